#pragma once
#include <filesystem>

#include "corpus/job.h"
#include "corpus/project.h"
#include "i18n/analyser.h"

namespace search {

// Makes `count` Xapian databases (shard1 … shardN) of the project's turns in `folder`, transcripts spread
// evenly by size, and a stub database file `shards.stub` that names them. Each shard can be moved to another
// machine and served there read-only by `xapian-tcpsrv`; its line in the stub is then `remote HOST:PORT`. The
// shards hold words and no texts: hits are shown from the project, which stays where it is. Existing files
// are not overwritten. Throws FileError, UsageError, Cancelled. Returns the stub.
std::filesystem::path writeShards(corpus::Project& project, const i18n::Analyser& analyser,
                                  const std::filesystem::path& folder, int count, corpus::Progress& progress);

}  // namespace search
