#include "gui/transcript_document.h"

#include <algorithm>
#include <queue>
#include <set>
#include <utility>

namespace gui {

using corpus::Guid;
using i18n::Span;

namespace {

constexpr std::int64_t kLineOfText = 72;  // letters, about

}  // namespace

void TranscriptDocument::clear() {
  guid_ = {};
  text_.clear();
  index_ = std::make_unique<i18n::TextIndex>(text_);
  turns_.clear();
  speakers_.clear();
  speakerIndex_.clear();
  segments_.clear();
  arrangeColumns();
}

void TranscriptDocument::load(const corpus::Project& project, const Guid& transcript) {
  clear();
  text_ = corpus::text(project, transcript);
  index_ = std::make_unique<i18n::TextIndex>(text_);
  guid_ = transcript;
  reloadTurns(project);
  reloadSegments(project);
}

void TranscriptDocument::reloadTurns(const corpus::Project& project) {
  turns_ = corpus::turns(project, guid_);
  speakers_ = corpus::speakers(project, guid_);
  speakerIndex_.clear();
  for (std::size_t i = 0; i < speakers_.size(); ++i) speakerIndex_[speakers_[i].guid] = i;
}

void TranscriptDocument::reloadSegments(const corpus::Project& project) {
  segments_ = coding::segmentsOf(project, guid_);
  arrangeColumns();
}

const corpus::Speaker* TranscriptDocument::speakerOf(std::size_t turn) const {
  if (turn >= turns_.size() || !turns_[turn].speaker) return nullptr;
  const auto found = speakerIndex_.find(*turns_[turn].speaker);
  return found == speakerIndex_.end() ? nullptr : &speakers_[found->second];
}

// A heading where the speaker changes: a name repeated above each of her paragraphs would only be noise.
std::vector<LayoutTurn> TranscriptDocument::layoutTurns() const {
  std::vector<LayoutTurn> result;
  result.reserve(turns_.size());
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    const auto& turn = turns_[i];
    const bool changes = i == 0 || turns_[i - 1].speaker != turn.speaker;
    result.push_back({turn.labelBegin, turn.span, turn.speaker.has_value() && changes});
  }
  return result;
}

const coding::Segment* TranscriptDocument::segment(const Guid& guid) const {
  if (!guid) return nullptr;
  const auto found =
      std::find_if(segments_.begin(), segments_.end(), [&](const auto& s) { return s.guid == guid; });
  return found == segments_.end() ? nullptr : &*found;
}

std::vector<std::size_t> TranscriptDocument::segmentsIn(Span span) const {
  std::vector<std::size_t> result;
  const auto first = std::upper_bound(lastEnd_.begin(), lastEnd_.end(), span.begin);
  for (auto i = static_cast<std::size_t>(first - lastEnd_.begin()); i < segments_.size(); ++i) {
    if (segments_[i].span.begin >= span.end) break;
    if (segments_[i].span.end > span.begin) result.push_back(i);
  }
  return result;
}

void TranscriptDocument::addPending(coding::Segment segment) {
  segments_.push_back(std::move(segment));
  arrangeColumns();
}

void TranscriptDocument::hide(const Guid& guid) {
  std::erase_if(segments_, [&](const auto& segment) { return segment.guid == guid; });
  arrangeColumns();
}

void TranscriptDocument::arrangeColumns() {
  // Longer first at the same place: the wide stripe stands next to the text, the short ones beside it.
  std::stable_sort(segments_.begin(), segments_.end(), [](const auto& a, const auto& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Span> spans;
  spans.reserve(segments_.size());
  lastEnd_.clear();
  std::int64_t farthest = 0;
  for (const auto& segment : segments_) {
    spans.push_back(segment.span);
    farthest = std::max(farthest, segment.span.end);
    lastEnd_.push_back(farthest);
  }
  columns_ = stripeColumns(spans, kLineOfText);
  columnCount_ = columns_.empty() ? 0 : *std::max_element(columns_.begin(), columns_.end()) + 1;
}

std::vector<int> stripeColumns(const std::vector<Span>& spans, std::int64_t apart) {
  std::vector<int> columns(spans.size(), 0);
  using Busy = std::pair<std::int64_t, int>;  // until, column
  std::priority_queue<Busy, std::vector<Busy>, std::greater<>> busy;
  std::set<int> free;
  int count = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    while (!busy.empty() && busy.top().first <= spans[i].begin) {
      free.insert(busy.top().second);
      busy.pop();
    }
    int column = 0;
    if (free.empty()) {
      column = count++;
    } else {
      column = *free.begin();
      free.erase(free.begin());
    }
    columns[i] = column;
    busy.emplace(spans[i].end + apart, column);
  }
  return columns;
}

}  // namespace gui
