#pragma once
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace benchmark {

// Interviews like real ones in what costs time: Kazakh, Russian and English words by Zipf's law, some 70,000
// distinct forms, turns of two speakers with labels. The words come from the sample interviews and from stems
// with stacked Kazakh suffixes. The same seed gives the same corpus.
class CorpusGenerator {
 public:
  CorpusGenerator(const std::filesystem::path& sampleSources, std::uint32_t seed);
  // About `words` words of one interview.
  std::string interview(std::int64_t words);
  // Writes `count` interviews as .txt files and returns their paths.
  std::vector<std::filesystem::path> write(const std::filesystem::path& folder, std::int64_t count,
                                           std::int64_t words);
  const std::vector<std::string>& vocabulary() const { return words_; }  // most frequent first

 private:
  const std::string& word();
  std::mt19937 random_;
  std::vector<std::string> words_;
  std::vector<double> upTo_;  // cumulated Zipf weights
};

}  // namespace benchmark
