#include "gui/saved_queries_menu.h"

#include <wx/menu.h>
#include <wx/window.h>

#include "gui/ask.h"
#include "gui/text.h"

namespace gui {

using corpus::SavedQuery;
using i18n::message;

namespace {

wxString menuText(const std::string& name) {
  wxString text = toWx(name);
  text.Replace("&", "&&");
  return text;
}

// What is asked, whatever it is called.
bool same(const SavedQuery& a, const SavedQuery& b) {
  return a.query == b.query && a.level == b.level && a.across == b.across && a.struckOut == b.struckOut &&
         a.sort == b.sort;
}

}  // namespace

std::vector<SavedQuery> SavedQueriesMenu::all() const {
  std::vector<SavedQuery> queries;
  workspace_.attempt([&] {
    if (workspace_.project()) queries = corpus::savedQueries(*workspace_.project());
  });
  return queries;
}

std::optional<SavedQuery> SavedQueriesMenu::find(const corpus::Guid& query) const {
  for (const auto& saved : all())
    if (saved.guid == query) return saved;
  return std::nullopt;
}

std::optional<SavedQuery> SavedQueriesMenu::opened() const {
  return opened_ ? find(opened_) : std::nullopt;
}

void SavedQueriesMenu::popUp(const wxPoint& client, const std::optional<SavedQuery>& asked,
                             const std::function<void(const SavedQuery&)>& run) {
  const auto& tr = workspace_.tr();
  const auto queries = all();
  const auto now = opened();
  enum { Save = 1, Update, Rename = 1'000, Remove = 2'000, Run = 3'000 };
  wxMenu menu;
  int id = Run;
  for (const auto& query : queries) {
    auto* item = menu.AppendCheckItem(id++, menuText(query.name), toWx(query.query));
    item->Check(now && now->guid == query.guid);
  }
  if (queries.empty()) menu.Append(wxID_ANY, toWx(tr("No search was saved yet")))->Enable(false);
  menu.AppendSeparator();
  menu.Append(Save, toWx(tr("Save this search…")))->Enable(asked && workspace_.writable());
  if (now && asked && !same(*now, *asked))
    menu.Append(Update, menuText(tr("Save changes to “{name}”", {{"name", now->name}})))
        ->Enable(workspace_.writable());
  if (!queries.empty() && workspace_.writable()) {
    auto *renaming = new wxMenu, *removing = new wxMenu;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      renaming->Append(Rename + static_cast<int>(i), menuText(queries[i].name));
      removing->Append(Remove + static_cast<int>(i), menuText(queries[i].name));
    }
    menu.AppendSubMenu(renaming, toWx(tr("Rename")));
    menu.AppendSubMenu(removing, toWx(tr("Delete")));
  }
  const int chosen = window_.GetPopupMenuSelectionFromUser(menu, client);
  const auto at = [&](int first) { return queries[static_cast<std::size_t>(chosen - first)]; };
  if (chosen >= Run)
    run(at(Run));
  else if (chosen >= Remove)
    remove(at(Remove).guid);
  else if (chosen >= Rename)
    rename(at(Rename).guid);
  else if (chosen == Update)
    update(*asked);
  else if (chosen == Save)
    save(*asked);
}

bool SavedQueriesMenu::save(const SavedQuery& asked) {
  const auto name = askText(&window_, workspace_.tr(), message("Save this search"), message("Name"),
                            asked.name.empty() ? asked.query : asked.name);
  return name && saveAs(asked, *name);
}

bool SavedQueriesMenu::saveAs(SavedQuery asked, const std::string& name) {
  asked.guid = {};
  asked.name = name;
  corpus::Guid made;
  if (!workspace_.edit(message("Save search “{name}”", {{"name", name}}),
                       [&](corpus::Edit& edit) { made = corpus::saveQuery(edit, asked); }))
    return false;
  opened_ = made;
  workspace_.undoable.emit(message("The search was saved as “{name}”", {{"name", name}}));
  return true;
}

bool SavedQueriesMenu::update(SavedQuery asked) {
  const auto now = opened();
  if (!now) return false;
  asked.guid = now->guid;
  asked.name = now->name;
  if (!workspace_.edit(message("Change search “{name}”", {{"name", now->name}}),
                       [&](corpus::Edit& edit) { corpus::saveQuery(edit, asked); }))
    return false;
  workspace_.undoable.emit(message("The saved search “{name}” was changed", {{"name", now->name}}));
  return true;
}

bool SavedQueriesMenu::rename(const corpus::Guid& query) {
  auto saved = find(query);
  if (!saved) return false;
  const auto name =
      askText(&window_, workspace_.tr(), message("Rename search"), message("Name"), saved->name);
  if (!name || *name == saved->name) return false;
  const std::string before = std::exchange(saved->name, *name);
  return workspace_.edit(message("Rename search “{name}”", {{"name", before}}),
                         [&](corpus::Edit& edit) { corpus::saveQuery(edit, *saved); });
}

bool SavedQueriesMenu::remove(const corpus::Guid& query) {
  const auto saved = find(query);
  if (!saved || !workspace_.edit(message("Delete search “{name}”", {{"name", saved->name}}),
                                 [&](corpus::Edit& edit) { corpus::removeQuery(edit, query); }))
    return false;
  workspace_.undoable.emit(message("The saved search “{name}” was deleted", {{"name", saved->name}}));
  return true;
}

}  // namespace gui
