#include "search/indexer.h"

#include <xapian.h>

#include <unordered_set>
#include <vector>

#include "i18n/text.h"
#include "i18n/tokens.h"

namespace search {

std::string_view fittingTerm(std::string_view term) {
  constexpr std::size_t kLongest = 240;
  if (term.size() <= kLongest) return term;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(term[end]) & 0xc0U) == 0x80U) --end;
  return term.substr(0, end);
}

std::string indexedWord(std::string_view word, const i18n::Analyser& analyser) {
  const std::vector<std::string> exact = analyser.queryTerms(word, i18n::MatchLevel::Exact);
  return exact.empty() ? std::string() : std::string(fittingTerm(exact.front()));
}

struct Indexer::State {
  explicit State(const i18n::Analyser& used) : analyser(used) {}

  void add(IndexStore& store, std::string_view words) {
    document.clear_terms();
    Xapian::termpos position = 0;
    tokeniser.each(words, [&](const i18n::Token& token) {
      const auto shared = analyser.indexTerms(token.text);
      const auto& terms = *shared;
      ++position;
      if (terms.empty()) return;
      const std::string word(fittingTerm(terms.front()));
      document.add_posting(word, position);
      if (known.insert(word).second && !store.writable().term_exists(word)) {
        for (std::size_t i = 1; i < terms.size(); ++i)
          store.addForm(std::string(fittingTerm(terms[i])), word);
      }
    });
    store.writable().add_document(document);
  }

  const i18n::Analyser& analyser;
  i18n::Tokeniser tokeniser;
  Xapian::Document document;
  std::unordered_set<std::string> known;  // words whose forms the store has
};

Indexer::Indexer(const i18n::Analyser& analyser) : state_(std::make_unique<State>(analyser)) {}
Indexer::~Indexer() = default;

bool Indexer::index(IndexStore& store, const IndexedTranscript& transcript, const std::atomic<bool>& stop) {
  store.remove(transcript.guid);
  const i18n::TextIndex text(transcript.text);
  IndexedEntry entry;
  entry.first = store.writable().get_lastdocid() + 1;
  entry.count = static_cast<std::uint32_t>(transcript.turns.size());
  entry.fingerprint = transcript.fingerprint;
  for (const i18n::Span& turn : transcript.turns) {
    if (stop) return false;
    state_->add(store, text.slice(turn));
  }
  store.put(transcript.guid, std::move(entry));
  return true;
}

}  // namespace search
