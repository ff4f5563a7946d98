#pragma once
// Whose transcripts a table's participants are: by the names of files and of speakers.
#include <string>
#include <vector>

#include "corpus/participants_plan.h"

namespace corpus {

// A cell of the column of files.
struct NamedFile {
  std::string file;
  std::size_t participant = 0;  // into the plan's
  std::size_t row = 0;          // as a spreadsheet counts
};

// Adds the ties, and to the report how many transcripts they are of, who has none, and what is doubtful.
void planTies(const Project& project, ParticipantsPlan& plan, const std::vector<NamedFile>& files);

}  // namespace corpus
