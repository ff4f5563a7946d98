#include "search/indexer.h"

#include <xapian.h>

#include <functional>
#include <map>
#include <unordered_map>

#include "corpus/platform.h"
#include "i18n/error.h"
#include "i18n/text.h"
#include "i18n/tokens.h"
#include "search/platform.h"

namespace search {
namespace {

// A part is written at one go, by one thread, and is not in the list before it is whole: no second copy of
// what is written over, no waiting for the disk. Without lists of each document's words nothing can be
// deleted from a part, which nobody does.
constexpr int kPartFlags =
    Xapian::DB_BACKEND_GLASS | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST;
// Words kept beside the analyser's memory, which is shared and so costs more to ask.
constexpr std::size_t kMostKept = 200'000;

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

class StoppableMerge final : public Xapian::Compactor {
 public:
  explicit StoppableMerge(const std::atomic<bool>& stop) : stop_(stop) {}
  void set_status(const std::string&, const std::string&) override {
    if (stop_) throw i18n::Cancelled();
  }

 private:
  const std::atomic<bool>& stop_;
};

struct KnownWord {
  std::string term;  // as indexed; empty when there is nothing to search for
  WordTerms terms;
  std::uint64_t part = 0;  // the last one it was seen in
};

}  // namespace

std::string_view fittingTerm(std::string_view term) {
  constexpr std::size_t kLongest = 240;
  if (term.size() <= kLongest) return term;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(term[end]) & 0xc0U) == 0x80U) --end;
  return term.substr(0, end);
}

std::string indexedWord(std::string_view word, const i18n::Analyser& analyser) {
  std::string term = analyser.exactTerm(word);
  term.resize(fittingTerm(term).size());
  return term;
}

struct Indexer::State {
  explicit State(const i18n::Analyser& used) : analyser(used) {}

  KnownWord& known(std::string_view word) {
    if (const auto found = words.find(word); found != words.end()) return found->second;
    KnownWord fresh;
    fresh.terms = analyser.indexTerms(word);
    if (!fresh.terms->empty()) fresh.term = fittingTerm(fresh.terms->front());
    return words.emplace(word, std::move(fresh)).first->second;
  }

  void fill(std::string_view turn, BuiltPart& built) {
    document.clear_terms();
    Xapian::termpos position = 0;
    tokeniser.each(turn, [&](const i18n::Token& token) {
      KnownWord& word = known(token.text);
      ++position;
      if (word.term.empty()) return;
      document.add_posting(word.term, position);
      if (word.part == part) return;
      word.part = part;
      built.words.push_back(word.terms);
    });
  }

  const i18n::Analyser& analyser;
  i18n::Tokeniser tokeniser;
  Xapian::Document document;
  std::unordered_map<std::string, KnownWord, TextHash, std::equal_to<>> words;  // by spelling
  std::uint64_t part = 0;
};

Indexer::Indexer(const i18n::Analyser& analyser) : state_(std::make_unique<State>(analyser)) {}
Indexer::~Indexer() = default;

std::optional<BuiltPart> Indexer::build(const std::filesystem::path& folder,
                                        const std::vector<IndexedTranscript>& transcripts,
                                        const std::vector<std::uint32_t>& first,
                                        const std::atomic<bool>& stop) {
  State& state = *state_;
  if (state.words.size() > kMostKept) state.words.clear();
  ++state.part;
  makePrivateFolder(folder);
  Xapian::WritableDatabase database(corpus::utf8(folder), Xapian::DB_CREATE | kPartFlags);
  database.begin_transaction(false);  // no commit before the end
  BuiltPart built;
  for (std::size_t i = 0; i < transcripts.size(); ++i) {
    const IndexedTranscript& transcript = transcripts[i];
    const i18n::TextIndex text(transcript.text);
    const auto count = static_cast<std::uint32_t>(transcript.turns.size());
    built.entries.emplace_back(transcript.guid, IndexedEntry{0, first[i], count, transcript.fingerprint});
    for (std::uint32_t turn = 0; turn < count; ++turn) {
      if (stop) return std::nullopt;
      state.fill(text.slice(transcript.turns[turn]), built);
      database.replace_document(first[i] + turn, state.document);
    }
    built.documents += count;
  }
  database.commit_transaction();
  database.commit();
  return built;
}

void writeForms(const std::filesystem::path& folder, const std::vector<WordTerms>& words) {
  std::map<std::string_view, std::vector<std::string_view>> forms;  // in order, which is quicker to write
  for (const WordTerms& word : words) {
    for (std::size_t i = 1; i < word->size(); ++i)
      forms[fittingTerm((*word)[i])].push_back(fittingTerm(word->front()));
  }
  makePrivateFolder(folder);
  Xapian::WritableDatabase database(corpus::utf8(folder), Xapian::DB_CREATE | kPartFlags);
  for (const auto& [lemma, of] : forms) {
    for (const std::string_view word : of) database.add_synonym(std::string(lemma), std::string(word));
  }
  database.commit();
}

void mergeParts(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& merged,
                const std::atomic<bool>& stop) {
  Xapian::Database all;
  for (const auto& part : parts)
    all.add_database(Xapian::Database(corpus::utf8(part), Xapian::DB_BACKEND_GLASS));
  makePrivateFolder(merged);
  StoppableMerge merge(stop);
  all.compact(corpus::utf8(merged), Xapian::DBCOMPACT_NO_RENUMBER, 0, merge);
}

}  // namespace search
