#pragma once
#include <wx/panel.h>

#include <memory>
#include <optional>
#include <vector>

#include "corpus/participants.h"
#include "corpus/speaker_ties.h"
#include "gui/workspace.h"

class wxButton;
class wxStaticText;

namespace gui {

class VoiceList;

// Beside the table: as whom the chosen participant speaks in which transcripts. Speakers are tied to her and
// untied; a double click opens the transcript.
class ParticipantPanel : public wxPanel {
 public:
  ParticipantPanel(wxWindow* parent, Workspace& workspace);
  void show(const std::optional<corpus::Participant>& participant);
  void say();
  void addVoice();
  void removeVoice();

  corpus::Signal<> showSpeakers;

 private:
  void fill();

  Workspace& workspace_;
  std::optional<corpus::Participant> participant_;
  wxStaticText *title_, *label_;
  VoiceList* list_;
  wxButton *add_, *remove_;
  corpus::Connection activated_, deleted_, menu_;
};

}  // namespace gui
