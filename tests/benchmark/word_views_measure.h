#pragma once
#include "i18n/analyser.h"
#include "search/index.h"

namespace benchmark {

// The word views over all texts of the project, on one core.
void measureWordViews(search::Index& index, const corpus::Project& project, const i18n::Analyser& analyser);

}  // namespace benchmark
