#include "corpus/import/docx_styles.h"

#include <utility>

namespace corpus::import {
namespace {

constexpr std::size_t kMaxStyles = 10'000;
constexpr int kMaxBasedOn = 20;  // Word allows ten

}  // namespace

bool isWordSpace(std::string_view uri) {
  return uri.ends_with("wordprocessingml/2006/main") || uri.ends_with("wordprocessingml/main");
}

bool isOffValue(std::string_view value) {
  return value == "0" || value == "false" || value == "off" || value == "none";
}

void takeProperty(Look& look, std::string_view name, const XmlAttributes& attributes) {
  if (name == "u") {
    const auto value = attributes["val"];
    look.underline = !value.empty() && !isOffValue(value);
    return;
  }
  auto* const property = name == "b"        ? &look.bold
                         : name == "i"      ? &look.italic
                         : name == "vanish" ? &look.hidden
                                            : nullptr;
  if (property) *property = !isOffValue(attributes["val"]);
}

class DocxStylesReader : public XmlHandler {
 public:
  explicit DocxStylesReader(DocxStyles& out) : out_(out) {}

  void start(std::string_view space, std::string_view name, const XmlAttributes& attributes) override {
    ++depth_;
    if (!isWordSpace(space)) return;
    if (name == "style") {
      const auto type = attributes["type"];
      style_ = {};
      isLink_ = false;
      id_ = type == "paragraph" || type == "character" ? std::string(attributes["styleId"]) : std::string();
      const auto isDefault = attributes["default"];
      if (type == "paragraph" && !isDefault.empty() && !isOffValue(isDefault)) out_.defaultParagraph_ = id_;
      styleDepth_ = depth_;
    } else if (name == "rPrDefault") {
      defaultsDepth_ = depth_;
    } else if (name == "rPr") {
      // Not those of a table's parts or of a paragraph mark, which stand deeper.
      if ((styleDepth_ && depth_ == styleDepth_ + 1) || (defaultsDepth_ && depth_ == defaultsDepth_ + 1))
        propertiesDepth_ = depth_;
    } else if (propertiesDepth_ && depth_ == propertiesDepth_ + 1) {
      takeProperty(defaultsDepth_ ? out_.defaults_ : style_.look, name, attributes);
    } else if (styleDepth_ && depth_ == styleDepth_ + 1) {
      if (name == "basedOn") style_.basedOn = attributes["val"];
      // Ids follow Word's language, names don't.
      if (name == "name") {
        const auto value = attributes["val"];
        isLink_ = value == "Hyperlink" || value == "FollowedHyperlink" || value == "Internet Link";
      }
    }
  }

  void end(std::string_view, std::string_view) override {
    if (depth_ == propertiesDepth_) propertiesDepth_ = 0;
    if (depth_ == defaultsDepth_) defaultsDepth_ = 0;
    if (depth_ == styleDepth_) {
      styleDepth_ = 0;
      if (isLink_) style_.look.underline.reset();  // says that it is a link, not that it matters
      if (!id_.empty() && out_.styles_.size() < kMaxStyles)
        out_.styles_.emplace(std::move(id_), std::move(style_));
    }
    --depth_;
  }

  void characters(std::string_view) override {}

 private:
  DocxStyles& out_;
  std::string id_;
  DocxStyles::Style style_;
  int depth_ = 0, styleDepth_ = 0, defaultsDepth_ = 0, propertiesDepth_ = 0;
  bool isLink_ = false;
};

DocxStyles DocxStyles::read(Archive& archive, const std::string& part) {
  DocxStyles styles;
  DocxStylesReader reader(styles);
  if (const auto xml = archive.read(part)) readXml(*xml, reader, archive.file());
  // What a style says with all that it is based on, once for all runs.
  std::map<std::string, Style, std::less<>> resolved;
  for (const auto& [id, own] : styles.styles_) {
    Look look;
    auto style = styles.styles_.find(id);
    for (int i = 0; i < kMaxBasedOn && style != styles.styles_.end(); ++i) {
      look.fillFrom(style->second.look);
      style = styles.styles_.find(style->second.basedOn);
    }
    resolved[id].look = look;
  }
  styles.styles_ = std::move(resolved);
  return styles;
}

Look DocxStyles::lookOf(std::string_view id) const {
  const auto style = styles_.find(id);
  return style == styles_.end() ? Look() : style->second.look;
}

DocxStyles::Shown DocxStyles::shown(std::string_view paragraphStyle, std::string_view characterStyle,
                                    const Look& own) const {
  const auto paragraph = lookOf(paragraphStyle.empty() ? defaultParagraph_ : paragraphStyle);
  const auto character = characterStyle.empty() ? Look() : lookOf(characterStyle);
  const auto toggled = [&](std::optional<bool> Look::*property) {
    if (own.*property) return *(own.*property);
    if ((defaults_.*property).value_or(false)) return true;
    return (paragraph.*property).value_or(false) != (character.*property).value_or(false);
  };
  Shown shown;
  shown.styles.bold = toggled(&Look::bold);
  shown.styles.italic = toggled(&Look::italic);
  shown.hidden = toggled(&Look::hidden);
  for (const auto* look : {&own, &character, &paragraph, &defaults_}) {
    if (!look->underline) continue;
    shown.styles.underline = *look->underline;
    break;
  }
  return shown;
}

}  // namespace corpus::import
