#include "coding/export/zip_writer.h"

#include <zip.h>

#include <memory>

#include "corpus/errors.h"

namespace coding {
namespace {

[[noreturn]] void fail() {
  throw corpus::FileError(i18n::message(
      "The document could not be put together: there is not enough memory. Nothing was written."));
}

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

}  // namespace

std::string zipped(const std::vector<std::pair<std::string, std::string>>& members) {
  std::unique_ptr<zip_source_t, FreeSource> whole(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (!whole) fail();
  zip_source_keep(whole.get());  // the archive lets go of one reference when it closes
  std::unique_ptr<zip_t, DiscardArchive> archive(zip_open_from_source(whole.get(), ZIP_TRUNCATE, nullptr));
  if (!archive) {
    zip_source_free(whole.get());
    fail();
  }
  for (const auto& [name, content] : members) {
    zip_source_t* source = zip_source_buffer(archive.get(), content.data(), content.size(), 0);
    if (!source) fail();
    if (zip_file_add(archive.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
      zip_source_free(source);
      fail();
    }
  }
  if (zip_close(archive.get()) != 0) fail();
  (void)archive.release();
  if (zip_source_open(whole.get()) != 0) fail();
  zip_source_seek(whole.get(), 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(whole.get())), '\0');
  zip_source_seek(whole.get(), 0, SEEK_SET);
  const auto read = zip_source_read(whole.get(), bytes.data(), bytes.size());
  zip_source_close(whole.get());
  if (read != static_cast<zip_int64_t>(bytes.size())) fail();
  return bytes;
}

}  // namespace coding
