#include "tests/benchmark/corpus_generator.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "i18n/tokens.h"

namespace benchmark {

CorpusGenerator::CorpusGenerator(const std::filesystem::path& sampleSources, std::uint32_t seed)
    : random_(seed) {
  std::map<std::string, int> counts;
  i18n::Tokeniser tokeniser;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(sampleSources, none)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    tokeniser.each(text, [&](const i18n::Token& token) { ++counts[std::string(token.text)]; });
  }
  if (counts.empty()) counts = {{"мен", 9}, {"сен", 8}, {"жұмыс", 7}, {"бала", 6}, {"город", 5}, {"home", 4}};
  std::vector<std::pair<int, std::string>> byCount;
  for (const auto& [text, count] : counts) byCount.emplace_back(-count, text);
  std::sort(byCount.begin(), byCount.end());
  for (const auto& [count, text] : byCount) words_.push_back(text);
  const std::size_t stems = words_.size();
  const char* suffixes[] = {"лар", "ымыз", "ға", "дан", "ның", "сыз", "дық", "лық", "да", "ды", "мен", "ын"};
  while (words_.size() < 70'000) {
    std::string text = words_[random_() % stems];
    for (auto more = 1 + random_() % 3; more > 0; --more) text += suffixes[random_() % std::size(suffixes)];
    words_.push_back(std::move(text));
  }
  double sum = 0;
  for (std::size_t n = 0; n < words_.size(); ++n) upTo_.push_back(sum += 1.0 / static_cast<double>(n + 2));
}

const std::string& CorpusGenerator::word() {
  const double at = std::uniform_real_distribution<double>(0, upTo_.back())(random_);
  return words_[static_cast<std::size_t>(std::lower_bound(upTo_.begin(), upTo_.end(), at) - upTo_.begin())];
}

std::string CorpusGenerator::interview(std::int64_t words) {
  std::string text;
  text.reserve(static_cast<std::size_t>(words) * 12);
  for (std::int64_t done = 0, turn = 0; done < words; ++turn) {
    const bool question = turn % 2 == 0;
    text += question ? "Интервьюер: " : "Респондент: ";
    const std::int64_t length = question ? 6 + static_cast<std::int64_t>(random_() % 15)
                                         : 30 + static_cast<std::int64_t>(random_() % 120);
    for (std::int64_t n = 0; n < length; ++n) {
      text += word();
      text += n + 1 == length ? (question ? "?" : ".") : n % 12 == 11 ? ". " : n % 7 == 6 ? ", " : " ";
    }
    text += '\n';
    done += length;
  }
  return text;
}

std::vector<std::filesystem::path> CorpusGenerator::write(const std::filesystem::path& folder,
                                                          std::int64_t count, std::int64_t words) {
  std::filesystem::create_directories(folder);
  std::vector<std::filesystem::path> paths;
  for (std::int64_t n = 0; n < count; ++n) {
    paths.push_back(folder / ("interview " + std::to_string(n + 1) + ".txt"));
    std::ofstream(paths.back(), std::ios::binary) << interview(words);
  }
  return paths;
}

}  // namespace benchmark
