#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "corpus/glossary_entries.h"
#include "corpus/project.h"
#include "i18n/analyser.h"
#include "search/query.h"

namespace search {

// The glossary a project works with: the entries that come with the program (search/glossary.tsv, written for
// Suhbat), with those of the project in their place or beside them.
class Glossary {
 public:
  static const std::vector<corpus::GlossaryEntry>& builtIn();
  static Glossary read(const corpus::Project& project);
  explicit Glossary(std::vector<corpus::GlossaryEntry> entries);

  const std::vector<corpus::GlossaryEntry>& entries() const { return entries_; }  // without removed ones
  bool isBuiltIn(const corpus::Guid& entry) const;

 private:
  std::vector<corpus::GlossaryEntry> entries_;
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
// other languages' words and the other words of the same language. Words in quotes that are one entry are
// expanded whole; words marked exact, fuzzy or with wildcards, and what stands under NOT, are left as they
// are.
AcrossLanguages acrossLanguages(const Node& query, const Glossary& glossary, const i18n::Analyser& analyser,
                                const std::vector<std::string>& struckOut = {});

}  // namespace search
