// How the segments of two codes lie to each other.
#include <algorithm>
#include <limits>
#include <vector>

#include "corpus/turns_touched.h"
#include "search/code_filters.h"

namespace search {
namespace {

using i18n::Span;

struct Passage {
  Span span;
  std::size_t segment;  // into Catalogue::segments()
};

// The passages of one code in one transcript, to be asked what lies where.
class Passages {
 public:
  explicit Passages(std::vector<Passage> passages) : passages_(std::move(passages)) {
    std::sort(passages_.begin(), passages_.end(),
              [](const Passage& a, const Passage& b) { return a.span.begin < b.span.begin; });
    std::int64_t farthest = std::numeric_limits<std::int64_t>::min();
    for (const Passage& passage : passages_) {
      farthest = std::max(farthest, passage.span.end);
      farthest_.push_back(farthest);
      ends_.push_back(passage.span.end);
    }
    std::sort(ends_.begin(), ends_.end());
  }

  // Another passage that begins before `begins` and ends behind `ends`.
  bool another(const Passage& than, std::int64_t begins, std::int64_t ends) const {
    auto i = static_cast<std::size_t>(firstFrom(begins) - passages_.begin());
    for (; i > 0 && farthest_[i - 1] > ends; --i) {
      if (passages_[i - 1].span.end > ends && passages_[i - 1].segment != than.segment) return true;
    }
    return false;
  }
  std::optional<std::int64_t> lastEnd(std::int64_t atMost) const {
    const auto after = std::upper_bound(ends_.begin(), ends_.end(), atMost);
    return after == ends_.begin() ? std::nullopt : std::optional(*(after - 1));
  }
  std::optional<std::int64_t> firstBegin(std::int64_t atLeast) const {
    const auto found = firstFrom(atLeast);
    return found == passages_.end() ? std::nullopt : std::optional(found->span.begin);
  }

 private:
  std::vector<Passage>::const_iterator firstFrom(std::int64_t begin) const {
    return std::partition_point(passages_.begin(), passages_.end(),
                                [&](const Passage& passage) { return passage.span.begin < begin; });
  }

  std::vector<Passage> passages_;       // by begin
  std::vector<std::int64_t> farthest_;  // end of this passage and those before it
  std::vector<std::int64_t> ends_;      // ascending
};

class Relation {
 public:
  Relation(const Node& node, const FilterContext& context)
      : node_(node), context_(context), touched_(context.catalogue) {}

  void look(std::size_t transcript, std::vector<Passage> first, const std::vector<Passage>& second) {
    transcript_ = transcript;
    if (node_.relation == Node::Relation::Near && node_.distance < 0) {
      inOneTurn(first, second);
      return;
    }
    const Passages others(second);
    for (const Passage& passage : first) {
      if (node_.relation == Node::Relation::Follows && node_.distance < 0) {
        followsInOneTurn(passage, others);
      } else if (stands(passage, others)) {
        touched_.add(transcript, passage.span);
      }
    }
  }
  TurnSet take() { return touched_.take(); }

 private:
  const std::vector<CatalogueTurn>& turns() const {
    return context_.catalogue.transcripts()[transcript_].turns;
  }

  // Turns that hold a passage of each, and not one and the same segment alone.
  void inOneTurn(const std::vector<Passage>& first, const std::vector<Passage>& second) {
    constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max(), kSeveral = kNone - 1;
    std::vector<std::size_t> holds[2] = {std::vector<std::size_t>(turns().size(), kNone),
                                         std::vector<std::size_t>(turns().size(), kNone)};
    const std::vector<Passage>* both[2] = {&first, &second};
    for (std::size_t side = 0; side < 2; ++side) {
      for (const Passage& passage : *both[side]) {
        const auto [begin, end] = corpus::turnsTouched(turns(), passage.span);
        for (std::size_t turn = begin; turn < end; ++turn) {
          std::size_t& held = holds[side][turn];
          held = held == kNone ? passage.segment : kSeveral;
        }
      }
    }
    for (std::size_t turn = 0; turn < turns().size(); ++turn) {
      const std::size_t a = holds[0][turn], b = holds[1][turn];
      if (a == kNone || b == kNone || (a == b && a != kSeveral)) continue;
      touched_.addTurn(transcript_, turn);
    }
  }

  void followsInOneTurn(const Passage& passage, const Passages& others) {
    const auto end = others.lastEnd(passage.span.begin);
    if (!end) return;
    const std::size_t turn = corpus::turnsTouched(turns(), passage.span).first;
    const auto [first, behind] = corpus::turnsTouched(turns(), {*end - 1, *end});
    if (first < behind && behind - 1 >= turn && turn < turns().size()) touched_.addTurn(transcript_, turn);
  }

  bool stands(const Passage& passage, const Passages& others) const {
    const Span span = passage.span;
    const bool overlaps = others.another(passage, span.end, span.begin);
    switch (node_.relation) {
      case Node::Relation::Overlaps:
        return overlaps;
      case Node::Relation::Inside:
        return others.another(passage, span.begin + 1, span.end - 1);
      case Node::Relation::Follows:
        return closeBefore(span, others);
      case Node::Relation::Near:
        break;
    }
    if (overlaps || closeBefore(span, others)) return true;
    const auto begin = others.firstBegin(span.end);
    return begin && close(span.end, *begin);
  }

  bool closeBefore(Span span, const Passages& others) const {
    const auto end = others.lastEnd(span.begin);
    return end && close(*end, span.begin);
  }

  // At most `distance` words begin between the two places.
  bool close(std::int64_t from, std::int64_t to) const {
    const auto& words = context_.catalogue.wordsBegin(transcript_, context_.tokeniser);
    const auto begin = std::lower_bound(words.begin(), words.end(), from);
    return std::lower_bound(begin, words.end(), to) - begin <= node_.distance;
  }

  const Node& node_;
  const FilterContext& context_;
  TouchedTurns touched_;
  std::size_t transcript_ = 0;
};

}  // namespace

TurnSet turnsRelated(const Node& relation, const Coders& coders, const FilterContext& context) {
  Catalogue& catalogue = context.catalogue;
  const std::set<Guid> first = codesWanted(relation.children.at(0), catalogue);
  const std::set<Guid> second = codesWanted(relation.children.at(1), catalogue);
  const auto& segments = catalogue.segments();
  const std::size_t transcripts = catalogue.transcripts().size();
  std::vector<std::vector<Passage>> firsts(transcripts), seconds(transcripts);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (coders && !coders->contains(segments[i].coder)) continue;
    const Passage passage{segments[i].span, i};
    if (first.contains(segments[i].code)) firsts[segments[i].transcript].push_back(passage);
    if (second.contains(segments[i].code)) seconds[segments[i].transcript].push_back(passage);
  }
  Relation looking(relation, context);
  for (std::size_t i = 0; i < transcripts; ++i) {
    if (!firsts[i].empty() && !seconds[i].empty()) looking.look(i, std::move(firsts[i]), seconds[i]);
  }
  return looking.take();
}

}  // namespace search
