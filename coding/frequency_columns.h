#pragma once
// The columns of a frequency table, and what stands in them. Internal to coding.
#include <cstdint>
#include <vector>

#include "coding/frequency_data.h"

namespace coding {

constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

// Columns, and which of them a transcript, coder, language or participant belongs to.
struct FrequencyColumns {
  std::vector<FrequencyColumn> all;
  std::vector<std::size_t> of;     // by index of what the kind is about; kNoColumn outside the base
  std::size_t nobody = kNoColumn;  // the column ""
  bool byVoice = false;            // participant and attribute: a segment can stand in several
  bool byTurn = false;             // words and share are of turns
};

// What is looked at: the chosen coders' segments and the transcripts they were to code.
struct FrequencyBase {
  std::vector<bool> coder, transcript, participant;
  std::vector<std::uint32_t> segments;
};
FrequencyBase frequencyBase(const FrequencyData& data, const std::vector<Guid>& coders);

FrequencyColumns frequencyColumns(const FrequencyData& data, const FrequencyBase& base, const By& by);
// Of a participant, or of kNobody.
std::size_t voiceColumn(const FrequencyColumns& columns, std::int32_t participant);
// Somebody is heard whom no participant is tied to, and no participant.
bool unvoiced(const FrequencyData& data, const FrequencyData::Coded& coded);

// The columns of every segment, those of segment i at [starts[i], starts[i + 1]).
struct SegmentColumns {
  std::vector<std::uint32_t> starts, columns;
};
SegmentColumns segmentColumns(const FrequencyData& data, const FrequencyColumns& columns, By::Kind kind);

}  // namespace coding
