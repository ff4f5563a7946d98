#include "i18n/kazakh_lexicon.h"

#include <algorithm>
#include <utility>

#include "i18n/dictionary_file.h"
#include "i18n/kazakh_latin.h"
#include "i18n/kazakh_rank.h"
#include "i18n/kazakh_stems.h"

namespace i18n {
namespace {

constexpr std::size_t kMostGuesses = 12;
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

}  // namespace

KazakhLexicon::KazakhLexicon(const std::filesystem::path& dictionary, const std::filesystem::path& affixes) {
  if (dictionary.empty()) return;
  words_ = WordTable(56'000);
  eachDictionaryWord(dictionary, affixes, [&](std::u16string_view word, std::string_view flags, bool) {
    const bool verb = std::any_of(flags.begin(), flags.end(), [](char f) { return f >= 'M' && f <= 'Z'; });
    words_.add(word, verb && (word.ends_with(u'у') || word.ends_with(u'ю')) ? kVerbal : kNominal);
  });
  addMissing();
  kept_ = std::make_unique<std::atomic<std::uint8_t>[]>(words_.size());
  loose_ = WordTable(56'000);
  nextLoose_.assign(words_.size(), WordTable::kAbsent);
  for (std::uint32_t number = 0; number < words_.size(); ++number) {
    const std::uint32_t at = loose_.add(looseKazakh(words_.word(number)), 0);
    if (at == firstLoose_.size())
      firstLoose_.push_back(number);
    else
      nextLoose_[number] = std::exchange(firstLoose_[at], number);
  }
}

// What the dictionary lacks: everyday words, and the nouns of which it lists a possessive only (қиындығы).
void KazakhLexicon::addMissing() {
  for (const std::u16string_view verb : kMissingVerbs) words_.add(verb, kVerbal);
  for (const std::u16string_view noun : kMissingNouns) words_.add(noun, kNominal);
  const std::size_t listed = words_.size();
  for (std::uint32_t number = 0; number < listed; ++number) {
    const std::u16string word(words_.word(number));
    if (word.size() > 5 && (word.ends_with(u"дығы") || word.ends_with(u"лығы") || word.ends_with(u"тығы")))
      words_.add(word.substr(0, word.size() - 2) + u'қ', kNominal);
    else if (word.size() > 5 &&
             (word.ends_with(u"дігі") || word.ends_with(u"лігі") || word.ends_with(u"тігі")))
      words_.add(word.substr(0, word.size() - 2) + u'к', kNominal);
  }
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

std::vector<KazakhLexicon::Founded> KazakhLexicon::founded(std::u16string_view word,
                                                           const std::vector<KazakhReading>& readings) const {
  std::vector<Founded> good;
  for (const KazakhReading& reading : readings) {
    if (!reading.harmony) continue;
    Founded entry{reading, {}};
    addLemmas(reading, entry.lemmas);
    if (!entry.lemmas.empty()) good.push_back(std::move(entry));
  }
  const bool whole = std::any_of(good.begin(), good.end(), [](const Founded& entry) {
    return entry.reading.stripped == 0 && !entry.reading.verb;
  });
  const auto hasStemOf = [&](std::u16string_view start, std::size_t letters) {
    return std::any_of(good.begin(), good.end(), [&](const Founded& entry) {
      return entry.reading.stem.size() == letters && entry.reading.stem.starts_with(start);
    });
  };
  std::vector<Founded> out;
  for (const Founded& entry : good) {
    const KazakhReading& reading = entry.reading;
    // жер is not же-р, қыл- not қы-л: two letters ending in a vowel are too little against three.
    // де- and же- are met more than any of those: деп, деді, жеп.
    if (reading.verb && reading.stem.size() == 2 && isCyrillicVowel(reading.stem[1]) &&
        hasStemOf(reading.stem, 3) &&
        !((reading.stem == u"де" || reading.stem == u"же") &&
          std::u16string_view(u"пдгйм").find(word[2]) < 5))
      continue;
    // жұмыс is not "close each other's eyes", nor соғыс "hit each other".
    if (whole && reading.verb && reading.stripped > 0 && isKazakhVoice(word.substr(reading.stem.size())))
      continue;
    // орысша and қандай in the dictionary are words of their own.
    if (whole && !reading.verb && (reading.stripped == 2 || reading.stripped == 3) &&
        endsWithAny(word, {u"ша", u"ше", u"дай", u"дей", u"тай", u"тей"}))
      continue;
    out.push_back(entry);
  }
  return out;
}

KazakhLexicon::Analysis KazakhLexicon::analyse(std::u16string_view word) const {
  Analysis out;
  for (const KazakhIrregular& irregular : kIrregular)
    if (irregular.form == word) out.lemmas.emplace_back(irregular.lemma);
  const std::vector<KazakhReading> readings = morphology_.readings(word, KazakhMorphology::Spelling::Kazakh);
  std::vector<std::uint32_t> found;
  for (const Founded& entry : founded(word, readings)) {
    for (const std::uint32_t number : entry.lemmas) {
      if (std::find(found.begin(), found.end(), number) == found.end()) found.push_back(number);
      if (isListedForm(entry.reading, word, words_.word(number)))
        out.formOf.emplace_back(words_.word(number));
    }
  }
  for (std::uint32_t number : found) {
    if (words_.word(number) == word) out.headword = true;
    if (std::find(out.lemmas.begin(), out.lemmas.end(), words_.word(number)) == out.lemmas.end())
      out.lemmas.emplace_back(words_.word(number));
  }
  if (!out.lemmas.empty()) return out;
  // Names and new words: every stage of taking nominal suffixes off, since where the name ends is open, and
  // the infinitives the word would belong to if it were a verb.
  const auto guess = [&](std::u16string stem) {
    if (stem.ends_with(u'-')) stem.pop_back();  // АҚШ-қа, 20-ға
    if (std::find(out.guesses.begin(), out.guesses.end(), stem) == out.guesses.end())
      out.guesses.push_back(stem);
  };
  // New loans may go against harmony (мониторинг-ке), so that is asked only while it leaves something.
  for (const bool harmony : {true, false}) {
    if (!out.guesses.empty()) break;
    for (const KazakhReading& reading : readings) {
      if (reading.verb || reading.harmony != harmony || reading.stripped == 0) continue;
      if (!reading.stem.ends_with(u'-') && (reading.stem.size() < 3 || !hasVowel(reading.stem))) continue;
      guess(reading.stem);
      // мөлдірлігі is of мөлдірлік, though no dictionary has it.
      const auto voicedEnd = std::u16string_view(u"бгғ").find(reading.stem.back());
      if (reading.beforeVowel && voicedEnd != std::u16string_view::npos)
        guess(reading.stem.substr(0, reading.stem.size() - 1) + u"пкқ"[voicedEnd]);
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

}  // namespace i18n
