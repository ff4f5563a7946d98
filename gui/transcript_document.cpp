#include "gui/transcript_document.h"

#include <algorithm>
#include <array>
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
  styles_.clear();
  times_.clear();
  timesBeside_ = false;
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
  if (const auto found = corpus::transcript(project, guid_)) language_ = found->language;
  styles_ = flattened(corpus::formatting(project, guid_));
  arrangeTimes(corpus::cues(project, guid_));
}

void TranscriptDocument::arrangeTimes(const std::vector<corpus::Cue>& cues) {
  times_.clear();
  const auto headed = layoutTurns();
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    const auto& turn = turns_[i];
    if (turn.startMs) times_.push_back({turn.span.begin, *turn.startMs, headed[i].heading, false});
  }
  for (const auto& cue : cues) times_.push_back({cue.span.begin, cue.startMs, false, cue.span.empty()});
  std::stable_sort(times_.begin(), times_.end(),
                   [](const TimeMark& a, const TimeMark& b) { return a.position < b.position; });
  // A turn's first cue says the same as the turn.
  times_.erase(std::unique(times_.begin(), times_.end(),
                           [](const TimeMark& a, const TimeMark& b) {
                             return a.position == b.position && a.ms == b.ms;
                           }),
               times_.end());
  timesBeside_ = std::any_of(times_.begin(), times_.end(), [](const auto& time) { return !time.heading; });
}

std::optional<std::int64_t> TranscriptDocument::timeAt(std::int64_t position) const {
  const auto after = std::upper_bound(times_.begin(), times_.end(), position,
                                      [](std::int64_t p, const TimeMark& time) { return p < time.position; });
  return after == times_.begin() ? std::nullopt : std::optional(std::prev(after)->ms);
}

std::vector<StyledSpan> flattened(const std::vector<corpus::Formatting>& formatting) {
  struct Edge {
    std::int64_t position;
    std::size_t style;
    int change;
  };
  std::vector<Edge> edges;
  edges.reserve(formatting.size() * 2);
  for (const auto& format : formatting) {
    if (format.span.empty()) continue;
    edges.push_back({format.span.begin, static_cast<std::size_t>(format.style), +1});
    edges.push_back({format.span.end, static_cast<std::size_t>(format.style), -1});
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.position < b.position; });
  std::array<int, 3> depth{};  // in the order of corpus::Style
  std::vector<StyledSpan> result;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    depth[edges[i].style] += edges[i].change;
    if (i + 1 == edges.size() || edges[i + 1].position == edges[i].position) continue;
    const TextStyle style = (depth[0] > 0 ? kBold : kPlain) | (depth[1] > 0 ? kItalic : kPlain) |
                            (depth[2] > 0 ? kUnderlined : kPlain);
    if (style == kPlain) continue;
    const Span span{edges[i].position, edges[i + 1].position};
    if (!result.empty() && result.back().style == style && result.back().span.end == span.begin)
      result.back().span.end = span.end;
    else
      result.push_back({span, style});
  }
  return result;
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
    if (segments_[i].span.end > span.begin && !segments_[i].span.empty()) result.push_back(i);
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
  emptySegments_.clear();
  std::int64_t farthest = 0;
  for (const auto& segment : segments_) {
    if (segment.span.empty()) emptySegments_.push_back(spans.size());
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
