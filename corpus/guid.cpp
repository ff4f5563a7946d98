#include "corpus/guid.h"

#include <utility>

namespace corpus {

std::optional<Guid> Guid::parse(std::string_view text) {
  if (text.size() == 38 && text.front() == '{' && text.back() == '}') text = text.substr(1, 36);
  if (text.size() != 36) return std::nullopt;
  std::string canonical;
  canonical.reserve(36);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) {
      canonical += c;
    } else if (!dash && c >= 'A' && c <= 'F') {
      canonical += static_cast<char>(c - 'A' + 'a');
    } else {
      return std::nullopt;
    }
  }
  return fromStored(std::move(canonical));
}

Guid Guid::fromStored(std::string text) {
  Guid guid;
  guid.text_ = std::move(text);
  return guid;
}

}  // namespace corpus
