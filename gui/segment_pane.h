#pragma once
#include <wx/panel.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "coding/segments.h"
#include "gui/segment_list.h"
#include "gui/transcript_view.h"
#include "gui/workspace.h"

class wxBoxSizer;
class wxButton;
class wxStaticText;
class wxTextCtrl;

namespace gui {

class TabStrip;

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
  void setCode(const corpus::Guid& code);  // the same without leaving the scope shown
  // Selects the segment and puts the cursor into its memo.
  void editMemo(const corpus::Guid& segment);
  std::optional<corpus::Guid> selectedSegment() const;
  // Asks for another code for a segment.
  void recodeSegment(const corpus::Guid& segment);

 private:
  void refill();
  void refillLater();
  void applyAppearance();
  void followView();  // caret or selected segment moved
  void rowChosen(bool go);
  void stackButtons();
  void showDetails();  // memo and weight of the current segment
  void saveMemo();
  void saveRefused();
  void saveWeight();
  void recode();
  void removeCurrent();
  void offerSelection();  // to a passage whose text was deleted
  void onMenu(const wxPoint& screen);
  void fillCode(std::vector<SegmentList::Row>& rows);
  std::string codeName(const corpus::Guid& code);

  Workspace& workspace_;
  TranscriptView& view_;
  Scope scope_ = Scope::Here;
  corpus::Guid code_;      // for Scope::Code
  corpus::Guid shown_;     // the view's transcript when the list was filled
  corpus::Guid detailed_;  // whose memo stands in the field
  std::string storedMemo_;
  std::map<corpus::Guid, std::string> refused_;  // memos that could not be saved, by segment
  bool waiting_ = false;
  TabStrip* tabs_;
  SegmentList* list_;
  wxStaticText *memoLabel_, *weightLabel_;
  wxTextCtrl *memo_, *weight_;
  wxButton *recode_, *remove_, *toSelection_;
  wxBoxSizer* buttons_;
  std::vector<corpus::Connection> ties_;
};

}  // namespace gui
