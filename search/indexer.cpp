#include "search/indexer.h"

#include <xapian.h>

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

struct Indexer::State {
  explicit State(const i18n::Analyser& used) : analyser(used) {}

  void add(Xapian::WritableDatabase& database, std::string_view words) {
    document.clear_terms();
    Xapian::termpos position = 0;
    tokeniser.each(words, [&](const i18n::Token& token) {
      ++position;
      for (const std::string& term : analyser.indexTerms(token.text)) {
        if (term.size() <= kUsual) {
          document.add_posting(term, position);
        } else {
          document.add_posting(std::string(fittingTerm(term)), position);
        }
      }
    });
    database.add_document(document);
  }

  static constexpr std::size_t kUsual = 200;  // bytes; no need to look closer
  const i18n::Analyser& analyser;
  i18n::Tokeniser tokeniser;
  Xapian::Document document;
};

Indexer::Indexer(const i18n::Analyser& analyser) : state_(std::make_unique<State>(analyser)) {}
Indexer::~Indexer() = default;

bool Indexer::index(IndexStore& store, const IndexedTranscript& transcript, const std::atomic<bool>& stop) {
  store.remove(transcript.guid);
  Xapian::WritableDatabase& database = store.writable();
  const i18n::TextIndex text(transcript.text);
  IndexedEntry entry;
  entry.first = database.get_lastdocid() + 1;
  entry.count = static_cast<std::uint32_t>(transcript.turns.size());
  entry.fingerprint = transcript.fingerprint;
  for (const i18n::Span& turn : transcript.turns) {
    if (stop) return false;
    state_->add(database, text.slice(turn));
  }
  store.put(transcript.guid, std::move(entry));
  return true;
}

}  // namespace search
