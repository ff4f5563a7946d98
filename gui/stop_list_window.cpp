#include "gui/stop_list_window.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "corpus/stop_words.h"
#include "gui/ask.h"
#include "gui/focused_field.h"
#include "gui/row_list.h"
#include "gui/tab_strip.h"
#include "gui/text.h"
#include "i18n/format.h"
#include "search/word_views.h"

namespace gui {
namespace {

using i18n::Language;
using i18n::message;

struct StopLine {
  enum class State { BuiltIn, Own, Removed };
  std::string word;
  State state = State::BuiltIn;
};
using State = StopLine::State;

class StopRows : public RowList {
 public:
  StopRows(wxWindow* parent, Workspace& workspace) : RowList(parent, workspace) { SetName("stop-words"); }
  std::vector<StopLine> lines;

  void fill() {
    SetItemCount(lines.size());
    Refresh();
  }

 private:
  wxCoord OnMeasureItem(std::size_t) const override { return lineHeight() + FromDIP(8); }
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override {
    if (n >= lines.size()) return;
    const auto& tr = workspace_.tr();
    const StopLine& line = lines[n];
    const int y = rect.y + (rect.height - lineHeight()) / 2;
    const int x = rect.x + FromDIP(14);
    int right = rect.GetRight() - FromDIP(14);
    if (line.state != State::BuiltIn) {
      const wxString state = toWx(line.state == State::Own ? tr.in("word of the stop list", "own")
                                                           : tr.in("word of the stop list", "taken away"));
      dc.SetFont(smallFont());
      dc.SetTextForeground(line.state == State::Own ? theme().accent : theme().mutedText);
      const wxSize extent = dc.GetTextExtent(state);
      dc.DrawText(state, right - extent.x, rect.y + (rect.height - extent.y) / 2);
      right -= extent.x + FromDIP(10);
    }
    dc.SetFont(GetFont());
    const bool removed = line.state == State::Removed;
    dc.SetTextForeground(removed ? Theme::mix(theme().paper, theme().mutedText, 0.7) : theme().text);
    const int width = drawText(dc, toWx(line.word), x, y, right - x);
    if (!removed) return;
    dc.SetPen(Theme::mix(theme().paper, theme().mutedText, 0.7));
    dc.DrawLine(x, rect.y + rect.height / 2, x + width, rect.y + rect.height / 2);
  }
};

class StopListWindow : public wxDialog {
 public:
  StopListWindow(wxWindow* parent, Workspace& workspace)
      : wxDialog(wxGetTopLevelParent(parent), wxID_ANY, toWx(workspace.tr()("Words that are left out")),
                 wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "stop-list"),
        workspace_(workspace),
        builtIn_(search::StopLists::builtIn()) {
    const auto& tr = workspace.tr();
    const Theme& theme = workspace.theme();
    const int gap = FromDIP(16);
    const bool writable = workspace.writable();
    SetBackgroundColour(theme.window);
    auto* purpose = new wxStaticText(
        this, wxID_ANY,
        toWx(writable
                 ? tr("Word lists leave out these words: they are in every text and say little about it. "
                      "What you change here belongs to this project alone.")
                 : tr("Word lists leave out these words. This project is open for reading only: the "
                      "list can't be changed.")));
    purpose->SetForegroundColour(theme.mutedText);
    tabs_ = new TabStrip(this, workspace);
    tabs_->SetName("stop-language");
    std::vector<wxString> labels;
    for (const auto language : i18n::kLanguages) {
      labels.push_back(toWx(language == Language::Kazakh    ? tr("Kazakh")
                            : language == Language::Russian ? tr("Russian")
                                                            : tr("English")));
      if (language == tr.language()) tabs_->choose(static_cast<int>(labels.size()) - 1);
    }
    tabs_->setLabels(labels);
    word_ =
        new wxSearchCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    word_->SetName("stop-word");
    word_->ShowCancelButton(true);
    word_->SetDescriptiveText(toWx(tr("Find a word, or write a new one")));
    add_ = new wxButton(this, wxID_ANY, toWx(tr("Add")));
    add_->SetName("stop-add");
    add_->SetToolTip(
        toWx(tr("Leave this word out as well; several words with blanks between them are added one by one")));
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(word_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
    head->Add(add_, 0, wxALIGN_CENTRE_VERTICAL);
    rows_ = new StopRows(this, workspace);
    count_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                              wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    count_->SetName("stop-count");
    count_->SetForegroundColour(theme.mutedText);
    toggle_ = new wxButton(this, wxID_ANY, toWx(tr("Take away")));
    toggle_->SetName("stop-toggle");
    // As wide as the longer of what it says.
    const wxSize away = toggle_->GetBestSize();
    toggle_->SetLabel(toWx(tr("Restore")));
    toggle_->SetMinSize(wxSize(std::max(away.x, toggle_->GetBestSize().x), -1));
    all_ = new wxButton(this, wxID_ANY, toWx(tr("All as it came")));
    all_->SetName("stop-all");
    all_->SetToolTip(toWx(tr("Forget what this project changed in the list of this language")));
    auto* actions = new wxBoxSizer(wxHORIZONTAL);
    actions->Add(toggle_, 0, wxRIGHT, FromDIP(8));
    actions->Add(all_, 0);
    actions->AddStretchSpacer();
    actions->Add(new wxButton(this, wxID_CANCEL, toWx(tr("Close"))), 0, wxLEFT, gap);
    auto* whole = new wxBoxSizer(wxVERTICAL);
    whole->Add(purpose, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
    whole->Add(tabs_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap * 3 / 4);
    whole->Add(head, 0, wxEXPAND | wxALL, gap);
    whole->Add(rows_, 1, wxEXPAND | wxLEFT | wxRIGHT, gap);
    whole->Add(count_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
    whole->Add(actions, 0, wxEXPAND | wxALL, gap);
    SetSizer(whole);
    SetEscapeId(wxID_CANCEL);
    const wxSize room = wxGetTopLevelParent(parent)->GetSize();
    const int width = std::max(FromDIP(460), actions->GetMinSize().x + 2 * gap);
    purpose->Wrap(width - 2 * gap);
    SetMinSize(wxSize(width, FromDIP(380)));
    SetSize(width, std::min(FromDIP(620), room.y - FromDIP(50)));
    CentreOnParent();
    bind();
    read();
    Layout();
    word_->SetFocus();
  }

  bool changed() const { return edits_ > 0; }

 private:
  void bind() {
    word_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
    word_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { add(); });
    word_->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { word_->Clear(); });
    add_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { add(); });
    toggle_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { toggle(); });
    all_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { restoreAll(); });
    rows_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) { showActions(); });
    ties_[0] = tabs_->changed.connect([this](int) { read(); });
    ties_[1] = rows_->activated.connect([this](int) { toggle(); });
    ties_[2] = rows_->deleteRequested.connect([this](int row) {
      if (rows_->lines[static_cast<std::size_t>(row)].state != State::Removed) toggle();
    });
    // What was done here can be taken back here; what was done before belongs to the window behind.
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
      const bool z =
          event.GetKeyCode() == 'Z' && event.ControlDown() && !event.ShiftDown() && !event.AltDown();
      if (!z || edits_ == 0 || !word_->IsEmpty()) return event.Skip();
      if (!workspace_.undo()) return;
      --edits_;
      read();
    });
  }

  Language language() const { return i18n::kLanguages[std::max(tabs_->chosen(), 0)]; }
  std::string code() const { return std::string(i18n::code(language())); }

  void read() {
    lines_.clear();
    own_ = 0;
    std::map<std::string, bool> removed;  // what the project says: taken away, or added
    workspace_.attempt([&] {
      for (auto& word : corpus::stopWords(*workspace_.project()))
        if (word.language == code()) removed[word.word] = word.removed;
    });
    own_ = removed.size();
    for (const std::string& word : builtIn_.words[language()]) {
      const auto said = removed.find(word);
      const bool away = said != removed.end() && said->second;
      lines_.push_back({word, away ? State::Removed : State::BuiltIn});
      if (said != removed.end()) removed.erase(said);
    }
    for (const auto& [word, away] : removed)
      if (!away) lines_.push_back({word, State::Own});
    const i18n::Collator collator(language());
    std::sort(lines_.begin(), lines_.end(), [&](const StopLine& one, const StopLine& other) {
      return collator.less(one.word, other.word);
    });
    fill();
  }

  std::string typed() const { return i18n::foldedForTyping(toUtf8(word_->GetValue().Strip(wxString::both))); }

  void fill(const std::string& at = {}) {
    const auto& tr = workspace_.tr();
    const std::string wanted = typed();
    const int before = rows_->row();
    int row = wxNOT_FOUND;
    rows_->lines.clear();
    for (const auto& line : lines_) {
      if (line.word.find(wanted) == std::string::npos) continue;
      if (line.word == (at.empty() ? wanted : at)) row = static_cast<int>(rows_->lines.size());
      rows_->lines.push_back(line);
    }
    rows_->setEmptyText(tr("This word is not in the list. “Add” leaves it out as well."));
    rows_->fill();
    const int last = static_cast<int>(rows_->lines.size()) - 1;
    rows_->SetSelection(row != wxNOT_FOUND ? row : std::min(before, last));
    const auto left = std::count_if(lines_.begin(), lines_.end(),
                                    [](const StopLine& line) { return line.state != State::Removed; });
    count_->SetLabelText(toWx(tr.plural("{n} word is left out.", "{n} words are left out.", left)));
    showActions();
  }

  const StopLine* current() const {
    const int row = rows_->row();
    return row < 0 || static_cast<std::size_t>(row) >= rows_->lines.size()
               ? nullptr
               : &rows_->lines[static_cast<std::size_t>(row)];
  }

  void showActions() {
    const auto& tr = workspace_.tr();
    const bool writable = workspace_.writable();
    const auto* line = current();
    toggle_->SetLabel(toWx(line && line->state == State::Removed ? tr("Restore") : tr("Take away")));
    toggle_->Enable(writable && line);
    all_->Enable(writable && own_ > 0);
    add_->Enable(writable && !newWords().empty());
  }

  // What is typed and not left out yet, word by word.
  std::vector<std::string> newWords() const {
    std::vector<std::string> words;
    std::string word;
    for (const char c : typed() + " ") {
      const bool gap = c == ' ' || c == '\t' || c == ',' || c == ';';
      if (!gap) {
        word += c;
        continue;
      }
      const bool there = std::any_of(lines_.begin(), lines_.end(), [&](const StopLine& line) {
        return line.word == word && line.state != State::Removed;
      });
      if (!word.empty() && !there && std::find(words.begin(), words.end(), word) == words.end())
        words.push_back(word);
      word.clear();
    }
    return words;
  }

  void edit(const corpus::Label& label, const std::function<void(corpus::Edit&)>& work) {
    if (const auto reason = workspace_.tryEdit(label, work))
      tell(this, workspace_.tr(), *reason);
    else
      ++edits_;
    read();
  }

  bool isBuiltIn(const std::string& word) const {
    const auto words = builtIn_.words.find(language());
    return words != builtIn_.words.end() && words->second.contains(word);
  }

  void add() {
    const auto words = newWords();
    if (words.empty() || !workspace_.writable()) return;
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : ", ") + word;
    word_->ChangeValue(wxString());
    edit(message("Leave “{words}” out of word lists", {{"words", all}}), [&](corpus::Edit& work) {
      for (const auto& word : words) {
        if (isBuiltIn(word))
          corpus::forgetStopWord(work, code(), word);  // it had been taken away
        else
          corpus::setStopWord(work, {code(), word, false});
      }
    });
    fill(words.front());
  }

  void toggle() {
    const auto* line = current();
    if (!line || !workspace_.writable()) return;
    const StopLine now = *line;
    if (now.state == State::Removed) {
      edit(message("Leave “{words}” out of word lists", {{"words", now.word}}),
           [&](corpus::Edit& work) { corpus::forgetStopWord(work, code(), now.word); });
    } else {
      edit(message("Count “{word}” in word lists", {{"word", now.word}}), [&](corpus::Edit& work) {
        if (now.state == State::Own)
          corpus::forgetStopWord(work, code(), now.word);
        else
          corpus::setStopWord(work, {code(), now.word, true});
      });
    }
    fill(now.word);
  }

  void restoreAll() {
    if (!workspace_.writable()) return;
    edit(message("Restore the stop list"), [&](corpus::Edit& work) {
      for (const auto& word : corpus::stopWords(work.project()))
        if (word.language == code()) corpus::forgetStopWord(work, code(), word.word);
    });
  }

  Workspace& workspace_;
  search::StopLists builtIn_;
  std::vector<StopLine> lines_;
  std::size_t own_ = 0;  // words of which the project says something in this language
  int edits_ = 0;        // made here, and not taken back
  TabStrip* tabs_;
  wxSearchCtrl* word_;
  StopRows* rows_;
  wxStaticText* count_;
  wxButton *add_, *toggle_, *all_;
  corpus::Connection ties_[3];
};

}  // namespace

bool editStopList(wxWindow* parent, Workspace& workspace) {
  if (!workspace.project()) return false;
  StopListWindow window(parent, workspace);
  window.ShowModal();
  return window.changed();
}

}  // namespace gui
