#include "corpus/import/html_style.h"

#include <algorithm>
#include <charconv>

#include "i18n/text.h"

namespace corpus::import {
namespace {

constexpr std::size_t kMaxClasses = 5'000;

bool isBlank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Calls with every piece between separators.
template <typename Call>
void eachPiece(std::string_view text, char separator, Call call) {
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(separator, at), text.size());
    call(i18n::trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
}

}  // namespace

std::string_view tagAttribute(std::string_view tag, std::string_view name) {
  std::size_t at = 0;
  while (at < tag.size() && !isBlank(tag[at]) && tag[at] != '/') ++at;  // the tag's name
  while (at < tag.size()) {
    while (at < tag.size() && (isBlank(tag[at]) || tag[at] == '/')) ++at;
    const auto from = at;
    while (at < tag.size() && !isBlank(tag[at]) && tag[at] != '=') ++at;
    const auto found = tag.substr(from, at - from);
    while (at < tag.size() && isBlank(tag[at])) ++at;
    std::string_view value;
    if (at < tag.size() && tag[at] == '=') {
      ++at;
      while (at < tag.size() && isBlank(tag[at])) ++at;
      if (at < tag.size() && (tag[at] == '"' || tag[at] == '\'')) {
        const char quote = tag[at++];
        const auto end = std::min(tag.find(quote, at), tag.size());
        value = tag.substr(at, end - at);
        at = end + 1;
      } else {
        const auto begin = at;
        while (at < tag.size() && !isBlank(tag[at])) ++at;
        value = tag.substr(begin, at - begin);
      }
    } else if (found.empty()) {
      ++at;
    }
    if (found.size() == name.size() && i18n::asciiLower(found) == name) return value;
  }
  return {};
}

Look cssLook(std::string_view declarations) {
  Look look;
  eachPiece(declarations.substr(0, 10'000), ';', [&](std::string_view declaration) {
    const auto colon = declaration.find(':');
    if (colon == declaration.npos) return;
    const auto name = i18n::asciiLower(i18n::trimmed(declaration.substr(0, colon)));
    const auto value = i18n::asciiLower(i18n::trimmed(declaration.substr(colon + 1)));
    const auto says = [&](std::string_view word) { return value.find(word) != value.npos; };
    if (name == "font-weight") {
      int number = 0;
      std::from_chars(value.data(), value.data() + value.size(), number);
      look.bold = says("bold") || number >= 600;
    } else if (name == "font-style") {
      look.italic = says("italic") || says("oblique");
    } else if (name == "text-decoration" || name == "text-decoration-line") {
      look.underline = says("underline");
    } else if (name == "display") {
      look.hidden = says("none");
    } else if (name == "visibility") {
      look.hidden = says("hidden");
    } else if (name == "mso-hide") {
      look.hidden = says("all");
    }
  });
  return look;
}

void CssClasses::read(std::string_view sheet) {
  for (std::size_t at = 0; at < sheet.size();) {
    const auto open = sheet.find('{', at);
    if (open == sheet.npos) return;
    const auto close = std::min(sheet.find('}', open), sheet.size());
    auto look = cssLook(sheet.substr(open + 1, close - open - 1));
    look.hidden.reset();  // pages show and hide by class as one reads on
    if (look.bold || look.italic || look.underline) {
      eachPiece(sheet.substr(at, open - at), ',', [&](std::string_view selector) {
        const auto dot = selector.rfind('.');
        if (dot == selector.npos || selector.find_first_of(" >+~:#[", 0) != selector.npos) return;
        if (selector.find('.') != dot || byName_.size() >= kMaxClasses) return;
        auto& known = byName_[std::string(selector.substr(dot + 1))];
        auto both = look;
        both.fillFrom(known);
        known = both;
      });
    }
    at = close + 1;
  }
}

Look CssClasses::look(std::string_view classes) const {
  Look look;
  if (byName_.empty()) return look;
  eachPiece(classes, ' ', [&](std::string_view name) {
    const auto known = byName_.find(name);
    if (known == byName_.end()) return;
    auto both = known->second;
    both.fillFrom(look);
    look = both;
  });
  return look;
}

}  // namespace corpus::import
