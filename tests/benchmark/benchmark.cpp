// Speed of import, search and counting on a generated corpus, printed beside the machine's own lower bounds.
//   benchmark [INTERVIEWS] [WORDS EACH]      default 400 of 8,000 words, 35 MB of text
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>

#include "coding/codebook.h"
#include "coding/coders.h"
#include "coding/frequency.h"
#include "coding/segments.h"
#include "corpus/import/importer.h"
#include "corpus/transcripts.h"
#include "i18n/breaks.h"
#include "i18n/text.h"
#include "search/index.h"
#include "tests/benchmark/analyser_measure.h"
#include "tests/benchmark/bare_index.h"
#include "tests/benchmark/corpus_generator.h"
#include "tests/benchmark/measure.h"
#include "tests/benchmark/search_measure.h"
#include "tests/benchmark/word_views_measure.h"
#include "tests/support/temporary_folder.h"

using namespace benchmark;
using i18n::message;

namespace {

constexpr double kMega = 1e6;

void lowerBounds(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::string> texts;
  const auto reading = measured([&] {
    for (const auto& path : paths) {
      std::ifstream file(path, std::ios::binary);
      texts.emplace_back((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    }
  });
  double bytes = 0;
  for (const auto& text : texts) bytes += static_cast<double>(text.size());
  report("corpus", bytes / kMega, "MB");
  report("lower bound: reading the files, CPU", reading.cpu * 1000, "ms");
  std::int64_t words = 0;
  const auto breaking = measured([&] {
    for (const auto& text : texts) words += i18n::wordCount(text);
  });
  report("lower bound: ICU word breaking, one thread, CPU", breaking.cpu * 1000, "ms");
  report("words", static_cast<double>(words) / kMega, "M");
}

void importing(corpus::Project& project, const std::vector<std::filesystem::path>& paths) {
  corpus::Batch batch;
  const auto reading = measured([&] {
    corpus::Progress progress;
    batch = corpus::readTranscripts(paths, {}, progress);
  });
  const auto storing = measured([&] {
    project.edit(message("Import transcripts"), [&](corpus::Edit& edit) {
      for (const auto& transcript : batch.transcripts) corpus::addTranscript(edit, transcript);
    });
  });
  report("import: files to values, CPU", reading.cpu * 1000, "ms");
  report("import: values into the project, CPU", storing.cpu * 1000, "ms");
  report("import, whole, CPU", (reading.cpu + storing.cpu) * 1000, "ms", 1500);
  report("import, whole, wall", (reading.wall + storing.wall) * 1000, "ms");
  if (!batch.failures.empty()) std::printf("%zu files were refused\n", batch.failures.size());
}

void searching(corpus::Project& project, const std::filesystem::path& cache,
               const std::vector<std::string>& vocabulary, double bytes) {
  std::shared_ptr<const i18n::Analyser> analyser;
  const auto loading =
      measured([&] { analyser = std::make_shared<i18n::Analyser>(i18n::Dictionaries::standard()); });
  report("analyser: loading, wall", loading.wall * 1000, "ms");
  search::Index index(project, analyser, {cache});
  const auto building = measured([&] {
    corpus::Progress progress;
    index.bringUpToDate(progress);
  });
  report("index: building, wall", building.wall, "s");
  report("index: building, CPU", building.cpu, "s");
  report("index: text a second of one core", bytes / kMega / building.cpu, "MB/s", 2.5, Bar::AtLeast);
  report("index: cores used", building.cpu / building.wall, "");
  report("index: memory of the process at most", peakMemory() / kMega, "MB", 1500);
  double size = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(cache)) {
    if (entry.is_regular_file()) size += static_cast<double>(entry.file_size());
  }
  report("index: size", size / kMega, "MB", 4 * bytes / kMega);

  measureQueries(index, project, vocabulary, *analyser);
  measureSuggestions(index, project, *analyser);
  measureWordViews(index, project, *analyser);
}

void counting(corpus::Project& project) {
  project.edit(message("Add codebook template"),
               [](corpus::Edit& edit) { coding::addTemplate(edit, coding::Template::PushPull); });
  const auto codes = coding::Codebook::read(project).all();
  const auto transcripts = corpus::transcripts(project);
  const auto coder = coding::coders(project).front().guid;
  std::mt19937 random(5);
  const auto tagging = measured([&] {
    project.edit(message("Import codings"), [&](corpus::Edit& edit) {
      for (int n = 0; n < 50'000; ++n) {
        const auto& transcript = transcripts[random() % transcripts.size()];
        const auto begin =
            static_cast<std::int64_t>(random() % static_cast<unsigned>(transcript.length - 400));
        coding::addSegment(edit, transcript.guid,
                           {begin, begin + 40 + static_cast<std::int64_t>(random() % 300)},
                           codes[random() % codes.size()].guid, coder);
      }
    });
  });
  report("coding: 50,000 segments in one edit, wall", tagging.wall, "s");
  std::shared_ptr<const coding::FrequencyData> data;
  report("frequency: reading, wall", measured([&] { data = coding::readFrequencyData(project); }).wall * 1000,
         "ms");
  Samples samples;
  for (int n = 0; n < 50; ++n) {
    samples.add(measured([&] {
                  coding::frequency(*data, coding::Count::Codings, coding::Rows::Code,
                                    {coding::By::Kind::Transcript, {}});
                }).wall);
  }
  report("frequency: 50,000 segments, code x transcript, p95", samples.percentile(0.95) * 1000, "ms", 10);

  Samples commits;
  for (int n = 0; n < 60; ++n) {
    const auto& transcript = transcripts[static_cast<std::size_t>(n) % transcripts.size()];
    commits.add(measured([&] {
                  project.edit(message("Tag with “{code}”"), [&](corpus::Edit& edit) {
                    coding::addSegment(edit, transcript.guid, {n, n + 40}, codes.front().guid, coder);
                  });
                }).wall);
  }
  report("tagging: one edit committed, p95", commits.percentile(0.95) * 1000, "ms", 50);
}

}  // namespace

int main(int count, char* arguments[]) {
  const auto interviews = count > 1 ? std::atoll(arguments[1]) : 400;
  const auto words = count > 2 ? std::atoll(arguments[2]) : 8000;
  support::TemporaryFolder folder;
  CorpusGenerator generator(SUHBAT_SAMPLE_SOURCES, 1);
  const auto paths = generator.write(folder.path() / "interviews", interviews, words);
  lowerBounds(paths);
  analysing(paths);
  const auto project =
      corpus::Project::create(folder.path() / "benchmark.suhbat", {"Benchmark", i18n::Language::Russian, "A"},
                              corpus::Environment::system());
  importing(*project, paths);
  const double bytes = bareIndex(paths, folder.path() / "bare");
  counting(*project);
  searching(*project, folder.path() / "cache", generator.vocabulary(), bytes);
}
