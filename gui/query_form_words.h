#pragma once
// Words of a form's row as a person writes them: how they are matched is chosen beside them, so that nobody
// has to know the signs of the query language.
#include <string>
#include <string_view>
#include <vector>

namespace gui {

enum class WordMatch {
  Forms,     // every form of the word
  Exact,     // =word
  Similar,   // word~
  Begins,    // word*
  AsMarked,  // words matched in different ways: each shows its sign
};

struct ShownWords {
  std::string text;  // words parted by blanks, several that stand together in quotes
  WordMatch match = WordMatch::Forms;
  bool operator==(const ShownWords&) const = default;
};

ShownWords shownWords(const std::vector<std::string>& words);
// As search::FormRow keeps them. A sign that was typed all the same is kept.
std::vector<std::string> markedWords(std::string_view text, WordMatch match);

// Words that must all stand there, parted where the next are matched in another way: in rows of their own
// they need no signs. One part where they can't be without.
std::vector<std::vector<std::string>> partedByMatch(const std::vector<std::string>& words);

}  // namespace gui
