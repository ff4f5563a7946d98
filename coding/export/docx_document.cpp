#include "coding/export/docx_document.h"

#include <pugixml.hpp>
#include <sstream>

#include "coding/export/docx_parts.h"
#include "coding/export/excerpt_writers.h"
#include "coding/export/zip_writer.h"
#include "corpus/whole_file.h"

namespace coding {
namespace {

// Line ends and tabs are elements in WordprocessingML (ECMA-376, 17.3.3).
void addRun(pugi::xml_node paragraph, const TextRun& content, const std::string& language) {
  pugi::xml_node run = paragraph.append_child("w:r");
  if (content.bold || !language.empty()) {
    pugi::xml_node properties = run.append_child("w:rPr");
    if (content.bold) properties.append_child("w:b");
    if (!language.empty()) properties.append_child("w:lang").append_attribute("w:val") = language.c_str();
  }
  std::string piece;
  const auto flush = [&] {
    if (piece.empty()) return;
    pugi::xml_node t = run.append_child("w:t");
    t.append_attribute("xml:space") = "preserve";
    t.text().set(piece.c_str());
    piece.clear();
  };
  for (const char c : xmlText(content.text)) {
    if (c != '\n' && c != '\t') {
      piece += c;
      continue;
    }
    flush();
    run.append_child(c == '\n' ? "w:br" : "w:tab");
  }
  flush();
}

pugi::xml_node addStyled(pugi::xml_node parent, const char* style, const std::vector<TextRun>& runs,
                         std::string_view language) {
  pugi::xml_node paragraph = parent.append_child("w:p");
  paragraph.append_child("w:pPr").append_child("w:pStyle").append_attribute("w:val") = style;
  for (const TextRun& run : runs) addRun(paragraph, run, languageTag(language));
  return paragraph;
}

std::string written(const pugi::xml_document& document) {
  std::ostringstream out;
  // Raw: white space that nobody wrote would be text.
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(out).str();
}

void addSection(pugi::xml_node body) {
  pugi::xml_node section = body.append_child("w:sectPr");
  pugi::xml_node footer = section.append_child("w:footerReference");
  footer.append_attribute("w:type") = "default";
  footer.append_attribute("r:id") = "rId2";
  pugi::xml_node size = section.append_child("w:pgSz");  // A4, in twentieths of a point
  size.append_attribute("w:w") = "11906";
  size.append_attribute("w:h") = "16838";
  pugi::xml_node margin = section.append_child("w:pgMar");
  for (const char* side : {"w:top", "w:right", "w:bottom", "w:left"}) margin.append_attribute(side) = "1418";
  for (const char* side : {"w:header", "w:footer"}) margin.append_attribute(side) = "709";
  margin.append_attribute("w:gutter") = "0";
}

std::string corePart(const std::string& title, i18n::Language language) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("cp:coreProperties");
  root.append_attribute("xmlns:cp") = docx::kCorePropertiesNamespace;
  root.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  root.append_child("dc:title").text().set(xmlText(title).c_str());
  root.append_child("dc:creator").text().set("Suhbat");
  root.append_child("dc:language").text().set(languageTag(i18n::code(language)).c_str());
  return written(document);
}

}  // namespace

struct DocxDocument::State {
  std::string title;
  i18n::Language language;
  pugi::xml_document document;
  pugi::xml_node body;
};

DocxDocument::DocxDocument(const std::string& title, i18n::Language language)
    : state_(std::make_unique<State>()) {
  state_->title = title;
  state_->language = language;
  pugi::xml_node declaration = state_->document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  pugi::xml_node root = state_->document.append_child("w:document");
  root.append_attribute("xmlns:w") = docx::kWordNamespace;
  root.append_attribute("xmlns:r") = docx::kRelationNamespace;
  state_->body = root.append_child("w:body");
}
DocxDocument::~DocxDocument() = default;

void DocxDocument::addParagraph(const char* style, std::string_view text, std::string_view language) {
  addParagraph(style, {TextRun{std::string(text)}}, language);
}

void DocxDocument::addParagraph(const char* style, const std::vector<TextRun>& runs,
                                std::string_view language) {
  addStyled(state_->body, style, runs, language);
}

void DocxDocument::addTable(const std::vector<int>& widths, const std::vector<std::vector<Cell>>& rows) {
  pugi::xml_node table = state_->body.append_child("w:tbl");
  pugi::xml_node properties = table.append_child("w:tblPr");
  pugi::xml_node whole = properties.append_child("w:tblW");
  whole.append_attribute("w:w") = "5000";  // fiftieths of a per cent
  whole.append_attribute("w:type") = "pct";
  properties.append_child("w:tblLayout").append_attribute("w:type") = "fixed";
  pugi::xml_node grid = table.append_child("w:tblGrid");
  for (const int width : widths) grid.append_child("w:gridCol").append_attribute("w:w") = width;
  for (const auto& cells : rows) {
    pugi::xml_node row = table.append_child("w:tr");
    row.append_child("w:trPr").append_child("w:cantSplit");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      pugi::xml_node cell = row.append_child("w:tc");
      pugi::xml_node width = cell.append_child("w:tcPr").append_child("w:tcW");
      width.append_attribute("w:w") = widths[i];
      width.append_attribute("w:type") = "dxa";
      pugi::xml_node paragraph = addStyled(cell, cells[i].style, cells[i].runs, cells[i].language);
      if (cells[i].align == Cell::Align::Right)
        paragraph.child("w:pPr").append_child("w:jc").append_attribute("w:val") = "right";
    }
  }
}

void DocxDocument::write(const std::filesystem::path& path) {
  addSection(state_->body);
  const std::string zip = zipped({{"[Content_Types].xml", std::string(docx::kContentTypes)},
                                  {"_rels/.rels", std::string(docx::kRelations)},
                                  {"docProps/core.xml", corePart(state_->title, state_->language)},
                                  {"word/document.xml", written(state_->document)},
                                  {"word/_rels/document.xml.rels", std::string(docx::kDocumentRelations)},
                                  {"word/styles.xml", std::string(docx::kStyles)},
                                  {"word/footer1.xml", std::string(docx::kFooter)}});
  corpus::writeWholeFile(path, [&](std::ostream& out) { out << zip; });
}

}  // namespace coding
