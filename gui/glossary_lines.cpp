#include "gui/glossary_lines.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "i18n/format.h"

namespace gui {
namespace {

using corpus::GlossaryEntry;
using State = GlossaryLine::State;

// The topics of search/glossary.tsv, by which they are kept, and how they are called.
struct Topic {
  const char* kept;
  std::string shown;
};
std::vector<Topic> knownTopics(const i18n::Messages& tr) {
  return {
      {"migration", tr.in("topic of words", "Migration")}, {"decision", tr.in("topic of words", "Decision")},
      {"work", tr.in("topic of words", "Work")},           {"study", tr.in("topic of words", "Study")},
      {"money", tr.in("topic of words", "Money")},         {"housing", tr.in("topic of words", "Housing")},
      {"family", tr.in("topic of words", "Family")},       {"place", tr.in("topic of words", "Place")},
      {"services", tr.in("topic of words", "Services")},   {"health", tr.in("topic of words", "Health")},
      {"feelings", tr.in("topic of words", "Feelings")},   {"law", tr.in("topic of words", "Law")}};
}

}  // namespace

const std::vector<std::string>& wordsIn(const GlossaryEntry& entry, i18n::Language language) {
  switch (language) {
    case i18n::Language::Kazakh:
      return entry.kazakh;
    case i18n::Language::Russian:
      return entry.russian;
    case i18n::Language::English:
      break;
  }
  return entry.english;
}

std::vector<std::string>& wordsIn(GlossaryEntry& entry, i18n::Language language) {
  return const_cast<std::vector<std::string>&>(wordsIn(std::as_const(entry), language));
}

std::string entryName(const GlossaryEntry& entry, i18n::Language language) {
  if (const auto& words = wordsIn(entry, language); !words.empty()) return words.front();
  for (const auto other : i18n::kLanguages)
    if (const auto& words = wordsIn(entry, other); !words.empty()) return words.front();
  return {};
}

std::string topicName(std::string_view topic, const i18n::Messages& tr) {
  for (auto& known : knownTopics(tr))
    if (topic == known.kept) return std::move(known.shown);
  return std::string(topic);
}

std::string topicOf(std::string_view name, const i18n::Messages& tr) {
  const std::string folded = i18n::foldedForTyping(name);
  for (const auto& known : knownTopics(tr))
    if (folded == i18n::foldedForTyping(known.shown)) return known.kept;
  return std::string(name);
}

std::vector<std::string> topicNames(const std::vector<GlossaryLine>& lines, const i18n::Messages& tr) {
  std::vector<std::string> names;
  for (const auto& line : lines) {
    std::string name = topicName(line.entry.topic, tr);
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return names;
}

std::vector<GlossaryLine> glossaryLines(const corpus::Project& project, const i18n::Messages& tr) {
  std::unordered_map<corpus::Guid, GlossaryEntry> own;
  for (auto& entry : corpus::glossaryEntries(project)) {
    const corpus::Guid guid = entry.guid;
    own.emplace(guid, std::move(entry));
  }
  std::vector<GlossaryLine> lines;
  for (const auto& entry : search::Glossary::builtIn()) {
    const auto instead = own.find(entry.guid);
    if (instead == own.end()) {
      lines.push_back({entry, State::BuiltIn});
    } else if (instead->second.removed) {
      lines.push_back({entry, State::Removed});
    } else {
      lines.push_back({instead->second, State::Changed});
    }
    if (instead != own.end()) own.erase(instead);
  }
  for (auto& [guid, entry] : own)
    if (!entry.removed) lines.push_back({std::move(entry), State::Own});
  const i18n::Collator collator(tr.language());
  std::unordered_map<corpus::Guid, std::pair<std::string, std::string>> keys;
  for (const auto& line : lines)
    keys[line.entry.guid] = {topicName(line.entry.topic, tr), entryName(line.entry, tr.language())};
  std::sort(lines.begin(), lines.end(), [&](const GlossaryLine& one, const GlossaryLine& other) {
    const auto &a = keys[one.entry.guid], &b = keys[other.entry.guid];
    if (const int topic = collator.compare(a.first, b.first); topic != 0) return topic < 0;
    if (const int word = collator.compare(a.second, b.second); word != 0) return word < 0;
    return one.entry.guid.text() < other.entry.guid.text();
  });
  return lines;
}

std::string stateWord(State state, const i18n::Messages& tr) {
  switch (state) {
    case State::Changed:
      return tr.in("entry of the glossary", "changed");
    case State::Own:
      return tr.in("entry of the glossary", "own");
    case State::Removed:
      return tr.in("entry of the glossary", "removed");
    case State::BuiltIn:
      break;
  }
  return {};
}

std::string addedWords(const std::string& typed, const search::Glossary& glossary,
                       const i18n::Analyser& analyser, const i18n::Messages& tr) {
  try {
    const auto across = search::acrossLanguages(search::parseQuery(typed, {}), glossary, analyser);
    const std::string names[] = {tr("Kazakh"), tr("Russian"), tr("English")};
    std::string said;
    for (std::size_t i = 0; i < std::size(i18n::kLanguages); ++i) {
      std::string words;
      for (const auto& addition : across.additions)
        for (const auto& word : addition.words)
          if (word.language == i18n::kLanguages[i]) words += (words.empty() ? "" : ", ") + word.text;
      if (!words.empty()) said += (said.empty() ? "" : "  ·  ") + names[i] + ": " + words;
    }
    return said.empty() ? tr("Nothing would be added to it.") : said;
  } catch (const search::QueryError& mistake) {
    return tr(mistake.message());
  }
}

}  // namespace gui
