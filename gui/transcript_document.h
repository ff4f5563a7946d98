#pragma once
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "coding/segments.h"
#include "corpus/transcripts.h"
#include "gui/transcript_layout.h"
#include "i18n/breaks.h"

namespace gui {

// A time of the recording at a place of the text.
struct TimeMark {
  std::int64_t position = 0;
  std::int64_t ms = 0;
  bool heading = false;  // drawn beside the speaker's name
  bool stamp = false;    // set while listening: a place, not a passage
};

// What the view shows of one transcript: its text, turns and segments as last read from the project.
class TranscriptDocument {
 public:
  void clear();
  // Throws UsageError when the project has no such transcript.
  void load(const corpus::Project& project, const corpus::Guid& transcript);
  void reloadTurns(const corpus::Project& project);
  void reloadSegments(const corpus::Project& project);

  const corpus::Guid& guid() const { return guid_; }
  bool empty() const { return !guid_; }
  const i18n::TextIndex& index() const { return *index_; }
  std::string slice(i18n::Span span) const { return std::string(index_->slice(span)); }

  const std::vector<corpus::Turn>& turns() const { return turns_; }
  const corpus::Speaker* speakerOf(std::size_t turn) const;
  const std::vector<corpus::Speaker>& speakers() const { return speakers_; }
  std::vector<LayoutTurn> layoutTurns() const;
  const std::vector<StyledSpan>& styles() const { return styles_; }
  i18n::TextLanguage language() const { return language_; }  // main language of the turns

  // In order of position, from turns and cues.
  const std::vector<TimeMark>& times() const { return times_; }
  bool timesBeside() const { return timesBeside_; }  // some stand beside the text, not at a heading
  // The latest time at or before a position.
  std::optional<std::int64_t> timeAt(std::int64_t position) const;

  const std::vector<coding::Segment>& segments() const { return segments_; }  // by position
  int column(std::size_t segment) const { return columns_[segment]; }         // of its stripe, from 0
  int columnCount() const { return columnCount_; }
  const coding::Segment* segment(const corpus::Guid& guid) const;
  // Indices of the segments that overlap a passage.
  std::vector<std::size_t> segmentsIn(i18n::Span span) const;
  // Those whose whole text was deleted; they stand at a place.
  const std::vector<std::size_t>& emptySegments() const { return emptySegments_; }

  // Shown before it is committed; the next reloadSegments() replaces them.
  void addPending(coding::Segment segment);
  void hide(const corpus::Guid& segment);

 private:
  void arrangeColumns();
  void arrangeTimes(const std::vector<corpus::Cue>& cues);

  corpus::Guid guid_;
  std::string text_;
  std::unique_ptr<i18n::TextIndex> index_;
  std::vector<corpus::Turn> turns_;
  std::vector<corpus::Speaker> speakers_;
  std::unordered_map<corpus::Guid, std::size_t> speakerIndex_;
  std::vector<StyledSpan> styles_;
  std::vector<TimeMark> times_;
  bool timesBeside_ = false;
  i18n::TextLanguage language_ = i18n::TextLanguage::Unknown;
  std::vector<coding::Segment> segments_;
  std::vector<std::size_t> emptySegments_;
  std::vector<std::int64_t> lastEnd_;  // the farthest end among segments up to this one
  std::vector<int> columns_;
  int columnCount_ = 0;
};

// Overlapping formatting as passages of one style each, in order.
std::vector<StyledSpan> flattened(const std::vector<corpus::Formatting>& formatting);

// A column for each span, so that no two in one column overlap or come nearer than `apart` positions (two
// that share a line would touch). Spans in order of their begin.
std::vector<int> stripeColumns(const std::vector<i18n::Span>& spans, std::int64_t apart);

}  // namespace gui
