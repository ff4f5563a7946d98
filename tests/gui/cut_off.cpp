#include "tests/gui/cut_off.h"

#include <wx/anybutton.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/radiobut.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>

#include "gui/flat_button.h"
#include "gui/text.h"

namespace test {
namespace {

bool saysAllItSays(const wxWindow& window) {
  if (dynamic_cast<const wxAnyButton*>(&window) || dynamic_cast<const wxChoice*>(&window) ||
      dynamic_cast<const wxCheckBox*>(&window) || dynamic_cast<const wxRadioButton*>(&window) ||
      dynamic_cast<const gui::FlatButton*>(&window))
    return true;
  // Names of any length end in “…” by design.
  constexpr long kCut = wxST_ELLIPSIZE_START | wxST_ELLIPSIZE_MIDDLE | wxST_ELLIPSIZE_END;
  return dynamic_cast<const wxStaticText*>(&window) && !(window.GetWindowStyleFlag() & kCut);
}

std::string called(const wxWindow& window) {
  return gui::toUtf8(wxString(window.GetClassInfo()->GetClassName()) + " " + window.GetName() + " “" +
                     window.GetLabel() + "” in " + window.GetParent()->GetName());
}

std::string sizes(const wxSize& needed, const wxSize& has) {
  return std::to_string(needed.x) + "×" + std::to_string(needed.y) + " into " + std::to_string(has.x) + "×" +
         std::to_string(has.y);
}

void look(wxWindow& parent, std::vector<std::string>& found) {
  for (wxWindow* child : parent.GetChildren()) {
    if (child->IsTopLevel() || !child->IsShownOnScreen()) continue;
    const wxSize size = child->GetSize(), best = child->GetBestSize();
    if (saysAllItSays(*child) && (best.x > size.x || best.y > size.y))
      found.push_back(called(*child) + ": " + sizes(best, size));
    const wxRect rect = child->GetRect();
    const wxSize room = parent.GetClientSize();
    const bool scrolls = dynamic_cast<wxScrolledWindow*>(&parent) || parent.GetScrollRange(wxVERTICAL) > 0;
    if (!scrolls && saysAllItSays(*child) &&
        (rect.x < 0 || rect.y < 0 || rect.GetRight() >= room.x || rect.GetBottom() >= room.y))
      found.push_back(called(*child) + " reaches beyond its parent: " +
                      sizes(wxSize(rect.GetRight() + 1, rect.GetBottom() + 1), room));
    look(*child, found);
  }
}

}  // namespace

std::vector<std::string> cutOff(wxWindow& root) {
  std::vector<std::string> found;
  look(root, found);
  return found;
}

}  // namespace test
