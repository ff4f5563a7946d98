#pragma once
#include <wx/dataobj.h>

#include <vector>

#include "corpus/guid.h"

namespace gui {

// Codes on their way from the codebook to the text, within this program.
class CodeDragData : public wxCustomDataObject {
 public:
  CodeDragData() : wxCustomDataObject(wxDataFormat("application/x-suhbat-codes")) {}
  explicit CodeDragData(const std::vector<corpus::Guid>& codes) : CodeDragData() {
    std::string lines;
    for (const auto& code : codes) lines += code.text() + "\n";
    SetData(lines.size(), lines.data());
  }
  std::vector<corpus::Guid> codes() const {
    std::vector<corpus::Guid> result;
    std::string_view rest(static_cast<const char*>(GetData()), GetSize());
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      if (const auto guid = corpus::Guid::parse(rest.substr(0, end))) result.push_back(*guid);
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return result;
  }
};

}  // namespace gui
