#include "search/platform.h"

#include <cstdlib>
#include <string>

#ifndef _WIN32
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace search {
namespace fs = std::filesystem;
namespace {

fs::path fromVariable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return {};
  fs::path path(value);
  return path.is_absolute() ? path : fs::path();
}

}  // namespace

fs::path userCacheFolder() {
#if defined(_WIN32)
  const fs::path base = fromVariable("LOCALAPPDATA");
  return base.empty() ? base : base / "suhbat" / "cache";
#elif defined(__APPLE__)
  const fs::path home = fromVariable("HOME");
  return home.empty() ? home : home / "Library" / "Caches" / "suhbat";
#else
  fs::path base = fromVariable("XDG_CACHE_HOME");
  if (base.empty()) {
    const fs::path home = fromVariable("HOME");
    if (!home.empty()) base = home / ".cache";
  }
  return base.empty() ? base : base / "suhbat";
#endif
}

void makePrivateFolder(const fs::path& folder) {
  fs::create_directories(folder);
#ifndef _WIN32
  // On Windows the user's own folders are private by inheritance.
  fs::permissions(folder, fs::perms::owner_all, fs::perm_options::replace);
#endif
}

bool isPrivateFolder(const fs::path& folder) {
#ifdef _WIN32
  std::error_code error;
  return fs::is_directory(fs::symlink_status(folder, error));
#else
  struct stat status {};
  return ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == ::geteuid() &&
         (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
#endif
}

}  // namespace search
