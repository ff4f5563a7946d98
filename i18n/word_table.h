#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace i18n {

// A set of words with 32 flags each: a dictionary of some hundred thousand words in two allocations, filled
// once and then only read (from any number of threads). UTF-16, because Cyrillic is one unit a letter there.
class WordTable {
 public:
  static constexpr std::uint32_t kAbsent = 0xffffffff;

  explicit WordTable(std::size_t expectedWords = 0);
  // Adds the word, or adds flags to it; its number.
  std::uint32_t add(std::u16string_view word, std::uint32_t flags);
  // The number of the word in order of adding, or kAbsent.
  std::uint32_t find(std::u16string_view word) const;
  bool contains(std::u16string_view word) const { return find(word) != kAbsent; }
  std::uint32_t flags(std::uint32_t number) const { return entries_[number].flags; }
  std::u16string_view word(std::uint32_t number) const;
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::uint32_t begin;
    std::uint32_t length;
    std::uint32_t flags;
  };
  std::size_t slotOf(std::u16string_view word, std::uint32_t hash) const;
  void grow(std::size_t slots);
  std::size_t bitOf(std::uint32_t hash) const;

  std::u16string letters_;
  std::vector<Entry> entries_;
  // The hash stands beside the number, so that most words that aren't there cost one look at memory.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t next = 0;  // number + 1, 0 = free
  };
  std::vector<Slot> slots_;  // a power of two
  // Four bits a slot: say of most absent words that they are absent, and fits a small cache.
  std::vector<std::uint64_t> mayHave_;
};

}  // namespace i18n
