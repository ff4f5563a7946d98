#pragma once
#include <wx/string.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/command.h"
#include "gui/theme.h"

class wxFrame;
class wxMenu;
class wxMenuBar;

namespace gui {

// A menu in words: command ids, "-" for a line, or a submenu.
struct MenuPlan {
  i18n::Message title;
  struct Item {
    std::string command;              // "-" draws a line; "code/*": all of a family that aren't named here
    std::shared_ptr<MenuPlan> below;  // a submenu, when set
  };
  std::vector<Item> items;
};

// "New project…" without the dots, for buttons.
wxString shortTitle(const wxString& title);
// Help sentence with the key in brackets.
wxString tooltip(const Command& command, const i18n::Messages& tr);

// The menu bar of a frame, made from commands: what a menu runs, whether an item is active or checked and
// what it is called are asked of the command when the menu opens. Made anew after a change of language.
class Menus {
 public:
  Menus(wxFrame& frame, const CommandTable& commands);
  void build(const std::vector<MenuPlan>& plan, const i18n::Messages& tr);
  // A menu to pop up; runs the commands by itself.
  std::unique_ptr<wxMenu> popup(const std::vector<std::string>& commands, const i18n::Messages& tr);
  void refresh(const i18n::Messages& tr);

 private:
  wxMenu* make(const MenuPlan& plan, const i18n::Messages& tr);
  void append(wxMenu& menu, const std::string& id, const i18n::Messages& tr);
  int idOf(const std::string& command);

  wxFrame& frame_;
  const CommandTable& commands_;
  std::optional<i18n::Language> built_;  // the language the bar speaks
  std::vector<std::string> ids_;         // of commands; its position is the wx id
};

}  // namespace gui
