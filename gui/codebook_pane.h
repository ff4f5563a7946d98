#pragma once
#include <wx/panel.h>

#include <optional>
#include <vector>

#include "corpus/signal.h"
#include "gui/workspace.h"

class wxSearchCtrl;
class wxTextCtrl;

namespace gui {

class CodeTree;

// The codebook: filter field, tree of codes with colour and number of segments. Codes are dragged from here
// onto the text, and moved within the tree.
class CodebookPane : public wxPanel {
 public:
  CodebookPane(wxWindow* parent, Workspace& workspace);
  ~CodebookPane() override;

  std::optional<corpus::Guid> selectedCode() const;
  void selectCode(const corpus::Guid& code);
  void focusFilter();

  // What the menus do; each is one edit.
  void newCode(const std::optional<corpus::Guid>& parent);
  void editCode(const corpus::Guid& code);
  void moveCode(const corpus::Guid& code);  // asks for the place
  void removeCode(const corpus::Guid& code);

  corpus::Signal<const corpus::Guid&> activated;  // double click or Enter: tag the selection with it
  corpus::Signal<const corpus::Guid&> selected;

 private:
  void rebuild();
  void applyAppearance();
  void onContextMenu(const wxPoint& screen);

  Workspace& workspace_;
  wxTextCtrl* filter_ = nullptr;
  CodeTree* tree_ = nullptr;
  wxWindow* title_ = nullptr;
  corpus::Connection content_, project_, appearance_;
};

}  // namespace gui
