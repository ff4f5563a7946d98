#include "i18n/kazakh_lexicon.h"

#include <algorithm>
#include <utility>

#include "i18n/dictionary_file.h"

namespace i18n {
namespace {

constexpr std::size_t kMostGuesses = 12;
constexpr std::uint32_t kNominal = 1;
constexpr std::uint32_t kVerbal = 2;  // an infinitive, flagged M–Z

// Forms that no suffix rule gives: the pronouns of closed class.
struct Irregular {
  std::u16string_view form;
  std::u16string_view lemma;
};
constexpr Irregular kIrregular[] = {
    {u"маған", u"мен"},   {u"менің", u"мен"},    {u"мені", u"мен"},   {u"менен", u"мен"},
    {u"менде", u"мен"},   {u"менімен", u"мен"},  {u"саған", u"сен"},  {u"сенің", u"сен"},
    {u"сені", u"сен"},    {u"сенен", u"сен"},    {u"сенде", u"сен"},  {u"сенімен", u"сен"},
    {u"оның", u"ол"},     {u"оны", u"ол"},       {u"оған", u"ол"},    {u"онда", u"ол"},
    {u"одан", u"ол"},     {u"онымен", u"ол"},    {u"олар", u"ол"},    {u"бұның", u"бұл"},
    {u"бұны", u"бұл"},    {u"бұған", u"бұл"},    {u"бұнда", u"бұл"},  {u"бұдан", u"бұл"},
    {u"бұнымен", u"бұл"}, {u"мұның", u"бұл"},    {u"мұны", u"бұл"},   {u"мұнда", u"бұл"},
    {u"мұнан", u"бұл"},   {u"мұнымен", u"бұл"},  {u"соның", u"сол"},  {u"соны", u"сол"},
    {u"соған", u"сол"},   {u"сонда", u"сол"},    {u"содан", u"сол"},  {u"сонымен", u"сол"},
    {u"осының", u"осы"},  {u"осыны", u"осы"},    {u"осыған", u"осы"}, {u"осында", u"осы"},
    {u"осыдан", u"осы"},  {u"осынымен", u"осы"},
};

bool endsWithAny(std::u16string_view word, std::initializer_list<std::u16string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::u16string_view e) { return word.ends_with(e); });
}

// A verb stem listed among the nouns (абайла); nouns that are also stems (жұмыс, айтыс) don't look like this.
bool isBareVerb(std::u16string_view word) {
  return word.size() >= 6 &&
         endsWithAny(word, {u"ла",  u"ле",  u"да",  u"де",  u"та",  u"те",  u"лан", u"лен", u"дан", u"ден",
                            u"тан", u"тен", u"лат", u"лет", u"дат", u"дет", u"тат", u"тет", u"дыр", u"дір",
                            u"тыр", u"тір", u"ғыз", u"гіз", u"қыз", u"кіз", u"лас", u"лес", u"ыл",  u"іл"});
}

bool isFiniteOrConverb(std::u16string_view word) {
  return endsWithAny(word, {u"ып", u"іп", u"ап", u"еп", u"ады", u"еді", u"йды", u"йді", u"ыпты", u"іпті"});
}

bool isDeclined(std::u16string_view word) {
  return endsWithAny(word,
                     {u"лар",  u"лер",  u"дар",  u"дер",  u"тар",  u"тер",  u"дың", u"дің", u"тың",  u"тің",
                      u"ның",  u"нің",  u"дан",  u"ден",  u"тан",  u"тен",  u"нан", u"нен", u"лары", u"лері",
                      u"дары", u"дері", u"тары", u"тері", u"ында", u"інде", u"ына", u"іне"});
}

bool hasVowel(std::u16string_view word) {
  return std::any_of(word.begin(), word.end(), isCyrillicVowel);
}

std::u16string keyboard(std::u16string_view word) {
  static constexpr std::u16string_view kFrom = u"қғңөұүәһі";
  static constexpr std::u16string_view kTo = u"кгноууахи";
  std::u16string out(word);
  for (char16_t& letter : out)
    if (const auto at = kFrom.find(letter); at != std::u16string_view::npos) letter = kTo[at];
  return out;
}

// How a stem may stand in the dictionary, the likeliest first: voiced ends restored, the dropped vowel of
// мұрн-ы, the ь and і of loans (медал-і, проекті-лер).
template <typename Visit>
void eachNounSpelling(const KazakhReading& reading, Visit visit) {
  const std::u16string& stem = reading.stem;
  visit(stem);
  if (stem.size() < 2) return;
  const char16_t last = stem.back();
  if (reading.beforeVowel) {
    const std::u16string_view voicedEnds = u"бгғ", voicelessEnds = u"пкқ";
    if (const auto at = voicedEnds.find(last); at != std::u16string_view::npos)
      visit(stem.substr(0, stem.size() - 1) + voicelessEnds[at]);
    if (!isCyrillicVowel(last) && !isCyrillicVowel(stem[stem.size() - 2]) && stem.size() >= 3) {
      const std::u16string front = stem.substr(0, stem.size() - 1);
      const char16_t vowel = harmonyOf(stem) == VowelHarmony::Front ? u'і' : u'ы';
      const auto at = voicedEnds.find(last);
      visit(front + vowel + (at == std::u16string_view::npos ? last : voicelessEnds[at]));
    }
    if (!isCyrillicVowel(last)) visit(stem + u'ь');
  } else if (stem.size() > 3 && (last == u'і' || last == u'ы') && stem[stem.size() - 2] == u'т' &&
             !isCyrillicVowel(stem[stem.size() - 3])) {
    visit(stem.substr(0, stem.size() - 1));
  }
}

// The infinitives a verb stem may belong to: оқы- оқу, қой- қою, тап- табу, шық- шығу.
template <typename Visit>
void eachInfinitive(const KazakhReading& reading, Visit visit) {
  const std::u16string& stem = reading.stem;
  if (stem.empty()) return;
  const std::u16string front = stem.substr(0, stem.size() - 1);
  switch (stem.back()) {
    case u'ы':
    case u'і':
      visit(front + u'у');
      return;
    case u'й':
    case u'и':
      visit((stem.back() == u'й' ? front : stem) + u'ю');
      return;
    case u'п':
      visit(front + u"бу");
      break;
    case u'қ':
      visit(front + u"ғу");
      break;
    case u'к':
      visit(front + u"гу");
      break;
    case u'у':
      if (reading.beforeConverb) visit(front + u"бу");
      break;
    default:
      break;
  }
  visit(stem + u'у');
}

}  // namespace

KazakhLexicon::KazakhLexicon(const std::filesystem::path& dictionary, const std::filesystem::path& affixes) {
  if (dictionary.empty()) return;
  words_ = WordTable(56'000);
  eachDictionaryWord(dictionary, affixes, [&](std::u16string_view word, std::string_view flags) {
    const bool verb = std::any_of(flags.begin(), flags.end(), [](char f) { return f >= 'M' && f <= 'Z'; });
    words_.add(word, verb && (word.ends_with(u'у') || word.ends_with(u'ю')) ? kVerbal : kNominal);
  });
  kept_ = std::make_unique<std::atomic<std::uint8_t>[]>(words_.size());
  folded_ = WordTable(56'000);
  for (std::uint32_t number = 0; number < words_.size(); ++number)
    folded_.add(keyboard(words_.word(number)), words_.flags(number));
}

// Some 7,000 headwords are forms of others (абайдан, абайлап, абайла); as headwords they would stand in the
// way.
bool KazakhLexicon::isKept(std::uint32_t number) const {
  if (const std::uint8_t known = kept_[number].load(std::memory_order_relaxed)) return known == 1;
  const std::u16string_view word = words_.word(number);
  bool kept = true;
  if ((words_.flags(number) & kVerbal) == 0) {
    for (const KazakhReading& reading : morphology_.readings(word, KazakhMorphology::Spelling::Kazakh)) {
      if (!reading.harmony || reading.stem.size() < 3) continue;
      // Only what is surely a form: most short endings also make words of their own (көңілді, орысша, кесте).
      if (reading.verb && (reading.stripped == 0 ? isBareVerb(word) : isFiniteOrConverb(word))) {
        eachInfinitive(reading, [&](const std::u16string& infinitive) {
          if (isVerb(infinitive)) kept = false;
        });
      } else if (!reading.verb && reading.stripped >= 3 && isDeclined(word)) {
        if (words_.contains(reading.stem)) kept = false;
      }
    }
  }
  kept_[number].store(kept ? 1 : 2, std::memory_order_relaxed);
  return kept;
}

bool KazakhLexicon::isVerb(std::u16string_view infinitive) const {
  const std::uint32_t number = words_.find(infinitive);
  return number != WordTable::kAbsent && (words_.flags(number) & kVerbal) != 0;
}

std::uint32_t KazakhLexicon::nounOf(std::u16string_view stem) const {
  const std::uint32_t number = words_.find(stem);
  return number != WordTable::kAbsent && isKept(number) ? number : WordTable::kAbsent;
}

void KazakhLexicon::addLemmas(const KazakhReading& reading, std::vector<std::uint32_t>& out) const {
  const auto add = [&](std::uint32_t number) {
    if (number != WordTable::kAbsent && std::find(out.begin(), out.end(), number) == out.end())
      out.push_back(number);
  };
  if (reading.verb) {
    eachInfinitive(reading, [&](const std::u16string& infinitive) {
      if (isVerb(infinitive)) add(words_.find(infinitive));
    });
  } else {
    eachNounSpelling(reading, [&](const std::u16string& spelling) { add(nounOf(spelling)); });
  }
}

KazakhLexicon::Analysis KazakhLexicon::analyse(std::u16string_view word) const {
  Analysis out;
  for (const Irregular& irregular : kIrregular)
    if (irregular.form == word) out.lemmas.emplace_back(irregular.lemma);
  const std::vector<KazakhReading> readings = morphology_.readings(word, KazakhMorphology::Spelling::Kazakh);
  std::vector<std::uint32_t> found;
  // First pass: the readings that leave a headword.
  struct Good {
    const KazakhReading* reading;
    std::vector<std::uint32_t> lemmas;
  };
  std::vector<Good> good;
  for (const KazakhReading& reading : readings) {
    if (!reading.harmony) continue;
    Good entry{&reading, {}};
    addLemmas(reading, entry.lemmas);
    if (!entry.lemmas.empty()) good.push_back(std::move(entry));
  }
  const bool whole = std::any_of(good.begin(), good.end(), [](const Good& entry) {
    return entry.reading->stripped == 0 && !entry.reading->verb;
  });
  const auto hasStemOf = [&](std::u16string_view start, std::size_t letters) {
    return std::any_of(good.begin(), good.end(), [&](const Good& entry) {
      return entry.reading->stem.size() == letters && entry.reading->stem.starts_with(start);
    });
  };
  for (const Good& entry : good) {
    const KazakhReading& reading = *entry.reading;
    // жер is not же-р, қыл- not қы-л: two letters ending in a vowel are too little against three.
    if (reading.verb && reading.stem.size() == 2 && isCyrillicVowel(reading.stem[1]) &&
        hasStemOf(reading.stem, 3))
      continue;
    // орысша and қандай in the dictionary are words of their own.
    if (whole && !reading.verb && (reading.stripped == 2 || reading.stripped == 3) &&
        endsWithAny(word, {u"ша", u"ше", u"дай", u"дей", u"тай", u"тей"}))
      continue;
    for (const std::uint32_t number : entry.lemmas)
      if (std::find(found.begin(), found.end(), number) == found.end()) found.push_back(number);
  }
  for (std::uint32_t number : found) {
    if (words_.word(number) == word) out.headword = true;
    if (std::find(out.lemmas.begin(), out.lemmas.end(), words_.word(number)) == out.lemmas.end())
      out.lemmas.emplace_back(words_.word(number));
  }
  if (!out.lemmas.empty()) return out;
  // Names and new words: every stage of taking nominal suffixes off, since where the name ends is open, and
  // the infinitives the word would belong to if it were a verb.
  const auto guess = [&](const std::u16string& stem) {
    if (std::find(out.guesses.begin(), out.guesses.end(), stem) == out.guesses.end())
      out.guesses.push_back(stem);
  };
  // New loans may go against harmony (мониторинг-ке), so that is asked only while it leaves something.
  for (const bool harmony : {true, false}) {
    if (!out.guesses.empty()) break;
    for (const KazakhReading& reading : readings) {
      if (reading.verb || reading.harmony != harmony || reading.stripped == 0 || reading.stem.size() < 3)
        continue;
      if (hasVowel(reading.stem)) guess(reading.stem);
    }
  }
  std::stable_sort(out.guesses.begin(), out.guesses.end(),
                   [](const auto& a, const auto& b) { return a.size() < b.size(); });
  for (const KazakhReading& reading : readings) {
    if (!reading.verb || !reading.harmony || reading.stripped < 2 || reading.stem.size() < 3) continue;
    if (!hasVowel(reading.stem) || out.guesses.size() >= kMostGuesses) continue;
    bool first = true;
    eachInfinitive(reading, [&](const std::u16string& infinitive) {
      if (std::exchange(first, false)) guess(infinitive);
    });
  }
  return out;
}

std::vector<std::u16string> KazakhLexicon::keyboardLemmas(std::u16string_view foldedWord) const {
  std::vector<std::u16string> out;
  const auto add = [&](const std::u16string& spelling, std::uint32_t wanted) {
    const std::uint32_t number = folded_.find(spelling);
    if (number == WordTable::kAbsent || (folded_.flags(number) & wanted) == 0) return;
    if (std::find(out.begin(), out.end(), spelling) == out.end()) out.push_back(spelling);
  };
  for (const KazakhReading& reading :
       morphology_.readings(foldedWord, KazakhMorphology::Spelling::RussianLetters)) {
    if (reading.verb) {
      KazakhReading plain = reading;
      eachInfinitive(plain, [&](const std::u16string& infinitive) { add(infinitive, kVerbal); });
      if (reading.stem.ends_with(u'к')) add(reading.stem.substr(0, reading.stem.size() - 1) + u"гу", kVerbal);
      if (reading.stem.ends_with(u'и')) add(reading.stem.substr(0, reading.stem.size() - 1) + u"у", kVerbal);
    } else {
      eachNounSpelling(reading, [&](const std::u16string& spelling) { add(spelling, kNominal | kVerbal); });
    }
  }
  return out;
}

}  // namespace i18n
