#pragma once
#include <string>
#include <string_view>

namespace corpus::import {

// The character reference at the start of `text`, which begins with '&': its length in bytes, 0 for none that
// is known; the character is appended to `out`.
std::size_t readEntity(std::string_view text, std::string& out);

}  // namespace corpus::import
