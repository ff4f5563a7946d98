#pragma once
#include <vector>

#include "corpus/signal.h"
#include "gui/command.h"

namespace gui {

class MainWindow;

// The page of words, its views, and passages like those under a code.
void addWordCommands(CommandTable& table, MainWindow& window);
// What these pages and the others ask of each other; once all are made.
void connectWords(MainWindow& window, std::vector<corpus::Connection>& connections);
// Of the menu Search.
std::vector<std::string> wordMenu();

}  // namespace gui
