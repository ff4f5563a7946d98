#include "corpus/import/role_words.h"

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
    {"интервьюер|интервьювер|интервьюверша|модератор|фасилитатор|ведущий|ведущая|исследователь|корреспондент|"
     "журналист|инт|интер|сұхбат алушы|сұхбат жүргізуші|сұхбатты жүргізуші|жүргізуші|зерттеуші|сұрақ "
     "қоюшы|тілші|"
     "interviewer|moderator|facilitator|researcher|host|int|intervyuer|suhbat alushy|сұқбат алушы|сұқбат "
     "жүргізуші",
     Strength::Strong, SpeakerRole::Interviewer},
    {"респондент|респондентка|информант|информантка|интервьюируемый|интервьюируемая|опрашиваемый|"
     "опрашиваемая|"
     "участник|участница|эксперт|респ|инф|сұхбат беруші|сұқбат беруші|жауап беруші|қатысушы|ақпарат "
     "беруші|сарапшы|"
     "respondent|participant|interviewee|informant|expert|resp|speaker respondent",
     Strength::Strong, SpeakerRole::Respondent},
    {"сұхбаттасушы|сұқбаттасушы|әңгімелесуші", Strength::Weak, SpeakerRole::Interviewer},
    {"собеседник|собеседница", Strength::Weak, SpeakerRole::Respondent},
    {"сұрақ|вопрос|question", Strength::Pair, SpeakerRole::Interviewer},
    {"жауап|ответ|answer", Strength::Pair, SpeakerRole::Respondent},
    // В/О вопрос–ответ, И/Р, С/Ж сұрақ–жауап, М модератор, Q/A, I/R, I/P.
    {"в|и|с|м|q|i|iv", Strength::Letter, SpeakerRole::Interviewer},
    {"о|р|ж|a|r|p", Strength::Letter, SpeakerRole::Respondent},
};

constexpr std::string_view kNever =
    "мысалы|мәселен|яғни|ескерту|күні|орны|өткен "
    "жері|уақыты|ұзақтығы|тақырып|тақырыбы|тілі|жасы|жынысы|аты|аты-жөні|"
    "аты жөні|қорытынды|біріншіден|екіншіден|үшіншіден|сұхбат|сұхбат "
    "нөмірі|облысы|қаласы|мекенжайы|түсініктеме|"
    "например|к примеру|пример|примечание|дата|место|место "
    "проведения|время|длительность|продолжительность|тема|язык|"
    "возраст|пол|имя|фио|город|область|университет|профессия|итого|итог|вывод|во-первых|во-вторых|в-третьих|"
    "первое|"
    "второе|третье|то "
    "есть|интервью|внимание|важно|вопросы|цель|комментарий|расшифровка|транскрипт|источник|файл|"
    "аудио|запись|ссылка|приложение|содержание|плюсы|минусы|"
    "кесте|сурет|қосымша|бөлім|тарау|таблица|рисунок|рис|глава|раздел|шаг|пункт|table|figure|fig|chapter|"
    "section|step|"
    "part|page|appendix|item|"
    "for example|example|note|notes|date|place|location|time|duration|topic|subject "
    "line|language|age|gender|sex|name|"
    "city|region|university|occupation|conclusion|summary|first|second|third|e.g|i.e|interview|transcript|"
    "file|audio|"
    "recording|link|source|title|warning|important|ps|p.s|p "
    "s|http|https|www|ftp|mailto|email|e-mail|tel|phone|url|"
    "тел|телефон|почта";

template <typename Visit>
void eachOf(std::string_view words, Visit visit) {
  while (!words.empty()) {
    const auto bar = words.find('|');
    visit(words.substr(0, bar));
    words = bar == words.npos ? std::string_view() : words.substr(bar + 1);
  }
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
  // "Interviewer Jonas", "Респондент Айгерім": the first word decides, when it can mean nothing else.
  if (const auto space = key.find(' '); space != key.npos) {
    const auto found = words.find(key.substr(0, space));
    if (found != words.end() && found->second.strength == Strength::Strong && space > 5) return found->second;
  }
  return {};
}

bool isNeverSpeaker(std::string_view label) {
  static const auto never = [] {
    std::unordered_set<std::string> made;
    eachOf(kNever, [&](std::string_view word) { made.insert(essence(word)); });
    return made;
  }();
  return never.contains(essence(label));
}

}  // namespace corpus::import
