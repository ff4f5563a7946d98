#include "search/index_store.h"

#include <xapian.h>

#include <fstream>
#include <sstream>

#include "corpus/platform.h"
#include "search/platform.h"

namespace search {
namespace fs = std::filesystem;
namespace {

// Grows when the documents' form changes.
constexpr int kSchema = 2;
constexpr const char* kList = "suhbat-transcripts";
constexpr int kMostIndexes = 8;  // of one project at a time, by so many processes

// Written last when an index is made, and looked at before Xapian touches anything: what has no such file
// (another program's folder, one half made when the power went) is never opened.
std::string marker(const IndexIdentity& identity) {
  std::ostringstream text;
  text << "Suhbat search index. It can be deleted at any time.\nschema " << kSchema << "\nxapian "
       << XAPIAN_VERSION << "\nproject " << identity.project.text() << "\nanalyser " << identity.analyser
       << "\n";
  return text.str();
}

fs::path markerFile(const fs::path& folder) {
  return folder / "suhbat-index.txt";
}

bool hasMarker(const fs::path& folder, const IndexIdentity& identity) {
  if (!isPrivateFolder(folder) || !isPrivateFolder(folder / "words")) return false;
  if (!fs::is_regular_file(fs::symlink_status(markerFile(folder)))) return false;
  std::ifstream file(markerFile(folder), std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return file && text.str() == marker(identity);
}

void writeMarker(const fs::path& folder, const IndexIdentity& identity) {
  std::ofstream file(markerFile(folder), std::ios::binary | std::ios::trunc);
  file << marker(identity);
  file.close();
  if (!file)
    throw fs::filesystem_error("cannot write", markerFile(folder), std::make_error_code(std::errc::io_error));
}

std::string written(const IndexedEntries& entries) {
  std::ostringstream text;
  for (const auto& [guid, entry] : entries) {
    text << guid.text() << ' ' << entry.first << ' ' << entry.count << ' ' << entry.fingerprint << '\n';
  }
  return text.str();
}

}  // namespace

IndexedEntries readEntries(const Xapian::Database& database) {
  std::istringstream text(database.get_metadata(kList));
  IndexedEntries entries;
  std::string guid;
  IndexedEntry entry;
  Xapian::doccount documents = 0;
  while (text >> guid >> entry.first >> entry.count >> entry.fingerprint) {
    documents += entry.count;
    entries.emplace(Guid::fromStored(guid), entry);
  }
  if (documents != database.get_doccount())
    throw Xapian::DatabaseCorruptError("The list doesn't fit the documents");
  return entries;
}

IndexStore::IndexStore(fs::path database, std::unique_ptr<Xapian::WritableDatabase> writable)
    : database_(std::move(database)), writable_(std::move(writable)), entries_(readEntries(*writable_)) {
  // A transaction, so that neither a full buffer nor closing commits half a transcript.
  writable_->begin_transaction();
}

IndexStore::~IndexStore() {
  try {
    writable_->cancel_transaction();
  } catch (const Xapian::Error&) {
    // What is not committed is lost either way.
  }
}

std::unique_ptr<IndexStore> IndexStore::openIn(const fs::path& folder, const IndexIdentity& identity,
                                               bool anew) {
  const fs::path database = folder / "words";
  const std::string name = corpus::utf8(database);
  if (!anew && hasMarker(folder, identity)) {
    try {
      return std::unique_ptr<IndexStore>(
          new IndexStore(database, std::make_unique<Xapian::WritableDatabase>(name, Xapian::DB_OPEN)));
    } catch (const Xapian::DatabaseLockError&) {
      throw;
    } catch (const Xapian::Error&) {
      // Damaged: made anew below.
    }
  }
  if (hasMarker(folder, identity)) {
    // Ours, but to be thrown away: not under another process that writes it.
    try {
      Xapian::WritableDatabase probe(name, Xapian::DB_OPEN);
    } catch (const Xapian::DatabaseLockError&) {
      throw;
    } catch (const Xapian::Error&) {
    }
  }
  fs::remove_all(folder);
  makePrivateFolder(folder);
  makePrivateFolder(database);
  auto writable = std::make_unique<Xapian::WritableDatabase>(
      name, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
  writable->commit();
  auto store = std::unique_ptr<IndexStore>(new IndexStore(database, std::move(writable)));
  writeMarker(folder, identity);
  return store;
}

std::unique_ptr<IndexStore> IndexStore::open(const fs::path& cacheFolder, const IndexIdentity& identity) {
  for (int n = 0;; ++n) {
    try {
      makePrivateFolder(cacheFolder);
      const fs::path project = cacheFolder / identity.project.text();
      if (!isPrivateFolder(project)) fs::remove_all(project);
      makePrivateFolder(project);
      return openIn(project / std::to_string(n), identity, false);
    } catch (const Xapian::DatabaseLockError&) {
      if (n + 1 >= kMostIndexes) throw;
    }
  }
}

std::unique_ptr<IndexStore> IndexStore::openAnew(const fs::path& cacheFolder, const IndexIdentity& identity) {
  for (int n = 0;; ++n) {
    try {
      return openIn(cacheFolder / identity.project.text() / std::to_string(n), identity, true);
    } catch (const Xapian::DatabaseLockError&) {
      if (n + 1 >= kMostIndexes) throw;
    }
  }
}

void IndexStore::put(const Guid& transcript, IndexedEntry entry) {
  entries_[transcript] = std::move(entry);
}

void IndexStore::remove(const Guid& transcript) {
  const auto found = entries_.find(transcript);
  if (found == entries_.end()) return;
  for (std::uint32_t i = 0; i < found->second.count; ++i) writable_->delete_document(found->second.first + i);
  entries_.erase(found);
}

void IndexStore::addForm(const std::string& lemma, const std::string& word) {
  forms_[lemma].push_back(word);
}

void IndexStore::commit() {
  for (const auto& [lemma, words] : forms_) {
    for (const std::string& word : words) writable_->add_synonym(lemma, word);
  }
  forms_.clear();
  writable_->set_metadata(kList, written(entries_));
  writable_->commit_transaction();
  writable_->begin_transaction();
}

}  // namespace search
