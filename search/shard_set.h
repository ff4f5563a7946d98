#pragma once
// Shards as they are opened: the databases, here or on other machines, and what stands beside their stub.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "search/index_store.h"

namespace Xapian {
class Database;
}

namespace search {

// Xapian's remote backend gives words, weights and frequencies; forms of words and metadata it doesn't. Those
// stand in files beside the stub, with the UUID of each shard: a server that serves another database is found
// out, and lines of the stub may stand in any order.
struct ShardSet {
  ShardSet();
  ~ShardSet();
  std::unique_ptr<Xapian::Database> words;       // all shards, in the order of the stub
  std::unique_ptr<Xapian::Database> vocabulary;  // every word, and of which lemma it is a form
  IndexContents contents;                        // parts: the shards, in the order of the stub
  std::shared_ptr<const std::vector<std::string>> uuids;
};

// Names of what stands beside a stub.
inline constexpr const char* kStubName = "shards.stub";
inline constexpr const char* kShardListName = "shards.txt";
inline constexpr const char* kVocabularyName = "vocabulary";

// The list's beginning: whose shards they are.
std::string shardHeader(const IndexIdentity& identity);

// Of a stub only lines `auto FOLDER`, `glass FOLDER` (below the stub's folder) and `remote HOST:PORT` are
// taken; Xapian's own reading of stubs would run programs that a line names. A server has some seconds to
// answer. Throws UsageError.
std::unique_ptr<ShardSet> openShardSet(const std::filesystem::path& stub, const IndexIdentity& identity);

}  // namespace search
