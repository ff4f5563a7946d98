#pragma once
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

// The command line in a folder of its own, speaking English.
class Shell {
 public:
  Shell() {
#ifndef _WIN32
    setenv("XDG_CACHE_HOME", (folder_.path() / "cache").c_str(), 1);
#endif
  }
  support::Run operator()(std::vector<std::string> arguments, const std::string& input = {}) {
    arguments.insert(arguments.begin(), {"--lang", "en"});
    return support::run(SUHBAT_CLI, arguments, folder_, input);
  }
  nlohmann::json rows(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--format", "json"});
    const auto run = (*this)(arguments);
    INFO(run.err);
    REQUIRE(run.exit == 0);
    return nlohmann::json::parse(run.out);
  }
  std::string file(const std::string& name, const std::string& bytes) {
    support::write(folder_.path() / std::filesystem::path(std::u8string(name.begin(), name.end())), bytes);
    return path(name);
  }
  std::string path(const std::string& name) {
    const auto text =
        (folder_.path() / std::filesystem::path(std::u8string(name.begin(), name.end()))).u8string();
    return {text.begin(), text.end()};
  }

 private:
  support::TemporaryFolder folder_;
};
