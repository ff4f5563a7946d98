#pragma once
#include <string>
#include <vector>

namespace support {

// A PDF of the given objects, numbered from 1; the first is the catalogue.
std::string pdfOf(const std::vector<std::string>& objects, const std::string& trailer = {});
std::string pdfStream(const std::string& content, const std::string& entries = {});

// A word or more at a place: points from the page's lower left corner. Helvetica, ASCII.
struct Printed {
  double x = 0, y = 0, size = 10;
  std::string text;
};
// A4 pages with words at places.
std::string printedPdf(const std::vector<std::vector<Printed>>& pages);

}  // namespace support
