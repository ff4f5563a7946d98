#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace corpus::import {

// A ZIP container from outside (.docx, .odt, .xlsx), read from memory and never extracted to disk. Refused as
// a whole: more than 10,000 members, a member over 100 MB, over 500 MB in all, a member past 1 MB that
// unpacks to more than 200 times its packed size. What a member really unpacks to is held against what it
// declares, so lies about sizes end as errors too.
class Archive {
 public:
  // `bytes` must outlive the archive; `file` names it in messages. Throws FileError.
  Archive(std::string_view bytes, std::string file);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  bool contains(std::string_view member) const;
  // The member's content; nothing when there is none of that name. Throws FileError: damaged, encrypted.
  std::optional<std::string> read(std::string_view member);
  const std::string& file() const { return file_; }

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
  std::string file_;
  std::uint64_t unpacked_ = 0;  // bytes so far: a member read many times counts each time
};

}  // namespace corpus::import
