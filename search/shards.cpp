#include "search/shards.h"

#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "corpus/errors.h"
#include "corpus/platform.h"
#include "i18n/text.h"
#include "search/catalogue.h"
#include "search/indexer.h"
#include "search/platform.h"
#include "search/shard_set.h"

namespace search {
namespace fs = std::filesystem;
namespace {

using i18n::message;

constexpr int kMostShards = 1'000;
constexpr std::uint32_t kTurns = 3'000;  // of what is indexed at one go, and then merged

struct Planned {
  std::vector<std::size_t> transcripts;  // into the catalogue, in order
  std::int64_t size = 0;                 // code points
};

// The largest first, each to the shard that has least.
std::vector<Planned> spread(const std::vector<CatalogueTranscript>& transcripts, int count) {
  std::vector<std::size_t> bySize(transcripts.size());
  for (std::size_t i = 0; i < bySize.size(); ++i) bySize[i] = i;
  std::stable_sort(bySize.begin(), bySize.end(),
                   [&](auto a, auto b) { return transcripts[a].length > transcripts[b].length; });
  std::vector<Planned> shards(static_cast<std::size_t>(count));
  for (const std::size_t i : bySize) {
    auto& least = *std::min_element(shards.begin(), shards.end(),
                                    [](const Planned& a, const Planned& b) { return a.size < b.size; });
    least.transcripts.push_back(i);
    least.size += transcripts[i].length;
  }
  for (Planned& shard : shards) std::sort(shard.transcripts.begin(), shard.transcripts.end());
  return shards;
}

// Makes the shards one after the other, in a folder that is not there yet.
class Writer {
 public:
  Writer(corpus::Project& project, const i18n::Analyser& analyser, fs::path folder,
         corpus::Progress& progress)
      : catalogue_(project),
        analyser_(analyser),
        indexer_(analyser),
        folder_(std::move(folder)),
        progress_(progress) {}

  void write(int count, const IndexIdentity& identity) {
    const auto& transcripts = catalogue_.transcripts();
    // In all shards together the ids rise in the order of the texts, so that Xapian breaks ties in that
    // order.
    std::uint32_t next = 1;
    for (const auto& transcript : transcripts) {
      first_.push_back(next);
      next += static_cast<std::uint32_t>(transcript.turns.size());
    }
    std::string list = shardHeader(identity), stub;
    std::uint32_t number = 0;
    for (const Planned& shard : spread(transcripts, count)) {
      const std::string name = "shard" + std::to_string(++number);
      writeShard(shard, number, folder_ / name);
      list += "shard " + std::to_string(number) + ' ' +
              Xapian::Database(corpus::utf8(folder_ / name)).get_uuid() + '\n';
      stub += "glass " + name + '\n';
    }
    writeVocabulary();
    save(folder_ / kShardListName, list + writtenContents(contents_));
    save(folder_ / kStubName, stub);
  }

 private:
  void writeShard(const Planned& shard, std::uint32_t number, const fs::path& folder) {
    std::vector<fs::path> parts;
    IndexPart whole{number, 0, false};
    const auto flush = [&](std::vector<IndexedTranscript>& texts, std::vector<std::uint32_t>& first) {
      parts.push_back(folder_ / ("part-" + std::to_string(parts.size())));
      const auto built = indexer_.build(parts.back(), texts, first, never_);
      whole.documents += built->documents;
      for (auto [guid, entry] : built->entries) {
        entry.part = number;
        contents_.entries.insert_or_assign(guid, entry);
      }
      for (const WordTerms& word : built->words) words_.try_emplace(word->front(), word);
      texts.clear();
      first.clear();
    };
    std::vector<IndexedTranscript> texts;
    std::vector<std::uint32_t> first;
    std::size_t turns = 0;
    for (const std::size_t i : shard.transcripts) {
      progress_.check();
      progress_.set(++done_, static_cast<std::int64_t>(first_.size()));
      const CatalogueTranscript& transcript = catalogue_.transcripts()[i];
      IndexedTranscript value{transcript.guid, transcript.fingerprint, catalogue_.text(transcript.guid), {}};
      for (const CatalogueTurn& turn : transcript.turns) value.turns.push_back(turn.span);
      turns += value.turns.size();
      texts.push_back(std::move(value));
      first.push_back(first_[i]);
      if (turns < kTurns) continue;
      flush(texts, first);
      turns = 0;
    }
    if (!texts.empty() || parts.empty()) flush(texts, first);
    mergeParts(parts, folder, never_);
    for (const fs::path& part : parts) fs::remove_all(part);
    contents_.parts.push_back(whole);
  }

  // One document with every word, so that words can be looked through, and the forms.
  void writeVocabulary() {
    std::vector<WordTerms> words;
    Xapian::Document all;
    for (const auto& [word, terms] : words_) {
      all.add_boolean_term(std::string(fittingTerm(word)));
      words.push_back(terms);
    }
    const fs::path terms = folder_ / "part-words", forms = folder_ / "part-forms";
    makePrivateFolder(terms);
    {
      Xapian::WritableDatabase database(corpus::utf8(terms), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
      database.add_document(all);
      database.commit();
    }
    writeForms(forms, words);
    Xapian::Database both(corpus::utf8(terms));
    both.add_database(Xapian::Database(corpus::utf8(forms)));
    both.compact(corpus::utf8(folder_ / kVocabularyName));
    fs::remove_all(terms);
    fs::remove_all(forms);
  }

  static void save(const fs::path& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) throw fs::filesystem_error("cannot write", path, std::make_error_code(std::errc::io_error));
  }

  Catalogue catalogue_;
  const i18n::Analyser& analyser_;
  Indexer indexer_;
  fs::path folder_;
  corpus::Progress& progress_;
  std::vector<std::uint32_t> first_;  // id of each transcript's first turn
  std::map<std::string, WordTerms> words_;
  IndexContents contents_;
  std::int64_t done_ = 0;
  std::atomic<bool> never_ = false;
};

}  // namespace

fs::path writeShards(corpus::Project& project, const i18n::Analyser& analyser, const fs::path& folder,
                     int count, corpus::Progress& progress) {
  if (count < 1 || count > kMostShards) {
    throw i18n::UsageError(
        message("The number of shards is between 1 and {most}.", {{"most", std::to_string(kMostShards)}}));
  }
  std::error_code error;
  if (fs::exists(folder, error) && (!fs::is_directory(folder, error) || !fs::is_empty(folder, error))) {
    throw i18n::UsageError(
        message("{folder} is not empty. Name a new folder for the shards; nothing was written.",
                {{"folder", corpus::utf8(folder)}}));
  }
  const bool made = !fs::exists(folder, error);
  const auto undo = [&] {
    for (const auto& entry : fs::directory_iterator(folder, error)) fs::remove_all(entry.path(), error);
    if (made) fs::remove(folder, error);
  };
  try {
    makePrivateFolder(folder);
    Writer(project, analyser, folder, progress).write(count, {project.guid(), analyser.version()});
  } catch (const i18n::Error&) {
    undo();
    throw;
  } catch (const std::exception& failure) {
    undo();
    throw corpus::FileError(message("The shards could not be written to {folder}. Is there space?",
                                    {{"folder", corpus::utf8(folder)}, {"what", failure.what()}}));
  } catch (const Xapian::Error&) {
    undo();
    throw corpus::FileError(message("The shards could not be written to {folder}. Is there space?",
                                    {{"folder", corpus::utf8(folder)}}));
  }
  return folder / kStubName;
}

}  // namespace search
