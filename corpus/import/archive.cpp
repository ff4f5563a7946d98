#include "corpus/import/archive.h"

#include <zip.h>

#include "corpus/errors.h"

namespace corpus::import {
namespace {

constexpr zip_int64_t kMaxMembers = 10'000;
constexpr std::uint64_t kMaxMemberBytes = 100'000'000;
constexpr std::uint64_t kMaxTotalBytes = 500'000'000;
constexpr std::uint64_t kRatioFrom = 1'000'000;  // small members may pack as well as they like
constexpr std::uint64_t kMaxRatio = 200;

[[noreturn]] void refuseDamaged(const std::string& file) {
  throw FileError(
      i18n::message("“{file}” is damaged: it is cut off or was changed on its way. Ask for it again or "
                    "open it in its own program and save it anew. Nothing was imported from it.",
                    {{"file", file}}));
}

[[noreturn]] void refuseBomb(const std::string& file) {
  throw FileError(
      i18n::message("“{file}” would unpack to far more than a document can hold, so it was not opened. "
                    "Nothing was imported from it.",
                    {{"file", file}}));
}

[[noreturn]] void refuseEncrypted(const std::string& file) {
  throw FileError(
      i18n::message("“{file}” is protected with a password. Remove the password in the program it was "
                    "made with and import it again. Nothing was imported from it.",
                    {{"file", file}}));
}

}  // namespace

struct Archive::Handle {
  zip_t* zip = nullptr;
  ~Handle() {
    if (zip) zip_discard(zip);
  }
};

Archive::Archive(std::string_view bytes, std::string file)
    : handle_(std::make_unique<Handle>()), file_(std::move(file)) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source) {
    // Not ZIP_CHECKCONS: it refuses what other programs open, a local header with another time or a few bytes
    // behind the end. Sizes are held against the limits here, and sizes and checksum when a member is read.
    handle_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!handle_->zip) zip_source_free(source);
  }
  zip_error_fini(&error);
  if (!handle_->zip) refuseDamaged(file_);

  const zip_int64_t members = zip_get_num_entries(handle_->zip, 0);
  if (members > kMaxMembers) refuseBomb(file_);
  std::uint64_t total = 0;
  for (zip_int64_t i = 0; i < members; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(handle_->zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0) refuseDamaged(file_);
    if (!(stat.valid & ZIP_STAT_SIZE) || !(stat.valid & ZIP_STAT_COMP_SIZE)) refuseDamaged(file_);
    if (stat.size > kMaxMemberBytes) refuseBomb(file_);
    if (stat.size > kRatioFrom && stat.size / kMaxRatio > stat.comp_size) refuseBomb(file_);
    total += stat.size;  // at most 10,000 × 100 MB: no overflow
    if (total > kMaxTotalBytes) refuseBomb(file_);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
      refuseEncrypted(file_);
  }
}

Archive::~Archive() = default;

bool Archive::contains(std::string_view member) const {
  return zip_name_locate(handle_->zip, std::string(member).c_str(), ZIP_FL_ENC_RAW) >= 0;
}

std::optional<std::string> Archive::read(std::string_view member) {
  const zip_int64_t index = zip_name_locate(handle_->zip, std::string(member).c_str(), ZIP_FL_ENC_RAW);
  if (index < 0) return std::nullopt;
  zip_stat_t stat;
  if (zip_stat_index(handle_->zip, static_cast<zip_uint64_t>(index), 0, &stat) != 0) refuseDamaged(file_);
  std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> opened(
      zip_fopen_index(handle_->zip, static_cast<zip_uint64_t>(index), 0), &zip_fclose);
  if (!opened) refuseDamaged(file_);

  std::string content;
  content.resize(static_cast<std::size_t>(stat.size) +
                 1);  // one more, to see a member that goes on past its size
  std::size_t have = 0;
  while (have < content.size()) {
    const zip_int64_t got = zip_fread(opened.get(), content.data() + have, content.size() - have);
    if (got < 0) refuseDamaged(file_);  // libzip checks the CRC at the end
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  if (have != stat.size) refuseDamaged(file_);
  content.resize(have);
  unpacked_ += have;
  if (unpacked_ > kMaxTotalBytes) refuseBomb(file_);
  return content;
}

}  // namespace corpus::import
