#include "gui/text_commands.h"

#include <wx/menu.h>

#include "gui/focused_field.h"
#include "gui/text.h"
#include "gui/text_edits.h"
#include "gui/transcript_document.h"

namespace gui {

using i18n::message;
using i18n::TextLanguage;

namespace {

struct LanguageCommand {
  const char* id;
  i18n::Message title;
  TextLanguage language;
};
std::vector<LanguageCommand> languages() {
  return {{"turn/language-kk", message("&Kazakh"), TextLanguage::Kazakh},
          {"turn/language-ru", message("&Russian"), TextLanguage::Russian},
          {"turn/language-en", message("&English"), TextLanguage::English},
          {"turn/language-mixed", message("&Mixed"), TextLanguage::Mixed}};
}

// Runs a command from a menu that pops up.
void append(wxMenu& menu, const CommandTable& commands, const i18n::Messages& tr, const char* id) {
  const Command* command = commands.find(id);
  if (!command) return;
  wxString title = toWx(tr(command->title));
  // In the text there is a shorter key for writing.
  const std::string key = command->id == "turn/edit" ? "F2" : command->key;
  if (!key.empty()) title += "\t" + toWx(key);
  wxMenuItem* item =
      menu.Append(wxID_ANY, title, wxString(), command->isChecked ? wxITEM_CHECK : wxITEM_NORMAL);
  item->Enable(command->isActive());
  if (command->isChecked) item->Check(command->isChecked());
  menu.Bind(
      wxEVT_MENU, [&commands, id](wxCommandEvent&) { commands.run(id); }, item->GetId());
}

void extendContextMenu(wxMenu& menu, const CommandTable& commands, const i18n::Messages& tr) {
  append(menu, commands, tr, "turn/edit");
  append(menu, commands, tr, "turn/replace");
  append(menu, commands, tr, "turn/delete-text");
  auto* turn = new wxMenu;
  for (const char* id : {"turn/split", "turn/join", "turn/speaker", "speaker/rename", "speaker/merge"})
    append(*turn, commands, tr, id);
  auto* language = new wxMenu;
  for (const auto& each : languages()) append(*language, commands, tr, each.id);
  turn->AppendSubMenu(language, toWx(tr("&Language")));
  menu.AppendSubMenu(turn, toWx(tr("This turn")));
}

}  // namespace

void addTextCommands(CommandTable& commands, Workspace& workspace, TranscriptView& view,
                     std::vector<corpus::Connection>& connections) {
  const auto writing = [&workspace, &view] {
    return workspace.writable() && view.transcript() && view.IsShownOnScreen();
  };
  const auto inTurn = [writing, &view] { return writing() && view.currentTurn(); };
  const auto named = [inTurn, &view] { return inTurn() && view.currentTurn()->speaker; };
  const auto selected = [writing, &view] { return writing() && !view.selection().empty(); };

  commands.add({.id = "turn/edit",
                .title = message("&Edit text"),
                .help = message("Lets you write in the turn at the cursor. In the text the key F2 does the "
                                "same; Ctrl+Enter saves, Esc leaves."),
                .key = "Ctrl+Shift+E",
                .icon = "rename",
                .run = [&view] { view.editTurn(); },
                .isActive = [inTurn, &view] { return inTurn() && !view.editing(); }});
  commands.add({.id = "turn/replace",
                .title = message("&Replace selected text…"),
                .help = message("Writes other words in the place of the selected ones."),
                .key = "",
                .icon = "",
                .run = [&workspace, &view] { replaceSelectedText(workspace, view); },
                .isActive =
                    [selected, &view] {
                      return selected() && !view.editing() && turnOfSelection(view) &&
                             view.selectedText().find('\n') == std::string::npos;
                    }});
  commands.add({.id = "turn/delete-text",
                .title = message("&Delete selected text…"),
                .help = message("Takes the selected words out of the transcript; codes and memos stay."),
                .key = "",
                .icon = "remove",
                .run = [&workspace, &view] { removeSelectedText(workspace, view); },
                .isActive = [selected, &view] { return selected() && !view.editing(); }});
  commands.add({.id = "turn/replace-all",
                .title = message("Replace in &transcripts…"),
                .help = message("Replaces a word everywhere, such as a name by a pseudonym."),
                .key = "Ctrl+H",
                .icon = "",
                .run = [&workspace, &view] { replaceInTranscripts(workspace, view); },
                .isActive = writing});

  commands.add({.id = "turn/split",
                .title = message("&Split turn at the cursor…"),
                .help = message("What stands behind the cursor becomes a turn of its own."),
                .key = "Ctrl+Shift+T",
                .icon = "",
                .run = [&workspace, &view] { splitTurnAtCaret(workspace, view); },
                .isActive =
                    [inTurn, &view] {
                      return inTurn() && !view.editing() && view.caret() > view.currentTurn()->span.begin &&
                             view.caret() < view.currentTurn()->span.end;
                    }});
  commands.add({.id = "turn/join",
                .title = message("&Join with the next turn"),
                .help = message("The turn at the cursor takes in the one that follows it."),
                .key = "Ctrl+J",
                .icon = "",
                .run = [&workspace, &view] { joinTurns(workspace, view); },
                .isActive =
                    [inTurn, &view] {
                      return inTurn() && !view.editing() &&
                             static_cast<std::size_t>(view.turnAtCaret()) + 1 <
                                 view.document().turns().size();
                    }});
  commands.add({.id = "turn/speaker",
                .title = message("S&peaker of this turn…"),
                .help = message("Says who speaks in the turn at the cursor."),
                .key = "Ctrl+Shift+P",
                .icon = "",
                .run = [&workspace, &view] { chooseTurnSpeaker(workspace, view); },
                .isActive = inTurn});
  for (const auto& each : languages()) {
    commands.add(
        {.id = each.id,
         .title = each.title,
         .help = message("Corrects the language of the turn at the cursor, or of the selected ones."),
         .key = "",
         .icon = "",
         .run = [&workspace, &view, language = each.language] { setLanguageHere(workspace, view, language); },
         .isActive = inTurn,
         .isChecked =
             [&view, language = each.language] {
               const auto* turn = view.currentTurn();
               return turn && turn->language == language;
             },
         .oneOfSeveral = false});
  }
  commands.add({.id = "speaker/rename",
                .title = message("Re&name speaker…"),
                .help = message("Gives the speaker at the cursor another name in this transcript."),
                .key = "",
                .icon = "",
                .run = [&workspace, &view] { renameSpeakerHere(workspace, view); },
                .isActive = named});
  commands.add({.id = "speaker/merge",
                .title = message("&Merge speaker into…"),
                .help = message("All turns of the speaker at the cursor become another speaker's."),
                .key = "",
                .icon = "",
                .run = [&workspace, &view] { mergeSpeakerHere(workspace, view); },
                .isActive = [named, &view] { return named() && view.document().speakers().size() > 1; }});
  commands.add({.id = "segment/to-selection",
                .title = message("Set passage to &selection"),
                .help = message("The coded passage that is chosen moves to the text that is selected."),
                .key = "",
                .icon = "",
                .run = [&workspace, &view] { setSpanToSelection(workspace, view, view.selectedSegment()); },
                .isActive = [selected, &view] { return selected() && view.selectedSegment(); }});

  connections.push_back(view.menuOpening.connect(
      [&commands, &workspace](wxMenu& menu) { extendContextMenu(menu, commands, workspace.tr()); }));
  connections.push_back(view.spanRequested.connect(
      [&workspace, &view](const corpus::Guid& segment) { setSpanToSelection(workspace, view, segment); }));
}

}  // namespace gui
