#pragma once
#include <string>
#include <utility>
#include <vector>

#include <filesystem>

namespace support {

// Writes a ZIP container with these members (name, content), as office documents are. Throws
// std::runtime_error.
void writeZip(const std::filesystem::path& path,
              const std::vector<std::pair<std::string, std::string>>& members);
// The content of one member. Throws std::runtime_error.
std::string zipMember(const std::filesystem::path& path, const std::string& name);

}  // namespace support
