#include "tests/support/program.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace support {
namespace {

std::string quoted(const std::string& argument) {
#ifdef _WIN32
  std::string out = "\"";
  for (const char letter : argument) out += letter == '"' ? std::string("\\\"") : std::string(1, letter);
  return out + '"';
#else
  std::string out = "'";
  for (const char letter : argument) out += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return out + '\'';
#endif
}

std::string utf8(const std::filesystem::path& path) {
  const auto text = path.u8string();
  return {text.begin(), text.end()};
}

int exitOf(int status) {
#ifdef _WIN32
  return status;
#else
  return (status & 0x7F) == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F);
#endif
}

}  // namespace

Run run(const std::string& program, const std::vector<std::string>& arguments,
        const std::filesystem::path& folder, const std::string& input) {
  const auto in = folder / "standard-input", out = folder / "standard-output",
             err = folder / "standard-error";
  write(in, input);
  std::string line = quoted(program);
  for (const auto& argument : arguments) line += ' ' + quoted(argument);
  line += " <" + quoted(utf8(in)) + " >" + quoted(utf8(out)) + " 2>" + quoted(utf8(err));
  Run result;
  result.exit = exitOf(std::system(line.c_str()));
  result.out = contents(out);
  result.err = contents(err);
  return result;
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {(std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>()};
}

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace support
