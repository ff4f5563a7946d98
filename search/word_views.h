#pragma once
// Words counted: lists, collocates, keyness. Work on values, so they run as jobs.
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "corpus/job.h"
#include "corpus/project.h"
#include "i18n/analyser.h"
#include "i18n/language_guess.h"
#include "i18n/span.h"
#include "search/index.h"
#include "search/word_statistics.h"

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
// All turns of the project, or those of a list, in the order of the transcripts' names. `withoutInterviewers`
// leaves out what interviewers say.
std::vector<CountedText> countedTexts(Index& index, const corpus::Project& project,
                                      const TurnList* only = nullptr, bool withoutInterviewers = false);

// Words of grammar and fillers of speech. Kazakh's hold the Russian fillers that Kazakh speech is full of.
struct StopLists {
  std::map<i18n::Language, std::set<std::string>> words;  // folded
  static StopLists builtIn();
  static StopLists read(const corpus::Project& project);  // with what the project adds and takes away
};

// The language of a word is that of its turn, unless only the other language's dictionary has it: общежитияға
// in a Kazakh turn is a form of the Russian общежитие, балалар in a Russian one is Kazakh. In mixed turns and
// those of no known language, a word is what it is in most turns of a clear language, else what its
// dictionary or its letters say. Latin letters are English but for words that read as Kazakh in Kazakh turns
// (each by itself: they have no lemma).
struct WordOptions {
  bool byLemma = true;                       // forms of one word together; otherwise each form by itself
  std::set<i18n::Language> languages;        // of words; empty: all
  std::shared_ptr<const StopLists> without;  // of the word's language, form or lemma; none: nothing left out
  int fewestLetters = 1;
  bool numbers = false;
};

// One word (lemma or form) of one language. What is a lemma: the word people look up (жұмыс, работа, work).
struct WordCount {
  std::string word;
  i18n::TextLanguage language = i18n::TextLanguage::Unknown;
  std::int64_t count = 0, turns = 0, transcripts = 0;
  double perMillion = 0;                                    // of all words counted
  std::vector<std::pair<std::string, std::int64_t>> forms;  // by count; one with byLemma off
  // Typed form, for MatchLevel::Forms: over the texts that were counted it finds the very turns counted (of a
  // word with more than 400 forms perhaps more).
  std::string query;
};
struct WordList {
  std::vector<WordCount> words;  // most frequent first, then by word
  std::int64_t total = 0;        // words in the texts, stop words and numbers included
};
// The views throw Cancelled.
WordList wordList(const std::vector<CountedText>& texts, const i18n::Analyser& analyser,
                  const WordOptions& options, corpus::Progress& progress);

// Words that stand near a word more often than by chance: surface cooccurrence within a window of `span`
// words each side in the same turn (Evert 2008, "Corpora and collocations"). Windows that overlap are united,
// so a word is counted once however many nodes it stands near, on the side of the nearest (before it, when
// two are as near). The node's own words count neither in the windows nor outside.
struct Collocate {
  WordCount word;              // count, turns, transcripts, forms: in the windows; per million of their words
  std::int64_t elsewhere = 0;  // of the word, outside
  double expected = 0;         // in the windows: their share of all words, of this word's count
  // G2 of the four cells word/other x in/outside the windows (Dunning 1993), signed: negative when rarer than
  // by chance.
  double logLikelihood = 0;
  double logDice = 0;            // Rychlý 2008, at most 14; see logDice()
  double mutualInformation = 0;  // log2 observed / expected (Church and Hanks 1990)
  std::int64_t left = 0, right = 0;
  // node NEAR word, at the level asked for: turns where they stand as near as counted. Not narrowed by the
  // language that a form is taken for; beside a phrase, turns that have both.
  std::string query;
};
struct Collocates {
  std::vector<Collocate> words;      // by logDice, then G2, then word
  std::int64_t nodes = 0;            // places of the word itself
  std::int64_t near = 0, total = 0;  // words in the windows; in the texts without the node's
};
// `node`: a word as typed, matched by `level` (several words: a phrase). `fewest`: times in the windows.
Collocates collocates(const std::vector<CountedText>& texts, const std::string& node, MatchLevel level,
                      int span, std::int64_t fewest, const i18n::Analyser& analyser,
                      const WordOptions& options, corpus::Progress& progress);

// Words that one group uses more than the other.
struct KeyWord {
  WordCount first, second;       // of the same word; counts may be 0; `query` finds it in both
  double logLikelihood = 0;      // G2, see logLikelihood()
  double p = 1;                  // of chi-squared with 1 df
  double logRatio = 0;           // > 0: the first uses it more
  double percentDifference = 0;  // Gabrielatos and Marchi 2011; infinite when the second has none
  double bayes = 0;  // BIC (Wilson 2013): G2 - ln(total); above 2 positive, 6 strong, 10 very strong evidence
};
struct Keyness {
  std::vector<KeyWord> words;  // by G2, then by word
  std::int64_t firstTotal = 0, secondTotal = 0;
};
// `fewest`: times in both groups together. A turn may stand in both groups; it is counted in both.
Keyness keyness(const std::vector<CountedText>& first, const std::vector<CountedText>& second,
                const i18n::Analyser& analyser, const WordOptions& options, std::int64_t fewest,
                corpus::Progress& progress);

}  // namespace search
