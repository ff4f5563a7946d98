#pragma once
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "coding/segments.h"
#include "corpus/transcripts.h"
#include "gui/transcript_layout.h"
#include "i18n/breaks.h"

namespace gui {

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
  std::vector<LayoutTurn> layoutTurns() const;

  const std::vector<coding::Segment>& segments() const { return segments_; }  // by position
  int column(std::size_t segment) const { return columns_[segment]; }         // of its stripe, from 0
  int columnCount() const { return columnCount_; }
  const coding::Segment* segment(const corpus::Guid& guid) const;
  // Indices of the segments that overlap a passage.
  std::vector<std::size_t> segmentsIn(i18n::Span span) const;

  // Shown before it is committed; the next reloadSegments() replaces them.
  void addPending(coding::Segment segment);
  void hide(const corpus::Guid& segment);

 private:
  void arrangeColumns();

  corpus::Guid guid_;
  std::string text_;
  std::unique_ptr<i18n::TextIndex> index_;
  std::vector<corpus::Turn> turns_;
  std::vector<corpus::Speaker> speakers_;
  std::unordered_map<corpus::Guid, std::size_t> speakerIndex_;
  std::vector<coding::Segment> segments_;
  std::vector<std::int64_t> lastEnd_;  // the farthest end among segments up to this one
  std::vector<int> columns_;
  int columnCount_ = 0;
};

// A column for each span, so that no two in one column overlap or come nearer than `apart` positions (two
// that share a line would touch). Spans in order of their begin.
std::vector<int> stripeColumns(const std::vector<i18n::Span>& spans, std::int64_t apart);

}  // namespace gui
