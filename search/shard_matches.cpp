#include "search/shard_matches.h"

#include <xapian.h>

#include <algorithm>

#include "search/document_source.h"

namespace search {
namespace {

using Xapian::Query;

class Evaluation {
 public:
  Evaluation(const Xapian::Database& shards, std::size_t count, const KeptSets& kept,
             const std::vector<DocumentId>& all, bool weighted)
      : shards_(shards),
        count_(static_cast<Xapian::docid>(count)),
        kept_(kept),
        all_(all),
        weighted_(weighted) {}

  Matches of(const Query& query) {
    if (!holdsList(query)) return asked(query);
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return unweighted(kept_.at(*keptNumber(*query.get_terms_begin())));
      case Query::OP_AND: {
        Matches result;
        bool first = true;
        for (const Matches& part : parts(query)) {
          result = first ? part : combined(result, part, Keep::Both, 1);
          first = false;
        }
        return result;
      }
      case Query::OP_OR: {
        Matches result;
        for (const Matches& part : parts(query)) result = combined(result, part, Keep::Any, 1);
        return result;
      }
      case Query::OP_FILTER:
      case Query::OP_AND_NOT:
      case Query::OP_AND_MAYBE: {
        const bool filter = query.get_type() == Query::OP_FILTER;
        const Keep keep = filter                                  ? Keep::Both
                          : query.get_type() == Query::OP_AND_NOT ? Keep::Without
                                                                  : Keep::Left;
        Matches result = of(query.get_subquery(0));
        for (std::size_t i = 1; i < query.get_num_subqueries(); ++i)
          result = combined(result, of(query.get_subquery(i)), keep, filter ? 0 : 1);
        return result;
      }
      default:
        throw Xapian::UnimplementedError("A filter inside what Xapian has to answer");
    }
  }

 private:
  enum class Keep { Both, Any, Without, Left };

  bool holdsList(const Query& query) const {
    return std::any_of(query.get_terms_begin(), query.get_terms_end(), [&](const std::string& term) {
      const auto number = keptNumber(term);
      return number && *number < kept_.size();
    });
  }

  // What the shards can answer is asked of them together.
  std::vector<Matches> parts(const Query& query) {
    std::vector<Query> words;
    std::vector<Matches> result;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const Query part = query.get_subquery(i);
      if (holdsList(part)) {
        result.push_back(of(part));
      } else {
        words.push_back(part);
      }
    }
    if (!words.empty()) result.push_back(asked(Query(query.get_type(), words.begin(), words.end())));
    return result;
  }

  Matches asked(const Query& query) {
    if (query.empty()) return {};
    if (query.get_type() == Query::LEAF_MATCH_ALL) return unweighted(all_);
    Xapian::Enquire enquire(shards_);
    enquire.set_query(query);
    if (!weighted_) enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::doccount most = shards_.get_doccount();
    const Xapian::MSet found = enquire.get_mset(0, most, most);
    Matches result;
    result.reserve(found.size());
    for (auto match = found.begin(); match != found.end(); ++match)
      result.emplace_back((*match - 1) / count_ + 1, match.get_weight());
    std::sort(result.begin(), result.end());
    return result;
  }

  static Matches unweighted(const std::vector<DocumentId>& documents) {
    Matches result;
    result.reserve(documents.size());
    for (const DocumentId document : documents) result.emplace_back(document, 0);
    return result;
  }

  static Matches combined(const Matches& left, const Matches& right, Keep keep, double share) {
    Matches result;
    auto a = left.begin();
    auto b = right.begin();
    while (a != left.end() || b != right.end()) {
      if (b == right.end() || (a != left.end() && a->first < b->first)) {
        if (keep != Keep::Both) result.push_back(*a);
        ++a;
      } else if (a == left.end() || b->first < a->first) {
        if (keep == Keep::Any) result.push_back(*b);
        ++b;
      } else {
        if (keep != Keep::Without) result.emplace_back(a->first, a->second + share * b->second);
        ++a;
        ++b;
      }
    }
    return result;
  }

  const Xapian::Database& shards_;
  Xapian::docid count_;
  const KeptSets& kept_;
  const std::vector<DocumentId>& all_;
  bool weighted_;
};

}  // namespace

Matches matchesOf(const Query& query, const Xapian::Database& shards, std::size_t count, const KeptSets& kept,
                  const std::vector<DocumentId>& all, bool weighted) {
  return Evaluation(shards, count, kept, all, weighted).of(query);
}

}  // namespace search
