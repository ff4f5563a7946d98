#include <algorithm>

#include "i18n/kazakh_latin.h"
#include "i18n/kazakh_lexicon.h"
#include "i18n/kazakh_stems.h"

namespace i18n {
namespace {

// The infinitives of a verb stem, in the loose spelling, where qo- and qoi- meet.
template <typename Visit>
void eachLooseInfinitive(const KazakhReading& reading, Visit visit) {
  const std::u16string& stem = reading.stem;
  const std::u16string front = stem.substr(0, stem.size() - 1);
  if (stem.back() == u'и') visit(front + u'у');
  if (stem.back() == u'п' || (stem.back() == u'у' && reading.beforeConverb)) visit(front + u"бу");
  if (stem.back() == u'к') visit(front + u"гу");
  visit(stem + u'у');
}

// Whether the letters that the typed word is sure of are those of the headword, as far as both go.
bool goesWith(const LooseReading& typed, std::size_t stemLength, std::u16string_view headword) {
  const std::u16string loose = looseKazakh(headword);
  const std::vector<std::uint32_t> letters = looseLetters(headword);
  for (std::size_t i = 0; i < std::min(stemLength, loose.size()); ++i)
    if (loose[i] == typed.loose[i] && letters[i] != 0 && (letters[i] & typed.allowed[i]) == 0) return false;
  return true;
}

}  // namespace

void KazakhLexicon::visitLoose(std::u16string_view loose,
                               const std::function<void(std::uint32_t)>& visit) const {
  const std::uint32_t at = loose_.find(loose);
  if (at == WordTable::kAbsent) return;
  for (std::uint32_t number = firstLoose_[at]; number != WordTable::kAbsent; number = nextLoose_[number])
    visit(number);
}

KazakhLexicon::Analysis KazakhLexicon::analyse(const std::vector<LooseReading>& looseReadings) const {
  Analysis out;
  std::vector<std::u16string> whole;
  for (const LooseReading& typed : looseReadings) {
    for (const KazakhIrregular& irregular : kIrregular)
      if (looseKazakh(irregular.form) == typed.loose && goesWith(typed, typed.loose.size(), irregular.form))
        out.lemmas.emplace_back(irregular.lemma);
    for (const KazakhReading& reading :
         morphology_.readings(typed.loose, KazakhMorphology::Spelling::Loose)) {
      // One letter, or two ending in a vowel, is too little to tell a verb by (жер is not же-р).
      if (reading.stem.size() < 2 || (reading.verb && reading.stem.size() == 2 &&
                                      isCyrillicVowel(reading.stem[1]) && reading.stem != u"де"))
        continue;
      const auto add = [&](std::uint32_t number, bool verbal) {
        if (verbal ? (words_.flags(number) & kVerbal) == 0 : !isKept(number)) return;
        const std::u16string_view headword = words_.word(number);
        const VowelHarmony own = harmonyOf(headword);
        if (reading.suffixes != VowelHarmony::None && own != VowelHarmony::None && own != reading.suffixes)
          return;
        if (!goesWith(typed, reading.stem.size(), headword)) return;
        if (reading.stripped == 0 && !verbal) whole.emplace_back(headword);
        if (std::find(out.lemmas.begin(), out.lemmas.end(), headword) == out.lemmas.end())
          out.lemmas.emplace_back(headword);
      };
      if (reading.verb)
        eachLooseInfinitive(reading, [&](const std::u16string& infinitive) {
          visitLoose(infinitive, [&](std::uint32_t number) { add(number, true); });
        });
      else
        eachNounSpelling(reading, [&](const std::u16string& spelling) {
          visitLoose(looseKazakh(spelling), [&](std::uint32_t number) { add(number, false); });
        });
    }
  }
  if (!whole.empty()) {
    // What the word is itself comes first.
    out.headword = true;
    const auto rest = std::stable_partition(out.lemmas.begin(), out.lemmas.end(), [&](const auto& lemma) {
      return std::find(whole.begin(), whole.end(), lemma) != whole.end();
    });
    out.wholeLemmas = static_cast<std::size_t>(rest - out.lemmas.begin());
  }
  return out;
}

}  // namespace i18n
