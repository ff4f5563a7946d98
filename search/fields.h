#pragma once
// The names of the filters a query may use and of their fixed values, in Kazakh, Russian and English.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coding/codebook.h"
#include "corpus/project.h"
#include "corpus/transcripts.h"
#include "i18n/messages.h"

namespace search {

// Canonical names of the built-in fields.
inline constexpr std::string_view kLanguageField = "lang";
inline constexpr std::string_view kSpeakerField = "speaker";
inline constexpr std::string_view kCodeField = "code";
inline constexpr std::string_view kCoderField = "coder";
inline constexpr std::string_view kTranscriptField = "transcript";
inline constexpr std::string_view kCodedField = "coded";
inline constexpr std::string_view kRoleField = "role";
inline constexpr std::string_view kPlaceField = "place";
inline constexpr std::string_view kCodeGroupField = "codegroup";
inline constexpr std::string_view kSpeakerRoleField = "speakerrole";
inline constexpr std::string_view kMemoField = "memo";

// How names and values are compared: letters folded, white space collapsed, ends trimmed.
std::string foldedName(std::string_view name);
// The same with spaces, `_` and `-` left out: `home_region` names the attribute "Home region".
std::string foldedFieldName(std::string_view name);

bool isCanonicalField(std::string_view field);
// "язык", "тіл", "Language" -> "lang"; spaces, `_` and `-` make no difference.
std::optional<std::string> builtInField(std::string_view typed);
// As a person types it in that language: "lang" -> "язык". An attribute's name stays what it is.
std::string fieldName(std::string_view field, i18n::Language language);
// Every name that a built-in field has, in any language.
std::vector<std::string> builtInFieldNames();

// What a field's value is chosen from.
enum class ValueKind {
  Text,        // any words
  Fixed,       // FieldInfo::values
  Code,        // a code's name or path
  CodeGroup,   // a code that has codes below it
  Coder,       // a coder's name
  Transcript,  // a transcript's name
  Speaker,     // a speaker's label or a participant's name
  Number,      // 20, 20..23, >=20
  Date,        // 2025-03-01, 2025-03, 2025-03-01..2025-04-15
};
// A field as a form or a completion offers it.
struct FieldInfo {
  std::string canonical;  // as in Node::field and FormRow::field; an attribute's is its name
  i18n::Message title;    // an attribute's is its name
  ValueKind kind = ValueKind::Text;
  std::vector<std::pair<std::string, i18n::Message>> values;  // as typed, with their titles
  bool attribute = false;                                     // of participants
};
// The built-in fields, then the attributes of the project's participants in their order.
std::vector<FieldInfo> queryFields(const corpus::Project& project);

// Values as a person types them, in any of the three languages or as the file stores them.
std::optional<i18n::TextLanguage> languageValue(std::string_view typed);
std::optional<corpus::SpeakerRole> speakerRoleValue(std::string_view typed);
std::optional<bool> yesNoValue(std::string_view typed);
std::optional<coding::Role> roleValue(std::string_view typed);
std::optional<coding::Place> placeValue(std::string_view typed);
// Every name that a value of such a field has, in any language; empty for fields without fixed values.
std::vector<std::string> fixedValueNames(std::string_view field);

}  // namespace search
