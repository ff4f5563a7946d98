#include "search/fields.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "i18n/format.h"

namespace search {
namespace {

using i18n::Language;
using i18n::TextLanguage;

template <typename Value>
using Named = std::pair<std::string_view, Value>;

// The first of a language is the one that is written.
struct FieldAlias {
  std::string_view name, field;
  Language language;
};
constexpr FieldAlias kFields[] = {
    {"lang", kLanguageField, Language::English},
    {"language", kLanguageField, Language::English},
    {"язык", kLanguageField, Language::Russian},
    {"тіл", kLanguageField, Language::Kazakh},
    {"тілі", kLanguageField, Language::Kazakh},
    {"speaker", kSpeakerField, Language::English},
    {"respondent", kSpeakerField, Language::English},
    {"говорящий", kSpeakerField, Language::Russian},
    {"спикер", kSpeakerField, Language::Russian},
    {"респондент", kSpeakerField, Language::Russian},
    {"сөйлеуші", kSpeakerField, Language::Kazakh},
    {"speakerrole", kSpeakerRoleField, Language::English},
    {"role of speaker", kSpeakerRoleField, Language::English},
    {"role of the speaker", kSpeakerRoleField, Language::English},
    {"роль говорящего", kSpeakerRoleField, Language::Russian},
    {"роль спикера", kSpeakerRoleField, Language::Russian},
    {"сөйлеуші рөлі", kSpeakerRoleField, Language::Kazakh},
    {"сөйлеушінің рөлі", kSpeakerRoleField, Language::Kazakh},
    {"code", kCodeField, Language::English},
    {"код", kCodeField, Language::Russian},
    {"код", kCodeField, Language::Kazakh},
    {"codegroup", kCodeGroupField, Language::English},
    {"code group", kCodeGroupField, Language::English},
    {"group of codes", kCodeGroupField, Language::English},
    {"группа кодов", kCodeGroupField, Language::Russian},
    {"кодтар тобы", kCodeGroupField, Language::Kazakh},
    {"код тобы", kCodeGroupField, Language::Kazakh},
    {"coder", kCoderField, Language::English},
    {"кодировщик", kCoderField, Language::Russian},
    {"кодтаушы", kCoderField, Language::Kazakh},
    {"transcript", kTranscriptField, Language::English},
    {"interview", kTranscriptField, Language::English},
    {"транскрипт", kTranscriptField, Language::Russian},
    {"интервью", kTranscriptField, Language::Russian},
    {"сұхбат", kTranscriptField, Language::Kazakh},
    {"coded", kCodedField, Language::English},
    {"закодировано", kCodedField, Language::Russian},
    {"кодировано", kCodedField, Language::Russian},
    {"кодталған", kCodedField, Language::Kazakh},
    {"role", kRoleField, Language::English},
    {"роль", kRoleField, Language::Russian},
    {"рөлі", kRoleField, Language::Kazakh},
    {"рөл", kRoleField, Language::Kazakh},
    {"place", kPlaceField, Language::English},
    {"место", kPlaceField, Language::Russian},
    {"орны", kPlaceField, Language::Kazakh},
    {"орын", kPlaceField, Language::Kazakh},
    {"memo", kMemoField, Language::English},
    {"заметка", kMemoField, Language::Russian},
    {"мемо", kMemoField, Language::Russian},
    {"жазба", kMemoField, Language::Kazakh},
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
    {"сұхбат беруші", corpus::SpeakerRole::Respondent}, {"unknown", corpus::SpeakerRole::Unknown},
    {"неизвестный", corpus::SpeakerRole::Unknown},      {"белгісіз", corpus::SpeakerRole::Unknown},
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

template <typename Value>
std::vector<std::string> namesOf(std::span<const Named<Value>> table) {
  std::vector<std::string> names;
  for (const auto& [name, value] : table) names.emplace_back(name);
  return names;
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
  return std::any_of(std::begin(kFields), std::end(kFields),
                     [&](const FieldAlias& alias) { return alias.field == field; });
}

std::optional<std::string> builtInField(std::string_view typed) {
  const std::string wanted = foldedFieldName(typed);
  for (const FieldAlias& alias : kFields) {
    if (foldedFieldName(alias.name) == wanted) return std::string(alias.field);
  }
  return std::nullopt;
}

std::string fieldName(std::string_view field, Language language) {
  for (const FieldAlias& alias : kFields) {
    if (alias.field == field && alias.language == language) return std::string(alias.name);
  }
  return std::string(field);
}

std::vector<std::string> builtInFieldNames() {
  std::vector<std::string> names;
  for (const FieldAlias& alias : kFields) names.emplace_back(alias.name);
  return names;
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

std::vector<std::string> fixedValueNames(std::string_view field) {
  if (field == kLanguageField) return namesOf<TextLanguage>(kLanguages);
  if (field == kSpeakerRoleField) return namesOf<corpus::SpeakerRole>(kSpeakerRoles);
  if (field == kCodedField) return namesOf<bool>(kYesNo);
  if (field == kRoleField) return namesOf<coding::Role>(kRoles);
  if (field == kPlaceField) return namesOf<coding::Place>(kPlaces);
  return {};
}

}  // namespace search
