#include "corpus/import/odt_styles.h"

#include <charconv>

namespace corpus::import {
namespace {

constexpr std::size_t kMaxStyles = 50'000;  // each paragraph can have an automatic one
constexpr int kMaxParents = 20;

void take(Look& look, const XmlAttributes& attributes) {
  if (const auto weight = attributes["font-weight"]; !weight.empty()) {
    int number = 0;
    std::from_chars(weight.data(), weight.data() + weight.size(), number);
    look.bold = weight == "bold" || number >= 600;
  }
  if (const auto style = attributes["font-style"]; !style.empty()) look.italic = style != "normal";
  for (const auto* name : {"text-underline-style", "text-underline"})
    if (const auto style = attributes[name]; !style.empty()) look.underline = style != "none";
  if (const auto display = attributes["display"]; !display.empty()) look.hidden = display == "none";
}

}  // namespace

void OdtStyles::start(std::string_view name, const XmlAttributes& attributes) {
  if (name == "style") {
    const auto family = attributes["family"];
    open_ = nullptr;
    if (family != "paragraph" && family != "text") return;
    auto& styles = of(family == "text" ? Family::Text : Family::Paragraph);
    if (styles.size() >= kMaxStyles) return;
    open_ = &styles[std::string(attributes["name"])];
    *open_ = {std::string(attributes["parent-style-name"]), {}};
  } else if (name == "default-style") {
    inDefault_ = attributes["family"] == "paragraph";
  } else if (name == "text-properties") {
    if (open_) take(open_->look, attributes);
    if (inDefault_) take(defaultParagraph_, attributes);
  }
}

void OdtStyles::end(std::string_view name) {
  if (name == "style") open_ = nullptr;
  if (name == "default-style") inDefault_ = false;
}

const Look& OdtStyles::look(Family family, std::string_view name) {
  auto& styles = of(family);
  static const Look kNothing;
  const auto& base = family == Family::Paragraph ? defaultParagraph_ : kNothing;
  const auto found = styles.find(name);
  if (found == styles.end()) return base;
  auto& style = found->second;
  if (style.resolved) return style.look;
  style.resolved = true;
  auto parent = styles.find(style.parent);
  for (int i = 0; i < kMaxParents && parent != styles.end(); ++i) {
    style.look.fillFrom(parent->second.look);
    if (parent->second.resolved) break;  // holds its parents already
    parent = styles.find(parent->second.parent);
  }
  style.look.fillFrom(base);
  return style.look;
}

}  // namespace corpus::import
