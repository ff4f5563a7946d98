#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace i18n {

// Words that mix Cyrillic with Latin letters of the same look ("Қазaқстан" with a Latin a): they look right
// and are not found. A Latin word with a Kazakh suffix (facebook-та, IT-де) is none.
struct LookAlikes {
  std::int64_t words = 0;
  std::vector<std::string> examples;  // different ones, at most 5
};
LookAlikes lookAlikes(std::string_view utf8);

// The same text with those letters in the alphabet of the rest of their word; nothing else changes. One code
// point for one, so positions stay.
std::string lookAlikesRepaired(std::string_view utf8);

}  // namespace i18n
