#pragma once
#include <map>
#include <string>
#include <vector>

#include "coding/segments.h"
#include "gui/row_list.h"
#include "gui/transcript_view.h"

namespace gui {

// Coded passages, drawn by us: code, beginning of the passage, where it stands, coder, memo.
class SegmentList : public RowList {
 public:
  struct Row {
    coding::Segment segment;
    std::string text;   // empty: asked of the view when drawn; of an empty passage: what was deleted
    std::string where;  // transcript and speaker; empty within the shown transcript
  };
  SegmentList(wxWindow* parent, Workspace& workspace, const TranscriptView& view);

  void fill(std::vector<Row> rows, std::map<corpus::Guid, std::string> coders);
  const coding::Segment* current() const;
  const coding::Segment* find(const corpus::Guid& segment) const;
  void select(const corpus::Guid& segment);

 private:
  wxCoord OnMeasureItem(std::size_t n) const override;
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override;

  const TranscriptView& view_;
  std::vector<Row> rows_;
  std::map<corpus::Guid, std::string> coders_;
};

}  // namespace gui
