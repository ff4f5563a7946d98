#include "gui/turn_editor.h"

#include <wx/dcclient.h>
#include <wx/dcmemory.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/platform.h"
#include "gui/text.h"
#include "gui/wrapped_text.h"

namespace gui {

namespace {

constexpr std::size_t kStatesKept = 200;
constexpr std::size_t kLongTurn = 20000;  // letters; above them the field scrolls, whatever its height

}  // namespace

UndoableField::UndoableField(wxWindow* parent, const wxString& text, long style, const wxString& name)
    : wxTextCtrl(parent, wxID_ANY, text, wxDefaultPosition, wxDefaultSize, style, wxDefaultValidator, name) {
  states_.push_back({text, 0});
  Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
    event.Skip();
    if (!restoring_) remember();
  });
}

// Letters written one after the other are one step, up to the end of the word.
void UndoableField::remember() {
  State now{GetValue(), GetInsertionPoint()};
  const State& before = states_[at_];
  if (now.text == before.text) return;
  states_.resize(at_ + 1);
  const bool letter = now.text.length() == before.text.length() + 1 && now.caret > 0 &&
                      !wxIsspace(now.text[static_cast<std::size_t>(now.caret - 1)]);
  const bool goesOn = letter && typing_ && now.caret == before.caret + 1;
  typing_ = letter;
  if (goesOn) {
    states_[at_] = std::move(now);
    return;
  }
  states_.push_back(std::move(now));
  if (states_.size() > kStatesKept) states_.erase(states_.begin());
  at_ = states_.size() - 1;
}

void UndoableField::Undo() {
  if (!CanUndo()) return;
  --at_;
  restore();
}

void UndoableField::Redo() {
  if (!CanRedo()) return;
  ++at_;
  restore();
}

void UndoableField::restore() {
  restoring_ = true;
  typing_ = false;
  SetValue(states_[at_].text);
  SetInsertionPoint(states_[at_].caret);
  restoring_ = false;
}

TurnEditor::TurnEditor(wxWindow* parent, Workspace& workspace, const wxFont& font, const wxString& text,
                       long caret)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE,
              "turn-editor"),
      workspace_(workspace),
      original_(text) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  field_ = new UndoableField(this, text, wxTE_MULTILINE | wxBORDER_NONE | wxTE_NOHIDESEL, "turn-text");
  field_->SetMargins(0, 0);
  applyAppearance(font);
  original_ = field_->GetValue();
  field_->SetInsertionPoint(caret);
  Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
    wxPaintDC dc(this);
    const Theme& theme = workspace_.theme();
    const wxSize size = GetClientSize();
    dc.SetPen(theme.accent);
    dc.SetBrush(theme.paper);
    dc.DrawRectangle(0, 0, size.x, size.y);
    dc.SetFont(theme.smallFont());
    dc.SetTextForeground(theme.mutedText);
    const wxString hint =
        wxControl::Ellipsize(toWx(workspace_.tr()("Ctrl+Enter saves, Esc leaves everything as it was")), dc,
                             wxELLIPSIZE_END, size.x - 2 * FromDIP(10));
    dc.DrawText(hint, FromDIP(10), size.y - dc.GetTextExtent(hint).y - FromDIP(4));
  });
  field_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key == WXK_ESCAPE)
      leaveRequested.emit();
    else if ((key == WXK_RETURN || key == WXK_NUMPAD_ENTER) && event.ControlDown())
      saveRequested.emit();
    else if (event.ControlDown() && !event.AltDown() && (key == 'Z' || key == 'Y'))
      event.ShiftDown() || key == 'Y' ? field_->Redo() : field_->Undo();
    else
      event.Skip();
  });
  field_->Bind(wxEVT_CONTEXT_MENU, [](wxContextMenuEvent& event) {
    event.StopPropagation();  // the field's own menu, not the transcript's
    event.Skip();
  });
  field_->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
    event.Skip();
    grown.emit();
  });
  field_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    CallAfter([this] {
      // Another window, or a menu: the words wait.
      wxWindow* focus = wxWindow::FindFocus();
      if (!focus || hasFocus() || wxGetTopLevelParent(focus) != wxGetTopLevelParent(this)) return;
      left.emit();
    });
  });
  field_->Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) {
    if (wordsHeight(field_->GetClientSize().x) > field_->GetSize().y)
      event.Skip();
    else
      wheeled.emit(event);
  });
}

bool TurnEditor::hasFocus() const {
  const wxWindow* focus = wxWindow::FindFocus();
  return focus == field_ || focus == this;
}

void TurnEditor::applyAppearance(const wxFont& font) {
  const Theme& theme = workspace_.theme();
  SetBackgroundColour(theme.paper);
  field_->SetBackgroundColour(theme.paper);
  field_->SetForegroundColour(theme.text);
  field_->SetFont(font);
  Refresh();
}

int TurnEditor::wordsHeight(int width) const {
  const wxString words = text();
  wxClientDC dc(field_);
  dc.SetFont(field_->GetFont());
  const int line = dc.GetCharHeight() + extra_;
  if (words.length() > kLongTurn) return static_cast<int>(words.length() / 40) * line;
  const auto lines = wrap(dc, words, width);
  const std::size_t more = words.empty() || words.Last() == '\n' ? 1 : 0;
  return static_cast<int>(lines.size() + more) * line;
}

void TurnEditor::place(const wxRect& words, int lineHeight, int room) {
  const int side = FromDIP(10), top = FromDIP(2);
  wxClientDC dc(this);
  dc.SetFont(workspace_.theme().smallFont());
  const int foot = dc.GetCharHeight() + FromDIP(8);
  const int extra = std::max(0, lineHeight - field_->GetCharHeight());
  if (extra != extra_) platform::spaceLines(*field_, extra_ = extra);
  const int needed = std::max(words.height, wordsHeight(words.width) + FromDIP(4));
  const int height = std::clamp(needed, FromDIP(28), std::max(FromDIP(28), room - top - foot));
  const wxRect whole(words.x - side, words.y - top, words.width + 2 * side, top + height + foot);
  if (GetRect() != whole) SetSize(whole);
  // Its first letters stand where they were drawn: in the middle of a line of theirs.
  const int inset = extra / 2;
  // A little wider than the words as they are drawn: the field breaks its lines where they were.
  const wxRect inner(side, top + inset, words.width + FromDIP(4), height - inset);
  if (field_->GetRect() != inner) field_->SetSize(inner);
  Refresh();
}

}  // namespace gui
