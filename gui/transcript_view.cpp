#include "gui/transcript_view.h"

#include <wx/dcbuffer.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "gui/text.h"
#include "gui/transcript_view_parts.h"
#include "gui/turn_editor.h"

namespace gui {

using corpus::Guid;
using i18n::Span;

namespace {

constexpr int kScrollTick = 12;  // milliseconds
constexpr auto kIdleSlice = std::chrono::milliseconds(6);
constexpr int kSmallestText = 8, kLargestText = 32;

}  // namespace

TranscriptView::TranscriptView(wxWindow* parent, Workspace& workspace)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxWANTS_CHARS | wxBORDER_NONE,
               "transcript"),
      workspace_(workspace),
      document_(std::make_unique<TranscriptDocument>()),
      layout_(std::make_unique<TranscriptLayout>()),
      painter_(std::make_unique<TranscriptPainter>(*this, workspace, *document_, *layout_)),
      selection_(std::make_unique<TranscriptSelection>(*document_, *layout_)),
      drag_(std::make_unique<Drag>()),
      scrollTimer_(this),
      dragTimer_(this) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetMinClientSize(FromDIP(wxSize(320, 200)));
  document_->clear();
  applyAppearance();
  Bind(wxEVT_PAINT, &TranscriptView::onPaint, this);
  Bind(wxEVT_SIZE, &TranscriptView::onSize, this);
  Bind(wxEVT_IDLE, &TranscriptView::onIdle, this);
  bindInput();
  bindDrop();
  content_ = workspace_.contentChanged.connect(
      [this](const corpus::Changes& changes) { onContentChanged(changes); });
  save_ = workspace_.saveNow.connect([this] {
    endEditing(true);
    commitPending();
  });
  project_ = workspace_.projectChanged.connect([this] {
    endEditing(false);
    pending_.clear();
    places_.clear();
    recent_.clear();
    document_->clear();
    show({});
  });
  selected_ = selectionChanged.connect([this] { followTurn(); });
  appearance_ = workspace_.appearanceChanged.connect([this] {
    applyAppearance();
    relayout();
    Refresh();
  });
}

TranscriptView::~TranscriptView() = default;

const Guid& TranscriptView::transcript() const {
  return document_->guid();
}
Span TranscriptView::selection() const {
  followPlain();
  return selection_->span();
}
std::int64_t TranscriptView::caret() const {
  followPlain();
  return selection_->caret();
}
const Guid& TranscriptView::selectedSegment() const {
  return selectedSegment_;
}
const std::vector<coding::Segment>& TranscriptView::segments() const {
  return document_->segments();
}

std::int64_t TranscriptView::topPosition() {
  return layout_->positionAt(0, scrollY_);
}

void TranscriptView::show(const Guid& transcript) {
  if (!endEditing(true)) return;  // what was written could not be saved; it was said why
  commitPending();
  if (!document_->empty()) places_[document_->guid()] = {topPosition(), selection_->caret()};
  layout_->setText(nullptr, {});
  document_->clear();
  painter_->setMarks({});
  selectedSegment_ = hoveredSegment_ = {};
  heard_.reset();
  hoveredTime_.reset();
  scrollTimer_.Stop();
  scrollY_ = 0;
  if (transcript && workspace_.project()) {
    workspace_.attempt([&] { document_->load(*workspace_.project(), transcript); });
  }
  if (!document_->empty()) {
    painter_->fit(GetClientSize().x);
    layout_->setText(&document_->index(), document_->layoutTurns(), document_->styles());
    const auto left = places_.find(transcript);
    const Place place = left == places_.end() ? Place{0, layout_->begin()} : left->second;
    selection_->set({place.caret, place.caret});
    if (place.top > layout_->begin()) scrollTo(layout_->lineAt(place.top).y);
  }
  syncScrollbar();
  fillPlain();
  Refresh();
  selectionChanged.emit();
}

void TranscriptView::reveal(Span span, const std::vector<Span>& marks) {
  if (document_->empty()) return;
  painter_->setMarks(marks);
  selection_->set(span);
  pushToPlain();
  const auto line = layout_->lineAt(span.begin);
  const int height = GetClientSize().y;
  const bool comfortable = line.y > scrollY_ + height / 8 && line.y < scrollY_ + height * 2 / 3;
  if (!comfortable) scrollSmoothlyTo(line.y - height / 3);
  Refresh();
  selectionChanged.emit();
}

void TranscriptView::setMarks(const std::vector<Span>& marks) {
  painter_->setMarks(marks);
  Refresh();
}

void TranscriptView::setSelection(Span span) {
  if (document_->empty()) return;
  selection_->set(span);
  pushToPlain();
  moved(true);
}

std::string TranscriptView::selectedText() const {
  return textOf(selection());
}

std::string TranscriptView::textOf(Span span) const {
  return document_->empty() ? std::string() : document_->slice(span);
}

void TranscriptView::selectAll() {
  if (document_->empty()) return;
  selection_->all();
  pushToPlain();
  Refresh();
  selectionChanged.emit();
}

void TranscriptView::setTextSize(int points) {
  points = std::clamp(points, kSmallestText, kLargestText);
  if (points == pointSize_) return;
  const std::int64_t top = document_->empty() ? 0 : topPosition();
  pointSize_ = points;
  applyAppearance();
  painter_->fit(GetClientSize().x);
  if (!document_->empty()) scrollTo(layout_->lineAt(top).y);
  syncScrollbar();
  placeEditor();
  if (plain_) plain_->SetFont(workspace_.theme().readingFont(pointSize_));
  Refresh();
}

void TranscriptView::setPlain(bool plain) {
  if (plain == (plain_ != nullptr) || !endEditing(true)) return;
  if (plain) {
    plain_ = new wxTextCtrl(this, wxID_ANY, {}, {}, GetClientSize(),
                            wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE, wxDefaultValidator,
                            "transcript-plain");
    plain_->SetFont(workspace_.theme().readingFont(pointSize_));
    applyAppearance();
    fillPlain();
    const auto follow = [this](wxEvent& event) {
      event.Skip();
      if (followPlain()) selectionChanged.emit();
    };
    plain_->Bind(wxEVT_KEY_UP, follow);
    plain_->Bind(wxEVT_LEFT_UP, follow);
    plain_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
      if (event.HasAnyModifiers() || !asksForPalette(event)) return event.Skip();
      followPlain();
      paletteRequested.emit();
    });
    plain_->SetFocus();
  } else {
    followPlain();
    plain_->Destroy();
    plain_ = nullptr;
    SetFocus();
    if (!document_->empty()) makeVisible(selection_->caret());
  }
  syncScrollbar();
  Refresh();
}

void TranscriptView::fillPlain() {
  if (!plain_) return;
  plain_->ChangeValue(document_->empty() ? wxString() : toWx(document_->index().text()));
  pushToPlain();
}

void TranscriptView::pushToPlain() {
  if (!plain_ || document_->empty()) return;
  const Span span = selection_->span();
  const auto& text = document_->index().text();
  const long from = wxPositionAt(text, span.begin);
  plain_->SetSelection(from, wxPositionAt(text, span.end));
  plain_->ShowPosition(from);
}

bool TranscriptView::followPlain() const {
  if (!plain_ || document_->empty()) return false;
  long from = 0, to = 0;
  plain_->GetSelection(&from, &to);
  if (from == to) from = to = plain_->GetInsertionPoint();
  const auto& text = document_->index().text();
  const Span span{codePointAt(text, from), codePointAt(text, to)};
  if (span == plainSpan_) return false;
  plainSpan_ = span;
  const Span before = selection_->span();
  selection_->set(span);
  return selection_->span() != before;
}

void TranscriptView::SetFocus() {
  if (editor_)
    editor_->SetFocus();
  else if (plain_)
    plain_->SetFocus();
  else
    wxWindow::SetFocus();
}

void TranscriptView::applyAppearance() {
  painter_->setAppearance(pointSize_);
  SetBackgroundColour(workspace_.theme().paper);
  if (editor_) editor_->applyAppearance(workspace_.theme().readingFont(pointSize_));
  if (plain_) {
    plain_->SetBackgroundColour(workspace_.theme().paper);
    plain_->SetForegroundColour(workspace_.theme().text);
  }
}

void TranscriptView::onContentChanged(const corpus::Changes& changes) {
  if (document_->empty() || !workspace_.project()) return;
  using corpus::Kind;
  const auto concerns = [&](Kind kind) {
    const auto in = [&](const auto& map) {
      const auto found = map.find(kind);
      return found != map.end() && found->second.contains(document_->guid());
    };
    return in(changes.added) || in(changes.modified);
  };
  if (const auto removed = changes.removed.find(Kind::Transcript);
      removed != changes.removed.end() && removed->second.contains(document_->guid())) {
    pending_.clear();
    endEditing(false);
    show({});
    return;
  }
  bool again = false;
  if (concerns(Kind::Transcript)) {
    reloadText();
    again = true;
  }
  if (changes.touches(Kind::Code)) {
    painter_->forgetCodes();
    again = true;
  }
  if (changes.touches(Kind::Segment) || changes.touches(Kind::Memo) || changes.touches(Kind::Code)) {
    reloadSegments();
    again = true;
  }
  if (again) {
    Refresh();
    selectionChanged.emit();
  }
}

void TranscriptView::relayout() {
  const std::int64_t top = document_->empty() ? 0 : topPosition();
  const bool atTop = scrollY_ == 0;
  const bool changed = painter_->fit(GetClientSize().x);
  if (!document_->empty()) scrollTo(atTop ? 0 : changed ? layout_->lineAt(top).y : scrollY_);
  syncScrollbar();
  placeEditor();
}

void TranscriptView::onSize(wxSizeEvent& event) {
  if (plain_) plain_->SetSize(GetClientSize());
  relayout();
  Refresh();
  event.Skip();
}

// The rest of the text is laid out while nothing else happens; what is seen stays where it is.
void TranscriptView::onIdle(wxIdleEvent& event) {
  if (layout_->complete() || plain_ || !IsShownOnScreen()) return;
  const auto until = std::chrono::steady_clock::now() + kIdleSlice;
  const auto anchor = layout_->anchorAt(scrollY_);
  bool more = true;
  while (more && std::chrono::steady_clock::now() < until) more = layout_->layOutMore(8);
  const int moved = layout_->yOf(anchor) - scrollY_;
  scrollY_ += moved;
  scrollTarget_ += moved;
  syncScrollbar();
  if (moved != 0) placeEditor();
  if (more) event.RequestMore();
}

void TranscriptView::onPaint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  const auto& tr = workspace_.tr();
  if (document_->empty()) {
    painter_->paintEmpty(
        dc, GetClientSize(), toWx(tr("Nothing is open to read")),
        toWx(tr("Choose a transcript from the list, or import interviews into the project.")));
    return;
  }
  painter_->paint(dc, GetClientSize(),
                  {scrollY_, selection_->span(), selection_->caret(), HasFocus(), dropTarget_,
                   selectedSegment_, hoveredSegment_, heard_, hoveredTime_});
}

void TranscriptView::scrollTo(int y) {
  const int height = GetClientSize().y;
  const bool near = std::abs(y - scrollY_) < 2 * height;
  const auto anchor = layout_->anchorAt(near ? scrollY_ : y);
  const int beyond = near ? y - scrollY_ : 0;
  layout_->ensure(y - height, y + 2 * height);
  y = std::clamp(layout_->yOf(anchor) + beyond, 0, std::max(0, layout_->height() - height));
  if (y == scrollY_) return;
  scrollY_ = y;
  syncScrollbar();
  placeEditor();
  Refresh();
}

void TranscriptView::scrollSmoothlyTo(int y) {
  const int height = std::max(1, GetClientSize().y);
  layout_->ensure(y - height, y + 2 * height);
  scrollTarget_ = std::clamp(y, 0, std::max(0, layout_->height() - height));
  // A long way is jumped but for its last piece.
  if (scrollTarget_ > scrollY_ + height) scrollTo(scrollTarget_ - height / 2);
  if (scrollTarget_ < scrollY_ - height) scrollTo(scrollTarget_ + height / 2);
  if (!scrollTimer_.IsRunning()) scrollTimer_.Start(kScrollTick);
}

void TranscriptView::onScrollTimer() {
  const int way = scrollTarget_ - scrollY_;
  const int before = scrollY_;
  scrollTo(std::abs(way) < 4 ? scrollTarget_ : scrollY_ + way / 4 + (way > 0 ? 1 : -1));
  if (scrollY_ == before || scrollY_ == scrollTarget_) scrollTimer_.Stop();
}

void TranscriptView::syncScrollbar() {
  if (document_->empty() || plain_) {
    SetScrollbar(wxVERTICAL, 0, 0, 0);
    return;
  }
  const int height = GetClientSize().y;
  const int range = std::max(height, layout_->height());
  if (GetScrollRange(wxVERTICAL) != range || GetScrollThumb(wxVERTICAL) != height) {
    SetScrollbar(wxVERTICAL, scrollY_, height, range);
  } else if (GetScrollPos(wxVERTICAL) != scrollY_) {
    SetScrollPos(wxVERTICAL, scrollY_);
  }
}

void TranscriptView::makeVisible(std::int64_t position) {
  const auto line = layout_->lineAt(position);
  const int height = GetClientSize().y;
  const int margin = layout_->metrics().lineHeight;
  if (line.y < scrollY_ + margin) {
    scrollTo(line.y - margin);
  } else if (line.y + 2 * margin > scrollY_ + height) {
    scrollTo(line.y + 2 * margin - height);
  }
}

wxRect TranscriptView::selectionRect() const {
  if (document_->empty()) return {GetClientSize().x / 2, GetClientSize().y / 3, 1, 1};
  const Span span = selection_->span();
  const auto first = layout_->lineAt(span.begin), last = layout_->lineAt(span.end);
  const int left = painter_->geometry().textLeft + layout_->xIn(first, span.begin);
  const int right = painter_->geometry().textLeft + layout_->xIn(last, span.end);
  const int top = first.y - scrollY_, bottom = last.y - scrollY_ + layout_->metrics().lineHeight;
  wxRect rect(std::min(left, right), top, std::abs(right - left) + 1, bottom - top);
  return rect.Intersect(wxRect(GetClientSize()));
}

}  // namespace gui
