#include "i18n/kazakh_lexicon.h"

#include <algorithm>
#include <utility>

#include "i18n/dictionary_file.h"
#include "i18n/kazakh_latin.h"
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

// Words that look like a form of another word (пай-да, кес-те) and are hardly ever that.
constexpr std::u16string_view kNoForms[] = {
    u"пайда",  u"сауда",  u"парта",  u"карта",  u"қатты",   u"тәтті",   u"кесте", u"мүдде",  u"апта",
    u"қайта",  u"тағы",   u"бірге",  u"әлі",    u"жалпы",   u"ұлы",     u"сары",  u"кәрі",   u"тірі",
    u"ірі",    u"ескі",   u"өлі",    u"кері",   u"бері",    u"әрі",     u"енді",  u"сияқты", u"секілді",
    u"қарсы",  u"қарға",  u"басқа",  u"қысқа",  u"тұлға",   u"дұға",    u"талап", u"тарап",  u"жалған",
    u"қорған", u"майдан", u"арқылы", u"туралы", u"бойынша", u"қайда",   u"орда",  u"асты",   u"үсті",
    u"алғы",   u"тиісті", u"тіпті",  u"дейін",  u"кейін",   u"бойы",    u"сайын", u"үшін",   u"ертегі",
    u"кейде",  u"бірде",  u"күлкі",  u"түлкі",  u"мысалы",  u"кәдімгі", u"бүгін", u"кісі",   u"өзге",
    u"қатын",  u"шағын",  u"шілде",  u"теңге"};

// Nouns of two letters that are met in all their forms; other remainders of two letters are chance.
constexpr std::u16string_view kShortNouns[] = {u"ел", u"ер", u"үй", u"ой", u"ат", u"ет", u"от",
                                               u"су", u"ту", u"із", u"іс", u"ас", u"ұл", u"ай",
                                               u"ақ", u"аз", u"өз", u"ән", u"ми", u"ар", u"іш"};

template <std::size_t N>
bool isAmong(const std::u16string_view (&list)[N], std::u16string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Whether what a longer stem has more is an ending (елі- of ел) rather than its own (адам- is not ада-м).
bool isParted(std::u16string_view word, std::u16string_view stem, std::u16string_view longer) {
  if (stem.size() < 3 && !isAmong(kShortNouns, stem)) return false;
  const std::u16string_view more = longer.substr(stem.size());
  if (more == u"с")
    return word.size() > longer.size() && std::u16string_view(u"ыі").find(word[longer.size()]) < 2;
  if (more == u"т") return !isCyrillicVowel(stem.back());
  static constexpr std::u16string_view kOwn[] = {u"м",  u"ң",  u"л",  u"ш",  u"қ",  u"к",  u"ым",
                                                 u"ім", u"ың", u"ің", u"ыс", u"іс", u"ыт", u"іт"};
  return !isAmong(kOwn, more);
}

// A suffix that makes a verb stem of a verb stem.
bool isVoice(std::u16string_view suffix) {
  static constexpr std::u16string_view kVoices[] = {u"ыс", u"іс", u"с", u"ын", u"ін", u"н",
                                                    u"ыл", u"іл", u"л", u"ыт", u"іт", u"т"};
  return isAmong(kVoices, suffix);
}

// A form beyond doubt, so it goes before the word as the dictionary has it, which lists forms too (елде).
bool isSurelyForm(const KazakhReading& reading, std::u16string_view word) {
  if (reading.stripped == 0 || isAmong(kNoForms, word)) return false;
  if (reading.verb)
    return reading.stem.size() >= 2 &&
           endsWithAny(word, {u"ды",   u"ді",  u"ты",  u"ті",  u"ған", u"ген",  u"қан",  u"кен",
                              u"ып",   u"іп",  u"ап",  u"еп",  u"оп",  u"атын", u"етін", u"йтын",
                              u"йтін", u"мын", u"мін", u"сың", u"сің", u"мыз",  u"міз"});
  if (reading.stem.size() < 2 || (reading.stem.size() == 2 && !isAmong(kShortNouns, reading.stem)))
    return false;
  // Not the accusative alone: маңызды is rather "important".
  if (reading.stripped == 2 && endsWithAny(word, {u"ды", u"ді", u"ты", u"ті"})) return false;
  return endsWithAny(
      word, {u"лар", u"лер", u"дар", u"дер", u"тар", u"тер", u"дың", u"дің", u"тың",  u"тің", u"ның", u"нің",
             u"дан", u"ден", u"тан", u"тен", u"нан", u"нен", u"мен", u"бен", u"пен",  u"да",  u"де",  u"та",
             u"те",  u"ға",  u"ге",  u"қа",  u"ке",  u"на",  u"не",  u"ны",  u"ні",   u"сы",  u"сі",  u"ы",
             u"і",   u"ын",  u"ін",  u"ғы",  u"гі",  u"мыз", u"міз", u"лық", u"ыңыз", u"іңіз"});
}

}  // namespace

KazakhLexicon::KazakhLexicon(const std::filesystem::path& dictionary, const std::filesystem::path& affixes) {
  if (dictionary.empty()) return;
  words_ = WordTable(56'000);
  eachDictionaryWord(dictionary, affixes, [&](std::u16string_view word, std::string_view flags, bool) {
    const bool verb = std::any_of(flags.begin(), flags.end(), [](char f) { return f >= 'M' && f <= 'Z'; });
    words_.add(word, verb && (word.ends_with(u'у') || word.ends_with(u'ю')) ? kVerbal : kNominal);
  });
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
    if (whole && reading.verb && reading.stripped > 0 && isVoice(word.substr(reading.stem.size()))) continue;
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

std::u16string KazakhLexicon::likeliest(std::u16string_view word) const {
  for (const KazakhIrregular& irregular : kIrregular)
    if (irregular.form == word) return std::u16string(irregular.lemma);
  const std::vector<Founded> all =
      founded(word, morphology_.readings(word, KazakhMorphology::Spelling::Kazakh));
  const Founded* best = nullptr;
  // The shortest sure stem; жұмысым is of жұмыс, not of what else its letters may hide.
  const auto better = [&](const Founded& entry) {
    if (best == nullptr) return true;
    const bool sure = isSurelyForm(entry.reading, word), bestSure = isSurelyForm(best->reading, word);
    if (sure != bestSure) return sure;
    const bool whole = entry.reading.stripped == 0, bestWhole = best->reading.stripped == 0;
    if (whole != bestWhole) return whole;
    const std::u16string &stem = entry.reading.stem, &bestStem = best->reading.stem;
    if (stem.size() != bestStem.size())
      return stem.size() < bestStem.size() && isParted(word, stem, bestStem);
    return entry.reading.verb && !best->reading.verb && isFiniteOrConverb(word);
  };
  for (const Founded& entry : all)
    if (better(entry)) best = &entry;
  return best == nullptr ? std::u16string() : std::u16string(words_.word(best->lemmas.front()));
}

}  // namespace i18n
