#include "tests/benchmark/word_views_measure.h"

#include "search/word_views.h"
#include "tests/benchmark/measure.h"

namespace benchmark {

void measureWordViews(search::Index& index, const corpus::Project& project, const i18n::Analyser& analyser) {
  std::vector<search::CountedText> texts;
  report("words: reading the texts, wall",
         measured([&] { texts = search::countedTexts(index, project); }).wall * 1000, "ms");
  search::WordOptions options;
  options.without = std::make_shared<const search::StopLists>(search::StopLists::builtIn());
  corpus::Progress progress;
  report("words: list by lemma, CPU",
         measured([&] { search::wordList(texts, analyser, options, progress); }).cpu, "s", 3);
  report("words: collocates, CPU",
         measured([&] {
           search::collocates(texts, "жұмыс", i18n::MatchLevel::Forms, 5, 3, analyser, options, progress);
         }).cpu,
         "s");
  const auto half = texts.begin() + static_cast<std::ptrdiff_t>(texts.size() / 2);
  const std::vector<search::CountedText> first(texts.begin(), half), second(half, texts.end());
  report("words: keyness of two halves, CPU",
         measured([&] { search::keyness(first, second, analyser, options, 3, progress); }).cpu, "s");
}

}  // namespace benchmark
