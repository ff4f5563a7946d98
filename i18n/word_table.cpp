#include "i18n/word_table.h"

#include <algorithm>
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
    const Slot& here = slots_[slot];
    if (here.next == 0) return slot;
    if (here.hash != hash) continue;
    const Entry& entry = entries_[here.next - 1];
    if (std::u16string_view(letters_).substr(entry.begin, entry.length) == word) return slot;
  }
}

std::size_t WordTable::bitOf(std::uint32_t hash) const {
  return (hash * 0x9E3779B1u) >> (32 - std::countr_zero(mayHave_.size() * 64));
}

void WordTable::grow(std::size_t slots) {
  mayHave_.assign(std::max<std::size_t>(1, slots * 4 / 64), 0);  // slots are at most two thirds full
  std::vector<Slot> old(slots);
  old.swap(slots_);
  const std::size_t mask = slots - 1;
  for (const Slot& each : old) {
    if (each.next == 0) continue;
    std::size_t slot = each.hash & mask;
    while (slots_[slot].next != 0) slot = (slot + 1) & mask;
    slots_[slot] = each;
    mayHave_[bitOf(each.hash) / 64] |= std::uint64_t{1} << bitOf(each.hash) % 64;
  }
}

std::uint32_t WordTable::add(std::u16string_view word, std::uint32_t flags) {
  if ((entries_.size() + 1) * 3 > slots_.size() * 2) grow(slots_.size() * 2);
  const std::uint32_t hash = hashOf(word);
  const std::size_t slot = slotOf(word, hash);
  if (slots_[slot].next != 0) {
    entries_[slots_[slot].next - 1].flags |= flags;
    return slots_[slot].next - 1;
  }
  entries_.push_back(
      {static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(word.size()), flags});
  letters_.append(word);
  slots_[slot] = {hash, static_cast<std::uint32_t>(entries_.size())};
  mayHave_[bitOf(hash) / 64] |= std::uint64_t{1} << bitOf(hash) % 64;
  return slots_[slot].next - 1;
}

std::uint32_t WordTable::find(std::u16string_view word) const {
  const std::uint32_t hash = hashOf(word);
  if ((mayHave_[bitOf(hash) / 64] >> bitOf(hash) % 64 & 1) == 0) return kAbsent;
  const std::size_t slot = slotOf(word, hash);
  return slots_[slot].next == 0 ? kAbsent : slots_[slot].next - 1;
}

std::u16string_view WordTable::word(std::uint32_t number) const {
  return std::u16string_view(letters_).substr(entries_[number].begin, entries_[number].length);
}

}  // namespace i18n
