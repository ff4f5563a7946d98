#include "gui/code_dialog.h"

#include <wx/choice.h>
#include <wx/colordlg.h>
#include <wx/dcbuffer.h>
#include <wx/dialog.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <array>
#include <set>

#include "gui/ask.h"
#include "gui/tab_strip.h"
#include "gui/text.h"

namespace gui {

using coding::CodeText;
using corpus::Guid;
using i18n::Language;
using i18n::message;

namespace {

constexpr std::size_t kSwatches = 12;
constexpr coding::Role kRoles[] = {coding::Role::None,     coding::Role::Push,
                                   coding::Role::Pull,     coding::Role::Obstacle,
                                   coding::Role::Personal, coding::Role::RationalChoice};
constexpr coding::Place kPlaces[] = {coding::Place::None, coding::Place::Origin, coding::Place::Destination};

// The palette in one row; the last field is for a colour of one's own.
class Swatches : public wxWindow {
 public:
  Swatches(wxWindow* parent, Workspace& workspace, const std::string& colour)
      : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxWANTS_CHARS),
        workspace_(workspace) {
    for (std::size_t i = 0; i < kSwatches; ++i) colours_.push_back(coding::paletteColour(i));
    if (std::find(colours_.begin(), colours_.end(), colour) == colours_.end() && !colour.empty())
      colours_.push_back(colour);
    chosen_ = colour.empty() ? colours_.front() : colour;
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetInitialSize(wxSize(static_cast<int>(colours_.size() + 1) * step(), step()));
    Bind(wxEVT_PAINT, &Swatches::onPaint, this);
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
      SetFocus();
      const auto index = static_cast<std::size_t>(event.GetX() / step());
      if (index < colours_.size())
        chosen_ = colours_[index];
      else
        ownColour();
      Refresh();
    });
    Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
      auto index = std::find(colours_.begin(), colours_.end(), chosen_) - colours_.begin();
      const auto last = static_cast<std::ptrdiff_t>(colours_.size()) - 1;
      if (event.GetKeyCode() == WXK_LEFT)
        index = std::max<std::ptrdiff_t>(0, index - 1);
      else if (event.GetKeyCode() == WXK_RIGHT)
        index = std::min(last, index + 1);
      else if (event.GetKeyCode() == WXK_TAB)
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      else
        return event.Skip();
      chosen_ = colours_[static_cast<std::size_t>(std::min(last, index))];
      Refresh();
    });
  }
  const std::string& chosen() const { return chosen_; }

 private:
  int step() const { return FromDIP(26); }
  void ownColour() {
    wxColourData data;
    data.SetColour(wxColour(toWx(chosen_)));
    wxColourDialog dialog(this, &data);
    if (dialog.ShowModal() != wxID_OK) return;
    chosen_ = toUtf8(dialog.GetColourData().GetColour().GetAsString(wxC2S_HTML_SYNTAX).Lower());
    if (colours_.size() > kSwatches) colours_.resize(kSwatches);
    if (std::find(colours_.begin(), colours_.end(), chosen_) == colours_.end()) colours_.push_back(chosen_);
    SetMinSize(wxSize(static_cast<int>(colours_.size() + 1) * step(), step()));
    GetParent()->Layout();
  }
  void onPaint(wxPaintEvent&) {
    wxAutoBufferedPaintDC dc(this);
    const Theme& theme = workspace_.theme();
    dc.SetBackground(theme.window);
    dc.Clear();
    int x = 0;
    const int s = step();
    for (const auto& colour : colours_) {
      dc.SetPen(*wxTRANSPARENT_PEN);
      if (colour == chosen_) {
        dc.SetBrush(theme.text);
        dc.DrawRoundedRectangle(x + FromDIP(1), FromDIP(1), s - FromDIP(2), s - FromDIP(2), FromDIP(7));
        dc.SetBrush(theme.window);
        dc.DrawRoundedRectangle(x + FromDIP(3), FromDIP(3), s - FromDIP(6), s - FromDIP(6), FromDIP(5));
      }
      dc.SetBrush(theme.stripe(colour));
      dc.DrawRoundedRectangle(x + FromDIP(5), FromDIP(5), s - FromDIP(10), s - FromDIP(10), FromDIP(4));
      x += s;
    }
    dc.SetFont(theme.interfaceFont());
    dc.SetTextForeground(theme.mutedText);
    dc.DrawLabel(L"…", wxRect(x, 0, s, s), wxALIGN_CENTRE);
  }

  Workspace& workspace_;
  std::vector<std::string> colours_;
  std::string chosen_;
};

class CodeDialog : public wxDialog {
 public:
  CodeDialog(wxWindow* parent, Workspace& workspace, const coding::Code& code)
      : wxDialog(parent, wxID_ANY, toWx(code.guid ? workspace.tr()("Edit code") : workspace.tr()("New code")),
                 wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "code-dialog"),
        workspace_(workspace),
        code_(code) {
    const auto& tr = workspace.tr();
    const int gap = FromDIP(14);
    SetBackgroundColour(workspace.theme().window);
    // The project's language first: its name is the one that must be there.
    languages_.push_back(workspace.project()->language());
    for (const Language language : i18n::kLanguages) {
      if (language != languages_.front()) languages_.push_back(language);
    }
    tabs_ = new TabStrip(this, workspace);
    std::vector<wxString> labels;
    for (const Language language : languages_) labels.push_back(toWx(i18n::ownName(language)));
    tabs_->setLabels(labels);

    auto* grid = new wxFlexGridSizer(2, FromDIP(8), FromDIP(12));
    grid->AddGrowableCol(1);
    const auto row = [&](const std::string& label, wxWindow* control, int align) {
      grid->Add(new wxStaticText(this, wxID_ANY, toWx(label)), 0, align | wxTOP,
                align == wxALIGN_TOP ? FromDIP(4) : 0);
      grid->Add(control, 1, wxEXPAND);
    };
    const auto field = [&](std::size_t index, const std::string& label, const char* name, int lines) {
      fields_[index] = new wxTextCtrl(
          this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(420, lines > 1 ? lines * 22 : -1)),
          lines > 1 ? wxTE_MULTILINE | wxTE_NO_VSCROLL : 0, wxDefaultValidator, name);
      row(label, fields_[index], lines > 1 ? wxALIGN_TOP : wxALIGN_CENTRE_VERTICAL);
      if (lines > 1) grid->AddGrowableRow(index);
      // Tab goes on to the next field; a tab sign is of no use in a definition.
      fields_[index]->Bind(wxEVT_KEY_DOWN, [control = fields_[index]](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_TAB)
          control->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward
                                              : wxNavigationKeyEvent::IsForward);
        else
          event.Skip();
      });
    };
    field(0, tr("Name"), "code-name", 1);
    field(1, tr("Definition"), "code-definition", 3);
    field(2, tr("Use when"), "code-use-when", 2);
    field(3, tr("Not when"), "code-not-when", 2);
    field(4, tr("Example"), "code-example", 2);

    wxArrayString roles, places;
    for (const std::string& text :
         {tr("No role"), tr("Push factor"), tr("Pull factor"), tr("Intervening obstacle"),
          tr("Personal characteristic"), tr("Rational choice")}) {
      roles.Add(toWx(text));
    }
    for (const std::string& text : {tr("No place"), tr("Place of origin"), tr("Place of destination")})
      places.Add(toWx(text));
    role_ = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, roles, 0, wxDefaultValidator,
                         "code-role");
    place_ = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, places, 0, wxDefaultValidator,
                          "code-place");
    role_->SetSelection(
        static_cast<int>(std::find(std::begin(kRoles), std::end(kRoles), code.role) - kRoles));
    place_->SetSelection(
        static_cast<int>(std::find(std::begin(kPlaces), std::end(kPlaces), code.place) - kPlaces));
    auto* meaning = new wxBoxSizer(wxHORIZONTAL);
    meaning->Add(role_, 1, wxRIGHT, FromDIP(8));
    meaning->Add(place_, 1);
    grid->Add(new wxStaticText(this, wxID_ANY, toWx(tr("Role and place"))), 0, wxALIGN_CENTRE_VERTICAL);
    grid->Add(meaning, 1, wxEXPAND);
    swatches_ = new Swatches(this, workspace, code.colour);
    row(tr("Colour"), swatches_, wxALIGN_CENTRE_VERTICAL);

    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(tabs_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
    column->Add(grid, 1, wxEXPAND | wxALL, gap);
    column->Add(dialogButtons(this, tr, code.guid ? message("Save") : message("Add")), 0,
                wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
    SetSizerAndFit(column);
    CentreOnParent();

    show();
    changed_ = tabs_->changed.connect([this](int index) {
      keep();
      shown_ = static_cast<std::size_t>(index);
      show();
    });
    fields_[0]->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { check(); });
    check();
    fields_[0]->SetFocus();
    fields_[0]->SelectAll();
  }

  coding::Code result() {
    keep();
    code_.role = kRoles[role_->GetSelection()];
    code_.place = kPlaces[place_->GetSelection()];
    code_.colour = swatches_->chosen();
    return code_;
  }

 private:
  CodeText text() const {
    if (shown_ == 0) return code_.text;
    const auto found = code_.translations.find(languages_[shown_]);
    return found == code_.translations.end() ? CodeText() : found->second;
  }
  void show() {
    const CodeText words = text();
    const std::string* parts[] = {&words.name, &words.definition, &words.useWhen, &words.notWhen,
                                  &words.example};
    for (std::size_t i = 0; i < fields_.size(); ++i) fields_[i]->ChangeValue(toWx(*parts[i]));
  }
  void keep() {
    CodeText words;
    std::string* parts[] = {&words.name, &words.definition, &words.useWhen, &words.notWhen, &words.example};
    for (std::size_t i = 0; i < fields_.size(); ++i)
      *parts[i] = toUtf8(fields_[i]->GetValue().Strip(wxString::both));
    const Language language = languages_[shown_];
    if (shown_ == 0) {
      code_.text = words;
      if (code_.translations.contains(language)) code_.translations[language] = words;
    } else if (words == CodeText()) {
      code_.translations.erase(language);
    } else {
      code_.translations[language] = words;
    }
  }
  void check() {
    const bool named =
        shown_ == 0 ? !fields_[0]->GetValue().Strip(wxString::both).empty() : !code_.text.name.empty();
    if (auto* ok = FindWindow(wxID_OK)) ok->Enable(named);
  }

  Workspace& workspace_;
  coding::Code code_;
  std::vector<Language> languages_;
  std::size_t shown_ = 0;
  TabStrip* tabs_;
  std::array<wxTextCtrl*, 5> fields_{};
  wxChoice *role_, *place_;
  Swatches* swatches_;
  corpus::Connection changed_;
};

}  // namespace

bool editCodeDialog(wxWindow* parent, Workspace& workspace, const coding::Code& code,
                    const std::function<std::optional<i18n::Message>(const coding::Code&)>& apply) {
  CodeDialog dialog(wxGetTopLevelParent(parent), workspace, code);
  while (dialog.ShowModal() == wxID_OK) {
    const auto reason = apply(dialog.result());
    if (!reason) return true;
    tell(wxGetTopLevelParent(parent), workspace.tr(), *reason);
  }
  return false;
}

std::optional<std::optional<Guid>> chooseParentDialog(wxWindow* parent, Workspace& workspace,
                                                      const Guid& code) {
  const auto& tr = workspace.tr();
  const auto& book = workspace.codebook();
  const auto subtree = book.subtree(code);
  const std::set<Guid> below(subtree.begin(), subtree.end());
  std::vector<std::optional<Guid>> places{std::nullopt};
  wxArrayString names;
  names.Add(toWx(tr("At the top, below no other code")));
  int now = 0;
  const auto* moving = book.find(code);
  for (const auto& candidate : book.all()) {
    if (below.contains(candidate.guid)) continue;
    if (moving && moving->parent == candidate.guid) now = static_cast<int>(places.size());
    places.push_back(candidate.guid);
    names.Add(wxString(L' ', static_cast<std::size_t>(4 * (book.depth(candidate.guid) + 1))) +
              toWx(candidate.in(tr.language()).name));
  }
  wxDialog dialog(wxGetTopLevelParent(parent), wxID_ANY, toWx(tr("Move code")), wxDefaultPosition,
                  wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "code-move");
  auto* list = new wxListBox(&dialog, wxID_ANY, wxDefaultPosition, dialog.FromDIP(wxSize(380, 320)), names,
                             wxLB_SINGLE);
  list->SetSelection(now);
  list->Bind(wxEVT_LISTBOX_DCLICK, [&](wxCommandEvent&) { dialog.EndModal(wxID_OK); });
  const int gap = dialog.FromDIP(14);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(new wxStaticText(&dialog, wxID_ANY,
                               toWx(tr("Put “{code}” below:",
                                       {{"code", moving ? moving->in(tr.language()).name : std::string()}}))),
              0, wxLEFT | wxRIGHT | wxTOP, gap);
  column->Add(list, 1, wxEXPAND | wxALL, gap);
  column->Add(dialogButtons(&dialog, tr, message("Move")), 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
  dialog.SetSizerAndFit(column);
  dialog.CentreOnParent();
  list->SetFocus();
  if (dialog.ShowModal() != wxID_OK || list->GetSelection() < 0) return std::nullopt;
  return places[static_cast<std::size_t>(list->GetSelection())];
}

}  // namespace gui
