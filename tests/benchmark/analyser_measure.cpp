#include "tests/benchmark/analyser_measure.h"

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "i18n/analyser.h"
#include "i18n/tokens.h"
#include "tests/benchmark/measure.h"

namespace benchmark {
namespace {

// Words of the text, line by line; `visit` takes each.
template <typename Visit>
double eachWord(const std::vector<std::string>& texts, Visit visit) {
  i18n::Tokeniser tokeniser;
  double words = 0;
  for (const std::string& text : texts) {
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      tokeniser.each(rest.substr(0, end), [&](const i18n::Token& token) {
        ++words;
        visit(token.text);
      });
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return words;
}

}  // namespace

void analysing(const std::vector<std::filesystem::path>& paths) {
  std::unique_ptr<i18n::Analyser> analyser;
  const auto loading =
      measured([&] { analyser = std::make_unique<i18n::Analyser>(i18n::Dictionaries::standard()); });
  report("analyser: three dictionaries read, wall", loading.wall * 1000, "ms", 150);
  report("analyser: three dictionaries read, CPU", loading.cpu * 1000, "ms");
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    texts.emplace_back((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  }
  double words = 0;
  std::size_t terms = 0;
  const auto breaking = measured([&] { words = eachWord(texts, [](std::string_view) {}); });
  const auto first = measured(
      [&] { eachWord(texts, [&](std::string_view word) { terms += analyser->indexTerms(word)->size(); }); });
  const auto exact = measured([&] {
    eachWord(texts, [&](std::string_view word) { terms += i18n::Analyser::exactTerm(word).size(); });
  });
  report("analyser: words of the corpus", words / 1e6, "M");
  report("analyser: breaking into words, CPU a word", breaking.cpu / words * 1e6, "us");
  // 200,000 words a second.
  report("analyser: breaking, all terms of each word, CPU a word", first.cpu / words * 1e6, "us", 5);
  report("analyser: breaking, all terms of each word", words / first.cpu / 1000, "k/s");
  report("analyser: breaking, exact term of each word, CPU a word", exact.cpu / words * 1e6, "us");
  if (terms == 0) std::printf("no terms\n");
}

}  // namespace benchmark
