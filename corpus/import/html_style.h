#pragma once
#include <map>
#include <string>
#include <string_view>

#include "corpus/import/styled_text.h"

namespace corpus::import {

// The value of an attribute in a tag's inside ("a href=x class='y'"), as it stands; empty when absent.
std::string_view tagAttribute(std::string_view tag, std::string_view name);

// What CSS declarations ("font-weight: bold; color: red") say.
Look cssLook(std::string_view declarations);

// The looks that a page's style sheets give to classes, by rules of the form ".name" or "tag.name"; others
// say too much for a reader of text. Office programs and Google Docs put their formatting there.
class CssClasses {
 public:
  void read(std::string_view sheet);
  // Of an attribute class="a b"; later classes win.
  Look look(std::string_view classes) const;

 private:
  std::map<std::string, Look, std::less<>> byName_;
};

}  // namespace corpus::import
