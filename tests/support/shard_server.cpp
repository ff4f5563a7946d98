#include "tests/support/shard_server.h"

#ifndef _WIN32
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <string>

namespace support {
namespace {

constexpr const char* kProgram = "/usr/bin/xapian-tcpsrv";

sockaddr_in local(unsigned port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

unsigned freePort() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  auto address = local(0);
  socklen_t size = sizeof address;
  const bool bound = ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  ::close(socket);
  if (!bound) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

bool answers(unsigned port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  const auto address = local(port);
  const bool connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(socket);
  return connected;
}

}  // namespace

bool ShardServer::available() {
  return ::access(kProgram, X_OK) == 0;
}

ShardServer::ShardServer(const std::filesystem::path& database) {
  for (int attempt = 0; attempt < 10; ++attempt) {  // another may take the port first
    port_ = freePort();
    process_ = ::fork();
    if (process_ == 0) {
      ::setpgid(0, 0);
      const int nothing = ::open("/dev/null", O_RDWR);
      ::dup2(nothing, 1);
      ::dup2(nothing, 2);
      const std::string port = std::to_string(port_);
      ::execl(kProgram, kProgram, "--interface", "127.0.0.1", "--port", port.c_str(), database.c_str(),
              nullptr);
      ::_exit(127);
    }
    ::setpgid(process_, process_);
    while (::waitpid(process_, nullptr, WNOHANG) == 0) {
      if (answers(port_)) return;
    }
    process_ = -1;
  }
  throw std::runtime_error("xapian-tcpsrv does not start");
}

// With the processes that it makes for each connection.
ShardServer::~ShardServer() {
  if (process_ <= 0) return;
  ::kill(-process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

}  // namespace support
#endif
