// The panes around the pages: where they stand, and which are shown.
#include <wx/aui/framemanager.h>
#include <wx/aui/dockart.h>
#include <wx/simplebook.h>

#include "gui/codebook_pane.h"
#include "gui/listening.h"
#include "gui/main_window.h"
#include "gui/player_bar.h"
#include "gui/reading_page.h"
#include "gui/segment_pane.h"
#include "gui/text.h"
#include "gui/transcript_list.h"
#include "gui/translation_pane.h"

namespace gui {
namespace {

constexpr int kLeftWidth = 240, kRightWidth = 250, kBelowHeight = 220;  // px at 96 dpi, first time

}  // namespace

void MainWindow::placePanes() {
  panes_.SetManagedWindow(work_);
  panes_.SetFlags(wxAUI_MGR_LIVE_RESIZE);
  const auto pane = [](const char* name) {
    return wxAuiPaneInfo().Name(name).CaptionVisible(false).CloseButton(false).Floatable(false).PaneBorder(
        false);
  };
  // The first arrangement is made of minimum sizes (wxAUI takes no others for a dock that is new); afterwards
  // the panes may be made smaller.
  panes_.AddPane(transcripts_,
                 pane("transcripts").Left().Layer(1).Position(0).MinSize(FromDIP(wxSize(kLeftWidth, 300))));
  panes_.AddPane(codebook_,
                 pane("codebook").Left().Layer(1).Position(1).MinSize(FromDIP(wxSize(kLeftWidth, 300))));
  panes_.AddPane(segments_, pane("segments").Right().Layer(1).MinSize(FromDIP(wxSize(kRightWidth, 300))));
  // Below the text, between the panes at its sides.
  panes_.AddPane(translation_, pane("translation")
                                   .Bottom()
                                   .Layer(0)
                                   .BestSize(FromDIP(wxSize(600, kBelowHeight)))
                                   .MinSize(FromDIP(wxSize(320, kBelowHeight))));
  panes_.AddPane(pages_, pane("pages").CentrePane().PaneBorder(false).MinSize(FromDIP(wxSize(320, 240))));
  panes_.AddPane(video_, pane("video")
                             .Right()
                             .Layer(1)
                             .Position(1)
                             .CaptionVisible(true)
                             .CloseButton(true)
                             .MinSize(FromDIP(wxSize(kRightWidth, 190)))
                             .Hide());
  panes_.Update();
  panes_.GetPane("video").MinSize(FromDIP(wxSize(160, 100)));
  panes_.GetPane("transcripts").MinSize(FromDIP(wxSize(200, 140)));
  panes_.GetPane("codebook").MinSize(FromDIP(wxSize(200, 160)));
  panes_.GetPane("segments").MinSize(FromDIP(wxSize(220, 160)));
  panes_.GetPane("translation").MinSize(FromDIP(wxSize(320, 110)));
  panes_.GetPane("translation").Hide();
  standardPanes_ = panes_.SavePerspective();
  if (const auto saved = settings_.panes(); !saved.empty()) panes_.LoadPerspective(toWx(saved), false);
  panes_.GetPane("pages").Show();
  // As they stood before there was a pane below the text, it would lie below them too.
  for (const char* side : {"transcripts", "codebook", "segments"}) panes_.GetPane(side).Layer(1);
  panes_.GetPane("translation").Hide();  // until something is linked
  panes_.GetPane("video").Hide();
  panes_.Update();
}

void MainWindow::togglePane(const wxString& name) {
  auto& pane = panes_.GetPane(name);
  pane.Show(!pane.IsShown());
  panes_.Update();
}

bool MainWindow::paneShown(const wxString& name) {
  return panes_.GetPane(name).IsShown();
}

void MainWindow::toggleTranslation() {
  const bool shown = paneShown("translation");
  if (translation_->parallel())
    settings_.setChoice("translation", !shown);
  else
    translationAsked_ = !shown;
  sayTranslation();
}

void MainWindow::sayTranslation() {
  auto& pane = panes_.GetPane("translation");
  if (!pane.IsOk()) return;
  const bool wanted = translation_->parallel() ? settings_.choice("translation", true) : translationAsked_;
  const bool shown = wanted && page() == Page::Reading;
  if (pane.IsShown() == shown) return;
  pane.Show(shown);
  panes_.Update();
}

void MainWindow::resetPanes() {
  panes_.LoadPerspective(standardPanes_, true);
  videoWanted_ = true;
  sayRecording();
  sayTranslation();
}

void MainWindow::showPlayer(bool wanted) {
  settings_.setChoice("player", wanted);
  sayRecording();
}

bool MainWindow::playerWanted() {
  return settings_.choice("player", true);
}

void MainWindow::showVideo(bool wanted) {
  videoWanted_ = wanted;
  sayRecording();
}

// Not out of the window: the pictures are drawn into this one, and are lost where it gets another parent.
void MainWindow::moveVideo() {
  auto& pane = panes_.GetPane("video");
  switch (pane.dock_direction) {
    case wxAUI_DOCK_RIGHT:
      pane.Bottom().Layer(0).Row(0).Position(1);
      break;
    case wxAUI_DOCK_BOTTOM:
      pane.Left().Layer(1).Row(0).Position(2);
      break;
    default:
      pane.Right().Layer(1).Row(0).Position(1);
  }
  panes_.Update();
}

void MainWindow::sayRecording() {
  const bool strip = listening_->linked() && playerWanted();
  if (player_->IsShown() != strip) {
    player_->Show(strip);
    reading_->Layout();
  }
  const bool pictures = videoWanted_ && listening_->player().hasPictures();
  if (auto& pane = panes_.GetPane("video"); pane.IsOk() && pane.IsShown() != pictures) {
    pane.Show(pictures);
    panes_.Update();
  }
  // The words of “Play” and “Pause”.
  menus_->refresh(workspace_.tr());
}

}  // namespace gui
