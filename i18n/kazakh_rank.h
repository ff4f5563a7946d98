#pragma once
// Which of several readings of a Kazakh word is the one meant.
#include <string_view>

#include "i18n/kazakh_morphology.h"

namespace i18n {

// Everyday words that hunspell-kk lacks.
inline constexpr std::u16string_view kMissingVerbs[] = {
    u"қайту",    u"әкету",   u"қыдыру",    u"жарату",  u"айналысу", u"ренжу",   u"рәсімдеу", u"пісіру",
    u"ұрысу",    u"тоқтату", u"құрылу",    u"сию",     u"жүгіру",   u"сыйлану", u"таңдану",  u"тұрақтау",
    u"сыйыну",   u"мазалау", u"өкіну",     u"ашулану", u"жерсіну",  u"мұқтаю",  u"күйзелу",  u"жетілдіру",
    u"жетіспеу", u"сақтану", u"қабылдану", u"құтқару", u"жөнделу"};
inline constexpr std::u16string_view kMissingNouns[] = {u"оралман",    u"қиындық",  u"пәтерақы",
                                                        u"мейрамхана", u"қайынене", u"қайната",
                                                        u"моңғолия",   u"түркия",   u"ресей"};

// A suffix that makes a verb stem of a verb stem.
bool isKazakhVoice(std::u16string_view suffix);
// A word that looks like a form of another and is hardly ever that (пай-да, кес-те).
bool isOwnWord(std::u16string_view word);
// A verb met so often that it goes before a noun or a longer verb of the same letters (көрді, алады).
bool isEverydayVerb(std::u16string_view infinitive);
// A form beyond doubt, so it goes before the word as the dictionary has it, which lists forms too (елде).
bool isSurelyForm(const KazakhReading& reading, std::u16string_view word);
// A form to be asked for beside the word itself when the dictionary lists it (жұмысқа, барған).
bool isListedForm(const KazakhReading& reading, std::u16string_view word, std::u16string_view lemma);
// Whether what a longer stem has more is an ending (елі- of ел) rather than its own (адам- is not ада-м).
bool isParted(std::u16string_view word, std::u16string_view stem, std::u16string_view longer);
// Nothing but plural and case, or a possessive with a case behind it: what a name or a new word may bear.
bool isCaseEnding(std::u16string_view ending);

}  // namespace i18n
