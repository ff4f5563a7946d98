#include "corpus/import/compound_file.h"

#include <algorithm>

#include "corpus/errors.h"

namespace corpus::import {
namespace {

constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // this and above are no sectors
constexpr std::size_t kEntrySize = 128, kSmallSector = 64;

std::vector<std::uint32_t> numbers(std::string_view bytes) {
  std::vector<std::uint32_t> out(bytes.size() / 4);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = u32At(bytes, i * 4);
  return out;
}

}  // namespace

std::uint16_t u16At(std::string_view bytes, std::size_t at) {
  if (at > bytes.size() || bytes.size() - at < 2) return 0;
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at + i]));
  };
  return static_cast<std::uint16_t>(byte(0) | byte(1) << 8);
}

std::uint32_t u32At(std::string_view bytes, std::size_t at) {
  if (at > bytes.size() || bytes.size() - at < 4) return 0;
  return static_cast<std::uint32_t>(u16At(bytes, at)) | static_cast<std::uint32_t>(u16At(bytes, at + 2))
                                                            << 16;
}

CompoundFile::CompoundFile(std::string_view bytes, std::string file) : bytes_(bytes), file_(std::move(file)) {
  if (bytes_.size() < 512) refuseDamaged();
  const auto shift = u16At(bytes_, 0x1E);
  if (shift != 9 && shift != 12) refuseDamaged();
  sectorSize_ = std::size_t{1} << shift;
  smallest_ = u32At(bytes_, 0x38);
  if (smallest_ > 1'000'000) refuseDamaged();

  // Where the table of sectors is: 109 places in the head, the rest in sectors of their own.
  const std::size_t most = bytes_.size() / sectorSize_ + 1;
  std::vector<std::uint32_t> tables;
  for (std::size_t i = 0; i < 109; ++i) tables.push_back(u32At(bytes_, 0x4C + i * 4));
  auto more = u32At(bytes_, 0x44);
  for (std::size_t count = 0; more < kLastSector && count < most; ++count) {
    const auto numbersHere = numbers(sector(more));
    if (numbersHere.empty()) break;
    tables.insert(tables.end(), numbersHere.begin(), numbersHere.end() - 1);
    more = numbersHere.back();
  }
  std::erase_if(tables, [](std::uint32_t number) { return number >= kLastSector; });
  if (tables.size() > most / (sectorSize_ / 4) + 2) tables.resize(most / (sectorSize_ / 4) + 2);
  for (const auto table : tables) {
    const auto part = numbers(sector(table));
    next_.insert(next_.end(), part.begin(), part.end());
    if (part.size() < sectorSize_ / 4) break;  // cut off here
  }
  entries_ = chain(u32At(bytes_, 0x30), bytes_.size());
  if (entries_.size() < kEntrySize) refuseDamaged();
  nextSmall_ = numbers(chain(u32At(bytes_, 0x3C), bytes_.size()));
  small_ = chain(u32At(entries_, 0x74), u32At(entries_, 0x78));
}

std::string CompoundFile::read(std::string_view name) const {
  for (std::size_t at = 0; at + kEntrySize <= entries_.size(); at += kEntrySize) {
    const std::string_view entry = std::string_view(entries_).substr(at, kEntrySize);
    if (entry[0x42] != 2 || u16At(entry, 0x40) != (name.size() + 1) * 2) continue;
    bool same = true;
    for (std::size_t i = 0; i < name.size(); ++i)
      same = same && u16At(entry, i * 2) == static_cast<unsigned char>(name[i]);
    if (!same) continue;
    const std::size_t size = u32At(entry, 0x78);
    auto number = u32At(entry, 0x74);
    std::string out;
    if (size >= smallest_) {
      out = chain(number, size);
      if (out.size() < size) refuseDamaged();
      return out;
    }
    while (out.size() < size && number < nextSmall_.size() && number * kSmallSector < small_.size()) {
      out += small_.substr(number * kSmallSector, std::min(kSmallSector, size - out.size()));
      number = nextSmall_[number];
    }
    if (out.size() < size) refuseDamaged();
    return out;
  }
  return {};
}

std::string_view CompoundFile::sector(std::uint32_t number) const {
  const std::size_t at = (std::size_t{number} + 1) * sectorSize_;
  return at < bytes_.size() ? bytes_.substr(at, sectorSize_) : std::string_view();
}

// At most `most` bytes, and never more than the file has: so a chain that bites its tail ends too.
std::string CompoundFile::chain(std::uint32_t first, std::size_t most) const {
  std::string out;
  most = std::min(most, bytes_.size());
  for (auto number = first; number < next_.size() && out.size() < most; number = next_[number]) {
    const auto part = sector(number);
    out += part.substr(0, most - out.size());
    if (part.size() < sectorSize_) break;  // cut off here
  }
  return out;
}

void CompoundFile::refuseDamaged() const {
  throw FileError(
      i18n::message("“{file}” is damaged: it is cut off or was changed on its way. Ask for it again or "
                    "open it in its own program and save it anew. Nothing was imported from it.",
                    {{"file", file_}}));
}

}  // namespace corpus::import
