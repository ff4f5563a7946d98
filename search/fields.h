#pragma once
// The names of the filters a query may use and of their fixed values, in Kazakh, Russian and English.
#include <optional>
#include <string>
#include <string_view>

#include "coding/codebook.h"
#include "corpus/transcripts.h"

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

// How names and values are compared: letters folded, white space collapsed, ends trimmed.
std::string foldedName(std::string_view name);
// The same with spaces, `_` and `-` left out: `home_region` names the attribute "Home region".
std::string foldedFieldName(std::string_view name);

bool isCanonicalField(std::string_view field);
// "язык", "тіл", "Language" -> "lang".
std::optional<std::string> builtInField(std::string_view typed);

// Values as a person types them, in any of the three languages or as the file stores them.
std::optional<i18n::TextLanguage> languageValue(std::string_view typed);
std::optional<corpus::SpeakerRole> speakerRoleValue(std::string_view typed);
std::optional<bool> yesNoValue(std::string_view typed);
std::optional<coding::Role> roleValue(std::string_view typed);
std::optional<coding::Place> placeValue(std::string_view typed);

}  // namespace search
