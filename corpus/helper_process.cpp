#include "corpus/helper_process.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "corpus/errors.h"
#include "corpus/platform.h"
#include "i18n/platform.h"

namespace corpus {
namespace {

#ifdef _WIN32
constexpr const char* kProgramEnding = ".exe";
constexpr char kPathSeparator = ';';
#else
constexpr const char* kProgramEnding = "";
constexpr char kPathSeparator = ':';
#endif

std::optional<std::filesystem::path> programIn(const std::filesystem::path& folder, const std::string& name) {
  std::error_code error;
  // A relative folder would start whatever lies where the person happens to work.
  if (!folder.is_absolute()) return std::nullopt;
  const auto path = folder / (name + kProgramEnding);
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  return path;
}

}  // namespace

std::optional<std::filesystem::path> helperProgram(const std::string& name) {
  if (auto beside = programIn(i18n::programFolder(), name)) return beside;
  const char* const variable = std::getenv("PATH");
  const std::string_view folders = variable ? variable : "/usr/local/bin:/usr/bin:/bin";
  for (std::size_t from = 0; from <= folders.size();) {
    const auto end = std::min(folders.find(kPathSeparator, from), folders.size());
    if (end > from) {
      if (auto found = programIn(std::filesystem::path(folders.substr(from, end - from)), name)) return found;
    }
    from = end + 1;
  }
  return std::nullopt;
}

std::string readWithHelper(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                           std::string_view input, const std::string& file, const HelperLimits& limits) {
  auto result = runHelper(program, arguments, input, limits);
  using End = HelperResult::End;
  switch (result.end) {
    case End::Done:
      if (result.exit == 0) return std::move(result.output);
      break;
    case End::NotThere:
      throw FileError(
          i18n::message("“{program}”, which reads files like “{file}”, could not be started. Install Suhbat "
                        "anew. Nothing was imported from it.",
                        {{"program", utf8(program.filename())}, {"file", file}}));
    case End::TimedOut:
      throw FileError(
          i18n::message("“{file}” took too long to read and was given up. Save its text as .docx or .txt and "
                        "import that. Nothing was imported from it.",
                        {{"file", file}}));
    case End::TooMuch:
      throw FileError(
          i18n::message("“{file}” holds more text than any transcript does. Nothing was imported from it.",
                        {{"file", file}}));
    case End::Crashed:
      break;
  }
  throw FileError(
      i18n::message("“{file}” cannot be read: it is damaged, or made in a way that needs far more memory or "
                    "time than a transcript does. Open it in its own program, save it as .docx and import "
                    "that. Nothing was imported from it.",
                    {{"file", file}}));
}

}  // namespace corpus
