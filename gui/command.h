#pragma once
#include <wx/string.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/messages.h"

namespace gui {

// One action of the program: the same from menu, toolbar, key, palette and test. Texts are English message
// ids, said in the interface language when shown.
struct Command {
  std::string id;       // "project/new", "edit/undo", "code/tag" … stable, used by tests and settings
  i18n::Message title;  // "&New project…"
  i18n::Message help;   // one sentence; tooltip and status bar
  std::string key;      // wx accelerator text, "Ctrl+N", or empty
  std::string icon;     // name of an SVG in gui/icons, or empty
  std::function<void()> run;
  std::function<bool()> isActive = [] { return true; };
  std::function<bool()> isChecked = {};              // set: a check item
  std::function<i18n::Message()> dynamicTitle = {};  // e.g. "Undo: Tag with “Rent”"
  bool oneOfSeveral = false;                         // with isChecked: a radio item
};

class CommandTable {
 public:
  void add(Command command);
  const Command* find(std::string_view id) const;
  // False when there is no such command or it is not active now.
  bool run(std::string_view id) const;
  const std::vector<Command>& all() const { return commands_; }

 private:
  std::vector<Command> commands_;
};

}  // namespace gui
