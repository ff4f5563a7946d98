#pragma once
#include <wx/panel.h>
#include <wx/timer.h>

#include "gui/job_runner.h"
#include "gui/workspace.h"

class wxButton;
class wxGauge;
class wxStaticText;

namespace gui {

// The strip at the foot of the window while work goes on in the background: what, how far, and a way to stop
// it.
class ProgressBar : public wxPanel {
 public:
  ProgressBar(wxWindow* parent, Workspace& workspace, JobRunner& jobs);

 private:
  void follow();
  void tick();

  Workspace& workspace_;
  JobRunner& jobs_;
  wxStaticText* text_;
  wxGauge* gauge_;
  wxButton* cancel_;
  wxTimer timer_;
  corpus::Connection changed_, appearance_;
};

}  // namespace gui
