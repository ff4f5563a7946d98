#pragma once
// No wx here: the window and the sample project share it.
#include "corpus/participants.h"

namespace gui {

// By file, when a column of the table names the files; else by the participant's name.
corpus::MatchBy matchByOf(const corpus::Table& table);

}  // namespace gui
