#include "gui/welcome_page.h"

#include <wx/button.h>
#include <wx/dcclient.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>
#include <wx/wupdlock.h>

#include <system_error>

#include "gui/flat_button.h"
#include "gui/icons.h"
#include "gui/menus.h"
#include "gui/text.h"

namespace gui {
namespace {

constexpr int kColumn = 620;  // px, width of the page's column
constexpr const char* kLanguages[] = {"language/kk", "language/ru", "language/en"};
constexpr const char* kWaysToBegin[] = {"project/new", "project/open", "project/sample"};

// A line to click: icon, name in strong, an explanation under it.
class Choice : public wxPanel {
 public:
  Choice(wxWindow* parent, const Theme& theme, const std::string& iconName, const wxString& title,
         const wxString& detail, std::function<void()> run)
      : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxWANTS_CHARS),
        theme_(theme),
        bitmap_(icon(iconName, theme.accent, 22)),
        title_(title),
        detail_(detail),
        run_(std::move(run)) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetFont(theme.interfaceFont());
    SetMinSize(wxSize(-1, GetCharHeight() * 2 + FromDIP(26)));
    SetCursor(wxCursor(wxCURSOR_HAND));
    SetLabel(title);
    Bind(wxEVT_PAINT, &Choice::onPaint, this);
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent&) { CallAfter([run = run_] { run(); }); });
    Bind(wxEVT_ENTER_WINDOW, [this](wxMouseEvent&) { Refresh(); });
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) { Refresh(); });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
      Refresh();
      event.Skip();
    });
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
      Refresh();
      event.Skip();
    });
    Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
      const int key = event.GetKeyCode();
      if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER || key == WXK_SPACE)
        CallAfter([run = run_] { run(); });
      else if (key == WXK_TAB || key == WXK_DOWN || key == WXK_UP)
        Navigate(key == WXK_UP || event.ShiftDown() ? wxNavigationKeyEvent::IsBackward
                                                    : wxNavigationKeyEvent::IsForward);
      else
        event.Skip();
    });
  }
  bool AcceptsFocus() const override { return true; }

 private:
  void onPaint(wxPaintEvent&) {
    wxPaintDC dc(this);
    dc.SetBackground(theme_.paper);
    dc.Clear();
    const wxSize size = GetClientSize();
    const bool hovered = GetClientRect().Contains(ScreenToClient(wxGetMousePosition()));
    if (hovered || HasFocus()) {
      dc.SetBrush(hovered ? theme_.hover : theme_.paper);
      dc.SetPen(HasFocus() ? wxPen(theme_.accent, FromDIP(1)) : *wxTRANSPARENT_PEN);
      dc.DrawRoundedRectangle(0, 0, size.x, size.y, FromDIP(8));
    }
    const wxBitmap bitmap = bitmap_.GetBitmapFor(this);
    dc.DrawBitmap(bitmap, FromDIP(14), (size.y - bitmap.GetHeight()) / 2, true);
    const int left = FromDIP(52);
    const int width = size.x - left - FromDIP(12);
    const int top = (size.y - 2 * GetCharHeight() - FromDIP(3)) / 2;
    dc.SetFont(GetFont().Bold());
    dc.SetTextForeground(theme_.text);
    dc.DrawText(wxControl::Ellipsize(title_, dc, wxELLIPSIZE_END, width), left, top);
    dc.SetFont(GetFont());
    dc.SetTextForeground(theme_.mutedText);
    dc.DrawText(wxControl::Ellipsize(detail_, dc, wxELLIPSIZE_MIDDLE, width), left,
                top + GetCharHeight() + FromDIP(3));
  }

  const Theme& theme_;
  wxBitmapBundle bitmap_;
  wxString title_, detail_;
  std::function<void()> run_;
};

wxStaticText* line(wxWindow* parent, const wxString& text, const wxFont& font, const wxColour& colour) {
  auto* control = new wxStaticText(parent, wxID_ANY, wxString());
  control->SetFont(font);
  control->SetForegroundColour(colour);
  control->SetLabelText(text);
  return control;
}

}  // namespace

WelcomePage::WelcomePage(wxWindow* parent, Workspace& workspace, Settings& settings,
                         const CommandTable& commands)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL),
      workspace_(workspace),
      settings_(settings),
      commands_(commands) {
  SetName("welcome");
  SetScrollRate(0, FromDIP(16));
  build();
  appearance_ = workspace_.appearanceChanged.connect([this] { build(); });
}

void WelcomePage::refill() {
  build();
  // The keyboard begins with the ways to begin, not with what happens to stand first.
  CallAfter([this] {
    wxWindow* first = FindWindow(kWaysToBegin[0]);
    if (first && IsShownOnScreen()) first->SetFocus();
  });
}

void WelcomePage::build() {
  const wxWindowUpdateLocker quiet(this);
  // The keyboard stays where it was.
  const wxWindow* focus = FindFocus();
  const wxString focused = focus && focus->GetParent() == this ? focus->GetName() : wxString();
  DestroyChildren();
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  SetBackgroundColour(theme.paper);
  auto* column = new wxBoxSizer(wxVERTICAL);
  const int gap = FromDIP(12);

  // At a first start it may be the wrong one: each is called by its own name.
  auto* languages = new wxBoxSizer(wxHORIZONTAL);
  languages->AddStretchSpacer();
  column->Add(languages, 0, wxEXPAND | wxBOTTOM, gap);

  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(new wxStaticBitmap(this, wxID_ANY, programIcon(52)), 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT,
            FromDIP(18));
  auto* name = new wxBoxSizer(wxVERTICAL);
  name->Add(line(this, "Suhbat", theme.headingFont().Scaled(1.5f), theme.text));
  auto* about =
      line(this, toWx(tr("Read, code, search and count interviews in Kazakh, Russian and English.")),
           theme.interfaceFont(), theme.mutedText);
  about->Wrap(FromDIP(kColumn - 90));
  name->Add(about, 0, wxTOP, FromDIP(4));
  head->Add(name, 1, wxALIGN_CENTRE_VERTICAL);
  column->Add(head, 0, wxEXPAND | wxLEFT | wxBOTTOM, gap);

  const auto heading = [&](const std::string& text) {
    column->Add(line(this, toWx(text), theme.headingFont(), theme.text), 0, wxLEFT | wxTOP, gap);
    column->AddSpacer(FromDIP(4));
  };
  heading(tr("Begin"));
  for (const char* id : kWaysToBegin)
    if (const Command* command = commands_.find(id)) {
      auto* choice = new Choice(this, theme, command->icon,
                                shortTitle(wxControl::RemoveMnemonics(toWx(tr(command->title)))),
                                toWx(tr(command->help)), [this, id] { commands_.run(id); });
      choice->SetName(id);
      column->Add(choice, 0, wxEXPAND);
    }

  heading(tr("Recent projects"));
  std::error_code none;
  bool any = false;
  for (const auto& [file, called] : settings_.recentProjects()) {
    const auto path = file;
    if (!std::filesystem::exists(path, none)) continue;
    any = true;
    auto* choice =
        new Choice(this, theme, "transcript", called.empty() ? pathToWx(path.stem()) : toWx(called),
                   pathToWx(path), [this, path] { openRequested.emit(path); });
    choice->SetName("recent");
    column->Add(choice, 0, wxEXPAND);
  }
  if (!any)
    column->Add(line(this, toWx(tr("Projects that you open will be listed here.")), theme.interfaceFont(),
                     theme.mutedText),
                0, wxLEFT | wxTOP, gap);
  auto* drop =
      line(this,
           toWx(tr("You can also drop a project file or interviews (DOCX, ODT, RTF, TXT, SRT and others) "
                   "anywhere on this window.")),
           theme.interfaceFont(), theme.mutedText);
  drop->Wrap(FromDIP(kColumn - 30));
  column->AddSpacer(gap);
  column->Add(drop, 0, wxLEFT | wxTOP, gap);

  ties_.clear();
  for (const char* id : kLanguages)
    if (const Command* command = commands_.find(id)) {
      auto* button = new FlatButton(this, workspace_);
      button->SetName(id);
      button->say(wxControl::RemoveMnemonics(toWx(tr(command->title))), {}, {});
      button->SetToolTip(toWx(tr(command->help)));
      button->choose(command->isChecked && command->isChecked());
      ties_.push_back(button->pressed.connect([this, id] { commands_.run(id); }));
      languages->Add(button, 0, wxLEFT, FromDIP(4));
      if (focused == id) button->SetFocus();
    }

  auto* page = new wxBoxSizer(wxHORIZONTAL);
  page->AddStretchSpacer();
  column->SetMinSize(FromDIP(wxSize(kColumn, -1)));
  page->Add(column, 0, wxTOP | wxBOTTOM, FromDIP(48));
  page->AddStretchSpacer();
  SetSizer(page);
  FitInside();
  Layout();
}

}  // namespace gui
