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

}  // namespace support
