#include "search/fields.h"

#include <span>
#include <utility>

#include "i18n/format.h"

namespace search {
namespace {

using i18n::TextLanguage;

template <typename Value>
using Named = std::pair<std::string_view, Value>;

constexpr Named<std::string_view> kFields[] = {
    {"lang", kLanguageField},
    {"language", kLanguageField},
    {"язык", kLanguageField},
    {"тіл", kLanguageField},
    {"тілі", kLanguageField},
    {"speaker", kSpeakerField},
    {"спикер", kSpeakerField},
    {"говорящий", kSpeakerField},
    {"респондент", kSpeakerField},
    {"сөйлеуші", kSpeakerField},
    {"respondent", kSpeakerField},
    {"code", kCodeField},
    {"код", kCodeField},
    {"coder", kCoderField},
    {"кодировщик", kCoderField},
    {"кодтаушы", kCoderField},
    {"transcript", kTranscriptField},
    {"interview", kTranscriptField},
    {"транскрипт", kTranscriptField},
    {"интервью", kTranscriptField},
    {"сұхбат", kTranscriptField},
    {"coded", kCodedField},
    {"закодировано", kCodedField},
    {"кодировано", kCodedField},
    {"кодталған", kCodedField},
    {"role", kRoleField},
    {"роль", kRoleField},
    {"рөл", kRoleField},
    {"рөлі", kRoleField},
    {"place", kPlaceField},
    {"место", kPlaceField},
    {"орын", kPlaceField},
    {"орны", kPlaceField},
};

constexpr Named<TextLanguage> kLanguages[] = {
    {"kk", TextLanguage::Kazakh},           {"kaz", TextLanguage::Kazakh},
    {"kazakh", TextLanguage::Kazakh},       {"қазақ", TextLanguage::Kazakh},
    {"қазақша", TextLanguage::Kazakh},      {"казахский", TextLanguage::Kazakh},
    {"қаз", TextLanguage::Kazakh},          {"каз", TextLanguage::Kazakh},
    {"ru", TextLanguage::Russian},          {"rus", TextLanguage::Russian},
    {"russian", TextLanguage::Russian},     {"русский", TextLanguage::Russian},
    {"рус", TextLanguage::Russian},         {"орыс", TextLanguage::Russian},
    {"орысша", TextLanguage::Russian},      {"en", TextLanguage::English},
    {"eng", TextLanguage::English},         {"english", TextLanguage::English},
    {"английский", TextLanguage::English},  {"англ", TextLanguage::English},
    {"ағылшын", TextLanguage::English},     {"ағылшынша", TextLanguage::English},
    {"mixed", TextLanguage::Mixed},         {"смешанный", TextLanguage::Mixed},
    {"аралас", TextLanguage::Mixed},        {"unknown", TextLanguage::Unknown},
    {"неизвестный", TextLanguage::Unknown}, {"белгісіз", TextLanguage::Unknown},
};

constexpr Named<corpus::SpeakerRole> kSpeakerRoles[] = {
    {"interviewer", corpus::SpeakerRole::Interviewer},  {"интервьюер", corpus::SpeakerRole::Interviewer},
    {"сұхбаттасушы", corpus::SpeakerRole::Interviewer}, {"сұхбат алушы", corpus::SpeakerRole::Interviewer},
    {"respondent", corpus::SpeakerRole::Respondent},    {"респондент", corpus::SpeakerRole::Respondent},
    {"сұхбат беруші", corpus::SpeakerRole::Respondent},
};

constexpr Named<bool> kYesNo[] = {
    {"yes", true}, {"да", true},   {"иә", true},   {"ия", true}, {"1", true},      {"true", true},
    {"no", false}, {"нет", false}, {"жоқ", false}, {"0", false}, {"false", false},
};

constexpr Named<coding::Role> kRoles[] = {
    {"push", coding::Role::Push},
    {"выталкивание", coding::Role::Push},
    {"выталкивающий", coding::Role::Push},
    {"итеруші", coding::Role::Push},
    {"итермелеуші", coding::Role::Push},
    {"итермелеу", coding::Role::Push},
    {"pull", coding::Role::Pull},
    {"притяжение", coding::Role::Pull},
    {"притягивающий", coding::Role::Pull},
    {"тартушы", coding::Role::Pull},
    {"тарту", coding::Role::Pull},
    {"obstacle", coding::Role::Obstacle},
    {"препятствие", coding::Role::Obstacle},
    {"кедергі", coding::Role::Obstacle},
    {"personal", coding::Role::Personal},
    {"личное", coding::Role::Personal},
    {"личный", coding::Role::Personal},
    {"жеке", coding::Role::Personal},
    {"rational", coding::Role::RationalChoice},
    {"rational choice", coding::Role::RationalChoice},
    {"рациональный выбор", coding::Role::RationalChoice},
    {"ұтымды таңдау", coding::Role::RationalChoice},
    {"рационалды таңдау", coding::Role::RationalChoice},
    {"none", coding::Role::None},
    {"нет", coding::Role::None},
    {"жоқ", coding::Role::None},
};

constexpr Named<coding::Place> kPlaces[] = {
    {"origin", coding::Place::Origin},
    {"происхождение", coding::Place::Origin},
    {"родное место", coding::Place::Origin},
    {"место исхода", coding::Place::Origin},
    {"туған жер", coding::Place::Origin},
    {"шыққан жер", coding::Place::Origin},
    {"destination", coding::Place::Destination},
    {"назначение", coding::Place::Destination},
    {"место назначения", coding::Place::Destination},
    {"баратын жер", coding::Place::Destination},
    {"none", coding::Place::None},
    {"нет", coding::Place::None},
    {"жоқ", coding::Place::None},
};

// Both sides are folded, so the tables above may be written as people read them.
template <typename Value>
std::optional<Value> valueOf(std::span<const Named<Value>> table, std::string_view typed) {
  const std::string wanted = foldedName(typed);
  for (const auto& [name, value] : table) {
    if (foldedName(name) == wanted) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string foldedName(std::string_view name) {
  const std::string folded = i18n::foldedForTyping(name);
  std::string result;
  bool gap = false;
  for (const char c : folded) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      gap = !result.empty();
      continue;
    }
    if (gap) result += ' ';
    gap = false;
    result += c;
  }
  return result;
}

std::string foldedFieldName(std::string_view name) {
  std::string result;
  for (const char c : foldedName(name)) {
    if (c != ' ' && c != '_' && c != '-') result += c;
  }
  return result;
}

bool isCanonicalField(std::string_view field) {
  return field == kLanguageField || field == kSpeakerField || field == kCodeField || field == kCoderField ||
         field == kTranscriptField || field == kCodedField || field == kRoleField || field == kPlaceField;
}

std::optional<std::string> builtInField(std::string_view typed) {
  const auto field = valueOf<std::string_view>(kFields, typed);
  return field ? std::optional<std::string>(std::string(*field)) : std::nullopt;
}

std::optional<TextLanguage> languageValue(std::string_view typed) {
  return valueOf<TextLanguage>(kLanguages, typed);
}
std::optional<corpus::SpeakerRole> speakerRoleValue(std::string_view typed) {
  return valueOf<corpus::SpeakerRole>(kSpeakerRoles, typed);
}
std::optional<bool> yesNoValue(std::string_view typed) {
  return valueOf<bool>(kYesNo, typed);
}
std::optional<coding::Role> roleValue(std::string_view typed) {
  return valueOf<coding::Role>(kRoles, typed);
}
std::optional<coding::Place> placeValue(std::string_view typed) {
  return valueOf<coding::Place>(kPlaces, typed);
}

}  // namespace search
