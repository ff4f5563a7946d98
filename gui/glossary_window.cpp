#include "gui/glossary_window.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "corpus/word_list.h"
#include "gui/ask.h"
#include "gui/focused_field.h"
#include "gui/glossary_entry_dialog.h"
#include "gui/glossary_lines.h"
#include "gui/glossary_transfer.h"
#include "gui/text.h"
#include "gui/themed_grid.h"
#include "i18n/format.h"
#include "search/glossary.h"

namespace gui {
namespace {

using corpus::GlossaryEntry;
using i18n::Language;
using i18n::message;
using State = GlossaryLine::State;

enum Column { kTopic, kKazakh, kRussian, kEnglish, kState, kColumns };
constexpr Language kLanguages[] = {Language::Kazakh, Language::Russian, Language::English};

class GlossaryWindow : public wxDialog {
 public:
  GlossaryWindow(wxWindow* parent, Workspace& workspace, const std::string& word)
      : wxDialog(wxGetTopLevelParent(parent), wxID_ANY, toWx(workspace.tr()("Glossary")), wxDefaultPosition,
                 wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "glossary"),
        workspace_(workspace) {
    SetBackgroundColour(workspace.theme().window);
    build();
    bind();
    const wxSize room = wxGetTopLevelParent(parent)->GetSize();
    SetMinSize(FromDIP(wxSize(560, 420)));
    SetSize(std::min(FromDIP(980), room.x - FromDIP(60)), std::min(FromDIP(680), room.y - FromDIP(50)));
    CentreOnParent();
    read();
    if (!word.empty()) {
      filter_->ChangeValue(toWx(word));
      try_->ChangeValue(toWx(word));
      fill();
      showTry();
    }
    Layout();
    wrapNotes();
    fitColumns();
    if (shown_.empty())
      filter_->SetFocus();
    else
      grid_->SetFocus();
  }

  bool changed() const { return edits_ > 0; }

 private:
  wxStaticText* note(const std::string& text) {
    auto* made = new wxStaticText(this, wxID_ANY, toWx(text));
    made->SetForegroundColour(workspace_.theme().mutedText);
    notes_.push_back({made, toWx(text)});
    return made;
  }
  wxButton* button(const char* name, const std::string& label) {
    auto* made = new wxButton(this, wxID_ANY, toWx(label));
    made->SetName(name);
    return made;
  }

  void build() {
    const auto& tr = workspace_.tr();
    const Theme& theme = workspace_.theme();
    const int gap = FromDIP(16);
    const bool writable = workspace_.writable();
    auto* purpose = note(tr(
        "Words for one thing in three languages. A search across languages adds to a word those that stand "
        "beside it here. What you change here belongs to this project alone."));
    auto* readOnly =
        note(tr("This project is open for reading only: the glossary can be read, tried and exported."));
    readOnly->Show(!writable);
    filter_ = new wxSearchCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(240, -1)));
    filter_->SetName("glossary-filter");
    filter_->ShowCancelButton(true);
    filter_->SetDescriptiveText(toWx(tr("Word or topic")));
    count_ = new wxStaticText(this, wxID_ANY, wxString());
    count_->SetName("glossary-count");
    count_->SetForegroundColour(theme.mutedText);
    import_ = button("glossary-import", tr("Import…"));
    import_->SetToolTip(
        toWx(tr("Bring in entries from a table: CSV or XLSX with the columns kk, ru and en")));
    export_ = button("glossary-export", tr("Export…"));
    export_->SetToolTip(toWx(tr("Write the whole glossary to a table: CSV or XLSX")));
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(filter_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, gap);
    head->Add(count_, 1, wxALIGN_CENTRE_VERTICAL);
    head->Add(import_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
    head->Add(export_, 0, wxALIGN_CENTRE_VERTICAL);
    grid_ = new ThemedGrid(this);
    grid_->SetName("glossary-table");
    grid_->CreateGrid(0, kColumns, wxGrid::wxGridSelectRows);
    grid_->SetTabBehaviour(wxGrid::Tab_Leave);
    grid_->EnableEditing(false);
    dressGrid(*grid_, theme);
    grid_->SetCellHighlightPenWidth(0);
    grid_->SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    int column = 0;
    for (const auto& heading : {tr("Topic"), tr("Kazakh"), tr("Russian"), tr("English"), std::string()})
      grid_->SetColLabelValue(column++, toWx(heading));
    add_ = button("glossary-add", tr("Add…"));
    edit_ = button("glossary-edit", tr("Change…"));
    remove_ = button("glossary-remove", tr("Remove"));
    restore_ = button("glossary-restore", tr("As it came"));
    restore_->SetToolTip(toWx(tr("Bring back what came with the program")));
    auto* actions = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* each : {add_, edit_, remove_, restore_}) actions->Add(each, 0, wxRIGHT, FromDIP(8));
    try_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(200, -1)));
    try_->SetName("glossary-try");
    tryLabel_ = new wxStaticText(this, wxID_ANY, toWx(tr("Try a word:")));
    tryLabel_->SetForegroundColour(theme.text);
    added_ = new wxStaticText(this, wxID_ANY, wxString());
    added_->SetName("glossary-added");
    added_->SetForegroundColour(theme.mutedText);
    auto* trial = new wxBoxSizer(wxHORIZONTAL);
    trial->Add(tryLabel_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
    trial->Add(try_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(12));
    trial->Add(added_, 1, wxALIGN_CENTRE_VERTICAL);
    auto* close = new wxButton(this, wxID_CANCEL, toWx(tr("Close")));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->AddStretchSpacer();
    foot->Add(close);
    auto* whole = new wxBoxSizer(wxVERTICAL);
    whole->Add(purpose, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
    whole->Add(readOnly, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap / 2);
    whole->Add(head, 0, wxEXPAND | wxALL, gap);
    whole->Add(grid_, 1, wxEXPAND | wxLEFT | wxRIGHT, gap);
    whole->Add(actions, 0, wxALL, gap);
    whole->Add(trial, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
    whole->Add(foot, 0, wxEXPAND | wxALL, gap);
    SetSizer(whole);
    SetEscapeId(wxID_CANCEL);
    for (wxButton* each : {import_, add_}) each->Enable(writable);
  }

  void bind() {
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
    filter_->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { filter_->Clear(); });
    try_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { showTry(); });
    add_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { add(); });
    edit_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { change(); });
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { remove(); });
    restore_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { restore(); });
    import_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { importFile(); });
    export_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { exportFile(); });
    grid_->Bind(wxEVT_GRID_SELECT_CELL, [this](wxGridEvent& event) {
      event.Skip();
      CallAfter([this] { showActions(); });
    });
    grid_->Bind(wxEVT_GRID_CELL_LEFT_DCLICK, [this](wxGridEvent&) { change(); });
    grid_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
      const int key = event.GetKeyCode();
      if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER)
        change();
      else if (key == WXK_DELETE)
        remove();
      else
        event.Skip();
    });
    grid_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
      event.Skip();
      CallAfter([this] { fitColumns(); });
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
      event.Skip();
      CallAfter([this] { wrapNotes(); });
    });
    // What was done here can be taken back here; what was done before belongs to the window behind.
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
      const bool z = event.GetKeyCode() == 'Z' && event.ControlDown() && !event.AltDown();
      if (!z || focusedField() || (event.ShiftDown() ? undone_ : edits_) == 0) return event.Skip();
      if (event.ShiftDown() ? workspace_.redo() : workspace_.undo()) {
        edits_ += event.ShiftDown() ? 1 : -1;
        undone_ += event.ShiftDown() ? -1 : 1;
        read();
      }
    });
  }

  // Everything again, as the project has it now.
  void read() {
    const auto* now = current();
    const corpus::Guid at = now ? now->entry.guid : corpus::Guid();
    workspace_.attempt([&] {
      lines_ = glossaryLines(*workspace_.project(), workspace_.tr());
      glossary_ = search::Glossary::read(*workspace_.project());
    });
    fill(at);
    showTry();
  }

  bool fits(const GlossaryLine& line, const std::string& wanted) const {
    std::string all = topicName(line.entry.topic, workspace_.tr());
    for (const auto language : kLanguages)
      for (const auto& word : wordsIn(line.entry, language)) all += "\n" + word;
    return i18n::foldedForTyping(all).find(wanted) != std::string::npos;
  }

  void fill(const corpus::Guid& at = {}) {
    const auto& tr = workspace_.tr();
    const Theme& theme = workspace_.theme();
    const std::string wanted = i18n::foldedForTyping(toUtf8(filter_->GetValue().Strip(wxString::both)));
    shown_.clear();
    int row = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!fits(lines_[i], wanted)) continue;
      if (lines_[i].entry.guid == at) row = static_cast<int>(shown_.size());
      shown_.push_back(i);
    }
    {
      const wxGridUpdateLocker quiet(grid_);
      const int rows = static_cast<int>(shown_.size());
      if (grid_->GetNumberRows() > rows) grid_->DeleteRows(rows, grid_->GetNumberRows() - rows);
      if (grid_->GetNumberRows() < rows) grid_->AppendRows(rows - grid_->GetNumberRows());
      for (int i = 0; i < rows; ++i) showLine(i);
    }
    if (!shown_.empty()) {
      grid_->GoToCell(row, 0);
      grid_->SelectRow(row);
    }
    const auto entries = static_cast<std::int64_t>(shown_.size());
    count_->SetLabelText(toWx(shown_.empty() && !wanted.empty()
                                  ? tr("Nothing in the glossary is called so.")
                                  : tr.plural("{n} entry", "{n} entries", entries)));
    count_->SetForegroundColour(theme.mutedText);
    showActions();
    Layout();
  }

  void showLine(int row) {
    const auto& tr = workspace_.tr();
    const Theme& theme = workspace_.theme();
    const auto at = static_cast<std::size_t>(row);
    const GlossaryLine& line = lines_[shown_[at]];
    // The topic is named where it begins.
    const bool first = row == 0 || lines_[shown_[at - 1]].entry.topic != line.entry.topic;
    grid_->SetCellValue(row, kTopic, first ? toWx(topicName(line.entry.topic, tr)) : wxString());
    grid_->SetCellTextColour(row, kTopic, theme.mutedText);
    const bool removed = line.state == State::Removed;
    for (int i = 0; i < 3; ++i) {
      grid_->SetCellValue(row, kKazakh + i, toWx(corpus::storedList(wordsIn(line.entry, kLanguages[i]))));
      grid_->SetCellTextColour(row, kKazakh + i,
                               removed ? Theme::mix(theme.paper, theme.mutedText, 0.6) : theme.text);
    }
    grid_->SetCellValue(row, kState, toWx(stateWord(line.state, tr)));
    grid_->SetCellTextColour(row, kState, removed ? theme.mutedText : theme.accent);
  }

  const GlossaryLine* current() const {
    const int row = grid_->GetGridCursorRow();
    if (row < 0 || static_cast<std::size_t>(row) >= shown_.size()) return nullptr;
    return &lines_[shown_[static_cast<std::size_t>(row)]];
  }

  void showActions() {
    const auto* line = current();
    const bool can = workspace_.writable() && line;
    edit_->Enable(can && line->state != State::Removed);
    remove_->Enable(can && line->state != State::Removed);
    restore_->Enable(can && (line->state == State::Changed || line->state == State::Removed));
  }

  std::string nameOf(const GlossaryEntry& entry) const {
    return entryName(entry, workspace_.tr().language());
  }

  std::optional<i18n::Message> edit(const corpus::Label& label,
                                    const std::function<void(corpus::Edit&)>& work) {
    auto reason = workspace_.tryEdit(label, work);
    if (!reason) counted();
    return reason;
  }
  void counted() {
    ++edits_;
    undone_ = 0;
  }
  void editOrTell(const corpus::Label& label, const std::function<void(corpus::Edit&)>& work) {
    if (const auto reason = edit(label, work)) tell(this, workspace_.tr(), *reason);
    read();
  }

  void add() {
    if (!workspace_.writable()) return;
    GlossaryEntry entry;
    if (const auto* line = current()) entry.topic = line->entry.topic;
    // A word that was looked for in vain is what one wants to add.
    const std::string wanted = toUtf8(filter_->GetValue().Strip(wxString::both));
    if (shown_.empty() && !wanted.empty()) wordsIn(entry, likelyLanguage(wanted)) = {wanted};
    corpus::Guid made;
    const bool added = glossaryEntryDialog(
        this, workspace_, entry, topicNames(lines_, workspace_.tr()), [&](const GlossaryEntry& typed) {
          return edit(message("Add “{word}” to the glossary", {{"word", nameOf(typed)}}),
                      [&](corpus::Edit& work) { made = corpus::setGlossaryEntry(work, typed); });
        });
    if (!added) return;
    read();
    const bool hidden = std::none_of(shown_.begin(), shown_.end(),
                                     [&](std::size_t i) { return lines_[i].entry.guid == made; });
    if (hidden) filter_->ChangeValue(wxString());
    fill(made);
    grid_->SetFocus();
  }

  static Language likelyLanguage(const std::string& word) {
    const auto& letters = word;
    if (std::any_of(letters.begin(), letters.end(),
                    [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
      for (const char* kazakh : {"ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "і"})
        if (i18n::foldedForTyping(word).find(kazakh) != std::string::npos) return Language::Kazakh;
      return Language::Russian;
    }
    return Language::English;
  }

  void change() {
    const auto* line = current();
    if (!line || !workspace_.writable() || line->state == State::Removed) return;
    const GlossaryEntry before = line->entry;
    if (glossaryEntryDialog(this, workspace_, before, topicNames(lines_, workspace_.tr()),
                            [&](const GlossaryEntry& typed) -> std::optional<i18n::Message> {
                              if (typed == before) return std::nullopt;
                              return edit(
                                  message("Change “{word}” in the glossary", {{"word", nameOf(before)}}),
                                  [&](corpus::Edit& work) {
                                    const auto& all = search::Glossary::builtIn();
                                    if (std::find(all.begin(), all.end(), typed) != all.end())
                                      corpus::forgetGlossaryEntry(work, typed.guid);
                                    else
                                      corpus::setGlossaryEntry(work, typed);
                                  });
                            }))
      read();
    grid_->SetFocus();
  }

  void remove() {
    const auto* line = current();
    if (!line || !workspace_.writable() || line->state == State::Removed) return;
    GlossaryEntry entry = line->entry;
    const bool own = line->state == State::Own;
    editOrTell(message("Remove “{word}” from the glossary", {{"word", nameOf(entry)}}),
               [&](corpus::Edit& work) {
                 if (own) return corpus::forgetGlossaryEntry(work, entry.guid);
                 entry.removed = true;
                 corpus::setGlossaryEntry(work, entry);
               });
  }

  void restore() {
    const auto* line = current();
    if (!line || !workspace_.writable()) return;
    const corpus::Guid guid = line->entry.guid;
    editOrTell(message("Restore “{word}” in the glossary", {{"word", nameOf(line->entry)}}),
               [&](corpus::Edit& work) { corpus::forgetGlossaryEntry(work, guid); });
  }

  void importFile() {
    const auto& tr = workspace_.tr();
    const wxString kinds = toWx(tr("Tables")) + " (*.csv, *.xlsx)|*.csv;*.tsv;*.xlsx";
    wxFileDialog dialog(this, toWx(tr("Import glossary entries")), pathToWx(workspace_.filesFolder()), "",
                        kinds, wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    const auto file = pathFromWx(dialog.GetPath());
    workspace_.setFilesFolder(file.parent_path());
    if (importGlossaryFile(this, workspace_, file)) counted();
    read();
  }

  void exportFile() {
    const auto& tr = workspace_.tr();
    const wxString kinds =
        toWx(tr("CSV table")) + " (*.csv)|*.csv|" + toWx(tr("Excel workbook")) + " (*.xlsx)|*.xlsx";
    wxFileDialog dialog(this, toWx(tr("Export the glossary")), pathToWx(workspace_.filesFolder()),
                        toWx(tr("Glossary")) + ".csv", kinds, wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return;
    auto file = pathFromWx(dialog.GetPath());
    if (file.extension() != ".xlsx" && file.extension() != ".csv")
      file += dialog.GetFilterIndex() == 1 ? ".xlsx" : ".csv";
    workspace_.setFilesFolder(file.parent_path());
    exportGlossaryFile(this, workspace_, glossary_, file);
  }

  // Which words a search across languages would add.
  void showTry() {
    const auto& tr = workspace_.tr();
    const std::string word = toUtf8(try_->GetValue().Strip(wxString::both));
    addedText_ = toWx(word.empty() ? tr("The words that a search across languages would add are shown here.")
                                   : addedWords(word, glossary_, workspace_.analyser(), tr));
    wrapNotes();
  }

  void wrapNotes() {
    const int width = GetClientSize().x - 2 * FromDIP(16);
    if (width < FromDIP(200)) return;
    for (auto& [control, text] : notes_) {
      control->SetLabelText(text);
      control->Wrap(width);
    }
    added_->SetLabelText(addedText_);
    added_->Wrap(width - tryLabel_->GetBestSize().x - try_->GetSize().x - FromDIP(24));
    Layout();
  }

  void fitColumns() {
    const int width = grid_->GetClientSize().x;
    int state = 0;
    for (const auto each : {State::Changed, State::Own, State::Removed})
      state = std::max(state, grid_->GetTextExtent(toWx(stateWord(each, workspace_.tr()))).x + FromDIP(14));
    const int topic = FromDIP(120);
    const int rest = std::max(FromDIP(300), width - topic - state - FromDIP(2));
    grid_->SetColSize(kTopic, topic);
    for (const int each : {kKazakh, kRussian}) grid_->SetColSize(each, rest / 3);
    grid_->SetColSize(kEnglish, rest - rest / 3 * 2);
    grid_->SetColSize(kState, state);
  }

  Workspace& workspace_;
  search::Glossary glossary_{std::vector<GlossaryEntry>()};
  std::vector<GlossaryLine> lines_;
  std::vector<std::size_t> shown_;  // into lines_
  std::vector<std::pair<wxStaticText*, wxString>> notes_;
  wxString addedText_;
  int edits_ = 0, undone_ = 0;  // made here, and taken back again
  wxSearchCtrl* filter_;
  wxStaticText *count_, *added_, *tryLabel_;
  ThemedGrid* grid_;
  wxButton *import_, *export_, *add_, *edit_, *remove_, *restore_;
  wxTextCtrl* try_;
};

}  // namespace

bool editGlossary(wxWindow* parent, Workspace& workspace, const std::string& word) {
  if (!workspace.project()) return false;
  GlossaryWindow window(parent, workspace, word);
  window.ShowModal();
  return window.changed();
}

}  // namespace gui
