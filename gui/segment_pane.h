#pragma once
#include <wx/panel.h>

#include <optional>
#include <vector>

#include "coding/segments.h"
#include "gui/transcript_view.h"
#include "gui/workspace.h"

namespace gui {

class SegmentList;

// The coded passages: those at the caret, of the transcript, or of one code in the whole project; below them
// the memo of the selected one.
class SegmentPane : public wxPanel {
 public:
  enum class Scope { Here, Transcript, Code };

  SegmentPane(wxWindow* parent, Workspace& workspace, TranscriptView& view);
  ~SegmentPane() override;

  void setScope(Scope scope);
  Scope scope() const { return scope_; }
  // The passages coded with `code`, in all transcripts.
  void showCode(const corpus::Guid& code);
  // Selects the segment and puts the cursor into its memo.
  void editMemo(const corpus::Guid& segment);
  std::optional<corpus::Guid> selectedSegment() const;

 private:
  struct Controls;
  void refill();
  void saveMemo();
  void showMemo();
  void applyAppearance();

  Workspace& workspace_;
  TranscriptView& view_;
  Scope scope_ = Scope::Here;
  corpus::Guid code_;         // for Scope::Code
  corpus::Guid memoSegment_;  // whose memo stands in the field
  std::unique_ptr<Controls> controls_;
  corpus::Connection content_, project_, appearance_, selection_;
};

}  // namespace gui
