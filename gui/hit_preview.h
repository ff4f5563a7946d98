#pragma once
#include <wx/panel.h>

#include <string>

#include "corpus/signal.h"
#include "gui/workspace.h"
#include "search/index.h"

class wxButton;

namespace gui {

class LinkLine;
class TranscriptView;

// The hit at hand, in its transcript, below the list of hits. While hits are reviewed, a strip above it says
// for which code and holds what can be done with the hit.
class HitPreview : public wxPanel {
 public:
  HitPreview(wxWindow* parent, Workspace& workspace);

  void show(const search::Hit* hit);  // nullptr: none
  TranscriptView& view() { return *view_; }
  // Where the review stands; hidden when empty.
  void sayReview(const std::string& sentence);
  bool reviewing() const;

  corpus::Signal<> opened;                    // to the hit on the reading page
  corpus::Signal<> accepted, skipped, ended;  // of a review

 private:
  void say();
  void fit();

  Workspace& workspace_;
  LinkLine *where_, *review_;
  wxPanel* strip_;
  wxButton *accept_, *skip_, *end_;
  TranscriptView* view_;
  std::string place_;
  std::vector<corpus::Connection> connections_;
};

}  // namespace gui
