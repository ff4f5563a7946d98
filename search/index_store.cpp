#include "search/index_store.h"

#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "corpus/platform.h"
#include "search/platform.h"

namespace search {
namespace fs = std::filesystem;
namespace {

// Grows when the documents' form changes.
constexpr int kSchema = 3;
constexpr int kMostIndexes = 8;  // of one project at a time, by so many processes
// Turns in the parts that belong to no text any more: more of them, and the index is made anew when it is
// opened, since they count in the weights of words.
constexpr std::uint64_t kMostLeftOver = 1'000, kLeftOverShare = 3;
constexpr const char* kPartPrefix = "words-";

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
fs::path listFile(const fs::path& folder) {
  return folder / "parts.txt";
}

std::optional<std::string> contentsOf(const fs::path& path) {
  if (!fs::is_regular_file(fs::symlink_status(path))) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return file ? std::optional(text.str()) : std::nullopt;
}

bool hasMarker(const fs::path& folder, const IndexIdentity& identity) {
  return isPrivateFolder(folder) && isPrivateFolder(folder / "lock") &&
         contentsOf(markerFile(folder)) == marker(identity);
}

void writeFile(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) throw fs::filesystem_error("cannot write", path, std::make_error_code(std::errc::io_error));
}

// FNV-1a: a list that was cut off or half written is not taken for a shorter one.
std::string checkSum(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return std::to_string(hash);
}

}  // namespace

std::string writtenContents(const IndexContents& contents) {
  std::ostringstream text;
  for (const IndexPart& part : contents.parts)
    text << "part " << part.number << ' ' << part.documents << ' ' << part.forms << '\n';
  for (const auto& [guid, entry] : contents.entries) {
    text << "transcript " << guid.text() << ' ' << entry.part << ' ' << entry.first << ' ' << entry.count
         << ' ' << entry.fingerprint << '\n';
  }
  return text.str() + "end " + checkSum(text.str()) + "\n";
}

std::optional<IndexContents> readContents(const std::string& text) {
  const auto end = text.rfind("end ");
  if (end == std::string::npos || text.substr(end) != "end " + checkSum(text.substr(0, end)) + "\n")
    return std::nullopt;
  std::istringstream lines(text.substr(0, end));
  IndexContents contents;
  std::set<std::uint32_t> numbers;  // of the parts
  std::string kind, guid;
  while (lines >> kind) {
    IndexPart part;
    IndexedEntry entry;
    if (kind == "part" && lines >> part.number >> part.documents >> part.forms) {
      if (!numbers.insert(part.number).second) return std::nullopt;
      contents.parts.push_back(part);
    } else if (kind == "transcript" &&
               lines >> guid >> entry.part >> entry.first >> entry.count >> entry.fingerprint) {
      if (entry.count > 0 && (!numbers.contains(entry.part) || entry.first == 0)) return std::nullopt;
      contents.entries.emplace(Guid::fromStored(guid), entry);
    } else {
      return std::nullopt;
    }
  }
  return contents;
}

IndexStore::IndexStore(fs::path folder, std::unique_ptr<Xapian::WritableDatabase> lock)
    : folder_(std::move(folder)), lock_(std::move(lock)) {}

IndexStore::~IndexStore() = default;

fs::path IndexStore::partFolder(std::uint32_t number) const {
  return folder_ / (kPartPrefix + std::to_string(number));
}

bool IndexStore::readWhole() {
  const auto text = contentsOf(listFile(folder_));
  auto contents = text ? readContents(*text) : std::nullopt;
  if (!contents) return false;
  std::uint64_t documents = 0, current = 0;
  for (const IndexPart& part : contents->parts) {
    if (!isPrivateFolder(partFolder(part.number))) return false;
    const Xapian::Database database(corpus::utf8(partFolder(part.number)), Xapian::DB_BACKEND_GLASS);
    if (database.get_doccount() != part.documents) return false;
    documents += part.documents;
    lastPart_ = std::max(lastPart_.load(), part.number);
    nextDocument_ = std::max(nextDocument_.load(), database.get_lastdocid() + 1);
  }
  for (const auto& [guid, entry] : contents->entries) current += entry.count;
  if (current > documents || documents - current > kMostLeftOver + current / kLeftOverShare) return false;
  contents_ = std::move(*contents);
  return true;
}

void IndexStore::write() const {
  // Renamed into place, so that there is one whole list at any moment.
  const fs::path fresh = folder_ / "parts.new";
  writeFile(fresh, writtenContents(contents_));
  fs::rename(fresh, listFile(folder_));
}

// Parts that were being made when the program was ended.
void IndexStore::removeStrays() const {
  std::set<std::string> known;
  for (const IndexPart& part : contents_.parts) known.insert(kPartPrefix + std::to_string(part.number));
  std::vector<fs::path> strays;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    const std::string name = corpus::utf8(entry.path().filename());
    if (name.starts_with(kPartPrefix) && !known.contains(name)) strays.push_back(entry.path());
  }
  std::error_code ignored;
  for (const fs::path& stray : strays) fs::remove_all(stray, ignored);
}

void IndexStore::publish(IndexContents contents) {
  std::swap(contents_, contents);
  write();
  std::error_code ignored;  // what is still open elsewhere goes when the index is opened the next time
  for (const IndexPart& part : contents.parts) {
    if (std::find(contents_.parts.begin(), contents_.parts.end(), part) == contents_.parts.end())
      fs::remove_all(partFolder(part.number), ignored);
  }
}

std::unique_ptr<IndexStore> IndexStore::openIn(const fs::path& folder, const IndexIdentity& identity,
                                               bool anew) {
  const fs::path lock = folder / "lock";
  const std::string lockName = corpus::utf8(lock);
  if (hasMarker(folder, identity)) {
    try {
      // Also before it is thrown away: not under another process that writes it.
      auto locked = std::make_unique<Xapian::WritableDatabase>(lockName, Xapian::DB_OPEN);
      if (!anew) {
        auto store = std::unique_ptr<IndexStore>(new IndexStore(folder, std::move(locked)));
        if (store->readWhole()) {
          store->removeStrays();
          return store;
        }
      }
    } catch (const Xapian::DatabaseLockError&) {
      throw;
    } catch (const Xapian::Error&) {
      // Damaged: made anew below.
    } catch (const std::exception&) {
      // A list with what no list holds.
    }
  }
  fs::remove_all(folder);
  makePrivateFolder(folder);
  makePrivateFolder(lock);
  Xapian::WritableDatabase(lockName, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS).commit();
  auto store = std::unique_ptr<IndexStore>(
      new IndexStore(folder, std::make_unique<Xapian::WritableDatabase>(lockName, Xapian::DB_OPEN)));
  store->write();
  writeFile(markerFile(folder), marker(identity));
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

}  // namespace search
