#include "corpus/whole_file.h"

#include <fstream>
#include <system_error>

namespace corpus {
namespace {

std::string shown(const std::filesystem::path& path) {
  const auto name = path.u8string();
  return {name.begin(), name.end()};
}

// Removes the temporary file unless it has taken its place.
class Temporary {
 public:
  explicit Temporary(const std::filesystem::path& final) : path_(final) {
    path_ += u8".unfinished";
    path_.replace_extension(path_.extension().u8string() + final.extension().u8string());
  }
  ~Temporary() {
    std::error_code ignored;
    if (!kept_) std::filesystem::remove(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }
  void keepAs(const std::filesystem::path& final) {
    std::error_code error;
    std::filesystem::rename(path_, final, error);
    if (error)
      throw FileError(
          i18n::message("“{file}” could not be written; another program may have it open. Close it there, or "
                        "choose another name. Nothing was changed.",
                        {{"file", shown(final)}}));
    kept_ = true;
  }

 private:
  std::filesystem::path path_;
  bool kept_ = false;
};

FileError notWritten(const std::filesystem::path& path) {
  return FileError(
      i18n::message("“{file}” could not be written: the folder may be missing, full or write-protected. "
                    "Choose another place. Nothing was changed.",
                    {{"file", shown(path)}}));
}

}  // namespace

void writeWholeFile(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write) {
  Temporary temporary(path);
  {
    std::ofstream out(temporary.path(), std::ios::binary);
    if (!out) throw notWritten(path);
    write(out);
    out.close();
    if (!out) throw notWritten(path);
  }
  temporary.keepAs(path);
}

void writeWholeFileAt(const std::filesystem::path& path,
                      const std::function<void(const std::filesystem::path&)>& write) {
  Temporary temporary(path);
  write(temporary.path());
  std::error_code error;
  if (!std::filesystem::exists(temporary.path(), error)) throw notWritten(path);
  temporary.keepAs(path);
}

}  // namespace corpus
