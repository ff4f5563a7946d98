#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace corpus::import {

// A time in the recording as transcripts write it.
struct TimeStamp {
  std::int64_t ms = 0;
  std::optional<std::int64_t> endMs;  // "[00:43.810 --> 00:47.850]"
  std::size_t bytes = 0;              // of text that it takes up, brackets included
  bool bracketed = false;
};

// 1:27, 01:27, 00:01:27, with .5, ,810 or -5 (tenths), at the very start of `text`; nothing else is taken for
// a time (minutes and seconds have two digits and stay below 60).
std::optional<TimeStamp> clockTimeAt(std::string_view text);

// The same alone or in [], (), <>, ##, {}; or a pair of times. At the very start of `text`.
std::optional<TimeStamp> timeStampAt(std::string_view text);

}  // namespace corpus::import
