#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace corpus {

// Identity of a row that a person made: a version-4 UUID, stored as lower-case text of 36 characters.
class Guid {
 public:
  Guid() = default;  // none
  // Accepts either case, with or without braces; nothing for anything else.
  static std::optional<Guid> parse(std::string_view text);
  // For text that came out of the project file and is known to be canonical.
  static Guid fromStored(std::string text);
  const std::string& text() const { return text_; }
  explicit operator bool() const { return !text_.empty(); }
  auto operator<=>(const Guid&) const = default;

 private:
  std::string text_;
};

}  // namespace corpus

template <>
struct std::hash<corpus::Guid> {
  std::size_t operator()(const corpus::Guid& guid) const noexcept {
    return std::hash<std::string>()(guid.text());
  }
};
