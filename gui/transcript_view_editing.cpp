// Writing in the transcript: one turn at a time, in a field over its words.
#include <wx/textctrl.h>

#include <algorithm>
#include <utility>

#include "corpus/text_edit.h"
#include "gui/text.h"
#include "gui/transcript_view.h"
#include "gui/transcript_view_parts.h"
#include "gui/turn_editor.h"

namespace gui {

using corpus::Guid;
using i18n::Span;

namespace {

// What was replaced between two versions of a text: one passage that holds every difference.
struct Replaced {
  Replaced(std::string_view before, std::string_view after) {
    std::size_t head = 0, tail = 0;
    const std::size_t shorter = std::min(before.size(), after.size());
    while (head < shorter && before[head] == after[head]) ++head;
    while (head > 0 && head < before.size() && (static_cast<unsigned char>(before[head]) & 0xC0) == 0x80)
      --head;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
      ++tail;
    while (tail > 0 && (static_cast<unsigned char>(before[before.size() - tail]) & 0xC0) == 0x80) --tail;
    const std::int64_t begin = i18n::length(before.substr(0, head));
    removed = {begin, begin + i18n::length(before.substr(head, before.size() - head - tail))};
    inserted = i18n::length(after.substr(head, after.size() - head - tail));
  }
  // A passage keeps its letters; a place stays behind the same letter.
  Span follow(Span span) const {
    return span.empty() ? place(span.begin) : corpus::moved(span, removed, inserted);
  }
  Span place(std::int64_t at) const {
    const std::int64_t to = at <= removed.begin ? at
                            : at >= removed.end ? at + removed.begin + inserted - removed.end
                                                : std::min(at, removed.begin + inserted);
    return {to, to};
  }
  Span removed;
  std::int64_t inserted = 0;
};

// Where passages of the old text are in the new one: by their turn where it is there still, so that edits in
// several places don't blur each other.
class Followed {
 public:
  Followed(const i18n::TextIndex& oldText, const std::vector<corpus::Turn>& oldTurns,
           const i18n::TextIndex& newText, const std::vector<corpus::Turn>& newTurns)
      : oldText_(oldText),
        newText_(newText),
        oldTurns_(oldTurns),
        newTurns_(newTurns),
        whole_(oldText.text(), newText.text()) {}

  Span operator()(Span span) const {
    auto turn =
        std::upper_bound(oldTurns_.begin(), oldTurns_.end(), span.begin,
                         [](std::int64_t position, const auto& t) { return position < t.span.begin; });
    if (turn == oldTurns_.begin()) return whole_.follow(span);
    --turn;
    const auto now =
        std::find_if(newTurns_.begin(), newTurns_.end(), [&](const auto& t) { return t.guid == turn->guid; });
    if (span.end > turn->span.end || now == newTurns_.end()) return whole_.follow(span);
    const Replaced inTurn(oldText_.slice(turn->span), newText_.slice(now->span));
    const Span local = inTurn.follow({span.begin - turn->span.begin, span.end - turn->span.begin});
    return {now->span.begin + local.begin, now->span.begin + local.end};
  }

 private:
  const i18n::TextIndex &oldText_, &newText_;
  const std::vector<corpus::Turn>&oldTurns_, &newTurns_;
  Replaced whole_;
};

}  // namespace

const corpus::Turn* TranscriptView::currentTurn() const {
  const std::ptrdiff_t turn = turnAtCaret();
  return turn < 0 ? nullptr : &document_->turns()[static_cast<std::size_t>(turn)];
}

void TranscriptView::editTurn() {
  if (editor_ || !workspace_.writable()) return;
  commitPending();
  const corpus::Turn* turn = currentTurn();
  if (!turn) return;
  editedTurn_ = turn->guid;
  const std::string words = document_->slice(turn->span);
  const std::int64_t at = std::clamp<std::int64_t>(caret() - turn->span.begin, 0, turn->span.length());
  scrollTimer_.Stop();
  const int line = layout_->lineAt(turn->span.begin).y;
  if (line < scrollY_ || line > scrollY_ + GetClientSize().y * 3 / 4) scrollTo(line - GetClientSize().y / 4);
  editor_ = new TurnEditor(this, workspace_, workspace_.theme().readingFont(pointSize_), toWx(words),
                           wxPositionAt(words, at));
  editorTies_.push_back(editor_->saveRequested.connect([this] { CallAfter([this] { endEditing(true); }); }));
  editorTies_.push_back(
      editor_->leaveRequested.connect([this] { CallAfter([this] { endEditing(false); }); }));
  editorTies_.push_back(editor_->left.connect([this] { CallAfter([this] { endEditing(true); }); }));
  editorTies_.push_back(editor_->grown.connect([this] { placeEditor(); }));
  editorTies_.push_back(editor_->wheeled.connect([this](wxMouseEvent& event) { onWheel(event); }));
  placeEditor();
  editor_->SetFocus();
  Refresh();
}

void TranscriptView::placeEditor() {
  if (!editor_) return;
  const wxSize client = GetClientSize();
  if (plain_) {
    const wxRect words(FromDIP(24), FromDIP(16), client.x - FromDIP(48), client.y);
    editor_->place(words, layout_->metrics().lineHeight, client.y - FromDIP(16));
    return;
  }
  const auto& turns = document_->turns();
  const auto turn =
      std::find_if(turns.begin(), turns.end(), [&](const auto& t) { return t.guid == editedTurn_; });
  if (turn == turns.end()) return;
  const auto first = layout_->lineAt(turn->span.begin);
  const auto last = layout_->lineAt(std::max(turn->span.begin, turn->span.end - 1));
  const wxRect words(painter_->geometry().textLeft, first.y - scrollY_, painter_->geometry().textWidth,
                     last.y + layout_->metrics().lineHeight - first.y);
  editor_->place(words, layout_->metrics().lineHeight, client.y - FromDIP(8));
}

bool TranscriptView::endEditing(bool save) {
  if (!editor_ || savingTurn_) return !savingTurn_;
  const Guid turn = editedTurn_;
  const std::string words = toUtf8(editor_->text());
  const std::int64_t at = codePointAt(words, editor_->caret());
  if (save && editor_->changed()) {
    savingTurn_ = true;
    std::string name;
    const bool done = workspace_.attempt([&] {
      if (const auto found = corpus::transcript(*workspace_.project(), document_->guid())) name = found->name;
    }) && workspace_.edit(i18n::message("Edit text of “{transcript}”", {{"transcript", name}}),
                          [&](corpus::Edit& edit) { corpus::setTurnText(edit, turn, words); });
    savingTurn_ = false;
    if (!done) return false;
  }
  const bool focused = editor_->hasFocus();
  editorTies_.clear();
  TurnEditor* editor = std::exchange(editor_, nullptr);
  editor->Hide();
  if (focused) SetFocus();
  CallAfter([editor] { editor->Destroy(); });
  if (save && !document_->empty()) {
    for (const auto& each : document_->turns()) {
      if (each.guid == turn) selection_->setCaret(std::min(each.span.begin + at, each.span.end), false);
    }
    pushToPlain();
  }
  Refresh();
  selectionChanged.emit();
  return true;
}

void TranscriptView::reloadText() {
  const Span selected = selection(), caretAt{selection_->caret(), selection_->caret()};
  const std::int64_t top = layout_->empty() ? 0 : topPosition();
  const int below = layout_->empty() ? 0 : scrollY_ - layout_->lineAt(top).y;
  const bool atTop = scrollY_ == 0;
  const std::string oldText(document_->index().text());
  const i18n::TextIndex oldIndex(oldText);
  const std::vector<corpus::Turn> oldTurns = document_->turns();
  layout_->setText(nullptr, {});
  const Guid guid = document_->guid();
  if (!workspace_.attempt([&] { document_->load(*workspace_.project(), guid); })) {
    document_->clear();
    return;
  }
  painter_->fit(GetClientSize().x);
  layout_->setText(&document_->index(), document_->layoutTurns(), document_->styles());
  const Followed now(oldIndex, oldTurns, document_->index(), document_->turns());
  std::vector<Span> marks;
  for (const Span& mark : painter_->marks())
    if (const Span to = now(mark); !to.empty()) marks.push_back(to);
  painter_->setMarks(std::move(marks));
  if (heard_) heard_ = now(*heard_);
  hoveredTime_.reset();
  if (!layout_->empty()) {
    selection_->set(selected.empty() ? now(caretAt) : now(selected));
    const std::int64_t topNow = now(Span{top, top}).begin;
    const int y = layout_->lineAt(topNow).y, height = GetClientSize().y;
    layout_->ensure(y - height, y + 2 * height);  // nothing around it moves any more
    scrollTo(atTop ? 0 : layout_->lineAt(topNow).y + below);
  }
  reloadSegments();
  if (plain_) fillPlain();
  syncScrollbar();
  placeEditor();
  turn_.second = -2;  // the turns are others
}

}  // namespace gui
