#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/glossary_entries.h"
#include "corpus/project.h"
#include "i18n/analyser.h"
#include "search/query.h"

namespace search {

class GlossaryLookup;

// The glossary a project works with: the entries that come with the program (search/glossary.tsv, written for
// Suhbat), with those of the project in their place or beside them. A value; safe to read from several
// threads.
class Glossary {
 public:
  static const std::vector<corpus::GlossaryEntry>& builtIn();
  static Glossary read(const corpus::Project& project);
  explicit Glossary(std::vector<corpus::GlossaryEntry> entries);

  const std::vector<corpus::GlossaryEntry>& entries() const { return entries_; }  // without removed ones
  bool isBuiltIn(const corpus::Guid& entry) const;
  // The entries by their words' lemmas. Made at the first call (some tenths of a second), then kept.
  std::shared_ptr<const GlossaryLookup> lookup(const i18n::Analyser& analyser) const;

 private:
  struct KeptLookup;
  std::vector<corpus::GlossaryEntry> entries_;
  std::shared_ptr<KeptLookup> kept_;  // shared by copies
};

// What the glossary adds to one word (or phrase) of a query.
struct Addition {
  std::string typed;
  i18n::Span source;  // in what was typed
  struct Word {
    std::string text;  // a word, or several: a phrase
    i18n::Language language;
    bool struckOut = false;
  };
  std::vector<Word> words;
};
struct AcrossLanguages {
  Node query;  // with the words that are not struck out, joined by OR
  std::vector<Addition> additions;
};

// Finds the query's words in the glossary in any of their forms (unemployment, жұмыссыздыққа) and adds the
// other languages' words and the other words of the same language. Words in a row, in quotes or not, that are
// one entry are expanded whole; words marked exact, fuzzy or with wildcards, and what stands under NOT, are
// left as they are. NEAR takes single words only, so phrases are not added there. At most 2,000 words are
// added to one query; what is struck out (in any spelling that folds to it) is told but not searched.
AcrossLanguages acrossLanguages(const Node& query, const Glossary& glossary, const i18n::Analyser& analyser,
                                const std::vector<std::string>& struckOut = {});

}  // namespace search
