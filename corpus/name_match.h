#pragma once
// Recognising a participant's name in the names of files and speakers.
#include <string>
#include <string_view>
#include <vector>

namespace corpus {

// The words of a name, folded: “01_Айгүл-К.docx” has 1, айгүл, к, docx. Numbers lose their leading zeros.
class NameWords {
 public:
  explicit NameWords(std::string_view utf8);
  std::size_t size() const { return words_.size(); }
  // All words, in order and side by side, among the other's. Never for an empty name.
  bool within(const NameWords& other) const;
  bool operator==(const NameWords& other) const { return !words_.empty() && words_ == other.words_; }

 private:
  std::vector<std::string> words_;
};

// The last part of a path of either kind, and that without its extension.
std::string baseName(std::string_view path);
std::string stem(std::string_view path);

}  // namespace corpus
