#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace support {

// What a program run printed, and how it ended.
struct Run {
  int exit = 0;
  std::string out, err;
};

// Runs a program with arguments (UTF-8), `input` on its standard input, and waits for its end. Output is kept
// in files of `folder`.
Run run(const std::string& program, const std::vector<std::string>& arguments,
        const std::filesystem::path& folder, const std::string& input = {});

std::string contents(const std::filesystem::path& path);
void write(const std::filesystem::path& path, const std::string& bytes);

}  // namespace support
