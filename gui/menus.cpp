#include "gui/menus.h"

#include <wx/accel.h>
#include <wx/app.h>
#include <wx/frame.h>
#include <wx/menu.h>

#include <algorithm>

#include "gui/text.h"

namespace gui {
namespace {

constexpr int kFirstId = wxID_HIGHEST + 1000;

wxString titleOf(const Command& command, const i18n::Messages& tr) {
  if (!command.dynamicTitle) return toWx(tr(command.title));
  const auto said = command.dynamicTitle();
  wxString title = toWx(tr(said));
  if (said.arguments.empty()) return title;  // with its own access key
  // The name of a code in “Undo: …” may hold an ampersand.
  title.Replace("&", "&&");
  return title;
}

}  // namespace

wxString shortTitle(const wxString& title) {
  wxString text = title;
  if (text.EndsWith(toWx("…"))) text.RemoveLast();
  return text;
}

wxString tooltip(const Command& command, const i18n::Messages& tr) {
  wxString text = toWx(tr(command.dynamicTitle ? command.dynamicTitle() : command.help));
  if (!command.key.empty()) text += "  (" + toWx(command.key) + ")";
  return text;
}

Menus::Menus(wxFrame& frame, const CommandTable& commands) : frame_(frame), commands_(commands) {
  frame_.Bind(wxEVT_MENU, [this](wxCommandEvent& event) {
    const auto at = static_cast<std::size_t>(event.GetId() - kFirstId);
    if (event.GetId() >= kFirstId && at < ids_.size())
      commands_.run(ids_[at]);
    else
      event.Skip();
  });
  // Asked when a menu opens and when a key is pressed, so nothing has to be kept in step by hand.
  frame_.Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) {
    const auto at = static_cast<std::size_t>(event.GetId() - kFirstId);
    if (event.GetId() < kFirstId || at >= ids_.size()) {
      event.Skip();
      return;
    }
    if (const Command* command = commands_.find(ids_[at])) {
      event.Enable(command->isActive());
      if (command->isChecked) event.Check(command->isChecked());
    }
  });
}

int Menus::idOf(const std::string& command) {
  const auto found = std::find(ids_.begin(), ids_.end(), command);
  const auto at = found - ids_.begin();
  if (found == ids_.end()) ids_.push_back(command);
  return kFirstId + static_cast<int>(at);
}

void Menus::append(wxMenu& menu, const std::string& id, const i18n::Messages& tr) {
  if (id == "-") {
    menu.AppendSeparator();
    return;
  }
  const Command* command = commands_.find(id);
  if (!command) return;
  wxString text = titleOf(*command, tr);
  if (!command->key.empty()) text += "\t" + toWx(command->key);
  menu.Append(idOf(id), text, toWx(tr(command->help)),
              !command->isChecked     ? wxITEM_NORMAL
              : command->oneOfSeveral ? wxITEM_RADIO
                                      : wxITEM_CHECK);
}

wxMenu* Menus::make(const MenuPlan& plan, const i18n::Messages& tr) {
  auto* menu = new wxMenu;
  const auto named = [&plan](const std::string& id) {
    return std::any_of(plan.items.begin(), plan.items.end(),
                       [&](const auto& item) { return item.command == id; });
  };
  for (const auto& item : plan.items) {
    if (item.below) {
      menu->AppendSubMenu(make(*item.below, tr), toWx(tr(item.below->title)));
    } else if (item.command.ends_with("/*")) {
      const auto family = std::string_view(item.command).substr(0, item.command.size() - 1);
      for (const Command& command : commands_.all())
        if (command.id.starts_with(family) && !named(command.id)) append(*menu, command.id, tr);
    } else {
      append(*menu, item.command, tr);
    }
  }
  // No line may stand first, last or twice, where a family had no members.
  for (std::size_t i = menu->GetMenuItemCount(); i-- > 0;) {
    wxMenuItem* item = menu->FindItemByPosition(i);
    const bool last = i + 1 == menu->GetMenuItemCount();
    if (item->IsSeparator() && (i == 0 || last || menu->FindItemByPosition(i - 1)->IsSeparator()))
      menu->Destroy(item);
  }
  return menu;
}

void Menus::build(const std::vector<MenuPlan>& plan, const i18n::Messages& tr) {
  // Made anew for another language only: this is often reached from within a menu's own event.
  if (frame_.GetMenuBar() && built_ == tr.language()) {
    refresh(tr);
    return;
  }
  built_ = tr.language();
  auto* bar = new wxMenuBar;
  for (const auto& menu : plan) bar->Append(make(menu, tr), toWx(tr(menu.title)));
  wxMenuBar* old = frame_.GetMenuBar();
  frame_.SetMenuBar(bar);
  if (old) wxTheApp->ScheduleForDestruction(old);
  refresh(tr);
}

void Menus::refresh(const i18n::Messages& tr) {
  wxMenuBar* bar = frame_.GetMenuBar();
  if (!bar) return;
  for (std::size_t i = 0; i < ids_.size(); ++i) {
    const Command* command = commands_.find(ids_[i]);
    wxMenuItem* item = bar->FindItem(kFirstId + static_cast<int>(i));
    if (!command || !item) continue;
    if (command->dynamicTitle) {
      wxString text = titleOf(*command, tr);
      if (!command->key.empty()) text += "\t" + toWx(command->key);
      if (item->GetItemLabel() != text) item->SetItemLabel(text);
    }
    item->Enable(command->isActive());
    if (command->isChecked && item->IsCheckable()) item->Check(command->isChecked());
  }
}

std::unique_ptr<wxMenu> Menus::popup(const std::vector<std::string>& commands, const i18n::Messages& tr) {
  auto menu = std::make_unique<wxMenu>();
  for (const auto& id : commands) append(*menu, id, tr);
  return menu;
}

}  // namespace gui
