#include <pugixml.hpp>
#include <sstream>

#include "coding/export/docx_parts.h"
#include "coding/export/excerpt_writers.h"
#include "coding/export/zip_writer.h"
#include "corpus/whole_file.h"

namespace coding {
namespace {

// Runs of one paragraph: line ends and tabs are elements in WordprocessingML (ECMA-376, 17.3.3).
void addRun(pugi::xml_node paragraph, std::string_view text, const std::string& language) {
  pugi::xml_node run = paragraph.append_child("w:r");
  if (!language.empty())
    run.append_child("w:rPr").append_child("w:lang").append_attribute("w:val") = language.c_str();
  std::string piece;
  const auto flush = [&] {
    if (piece.empty()) return;
    pugi::xml_node t = run.append_child("w:t");
    t.append_attribute("xml:space") = "preserve";
    t.text().set(piece.c_str());
    piece.clear();
  };
  for (const char c : xmlText(text)) {
    if (c != '\n' && c != '\t') {
      piece += c;
      continue;
    }
    flush();
    run.append_child(c == '\n' ? "w:br" : "w:tab");
  }
  flush();
}

pugi::xml_node addParagraph(pugi::xml_node body, const char* style, std::string_view text,
                            const std::string& language) {
  pugi::xml_node paragraph = body.append_child("w:p");
  paragraph.append_child("w:pPr").append_child("w:pStyle").append_attribute("w:val") = style;
  addRun(paragraph, text, language);
  return paragraph;
}

std::string written(const pugi::xml_document& document) {
  std::ostringstream out;
  // Raw: white space that nobody wrote would be text.
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(out).str();
}

std::string documentPart(const ExcerptSet& set, const i18n::Messages& tr) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  pugi::xml_node root = document.append_child("w:document");
  root.append_attribute("xmlns:w") = docx::kWordNamespace;
  root.append_attribute("xmlns:r") = docx::kRelationNamespace;
  pugi::xml_node body = root.append_child("w:body");

  const std::string own = languageTag(i18n::code(tr.language()));
  addParagraph(body, "Title", reportTitle(set, tr), own);
  addParagraph(body, "Subtitle", reportSummary(set, tr), own);
  for (const auto& [begin, end] : byCode(set)) {
    addParagraph(body, "Heading1", set.excerpts[begin].code, {});
    addParagraph(body, "Summary",
                 tr.plural("{n} excerpt", "{n} excerpts", static_cast<std::int64_t>(end - begin)), own);
    for (std::size_t i = begin; i < end; ++i) {
      const Excerpt& excerpt = set.excerpts[i];
      addParagraph(body, "Quote", excerpt.text, languageTag(excerpt.language));
      // The parts of one excerpt stay together on the page; the last leaves room before the next.
      std::size_t more = excerpt.counterparts.size() + (excerpt.memo.empty() ? 0 : 1);
      addParagraph(body, more > 0 ? "SourceBeforeMore" : "Source", sourceLine(excerpt, tr), own);
      for (const Counterpart& counterpart : excerpt.counterparts) {
        addParagraph(body, "TranslationQuote", counterpart.text, languageTag(counterpart.language));
        addParagraph(body, --more > 0 ? "SourceBeforeMore" : "Source", sourceLine(counterpart, tr), own);
      }
      if (!excerpt.memo.empty()) addParagraph(body, "Memo", excerpt.memo, {});
    }
  }
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
  return written(document);
}

std::string corePart(const ExcerptSet& set, const i18n::Messages& tr) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("cp:coreProperties");
  root.append_attribute("xmlns:cp") = docx::kCorePropertiesNamespace;
  root.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  root.append_child("dc:title").text().set(xmlText(reportTitle(set, tr)).c_str());
  root.append_child("dc:creator").text().set("Suhbat");
  root.append_child("dc:language").text().set(languageTag(i18n::code(tr.language())).c_str());
  return written(document);
}

}  // namespace

void writeExcerptsDocx(const ExcerptSet& set, const std::filesystem::path& path,
                       const i18n::Messages& messages) {
  const std::string zip = zipped({{"[Content_Types].xml", std::string(docx::kContentTypes)},
                                  {"_rels/.rels", std::string(docx::kRelations)},
                                  {"docProps/core.xml", corePart(set, messages)},
                                  {"word/document.xml", documentPart(set, messages)},
                                  {"word/_rels/document.xml.rels", std::string(docx::kDocumentRelations)},
                                  {"word/styles.xml", std::string(docx::kStyles)},
                                  {"word/footer1.xml", std::string(docx::kFooter)}});
  corpus::writeWholeFile(path, [&](std::ostream& out) { out << zip; });
}

}  // namespace coding
