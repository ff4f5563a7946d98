#pragma once
#include <filesystem>

namespace i18n {

// The folder of the running program; empty where the system doesn't say.
std::filesystem::path programFolder();

}  // namespace i18n
