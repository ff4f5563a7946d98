#include "corpus/import/role_words.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "i18n/spelling.h"

namespace corpus::import {
namespace {

using Strength = RoleWord::Strength;

// Lower case, Kazakh letters as on a Russian keyboard, no numbers, nothing in brackets, single spaces.
std::string essence(std::string_view label) {
  std::string plain;
  int brackets = 0;
  for (const char c : label) {
    if (c == '(' || c == '[') ++brackets;
    const bool out =
        brackets > 0 || (c >= '0' && c <= '9') || c == '#' || c == '.' || c == '_' || c == '*' || c == '-';
    if (c == ')' || c == ']') --brackets;
    const char kept = out || c == '\t' ? ' ' : c;
    if (kept == ' ' && (plain.empty() || plain.back() == ' ')) continue;
    plain += kept;
  }
  if (const auto number = plain.find("№"); number != plain.npos) plain.erase(number);
  while (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return i18n::keyboardFolded(i18n::folded(plain));
}

struct Entry {
  std::string_view words;  // parted by |
  Strength strength;
  SpeakerRole role;
};

constexpr Entry kEntries[] = {
    {"интервьюер|интервьювер|интервьюверша|интервьюерша|интервью алушы|модератор|фасилитатор|ведущий|ведущая|"
     "исследователь|исследовательница|корреспондент|журналист|инт|интер|интв|корр|вед|мод|модер|"
     "сұхбат алушы|сұхбат жүргізуші|сұхбатты жүргізуші|сұхбатты алушы|жүргізуші|зерттеуші|сұрақ қоюшы|"
     "сұраушы|сұхбатшы|тілші|журналист|"
     "interviewer|interv|moderator|facilitator|researcher|investigator|host|int|intervyuer|suhbat alushy|"
     "сұқбат алушы|сұқбат жүргізуші|sūhbat aluşy|suhbat alusy",
     Strength::Strong, SpeakerRole::Interviewer},
    {"респондент|респондентка|информант|информантка|интервьюируемый|интервьюируемая|опрашиваемый|"
     "опрашиваемая|участник|участница|эксперт|респ|инф|уч|"
     "сұхбат беруші|сұқбат беруші|жауап беруші|жауап берген|қатысушы|ақпарат беруші|сарапшы|респ|"
     "respondent|participant|interviewee|informant|expert|resp|speaker respondent|suhbat berushi|"
     "zhauap berushi",
     Strength::Strong, SpeakerRole::Respondent},
    {"сұхбаттасушы|сұқбаттасушы|әңгімелесуші|собеседник|собеседница", Strength::Weak,
     SpeakerRole::Respondent},
    {"сұрақ|вопрос|question|вопр", Strength::Pair, SpeakerRole::Interviewer},
    {"жауап|ответ|answer|отв", Strength::Pair, SpeakerRole::Respondent},
    // В/О вопрос–ответ, И/Р, С/Ж сұрақ–жауап, М модератор, Q/A, I/R, I/P.
    {"в|и|с|м|q|i|iv|ии|са|сж", Strength::Letter, SpeakerRole::Interviewer},
    {"о|р|ж|a|r|p|сб|жб", Strength::Letter, SpeakerRole::Respondent},
};

constexpr std::string_view kNever =
    "мысалы|мысал|мәселен|яғни|демек|сонымен|қысқасы|қысқаша|қысқаша айтқанда|жалпы|айтпақшы|негізі|әрине|"
    "иә|жоқ|ия|мәселе|мәселесі|себебі|себеп|нәтиже|нәтижесі|шешім|шешімі|маңызды|ойым|пікірім|ойымша|меніңше|"
    "ескерту|күні|орны|өткен жері|өткізілген жері|өткізілген күні|уақыты|ұзақтығы|тақырып|тақырыбы|тілі|жасы|"
    "жынысы|аты|аты-жөні|аты жөні|қорытынды|қорыта "
    "айтқанда|біріншіден|екіншіден|үшіншіден|төртіншіден|бірінші|"
    "екінші|үшінші|сұхбат|сұхбат нөмірі|сұхбат тілі|сұхбат күні|облысы|қаласы|ауданы|мекенжайы|түсініктеме|"
    "артықшылығы|артықшылықтары|кемшілігі|кемшіліктері|оқу орны|мамандығы|білімі|жұмысы|код|коды|"
    "плюс|минус|плюсы|минусы|"
    "например|к примеру|пример|примечание|примечания|дата|дата интервью|место|место проведения|время|"
    "длительность|продолжительность|тема|язык|язык интервью|возраст|пол|имя|фио|ф.и.о|город|область|район|"
    "университет|профессия|образование|специальность|курс|национальность|номер|итого|итог|итоги|вывод|выводы|"
    "во-первых|во-вторых|в-третьих|первое|второе|третье|первый|второй|третий|то есть|т.е|интервью|внимание|"
    "важно|вопросы|ответы|цель|задача|задачи|комментарий|расшифровка|транскрипт|транскрипция|источник|файл|"
    "аудио|запись|ссылка|приложение|содержание|короче|короче говоря|значит|итак|кстати|так|вот|ну|ну "
    "вот|да|нет|"
    "ладно|хорошо|дальше|далее|потом|затем|в общем|в целом|вообще|главное|самое главное|проблема|проблемы|"
    "решение|причина|причины|результат|результаты|смысл|суть|факт|идея|мысль|мораль|преимущества|недостатки|"
    "достоинства|условия|варианты|вариант|получается|кроме того|другими словами|иначе говоря|точнее|вернее|"
    "одним словом|правда|конечно|"
    "кесте|сурет|қосымша|бөлім|тарау|таблица|рисунок|рис|глава|раздел|шаг|пункт|кейс|этап|часть|блок|"
    "table|figure|fig|chapter|section|step|part|page|appendix|item|case|option|"
    "for example|for instance|example|note|notes|date|place|location|time|duration|length|topic|theme|"
    "subject line|language|age|gender|sex|name|city|region|university|occupation|profession|education|"
    "conclusion|summary|first|second|third|firstly|secondly|thirdly|e.g|i.e|interview|interview "
    "date|transcript|"
    "transcription|file|audio|recording|link|source|title|warning|important|ps|p.s|p "
    "s|постскриптум|http|https|www|"
    "ftp|mailto|email|e-mail|tel|phone|url|so|well|basically|anyway|however|therefore|yes|no|ok|okay|look|"
    "problem|problems|result|results|reason|reasons|question|questions|answers|pros|cons|plus|minus|"
    "advantages|"
    "disadvantages|tip|goal|idea|in short|in other words|that is|the point is|the problem is|my point is|"
    "тел|телефон|почта|сайт";

// What a list before an interview says of it: "Дата: …", "Возраст: …".
constexpr std::string_view kAbout =
    "күні|орны|өткен жері|өткізілген жері|өткізілген "
    "күні|уақыты|ұзақтығы|тақырып|тақырыбы|тілі|жасы|жынысы|аты|"
    "аты-жөні|аты жөні|сұхбат нөмірі|сұхбат тілі|сұхбат күні|облысы|қаласы|ауданы|мекенжайы|оқу "
    "орны|мамандығы|"
    "білімі|жұмысы|код|коды|сұхбат|жоба|"
    "дата|дата интервью|место|место проведения|время|длительность|продолжительность|тема|язык|язык интервью|"
    "возраст|пол|имя|фио|ф.и.о|город|область|район|университет|профессия|образование|специальность|курс|"
    "национальность|номер|интервью|проект|файл|аудио|запись|источник|расшифровка|"
    "date|place|location|time|duration|length|topic|theme|language|age|gender|sex|name|city|region|"
    "university|"
    "occupation|profession|education|interview|interview date|project|file|audio|recording|source|"
    "transcript|transcription|transcribed by|"
    "қатысушылар|қатысушылар саны|респонденттер|участники|участницы|состав|состав группы|респонденты|"
    "присутствовали|participants|respondents|attendees|present";

// Several at once, or one whom nobody knew: a turn of theirs comes once, among those of others.
constexpr std::string_view kCollective =
    "бәрі|барлығы|бәрі бірге|бәріміз|топ|белгісіз|белгісіз дауыс|дауыс|дауыстар|"
    "все|все вместе|все хором|хором|вместе|несколько голосов|голоса|голос|голос из зала|группа|неизвестный|"
    "неизвестная|неизвестно|"
    "all|all together|everyone|everybody|several|several voices|multiple voices|voices|group|unknown|"
    "unknown speaker|unidentified|unidentified speaker";

// Whoever is named before one of these is quoted, not labelled: «Мама говорит: …».
constexpr std::string_view kSaying =
    "говорит|говорят|говорил|говорила|говорили|говорю|сказал|сказала|сказали|скажет|скажу|скажи|спросил|"
    "спросила|"
    "спросили|спрашивает|спрашиваю|спрашивают|ответил|ответила|отвечает|отвечаю|думаю|думает|подумал|"
    "подумала|"
    "думал|думала|писал|написал|написала|пишет|пишу|кричит|кричал|добавил|добавила|решил|решила|понял|поняла|"
    "знаю|"
    "объяснил|объяснила|повторял|повторяла|шутит|просит|попросил|попросила|звонит|позвонил|позвонила|"
    "деді|дейді|дедім|деймін|дейтін|дедi|айтты|айтады|айтам|айтамын|айттым|сұрады|сұрайды|сұрадым|жауап "
    "берді|"
    "ойладым|ойлаймын|жазды|жазады|айтқан|деген|"
    "says|said|say|asks|asked|ask|told|tells|thinks|thought|think|wrote|writes|replied|answered|added|goes|"
    "went|"
    "like|is|was|are|were";

template <typename Visit>
void eachOf(std::string_view words, Visit visit) {
  while (!words.empty()) {
    const auto bar = words.find('|');
    visit(words.substr(0, bar));
    words = bar == words.npos ? std::string_view() : words.substr(bar + 1);
  }
}

std::unordered_set<std::string> setOf(std::string_view words) {
  std::unordered_set<std::string> made;
  eachOf(words, [&](std::string_view word) { made.insert(essence(word)); });
  return made;
}

const std::unordered_map<std::string, RoleWord>& roleWords() {
  static const auto words = [] {
    std::unordered_map<std::string, RoleWord> made;
    for (const auto& entry : kEntries)
      eachOf(entry.words, [&](std::string_view word) {
        made.emplace(essence(word), RoleWord{entry.strength, entry.role});
      });
    return made;
  }();
  return words;
}

}  // namespace

RoleWord roleWordOf(std::string_view label) {
  const auto& words = roleWords();
  const auto key = essence(label);
  if (const auto found = words.find(key); found != words.end()) return found->second;
  // "Interviewer Jonas", "Респондент Айгерім", "Бірінші қатысушы": the first word or the last decides, when
  // it can mean nothing else.
  if (const auto space = key.find(' '); space != key.npos) {
    const auto last = key.rfind(' ') + 1;
    for (const auto& word : {key.substr(0, space), key.substr(last)}) {
      const auto found = words.find(word);
      if (found != words.end() && found->second.strength == Strength::Strong && word.size() > 5 &&
          std::count(key.begin(), key.end(), ' ') <= 3)
        return found->second;
    }
  }
  return {};
}

bool isAboutInterview(std::string_view label) {
  static const auto about = setOf(kAbout);
  return about.contains(essence(label));
}

bool isPartlyAboutInterview(std::string_view label) {
  static const auto about = setOf(kAbout);
  const auto key = essence(label);
  const auto space = key.find(' ');
  return space != key.npos &&
         (about.contains(key.substr(0, space)) || about.contains(key.substr(key.rfind(' ') + 1)));
}

bool isCollective(std::string_view label) {
  static const auto collective = setOf(kCollective);
  return collective.contains(essence(label));
}

bool isNeverSpeaker(std::string_view label) {
  static const auto never = setOf(kNever);
  static const auto saying = setOf(kSaying);
  const auto key = essence(label);
  if (never.contains(key) || isAboutInterview(label)) return true;
  const auto space = key.rfind(' ');
  return space != key.npos &&
         (saying.contains(key.substr(space + 1)) || saying.contains(key.substr(0, key.find(' '))));
}

}  // namespace corpus::import
