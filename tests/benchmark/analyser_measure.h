#pragma once
#include <filesystem>
#include <vector>

namespace benchmark {

// What the analyser costs: reading its dictionaries, and the words of the corpus, each text read as turns.
void analysing(const std::vector<std::filesystem::path>& paths);

}  // namespace benchmark
