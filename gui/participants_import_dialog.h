#pragma once
#include <filesystem>

#include "corpus/participants_plan.h"
#include "gui/workspace.h"

class wxWindow;

namespace gui {

// Shows what the import of a participants' table would do (whom it adds, which values change, whose the
// transcripts become), lets the person choose what each column is, and then does it as one edit. `file` is
// the table's, for the title. True when it was imported; what came out is in `report`, if that is asked for.
// For dropped and chosen tables alike: the file is read before (corpus::readTable), in the background.
bool askParticipantsTable(wxWindow& parent, Workspace& workspace, const std::filesystem::path& file,
                          const corpus::Table& table, corpus::ParticipantsReport* report = nullptr);

}  // namespace gui
