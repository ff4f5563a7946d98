#pragma once
#include <string>
#include <vector>

#include "i18n/analyser.h"
#include "search/index.h"

namespace benchmark {

// Every kind of query a person can ask, each with the texts and marks of the first 50 hits. `vocabulary`: of
// the texts, most frequent first. Participants are added to the project.
void measureQueries(search::Index& index, corpus::Project& project,
                    const std::vector<std::string>& vocabulary, const i18n::Analyser& analyser);

// More passages like those under a code of 10,000 segments, which are added to the project.
void measureSuggestions(search::Index& index, corpus::Project& project, const i18n::Analyser& analyser);

}  // namespace benchmark
