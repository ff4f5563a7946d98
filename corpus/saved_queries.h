#pragma once
#include <string>
#include <vector>

#include "corpus/project.h"

namespace corpus {

// A search kept in the project, as it was asked.
struct SavedQuery {
  Guid guid;
  std::string name;
  std::string query;                        // as typed
  std::string level = "forms";              // "exact", "forms", "wide"
  bool across = false;                      // with the glossary's words of the other languages
  std::vector<std::string> struckOut = {};  // of those words, the ones that are not wanted
  std::string sort = "rank";                // "rank", "place"
};

// By name, as the project's language sorts.
std::vector<SavedQuery> savedQueries(const Project& project);
// A new one when `query.guid` is none, otherwise in place of that one. Returns its GUID. Throws UsageError
// for an empty name or one that another query has.
Guid saveQuery(Edit& edit, const SavedQuery& query);
void removeQuery(Edit& edit, const Guid& query);

}  // namespace corpus
