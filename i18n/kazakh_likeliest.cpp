#include <algorithm>

#include "i18n/kazakh_lexicon.h"
#include "i18n/kazakh_rank.h"
#include "i18n/kazakh_stems.h"

namespace i18n {

// Longer verb stems are listed among the nouns as well (үйрен), so that says nothing of them.
constexpr std::size_t kShortStem = 3;

bool KazakhLexicon::isFormOfAnother(std::u16string_view word) const {
  const std::vector<KazakhReading> readings = morphology_.readings(word, KazakhMorphology::Spelling::Kazakh);
  const std::vector<Founded> all = founded(word, readings);
  return std::any_of(all.begin(), all.end(),
                     [&](const Founded& entry) { return isListedForm(entry.reading, word, lemmaOf(entry)); });
}

std::u16string KazakhLexicon::lemmaOf(const Founded& entry) const {
  // No Kazakh word ends in б, though the dictionary lists some so (себеб beside себеп).
  const std::u16string_view first = words_.word(entry.lemmas.front());
  if (entry.lemmas.size() > 1 && std::u16string_view(u"бгғ").find(first.back()) != std::u16string_view::npos)
    return std::u16string(words_.word(entry.lemmas[1]));
  return std::u16string(first);
}

// келді is surely of келу; тілді is only of тілу if no noun stands in its way.
bool KazakhLexicon::isSure(const Founded& entry, std::u16string_view word) const {
  if (!isSurelyForm(entry.reading, word)) return false;
  const KazakhReading& reading = entry.reading;
  if (reading.verb && reading.stem.size() == 2 && !isEverydayVerb(lemmaOf(entry))) return false;
  return !reading.verb || reading.stripped > 2 || reading.stem.size() > kShortStem || word.ends_with(u'п') ||
         isEverydayVerb(lemmaOf(entry)) || nounOf(reading.stem) == WordTable::kAbsent;
}

bool KazakhLexicon::isLikelier(const Founded& one, const Founded& other, std::u16string_view word) const {
  const KazakhReading &a = one.reading, &b = other.reading;
  const bool sure = isSure(one, word), otherSure = isSure(other, word);
  if (sure != otherSure) return sure;
  const bool whole = a.stripped == 0, otherWhole = b.stripped == 0;
  if (whole != otherWhole) return whole;
  const std::u16string lemma = lemmaOf(one), otherLemma = lemmaOf(other);
  const bool own = isOwnWord(lemma), otherOwn = isOwnWord(otherLemma);
  if (own != otherOwn) return own;
  const bool everyday = a.verb && isEverydayVerb(lemma), otherEveryday = b.verb && isEverydayVerb(otherLemma);
  if (a.verb && b.verb && a.stem.size() != b.stem.size()) {
    const KazakhReading& longer = a.stem.size() > b.stem.size() ? a : b;
    const KazakhReading& shorter = a.stem.size() > b.stem.size() ? b : a;
    // айт- is not ай-т, жаса- not жас-а; but ала- is rather ал-а.
    const bool vowelMore =
        longer.stem.size() == shorter.stem.size() + 1 && isCyrillicVowel(longer.stem.back());
    if (vowelMore && everyday != otherEveryday) return everyday;
    return &longer == &a;
  }
  if (a.verb != b.verb) {
    // барған in the dictionary is a form; көрді is of көру rather than the accusative of көр.
    const KazakhReading& noun = a.verb ? b : a;
    if (noun.stem.size() != (a.verb ? a : b).stem.size() && isFormOfAnother(a.verb ? otherLemma : lemma))
      return a.verb;
    if (everyday || otherEveryday) return everyday;
  } else if (!a.verb && a.stem.size() != b.stem.size()) {
    const bool form = isFormOfAnother(lemma), otherForm = isFormOfAnother(otherLemma);
    if (form != otherForm) return otherForm;
  }
  if (a.stem.size() != b.stem.size())
    return a.stem.size() < b.stem.size() ? isParted(word, a.stem, b.stem) : !isParted(word, b.stem, a.stem);
  if (a.verb == b.verb) return false;
  return a.verb ? word.ends_with(u'п') : !word.ends_with(u'п');
}

std::u16string KazakhLexicon::likeliest(std::u16string_view word) const {
  for (const KazakhIrregular& irregular : kIrregular)
    if (irregular.form == word) return std::u16string(irregular.lemma);
  const std::vector<Founded> all =
      founded(word, morphology_.readings(word, KazakhMorphology::Spelling::Kazakh));
  const Founded* best = nullptr;
  for (const Founded& entry : all)
    if (best == nullptr || isLikelier(entry, *best, word)) best = &entry;
  return best == nullptr ? std::u16string() : lemmaOf(*best);
}

std::u16string KazakhLexicon::withoutCase(std::u16string_view word) const {
  std::u16string best(word);
  for (const KazakhReading& reading : morphology_.readings(word, KazakhMorphology::Spelling::Kazakh)) {
    if (reading.verb || !reading.harmony || reading.stripped == 0 || reading.stem.size() >= best.size())
      continue;
    const bool hyphen = reading.stem.ends_with(u'-');  // АҚШ-қа
    if (!hyphen &&
        (reading.stem.size() < 4 || !isCaseEnding(word.substr(std::min(reading.stem.size(), word.size())))))
      continue;
    best = hyphen ? reading.stem.substr(0, reading.stem.size() - 1) : reading.stem;
    // мөлдірлігінен is of мөлдірлік
    const auto voiced = std::u16string_view(u"гғ").find(best.back());
    if (reading.beforeVowel && voiced != std::u16string_view::npos) best.back() = u"кқ"[voiced];
  }
  return best;
}

}  // namespace i18n
