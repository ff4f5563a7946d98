#include <atomic>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <thread>

#include "corpus/import/importer.h"
#include "corpus/import/source_file.h"

namespace corpus {
namespace {

constexpr std::size_t kThreads = 2;

struct Outcome {
  std::optional<ImportedTranscript> transcript;
  std::optional<i18n::Message> reason;
};

Outcome read(const std::filesystem::path& path, const ImportOptions& options,
             const i18n::LanguageGuesser& guesser) {
  const auto unreadable = [&] {
    return i18n::message(
        "“{file}” could not be read: its content is not as its kind of file should be. Nothing was "
        "imported from it.",
        {{"file", import::shownName(path)}});
  };
  Outcome outcome;
  try {
    outcome.transcript = readTranscript(path, options, guesser);
  } catch (const Error& error) {
    outcome.reason = error.message();
  } catch (const std::bad_alloc&) {
    outcome.reason = i18n::message("“{file}” needs more memory than there is. Nothing was imported from it.",
                                   {{"file", import::shownName(path)}});
  } catch (const std::exception&) {
    outcome.reason = unreadable();  // one file must not end the batch
  }
  return outcome;
}

}  // namespace

Batch readTranscripts(const std::vector<std::filesystem::path>& paths, const ImportOptions& options,
                      Progress& progress) {
  std::vector<ImportRequest> requests;
  requests.reserve(paths.size());
  for (const auto& path : paths) requests.push_back({path, options});
  return readTranscripts(requests, progress);
}

Batch readTranscripts(const std::vector<ImportRequest>& requests, Progress& progress) {
  const i18n::LanguageGuesser guesser;
  // Every file once, even when it was chosen twice.
  std::vector<const ImportRequest*> files;
  std::set<std::filesystem::path> seen;
  for (const auto& request : requests)
    if (seen.insert(request.path.lexically_normal()).second) files.push_back(&request);

  std::vector<Outcome> outcomes(files.size());
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::int64_t done = 0;
  const auto work = [&] {
    for (auto i = next++; i < files.size() && !progress.cancelled(); i = next++) {
      outcomes[i] = read(files[i]->path, files[i]->options, guesser);
      const std::scoped_lock lock(mutex);
      progress.set(++done, static_cast<std::int64_t>(files.size()), import::shownName(files[i]->path));
    }
  };
  progress.set(0, static_cast<std::int64_t>(files.size()));
  {
    std::vector<std::jthread> threads;
    // A single file isn't worth a thread; where none can be had, this one works alone.
    try {
      for (std::size_t i = 1; i < std::min(kThreads, files.size()); ++i) threads.emplace_back(work);
    } catch (const std::system_error&) {
    }
    work();
  }
  progress.check();

  Batch batch;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (outcomes[i].transcript) {
      batch.transcripts.push_back(std::move(*outcomes[i].transcript));
    } else if (outcomes[i].reason) {
      batch.failures.push_back({files[i]->path, std::move(*outcomes[i].reason)});
    }
  }
  return batch;
}

}  // namespace corpus
