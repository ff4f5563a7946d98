// libFuzzer target for tables of participants: .csv and .xlsx.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "corpus/errors.h"
#include "corpus/import/tables.h"
#include "i18n/text.h"
#include "tests/fuzz/package.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  corpus::import::SourceFile file;
  file.extension = SUHBAT_FUZZ_EXTENSION;
  file.name = "fuzz." SUHBAT_FUZZ_EXTENSION;
  file.bytes = fuzz::packed({reinterpret_cast<const char*>(data), size}, file.extension);
  if (file.bytes.empty()) return 0;
  try {
    const auto rows =
        file.extension == "csv" ? corpus::import::readCsv(file) : corpus::import::readXlsx(file);
    for (const auto& row : rows)
      for (const auto& cell : row)
        if (!i18n::isValidUtf8(cell)) std::abort();
  } catch (const corpus::FileError&) {
  }
  return 0;
}
