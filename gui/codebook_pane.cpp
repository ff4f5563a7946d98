#include "gui/codebook_pane.h"

#include <wx/bmpbuttn.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>

#include "coding/segments.h"
#include "gui/ask.h"
#include "gui/code_dialog.h"
#include "gui/code_tree.h"
#include "gui/icons.h"
#include "gui/text.h"

namespace gui {

using corpus::Guid;
using i18n::message;

CodebookPane::CodebookPane(wxWindow* parent, Workspace& workspace) : wxPanel(parent), workspace_(workspace) {
  filter_ = new wxSearchCtrl(this, wxID_ANY);
  filter_->SetName("codebook-filter");
  filter_->ShowCancelButton(true);
  new_ = new wxBitmapButton(this, wxID_ANY, icon("plus", workspace.theme().text, 16), wxDefaultPosition,
                            wxDefaultSize, wxBORDER_NONE);
  new_->SetName("codebook-new");
  tree_ = new CodeTree(this, workspace);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(filter_, 1, wxALIGN_CENTRE_VERTICAL);
  row->Add(new_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(4));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(row, 0, wxEXPAND | wxALL, FromDIP(8));
  column->Add(tree_, 1, wxEXPAND);
  SetSizer(column);
  SetMinSize(FromDIP(wxSize(190, 160)));

  filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { tree_->setFilter(toUtf8(filter_->GetValue())); });
  filter_->Bind(wxEVT_SEARCHCTRL_CANCEL_BTN, [this](wxCommandEvent&) { filter_->Clear(); });
  // From the field straight to the found code: down to look, Enter to tag.
  filter_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key == WXK_DOWN) {
      tree_->SetFocus();
    } else if (key == WXK_RETURN && tree_->current()) {
      activated.emit(tree_->current());
    } else if (key == WXK_ESCAPE && !filter_->IsEmpty()) {
      filter_->Clear();
    } else {
      event.Skip();
    }
  });
  new_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { newCode({}); });
  tree_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) { selected.emit(tree_->current()); });
  tree_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    const Guid code = tree_->current();
    if (event.GetKeyCode() == WXK_F2 && code) {
      editCode(code);
    } else if (event.GetKeyCode() == WXK_INSERT) {
      newCode(code ? std::optional(code) : std::nullopt);
    } else {
      event.Skip();
    }
  });
  tree_->Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
    event.Skip();
    explain(tree_->VirtualHitTest(event.GetPosition().y));
  });
  ties_.push_back(tree_->activated.connect([this](int) {
    if (const Guid code = tree_->current()) activated.emit(code);
  }));
  ties_.push_back(tree_->deleteRequested.connect([this](int) {
    if (const Guid code = tree_->current()) removeCode(code);
  }));
  ties_.push_back(
      tree_->menuRequested.connect([this](int, const wxPoint& screen) { onContextMenu(screen); }));
  ties_.push_back(tree_->moved.connect([this](const Guid& code, const CodeTree::Place& place) {
    const auto* moving = workspace_.codebook().find(code);
    if (!moving || !workspace_.writable()) return;
    workspace_.edit(message("Move code “{code}”", {{"code", nameOf(code)}}),
                    [&](corpus::Edit& edit) { coding::moveCode(edit, code, place.parent, place.position); });
  }));
  ties_.push_back(workspace_.contentChanged.connect([this](const corpus::Changes& changes) {
    using corpus::Kind;
    if (changes.touches(Kind::Code) || changes.touches(Kind::Project)) {
      rebuild();
    } else if (changes.touches(Kind::Segment) || changes.touches(Kind::Transcript)) {
      later();
    }
  }));
  ties_.push_back(workspace_.projectChanged.connect([this] {
    filter_->ChangeValue("");
    tree_->setFilter("");
    new_->Enable(workspace_.writable());
    rebuild();
  }));
  ties_.push_back(workspace_.appearanceChanged.connect([this] { applyAppearance(); }));
  applyAppearance();
}

CodebookPane::~CodebookPane() = default;

void CodebookPane::applyAppearance() {
  const auto& tr = workspace_.tr();
  const Theme& theme = workspace_.theme();
  SetBackgroundColour(theme.paper);
  filter_->SetDescriptiveText(toWx(tr("Find a code")));
  new_->SetBitmap(icon("plus", theme.text, 16));
  new_->SetToolTip(toWx(tr("Adds a code to the codebook.")));
  tree_->setEmptyText(workspace_.project()
                          ? tr("No codes yet. Add one, or make one while you tag: select a passage "
                               "and press T.")
                          : std::string());
  rebuild();
  Layout();
}

void CodebookPane::rebuild() {
  std::map<Guid, std::int64_t> counts;
  if (workspace_.project())
    workspace_.attempt([&] { counts = coding::segmentCounts(*workspace_.project()); });
  tree_->rebuild(counts);
}

// Counting waits until the tag is drawn and several changes have passed as one.
void CodebookPane::later() {
  if (waiting_) return;
  waiting_ = true;
  CallAfter([this] {
    waiting_ = false;
    rebuild();
  });
}

void CodebookPane::explain(int row) {
  if (row == explained_) return;
  explained_ = row;
  wxString text;
  if (const Guid code = tree_->codeAt(row)) {
    const auto* found = workspace_.codebook().find(code);
    if (!found) return;
    const auto& words = found->in(workspace_.tr().language());
    text = toWx(words.name);
    if (!words.definition.empty()) text += "\n\n" + toWx(words.definition);
  }
  if (text.empty()) {
    tree_->UnsetToolTip();
  } else {
    tree_->SetToolTip(text);
  }
}

std::string CodebookPane::nameOf(const Guid& code) {
  const auto* found = workspace_.codebook().find(code);
  return found ? found->in(workspace_.tr().language()).name : std::string();
}

std::optional<Guid> CodebookPane::selectedCode() const {
  const Guid code = tree_->current();
  return code ? std::optional(code) : std::nullopt;
}

void CodebookPane::selectCode(const Guid& code) {
  tree_->select(code);
}
void CodebookPane::focusFilter() {
  filter_->SetFocus();
}

void CodebookPane::newCode(const std::optional<Guid>& parent) {
  if (!workspace_.writable()) return;
  coding::Code code;
  code.parent = parent;
  const auto* above = parent ? workspace_.codebook().find(*parent) : nullptr;
  code.colour = above ? above->colour : coding::paletteColour(workspace_.codebook().children({}).size());
  if (above) {
    code.role = above->role;
    code.place = above->place;
  }
  Guid added;
  if (editCodeDialog(this, workspace_, code, [&](const coding::Code& made) {
        return workspace_.tryEdit(message("Add code “{code}”", {{"code", made.text.name}}),
                                  [&](corpus::Edit& edit) { added = coding::addCode(edit, made); });
      }))
    tree_->select(added);
}

void CodebookPane::editCode(const Guid& guid) {
  const auto* code = workspace_.codebook().find(guid);
  if (!code || !workspace_.writable()) return;
  editCodeDialog(this, workspace_, coding::Code(*code), [&](const coding::Code& changed) {
    return workspace_.tryEdit(message("Change code “{code}”", {{"code", nameOf(guid)}}),
                              [&](corpus::Edit& edit) { coding::updateCode(edit, changed); });
  });
}

void CodebookPane::moveCode(const Guid& guid) {
  if (!workspace_.codebook().find(guid) || !workspace_.writable()) return;
  const auto parent = chooseParentDialog(this, workspace_, guid);
  if (!parent) return;
  const auto position = static_cast<std::int64_t>(workspace_.codebook().children(*parent).size());
  workspace_.edit(message("Move code “{code}”", {{"code", nameOf(guid)}}),
                  [&](corpus::Edit& edit) { coding::moveCode(edit, guid, *parent, position); });
}

void CodebookPane::removeCode(const Guid& guid) {
  const auto& book = workspace_.codebook();
  if (!book.find(guid) || !workspace_.writable()) return;
  const auto below = book.subtree(guid);
  std::int64_t segments = 0;
  const auto counts = coding::segmentCounts(*workspace_.project());
  for (const Guid& code : below) {
    if (const auto found = counts.find(code); found != counts.end()) segments += found->second;
  }
  // An unused code without children goes without a question; undo brings everything back.
  if (segments > 0 || below.size() > 1) {
    const auto question = message(
        "Delete the code “{code}”? Codes below it: {below}. Coded passages that lose it: {segments}. Undo "
        "brings "
        "everything back.",
        {{"code", nameOf(guid)},
         {"below", std::to_string(below.size() - 1)},
         {"segments", std::to_string(segments)}});
    if (!confirm(this, workspace_.tr(), question, message("Delete"))) return;
  }
  workspace_.edit(message("Delete code “{code}”", {{"code", nameOf(guid)}}),
                  [&](corpus::Edit& edit) { coding::removeCode(edit, guid); });
}

void CodebookPane::onContextMenu(const wxPoint& screen) {
  if (!workspace_.project()) return;
  const auto& tr = workspace_.tr();
  const Guid code = tree_->current();
  wxMenu menu;
  const auto add = [&](const std::string& title, const char* key, std::function<void()> run) {
    wxMenuItem* item = menu.Append(wxID_ANY, toWx(title) + key);
    menu.Bind(
        wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, item->GetId());
    return item;
  };
  const auto change = [&](const std::string& title, const char* key, std::function<void()> run) {
    add(title, key, std::move(run))->Enable(workspace_.writable());
  };
  if (code) {
    change(tr("Tag the selection with this code"), "\tEnter", [this, code] { activated.emit(code); });
    add(tr("Show coded passages"), "", [this, code] { workspace_.codeRequested.emit(code); });
    add(tr("More passages like these…"), "", [this, code] { similarRequested.emit(code); });
    menu.AppendSeparator();
  }
  change(tr("New code…"), "", [this] { newCode({}); });
  if (code) {
    change(tr("New code below this one…"), "\tInsert", [this, code] { newCode(code); });
    menu.AppendSeparator();
    change(tr("Edit code…"), "\tF2", [this, code] { editCode(code); });
    change(tr("Move to…"), "", [this, code] { moveCode(code); });
    change(tr("Delete code"), "\tDelete", [this, code] { removeCode(code); });
  }
  PopupMenu(&menu, ScreenToClient(screen));
}

}  // namespace gui
