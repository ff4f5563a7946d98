#include "search/shard_set.h"

#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "corpus/platform.h"
#include "i18n/error.h"

namespace search {
namespace fs = std::filesystem;
namespace {

using i18n::message;
using i18n::UsageError;

constexpr std::size_t kLongestStub = 100'000;      // bytes
constexpr std::size_t kLongestList = 100'000'000;  // bytes; a transcript takes about 150
constexpr std::size_t kMostShards = 1'000;
constexpr unsigned kAnswer = 10'000, kConnect = 3'000;  // milliseconds

std::optional<std::string> read(const fs::path& path, std::size_t longest) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) > longest) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return file ? std::optional(text.str()) : std::nullopt;
}

struct StubLine {
  fs::path folder;  // or
  std::string host;
  unsigned port = 0;
};

[[noreturn]] void refuseLine(const fs::path& stub, std::size_t line) {
  throw UsageError(
      message("Line {line} of {file} is not understood. A line of a list of shards is “glass FOLDER”, with a "
              "folder beside the list, or “remote HOST:PORT”.",
              {{"line", std::to_string(line)}, {"file", corpus::utf8(stub)}}));
}

StubLine folderLine(const std::string& name, const fs::path& stub, std::size_t number) {
  const fs::path folder = fs::u8path(name);
  if (folder.empty() || folder.is_absolute() || folder.has_root_path()) refuseLine(stub, number);
  for (const fs::path& step : folder) {
    if (step == "..") refuseLine(stub, number);
  }
  return {stub.parent_path() / folder, {}, 0};
}

StubLine serverLine(const std::string& server, const fs::path& stub, std::size_t number) {
  const auto colon = server.rfind(':');
  if (colon == 0 || colon == std::string::npos) refuseLine(stub, number);
  const std::string host = server.substr(0, colon), port = server.substr(colon + 1);
  const auto among = [](const std::string& text, const char* signs) {
    return !text.empty() && text.find_first_not_of(signs) == std::string::npos;
  };
  if (!among(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:") ||
      host.front() == '-' || host.front() == ':' || !among(port, "0123456789") || port.size() > 5 ||
      std::stoul(port) == 0 || std::stoul(port) > 65'535) {
    refuseLine(stub, number);
  }
  return {{}, host, static_cast<unsigned>(std::stoul(port))};
}

std::vector<StubLine> readStub(const fs::path& stub) {
  const auto text = read(stub, kLongestStub);
  if (!text) {
    throw UsageError(
        message("{file} can't be read, or is not a list of shards.", {{"file", corpus::utf8(stub)}}));
  }
  std::vector<StubLine> lines;
  std::istringstream all(*text);
  std::size_t number = 0;
  for (std::string line; std::getline(all, line);) {
    ++number;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const auto space = line.find(' ');
    const std::string kind = line.substr(0, space);
    const std::string rest = space == std::string::npos ? std::string() : line.substr(space + 1);
    if (lines.size() == kMostShards) refuseLine(stub, number);
    if (kind == "auto" || kind == "glass") {
      lines.push_back(folderLine(rest, stub, number));
    } else if (kind == "remote") {
      lines.push_back(serverLine(rest, stub, number));
    } else {
      refuseLine(stub, number);
    }
  }
  if (lines.empty()) throw UsageError(message("{file} names no shards.", {{"file", corpus::utf8(stub)}}));
  return lines;
}

// Whose they are, which UUID each has, and where the turns stand.
struct ShardList {
  std::map<std::string, std::uint32_t> numbers;  // by UUID
  IndexContents contents;
};

ShardList readList(const fs::path& stub, const IndexIdentity& identity) {
  const auto text = read(stub.parent_path() / kShardListName, kLongestList);
  if (!text) {
    throw UsageError(message("{file} is missing beside the list of shards, or can't be read.",
                             {{"file", kShardListName}}));
  }
  const std::string header = shardHeader(identity);
  if (!text->starts_with(header)) {
    throw UsageError(
        message("These shards are of another project, or were made by another version of the program. "
                "Make them again with “suhbat-cli index --shards”."));
  }
  ShardList list;
  auto at = header.size();
  while (text->compare(at, 6, "shard ") == 0) {
    const auto end = text->find('\n', at);
    if (end == std::string::npos) break;
    std::istringstream line(text->substr(at + 6, end - at - 6));
    std::uint32_t number = 0;
    std::string uuid;
    line >> number >> uuid;
    list.numbers.emplace(uuid, number);
    at = end + 1;
  }
  std::optional<IndexContents> contents;
  try {
    contents = readContents(text->substr(at));
  } catch (const std::exception&) {
    // A list with what no list holds.
  }
  if (!contents || contents->parts.size() != list.numbers.size()) {
    throw UsageError(
        message("{file} beside the list of shards is damaged. Copy it again, or make the shards again.",
                {{"file", kShardListName}}));
  }
  list.contents = std::move(*contents);
  return list;
}

Xapian::Database opened(const StubLine& line) {
  if (line.host.empty()) return Xapian::Database(corpus::utf8(line.folder), Xapian::DB_BACKEND_GLASS);
  return Xapian::Remote::open(line.host, line.port, kAnswer, kConnect);
}

std::string nameOf(const StubLine& line) {
  return line.host.empty() ? corpus::utf8(line.folder.filename())
                           : line.host + ":" + std::to_string(line.port);
}

}  // namespace

ShardSet::ShardSet() = default;
ShardSet::~ShardSet() = default;

std::string shardHeader(const IndexIdentity& identity) {
  return "Suhbat shards 1\nproject " + identity.project.text() + "\nanalyser " + identity.analyser + "\n";
}

std::unique_ptr<ShardSet> openShardSet(const fs::path& stub, const IndexIdentity& identity) {
  const auto lines = readStub(stub);
  ShardList list = readList(stub, identity);
  std::map<std::uint32_t, IndexPart> parts;
  for (const IndexPart& part : list.contents.parts) parts.emplace(part.number, part);
  list.contents.parts.clear();
  auto set = std::make_unique<ShardSet>();
  set->words = std::make_unique<Xapian::Database>();
  std::vector<std::string> uuids;
  for (const StubLine& line : lines) {
    std::string uuid;
    Xapian::doccount documents = 0;
    try {
      const Xapian::Database shard = opened(line);
      uuid = shard.get_uuid();
      documents = shard.get_doccount();
      set->words->add_database(shard);
    } catch (const Xapian::Error& error) {
      throw UsageError(message("The shard {place} can't be opened ({what}). Is it being served?",
                               {{"place", nameOf(line)}, {"what", error.get_msg()}}));
    }
    const auto number = list.numbers.find(uuid);
    const auto part = number == list.numbers.end() ? parts.end() : parts.find(number->second);
    if (part == parts.end() || part->second.documents != documents) {
      throw UsageError(message("The shard {place} is not one of this project's, or stands in the list twice.",
                               {{"place", nameOf(line)}}));
    }
    list.contents.parts.push_back(part->second);
    parts.erase(part);
    uuids.push_back(std::move(uuid));
  }
  if (!parts.empty()) {
    throw UsageError(
        message("{file} does not name all shards of this project.", {{"file", corpus::utf8(stub)}}));
  }
  try {
    set->vocabulary = std::make_unique<Xapian::Database>(corpus::utf8(stub.parent_path() / kVocabularyName),
                                                         Xapian::DB_BACKEND_GLASS);
  } catch (const Xapian::Error&) {
    throw UsageError(message("The folder {file} is missing beside the list of shards, or can't be read.",
                             {{"file", kVocabularyName}}));
  }
  set->contents = std::move(list.contents);
  set->uuids = std::make_shared<const std::vector<std::string>>(std::move(uuids));
  return set;
}

}  // namespace search
