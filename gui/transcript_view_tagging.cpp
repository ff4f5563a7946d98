#include <wx/dnd.h>
#include <wx/menu.h>

#include <algorithm>
#include <utility>

#include "coding/coders.h"
#include "gui/code_drag.h"
#include "gui/text.h"
#include "gui/transcript_view.h"
#include "gui/transcript_view_parts.h"

namespace gui {

using corpus::Guid;
using i18n::Span;

namespace {

constexpr std::size_t kRecentKept = 12, kRecentInMenu = 5;

}  // namespace

// Codes from the codebook, dropped on the selection or on the sentence under the pointer.
class TranscriptDrop : public wxDropTarget {
 public:
  explicit TranscriptDrop(TranscriptView& view) : wxDropTarget(new CodeDragData), view_(view) {}

  wxDragResult OnDragOver(wxCoord x, wxCoord y, wxDragResult) override {
    const Span span = view_.dropSpan({x, y});
    view_.showDropTarget(span);
    const int edge = view_.FromDIP(28);
    if (y < edge) view_.scrollTo(view_.scrollY_ - edge / 2);
    if (y > view_.GetClientSize().y - edge) view_.scrollTo(view_.scrollY_ + edge / 2);
    return span.empty() ? wxDragNone : wxDragCopy;
  }
  void OnLeave() override { view_.showDropTarget({}); }
  wxDragResult OnData(wxCoord x, wxCoord y, wxDragResult result) override {
    const Span span = view_.dropSpan({x, y});
    view_.showDropTarget({});
    if (span.empty() || !GetData()) return wxDragNone;
    view_.tagSpan(span, static_cast<CodeDragData*>(GetDataObject())->codes());
    view_.SetFocus();
    return result;
  }

 private:
  TranscriptView& view_;
};

void TranscriptView::bindDrop() {
  SetDropTarget(new TranscriptDrop(*this));
}

Span TranscriptView::dropSpan(const wxPoint& point) {
  if (document_->empty() || plain_ || !workspace_.writable()) return {};
  const std::int64_t position = positionAt(point);
  const Span selected = selection_->span();
  if (selected.begin <= position && position <= selected.end && !selected.empty()) return selected;
  return selection_->unitAt(position, TranscriptSelection::Unit::Sentence);
}

void TranscriptView::showDropTarget(Span span) {
  if (span == dropTarget_) return;
  dropTarget_ = span;
  Refresh();
}

Span TranscriptView::taggingSpan() const {
  if (document_->empty() || layout_->empty()) return {};
  const Span selected = selection();
  return selected.empty() ? selection_->unitAt(selection_->caret(), TranscriptSelection::Unit::Sentence)
                          : selected;
}

void TranscriptView::tagSelection(const std::vector<Guid>& codes) {
  const Span span = taggingSpan();
  if (!span.empty()) tagSpan(span, codes);
}

void TranscriptView::tagSpan(Span span, const std::vector<Guid>& codes) {
  if (document_->empty() || span.empty() || codes.empty() || !workspace_.writable()) return;
  for (const auto& code : codes) {
    rememberCode(code);
    document_->addPending({{}, document_->guid(), span, code, workspace_.project()->coder(), {}, {}});
  }
  painter_->fit(GetClientSize().x);
  pending_.push_back({span, codes, {}});
  commitSoon();
}

void TranscriptView::removeSegment(const Guid& segment) {
  const auto* found = document_->segment(segment);
  if (!found || !workspace_.writable()) return;
  const Guid code = found->code;
  if (selectedSegment_ == segment) selectedSegment_ = {};
  if (hoveredSegment_ == segment) hoveredSegment_ = {};
  document_->hide(segment);
  pending_.push_back({{}, {code}, segment});
  commitSoon();
}

// Writing waits for the disk, some 25 ms: the tag is painted first, and nothing else comes between.
void TranscriptView::commitSoon() {
  Refresh();
  Update();
  CallAfter([this] { commitPending(); });
}

void TranscriptView::commitPending() {
  if (pending_.empty()) return;
  const auto pending = std::exchange(pending_, {});
  const Guid transcript = document_->guid();
  bool failed = false;
  for (const auto& action : pending) {
    std::string names;
    for (const auto& code : action.codes) {
      if (!names.empty()) names += ", ";
      names += toUtf8(painter_->codeName(code));
    }
    if (action.removed) {
      failed |= !workspace_.edit(i18n::message("Remove code “{code}”", {{"code", names}}),
                                 [&](corpus::Edit& edit) { coding::removeSegment(edit, action.removed); });
      continue;
    }
    Guid last;
    failed |=
        !workspace_.edit(i18n::message("Tag with “{code}”", {{"code", names}}), [&](corpus::Edit& edit) {
          for (const auto& code : action.codes) {
            last = coding::addSegment(edit, transcript, action.span, code, edit.project().coder());
          }
        });
    if (document_->segment(last)) selectedSegment_ = last;
  }
  // Nothing came back from a refused edit, or from one that changed nothing: show what is really there.
  const bool stale = std::any_of(segments().begin(), segments().end(), [](const auto& s) { return !s.guid; });
  if (failed || stale) reloadSegments();
  Refresh();
  selectionChanged.emit();
}

void TranscriptView::reloadSegments() {
  if (document_->empty() || !workspace_.project()) return;
  workspace_.attempt([&] { document_->reloadSegments(*workspace_.project()); });
  if (!document_->segment(selectedSegment_)) selectedSegment_ = {};
  if (!document_->segment(hoveredSegment_)) hoveredSegment_ = {};
  // What waits to be committed is still drawn.
  for (const auto& action : pending_) {
    if (action.removed) {
      document_->hide(action.removed);
    } else {
      for (const auto& code : action.codes) {
        document_->addPending(
            {{}, document_->guid(), action.span, code, workspace_.project()->coder(), {}, {}});
      }
    }
  }
  relayout();
  Refresh();
}

void TranscriptView::rememberCode(const Guid& code) {
  std::erase(recent_, code);
  recent_.insert(recent_.begin(), code);
  if (recent_.size() > kRecentKept) recent_.resize(kRecentKept);
}

void TranscriptView::selectSegment(const Guid& segment, bool scrollThere) {
  selectedSegment_ = segment;
  if (const auto* found = document_->segment(segment)) {
    if (scrollThere) {
      selection_->set({found->span.begin, found->span.begin});
      pushToPlain();
      const int height = GetClientSize().y;
      const auto line = layout_->lineAt(found->span.begin);
      if (line.y < scrollY_ + height / 10 || line.y > scrollY_ + height * 2 / 3)
        scrollSmoothlyTo(line.y - height / 3);
    }
  }
  Refresh();
  selectionChanged.emit();
}

std::vector<coding::Segment> TranscriptView::segmentsHere() const {
  std::vector<coding::Segment> result;
  if (document_->empty()) return result;
  followPlain();
  if (const auto* selected = document_->segment(selectedSegment_)) result.push_back(*selected);
  const Span span = selection_->span();
  const auto add = [&](std::size_t i) {
    const auto& segment = document_->segments()[i];
    if (segment.guid && segment.guid != selectedSegment_) result.push_back(segment);
  };
  for (const std::size_t i : document_->segmentsIn({span.begin, std::max(span.end, span.begin + 1)})) add(i);
  // Those whose text was deleted are found from anywhere in their line.
  for (const std::size_t i : document_->emptySegments()) {
    const std::int64_t place = document_->segments()[i].span.begin;
    const Span paragraph = layout_->paragraphSpan(place);
    if (span.empty() ? layout_->paragraphSpan(span.begin) == paragraph
                     : span.begin <= place && place <= span.end)
      add(i);
  }
  return result;
}

wxString TranscriptView::describe(const coding::Segment& segment) {
  const auto& tr = workspace_.tr();
  wxString text = toWx(workspace_.codebook().path(segment.code, tr.language()));
  if (segment.span.empty()) text += "\n" + toWx(tr("The text of this passage was deleted."));
  workspace_.attempt([&] {
    for (const auto& coder : coding::coders(*workspace_.project())) {
      if (coder.guid == segment.coder) text += "\n" + toWx(coder.name);
    }
  });
  if (segment.weight)
    text += "\n" + toWx(tr("Weight: {weight}", {{"weight", std::to_string(*segment.weight)}}));
  if (!segment.memo.empty()) text += "\n\n" + toWx(segment.memo);
  return text;
}

void TranscriptView::appendSegmentItems(wxMenu& menu, const coding::Segment& segment) {
  const auto& tr = workspace_.tr();
  const Guid guid = segment.guid;
  const Span span = segment.span;
  const auto add = [&](const std::string& title, bool active, std::function<void()> run) {
    wxMenuItem* item = menu.Append(wxID_ANY, toWx(title));
    item->Enable(active);
    menu.Bind(
        wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, item->GetId());
  };
  const bool can = workspace_.writable();
  add(tr("Memo…"), can, [this, guid] { memoRequested.emit(guid); });
  add(tr("Change code…"), can, [this, guid] { recodeRequested.emit(guid); });
  add(tr("Select passage"), !span.empty(), [this, span] { setSelection(span); });
  // TRANSLATORS: the code is moved to the passage that is selected in the text.
  add(tr("Set to selection"), can && !selection().empty() && selection() != span,
      [this, guid] { spanRequested.emit(guid); });
  // TRANSLATORS: takes the code off the passage; the code itself stays in the codebook.
  add(tr("Remove code from passage"), can, [this, guid] { removeSegment(guid); });
}

void TranscriptView::onContextMenu(wxContextMenuEvent& event) {
  if (document_->empty()) return;
  const auto& tr = workspace_.tr();
  wxPoint point = ScreenToClient(event.GetPosition());
  if (event.GetPosition() == wxDefaultPosition) {
    point = selectionRect().GetBottomLeft();
  } else if (const Guid segment = painter_->segmentAt(point)) {
    selectSegment(segment);
  } else {
    const std::int64_t position = positionAt(point);
    const Span selected = selection_->span();
    if (selected.empty() || position < selected.begin || position > selected.end)
      selection_->setCaret(position, false);
    selectedSegment_ = {};
    moved(false);
  }

  wxMenu menu;
  const auto add = [&](wxMenu& to, const wxString& title, std::function<void()> run) {
    wxMenuItem* item = to.Append(wxID_ANY, title);
    menu.Bind(
        wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, item->GetId());
    return item;
  };
  const bool can = workspace_.writable();
  add(menu, toWx(tr("Tag with a code…")) + "\tT", [this] { paletteRequested.emit(); })->Enable(can);
  for (std::size_t i = 0; i < std::min(kRecentInMenu, recent_.size()); ++i) {
    const Guid code = recent_[i];
    if (!workspace_.codebook().find(code)) continue;
    wxString title = toWx(tr("Tag with “{code}”", {{"code", toUtf8(painter_->codeName(code))}}));
    title.Replace("&", "&&");
    add(menu, title, [this, code] { tagSelection({code}); })->Enable(can);
  }
  if (const auto here = segmentsHere(); !here.empty()) {
    menu.AppendSeparator();
    for (const auto& segment : here) {
      auto* below = new wxMenu;
      appendSegmentItems(*below, segment);
      wxString title = painter_->codeName(segment.code);
      title.Replace("&", "&&");
      menu.AppendSubMenu(below, title);
    }
  }
  menu.AppendSeparator();
  menuOpening.emit(menu);
  menu.AppendSeparator();
  add(menu, toWx(tr("Copy")) + "\tCtrl+C", [this] { copySelection(); })->Enable(!selection_->span().empty());
  add(menu, toWx(tr("Select all")) + "\tCtrl+A", [this] { selectAll(); });
  PopupMenu(&menu, point);
}

}  // namespace gui
