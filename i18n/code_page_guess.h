#pragma once
#include <string_view>
#include <vector>

#include "i18n/encoding.h"

namespace i18n {

// Appends every single-byte code page as a reading of the bytes, best first; their confidences add up to
// about `share`. Pages that give the same text count as one answer: the first of them has its confidence.
void guessCodePages(std::string_view bytes, double share, std::vector<EncodingGuess>& out);

}  // namespace i18n
