#pragma once
#include <ostream>
#include <string>
#include <vector>

namespace coding {

// UTF-8 by RFC 4180: commas, CRLF, quotes doubled. Opens with a BOM, without which Excel takes the text for
// the system's code page. A cell that a spreadsheet would run as a formula gets an apostrophe in front.
class CsvWriter {
 public:
  explicit CsvWriter(std::ostream& out);
  void row(const std::vector<std::string>& cells);

 private:
  std::ostream& out_;
};

}  // namespace coding
