#include "gui/translation_commands.h"

#include <set>

#include "gui/link_translation_dialog.h"

namespace gui {
namespace {

using corpus::Guid;
using i18n::message;

std::string nameOf(Workspace& workspace, const Guid& transcript) {
  const auto found = corpus::transcript(*workspace.project(), transcript);
  return found ? found->name : std::string();
}

void link(Workspace& workspace, TranscriptView& view, TranslationPane& pane) {
  const auto chosen = askTranslation(&view, workspace, view.transcript());
  if (!chosen) return;
  Guid made;
  const auto label = message("Link “{translation}” as a translation of “{original}”",
                             {{"translation", nameOf(workspace, chosen->translation)},
                              {"original", nameOf(workspace, chosen->original)}});
  if (!workspace.edit(label, [&](corpus::Edit& edit) {
        made = corpus::linkTranslation(edit, chosen->original, chosen->translation);
      }))
    return;
  pane.choose(made);
  workspace.attempt([&] {
    std::set<Guid> paired;
    for (const auto& pair : corpus::alignedTurns(*workspace.project(), made)) paired.insert(pair.original);
    const auto original = corpus::transcript(*workspace.project(), chosen->original);
    workspace.notice.emit(message(workspace.tr().plural(
        "{n} of {count} turn of the original was paired.",
        "{n} of {count} turns of the original were paired.", static_cast<std::int64_t>(paired.size()),
        {{"count", std::to_string(original ? original->turns : 0)}})));
  });
}

void unlink(Workspace& workspace, TranslationPane& pane) {
  const auto link = pane.parallel()->link();
  workspace.edit(message("Unlink the translation “{translation}”",
                         {{"translation", nameOf(workspace, link.translation)}}),
                 [&](corpus::Edit& edit) { corpus::unlinkTranslation(edit, link.guid); });
}

}  // namespace

void addTranslationCommands(CommandTable& commands, Workspace& workspace, TranscriptView& view,
                            TranslationPane& pane, std::vector<corpus::Connection>& connections) {
  const auto reading = [&view] { return view.transcript() && view.IsShownOnScreen(); };
  const auto linked = [&pane, reading] { return reading() && pane.parallel(); };
  const auto linking = [&workspace, &view, &pane] { link(workspace, view, pane); };
  commands.add({.id = "translation/go",
                .title = message("&Go to the translation"),
                .help = message("Shows the translation, or the original, at the turn that says the same."),
                .key = "Ctrl+G",
                .icon = "",
                .run = [&pane] { pane.goThere(); },
                .isActive = linked,
                .dynamicTitle = [&pane]() -> i18n::Message {
                  return pane.parallel() && pane.parallel()->original() ? message("&Go to the original")
                                                                        : message("&Go to the translation");
                }});
  commands.add(
      {.id = "translation/link",
       .title = message("Lin&k a translation…"),
       .help = message("Says which transcript is the translation of this one, or its original; their "
                       "turns are paired."),
       .key = "",
       .icon = "",
       .run = linking,
       .isActive = [&workspace, reading] { return reading() && workspace.writable(); }});
  commands.add({.id = "translation/pair",
                .title = message("Pa&ir turns…"),
                .help = message("Correct by hand which turns say the same."),
                .key = "",
                .icon = "",
                .run = [&pane] { pane.setPairing(true); },
                .isActive = [&workspace, &pane,
                             linked] { return linked() && workspace.writable() && pane.IsShownOnScreen(); }});
  commands.add({.id = "translation/unlink",
                .title = message("&Unlink the translation"),
                .help = message("Takes the link and its pairs away; both transcripts stay."),
                .key = "",
                .icon = "",
                .run = [&workspace, &pane] { unlink(workspace, pane); },
                .isActive = [&workspace, linked] { return linked() && workspace.writable(); }});
  connections.push_back(pane.linkRequested.connect(linking));
}

}  // namespace gui
