#include "tests/support/zipped.h"

#include <zip.h>

#include <stdexcept>

namespace support {

void writeZip(const std::filesystem::path& path,
              const std::vector<std::pair<std::string, std::string>>& members) {
  zip_t* zip = zip_open(path.string().c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  if (!zip) throw std::runtime_error("no ZIP container");
  for (const auto& [name, content] : members)
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0),
                 ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
  if (zip_close(zip) != 0) throw std::runtime_error("no ZIP container");
}

std::string zipMember(const std::filesystem::path& path, const std::string& name) {
  zip_t* zip = zip_open(path.string().c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  if (!zip) throw std::runtime_error("no ZIP container");
  zip_stat_t stat;
  zip_file_t* file = zip_stat(zip, name.c_str(), 0, &stat) == 0 ? zip_fopen(zip, name.c_str(), 0) : nullptr;
  std::string content(file ? stat.size : 0, '\0');
  const bool read =
      file && zip_fread(file, content.data(), content.size()) == static_cast<zip_int64_t>(content.size());
  if (file) zip_fclose(file);
  zip_discard(zip);
  if (!read) throw std::runtime_error("no member " + name);
  return content;
}

}  // namespace support
