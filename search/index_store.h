#pragma once
// The index's folder on disk: opened when it is ours and whole, otherwise thrown away and made anew.
//
// An index is a list of parts, each a Xapian database that is never written again once it is in the list:
// what is edited goes into a new part, and what stands in older ones belongs to no turn from then on. Small
// parts are merged into larger ones as they become many. So an edit costs what its text costs, whatever the
// size of the project, words arrive in Xapian in large lots (five times as fast as adding to one database),
// and being killed at any moment leaves the list as it was.
//
// One Xapian document a turn, holding the folded words with their positions and nothing else. Which words are
// forms of which lemma or stem is kept once a word, in Xapian's synonym table (lemma -> words): indexing four
// terms for every word of the text costs five times as much, and phrases of word forms need positions either
// way.
//
// A transcript's turns have document ids in one row of one part, [first, first + count). Ids are given once
// in an index, whatever the part: merging keeps them, and however many parts are searched as one, Xapian
// breaks ties in the order of the ids. The list of parts and transcripts says which turn a document is. It
// carries each transcript's fingerprint: comparing contents, not a revision, an index stays good through
// every edit that leaves the words alone, and after copying the project.
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/guid.h"
#include "i18n/span.h"

namespace Xapian {
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
  std::uint32_t part = 0;              // IndexPart::number
  std::uint32_t first = 0, count = 0;  // document ids [first, first + count)
  std::string fingerprint;
  bool operator==(const IndexedEntry&) const = default;
};
using IndexedEntries = std::map<Guid, IndexedEntry>;

struct IndexPart {
  std::uint32_t number = 0;
  std::uint32_t documents = 0;
  bool forms = false;  // says which words are forms of which lemma
  bool operator==(const IndexPart&) const = default;
};
// Parts in the order of their documents' ids, which don't interleave.
struct IndexContents {
  std::vector<IndexPart> parts;
  IndexedEntries entries;
};

// What tells whether an index can be used: whose it is and how its words were made.
struct IndexIdentity {
  Guid project;
  std::string analyser;
};

// The list as lines of text, closed by a check sum; nothing when the text is not such a list, whole.
std::string writtenContents(const IndexContents& contents);
std::optional<IndexContents> readContents(const std::string& text);

// Everything may throw Xapian::Error or filesystem_error: whoever catches it throws the index away. newPart()
// and newDocuments() may be called by several threads, the rest by one at a time.
class IndexStore {
 public:
  // Opens the index in folder / project's GUID, made anew when there is none, or one that is foreign, damaged
  // or made by another analyser. When another process writes there, a second index beside it is used.
  static std::unique_ptr<IndexStore> open(const std::filesystem::path& cacheFolder,
                                          const IndexIdentity& identity);
  // The same, but nothing that is there is kept.
  static std::unique_ptr<IndexStore> openAnew(const std::filesystem::path& cacheFolder,
                                              const IndexIdentity& identity);
  ~IndexStore();

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path partFolder(std::uint32_t number) const;
  const IndexContents& contents() const { return contents_; }

  // A number for a part that is not in the list yet.
  std::uint32_t newPart() { return ++lastPart_; }
  // The first of `count` ids never used before.
  std::uint32_t newDocuments(std::uint32_t count) { return nextDocument_.fetch_add(count); }
  // What the index is from now on. Parts that were in the list and no longer are, are deleted.
  void publish(IndexContents contents);

 private:
  IndexStore(std::filesystem::path folder, std::unique_ptr<Xapian::WritableDatabase> lock);
  static std::unique_ptr<IndexStore> openIn(const std::filesystem::path& folder,
                                            const IndexIdentity& identity, bool anew);
  bool readWhole();
  void write() const;
  void removeStrays() const;

  std::filesystem::path folder_;
  std::unique_ptr<Xapian::WritableDatabase> lock_;  // an empty database: open for writing by one process
  IndexContents contents_;
  std::atomic<std::uint32_t> lastPart_ = 0, nextDocument_ = 1;
};

}  // namespace search
