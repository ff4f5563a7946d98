#pragma once
// The index's folder on disk: opened when it is ours and whole, otherwise thrown away and made anew.
//
// One Xapian document a turn, holding the folded words with their positions and nothing else. Which words are
// forms of which lemma or stem is kept once a word, in Xapian's synonym table (lemma -> words): indexing four
// terms for every word of the text costs five times as much, and phrases of word forms need positions either
// way.
//
// A transcript's turns have document ids in one
// row, [first, first + count), so the list of transcripts (kept in the metadata, written with every commit)
// says which turn a document is. The list carries each transcript's fingerprint: comparing contents, not a
// revision, an index stays good through every edit that leaves the words alone, and after copying the
// project.
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "corpus/guid.h"
#include "i18n/span.h"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace search {

using corpus::Guid;

// One transcript for the index: a value, read on the main thread, indexed on a worker.
struct IndexedTranscript {
  Guid guid;
  std::string fingerprint;
  std::string text;
  std::vector<i18n::Span> turns;  // the words spoken, in order
};

struct IndexedEntry {
  std::uint32_t first = 0, count = 0;  // document ids [first, first + count)
  std::string fingerprint;
  bool operator==(const IndexedEntry&) const = default;
};
using IndexedEntries = std::map<Guid, IndexedEntry>;

// What tells whether an index can be used: whose it is and how its words were made.
struct IndexIdentity {
  Guid project;
  std::string analyser;
};

// The side that writes. One thread at a time. Everything may throw Xapian::Error or filesystem_error: whoever
// catches it throws the index away.
class IndexStore {
 public:
  // Opens the index in folder / project's GUID, made anew when there is none, or one that is foreign, damaged
  // or made by another analyser. When another process writes there, a second index beside it is used.
  static std::unique_ptr<IndexStore> open(const std::filesystem::path& cacheFolder,
                                          const IndexIdentity& identity);
  // The same, but nothing that is there is kept.
  static std::unique_ptr<IndexStore> openAnew(const std::filesystem::path& cacheFolder,
                                              const IndexIdentity& identity);
  ~IndexStore();  // drops what was not committed

  const std::filesystem::path& databaseFolder() const { return database_; }
  const IndexedEntries& entries() const { return entries_; }
  Xapian::WritableDatabase& writable() { return *writable_; }

  void put(const Guid& transcript, IndexedEntry entry);
  void remove(const Guid& transcript);  // with its documents
  // `word` (as it is indexed) is found by `lemma`, a term of the analyser's.
  void addForm(const std::string& lemma, const std::string& word);
  void commit();

 private:
  IndexStore(std::filesystem::path database, std::unique_ptr<Xapian::WritableDatabase> writable);
  static std::unique_ptr<IndexStore> openIn(const std::filesystem::path& folder,
                                            const IndexIdentity& identity, bool anew);

  std::filesystem::path database_;
  std::unique_ptr<Xapian::WritableDatabase> writable_;
  IndexedEntries entries_;
  std::map<std::string, std::vector<std::string>>
      forms_;  // not written yet; in order, which is quicker to write
};

// The list as the last commit left it. Throws Xapian::DatabaseCorruptError when it doesn't fit the documents.
IndexedEntries readEntries(const Xapian::Database& database);

}  // namespace search
