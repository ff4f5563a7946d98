#pragma once
// A word typed while the keyboard was set to another language.
#include <string>
#include <string_view>
#include <vector>

namespace search {

// What was typed with the keys of the Russian, the Kazakh and the English layout instead of the one that was
// on (ghbdtn -> привет, 0fkf -> қала, цщкл -> work), and with letters that look the same in the other
// alphabet. Only what is made of letters from end to end; without what was typed.
std::vector<std::string> retyped(std::string_view typed);

}  // namespace search
