#include "i18n/word_table.h"

#include <bit>

namespace i18n {
namespace {

std::uint32_t hashOf(std::u16string_view word) {
  std::uint32_t hash = 2166136261u;  // FNV-1a, by unit
  for (char16_t unit : word) hash = (hash ^ unit) * 16777619u;
  return hash ^ (hash >> 15);
}

}  // namespace

WordTable::WordTable(std::size_t expectedWords) {
  entries_.reserve(expectedWords);
  letters_.reserve(expectedWords * 10);
  grow(std::bit_ceil(std::max<std::size_t>(16, expectedWords * 2)));
}

std::size_t WordTable::slotOf(std::u16string_view word, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] == 0) return slot;
    const Entry& entry = entries_[slots_[slot] - 1];
    if (entry.hash == hash && std::u16string_view(letters_).substr(entry.begin, entry.length) == word)
      return slot;
  }
}

void WordTable::grow(std::size_t slots) {
  slots_.assign(slots, 0);
  const std::size_t mask = slots - 1;
  for (std::size_t number = 0; number < entries_.size(); ++number) {
    std::size_t slot = entries_[number].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(number + 1);
  }
}

std::uint32_t WordTable::add(std::u16string_view word, std::uint32_t flags) {
  if ((entries_.size() + 1) * 3 > slots_.size() * 2) grow(slots_.size() * 2);
  const std::uint32_t hash = hashOf(word);
  const std::size_t slot = slotOf(word, hash);
  if (slots_[slot] != 0) {
    entries_[slots_[slot] - 1].flags |= flags;
    return slots_[slot] - 1;
  }
  entries_.push_back(
      {hash, static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(word.size()), flags});
  letters_.append(word);
  slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  return slots_[slot] - 1;
}

std::uint32_t WordTable::find(std::u16string_view word) const {
  const std::size_t slot = slotOf(word, hashOf(word));
  return slots_[slot] == 0 ? kAbsent : slots_[slot] - 1;
}

std::u16string_view WordTable::word(std::uint32_t number) const {
  return std::u16string_view(letters_).substr(entries_[number].begin, entries_[number].length);
}

}  // namespace i18n
