#include <CLI/CLI.hpp>

#include "corpus/platform.h"
#include "gui/cli/commands.h"
#include "gui/cli/searching.h"
#include "search/catalogue.h"
#include "search/shards.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

// Bytes of all files below a folder.
std::int64_t sizeOf(const fs::path& folder) {
  std::error_code error;
  std::int64_t size = 0;
  for (fs::recursive_directory_iterator entry(folder, error), end; entry != end; entry.increment(error)) {
    if (entry->is_regular_file(error)) size += static_cast<std::int64_t>(entry->file_size(error));
  }
  return size;
}

void index(Session& session, const std::string& path) {
  Searching in(session, path, corpus::Project::Mode::ReadOnly);
  const auto status = in.index.status();
  const fs::path folder = search::Index::Place::standard().cacheFolder / in.project->guid().text();
  std::int64_t turns = 0;
  for (const auto& transcript : in.index.catalogue().transcripts())
    turns += static_cast<std::int64_t>(transcript.turns.size());
  session.print({{"folder", "bytes", "transcripts", "turns"},
                 {{corpus::utf8(folder), sizeOf(folder), status.transcriptsDone, turns}}});
  tellWhetherComplete(session, !status.building && status.transcriptsDone == status.transcriptsTotal);
}

void shards(Session& session, const std::string& path, int count, const std::string& folder) {
  const auto project = openProject(session, path, corpus::Project::Mode::ReadOnly);
  const i18n::Analyser analyser(i18n::Dictionaries::standard());
  corpus::Progress progress;
  const fs::path stub = search::writeShards(*project, analyser, pathOf(folder), count, progress);
  session.print(
      {{"shards", "bytes", "list"}, {{std::int64_t{count}, sizeOf(stub.parent_path()), corpus::utf8(stub)}}});
}

}  // namespace

void addIndexCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  struct Arguments {
    std::string project, folder;
    int shards = 0;
  };
  const auto arguments = std::make_shared<Arguments>();
  auto* indexing = app.add_subcommand(
      "index", tr("Bring the search index up to date, or write it as shards for several machines"));
  indexing->add_option("PROJECT", arguments->project, tr("The project file, NAME.suhbat"))->required();
  auto* count = indexing->add_option("--shards", arguments->shards,
                                     tr("Into how many parts, each to be served by xapian-tcpsrv"));
  auto* folder = indexing->add_option("--to", arguments->folder, tr("A new folder for the shards"));
  count->needs(folder);
  folder->needs(count);
  indexing->callback([&session, arguments, count] {
    if (count->count() > 0) {
      shards(session, arguments->project, arguments->shards, arguments->folder);
    } else {
      index(session, arguments->project);
    }
  });
}

}  // namespace cli
