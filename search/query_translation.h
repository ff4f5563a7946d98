#pragma once
// A query's tree -> Xapian's query.
#include "i18n/analyser.h"
#include "i18n/tokens.h"
#include "search/catalogue.h"
#include "search/marks.h"
#include "search/query.h"
#include "search/turn_documents.h"
#include "search/vocabulary.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace search {

// What a query is translated with; all of it outlives the translation.
struct TranslationContext {
  const Xapian::Database& database;
  const i18n::Analyser& analyser;
  i18n::Tokeniser& tokeniser;
  const TurnDocuments& documents;
  Catalogue& catalogue;
  MatchLevel level;
  IndexVocabulary& vocabulary;  // of the database
};

// `sought` gets the words to mark. Throws QueryError and Xapian::Error.
Xapian::Query translated(const Node& query, const TranslationContext& context, SoughtWords& sought);

}  // namespace search
