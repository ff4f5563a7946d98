#include "gui/player_bar.h"

#include <wx/button.h>
#include <wx/dcclient.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include <algorithm>

#include "gui/flat_button.h"
#include "gui/icons.h"
#include "gui/menus.h"
#include "gui/platform.h"
#include "gui/player_slider.h"
#include "gui/text.h"
#include "i18n/format.h"

namespace gui {
namespace {

constexpr int kNameWidth = 180, kSliderWidth = 120;  // px at 96 dpi

// “0.85×”, in the language's own numerals.
wxString speedText(double speed, i18n::Language language) {
  const int digits = speed == static_cast<int>(speed)             ? 0
                     : speed * 10 == static_cast<int>(speed * 10) ? 1
                                                                  : 2;
  return toWx(i18n::decimal(speed, digits, language) + "×");
}

}  // namespace

PlayerBar::PlayerBar(wxWindow* parent, Workspace& workspace, const CommandTable& commands, Player& player)
    : wxPanel(parent), workspace_(workspace), commands_(commands), player_(player) {
  SetName("player");
  row_ = new wxPanel(this);
  play_ = add("recording/play");
  back_ = add("recording/back");
  forward_ = add("recording/forward");
  const auto label = [this](const char* name, long style = 0) {
    auto* made = new wxStaticText(row_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, style);
    made->SetName(name);
    return made;
  };
  time_ = label("player-time", wxALIGN_RIGHT | wxST_NO_AUTORESIZE);
  slider_ = new PlayerSlider(row_, workspace);
  slider_->SetName("player-position");
  length_ = label("player-length");
  speed_ = new FlatButton(row_, workspace);
  speed_->SetName("player-speed");
  stamp_ = add("recording/stamp");
  name_ = label("player-file", wxST_ELLIPSIZE_MIDDLE | wxST_NO_AUTORESIZE);
  more_ = new FlatButton(row_, workspace);
  more_->SetName("player-more");

  trouble_ = new wxPanel(this);
  sign_ = new wxStaticBitmap(trouble_, wxID_ANY, wxBitmapBundle());
  why_ = new wxStaticText(trouble_, wxID_ANY, wxString());
  why_->SetName("player-problem");
  find_ = new wxButton(trouble_, wxID_ANY, "-");
  find_->SetName("player-find");
  remove_ = new wxButton(trouble_, wxID_ANY, "-");
  remove_->SetName("player-remove");

  auto* row = new wxBoxSizer(wxHORIZONTAL);
  const int middle = wxALIGN_CENTRE_VERTICAL;
  row->AddSpacer(FromDIP(8));
  for (auto* button : {back_, play_, forward_}) row->Add(button, 0, middle);
  row->Add(time_, 0, middle | wxLEFT | wxRIGHT, FromDIP(6));
  row->Add(slider_, 1, middle);
  row->Add(length_, 0, middle | wxLEFT | wxRIGHT, FromDIP(6));
  row->Add(speed_, 0, middle);
  row->Add(stamp_, 0, middle);
  row->Add(name_, 0, middle | wxLEFT | wxRIGHT, FromDIP(8));
  row->Add(more_, 0, middle);
  row->AddSpacer(FromDIP(8));
  row_->SetSizer(row);
  auto* trouble = new wxBoxSizer(wxHORIZONTAL);
  trouble->Add(sign_, 0, middle | wxLEFT, FromDIP(16));
  trouble->Add(why_, 1, middle | wxLEFT | wxRIGHT | wxTOP | wxBOTTOM, FromDIP(10));
  trouble->Add(find_, 0, middle | wxRIGHT, FromDIP(6));
  trouble->Add(remove_, 0, middle | wxRIGHT, FromDIP(16));
  trouble_->SetSizer(trouble);
  trouble_->Hide();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->AddSpacer(1);  // the line above
  column->Add(row_, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(2));
  column->Add(trouble_, 0, wxEXPAND);
  SetSizer(column);
  Hide();

  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    fit();
    event.Skip();
  });
  Bind(wxEVT_PAINT, [this](wxPaintEvent& event) {
    wxPaintDC dc(this);
    dc.SetPen(workspace_.theme().border);
    dc.DrawLine(0, 0, GetClientSize().x, 0);
    event.Skip();
  });
  find_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { commands_.run("recording/link"); });
  remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { commands_.run("recording/unlink"); });
  const auto tie = [this](corpus::Connection connection) { ties_.push_back(std::move(connection)); };
  tie(speed_->pressed.connect([this] { chooseSpeed(); }));
  tie(more_->pressed.connect([this] { more(); }));
  tie(slider_->chosen.connect([this](std::int64_t ms) { player_.seek(ms); }));
  tie(slider_->dragged.connect([this](std::int64_t ms) { showTime(ms); }));
  tie(player_.changed.connect([this] { refresh(); }));
  tie(player_.reached.connect([this](std::int64_t ms) {
    slider_->set(ms, player_.length());
    if (!slider_->dragging()) showTime(ms);
  }));
  tie(workspace_.appearanceChanged.connect([this] { say(); }));
  say();
}

FlatButton* PlayerBar::add(const std::string& command) {
  auto* button = new FlatButton(row_, workspace_);
  button->SetName(toWx(command));
  button->setBrief(true);
  ties_.push_back(button->pressed.connect([this, command] { commands_.run(command); }));
  entries_.push_back({command, button});
  return button;
}

void PlayerBar::say() {
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  for (wxWindow* ground : std::initializer_list<wxWindow*>{this, row_, trouble_})
    ground->SetBackgroundColour(theme.window);
  for (auto* text : {time_, length_, name_}) {
    text->SetFont(theme.smallFont());
    text->SetForegroundColour(theme.mutedText);
  }
  time_->SetForegroundColour(theme.text);
  why_->SetFont(theme.interfaceFont());
  why_->SetForegroundColour(theme.text);
  sign_->SetBitmap(icon("warning", theme.warning, 18));
  find_->SetLabelText(toWx(tr("Find the file…")));
  remove_->SetLabelText(toWx(tr("Remove the link")));
  const auto name = [](wxWindow& window, const std::string& what) {
    window.SetToolTip(toWx(what));
    platform::setAccessibleName(window, toWx(what));
  };
  more_->say(toWx(tr("More about the recording")), icon("more", theme.text), icon("more", theme.accent));
  more_->setBrief(true);
  name(*more_, tr("More about the recording"));
  name(*slider_, tr("Position in the recording"));
  wrappedFor_ = 0;
  refresh();
  Refresh();
}

void PlayerBar::refresh() {
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  const bool wasTrouble = trouble_->IsShown();
  const bool trouble = player_.problem().has_value();
  row_->Show(!trouble);
  trouble_->Show(trouble);
  if (trouble) {
    find_->Enable(workspace_.writable());
    remove_->Enable(workspace_.writable());
  }
  for (const Entry& entry : entries_) {
    const Command* command = commands_.find(entry.command);
    if (!command) continue;
    std::string picture = command->icon;
    if (entry.button == play_ && player_.playing()) picture = "pause";
    const wxString tip = tooltip(*command, tr);
    entry.button->say(tip, icon(picture, theme.text), icon(picture, theme.accent));
    if (entry.button->GetToolTipText() != tip) {
      entry.button->SetToolTip(tip);
      platform::setAccessibleName(*entry.button, tip);
    }
    const bool active = command->isActive();
    if (entry.button->IsEnabled() != active) entry.button->Enable(active);
  }
  speed_->say(speedText(player_.speed(), tr.language()), {}, {});
  speed_->choose(player_.speedStep() != 0);
  const wxString tip = toWx(tr("Speed of the recording")) + "  (F7, F8)";
  speed_->SetToolTip(tip);
  speed_->Enable(player_.usable());
  const wxString file = pathToWx(player_.file().filename());
  if (name_->GetLabelText() != file) {
    name_->SetLabelText(file);
    name_->SetToolTip(pathToWx(player_.file()));
  }
  slider_->set(player_.position(), player_.length());
  slider_->Enable(player_.usable());
  const wxString length = player_.length() > 0 ? toWx(i18n::clock(player_.length())) : wxString(toWx("–"));
  if (length_->GetLabelText() != length) length_->SetLabelText(length);
  // Its place is for the longest time there will be: nothing moves while it plays.
  time_->SetMinSize(
      wxSize(std::max(time_->GetTextExtent(length).x, time_->GetTextExtent("00:00").x) + FromDIP(4), -1));
  if (!slider_->dragging()) showTime(player_.position());
  if (trouble != wasTrouble) wrappedFor_ = 0;
  fit();
}

void PlayerBar::showTime(std::int64_t ms) {
  const wxString text = toWx(i18n::clock(ms));
  if (time_->GetLabelText() != text) time_->SetLabelText(text);
}

void PlayerBar::fit() {
  const int width = GetClientSize().x;
  if (width <= 0) return;
  if (trouble_->IsShown()) {
    if (wrappedFor_ != width) {
      wrappedFor_ = width;
      why_->SetLabelText(toWx(workspace_.tr()(*player_.problem())));
      const int others =
          find_->GetBestSize().x + remove_->GetBestSize().x + FromDIP(16 + 18 + 20 + 6 + 16 + 6);
      why_->Wrap(std::max(FromDIP(160), width - others));
      InvalidateBestSize();
      // Its height follows its words: after this event, the page is arranged anew.
      CallAfter([this] { GetParent()->Layout(); });
    }
    Layout();
    return;
  }
  int needed = FromDIP(16 + 24 + kSliderWidth) + time_->GetMinSize().x + length_->GetBestSize().x;
  for (auto* button : {back_, play_, speed_, more_}) needed += button->GetBestSize().x;
  // What can be missed first stands last.
  const auto room = [&](wxWindow* window, int wants) {
    const bool fits = needed + wants <= width;
    if (fits) needed += wants;
    window->Show(fits);
  };
  room(stamp_, stamp_->GetBestSize().x);
  room(forward_, forward_->GetBestSize().x);
  const int wanted =
      std::min(FromDIP(kNameWidth), name_->GetTextExtent(name_->GetLabelText()).x + FromDIP(4));
  name_->SetMinSize(wxSize(wanted, -1));
  room(name_, wanted + FromDIP(16) + FromDIP(60));
  Layout();
  row_->Layout();
}

void PlayerBar::chooseSpeed() {
  wxMenu menu;
  for (int step = Player::kFastest; step >= Player::kSlowest; --step) {
    auto* item = menu.AppendRadioItem(wxID_ANY, speedText(Player::speedOf(step), workspace_.tr().language()));
    if (step == player_.speedStep()) item->Check();
    menu.Bind(
        wxEVT_MENU, [this, step](wxCommandEvent&) { player_.setSpeedStep(step); }, item->GetId());
  }
  speed_->PopupMenu(&menu);
}

void PlayerBar::more() {
  wxMenu menu;
  for (const char* id : {"recording/caret", "recording/follow", "recording/repeat", "-", "recording/link",
                         "recording/unlink", "-", "pane/player", "pane/video", "pane/video-move"}) {
    const Command* command = commands_.find(id);
    if (!command) {
      menu.AppendSeparator();
      continue;
    }
    wxString text = toWx(workspace_.tr()(command->title));
    if (!command->key.empty()) text += "\t" + toWx(command->key);
    auto* item = menu.Append(wxID_ANY, text, wxString(), command->isChecked ? wxITEM_CHECK : wxITEM_NORMAL);
    if (command->isChecked) item->Check(command->isChecked());
    item->Enable(command->isActive());
    menu.Bind(
        wxEVT_MENU, [this, command](wxCommandEvent&) { commands_.run(command->id); }, item->GetId());
  }
  more_->PopupMenu(&menu);
}

}  // namespace gui
