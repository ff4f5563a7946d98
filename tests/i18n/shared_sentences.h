#pragma once
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

// Sentences of one language from /shared/language, for measuring; none where they are not at hand.
inline std::vector<std::string> sharedSentences(const std::string& name) {
  std::ifstream file(std::filesystem::path(SUHBAT_SHARED) / "language" / ("sent_" + name + ".txt"));
  std::vector<std::string> out;
  for (std::string line; std::getline(file, line);) out.push_back(line);
  return out;
}
