#include "corpus/platform.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace corpus {

std::string utf8(const std::filesystem::path& path) {
  const auto text = path.u8string();
  return {reinterpret_cast<const char*>(text.data()), text.size()};
}

#ifdef _WIN32

namespace {
[[noreturn]] void fail(const std::filesystem::path& from, const std::filesystem::path& to, DWORD error) {
  throw std::filesystem::filesystem_error("rename", from, to,
                                          std::error_code(static_cast<int>(error), std::system_category()));
}
}  // namespace

bool moveNew(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_WRITE_THROUGH)) return true;
  const DWORD error = GetLastError();
  if (error == ERROR_ALREADY_EXISTS || error == ERROR_FILE_EXISTS) return false;
  fail(from, to, error);
}

void moveOver(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (!MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH)) {
    fail(from, to, GetLastError());
  }
}

#else

namespace {
// The new name itself must survive a power cut.
void syncFolder(const std::filesystem::path& folder) {
  const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  ::fsync(handle);  // some file systems can't; then there is nothing more to be done
  ::close(handle);
}
}  // namespace

bool moveNew(const std::filesystem::path& from, const std::filesystem::path& to) {
  // A hard link never replaces; file systems without them (FAT) get a look and a rename.
  if (::link(from.c_str(), to.c_str()) == 0) {
    ::unlink(from.c_str());
  } else if (errno == EEXIST || std::filesystem::exists(to)) {
    return false;
  } else {
    std::filesystem::rename(from, to);
  }
  syncFolder(to.parent_path());
  return true;
}

void moveOver(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::filesystem::rename(from, to);
  syncFolder(to.parent_path());
}

#endif

}  // namespace corpus
