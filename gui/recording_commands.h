#pragma once
#include <filesystem>
#include <functional>

#include "gui/command.h"
#include "gui/listening.h"

class wxWindow;

namespace gui {

// What can be done with the recording of the transcript on show.
void addRecordingCommands(CommandTable& commands, wxWindow& window, Workspace& workspace,
                          Listening& listening, TranscriptView& view);

// A recording was dropped on the window: it is linked to the transcript on show. A link to another recording
// is replaced only when the person agrees. False when this is no recording, or there is no transcript.
bool linkDropped(const std::filesystem::path& file, wxWindow& window, Workspace& workspace,
                 Listening& listening, TranscriptView& view);

}  // namespace gui
