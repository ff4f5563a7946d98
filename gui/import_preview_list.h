#pragma once
#include <vector>

#include "gui/import_plan.h"
#include "gui/row_list.h"

namespace gui {

// The files of an import: a tick, the name, what they are, and quietly what wants attention. What can't be
// read stands last, with its reason. Draws visible rows only.
class ImportFileList : public RowList {
 public:
  ImportFileList(wxWindow* parent, Workspace& workspace, const ImportPlan& plan);

  std::size_t fileAt(int row) const { return order_[static_cast<std::size_t>(row)]; }
  int rowOf(std::size_t file) const;
  corpus::Signal<std::size_t> toggled;  // the tick of this file was pressed

 private:
  wxCoord OnMeasureItem(std::size_t n) const override;
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override;
  int tickRight() const { return FromDIP(36); }
  void drawTick(wxDC& dc, const wxRect& box, bool on, bool enabled) const;

  const ImportPlan& plan_;
  std::vector<std::size_t> order_;
};

// What a concern is, in few words; already said.
std::string concernName(ImportPlan::Concern concern, const i18n::Messages& tr);

}  // namespace gui
