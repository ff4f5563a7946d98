#pragma once
#include <cstdint>
#include <string>

#include "corpus/project.h"

namespace gui {

// What was deleted last from a place of a transcript, as far as the history tells; empty when it doesn't.
std::string deletedText(const corpus::Project& project, const corpus::Guid& transcript,
                        std::int64_t position);

}  // namespace gui
