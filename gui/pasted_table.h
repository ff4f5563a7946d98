#pragma once
// Tables on the clipboard, as spreadsheets put them there: tabs between cells, lines between rows. No wx
// here.
#include <string>
#include <string_view>
#include <vector>

namespace gui {

using PastedTable = std::vector<std::vector<std::string>>;

// A cell in quotation marks may hold tabs, line ends and doubled quotation marks. The line end after the last
// row makes no row.
PastedTable parsePasted(std::string_view utf8);
std::string asPasted(const PastedTable& rows);

}  // namespace gui
