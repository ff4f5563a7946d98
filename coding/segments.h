#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coding/codebook.h"
#include "i18n/span.h"

namespace coding {

// A passage tagged by a coder with a code.
struct Segment {
  Guid guid;
  Guid transcript;
  i18n::Span span;  // code points of the transcript's text
  Guid code;
  Guid coder;
  std::optional<int> weight;  // 0..100
  std::string memo;           // the segment's memo, empty when none
};

// All in order of transcript and position. Retired transcripts' segments are left out.
std::vector<Segment> segments(const Project& project);
std::vector<Segment> segmentsOf(const Project& project, const Guid& transcript);
std::vector<Segment> segmentsWith(const Project& project, const Guid& code);
std::optional<Segment> segment(const Project& project, const Guid& guid);
// How many segments each code has (its own, not its subtree's); codes without any are left out.
std::map<Guid, std::int64_t> segmentCounts(const Project& project);

// The span must lie within the text and hold something; throws UsageError otherwise. Tagging assigns the
// coder to the transcript. The same span, code and coder a second time returns the segment that is there.
// Selections are snapped to grapheme clusters by the caller (i18n::Breaks::snapToGraphemes).
Guid addSegment(Edit& edit, const Guid& transcript, i18n::Span span, const Guid& code, const Guid& coder,
                std::optional<int> weight = {});
void removeSegment(Edit& edit, const Guid& segment);
void setSegmentSpan(Edit& edit, const Guid& segment, i18n::Span span);
void setSegmentCode(Edit& edit, const Guid& segment, const Guid& code);
void setSegmentWeight(Edit& edit, const Guid& segment, std::optional<int> weight);
// The segment's memo; empty text removes it.
void setSegmentMemo(Edit& edit, const Guid& segment, const std::string& text);

}  // namespace coding
