#include "gui/recording_commands.h"

#include <wx/filedlg.h>
#include <wx/utils.h>

#include "corpus/recordings.h"
#include "corpus/transcripts.h"
#include "gui/ask.h"
#include "gui/text.h"

namespace gui {
namespace {

using i18n::message;

constexpr std::int64_t kSkipMs = 5000;

void askRecording(wxWindow& window, Workspace& workspace, Listening& listening) {
  const auto& tr = workspace.tr();
  wxString patterns;
  for (const auto extension : corpus::recordingExtensions()) {
    patterns += (patterns.empty() ? "*." : ";*.") + toWx(extension);
    patterns += ";*." + toWx(extension).Upper();
  }
  std::filesystem::path folder = workspace.filesFolder();
  wxString name;
  if (listening.linked()) {
    std::error_code none;
    name = pathToWx(listening.player().file().filename());
    if (std::filesystem::is_directory(listening.player().file().parent_path(), none))
      folder = listening.player().file().parent_path();
  }
  wxFileDialog dialog(&window, toWx(tr("Link a recording")), pathToWx(folder), name,
                      toWx(tr("Sound and video")) + "|" + patterns + "|" + toWx(tr("All files")) + "|*",
                      wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() != wxID_OK) return;
  const auto path = pathFromWx(dialog.GetPath());
  workspace.setFilesFolder(path.parent_path());
  listening.link(path);
}

}  // namespace

void addRecordingCommands(CommandTable& commands, wxWindow& window, Workspace& workspace,
                          Listening& listening, TranscriptView& view) {
  Player& player = listening.player();
  const auto reading = [&view] { return view.transcript() && view.IsShownOnScreen(); };
  const auto writable = [&workspace, reading] { return workspace.writable() && reading(); };
  // Listening goes on while another page is looked at.
  const auto usable = [&player] { return player.usable(); };

  commands.add({.id = "recording/link",
                .title = message("&Link a recording…"),
                .help = message("Plays a sound or video file beside this transcript. The file stays where it "
                                "is and is not copied into the project."),
                .key = "",
                .icon = "recording",
                .run = [&window, &workspace, &listening] { askRecording(window, workspace, listening); },
                .isActive = writable});
  commands.add({.id = "recording/unlink",
                .title = message("Re&move the link"),
                .help = message("The transcript has no recording any more; the file itself is left alone."),
                .key = "",
                .icon = "",
                .run = [&listening] { listening.unlink(); },
                .isActive = [&listening, writable] { return writable() && listening.linked(); }});
  Command play{.id = "recording/play",
               .title = message("&Play or pause"),
               .help = message("Plays the recording, or stops it for a while."),
               .key = "F4",
               .icon = "play",
               .run = [&player] { player.toggle(); },
               .isActive = usable};
  play.dynamicTitle = [&player] { return player.playing() ? message("&Pause") : message("&Play"); };
  commands.add(std::move(play));
  commands.add({.id = "recording/back",
                .title = message("&Back 5 seconds"),
                .help = message("Goes back five seconds in the recording."),
                .key = "F6",
                .icon = "rewind",
                .run = [&player] { player.skip(-kSkipMs); },
                .isActive = usable});
  commands.add({.id = "recording/forward",
                .title = message("&Forward 5 seconds"),
                .help = message("Goes on five seconds in the recording."),
                .key = "Shift+F6",
                .icon = "forward",
                .run = [&player] { player.skip(kSkipMs); },
                .isActive = usable});
  commands.add({.id = "recording/slower",
                .title = message("&Slower"),
                .help = message("Plays the recording more slowly."),
                .key = "F7",
                .icon = "",
                .run = [&player] { player.setSpeedStep(player.speedStep() - 1); },
                .isActive = [&player, usable] { return usable() && player.speedStep() > Player::kSlowest; }});
  commands.add({.id = "recording/faster",
                .title = message("F&aster"),
                .help = message("Plays the recording faster."),
                .key = "F8",
                .icon = "",
                .run = [&player] { player.setSpeedStep(player.speedStep() + 1); },
                .isActive = [&player, usable] { return usable() && player.speedStep() < Player::kFastest; }});
  commands.add({.id = "recording/normal",
                .title = message("&Normal speed"),
                .help = message("Plays the recording as fast as it was recorded."),
                .key = "Shift+F8",
                .icon = "",
                .run = [&player] { player.setSpeedStep(0); },
                .isActive = [&player, usable] { return usable() && player.speedStep() != 0; }});
  commands.add({.id = "recording/caret",
                .title = message("Play from the &cursor"),
                .help = message("Plays from the last time before the cursor."),
                .key = "F9",
                .icon = "",
                .run = [&listening] { listening.playFromCaret(); },
                .isActive = [&listening, reading] { return reading() && listening.canPlayFromCaret(); }});
  commands.add({.id = "recording/stamp",
                .title = message("Insert the &time"),
                .help = message("Sets the time that is heard at the cursor in the text."),
                .key = "Ctrl+T",
                .icon = "stamp",
                .run = [&listening] { listening.insertStamp(); },
                .isActive = [writable, usable] { return writable() && usable(); }});
  Command follow{.id = "recording/follow",
                 .title = message("The text f&ollows"),
                 .help = message("Scrolls the text to what is heard, when it leaves the screen."),
                 .key = "",
                 .icon = "",
                 .run = [&listening] { listening.setFollows(!listening.follows()); },
                 .isActive = [&workspace] { return workspace.project() != nullptr; }};
  follow.isChecked = [&listening] { return listening.follows(); };
  commands.add(std::move(follow));
  Command repeat{.id = "recording/repeat",
                 .title = message("&Repeat a second after a pause"),
                 .help = message("After a pause the last second before it is heard again."),
                 .key = "",
                 .icon = "",
                 .run = [&listening] { listening.setRepeats(!listening.repeats()); },
                 .isActive = [&workspace] { return workspace.project() != nullptr; }};
  repeat.isChecked = [&listening] { return listening.repeats(); };
  commands.add(std::move(repeat));
}

bool linkDropped(const std::filesystem::path& file, wxWindow& window, Workspace& workspace,
                 Listening& listening, TranscriptView& view) {
  if (!workspace.writable() || !view.transcript() || !view.IsShownOnScreen() || !corpus::isRecording(file))
    return false;
  std::string name;
  workspace.attempt([&] {
    if (const auto transcript = corpus::transcript(*workspace.project(), view.transcript()))
      name = transcript->name;
  });
  if (listening.linked() && listening.player().file() != file &&
      !confirm(&window, workspace.tr(),
               message("“{transcript}” has the recording “{old}”. Link it to “{new}” instead?",
                       {{"transcript", name},
                        {"old", pathToUtf8(listening.player().file().filename())},
                        {"new", pathToUtf8(file.filename())}}),
               message("Link it")))
    return true;
  if (listening.link(file))
    workspace.notice.emit(message("The recording “{file}” is linked to “{transcript}”.",
                                  {{"file", pathToUtf8(file.filename())}, {"transcript", name}}));
  return true;
}

}  // namespace gui
