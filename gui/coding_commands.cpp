#include "gui/coding_commands.h"

#include <wx/textentry.h>

#include "gui/code_palette.h"
#include "gui/focused_field.h"
#include "gui/text.h"

namespace gui {

using corpus::Guid;
using i18n::message;

void addCodingCommands(CommandTable& commands, Workspace& workspace, TranscriptView& view,
                       CodebookPane& codebook, SegmentPane& segments,
                       std::vector<corpus::Connection>& connections) {
  const auto reading = [&view] { return view.transcript() && view.IsShownOnScreen(); };
  const auto writable = [&workspace] { return workspace.writable(); };
  const auto tagging = [reading, writable] { return reading() && writable(); };
  // The code used last that is still there.
  const auto lastCode = [&view, &workspace]() -> const coding::Code* {
    for (const Guid& recent : view.recentCodes())
      if (const auto* code = workspace.codebook().find(recent)) return code;
    return nullptr;
  };
  const auto segmentHere = [&view, tagging] { return tagging() && !view.segmentsHere().empty(); };

  const auto palette = [&workspace, &view, tagging] {
    if (!tagging()) return;
    // The passage that will be tagged is shown as selected while the code is chosen.
    const i18n::Span span = view.taggingSpan();
    if (span.empty()) return;
    if (view.selection().empty()) view.setSelection(span);
    const wxRect near = view.selectionRect();
    const auto codes = chooseCodes(
        &view, workspace, wxRect(view.ClientToScreen(near.GetTopLeft()), near.GetSize()), view.recentCodes());
    if (!codes.empty()) view.tagSpan(span, codes);
    view.SetFocus();
  };

  commands.add({.id = "code/palette",
                .title = message("&Tag with a code…"),
                .help = message(
                    "Finds a code by typing, in any of the three languages, and tags the selection. In the "
                    "text the key T does the same."),
                .key = "Ctrl+K",
                .icon = "tag",
                .run = palette,
                .isActive = tagging});
  commands.add(
      {.id = "code/tag-last",
       .title = message("Tag with the &last code"),
       .help = message("Tags the selection with the code used last."),
       .key = "Ctrl+R",
       .icon = "",
       .run = [&view, lastCode] { view.tagSelection({lastCode()->guid}); },
       .isActive = [lastCode, tagging] { return tagging() && lastCode(); },
       .dynamicTitle = [lastCode, &workspace]() -> i18n::Message {
         const auto* code = lastCode();
         if (!code) return message("Tag with the &last code");
         return message("Tag again with “{code}”", {{"code", code->in(workspace.tr().language()).name}});
       }});
  commands.add({.id = "code/tag-selected",
                .title = message("Tag with the code &chosen in the codebook"),
                .help = message("Tags the selection with the code that is chosen in the codebook."),
                .key = "Ctrl+Enter",
                .icon = "",
                .run = [&view, &codebook] { view.tagSelection({*codebook.selectedCode()}); },
                // In a field the same keys end the writing.
                .isActive =
                    [&codebook, tagging] {
                      return tagging() && !editableField() && codebook.selectedCode().has_value();
                    }});
  commands.add(
      {.id = "code/remove",
       .title = message("&Remove code from passage"),
       .help = message("Takes the code off the passage at the cursor; the code stays in the codebook."),
       .key = "Ctrl+Shift+K",
       .icon = "remove",
       .run = [&view] { view.removeSegment(view.segmentsHere().front().guid); },
       .isActive = segmentHere});
  commands.add({.id = "code/change",
                .title = message("C&hange code of passage…"),
                .help = message("Gives the passage at the cursor another code."),
                .key = "",
                .icon = "",
                .run = [&view, &segments] { segments.recodeSegment(view.segmentsHere().front().guid); },
                .isActive = segmentHere});
  commands.add({.id = "code/memo",
                .title = message("&Memo on passage…"),
                .help = message("Writes a memo on the coded passage at the cursor."),
                .key = "Ctrl+M",
                .icon = "",
                .run = [&view, &segments] { segments.editMemo(view.segmentsHere().front().guid); },
                .isActive = segmentHere});
  commands.add({.id = "code/new",
                .title = message("&New code…"),
                .help = message("Adds a code to the codebook."),
                .key = "Ctrl+Shift+N",
                .icon = "plus",
                .run = [&codebook] { codebook.newCode({}); },
                .isActive = writable});
  commands.add(
      {.id = "code/edit",
       .title = message("&Edit code…"),
       .help = message("Changes the name, the definition and the colour of the code chosen in the codebook."),
       .key = "",
       .icon = "rename",
       .run = [&codebook] { codebook.editCode(*codebook.selectedCode()); },
       .isActive = [&codebook, writable] { return writable() && codebook.selectedCode().has_value(); }});
  commands.add(
      {.id = "code/move",
       .title = message("Mo&ve code to…"),
       .help = message("Puts the code chosen in the codebook below another one."),
       .key = "",
       .icon = "",
       .run = [&codebook] { codebook.moveCode(*codebook.selectedCode()); },
       .isActive = [&codebook, writable] { return writable() && codebook.selectedCode().has_value(); }});
  commands.add(
      {.id = "code/delete",
       .title = message("&Delete code"),
       .help = message("Deletes the code chosen in the codebook, with the codes below it."),
       .key = "",
       .icon = "remove",
       .run = [&codebook] { codebook.removeCode(*codebook.selectedCode()); },
       .isActive = [&codebook, writable] { return writable() && codebook.selectedCode().has_value(); }});
  commands.add({.id = "code/find",
                .title = message("&Find a code"),
                .help = message("Puts the cursor into the codebook's search field."),
                .key = "Ctrl+Shift+C",
                .icon = "",
                .run = [&codebook] { codebook.focusFilter(); },
                .isActive = [&workspace] { return workspace.project() != nullptr; }});

  commands.add(
      {.id = "edit/copy",
       .title = message("&Copy"),
       .help = message("Copies the selected text."),
       .key = "Ctrl+C",
       .icon = "copy",
       .run =
           [&view] {
             if (auto* field = focusedField())
               field->Copy();
             else
               view.copySelection();
           },
       .isActive = [&view, reading] { return focusedField() || (reading() && !view.selection().empty()); }});
  commands.add({.id = "edit/select-all",
                .title = message("Select &all"),
                .help = message("Selects the whole text."),
                .key = "Ctrl+A",
                .icon = "",
                .run =
                    [&view] {
                      if (auto* field = focusedField())
                        field->SelectAll();
                      else
                        view.selectAll();
                    },
                .isActive = [reading] { return focusedField() || reading(); }});
  commands.add({.id = "text/bigger",
                .title = message("&Larger text"),
                .help = message("Makes the transcript's text larger. Ctrl and the mouse wheel do the same."),
                .key = "Ctrl++",
                .icon = "",
                .run = [&view] { view.setTextSize(view.textSize() + 1); },
                .isActive = reading});
  commands.add({.id = "text/smaller",
                .title = message("&Smaller text"),
                .help = message("Makes the transcript's text smaller. Ctrl and the mouse wheel do the same."),
                .key = "Ctrl+-",
                .icon = "",
                .run = [&view] { view.setTextSize(view.textSize() - 1); },
                .isActive = reading});
  commands.add({.id = "view/plain",
                .title = message("&Plain text for screen readers"),
                .help = message("Shows the transcript in a plain text field that screen readers can read."),
                .key = "",
                .icon = "",
                .run = [&view] { view.setPlain(!view.plain()); },
                .isActive = reading,
                .isChecked = [&view] { return view.plain(); }});

  connections.push_back(view.paletteRequested.connect(palette));
  connections.push_back(
      view.memoRequested.connect([&segments](const Guid& segment) { segments.editMemo(segment); }));
  connections.push_back(
      view.recodeRequested.connect([&segments](const Guid& segment) { segments.recodeSegment(segment); }));
  connections.push_back(codebook.activated.connect([&view, &workspace, reading, writable](const Guid& code) {
    if (!writable()) return;
    // The cursor of a text that can't be seen is nothing the person points at.
    if (!reading()) {
      workspace.notice.emit(
          message("Nothing was tagged: no transcript is on the screen. Open one, select a passage, and then "
                  "choose the code."));
      return;
    }
    view.tagSelection({code});
    view.SetFocus();
  }));
  connections.push_back(codebook.selected.connect([&segments](const Guid& code) { segments.setCode(code); }));
  connections.push_back(
      workspace.codeRequested.connect([&segments](const Guid& code) { segments.showCode(code); }));
}

}  // namespace gui
