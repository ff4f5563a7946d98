#pragma once
// Filters of a query answered from the project as it is now.
#include "i18n/analyser.h"
#include "i18n/tokens.h"
#include "search/catalogue.h"
#include "search/query.h"
#include "search/turn_sets.h"

namespace search {

// What filters are answered with.
struct FilterContext {
  Catalogue& catalogue;
  const i18n::Analyser& analyser;  // words of memos
  i18n::Tokeniser& tokeniser;
  i18n::MatchLevel level;
};

// The turns of a Filter or a Relation. What a segment answers (code, role, place, coder) are the turns that
// it touches; a memo those of its segment, one on a transcript all its turns. Throws QueryError for a value
// that names nothing (an unknown code, coder, transcript, language), with the nearest that there is.
TurnSet turnsMatching(const Node& filter, const FilterContext& context);
// Turns that one segment touches which has both: a code as `what` says by a coder whom `who` names. A
// relation: both its segments are the coder's.
TurnSet turnsCodedBy(const Node& what, const Node& who, const FilterContext& context);

// code:, codegroup:, role:, place:, a relation, or several of them joined by OR: ask what a segment says;
// coder: or several of them joined by OR: who said it.
bool asksWhat(const Node& node);
bool asksWho(const Node& node);

}  // namespace search
