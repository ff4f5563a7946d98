#include "search/passages.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "coding/segments.h"
#include "i18n/breaks.h"
#include "i18n/text.h"

namespace search {
namespace {

using i18n::Span;

// A hit's text, with places in it.
class Turn {
 public:
  explicit Turn(const Hit& hit) : hit_(hit), index_(hit.text) {}

  // Spans of hit.text, in order, trimmed.
  std::vector<Span> spans(PassageUnit unit) {
    if (unit == PassageUnit::Turn || hit_.marks.empty()) return {trimmed({0, index_.length()})};
    if (unit == PassageUnit::Words) return hit_.marks;
    std::vector<Span> joined;
    for (const Span mark : hit_.marks) {
      const Span whole = sentencesOf(mark);
      if (!joined.empty() && areNeighbours(joined.back(), whole)) {
        joined.back().end = std::max(joined.back().end, whole.end);
      } else {
        joined.push_back(whole);
      }
    }
    for (Span& span : joined) span = trimmed(span);
    return joined;
  }

 private:
  Span sentencesOf(Span mark) {
    if (!breaks_) breaks_.emplace(hit_.text);
    const Span first = breaks_->sentenceAt(mark.begin);
    const Span last = breaks_->sentenceAt(std::max(mark.begin, mark.end - 1));
    return {std::min(first.begin, mark.begin), std::max(last.end, mark.end)};
  }

  bool areNeighbours(Span before, Span after) const {
    return after.begin <= before.end || i18n::trimmed(index_.slice({before.end, after.begin})).empty();
  }

  Span trimmed(Span span) const {
    const std::string_view text = index_.slice(span);
    const std::string_view kept = i18n::trimmed(text);
    if (kept.empty()) return {span.begin, span.begin};
    const std::int64_t begin =
        span.begin + i18n::length(text.substr(0, static_cast<std::size_t>(kept.data() - text.data())));
    return {begin, begin + i18n::length(kept)};
  }

  const Hit& hit_;
  i18n::TextIndex index_;
  std::optional<i18n::Breaks> breaks_;
};

}  // namespace

std::optional<PassageUnit> passageUnitOf(std::string_view name) {
  if (name == "turn") return PassageUnit::Turn;
  if (name == "sentence") return PassageUnit::Sentence;
  if (name == "words") return PassageUnit::Words;
  return std::nullopt;
}

std::vector<Passage> passages(const std::vector<Hit>& hits, PassageUnit unit) {
  std::vector<Passage> result;
  std::set<std::tuple<Guid, std::int64_t, std::int64_t>> known;
  for (const Hit& hit : hits) {
    for (const Span inTurn : Turn(hit).spans(unit)) {
      const Span span{hit.span.begin + inTurn.begin, hit.span.begin + inTurn.end};
      if (!span.empty() && known.emplace(hit.transcript, span.begin, span.end).second)
        result.push_back({hit.transcript, span});
    }
  }
  return result;
}

std::int64_t tagPassages(corpus::Edit& edit, const std::vector<Passage>& passages, const Guid& code,
                         const Guid& coder) {
  const auto count = [&] {
    SQLite::Statement rows(edit.database(), "SELECT count(*) FROM segments WHERE code = ? AND coder = ?");
    rows.bind(1, code.text());
    rows.bind(2, coder.text());
    rows.executeStep();
    return rows.getColumn(0).getInt64();
  };
  const std::int64_t before = count();
  for (const Passage& passage : passages)
    coding::addSegment(edit, passage.transcript, passage.span, code, coder);
  return count() - before;
}

}  // namespace search
