// Word documents (ECMA-376, WordprocessingML, transitional and strict).
#include <charconv>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "corpus/errors.h"
#include "corpus/import/docx_styles.h"
#include "corpus/import/embedded_page.h"
#include "corpus/import/paragraphs.h"
#include "corpus/import/readers.h"
#include "corpus/import/utf8_append.h"
#include "corpus/import/xml.h"

namespace corpus::import {
namespace {

bool isMath(std::string_view space) {
  return space.ends_with("officeDocument/2006/math") || space.ends_with("officeDocument/math");
}
bool isCompatibility(std::string_view space) {
  return space.ends_with("markup-compatibility/2006");
}

// A character of a font of signs, which Word writes for smileys, arrows and ticks typed or picked.
unsigned signOf(std::string_view font, unsigned point) {
  const unsigned code = point & 0xFFu;
  if (font == "Symbol") {
    if (code == 0xB7) return 0x2022;
    if (code == 0xAE) return 0x2192;
    if (code == 0xA3) return 0x2264;
    if (code == 0xB3) return 0x2265;
  } else if (font == "Wingdings") {
    if (code == 0x4A) return 0x263A;
    if (code == 0x4C) return 0x2639;
    if (code == 0xDF) return 0x2190;
    if (code == 0xE0) return 0x2192;
    if (code == 0xFC) return 0x2713;
    if (code == 0xFB) return 0x2717;
    if (code == 0xA7) return 0x25AA;
    if (code == 0xD8) return 0x27A2;
  }
  return point;
}

struct Note {
  StyledText text;
  std::string author;  // of a comment
};
using Notes = std::map<std::string, Note, std::less<>>;  // by id

// What a main part refers to.
struct Related {
  DocxStyles styles;
  Notes footnotes, endnotes, comments;
  std::function<StyledText(std::string_view id)> chunk;  // the text of a document embedded whole
};

// Collects the paragraphs of a main part, or of a notes part by note id. Text boxes stand inside a run of the
// paragraph that anchors them: their paragraphs are kept apart and follow it.
class BodyReader : public XmlHandler {
 public:
  BodyReader(const std::string& file, const Related& related) : related_(related), paragraphs_(file) {}

  StyledText text() { return paragraphs_.take(); }
  Notes notes() { return std::move(notes_); }

  void start(std::string_view space, std::string_view name, const XmlAttributes& attributes) override {
    ++depth_;
    if (skipFrom_) return;
    if (isCompatibility(space)) return startCompatibility(name);
    if (isMath(space)) {
      if (name == "t") inText_ = true;
      return;
    }
    if (!isWordSpace(space)) return;
    if (name == "del" || name == "moveFrom") {
      // Of a paragraph's mark: the next one goes on in it; of a row: the row; else of the text in it.
      if (run_.inMark) run_.joined = true;
      skipFrom_ = properties_ == Properties::Row && !rows_.empty() ? rows_.back() : depth_;
      return;
    }
    // Field codes, earlier looks, and the small print over ruby text.
    if (name == "instrText" || name == "delInstrText" || name == "delText" || name == "rt" ||
        name.ends_with("PrChange")) {
      skipFrom_ = depth_;
      return;
    }
    if (inProperties_) return property(name, attributes);
    if (name == "p") {
      runs_.push_back(std::exchange(run_, {}));
      run_.hidden = run_.hiddenParagraph = runs_.back().hidden;
      paragraphs_.open();
    } else if (name == "pPr" || name == "rPr" || name == "sectPr" || name == "tblPr" || name == "trPr" ||
               name == "tcPr" || name == "sdtPr") {
      inProperties_ = depth_;
      properties_ = name == "pPr"                              ? Properties::Paragraph
                    : name == "trPr"                           ? Properties::Row
                    : name == "rPr" && run_.from == depth_ - 1 ? Properties::Run
                                                               : Properties::Other;
    } else if (name == "r") {
      run_.from = depth_;
      run_.style.clear();
      run_.look = {};
      show();
    } else if (name == "tr") {
      rows_.push_back(depth_);
    } else if (name == "hyperlink") {
      run_.link = depth_;
    } else if (name == "footnote" || name == "endnote" || name == "comment") {
      const auto type = attributes["type"];
      noteId_ = type.empty() || type == "normal" ? std::string(attributes["id"]) : std::string();
      author_ = attributes["author"];
      paragraphs_.take();
    } else if (name == "altChunk") {
      if (related_.chunk) paragraphs_.addLines(related_.chunk(attributes["id"]));
    } else if (name == "sdtContent") {
      // "Click here to enter text" is nobody's words.
      if (std::exchange(placeholder_, false)) skipFrom_ = depth_;
    } else if (!run_.hidden && paragraphs_.isOpen()) {
      content(name, attributes);
    }
  }

  void end(std::string_view space, std::string_view name) override {
    const int depth = depth_--;
    if (skipFrom_) {
      if (skipFrom_ != depth) return;
      skipFrom_ = 0;
      if (!rows_.empty() && rows_.back() == depth) rows_.pop_back();
      if (inProperties_ >= depth) inProperties_ = 0, properties_ = Properties::Other;
      return;
    }
    if (isCompatibility(space)) {
      if (name == "AlternateContent" && !alternatives_.empty()) alternatives_.pop_back();
      return;
    }
    if (name == "t") inText_ = false;
    if (inProperties_ == depth) {
      inProperties_ = 0;
      properties_ = Properties::Other;
      run_.inMark = false;
      if (name == "rPr" || name == "pPr") show();
    }
    if (!isWordSpace(space)) return;
    if (name == "p") {
      if (runs_.empty()) return;
      paragraphs_.close(run_.joined);
      run_ = std::move(runs_.back());
      runs_.pop_back();
    } else if (name == "r") {
      run_.from = 0;
      run_.shown = {};
      run_.hidden = run_.hiddenParagraph;
    } else if (name == "hyperlink") {
      run_.link = 0;
    } else if (name == "tc" || name == "txbxContent") {
      paragraphs_.endStory();
    } else if (name == "tr") {
      if (!rows_.empty()) rows_.pop_back();
    } else if (name == "footnote" || name == "endnote" || name == "comment") {
      auto lines = paragraphs_.take();
      if (!noteId_.empty()) notes_[noteId_] = {std::move(lines), std::move(author_)};
    }
  }

  void characters(std::string_view utf8) override {
    if (inText_ && !skipFrom_ && !run_.hidden) paragraphs_.add(utf8, run_.shown);
  }

 private:
  enum class Properties { Paragraph, Run, Row, Other };
  // The run being read, and what its paragraph says.
  struct Run {
    std::string paragraphStyle, style;
    Look look;
    Styles shown;
    int from = 0;                  // depth of its w:r; 0 outside
    int link = 0;                  // depth of the w:hyperlink around it
    bool hidden = false;           // nothing of it is seen
    bool hiddenParagraph = false;  // anchored in a hidden run
    bool joined = false;           // the paragraph's mark was deleted or is hidden
    bool inMark = false;           // reading the properties of that mark
  };

  void property(std::string_view name, const XmlAttributes& attributes) {
    if (properties_ == Properties::Run) {
      if (depth_ != inProperties_ + 1) return;
      if (name == "rStyle") {
        run_.style = attributes["val"];
      } else {
        takeProperty(run_.look, name, attributes);
      }
    } else if (name == "pStyle") {
      run_.paragraphStyle = attributes["val"];
    } else if (name == "rPr") {
      run_.inMark = properties_ == Properties::Paragraph;
    } else if (run_.inMark && name == "vanish") {
      run_.joined = run_.joined || !isOffValue(attributes["val"]);
    } else if (name == "showingPlcHdr") {
      placeholder_ = !isOffValue(attributes["val"]);
    }
  }

  void show() {
    const auto shown = related_.styles.shown(run_.paragraphStyle, run_.style, run_.look);
    run_.shown = shown.styles;
    run_.hidden = run_.hiddenParagraph || (run_.from && shown.hidden);
    if (run_.link) run_.shown.underline = false;  // a link's look
  }

  void content(std::string_view name, const XmlAttributes& attributes) {
    const auto add = [&](std::string_view utf8) { paragraphs_.add(utf8, run_.shown); };
    if (name == "t") {
      inText_ = true;
    } else if (name == "tab" || name == "ptab") {
      add("\t");
    } else if (name == "cr") {
      add("\n");
    } else if (name == "br") {
      // A page break in the middle of a paragraph still parts the words around it.
      const auto type = attributes["type"];
      if (type.empty() || type == "textWrapping" || !paragraphs_.isEmpty()) add("\n");
    } else if (name == "noBreakHyphen") {
      add("\xE2\x80\x91");
    } else if (name == "softHyphen") {
      add("\xC2\xAD");
    } else if (name == "sym") {
      addSymbol(attributes["font"], attributes["char"]);
    } else if (name == "footnoteReference") {
      refer(related_.footnotes, attributes["id"]);
    } else if (name == "endnoteReference") {
      refer(related_.endnotes, attributes["id"]);
    } else if (name == "commentReference") {
      refer(related_.comments, attributes["id"]);
    }
  }

  void addSymbol(std::string_view font, std::string_view hex) {
    unsigned point = 0;
    if (hex.empty() || hex.size() > 4) return;
    const auto* const last = hex.data() + hex.size();
    const auto read = std::from_chars(hex.data(), last, point, 16);
    if (read.ec != std::errc() || read.ptr != last) return;
    std::string utf8;
    if (point >= 0x20) appendUtf8(utf8, signOf(font, point));
    paragraphs_.add(utf8, run_.shown);
  }

  void refer(const Notes& notes, std::string_view id) {
    if (const auto note = notes.find(id); note != notes.end())
      paragraphs_.addNote(note->second.text, note->second.author);
  }

  void startCompatibility(std::string_view name) {
    if (name == "AlternateContent") {
      alternatives_.push_back(false);
    } else if (name == "Choice" || name == "Fallback") {
      if (alternatives_.empty()) return;
      if (alternatives_.back()) skipFrom_ = depth_;
      alternatives_.back() = true;
    }
  }

  const Related& related_;
  Paragraphs paragraphs_;
  Run run_;
  std::vector<Run> runs_;           // around the open paragraphs: more than one inside a text box
  std::vector<int> rows_;           // depths of the open table rows
  std::vector<bool> alternatives_;  // of each open AlternateContent: whether one was taken
  std::string noteId_, author_;
  Notes notes_;
  int depth_ = 0, skipFrom_ = 0, inProperties_ = 0;
  Properties properties_ = Properties::Other;  // at inProperties_
  bool inText_ = false, placeholder_ = false;
};

// The targets of a .rels part.
class RelationshipReader : public XmlHandler {
 public:
  void start(std::string_view, std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attributes["TargetMode"] == "External") return;
    const auto type = attributes["Type"];
    const auto kind = type.substr(type.rfind('/') + 1);
    byType.emplace(kind, attributes["Target"]);
    if (kind == "aFChunk") chunks.emplace(attributes["Id"], attributes["Target"]);
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}
  std::map<std::string, std::string, std::less<>> byType, chunks;
};

RelationshipReader relationships(Archive& archive, const std::string& part) {
  RelationshipReader reader;
  if (const auto xml = archive.read(part)) readXml(*xml, reader, archive.file());
  return reader;
}

std::string resolved(const std::string& folder, const std::string& target) {
  return target.starts_with('/') ? target.substr(1) : folder + target;
}

}  // namespace

Document readDocx(Archive& archive) {
  std::string main = "word/document.xml";
  const auto top = relationships(archive, "_rels/.rels");
  if (const auto target = top.byType.find("officeDocument"); target != top.byType.end()) {
    const auto named = resolved("", target->second);
    if (archive.contains(named)) main = named;
  }
  const auto slash = main.rfind('/');
  const auto folder = slash == std::string::npos ? "" : main.substr(0, slash + 1);
  const auto related = relationships(archive, folder + "_rels/" + main.substr(folder.size()) + ".rels");
  const auto partOf = [&](const char* type) {
    const auto target = related.byType.find(type);
    return target == related.byType.end() ? std::string() : resolved(folder, target->second);
  };

  Related parts;
  parts.styles = DocxStyles::read(archive, partOf("styles"));
  const auto notesOf = [&](const char* type) {
    const auto name = partOf(type);
    const auto part = name.empty() ? std::nullopt : archive.read(name);
    if (!part) return Notes();
    BodyReader reader(archive.file(), parts);
    readXml(*part, reader, archive.file());
    return reader.notes();
  };
  auto footnotes = notesOf("footnotes");
  auto endnotes = notesOf("endnotes");
  parts.comments = notesOf("comments");
  parts.footnotes = std::move(footnotes);
  parts.endnotes = std::move(endnotes);
  parts.chunk = [&](std::string_view id) {
    const auto target = related.chunks.find(id);
    if (target == related.chunks.end()) return StyledText();
    const auto part = archive.read(resolved(folder, target->second));
    return part ? embeddedPage(*part, archive.file()) : StyledText();
  };

  const auto xml = archive.read(main);
  if (!xml)
    throw FileError(
        i18n::message("“{file}” is not a Word document, though its name says so. Nothing was imported "
                      "from it.",
                      {{"file", archive.file()}}));
  BodyReader reader(archive.file(), parts);
  readXml(*xml, reader, archive.file());
  Document document;
  document.format = "docx";
  reader.text().moveInto(document);
  return document;
}

}  // namespace corpus::import
