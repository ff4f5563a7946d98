#pragma once
// The glossary as its window lists it: what comes with the program and what the project has instead, besides
// or no more.
#include <string>
#include <string_view>
#include <vector>

#include "corpus/glossary_entries.h"
#include "i18n/messages.h"
#include "search/glossary.h"

namespace gui {

struct GlossaryLine {
  enum class State { BuiltIn, Changed, Own, Removed };
  corpus::GlossaryEntry entry;  // Removed: as it was before
  State state = State::BuiltIn;
};

// By topic, then by the first word in the language of the interface.
std::vector<GlossaryLine> glossaryLines(const corpus::Project& project, const i18n::Messages& tr);

// A topic of the glossary that comes with the program in the interface's language; another as it is.
std::string topicName(std::string_view topic, const i18n::Messages& tr);
// The other way round: what is kept of a topic that was typed or chosen.
std::string topicOf(std::string_view name, const i18n::Messages& tr);
// Names of all topics, without repetitions, in order.
std::vector<std::string> topicNames(const std::vector<GlossaryLine>& lines, const i18n::Messages& tr);

// “жұмыссыздық; жұмыссыз”, with the words of one language.
const std::vector<std::string>& wordsIn(const corpus::GlossaryEntry& entry, i18n::Language language);
std::vector<std::string>& wordsIn(corpus::GlossaryEntry& entry, i18n::Language language);
// By which an entry is called in labels: its first word in the language, or in another.
std::string entryName(const corpus::GlossaryEntry& entry, i18n::Language language);

// “changed”, “own”, “removed”; nothing for what stands as it came.
std::string stateWord(GlossaryLine::State state, const i18n::Messages& tr);
// Which words a search across languages would add to what was typed, in one line.
std::string addedWords(const std::string& typed, const search::Glossary& glossary,
                       const i18n::Analyser& analyser, const i18n::Messages& tr);

}  // namespace gui
