#pragma once
// Several words in one column, parted by "; ".
#include <string>
#include <string_view>
#include <vector>

namespace corpus {

std::vector<std::string> wordsOfList(std::string_view stored);
// Words as they are kept: NFC, without white space at the ends, empty ones and repetitions left out. A ";"
// in a word parts it.
std::string storedList(const std::vector<std::string>& words);

}  // namespace corpus
