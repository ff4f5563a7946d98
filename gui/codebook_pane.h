#pragma once
#include <wx/panel.h>

#include <optional>
#include <string>
#include <vector>

#include "corpus/signal.h"
#include "gui/workspace.h"

class wxButton;
class wxSearchCtrl;

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
  corpus::Signal<const corpus::Guid&> similarRequested;  // passages like those of the selected code

 private:
  void rebuild();
  void later();
  void applyAppearance();
  void explain(int row);  // tooltip with the code's definition
  void onContextMenu(const wxPoint& screen);
  std::string nameOf(const corpus::Guid& code);

  Workspace& workspace_;
  wxSearchCtrl* filter_ = nullptr;
  wxButton* new_ = nullptr;
  CodeTree* tree_ = nullptr;
  bool waiting_ = false;
  int explained_ = -1;
  std::vector<corpus::Connection> ties_;
};

}  // namespace gui
