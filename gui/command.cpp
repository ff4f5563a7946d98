#include "gui/command.h"

#include <algorithm>

namespace gui {

void CommandTable::add(Command command) {
  commands_.push_back(std::move(command));
}

const Command* CommandTable::find(std::string_view id) const {
  const auto found =
      std::find_if(commands_.begin(), commands_.end(), [&](const Command& c) { return c.id == id; });
  return found == commands_.end() ? nullptr : &*found;
}

bool CommandTable::run(std::string_view id) const {
  const Command* command = find(id);
  if (!command || !command->run || !command->isActive()) return false;
  // The work may rebuild the table (a change of language): keep what runs.
  const auto work = command->run;
  work();
  return true;
}

}  // namespace gui
