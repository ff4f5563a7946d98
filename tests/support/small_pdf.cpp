#include "tests/support/small_pdf.h"

namespace support {

std::string pdfOf(const std::vector<std::string>& objects, const std::string& trailer) {
  std::string out = "%PDF-1.7\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(out.size());
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const auto table = out.size();
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const auto offset : offsets) {
    const auto digits = std::to_string(offset);
    out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return out + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " + trailer +
         " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

std::string pdfStream(const std::string& content, const std::string& entries) {
  return "<< /Length " + std::to_string(content.size()) + " " + entries + " >>\nstream\n" + content +
         "\nendstream";
}

std::string printedPdf(const std::vector<std::vector<Printed>>& pages) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", "",
                                      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string kids;
  for (const auto& page : pages) {
    std::string content = "BT\n";
    for (const auto& printed : page)
      content += "/F1 " + std::to_string(printed.size) + " Tf 1 0 0 1 " + std::to_string(printed.x) + " " +
                 std::to_string(printed.y) + " Tm (" + printed.text + ") Tj\n";
    objects.push_back(pdfStream(content + "ET"));
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " +
                      std::to_string(objects.size()) + " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>";
  return pdfOf(objects);
}

}  // namespace support
