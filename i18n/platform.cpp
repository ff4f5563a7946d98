#include "i18n/platform.h"

#include <string>
#include <system_error>

#ifdef _WIN32
#include <windows.h>
#elif defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

namespace i18n {

std::filesystem::path programFolder() {
#ifdef _WIN32
  std::wstring name(32768, L'\0');
  name.resize(GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size())));
  return std::filesystem::path(name).parent_path();
#elif defined(__APPLE__)
  std::string name(4096, '\0');
  auto size = static_cast<std::uint32_t>(name.size());
  return _NSGetExecutablePath(name.data(), &size) == 0 ? std::filesystem::path(name.c_str()).parent_path()
                                                       : std::filesystem::path();
#else
  std::error_code none;
  return std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
#endif
}

}  // namespace i18n
