#pragma once
#ifndef _WIN32
#include <sys/types.h>
#include <filesystem>

namespace support {

// One database served by xapian-tcpsrv on a free port of this machine, until it goes out of scope.
class ShardServer {
 public:
  static bool available();
  explicit ShardServer(const std::filesystem::path& database);
  ~ShardServer();
  ShardServer(const ShardServer&) = delete;
  ShardServer& operator=(const ShardServer&) = delete;
  unsigned port() const { return port_; }

 private:
  pid_t process_ = -1;
  unsigned port_ = 0;
};

}  // namespace support
#endif
