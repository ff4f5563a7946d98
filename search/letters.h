#pragma once
// Words as rows of letters (code points), and how far two words are from each other.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace search {

std::u32string lettersOf(std::string_view utf8);  // of valid UTF-8
std::string utf8Of(std::u32string_view letters);

// A bit for every letter that a word has (several letters share one). Each edit changes two bits at most, so
// words with more than 2n bits of difference are more than n edits apart.
std::uint64_t letterBits(std::u32string_view word);

// How many letters must be added, left out, replaced or swapped with their neighbour, each letter touched
// once (optimal string alignment; Damerau 1964); more than `most` is most + 1. O(length x most).
int editDistance(std::u32string_view a, std::u32string_view b, int most);

// Of the names the one that was most likely meant, folded as names are; nothing when none is near.
std::optional<std::string> nearestName(std::string_view typed, const std::vector<std::string>& names);

}  // namespace search
