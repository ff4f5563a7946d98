#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corpus::import {

// Little-endian numbers of binary formats; 0 beyond the end.
std::uint16_t u16At(std::string_view bytes, std::size_t at);
std::uint32_t u32At(std::string_view bytes, std::size_t at);

// The container of Office files of before 2007 (Microsoft's [MS-CFB]): streams in a file system of its own.
// Whatever its tables say, nothing is read outside the file and no chain of sectors is followed twice round.
class CompoundFile {
 public:
  // `bytes` must outlive it; `file` names it in messages. Throws FileError when it is no such container.
  CompoundFile(std::string_view bytes, std::string file);

  // A stream by its name, in ASCII; empty when there is none. Throws FileError: damaged.
  std::string read(std::string_view name) const;
  const std::string& file() const { return file_; }

 private:
  std::string_view sector(std::uint32_t number) const;
  std::string chain(std::uint32_t first, std::size_t most) const;
  [[noreturn]] void refuseDamaged() const;

  std::string_view bytes_;
  std::string file_;
  std::size_t sectorSize_ = 512;
  std::size_t smallest_ = 4096;  // streams below this are in the container of small ones
  std::vector<std::uint32_t> next_, nextSmall_;
  std::string entries_, small_;
};

}  // namespace corpus::import
