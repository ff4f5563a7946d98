#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/language_guess.h"
#include "i18n/messages.h"

namespace i18n {

// Where Debian's (or a bundled) hunspell dictionaries are: NAME.dic / NAME.aff.
struct Dictionaries {
  std::vector<std::filesystem::path> folders;
  // Beside the program, then the system's places (/usr/share/hunspell, /usr/share/myspell).
  static Dictionaries standard();
  std::filesystem::path find(std::string_view name, std::string_view extension) const;  // empty when absent
};

enum class MatchLevel { Exact, Forms, Wide };

// Word -> index or query terms, for Kazakh, Russian and English together (never gated by language).
// Terms carry the prefixes of the index: exact form none, XK Kazakh lemma, XH Russian hunspell lemma,
// XR Russian Snowball stem, XE English inflection stem, XF the wide tier: keyboard fold of
// Cyrillic words and their Kazakh lemmas, Snowball stem of Latin ones (which takes derivations for forms).
// Kazakh written otherwise has XK lemmas too, so that forms meet across spellings: Latin words that
// are not English, Cyrillic ones typed without ә ғ қ ң ө ұ ү һ і that are not Russian. Those that are (bar,
// кол) meet Kazakh ones only in the wide tier.
// Results are remembered per distinct word, those of the last 100,000 words at least and of 260,000 at most.
// Thread-safe.
class Analyser {
 public:
  explicit Analyser(const Dictionaries& dictionaries);
  ~Analyser();

  // All terms under which a word of a text is indexed, the exact form first, no duplicates. Never null.
  std::shared_ptr<const std::vector<std::string>> indexTerms(std::string_view word) const;
  // The terms any of which must match, for a typed word. Asymmetric: a typed word that is itself a candidate
  // headword and doesn't end in -у/-ю is searched by that lemma alone, or with the word of which it is surely
  // a form (the dictionaries list forms: жұмысқа, врачом).
  std::vector<std::string> queryTerms(std::string_view word, MatchLevel level) const;

  // The exact form of a word as it stands in the index: indexTerms(word)->front() without analysing anything,
  // for whoever compares words of a text (some 50 ns; asks neither dictionary nor memory).
  static std::string exactTerm(std::string_view word);
  // The word people look up, for lists: жұмыс, работа, work. Lower case, in full spelling. Where a form may
  // belong to several words, the one of the turn's language comes first, then the likeliest; of a word that
  // is unknown, the folded word less its Kazakh case endings, save in Russian turns.
  std::string lemma(std::string_view word, TextLanguage language) const;

  // Changes whenever the terms of any word may have changed, dictionaries included; kept in the index.
  std::string version() const;
  // Languages whose dictionary was not found; search works with less there.
  std::vector<Language> missingDictionaries() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace i18n
