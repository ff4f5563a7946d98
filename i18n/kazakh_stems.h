#pragma once
// From what is left of a Kazakh word without its suffixes to how its headword is written.
#include <cstdint>
#include <string>
#include <string_view>

#include "i18n/kazakh_morphology.h"

namespace i18n {

// Flags of KazakhLexicon's headwords.
constexpr std::uint32_t kNominal = 1;
constexpr std::uint32_t kVerbal = 2;  // an infinitive, flagged M–Z in the dictionary

// Forms that no suffix rule gives: the pronouns of closed class.
struct KazakhIrregular {
  std::u16string_view form;
  std::u16string_view lemma;
};
inline constexpr KazakhIrregular kIrregular[] = {
    {u"маған", u"мен"},
    {u"менің", u"мен"},
    {u"мені", u"мен"},
    {u"менен", u"мен"},
    {u"менде", u"мен"},
    {u"менімен", u"мен"},
    {u"саған", u"сен"},
    {u"сенің", u"сен"},
    {u"сені", u"сен"},
    {u"сенен", u"сен"},
    {u"сенде", u"сен"},
    {u"сенімен", u"сен"},
    {u"оның", u"ол"},
    {u"оны", u"ол"},
    {u"оған", u"ол"},
    {u"онда", u"ол"},
    {u"одан", u"ол"},
    {u"онымен", u"ол"},
    {u"олар", u"ол"},
    {u"бұның", u"бұл"},
    {u"бұны", u"бұл"},
    {u"бұған", u"бұл"},
    {u"бұнда", u"бұл"},
    {u"бұдан", u"бұл"},
    {u"бұнымен", u"бұл"},
    {u"мұның", u"бұл"},
    {u"мұны", u"бұл"},
    {u"мұнда", u"бұл"},
    {u"мұнан", u"бұл"},
    {u"мұнымен", u"бұл"},
    {u"соның", u"сол"},
    {u"соны", u"сол"},
    {u"соған", u"сол"},
    {u"сонда", u"сол"},
    {u"содан", u"сол"},
    {u"сонымен", u"сол"},
    {u"осының", u"осы"},
    {u"осыны", u"осы"},
    {u"осыған", u"осы"},
    {u"осында", u"осы"},
    {u"боп", u"болу"},
    {u"кеп", u"келу"},
    {u"қап", u"қалу"},
    {u"сап", u"салу"},
    {u"әкеп", u"әкелу"},
    {u"осыдан", u"осы"},
    {u"осынымен", u"осы"},
    {u"олардың", u"ол"},
    {u"оларды", u"ол"},
    {u"оларға", u"ол"},
    {u"оларда", u"ол"},
    {u"олардан", u"ол"},
    {u"олармен", u"ол"},
    // The four verbs that take the endings of persons as they are.
    {u"жатыр", u"жату"},
    {u"жатырмын", u"жату"},
    {u"жатырсың", u"жату"},
    {u"жатырсыз", u"жату"},
    {u"жатырмыз", u"жату"},
    {u"отырмын", u"отыру"},
    {u"отырсың", u"отыру"},
    {u"отырсыз", u"отыру"},
    {u"отырмыз", u"отыру"},
    {u"тұрмын", u"тұру"},
    {u"тұрсың", u"тұру"},
    {u"тұрсыз", u"тұру"},
    {u"тұрмыз", u"тұру"},
    {u"жүрмін", u"жүру"},
    {u"жүрсің", u"жүру"},
    {u"жүрсіз", u"жүру"},
    {u"жүрміз", u"жүру"},
    {u"отыр", u"отыру"},
};

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
      if (stem.ends_with(u"рық")) visit(stem.substr(0, stem.size() - 2) + u"қу");  // қорық- қорқу
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

}  // namespace i18n
