#pragma once
#include <set>
#include <string>
#include <string_view>

namespace corpus::import {

// How two lines of one paragraph are put together again. Knows the words of the whole text, to tell a
// hyphen that only broke a word at the line's end from one that belongs to it.
class LineEnds {
 public:
  // Every line of the text, before the first join().
  void learn(std::string_view line);

  // Appends `line` to a paragraph: with a space; without anything, and the hyphen taken away, where a word
  // was broken; without anything after a hyphen that stays. Returns the byte where `line` begins.
  std::size_t join(std::string& paragraph, std::string_view line) const;

 private:
  bool hyphenStays(std::u16string_view first, std::u16string_view second) const;

  std::set<std::u16string> whole_, hyphenated_;  // lower case
};

}  // namespace corpus::import
