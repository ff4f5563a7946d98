#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/menu.h>
#include <wx/settings.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <cstdlib>

#include "gui/text.h"
#include "gui/text_language.h"
#include "gui/transcript_view.h"
#include "gui/transcript_view_parts.h"

namespace gui {

using corpus::Guid;
using i18n::Span;

namespace {

constexpr int kDragTick = 30;          // milliseconds, of scrolling while the pointer rests outside
constexpr int kClickInterval = 450;    // milliseconds between the clicks of one gesture
constexpr wxChar kCyrillicT = 0x0415;  // Е stands on the T key of Russian and Kazakh keyboards

}  // namespace

void TranscriptView::bindInput() {
  Bind(wxEVT_LEFT_DOWN, &TranscriptView::onMouseDown, this);
  Bind(wxEVT_LEFT_DCLICK, &TranscriptView::onMouseDown, this);
  Bind(wxEVT_LEFT_UP, &TranscriptView::onMouseUp, this);
  Bind(wxEVT_MOTION, &TranscriptView::onMotion, this);
  Bind(wxEVT_MOUSEWHEEL, &TranscriptView::onWheel, this);
  Bind(wxEVT_CONTEXT_MENU, &TranscriptView::onContextMenu, this);
  Bind(wxEVT_KEY_DOWN, &TranscriptView::onKey, this);
  Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) {
    drag_->pressed = false;
    dragTimer_.Stop();
  });
  Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent& event) {
    hover({-1, -1});
    event.Skip();
  });
  const auto repaint = [this](wxFocusEvent& event) {
    Refresh();
    event.Skip();
  };
  Bind(wxEVT_SET_FOCUS, repaint);
  Bind(wxEVT_KILL_FOCUS, repaint);
  for (const auto& type : {wxEVT_SCROLLWIN_THUMBTRACK, wxEVT_SCROLLWIN_THUMBRELEASE, wxEVT_SCROLLWIN_LINEUP,
                           wxEVT_SCROLLWIN_LINEDOWN, wxEVT_SCROLLWIN_PAGEUP, wxEVT_SCROLLWIN_PAGEDOWN,
                           wxEVT_SCROLLWIN_TOP, wxEVT_SCROLLWIN_BOTTOM}) {
    Bind(type, &TranscriptView::onScroll, this);
  }
  Bind(
      wxEVT_TIMER, [this](wxTimerEvent&) { onScrollTimer(); }, scrollTimer_.GetId());
  Bind(
      wxEVT_TIMER, [this](wxTimerEvent&) { onDragTimer(); }, dragTimer_.GetId());
}

std::int64_t TranscriptView::positionAt(const wxPoint& point) {
  return layout_->positionAt(point.x - painter_->geometry().textLeft, point.y + scrollY_);
}

void TranscriptView::moved(bool scrollToCaret) {
  if (scrollToCaret) {
    scrollTimer_.Stop();
    makeVisible(selection_->caret());
  }
  Refresh();
  selectionChanged.emit();
}

void TranscriptView::onScroll(wxScrollWinEvent& event) {
  scrollTimer_.Stop();
  const int line = layout_->metrics().lineHeight, page = GetClientSize().y - 2 * line;
  const auto type = event.GetEventType();
  if (type == wxEVT_SCROLLWIN_LINEUP)
    scrollTo(scrollY_ - 2 * line);
  else if (type == wxEVT_SCROLLWIN_LINEDOWN)
    scrollTo(scrollY_ + 2 * line);
  else if (type == wxEVT_SCROLLWIN_PAGEUP)
    scrollTo(scrollY_ - page);
  else if (type == wxEVT_SCROLLWIN_PAGEDOWN)
    scrollTo(scrollY_ + page);
  else if (type == wxEVT_SCROLLWIN_TOP)
    scrollTo(0);
  else if (type == wxEVT_SCROLLWIN_BOTTOM)
    scrollTo(layout_->height());
  else
    scrollTo(event.GetPosition());
}

void TranscriptView::onMouseDown(wxMouseEvent& event) {
  if (!endEditing(true)) return;
  SetFocus();
  // The second click of a double click on a list, which has just sent us to another passage, is not meant for
  // it.
  if (document_->empty() || scrollTimer_.IsRunning()) return;
  const wxPoint point = event.GetPosition();
  const bool again = wxGetLocalTimeMillis() - drag_->clickTime < kClickInterval &&
                     std::abs(point.x - drag_->clickPoint.x) < FromDIP(5) &&
                     std::abs(point.y - drag_->clickPoint.y) < FromDIP(5);
  drag_->clicks = again ? drag_->clicks % 4 + 1 : 1;
  drag_->clickTime = wxGetLocalTimeMillis();
  drag_->clickPoint = point;

  if (const TimeMark* time = painter_->timeAt(point)) {
    const std::int64_t ms = time->ms;
    selectedSegment_ = {};
    selection_->setCaret(time->position, false);
    moved(false);
    timeClicked.emit(ms);
    return;
  }
  if (const Guid segment = painter_->segmentAt(point)) {
    selectSegment(segment);
    if (drag_->clicks == 2) {
      if (const auto* found = document_->segment(segment)) setSelection(found->span);
    }
    return;
  }
  selectedSegment_ = {};
  using Unit = TranscriptSelection::Unit;
  constexpr Unit units[] = {Unit::Grapheme, Unit::Word, Unit::Sentence, Unit::Paragraph};
  selection_->press(positionAt(point), units[drag_->clicks - 1], event.ShiftDown());
  drag_->pressed = true;
  drag_->last = point;
  if (!HasCapture()) CaptureMouse();
  dragTimer_.Start(kDragTick);
  moved(false);
}

void TranscriptView::onMouseUp(wxMouseEvent&) {
  if (HasCapture()) ReleaseMouse();
  dragTimer_.Stop();
  drag_->pressed = false;
}

void TranscriptView::onMotion(wxMouseEvent& event) {
  const wxPoint point = event.GetPosition();
  if (!drag_->pressed) {
    hover(point);
    return;
  }
  drag_->last = point;
  // A tremble of the hand after a double click is no drag.
  if (std::abs(point.x - drag_->clickPoint.x) < FromDIP(3) &&
      std::abs(point.y - drag_->clickPoint.y) < FromDIP(3))
    return;
  const auto before = std::pair(selection_->span(), selection_->caret());
  selection_->dragTo(positionAt(point));
  if (before != std::pair(selection_->span(), selection_->caret())) moved(false);
}

void TranscriptView::onDragTimer() {
  const int y = drag_->last.y, height = GetClientSize().y;
  const int outside = y < 0 ? y : y > height ? y - height : 0;
  if (!drag_->pressed || outside == 0) return;
  scrollTo(scrollY_ + outside / 2);
  selection_->dragTo(positionAt(drag_->last));
  moved(false);
}

void TranscriptView::onWheel(wxMouseEvent& event) {
  if (event.GetWheelAxis() != wxMOUSE_WHEEL_VERTICAL) return;
  if (event.ControlDown()) {
    setTextSize(pointSize_ + (event.GetWheelRotation() > 0 ? 1 : -1));
    return;
  }
  scrollTimer_.Stop();
  const int lines = event.GetWheelRotation() * std::max(1, event.GetLinesPerAction());
  scrollTo(scrollY_ - lines * layout_->metrics().lineHeight / std::max(1, event.GetWheelDelta()));
  hover(event.GetPosition());
}

void TranscriptView::hover(const wxPoint& point) {
  hoverTime(point);
  const Guid segment = document_->empty() ? Guid() : painter_->segmentAt(point);
  const auto& geometry = painter_->geometry();
  const bool overText =
      !document_->empty() && point.x >= geometry.textLeft && point.x < geometry.textLeft + geometry.textWidth;
  SetCursor(wxCursor(segment || hoveredTime_ ? wxCURSOR_HAND : overText ? wxCURSOR_IBEAM : wxCURSOR_ARROW));
  const auto language = document_->empty() ? std::nullopt : painter_->languageAt(point);
  if (segment == hoveredSegment_ && language == hoveredLanguage_) return;
  const bool repaint = segment != hoveredSegment_;
  hoveredSegment_ = segment;
  hoveredLanguage_ = language;
  const auto* found = document_->segment(segment);
  if (found) {
    SetToolTip(describe(*found));
  } else if (language) {
    SetToolTip(toWx(languageName(document_->turns()[*language].language, workspace_.tr())));
  } else {
    UnsetToolTip();
  }
  if (repaint) Refresh();
}

bool TranscriptView::asksForPalette(const wxKeyEvent& event) {
  const int key = event.GetKeyCode();
  return key == 'T' || event.GetUnicodeKey() == kCyrillicT || event.GetUnicodeKey() == kCyrillicT + 0x20 ||
         key == WXK_RETURN || key == WXK_NUMPAD_ENTER;
}

void TranscriptView::onKey(wxKeyEvent& event) {
  if (document_->empty()) {
    event.Skip();
    return;
  }
  using Step = TranscriptSelection::Step;
  const bool control = event.ControlDown(), shift = event.ShiftDown();
  const int key = event.GetKeyCode();
  const auto step = [&](Step which) {
    selection_->move(which, shift, GetClientSize().y - 2 * layout_->metrics().lineHeight);
    moved(true);
  };
  if (event.AltDown()) {
    event.Skip();
    return;
  }
  if (!control && asksForPalette(event)) {
    paletteRequested.emit();
    return;
  }
  switch (key) {
    case WXK_LEFT:
      return step(control ? Step::WordLeft : Step::Left);
    case WXK_RIGHT:
      return step(control ? Step::WordRight : Step::Right);
    case WXK_UP:
      return step(Step::Up);
    case WXK_DOWN:
      return step(Step::Down);
    case WXK_PAGEUP:
      return step(Step::PageUp);
    case WXK_PAGEDOWN:
      return step(Step::PageDown);
    case WXK_HOME:
      return step(control ? Step::TextBegin : Step::LineBegin);
    case WXK_END:
      return step(control ? Step::TextEnd : Step::LineEnd);
    case WXK_TAB:
      Navigate(shift ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      return;
    case WXK_F2:
      return editTurn();
    case WXK_DELETE:
      if (selectedSegment_) removeSegment(selectedSegment_);
      return;
    case WXK_ESCAPE:
      selectedSegment_ = {};
      painter_->setMarks({});
      selection_->setCaret(selection_->caret(), false);
      moved(false);
      return;
    case 'C':
    case WXK_INSERT:
      if (control) return copySelection();
      break;
    case 'A':
      if (control) return selectAll();
      break;
    default:
      break;
  }
  event.Skip();
}

void TranscriptView::copySelection() {
  if (plain_ && plain_->HasFocus()) {
    plain_->Copy();
    return;
  }
  if (document_->empty() || selection_->span().empty() || !wxTheClipboard->Open()) return;
  wxTheClipboard->SetData(new wxTextDataObject(toWx(selectedText())));
  wxTheClipboard->Close();
}

}  // namespace gui
