#pragma once
#include <map>
#include <string>
#include <string_view>

#include "corpus/import/styled_text.h"
#include "corpus/import/xml.h"

namespace corpus::import {

// The paragraph and text styles of an OpenDocument text (ODF 1.3 part 3, 16). Fed with the elements of
// styles.xml and of the automatic styles in content.xml; what stands elsewhere in them does no harm.
class OdtStyles {
 public:
  void start(std::string_view name, const XmlAttributes& attributes);
  void end(std::string_view name);

  enum class Family { Paragraph, Text };
  // With all that the style is based on; says nothing for an unknown one. A style is resolved when it is
  // first asked for, so all must have been read.
  const Look& look(Family family, std::string_view name);

 private:
  struct Style {
    std::string parent;
    Look look;
    bool resolved = false;
  };
  using Styles = std::map<std::string, Style, std::less<>>;

  Styles& of(Family family) { return family == Family::Paragraph ? paragraph_ : text_; }

  Styles paragraph_, text_;
  Look defaultParagraph_;
  Style* open_ = nullptr;
  bool inDefault_ = false;
};

}  // namespace corpus::import
