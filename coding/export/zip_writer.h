#pragma once
#include <string>
#include <utility>
#include <vector>

namespace coding {

// A ZIP archive of the members, in their order. Throws FileError when there is not enough memory.
std::string zipped(const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace coding
