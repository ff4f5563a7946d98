#include "gui/captions.h"

#include <wx/textentry.h>

#include "gui/text.h"

namespace gui {

void Captions::label(wxWindow* control, i18n::Message text, i18n::Message tipText) {
  sayings_.push_back(
      [control, text = std::move(text)](const i18n::Messages& tr) { control->SetLabel(toWx(tr(text))); });
  if (!tipText.id.empty()) tip(control, std::move(tipText));
}

void Captions::tip(wxWindow* control, i18n::Message text) {
  sayings_.push_back(
      [control, text = std::move(text)](const i18n::Messages& tr) { control->SetToolTip(toWx(tr(text))); });
}

void Captions::hint(wxWindow* textControl, i18n::Message text) {
  sayings_.push_back([textControl, text = std::move(text)](const i18n::Messages& tr) {
    if (auto* entry = dynamic_cast<wxTextEntry*>(textControl)) entry->SetHint(toWx(tr(text)));
  });
}

void Captions::other(std::function<void(const i18n::Messages&)> say) {
  sayings_.push_back(std::move(say));
}

void Captions::say(const i18n::Messages& tr) const {
  for (const auto& saying : sayings_) saying(tr);
}

}  // namespace gui
