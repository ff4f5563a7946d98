#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "corpus/transcripts.h"

namespace gui {

// Which passage of a transcript is heard at a moment of its recording. A turn whose subtitle cues have times
// is heard cue by cue; else from its own time, and from each time stamp inside it, to the next. Of passages
// without an end, each lasts until the next begins. No wx.
class HeardPassage {
 public:
  HeardPassage() = default;
  HeardPassage(const std::vector<corpus::Turn>& turns, const std::vector<corpus::Cue>& cues);

  // Nothing before the first time, and in a silence longer than two seconds.
  std::optional<i18n::Span> at(std::int64_t ms) const;
  bool empty() const { return passages_.empty(); }

 private:
  struct Passage {
    i18n::Span span;
    std::int64_t startMs = 0;
    std::int64_t endMs = -1;      // -1: until the next begins
    std::int64_t lastEndMs = -1;  // the latest end up to here
  };
  void addTurn(const corpus::Turn& turn, const std::vector<const corpus::Cue*>& inside);

  std::vector<Passage> passages_;  // by startMs, then by position
};

}  // namespace gui
