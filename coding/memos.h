#pragma once
#include <cstdint>

#include "corpus/project.h"

namespace coding {

// How many memos the project holds, on segments, codes, transcripts, participants and the project itself;
// those of retired transcripts are left out.
std::int64_t memoCount(const corpus::Project& project);

}  // namespace coding
