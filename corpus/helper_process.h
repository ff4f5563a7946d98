#pragma once
// Files of risky formats are read by a program of their own, so that what they do to it they don't do to us.
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corpus {

struct HelperLimits {
  int cpuSeconds = 4;
  int wallMilliseconds = 4500;
  std::size_t memoryBytes = 450'000'000;  // address space of the helper
  std::size_t outputBytes = 60'000'000;
};

struct HelperResult {
  enum class End {
    Done,      // it ended by itself; `exit` says how
    NotThere,  // the program could not be started
    Crashed,   // by itself, or for asking more memory or time than it may have
    TimedOut,
    TooMuch,  // more output than allowed
  };
  End end = End::NotThere;
  int exit = 0;        // of Done
  std::string output;  // what came on its standard output, whole only when Done
};

// The name by which a helper that wants a file opens its standard input, rather than copying it to one.
#ifdef _WIN32
inline constexpr const char* kHelperInput = "-";
#else
inline constexpr const char* kHelperInput = "/dev/stdin";
#endif

// A program beside our own, else in the folders of PATH; nothing when there is none. `name` without ".exe".
std::optional<std::filesystem::path> helperProgram(const std::string& name);

// Runs a program to its end, `input` as its standard input (a file without a name that no one else can open,
// so that it can seek in it and nothing stays behind), standard output caught, standard error dropped,
// environment empty but for the search path and a UTF-8 locale. Never waits longer than the limits say, and
// leaves no process running; the helper can write no files. May be called from several threads. Doesn't throw
// but for want of memory.
HelperResult runHelper(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                       std::string_view input, const HelperLimits& limits = {});

// The same for reading `file` (its name, for messages): gives the output, or throws FileError with a plain
// sentence for every end but Done with exit 0. `program` must be there.
std::string readWithHelper(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                           std::string_view input, const std::string& file, const HelperLimits& limits = {});

}  // namespace corpus
