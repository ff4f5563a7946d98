#pragma once
// What the commands that search share.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gui/cli/session.h"
#include "search/index.h"

namespace cli {

// A project open with its index up to date, or with the shards that a list names; what is missing of the
// dictionaries is told.
struct Searching {
  Searching(Session& session, const std::string& path, corpus::Project::Mode mode,
            const std::string& shards = {});

  std::unique_ptr<corpus::Project> project;
  std::shared_ptr<const i18n::Analyser> analyser;
  search::Index index;
};

// Runs `work`; a mistake in the query is shown where it is, and ends the program with kWrongUsage.
void understood(Session& session, const std::string& query, const std::function<void()>& work);
// Tells when not all texts could be searched, and ends the program with kDoneInPart.
void tellWhetherComplete(Session& session, bool complete);

// One search as it is asked for on the command line.
struct Search {
  std::string query, limit = "50", level = "forms", sort = "rank";
  std::string shards;          // a list of them, to be searched in place of the index
  std::string unit = "turn";   // "turn", "sentence", "words": what a row is
  bool facets = false;         // counts instead of hits
  std::string kwic, exportTo;  // files
  bool limited = false;        // the limit was asked for: it holds for files too
  bool across = false;         // with the words of the glossary
  std::vector<std::string> without;
};
void runSearch(Session& session, Searching& in, const Search& wanted);

// Tags everything that a query finds, in one edit.
struct QueryCoding {
  std::string project, query, code, coder, unit = "sentence", level = "forms";
  bool createCodes = false, dryRun = false;
};
void codeFromQuery(Session& session, const QueryCoding& wanted);

}  // namespace cli
