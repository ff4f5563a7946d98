#pragma once
#include <string>
#include <string_view>
#include <utility>

namespace corpus {

// SHA-256 in lower-case hex, 64 characters.
std::string sha256Hex(std::string_view bytes);

// Those of the first `prefix` bytes and of all, in one pass.
std::pair<std::string, std::string> sha256HexOfPrefixAndWhole(std::string_view bytes, std::size_t prefix);

}  // namespace corpus
