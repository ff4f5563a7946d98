#include <array>
#include <cstdlib>

#include "i18n/analyser.h"
#include "i18n/platform.h"

namespace i18n {

Dictionaries Dictionaries::standard() {
  Dictionaries out;
  // Whoever keeps them elsewhere can say so. A bundle (Windows, macOS) carries them beside the program.
  if (const char* own = std::getenv("SUHBAT_DICTIONARIES"); own != nullptr && *own != '\0') {
    const std::string_view path = own;
    out.folders.emplace_back(std::u8string(path.begin(), path.end()));
  }
  if (const auto program = programFolder(); !program.empty()) {
    out.folders.push_back(program / ".." / "share" / "hunspell");
    out.folders.push_back(program / "dictionaries");
  }
  for (const char* folder : {"/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts",
                             "/usr/local/share/hunspell", "/opt/homebrew/share/hunspell"})
    out.folders.emplace_back(folder);
  return out;
}

std::filesystem::path Dictionaries::find(std::string_view name, std::string_view extension) const {
  std::string file(name);
  file += '.';
  file += extension;
  for (const std::filesystem::path& folder : folders) {
    std::error_code error;
    const std::filesystem::path path = folder / file;
    if (std::filesystem::is_regular_file(path, error)) return path;
  }
  return {};
}

}  // namespace i18n
