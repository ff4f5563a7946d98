#include "gui/added_words.h"

#include <wx/control.h>
#include <wx/dcbuffer.h>
#include <wx/dcclient.h>

#include <algorithm>

#include "gui/platform.h"
#include "gui/text.h"
#include "gui/text_language.h"

namespace gui {
namespace {

constexpr int kFoldedLines = 2;
constexpr int kPad = 9, kGap = 6, kCross = 8;  // px at 96 dpi

}  // namespace

AddedWords::AddedWords(wxWindow* parent, Workspace& workspace)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
               wxBORDER_NONE | wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE),
      workspace_(workspace) {
  SetName("added-words");
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  Hide();
  Bind(wxEVT_PAINT, &AddedWords::onPaint, this);
  Bind(wxEVT_KEY_DOWN, &AddedWords::onKey, this);
  Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
    const int chip = at(event.GetPosition());
    if (chip == hovered_) return;
    hovered_ = chip;
    SetCursor(wxCursor(chip >= 0 ? wxCURSOR_HAND : wxCURSOR_ARROW));
    explain(chip);
    Refresh();
  });
  Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) {
    hovered_ = -1;
    Refresh();
  });
  Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
    const int chip = at(event.GetPosition());
    if (chip < 0) return;
    current_ = chip;
    CallAfter([this, chip] { press(chip); });
  });
  const auto repaint = [this](wxFocusEvent& event) {
    Refresh();
    event.Skip();
  };
  Bind(wxEVT_SET_FOCUS, repaint);
  Bind(wxEVT_KILL_FOCUS, repaint);
  appearance_ = workspace_.appearanceChanged.connect([this] { measure(); });
}

void AddedWords::show(const std::vector<search::Addition>& additions) {
  std::vector<Piece> pieces;
  for (const auto& addition : additions) {
    if (addition.words.empty()) continue;
    Piece typed;
    typed.kind = Piece::Kind::Typed;
    typed.text = toWx(addition.typed) + " +";
    pieces.push_back(typed);
    for (const auto& word : addition.words) {
      Piece piece;
      piece.text = toWx(word.text);
      piece.word = word.text;
      piece.badge = toWx(languageBadge(i18n::textLanguageOf(i18n::code(word.language))));
      piece.out = word.struckOut;
      pieces.push_back(piece);
    }
  }
  // Striking one out leaves the chips where they are, and the keyboard on its chip.
  if (pieces.size() != pieces_.size()) {
    current_ = -1;
    unfolded_ = false;
  }
  pieces_ = std::move(pieces);
  Show(!pieces_.empty());
  measure();
}

void AddedWords::setWidth(int width) {
  if (width == width_) return;
  width_ = width;
  measure();
}

void AddedWords::measure() {
  SetFont(workspace_.theme().interfaceFont());
  arrange();
  int bottom = 0;
  wxString said;
  for (std::size_t i = 0; i < shown_; ++i) bottom = std::max(bottom, pieces_[i].rect.GetBottom());
  for (const auto& piece : pieces_)
    if (!piece.out) said += piece.text + " ";
  platform::setAccessibleName(*this, said);
  SetMinSize(wxSize(-1, bottom + FromDIP(4)));
  Refresh();
}

void AddedWords::arrange() {
  std::erase_if(pieces_, [](const Piece& piece) { return piece.kind == Piece::Kind::More; });
  wxClientDC dc(this);
  const int height = GetCharHeight() + FromDIP(8), gap = FromDIP(kGap);
  const int room = std::max(width_, FromDIP(200));
  const wxFont font = GetFont(), small = workspace_.theme().smallFont();
  int x = 0, line = 0;
  shown_ = pieces_.size();
  const auto widthOf = [&](const Piece& piece) {
    dc.SetFont(font);
    int width = dc.GetTextExtent(piece.text).x;
    if (piece.kind == Piece::Kind::Typed) return width + FromDIP(2);
    width += FromDIP(2 * kPad) + 2;  // a rectangle ends one pixel before its width
    if (piece.kind == Piece::Kind::Word) width += FromDIP(kCross + kGap);
    if (!piece.badge.empty()) {
      dc.SetFont(small);
      width += dc.GetTextExtent(piece.badge).x + FromDIP(kGap);
    }
    return width;
  };
  Piece more;
  more.kind = Piece::Kind::More;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    Piece& piece = pieces_[i];
    const int width = std::min(widthOf(piece), room);
    more.text = wxString::Format("+%zu", pieces_.size() - i);
    const bool folds = !unfolded_ && line + 1 == kFoldedLines && i + 1 < pieces_.size();
    if (x > 0 && x + width + (folds ? gap + widthOf(more) : 0) > room) {
      if (!unfolded_ && line + 1 == kFoldedLines) {
        std::size_t words = 0;
        for (std::size_t j = i; j < pieces_.size(); ++j)
          words += pieces_[j].kind == Piece::Kind::Word ? 1 : 0;
        more.text = wxString::Format("+%zu", words);
        more.rect = wxRect(x, line * (height + gap), widthOf(more), height);
        pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(i), more);
        shown_ = i + 1;
        return;
      }
      x = 0;
      ++line;
    }
    piece.rect = wxRect(x, line * (height + gap), width, height);
    x += width + gap;
  }
}

int AddedWords::at(const wxPoint& point) const {
  for (std::size_t i = 0; i < shown_; ++i)
    if (pieces_[i].kind != Piece::Kind::Typed && pieces_[i].rect.Contains(point)) return static_cast<int>(i);
  return -1;
}

void AddedWords::press(int chip) {
  if (chip < 0 || static_cast<std::size_t>(chip) >= pieces_.size()) return;
  const Piece& piece = pieces_[static_cast<std::size_t>(chip)];
  if (piece.kind == Piece::Kind::More) {
    unfolded_ = true;
    measure();
    GetParent()->Layout();
    return;
  }
  const std::string word = piece.word;
  struck.emit(word, !piece.out);
}

void AddedWords::step(int by) {
  const int last = static_cast<int>(shown_) - 1;
  for (int next = current_ + by; next >= 0 && next <= last; next += by)
    if (pieces_[static_cast<std::size_t>(next)].kind != Piece::Kind::Typed) {
      current_ = next;
      explain(next);
      Refresh();
      return;
    }
}

void AddedWords::onKey(wxKeyEvent& event) {
  switch (event.GetKeyCode()) {
    case WXK_LEFT:
    case WXK_UP:
      return step(-1);
    case WXK_RIGHT:
    case WXK_DOWN:
      return step(+1);
    case WXK_SPACE:
    case WXK_DELETE:
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
      if (current_ < 0) step(+1);
      return press(current_);
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      return;
    default:
      event.Skip();
  }
}

void AddedWords::explain(int chip) {
  const auto& tr = workspace_.tr();
  std::string tip;
  if (chip >= 0 && static_cast<std::size_t>(chip) < pieces_.size()) {
    const Piece& piece = pieces_[static_cast<std::size_t>(chip)];
    tip = piece.kind == Piece::Kind::More ? tr("Show all words that were added")
          : piece.out                     ? tr("Search this word again  (Space)")
                                          : tr("Don’t search this word  (Space)");
  }
  SetToolTip(toWx(tip));
}

void AddedWords::drawChip(wxDC& dc, const Piece& piece, bool hovered, bool focused) const {
  const Theme& theme = workspace_.theme();
  const wxRect& rect = piece.rect;
  const wxColour ground = GetParent()->GetBackgroundColour();
  const wxColour body = piece.out ? ground : Theme::mix(ground, theme.accent, hovered ? 0.26 : 0.15);
  dc.SetBrush(body);
  dc.SetPen(focused     ? wxPen(theme.accent, FromDIP(2))
            : piece.out ? wxPen(Theme::mix(theme.border, theme.mutedText, 0.3))
                        : wxPen(body));
  dc.DrawRoundedRectangle(rect, rect.height / 2.0);
  int x = rect.x + FromDIP(kPad);
  const int right = rect.GetRight() - FromDIP(kPad);
  const int cross = piece.kind == Piece::Kind::Word ? FromDIP(kCross) : 0;
  dc.SetFont(GetFont());
  const int y = rect.y + (rect.height - dc.GetCharHeight()) / 2;
  dc.SetTextForeground(piece.out                         ? theme.mutedText
                       : piece.kind == Piece::Kind::More ? theme.accent
                                                         : theme.text);
  int badge = 0;
  if (!piece.badge.empty()) {
    dc.SetFont(workspace_.theme().smallFont());
    badge = dc.GetTextExtent(piece.badge).x + FromDIP(kGap);
    dc.SetFont(GetFont());
  }
  const int room = right - x - badge - (cross > 0 ? cross + FromDIP(kGap) : 0);
  const wxString text = wxControl::Ellipsize(piece.text, dc, wxELLIPSIZE_END, std::max(room, 1));
  dc.DrawText(text, x, y);
  const int width = dc.GetTextExtent(text).x;
  if (piece.out) {
    dc.SetPen(theme.mutedText);
    dc.DrawLine(x, y + dc.GetCharHeight() / 2 + FromDIP(1), x + width,
                y + dc.GetCharHeight() / 2 + FromDIP(1));
  }
  x += width + FromDIP(kGap);
  if (!piece.badge.empty()) {
    dc.SetFont(workspace_.theme().smallFont());
    dc.SetTextForeground(theme.mutedText);
    dc.DrawText(piece.badge, x, rect.y + (rect.height - dc.GetCharHeight()) / 2);
  }
  if (cross == 0) return;
  // × strikes out, + takes in again.
  const int left = right - cross, top = rect.y + (rect.height - cross) / 2;
  dc.SetPen(wxPen(hovered ? theme.text : theme.mutedText, std::max(1, FromDIP(1))));
  if (piece.out) {
    dc.DrawLine(left, top + cross / 2, right, top + cross / 2);
    dc.DrawLine(left + cross / 2, top, left + cross / 2, top + cross);
  } else {
    dc.DrawLine(left, top, right, top + cross);
    dc.DrawLine(left, top + cross, right, top);
  }
}

void AddedWords::onPaint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  const Theme& theme = workspace_.theme();
  dc.SetBackground(GetParent()->GetBackgroundColour());
  dc.Clear();
  for (std::size_t i = 0; i < shown_; ++i) {
    const Piece& piece = pieces_[i];
    if (piece.kind != Piece::Kind::Typed) {
      drawChip(dc, piece, static_cast<int>(i) == hovered_, HasFocus() && static_cast<int>(i) == current_);
      continue;
    }
    dc.SetFont(GetFont());
    dc.SetTextForeground(theme.mutedText);
    dc.DrawText(wxControl::Ellipsize(piece.text, dc, wxELLIPSIZE_END, std::max(piece.rect.width, 1)),
                piece.rect.x, piece.rect.y + (piece.rect.height - dc.GetCharHeight()) / 2);
  }
}

}  // namespace gui
