#include "i18n/analyser.h"

#include <algorithm>
#include <future>
#include <mutex>

#include "i18n/dictionary_file.h"
#include "i18n/english_inflection.h"
#include "i18n/english_lexicon.h"
#include "i18n/kazakh_latin.h"
#include "i18n/kazakh_lexicon.h"
#include "i18n/kazakh_rank.h"
#include "i18n/kazakh_stems.h"
#include "i18n/russian_lexicon.h"
#include "i18n/spelling.h"
#include "i18n/stemmer.h"
#include "i18n/term_cache.h"
#include "i18n/text.h"

namespace i18n {
namespace {

// To be raised with every change of this file, the morphology or the spelling that changes a term.
constexpr int kAnalyserNumber = 11;

constexpr std::size_t kLongestTerm = 200;  // bytes; Xapian takes 245
constexpr std::size_t kLongestWord = 180;  // leaves room for prefix and restored letters
constexpr std::size_t kLongestInput = 4096;

std::string_view cut(std::string_view utf8, std::size_t bytes) {
  if (utf8.size() <= bytes) return utf8;
  while (bytes > 0 && (static_cast<unsigned char>(utf8[bytes]) & 0xC0) == 0x80) --bytes;
  return utf8.substr(0, bytes);
}

// The spelling all terms come from: folded, no white space or control characters, not too long.
std::string termSpelling(std::string_view word) {
  std::string out = folded(cut(word, kLongestInput));
  std::erase_if(out, [](char byte) { return static_cast<unsigned char>(byte) <= 0x20 || byte == 0x7F; });
  for (const std::string_view space : {"\xE1\x9A\x80", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85"})
    for (std::size_t at; (at = out.find(space)) != std::string::npos;) out.erase(at, space.size());
  return std::string(cut(out, kLongestWord));
}

class Terms {
 public:
  void add(std::string_view prefix, std::string_view term) {
    if (term.empty()) return;
    std::string whole(prefix);
    whole += term;
    whole = cut(whole, kLongestTerm);
    if (std::find(list_.begin(), list_.end(), whole) == list_.end()) list_.push_back(std::move(whole));
  }
  void add(std::string_view prefix, std::u16string_view term) { add(prefix, std::string_view(toUtf8(term))); }
  std::vector<std::string> take() { return std::move(list_); }

 private:
  std::vector<std::string> list_;
};

// The least of a word is the likeliest: қала, not қалалау.
const std::u16string& shortestOf(const std::vector<std::u16string>& lemmas) {
  return *std::min_element(lemmas.begin(), lemmas.end(),
                           [](const auto& a, const auto& b) { return a.size() < b.size(); });
}

// к or г among back vowels alone, where Kazakh has қ and ғ: no Kazakh spelling, though the dictionary lists
// some such (жаксы, орталык).
bool hasForeignK(std::u16string_view word) {
  return word.find_first_of(u"кг") != std::u16string_view::npos && harmonyOf(word) == VowelHarmony::Back &&
         word.find_first_of(u"әеөүіэ") == std::u16string_view::npos;
}

struct Stemmers {
  Stemmer russian{Stemmer::Algorithm::Russian};
  Stemmer english{Stemmer::Algorithm::English};
};

constexpr std::size_t kSharedLoan = 5;  // shorter words are too often two different ones (бас, ара)
constexpr std::size_t kVerbalisedNoun = 4;
constexpr std::size_t kMixedStem = 3;         // вуз
constexpr std::size_t kEnglishAndKazakh = 6;  // longer words are not both by chance
// кыз, жумыс: what no Russian dictionary knows is read as Kazakh without its letters; за and не are not.
constexpr std::size_t kTypedWithoutLetters = 3;

}  // namespace

struct Analyser::State {
  std::filesystem::path kkDictionary, kkAffixes, ruDictionary, ruAffixes, enDictionary, enAffixes;
  std::future<RussianLexicon> readingRussian;  // while the others are read
  KazakhLexicon kazakh;
  EnglishLexicon english;
  RussianLexicon russian;
  std::string version;
  mutable TermCache cache;
  mutable std::mutex stemmersMutex;
  mutable std::vector<std::unique_ptr<Stemmers>> idleStemmers;

  explicit State(const Dictionaries& dictionaries)
      : kkDictionary(dictionaries.find("kk_KZ", "dic")),
        kkAffixes(dictionaries.find("kk_KZ", "aff")),
        ruDictionary(dictionaries.find("ru_RU", "dic")),
        ruAffixes(dictionaries.find("ru_RU", "aff")),
        enDictionary(dictionaries.find("en_US", "dic")),
        enAffixes(dictionaries.find("en_US", "aff")),
        readingRussian(
            std::async(std::launch::async, [this] { return RussianLexicon(ruDictionary, ruAffixes); })),
        kazakh(kkDictionary, kkAffixes),
        english(enDictionary, enAffixes),
        russian(readingRussian.get()) {
    version = std::to_string(kAnalyserNumber);
    for (const auto& path : {kkDictionary, ruDictionary, ruAffixes, enDictionary, enAffixes})
      version += " " + fileSignature(path);
  }

  // Snowball's stemmers have scratch memory of their own, so each thread borrows a pair.
  std::unique_ptr<Stemmers> borrow() const {
    const std::lock_guard lock(stemmersMutex);
    if (idleStemmers.empty()) return std::make_unique<Stemmers>();
    auto out = std::move(idleStemmers.back());
    idleStemmers.pop_back();
    return out;
  }
  void giveBack(std::unique_ptr<Stemmers> stemmers) const {
    const std::lock_guard lock(stemmersMutex);
    idleStemmers.push_back(std::move(stemmers));
  }

  // Russian stems inside a word with Kazakh suffixes: общежития-ға, звон-да-й-мын.
  std::vector<std::u16string> mixedStems(std::u16string_view word, std::size_t shortest = kMixedStem) const {
    std::vector<std::u16string> out;
    for (const KazakhReading& reading :
         kazakh.morphology().readings(word, KazakhMorphology::Spelling::MixedWord)) {
      if (reading.stripped == 0 || reading.verb || reading.stem.size() < shortest) continue;
      const auto add = [&](const std::u16string& stem) {
        if (russian.knows(stem) && std::find(out.begin(), out.end(), stem) == out.end()) out.push_back(stem);
      };
      eachNounSpelling(reading, add);
      if (!reading.beforeVowel) add(reading.stem + u'ь');
      if (reading.stem.ends_with(u"ый")) add(reading.stem.substr(0, reading.stem.size() - 2) + u"ой");
    }
    return out;
  }

  // Loans that the Kazakh dictionary lists in a case only (сменада).
  std::vector<std::u16string> listedLoans(std::u16string_view word,
                                          const KazakhLexicon::Analysis& side) const {
    std::vector<std::u16string> out;
    if (!side.headword || side.lemmas.size() != 1 || isOwnWord(word) || russian.knows(word)) return out;
    for (std::u16string& stem : mixedStems(word, kSharedLoan))
      if (word.starts_with(stem) && isCaseEnding(word.substr(stem.size())) &&
          russian.lemmas(stem).front() == stem)
        out.push_back(std::move(stem));
    return out;
  }

  // звондау stands in no Russian dictionary, but звон does.
  std::u16string_view nounOfVerb(std::u16string_view infinitive) const {
    for (const std::u16string_view ending :
         {u"лау", u"леу", u"дау", u"деу", u"тау", u"теу", u"лану", u"лену", u"дану", u"дену", u"тану",
          u"тену", u"ласу", u"лесу", u"дасу", u"десу", u"тасу", u"тесу"}) {
      if (!infinitive.ends_with(ending)) continue;
      const std::u16string_view noun = infinitive.substr(0, infinitive.size() - ending.size());
      if (noun.size() >= kVerbalisedNoun && russian.knows(noun) && !kazakh.isHeadword(noun)) return noun;
    }
    return {};
  }

  void addRussianStem(Terms& terms, Stemmers& stemmers, const std::u16string& stem) const {
    for (const std::u16string& lemma : russian.lemmas(stem)) terms.add("XH", lemma);
    terms.add("XR", stemmers.russian(toUtf8(stem)));
  }

  // An English word is Kazakh too only where the match is wide (bar, men, at), unless it carries a sign that
  // English has not.
  void addLatinKazakh(Terms& terms, Stemmers& stemmers, std::string_view word, MatchLevel level,
                      bool query) const {
    const std::u16string wide = toUtf16(word);
    const bool marked = hasKazakhLatinMark(wide);
    // Without the English dictionary nothing says that a word isn't English.
    const bool kazakhOnly = marked || (!english.empty() && !english.knows(word));
    if (!kazakhOnly && (level != MatchLevel::Wide || wide.size() > kEnglishAndKazakh)) return;
    KazakhLexicon::Analysis side = kazakh.analyse(looseReadings(wide));
    if (query && side.headword) side.lemmas.resize(side.wholeLemmas);
    if (side.lemmas.empty() && kazakhOnly) {
      // A name, a new word, or a Russian one: компания stands in no Kazakh dictionary.
      for (const std::u16string& spelt : cyrillicOfLatin(wide)) {
        side.lemmas.push_back(spelt);
        if (russian.knows(spelt)) addRussianStem(terms, stemmers, spelt);
        if (query) continue;
        for (const std::u16string& guess : kazakh.analyse(spelt).guesses) side.lemmas.push_back(guess);
        for (const std::u16string& stem : mixedStems(spelt)) addRussianStem(terms, stemmers, stem);
      }
    }
    if (kazakhOnly)
      for (const std::u16string& lemma : side.lemmas) terms.add("XK", lemma);
    if (level == MatchLevel::Wide)
      for (const std::u16string& lemma : side.lemmas) terms.add("XF", keyboardFolded(toUtf8(lemma)));
  }

  // Words whose parts a hyphen holds together, where they come as one: facebook-та and 2024-жылы are found by
  // what stands before and behind it, заманнан-ақ and келді-ау by what stands before. (Kazakh suffixes behind
  // a hyphen are the morphology's: АҚШ-қа.)
  void addParts(Terms& terms, Stemmers& stemmers, std::string_view raw) const {
    const std::size_t at = raw.rfind('-');
    if (at == std::string_view::npos || at == 0 || at + 1 == raw.size()) return;
    const std::string_view before = raw.substr(0, at), behind = raw.substr(at + 1);
    if (!hasCyrillic(behind)) return;
    const auto add = [&](std::string_view part) {
      const std::vector<std::string> all = makeIndexTerms(part, stemmers);
      if (!all.empty()) terms.add("XK", all.front());
      for (std::size_t i = 1; i < all.size(); ++i) terms.add("", all[i]);
    };
    const std::string particle = termSpelling(behind);
    for (const std::string_view known : {"ақ", "ау", "ай", "мыс", "міс", "ті", "ды", "ді"})
      if (particle == known) return add(before);
    if (hasCyrillic(before)) return;
    add(before);
    add(behind);
  }

  std::vector<std::string> makeIndexTerms(std::string_view raw, Stemmers& stemmers) const {
    Terms terms;
    const std::string word = termSpelling(raw);
    terms.add("", word);
    if (!hasCyrillic(word)) {
      if (hasLatin(word)) {
        terms.add("XE", englishInflectionStem(word));
        addLatinKazakh(terms, stemmers, word, MatchLevel::Wide, false);
        terms.add("XF", stemmers.english(word));
      }
      return terms.take();
    }
    const std::u16string wide = toUtf16(word);
    const KazakhLexicon::Analysis kazakhSide = kazakh.analyse(wide);
    const bool kazakhLetters = hasKazakhLetter(word);
    const std::vector<std::u16string> russianLemmas =
        kazakhLetters ? std::vector<std::u16string>() : russian.lemmas(wide);

    const std::vector<std::u16string> typed = kazakhLetters || !russianLemmas.empty()
                                                  ? std::vector<std::u16string>()
                                                  : kazakh.analyse({keyboardReading(wide)}).lemmas;

    for (const std::u16string& lemma : kazakhSide.lemmas) {
      terms.add("XK", lemma);
      if (lemma.size() >= kSharedLoan && russian.knows(lemma)) addRussianStem(terms, stemmers, lemma);
      if (const std::u16string_view noun = nounOfVerb(lemma); !noun.empty())
        addRussianStem(terms, stemmers, std::u16string(noun));
    }
    for (const std::u16string& lemma : russianLemmas) terms.add("XH", lemma);
    if (!kazakhLetters) terms.add("XR", stemmers.russian(word));
    if (kazakhSide.lemmas.empty() && russianLemmas.empty()) {
      terms.add("XK", wide);
      for (const std::u16string& guess : kazakhSide.guesses) terms.add("XK", guess);
      for (const std::u16string& stem : mixedStems(wide, typed.empty() ? kMixedStem : kSharedLoan))
        addRussianStem(terms, stemmers, stem);
    }

    for (const std::u16string& stem : listedLoans(wide, kazakhSide)) addRussianStem(terms, stemmers, stem);

    addParts(terms, stemmers, cut(raw, kLongestWord));
    terms.add("XF", keyboardFolded(word));
    for (const std::u16string& lemma : kazakhSide.lemmas) terms.add("XF", keyboardFolded(toUtf8(lemma)));
    for (const std::u16string& lemma : typed) {
      if (wide.size() >= kTypedWithoutLetters) terms.add("XK", lemma);
      terms.add("XF", keyboardFolded(toUtf8(lemma)));
    }
    return terms.take();
  }

  std::vector<std::string> makeQueryTerms(std::string_view raw, MatchLevel level, Stemmers& stemmers) const {
    Terms terms;
    const std::string word = termSpelling(raw);
    terms.add("", word);
    if (level == MatchLevel::Exact) return terms.take();
    if (!hasCyrillic(word)) {
      if (hasLatin(word)) {
        terms.add("XE", englishInflectionStem(word));
        addLatinKazakh(terms, stemmers, word, level, true);
        if (level == MatchLevel::Wide) terms.add("XF", stemmers.english(word));
      } else {
        terms.add("XK", word);  // 20 finds 20-ға
      }
      return terms.take();
    }
    const std::u16string wide = toUtf16(word);
    KazakhLexicon::Analysis kazakhSide = kazakh.analyse(wide);
    const bool kazakhLetters = hasKazakhLetter(word);
    std::vector<std::u16string> russianLemmas =
        kazakhLetters ? std::vector<std::u16string>() : russian.lemmas(wide);

    // What is only a form of some Russian word (кошу, оку) may be a Kazakh word typed without its letters
    // too.
    const bool russianForm = !russianLemmas.empty() && russianLemmas.front() != wide;
    std::vector<std::u16string> typed;
    if (!kazakhLetters && (russianLemmas.empty() || russianForm) &&
        (!kazakhSide.headword || hasForeignK(wide))) {
      KazakhLexicon::Analysis side = kazakh.analyse({keyboardReading(wide)});
      if (side.headword || russianForm) side.lemmas.resize(side.wholeLemmas);
      typed = std::move(side.lemmas);
    }

    // A typed headword means itself, not what it might also be a form of. Infinitives are headwords here, so
    // жазу finds the forms of the verb and of the noun in one.
    const std::vector<std::u16string> loans = listedLoans(wide, kazakhSide);
    if (kazakhSide.headword) {
      // What the dictionary lists though it is a form (жұмысқа) means its headword as well.
      kazakhSide.lemmas = {wide};
      for (std::u16string& lemma : kazakhSide.formOf)
        if (lemma != wide) kazakhSide.lemmas.push_back(std::move(lemma));
      // A word of both languages (проблема) is asked in both, a Kazakh one (басы) not as a Russian form.
      if (russianLemmas.empty() || russianLemmas.front() != wide) russianLemmas.clear();
    }
    if (!russianLemmas.empty() && russianLemmas.front() == wide) {
      russianLemmas = {wide};
      for (std::u16string& lemma : russian.formOf(wide)) russianLemmas.push_back(std::move(lemma));
    }

    for (const std::u16string& lemma : kazakhSide.lemmas) terms.add("XK", lemma);
    for (const std::u16string& lemma : russianLemmas) terms.add("XH", lemma);
    if (russianLemmas.empty() ? kazakhSide.lemmas.empty() && !kazakhLetters
                              : !kazakhSide.headword || wide.size() >= kSharedLoan)
      terms.add("XR", stemmers.russian(word));
    if (kazakhSide.lemmas.empty() && russianLemmas.empty()) {
      terms.add("XK", wide);
      const std::vector<std::u16string> stems = mixedStems(wide, typed.empty() ? kMixedStem : kSharedLoan);
      for (const std::u16string& stem : stems) addRussianStem(terms, stemmers, stem);
      if (!kazakhLetters && typed.empty())
        terms.add("XF", keyboardFolded(word));  // in no dictionary: жаһандық
      if (stems.empty() && typed.empty() && !kazakhSide.guesses.empty())
        terms.add("XK", kazakhSide.guesses.front());
    }
    for (const std::u16string& stem : loans) addRussianStem(terms, stemmers, stem);
    for (const std::u16string& lemma : typed) {
      if (wide.size() >= kTypedWithoutLetters) terms.add("XK", lemma);
      if (level == MatchLevel::Wide) terms.add("XF", keyboardFolded(toUtf8(lemma)));
    }
    if (level == MatchLevel::Wide) {
      terms.add("XF", keyboardFolded(word));
      for (const std::u16string& lemma : kazakhSide.lemmas) terms.add("XF", keyboardFolded(toUtf8(lemma)));
    }
    return terms.take();
  }

  std::string lemma(std::string_view raw, TextLanguage language) const {
    const std::string word = termSpelling(raw);
    if (!hasCyrillic(word)) {
      if (!hasLatin(word)) return word;
      const std::u16string wide = toUtf16(word);
      if (language != TextLanguage::English && (hasKazakhLatinMark(wide) || !english.knows(word)))
        if (const auto lemmas = kazakh.analyse(looseReadings(wide)).lemmas; !lemmas.empty())
          return toUtf8(shortestOf(lemmas));
      const std::string base = english.base(word);
      return base.empty() ? word : base;
    }
    const std::u16string wide = toUtf16(word);
    const std::u16string asKazakh = kazakh.likeliest(wide);
    const std::u16string asRussian = hasKazakhLetter(word) ? std::u16string() : russian.likeliest(wide);
    if (!asKazakh.empty() && !asRussian.empty()) {
      if (language == TextLanguage::Kazakh) return toUtf8(asKazakh);
      if (language == TextLanguage::Russian) return toUtf8(asRussian);
      // The less had to be taken off the likelier.
      return toUtf8(asKazakh.size() > asRussian.size() ? asKazakh : asRussian);
    }
    if (!asKazakh.empty()) {
      if (asKazakh == wide)
        for (const std::u16string& stem : listedLoans(wide, kazakh.analyse(wide)))
          return toUtf8(russian.likeliest(stem));
      return toUtf8(asKazakh);
    }
    if (!asRussian.empty()) return toUtf8(asRussian);
    const std::vector<std::u16string> typed = hasKazakhLetter(word)
                                                  ? std::vector<std::u16string>()
                                                  : kazakh.analyse({keyboardReading(wide)}).lemmas;
    for (const std::u16string& stem : mixedStems(wide, typed.empty() ? kMixedStem : kSharedLoan))
      return toUtf8(russian.likeliest(stem));
    if (!typed.empty()) return toUtf8(shortestOf(typed));
    return language == TextLanguage::Russian ? word : toUtf8(kazakh.withoutCase(wide));
  }
};

Analyser::Analyser(const Dictionaries& dictionaries) : state_(std::make_unique<State>(dictionaries)) {}
Analyser::~Analyser() = default;

std::shared_ptr<const std::vector<std::string>> Analyser::indexTerms(std::string_view word) const {
  if (SharedTerms known = state_->cache.find(word)) return known;
  // Two threads may work out the same word: both answers are equal.
  auto stemmers = state_->borrow();
  auto terms = std::make_shared<const std::vector<std::string>>(state_->makeIndexTerms(word, *stemmers));
  state_->giveBack(std::move(stemmers));
  state_->cache.keep(word, terms);
  return terms;
}

std::vector<std::string> Analyser::queryTerms(std::string_view word, MatchLevel level) const {
  auto stemmers = state_->borrow();
  std::vector<std::string> terms = state_->makeQueryTerms(word, level, *stemmers);
  state_->giveBack(std::move(stemmers));
  return terms;
}

std::string Analyser::exactTerm(std::string_view word) {
  return std::string(cut(termSpelling(word), kLongestTerm));
}

std::string Analyser::lemma(std::string_view word, TextLanguage language) const {
  return state_->lemma(word, language);
}

std::string Analyser::version() const {
  return state_->version;
}

std::vector<Language> Analyser::missingDictionaries() const {
  std::vector<Language> out;
  if (state_->kazakh.empty()) out.push_back(Language::Kazakh);
  if (state_->russian.empty()) out.push_back(Language::Russian);
  return out;
}

}  // namespace i18n
