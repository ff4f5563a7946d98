#pragma once
#include <wx/window.h>

#include <functional>
#include <string>
#include <vector>

#include "i18n/messages.h"

namespace gui {

// The texts of a page's controls, kept as message ids, so that they can be said again in another language.
class Captions {
 public:
  void label(wxWindow* control, i18n::Message text, i18n::Message tip = {});
  void tip(wxWindow* control, i18n::Message text);
  void hint(wxWindow* textControl, i18n::Message text);  // wxTextCtrl or wxSearchCtrl
  // Anything else that is said.
  void other(std::function<void(const i18n::Messages&)> say);
  void say(const i18n::Messages& tr) const;

 private:
  std::vector<std::function<void(const i18n::Messages&)>> sayings_;
};

}  // namespace gui
