#pragma once
#include <wx/panel.h>

#include <functional>
#include <optional>
#include <vector>

#include "gui/transcript_view.h"
#include "gui/workspace.h"

class wxButton;
class wxStaticText;

namespace gui {

// The transcript with its title line; after a search, a strip to go from hit to hit.
class ReadingPage : public wxPanel {
 public:
  ReadingPage(wxWindow* parent, Workspace& workspace);

  TranscriptView& view() { return *view_; }
  void show(const corpus::Guid& transcript);

  // Which hit is shown, of how many; the strip is hidden without.
  struct Hits {
    int at = 0, count = 0;  // at from 0
    std::string query;
  };
  void setHits(std::optional<Hits> hits);

  corpus::Signal<int> hitRequested;  // +1 or -1
  corpus::Signal<> resultsRequested;
  corpus::Signal<> hitsDismissed;
  corpus::Signal<> importRequested;

 private:
  void say();
  void wrapEmpty();

  Workspace& workspace_;
  wxStaticText *title_, *detail_, *empty_, *hitCount_, *hitQuery_;
  wxPanel* strip_;
  wxButton *import_, *previous_, *next_, *results_, *dismiss_;
  TranscriptView* view_;
  std::optional<Hits> hits_;
  wxString emptyText_;
  corpus::Connection content_, project_, appearance_;
};

}  // namespace gui
