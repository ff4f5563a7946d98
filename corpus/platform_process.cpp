// runHelper(), as each system does it: processes, their limits and a file without a name.
#include <algorithm>
#include <array>
#include <chrono>

#include "corpus/helper_process.h"
#include "corpus/platform.h"

#ifdef _WIN32
#include <windows.h>

#include <atomic>
#include <memory>
#include <thread>
#else
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <ctime>
#ifdef __linux__
#include <sys/mman.h>
#include <sys/prctl.h>
#endif
#endif

namespace corpus {
namespace {

using Clock = std::chrono::steady_clock;

int millisecondsUntil(Clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left, 0, 60'000));
}

}  // namespace

#ifdef _WIN32

// Not proved on a Windows machine yet.
namespace {

struct Handle {
  HANDLE value = nullptr;
  Handle() = default;
  explicit Handle(HANDLE handle) : value(handle == INVALID_HANDLE_VALUE ? nullptr : handle) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { close(); }
  void close() {
    if (value) CloseHandle(value);
    value = nullptr;
  }
};

// Goes when its last handle is closed, also when we are killed.
HANDLE privateFile(std::string_view bytes) {
  std::array<wchar_t, MAX_PATH + 1> folder{}, name{};
  if (!GetTempPathW(MAX_PATH, folder.data()) || !GetTempFileNameW(folder.data(), L"suh", 0, name.data()))
    return nullptr;
  SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
  HANDLE file = CreateFileW(name.data(), GENERIC_READ | GENERIC_WRITE | DELETE, FILE_SHARE_DELETE, &inherited,
                            CREATE_ALWAYS, FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
  if (file == INVALID_HANDLE_VALUE) {
    DeleteFileW(name.data());
    return nullptr;
  }
  while (!bytes.empty()) {
    DWORD written = 0;
    const auto piece = static_cast<DWORD>(std::min<std::size_t>(bytes.size(), 1 << 24));
    if (!WriteFile(file, bytes.data(), piece, &written, nullptr) || written == 0) {
      CloseHandle(file);
      return nullptr;
    }
    bytes.remove_prefix(written);
  }
  SetFilePointer(file, 0, nullptr, FILE_BEGIN);
  return file;
}

std::wstring wide(const std::string& utf8Text) {
  return std::filesystem::path(std::u8string(utf8Text.begin(), utf8Text.end())).wstring();
}

// As CommandLineToArgvW reads it back.
void appendArgument(std::wstring& line, const std::wstring& argument) {
  if (!line.empty()) line += L' ';
  line += L'"';
  std::size_t slashes = 0;
  for (const wchar_t c : argument) {
    if (c == L'"') line.append(slashes + 1, L'\\');
    slashes = c == L'\\' ? slashes + 1 : 0;
    line += c;
  }
  line.append(slashes, L'\\');
  line += L'"';
}

}  // namespace

HelperResult runHelper(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                       std::string_view input, const HelperLimits& limits) {
  HelperResult result;
  const auto deadline = Clock::now() + std::chrono::milliseconds(limits.wallMilliseconds);
  Handle in(privateFile(input));
  SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
  Handle read, write;
  if (!in.value || !CreatePipe(&read.value, &write.value, &inherited, 0)) return result;
  SetHandleInformation(read.value, HANDLE_FLAG_INHERIT, 0);
  Handle nothing(CreateFileW(L"NUL", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited,
                             OPEN_EXISTING, 0, nullptr));
  if (!nothing.value) return result;

  Handle job(CreateJobObjectW(nullptr, nullptr));
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limit{};
  limit.BasicLimitInformation.LimitFlags =
      JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_PROCESS_MEMORY | JOB_OBJECT_LIMIT_PROCESS_TIME |
      JOB_OBJECT_LIMIT_ACTIVE_PROCESS | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
  limit.BasicLimitInformation.ActiveProcessLimit = 1;
  limit.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart = limits.cpuSeconds * 10'000'000LL;
  limit.ProcessMemoryLimit = limits.memoryBytes;
  if (!job.value ||
      !SetInformationJobObject(job.value, JobObjectExtendedLimitInformation, &limit, sizeof limit))
    return result;

  // The helper gets these three handles and none of the others a thread may have open for its own helper.
  std::array<HANDLE, 3> given = {in.value, write.value, nothing.value};
  SIZE_T size = 0;
  InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
  const auto room = std::make_unique<std::byte[]>(size);
  STARTUPINFOEXW start{};
  start.StartupInfo.cb = sizeof start;
  start.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
  start.StartupInfo.hStdInput = given[0];
  start.StartupInfo.hStdOutput = given[1];
  start.StartupInfo.hStdError = given[2];
  start.lpAttributeList = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(room.get());
  if (!InitializeProcThreadAttributeList(start.lpAttributeList, 1, 0, &size) ||
      !UpdateProcThreadAttribute(start.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, given.data(),
                                 sizeof given, nullptr, nullptr))
    return result;
  std::wstring line;
  appendArgument(line, program.wstring());
  for (const auto& argument : arguments) appendArgument(line, wide(argument));
  PROCESS_INFORMATION process{};
  const bool started = CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, TRUE,
                                      CREATE_SUSPENDED | CREATE_NO_WINDOW | EXTENDED_STARTUPINFO_PRESENT,
                                      nullptr, nullptr, &start.StartupInfo, &process);
  DeleteProcThreadAttributeList(start.lpAttributeList);
  if (!started) return result;
  Handle running(process.hProcess), thread(process.hThread);
  if (!AssignProcessToJobObject(job.value, running.value)) {
    TerminateProcess(running.value, 1);
    return result;
  }
  ResumeThread(thread.value);
  write.close();

  // Pipes can't be waited for with a time limit: a thread reads, and ending the job ends its reading.
  std::atomic<bool> tooMuch = false;
  std::thread reader([&] {
    std::array<char, 65536> buffer;
    DWORD got = 0;
    while (ReadFile(read.value, buffer.data(), static_cast<DWORD>(buffer.size()), &got, nullptr) && got > 0) {
      if (result.output.size() + got > limits.outputBytes) {
        tooMuch = true;
        TerminateJobObject(job.value, 1);
        return;
      }
      result.output.append(buffer.data(), got);
    }
  });
  const bool ended =
      WaitForSingleObject(running.value, static_cast<DWORD>(millisecondsUntil(deadline))) == WAIT_OBJECT_0;
  TerminateJobObject(job.value, 1);
  reader.join();
  DWORD code = 0;
  GetExitCodeProcess(running.value, &code);
  if (tooMuch) {
    result.end = HelperResult::End::TooMuch;
  } else if (!ended) {
    result.end = HelperResult::End::TimedOut;
  } else if (code >= 0x80000000) {  // the NTSTATUS of an exception or a limit
    result.end = HelperResult::End::Crashed;
  } else {
    result.end = HelperResult::End::Done;
    result.exit = static_cast<int>(code);
  }
  return result;
}

#else

namespace {

struct Descriptor {
  int value = -1;
  Descriptor() = default;
  explicit Descriptor(int descriptor) : value(descriptor) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (value >= 0) ::close(value);
    value = -1;
  }
};

// In memory where the system can, else a file in the folder for temporary ones that has lost its name before
// the first byte is in it.
int privateFile(std::string_view bytes) {
  int file = -1;
#ifdef __linux__
  file = ::memfd_create("suhbat", MFD_CLOEXEC);
#endif
  if (file < 0) {
    std::error_code error;
    auto name = (std::filesystem::temp_directory_path(error) / "suhbat-XXXXXX").string();
    file = ::mkstemp(name.data());  // made with mode 0600
    if (file < 0) return -1;
    ::unlink(name.c_str());
    ::fcntl(file, F_SETFD, FD_CLOEXEC);
  }
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      ::close(file);
      return -1;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  ::lseek(file, 0, SEEK_SET);
  return file;
}

template <auto kResource>
void limitTo(rlim_t value) {
  const rlimit limit{value, value};
  ::setrlimit(kResource, &limit);
}

// Between fork and exec: only what is safe after the fork of a program with threads.
[[noreturn]] void becomeHelper(const char* program, char* const* arguments, char* const* environment, int in,
                               int out, int report, pid_t parent, const HelperLimits& limits) {
  const auto fail = [&] {
    const int error = errno;
    [[maybe_unused]] const auto written = ::write(report, &error, sizeof error);
    ::_exit(127);
  };
  // The three could stand on each other's places.
  const int highIn = ::fcntl(in, F_DUPFD_CLOEXEC, 10), highOut = ::fcntl(out, F_DUPFD_CLOEXEC, 10);
  const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  const int highNothing = ::fcntl(nothing, F_DUPFD_CLOEXEC, 10);
  if (::dup2(highIn, 0) < 0 || ::dup2(highOut, 1) < 0 || ::dup2(highNothing, 2) < 0) fail();
  ::setpgid(0, 0);
  struct sigaction standard {};
  standard.sa_handler = SIG_DFL;
  for (const int number : {SIGPIPE, SIGXCPU, SIGCHLD, SIGTERM, SIGINT})
    ::sigaction(number, &standard, nullptr);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  limitTo<RLIMIT_CPU>(static_cast<rlim_t>(limits.cpuSeconds));
  limitTo<RLIMIT_AS>(limits.memoryBytes);
  limitTo<RLIMIT_CORE>(0);  // an interview is in that memory
  limitTo<RLIMIT_FSIZE>(0);
  limitTo<RLIMIT_NOFILE>(64);
#ifdef __linux__
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (::getppid() != parent) ::_exit(127);
#else
  (void)parent;
#endif
  ::execve(program, arguments, environment);
  fail();
  ::_exit(127);
}

// Waits until the deadline for the end; kills what is still there then.
bool ended(pid_t process, Clock::time_point deadline, int& status) {
  bool killed = false;
  for (;;) {
    const auto got = ::waitpid(process, &status, killed ? 0 : WNOHANG);
    if (got == process) return !killed;
    if (got < 0 && errno != EINTR) {
      status = 0;  // somebody ignores the ends of children: its output counts
      return !killed;
    }
    if (got == 0 && millisecondsUntil(deadline) == 0) {
      ::kill(process, SIGKILL);
      killed = true;
    } else if (got == 0) {
      const timespec moment{0, 2'000'000};
      ::nanosleep(&moment, nullptr);
    }
  }
}

bool makePipe(Descriptor& read, Descriptor& write) {
  std::array<int, 2> ends{};
#ifdef __linux__
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
#else
  if (::pipe(ends.data()) != 0) return false;
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
#endif
  read.value = ends[0];
  write.value = ends[1];
  return true;
}

}  // namespace

HelperResult runHelper(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                       std::string_view input, const HelperLimits& limits) {
  HelperResult result;
  const auto deadline = Clock::now() + std::chrono::milliseconds(limits.wallMilliseconds);
  Descriptor in(privateFile(input)), read, write, reportRead, reportWrite;
  if (in.value < 0 || !makePipe(read, write) || !makePipe(reportRead, reportWrite)) return result;

  const std::string path = program.string();
  std::vector<std::string> words = {path};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  // HOME is where these programs look for settings: none.
  std::array<std::string, 3> variables = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8",
                                          "HOME=/nonexistent"};
  std::array<char*, 4> environment = {variables[0].data(), variables[1].data(), variables[2].data(), nullptr};

  const pid_t parent = ::getpid();
  const pid_t process = ::fork();
  if (process < 0) return result;
  if (process == 0)
    becomeHelper(path.c_str(), argv.data(), environment.data(), in.value, write.value, reportWrite.value,
                 parent, limits);
  write.close();
  reportWrite.close();
  in.close();

  // The report's end closes when the program has started; a number in it says why it could not.
  int error = 0;
  ssize_t got = 0;
  do {
    got = ::read(reportRead.value, &error, sizeof error);
  } while (got < 0 && errno == EINTR);
  int status = 0;
  if (got > 0) {
    ended(process, deadline, status);
    return result;
  }

  bool tooMuch = false, late = false;
  std::array<char, 65536> buffer;
  for (;;) {
    pollfd waiting{read.value, POLLIN, 0};
    const int left = millisecondsUntil(deadline);
    const int ready = left > 0 ? ::poll(&waiting, 1, left) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      late = true;
      break;
    }
    const auto count = ::read(read.value, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    if (result.output.size() + static_cast<std::size_t>(count) > limits.outputBytes) {
      tooMuch = true;
      break;
    }
    result.output.append(buffer.data(), static_cast<std::size_t>(count));
  }
  if (tooMuch || late) ::kill(process, SIGKILL);
  const bool byItself = ended(process, deadline, status);
  if (tooMuch) {
    result.end = HelperResult::End::TooMuch;
  } else if (late || !byItself) {
    result.end = HelperResult::End::TimedOut;
  } else if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    result.end =
        number == SIGXCPU || number == SIGKILL ? HelperResult::End::TimedOut : HelperResult::End::Crashed;
  } else {
    result.end = HelperResult::End::Done;
    result.exit = WEXITSTATUS(status);
  }
  return result;
}

#endif

}  // namespace corpus
