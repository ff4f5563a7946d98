#pragma once
#include <functional>
#include <optional>
#include <string>

#include "gui/text_matches.h"
#include "gui/workspace.h"

class wxWindow;

namespace gui {

struct Replacing {
  std::string find, by;
  MatchOptions options;
  bool everywhere = false;  // in all transcripts
};

// Asks what to replace by what (a name by a pseudonym). `count` says in how many places it stands. Nothing
// when cancelled.
std::optional<Replacing> askReplacing(wxWindow* parent, Workspace& workspace, const std::string& find,
                                      const std::function<std::int64_t(const Replacing&)>& count);

}  // namespace gui
