#pragma once
#include "gui/command.h"

namespace gui {

class MainWindow;

// What can be done on the search page: asking, saving, tagging, exporting.
void addSearchCommands(CommandTable& table, MainWindow& window);

// Of these, what is offered for the hit at hand, and for all hits.
std::vector<std::string> hitCommands();
std::vector<std::string> hitsCommands();
// The menu Search, but for what others add.
std::vector<std::string> searchMenu();

}  // namespace gui
