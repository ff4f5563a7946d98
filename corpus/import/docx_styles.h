#pragma once
#include <map>
#include <string>
#include <string_view>

#include "corpus/import/archive.h"
#include "corpus/import/styled_text.h"
#include "corpus/import/xml.h"

namespace corpus::import {

bool isWordSpace(std::string_view uri);   // WordprocessingML's name space, transitional or strict
bool isOffValue(std::string_view value);  // of w:val: "0", "false", …

// Takes what a child of w:rPr says.
void takeProperty(Look& look, std::string_view name, const XmlAttributes& attributes);

// The styles of a Word document (ECMA-376 part 1, 17.7).
class DocxStyles {
 public:
  // Empty without a styles part. Throws FileError.
  static DocxStyles read(Archive& archive, const std::string& part);

  // How a run looks: bold, italics and hidden of paragraph and character style toggle each other (17.7.3),
  // its own properties are absolute. Empty ids: the default paragraph style, no character style.
  struct Shown {
    Styles styles;
    bool hidden = false;
  };
  Shown shown(std::string_view paragraphStyle, std::string_view characterStyle, const Look& own) const;

 private:
  friend class DocxStylesReader;
  struct Style {
    std::string basedOn;
    Look look;
  };
  Look lookOf(std::string_view id) const;

  std::map<std::string, Style, std::less<>> styles_;
  std::string defaultParagraph_;
  Look defaults_;
};

}  // namespace corpus::import
