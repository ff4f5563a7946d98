// The fields as a form or a completion offers them.
#include "corpus/participants.h"
#include "search/fields.h"

namespace search {
namespace {

using i18n::message;
using Values = std::vector<std::pair<std::string, i18n::Message>>;

Values yesOrNo() {
  return {{"yes", message("Yes")}, {"no", message("No")}};
}

std::vector<FieldInfo> builtIn() {
  std::vector<FieldInfo> fields;
  const auto add = [&](std::string_view name, i18n::Message title, ValueKind kind, Values values = {}) {
    fields.push_back({std::string(name), std::move(title), kind, std::move(values), false});
  };
  add(kCodeField, message("Code"), ValueKind::Code);
  add(kCodeGroupField, message("Group of codes"), ValueKind::CodeGroup);
  add(kRoleField, message("Role of the code"), ValueKind::Fixed,
      {{"push", message("Push")},
       {"pull", message("Pull")},
       {"obstacle", message("Obstacle")},
       {"personal", message("Personal")},
       {"rational", message("Rational choice")},
       {"none", message("No role")}});
  add(kPlaceField, message("Place of the code"), ValueKind::Fixed,
      {{"origin", message("Place of origin")},
       {"destination", message("Place of destination")},
       {"none", message("No place")}});
  add(kCodedField, message("Coded"), ValueKind::Fixed, yesOrNo());
  add(kCoderField, message("Coder"), ValueKind::Coder);
  add(kMemoField, message("Words of a memo"), ValueKind::Text);
  add(kLanguageField, message("Language"), ValueKind::Fixed,
      {{"kk", message("Kazakh")},
       {"ru", message("Russian")},
       {"en", message("English")},
       {"mixed", message("Mixed")},
       {"unknown", message("Unknown")}});
  add(kSpeakerField, message("Speaker"), ValueKind::Speaker);
  add(kSpeakerRoleField, message("Role of the speaker"), ValueKind::Fixed,
      {{"interviewer", message("Interviewer")},
       {"respondent", message("Respondent")},
       {"unknown", message("Unknown")}});
  add(kTranscriptField, message("Transcript"), ValueKind::Transcript);
  return fields;
}

FieldInfo fieldOf(const corpus::Attribute& attribute) {
  FieldInfo field;
  field.canonical = attribute.name;
  field.title = message(attribute.name);
  field.attribute = true;
  switch (attribute.type) {
    case corpus::AttributeType::Text:
      break;
    case corpus::AttributeType::Number:
      field.kind = ValueKind::Number;
      break;
    case corpus::AttributeType::Date:
      field.kind = ValueKind::Date;
      break;
    case corpus::AttributeType::YesNo:
      field.kind = ValueKind::Fixed;
      field.values = yesOrNo();
      break;
    case corpus::AttributeType::Choice:
      field.kind = ValueKind::Fixed;
      for (const std::string& choice : attribute.choices) field.values.emplace_back(choice, message(choice));
      break;
  }
  return field;
}

}  // namespace

std::vector<FieldInfo> queryFields(const corpus::Project& project) {
  std::vector<FieldInfo> fields = builtIn();
  for (const corpus::Attribute& attribute : corpus::attributes(project)) fields.push_back(fieldOf(attribute));
  return fields;
}

}  // namespace search
