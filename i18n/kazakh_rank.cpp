#include "i18n/kazakh_rank.h"

#include <algorithm>
#include <initializer_list>

namespace i18n {
namespace {

bool endsWithAny(std::u16string_view word, std::initializer_list<std::u16string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::u16string_view e) { return word.ends_with(e); });
}

constexpr std::u16string_view kOwnWords[] = {
    u"пайда",   u"сауда",    u"парта",   u"карта",   u"қатты",   u"тәтті",   u"кесте",    u"мүдде",
    u"апта",    u"қайта",    u"тағы",    u"бірге",   u"әлі",     u"жалпы",   u"ұлы",      u"сары",
    u"кәрі",    u"тірі",     u"ірі",     u"ескі",    u"өлі",     u"кері",    u"бері",     u"әрі",
    u"енді",    u"сияқты",   u"секілді", u"қарсы",   u"қарға",   u"басқа",   u"қысқа",    u"тұлға",
    u"дұға",    u"талап",    u"тарап",   u"жалған",  u"қорған",  u"майдан",  u"арқылы",   u"туралы",
    u"бойынша", u"қайда",    u"орда",    u"асты",    u"үсті",    u"алғы",    u"тиісті",   u"тіпті",
    u"дейін",   u"кейін",    u"бойы",    u"сайын",   u"үшін",    u"ертегі",  u"кейде",    u"бірде",
    u"күлкі",   u"түлкі",    u"мысалы",  u"кәдімгі", u"бүгін",   u"кісі",    u"өзге",     u"қатын",
    u"шағын",   u"шілде",    u"теңге",   u"жеңге",   u"сырға",   u"жылқы",   u"арқа",     u"желке",
    u"күрке",   u"бөлке",    u"діңке",   u"қасқа",   u"тайқа",   u"торқа",   u"шөлке",    u"шүйке",
    u"мәтке",   u"қаңқа",    u"қалқа",   u"құйқа",   u"қырқа",   u"тұтқа",   u"астана",   u"айна",
    u"өнеге",   u"бәйге",    u"мереке",  u"береке",  u"бәсеке",  u"оқиға",   u"бүрге",    u"жаңқа",
    u"балта",   u"тақта",    u"қалта",   u"молда",   u"мүлде",   u"майда",   u"десте",    u"керте",
    u"келте",   u"күлте",    u"күпте",   u"кәрте",   u"мәрте",   u"паста",   u"пенде",    u"бенде",
    u"білте",   u"шілте",    u"торта",   u"хорда",   u"шахта",   u"ноқта",   u"зерде",    u"егерде",
    u"олта",    u"таза",     u"ерте",    u"арыстан", u"бостан",  u"саратан", u"шайтан",   u"сайтан",
    u"шортан",  u"фонтан",   u"дастан",  u"оқыстан", u"дүрмен",  u"дәрмен",  u"кетпен",   u"түркмен",
    u"шекпен",  u"түрікмен", u"диірмен", u"туысқан", u"тікен",   u"екен",    u"арқан",    u"қалқан",
    u"қатысты", u"кәпір",    u"құлан",   u"немене",  u"сыбаға",  u"тізгін",  u"құртқа",   u"түйме",
    u"дәптер",  u"салдар",   u"хабар",   u"сендер",  u"кептер",  u"бағдар",  u"көктем",   u"мекен",
    u"сақина",  u"шекара",   u"шаруа",   u"шара",    u"ескерту", u"көйлек",  u"кеше",     u"қазына",
    u"тонна",   u"домна",    u"бағана",  u"желі",    u"жылға",   u"қорда",   u"мемлекет", u"басты",
    u"алдымен", u"шынымен",  u"келесі",  u"жарты",   u"тұрғы",   u"бірден",  u"келін",    u"отын"};

// Nouns of two letters that are met in all their forms; other remainders of two letters are chance.
constexpr std::u16string_view kShortNouns[] = {u"ел", u"ер", u"үй", u"ой", u"ат", u"ет", u"от",
                                               u"су", u"ту", u"із", u"іс", u"ас", u"ұл", u"ай",
                                               u"ақ", u"аз", u"өз", u"ән", u"ми", u"ар", u"іш"};

// Whose own they are is said of these more often than not; жарым and білім are words.
constexpr std::u16string_view kOwnedOften[] = {u"әке",  u"шеше", u"ана",   u"апа",   u"аға", u"ата", u"әже",
                                               u"бала", u"қыз",  u"ұл",    u"іні",   u"жан", u"жас", u"сіңлі",
                                               u"дос",  u"әйел", u"күйеу", u"жеңге", u"үй",  u"ел",  u"тәте"};

constexpr std::u16string_view kEverydayVerbs[] = {
    u"алу",  u"қалу", u"жету", u"бару",  u"келу", u"кету",  u"болу", u"беру",  u"салу", u"көру",
    u"білу", u"айту", u"жазу", u"тұру",  u"жүру", u"отыру", u"жату", u"қою",   u"шығу", u"кіру",
    u"түсу", u"көшу", u"оқу",  u"табу",  u"жабу", u"ашу",   u"сату", u"тарту", u"күту", u"өсу",
    u"өлу",  u"ұшу",  u"ішу",  u"жеу",   u"деу",  u"қону",  u"қосу", u"сезу",  u"көну", u"туу",
    u"кесу", u"киу",  u"кию",  u"қайту", u"жую",  u"тию",   u"басу", u"істеу"};

// From so many letters on, a noun and a possessive ending are hardly ever another noun by chance.
constexpr std::size_t kNoChance = 4;

template <std::size_t N>
bool isAmong(const std::u16string_view (&list)[N], std::u16string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool isTooShort(std::u16string_view noun) {
  return noun.size() < 2 || (noun.size() == 2 && !isAmong(kShortNouns, noun));
}

bool isAccusative(std::u16string_view ending) {
  return endsWithAny(ending, {u"ды", u"ді", u"ты", u"ті"});
}

bool isOwnedOften(const KazakhReading& reading, std::u16string_view word) {
  const std::u16string_view ending = word.substr(std::min(reading.stem.size(), word.size()));
  return isAmong(kOwnedOften, reading.stem) && endsWithAny(ending, {u"м", u"ң"});
}

}  // namespace

bool isKazakhVoice(std::u16string_view suffix) {
  static constexpr std::u16string_view kVoices[] = {u"ыс", u"іс", u"с", u"ын", u"ін", u"н",
                                                    u"ыл", u"іл", u"л", u"ыт", u"іт", u"т"};
  return isAmong(kVoices, suffix);
}

bool isOwnWord(std::u16string_view word) {
  return isAmong(kOwnWords, word);
}

bool isEverydayVerb(std::u16string_view infinitive) {
  return isAmong(kEverydayVerbs, infinitive);
}

bool isParted(std::u16string_view word, std::u16string_view stem, std::u16string_view longer) {
  if (stem.size() < 3 && !isAmong(kShortNouns, stem)) return false;
  const std::u16string_view more = longer.substr(stem.size());
  if (more == u"с")
    return word.size() > longer.size() && std::u16string_view(u"ыі").find(word[longer.size()]) < 2;
  if (more == u"т") return !isCyrillicVowel(stem.back());
  if ((more == u"м" || more == u"ым" || more == u"ім") && isAmong(kOwnedOften, stem)) return true;
  static constexpr std::u16string_view kOwn[] = {u"м",  u"ң",  u"л",  u"ш",  u"қ",  u"к",  u"ым",
                                                 u"ім", u"ың", u"ің", u"ыс", u"іс", u"ыт", u"іт"};
  return !isAmong(kOwn, more);
}

bool isSurelyForm(const KazakhReading& reading, std::u16string_view word) {
  if (reading.stripped == 0 || isOwnWord(word)) return false;
  if (reading.verb)
    return reading.stem.size() >= 2 &&
           endsWithAny(
               word,
               {u"ды",    u"ді",    u"ты",    u"ті",     u"ған",    u"ген",    u"қан",   u"кен",  u"ып",
                u"іп",    u"ап",    u"еп",    u"оп",     u"атын",   u"етін",   u"йтын",  u"йтін", u"мын",
                u"мін",   u"сың",   u"сің",   u"мыз",    u"міз",    u"дым",    u"дім",   u"тым",  u"тім",
                u"са",    u"се",    u"сам",   u"сем",    u"сақ",    u"сек",    u"дық",   u"дік",  u"ғанда",
                u"генде", u"қанда", u"кенде", u"ғаннан", u"геннен", u"қаннан", u"кеннен"});
  if (isTooShort(reading.stem)) return false;
  if (isOwnedOften(reading, word)) return true;
  // Not the accusative alone: маңызды is rather "important".
  if (reading.stripped == 2 && isAccusative(word)) return false;
  return endsWithAny(word, {u"лар", u"лер", u"дар", u"дер", u"тар",  u"тер",  u"дың",  u"дің", u"тың", u"тің",
                            u"ның", u"нің", u"дан", u"ден", u"тан",  u"тен",  u"нан",  u"нен", u"мен", u"бен",
                            u"пен", u"да",  u"де",  u"та",  u"те",   u"ға",   u"ге",   u"қа",  u"ке",  u"на",
                            u"не",  u"ны",  u"ні",  u"сы",  u"сі",   u"ы",    u"і",    u"ын",  u"ін",  u"ғы",
                            u"гі",  u"мыз", u"міз", u"лық", u"ыңыз", u"іңіз", u"ығым", u"ігім"});
}

bool isListedForm(const KazakhReading& reading, std::u16string_view word, std::u16string_view lemma) {
  if (isOwnWord(word)) return false;
  if (!reading.verb && isOwnedOften(reading, word)) return true;  // қызым
  if (reading.stripped == 1)                                      // қиындығы, табиғаты
    return !reading.verb && reading.stem.size() >= kNoChance && endsWithAny(word, {u"ы", u"і"}) &&
           (lemma == reading.stem || endsWithAny(word, {u"ығы", u"ігі", u"бы", u"бі"}));
  if (reading.stripped == 0) return false;
  const std::u16string_view ending = word.substr(std::min(reading.stem.size(), word.size()));
  // Not келісті, туынды and беделді, which are words of their own.
  if (reading.verb)
    return reading.stem.size() >= 3 && isSurelyForm(reading, word) &&
           ((reading.stripped == 2 && isEverydayVerb(lemma)) ||
            !endsWithAny(ending, {u"ды", u"ді", u"ты", u"ті", u"дық", u"дік"}));
  if (isTooShort(reading.stem)) return false;
  // Nor ақын and жақын.
  if (ending == u"сы" || ending == u"сі") return reading.stem.size() >= kNoChance;
  return isCaseEnding(ending) &&
         !(reading.stripped == 2 && (isAccusative(word) || endsWithAny(word, {u"ын", u"ін"})));
}

bool isCaseEnding(std::u16string_view ending) {
  static constexpr std::u16string_view kPlurals[] = {u"лар", u"лер", u"дар", u"дер", u"тар", u"тер"};
  static constexpr std::u16string_view kOwned[] = {u"ымыз", u"іміз", u"мыз", u"міз",
                                                   u"сы",   u"сі",   u"ы",   u"і"};
  static constexpr std::u16string_view kCases[] = {
      u"дың", u"дің", u"тың", u"тің", u"ның",  u"нің",  u"дан",  u"ден",  u"тан",   u"тен",
      u"нан", u"нен", u"мен", u"бен", u"пен",  u"да",   u"де",   u"та",   u"те",    u"нда",
      u"нде", u"ға",  u"ге",  u"қа",  u"ке",   u"на",   u"не",   u"ды",   u"ді",    u"ты",
      u"ті",  u"ны",  u"ні",  u"н",   u"дағы", u"дегі", u"тағы", u"тегі", u"ндағы", u"ндегі"};
  bool plural = false;
  for (const std::u16string_view known : kPlurals)
    if (ending.starts_with(known)) {
      ending.remove_prefix(known.size());
      plural = true;
      break;
    }
  if (ending.empty()) return plural;
  if (isAmong(kCases, ending) && ending != u"н") return true;
  for (const std::u16string_view known : kOwned)
    if (ending.starts_with(known)) {
      const std::u16string_view rest = ending.substr(known.size());
      return isAmong(kCases, rest) || (rest.empty() && (plural || known.size() > 2));
    }
  return false;
}

}  // namespace i18n
