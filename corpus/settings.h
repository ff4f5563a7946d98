#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "corpus/project.h"

namespace corpus {

// Choices that belong to the project and not to a person's machine.
inline constexpr std::string_view kKeepOriginals = "keep_originals";  // "yes": files are kept when imported

std::optional<std::string> setting(const Project& project, std::string_view name);
void setSetting(Edit& edit, std::string_view name, const std::string& value);

}  // namespace corpus
