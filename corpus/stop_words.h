#pragma once
#include <string>
#include <vector>

#include "corpus/project.h"

namespace corpus {

// A word the project adds to the stop list of a language, or takes from the one that comes with the program.
struct StopWord {
  std::string language;  // "kk", "ru", "en"
  std::string word;      // folded
  bool removed = false;
};
std::vector<StopWord> stopWords(const Project& project);
// Replaces what the project says about this word.
void setStopWord(Edit& edit, const StopWord& word);
void forgetStopWord(Edit& edit, const std::string& language, const std::string& word);

}  // namespace corpus
