#pragma once
// Words counted: lists, collocates, keyness. Work on values, so they run as jobs.
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "corpus/job.h"
#include "corpus/project.h"
#include "i18n/analyser.h"
#include "i18n/span.h"
#include "search/index.h"

namespace search {

// Turns to count in, as values.
struct CountedText {
  Guid transcript;
  std::string text;
  struct Turn {
    std::int32_t index = 0;
    i18n::Span span;
    i18n::TextLanguage language = i18n::TextLanguage::Unknown;
  };
  std::vector<Turn> turns;
};
// All turns of the project, or those of a list. `withoutInterviewers` leaves out what interviewers say.
std::vector<CountedText> countedTexts(Index& index, const corpus::Project& project,
                                      const TurnList* only = nullptr, bool withoutInterviewers = false);

struct StopLists {
  std::map<i18n::Language, std::set<std::string>> words;  // folded
  static StopLists builtIn();
  static StopLists read(const corpus::Project& project);  // with what the project adds and takes away
};

struct WordOptions {
  bool byLemma = true;                       // forms of one word together; otherwise each form by itself
  std::set<i18n::Language> languages;        // of words; empty: all
  std::shared_ptr<const StopLists> without;  // none: nothing is left out
  int fewestLetters = 1;
  bool numbers = false;
};

// One word (lemma or form). What is a lemma: the word people look up (жұмыс, работа, work).
struct WordCount {
  std::string word;
  i18n::TextLanguage language = i18n::TextLanguage::Unknown;
  std::int64_t count = 0, turns = 0, transcripts = 0;
  double perMillion = 0;                                    // of all words counted
  std::vector<std::pair<std::string, std::int64_t>> forms;  // by count; one with byLemma off
  std::string query;                                        // typed form: finds these words
};
struct WordList {
  std::vector<WordCount> words;  // most frequent first, then by word
  std::int64_t total = 0;        // words in the texts, stop words and numbers included
};
WordList wordList(const std::vector<CountedText>& texts, const i18n::Analyser& analyser,
                  const WordOptions& options, corpus::Progress& progress);

// Words that stand near a word more often than by chance (Evert 2008): window of `span` words each side,
// within a turn. Contingency of tokens in and outside the windows.
struct Collocate {
  WordCount word;              // count: in the windows
  std::int64_t elsewhere = 0;  // of the word, outside
  double expected = 0;
  double logLikelihood = 0;      // G2 (Dunning 1993), signed: negative when rarer than by chance
  double logDice = 0;            // Rychlý 2008, at most 14
  double mutualInformation = 0;  // log2 observed / expected
  std::int64_t left = 0, right = 0;
  std::string query;  // node NEAR/span word
};
struct Collocates {
  std::vector<Collocate> words;  // by logDice
  std::int64_t nodes = 0;        // places of the word itself
};
// `node`: a word as typed, matched by `level`.
Collocates collocates(const std::vector<CountedText>& texts, const std::string& node, MatchLevel level,
                      int span, std::int64_t fewest, const i18n::Analyser& analyser,
                      const WordOptions& options, corpus::Progress& progress);

// Words that one group uses more than the other.
struct KeyWord {
  WordCount first, second;   // of the same word; counts may be 0
  double logLikelihood = 0;  // G2 (Dunning 1993; Rayson and Garside 2000), 1 degree of freedom, >= 0
  double p = 1;              // of chi-squared with 1 df
  double logRatio =
      0;  // Hardie 2014: log2 of relative frequencies, 0.5 for a count of 0; > 0: first uses more
  double percentDifference = 0;  // Gabrielatos and Marchi 2011; infinite when the second has none
  double bayes = 0;              // BIC (Wilson 2013): G2 - ln(total)
};
struct Keyness {
  std::vector<KeyWord> words;  // by |G2| descending
  std::int64_t firstTotal = 0, secondTotal = 0;
};
Keyness keyness(const std::vector<CountedText>& first, const std::vector<CountedText>& second,
                const i18n::Analyser& analyser, const WordOptions& options, std::int64_t fewest,
                corpus::Progress& progress);
// The formula by itself: a of b words in the first group, c of d in the second.
double logLikelihood(double a, double b, double c, double d);
double logRatio(double a, double b, double c, double d);

}  // namespace search
