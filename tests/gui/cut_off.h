#pragma once
#include <wx/window.h>

#include <string>
#include <vector>

namespace test {

// What of the shown controls below `root` can't be seen whole: a button, label or choice that is smaller than
// what it says, or one that reaches beyond its parent. In words, for the report of a test.
std::vector<std::string> cutOff(wxWindow& root);

}  // namespace test
