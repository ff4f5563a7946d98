// Word documents (ECMA-376, WordprocessingML, transitional and strict).
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "corpus/errors.h"
#include "corpus/import/readers.h"
#include "corpus/import/utf8_append.h"
#include "corpus/import/xml.h"

namespace corpus::import {
namespace {

bool isWord(std::string_view space) {
  return space.ends_with("wordprocessingml/2006/main") || space.ends_with("wordprocessingml/main");
}
bool isMath(std::string_view space) {
  return space.ends_with("officeDocument/2006/math") || space.ends_with("officeDocument/math");
}
bool isCompatibility(std::string_view space) {
  return space.ends_with("markup-compatibility/2006");
}

bool isOff(std::string_view value) {
  return value == "0" || value == "false" || value == "off" || value == "none";
}

using Notes = std::map<std::string, std::string, std::less<>>;  // id -> text

// Collects the paragraphs of a main part, or of a notes part by note id. Text boxes stand inside a run of the
// paragraph that anchors them: their paragraphs are kept apart and follow it.
class BodyReader : public XmlHandler {
 public:
  BodyReader(std::string file, const Notes* footnotes, const Notes* endnotes)
      : file_(std::move(file)), footnotes_(footnotes), endnotes_(endnotes) {}

  std::string text() { return std::move(lines_); }
  Notes notes() { return std::move(notes_); }

  void start(std::string_view space, std::string_view name, const XmlAttributes& attributes) override {
    ++depth_;
    if (skipFrom_) return;
    if (isCompatibility(space)) return startCompatibility(name);
    if (isMath(space)) {
      if (name == "t") inText_ = true;
      return;
    }
    if (!isWord(space)) return;
    // Deleted and moved-away text, field codes, and the small print over ruby text.
    if (name == "del" || name == "moveFrom" || name == "instrText" || name == "delInstrText" ||
        name == "delText" || name == "rt") {
      skipFrom_ = depth_;
      return;
    }
    if (name == "p") return open();
    if (name == "r") {
      hidden_ = false;
    } else if (name == "vanish") {
      hidden_ = inRunProperties_ && !isOff(attributes["val"]);
    } else if (name == "rPr") {
      inRunProperties_ = true;
    } else if (name == "pPr" || name == "sectPr" || name == "tblPr" || name == "trPr" || name == "tcPr") {
      inProperties_ = inProperties_ ? inProperties_ : depth_;  // <w:tab> is a tab stop there
    } else if (name == "footnote" || name == "endnote") {
      note_ =
          attributes["type"].empty() || attributes["type"] == "normal" ? std::string(attributes["id"]) : "";
      lines_.clear();
    } else if (inProperties_ || hidden_ || paragraphs_.empty()) {
      return;
    } else if (name == "t") {
      inText_ = true;
    } else if (name == "tab" || name == "ptab") {
      add("\t");
    } else if (name == "cr") {
      add("\n");
    } else if (name == "br") {
      // A page break in the middle of a paragraph still parts the words around it.
      if (attributes["type"].empty() || attributes["type"] == "textWrapping" ||
          !paragraphs_.back().text.empty())
        add("\n");
    } else if (name == "noBreakHyphen") {
      add("\xE2\x80\x91");
    } else if (name == "softHyphen") {
      add("\xC2\xAD");
    } else if (name == "sym") {
      addSymbol(attributes["char"]);
    } else if (name == "footnoteReference") {
      refer(footnotes_, attributes["id"]);
    } else if (name == "endnoteReference") {
      refer(endnotes_, attributes["id"]);
    }
  }

  void end(std::string_view space, std::string_view name) override {
    const int depth = depth_--;
    if (skipFrom_) {
      if (skipFrom_ == depth) skipFrom_ = 0;
      return;
    }
    if (inProperties_ == depth) inProperties_ = 0;
    if (isCompatibility(space)) {
      if (name == "AlternateContent" && !alternatives_.empty()) alternatives_.pop_back();
      return;
    }
    if (name == "t") inText_ = false;
    if (!isWord(space)) return;
    if (name == "p") {
      close();
    } else if (name == "rPr") {
      inRunProperties_ = false;
    } else if (name == "footnote" || name == "endnote") {
      if (!note_.empty()) notes_[note_] = std::move(lines_);
      lines_.clear();
    }
  }

  void characters(std::string_view utf8) override {
    if (inText_ && !skipFrom_ && !hidden_) add(utf8);
  }

 private:
  struct Paragraph {
    std::string text;
    std::string after;  // the paragraphs of text boxes anchored in it, each ending in LF
    std::string notes;  // " [note]"
    bool hidden = false;
  };

  void startCompatibility(std::string_view name) {
    if (name == "AlternateContent") {
      alternatives_.push_back(false);
    } else if (name == "Choice" || name == "Fallback") {
      if (alternatives_.empty()) return;
      if (alternatives_.back()) skipFrom_ = depth_;
      alternatives_.back() = true;
    }
  }

  void add(std::string_view utf8) {
    if (paragraphs_.empty()) return;
    size_ += utf8.size();
    checkTextSize(size_, file_);
    paragraphs_.back().text += utf8;
  }

  void addSymbol(std::string_view hex) {
    unsigned point = 0;
    if (hex.empty() || hex.size() > 4) return;
    for (const char c : hex) {
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return;
      point = point * 16 + static_cast<unsigned>(digit);
    }
    std::string utf8;
    if (point >= 0x20) appendUtf8(utf8, point);
    add(utf8);
  }

  void refer(const Notes* notes, std::string_view id) {
    if (!notes) return;
    const auto note = notes->find(id);
    if (note == notes->end() || note->second.find_first_not_of(" \n\t") == std::string::npos) return;
    const auto& text = note->second;
    const auto from = text.find_first_not_of(" \n\t");
    const auto to = text.find_last_not_of(" \n\t");
    size_ += to - from + 4;  // a note can be referred to a million times
    checkTextSize(size_, file_);
    paragraphs_.back().notes += " [" + text.substr(from, to - from + 1) + "]";
  }

  void open() {
    paragraphs_.emplace_back();
    // A paragraph inside a run (a text box) begins with properties of its own.
    paragraphs_.back().hidden = hidden_;
    hidden_ = false;
  }

  void close() {
    if (paragraphs_.empty()) return;
    Paragraph paragraph = std::move(paragraphs_.back());
    paragraphs_.pop_back();
    hidden_ = paragraph.hidden;
    ++size_;
    checkTextSize(size_, file_);
    checkLines(++count_, file_);
    std::string& out = paragraphs_.empty() ? lines_ : paragraphs_.back().after;
    out += paragraph.text;
    out += paragraph.notes;
    out += '\n';
    out += paragraph.after;
  }

  std::string file_;
  const Notes* footnotes_;
  const Notes* endnotes_;
  std::vector<Paragraph> paragraphs_;  // open ones: more than one inside a text box
  std::vector<bool> alternatives_;     // of each open AlternateContent: whether one was taken
  std::string lines_, note_;
  Notes notes_;
  std::size_t size_ = 0, count_ = 0;  // bytes, paragraphs
  int depth_ = 0, skipFrom_ = 0, inProperties_ = 0;
  bool inText_ = false, hidden_ = false, inRunProperties_ = false;
};

// Relationship type (its last part) -> target, of a .rels part.
class RelationshipReader : public XmlHandler {
 public:
  void start(std::string_view, std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attributes["TargetMode"] == "External") return;
    const auto type = attributes["Type"];
    targets.emplace(type.substr(type.rfind('/') + 1), attributes["Target"]);
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}
  std::map<std::string, std::string, std::less<>> targets;
};

std::map<std::string, std::string, std::less<>> relationships(Archive& archive, const std::string& part) {
  RelationshipReader reader;
  if (const auto xml = archive.read(part)) readXml(*xml, reader, archive.file());
  return std::move(reader.targets);
}

std::string resolved(const std::string& folder, const std::string& target) {
  return target.starts_with('/') ? target.substr(1) : folder + target;
}

}  // namespace

Document readDocx(Archive& archive) {
  std::string main = "word/document.xml";
  const auto top = relationships(archive, "_rels/.rels");
  if (const auto target = top.find("officeDocument"); target != top.end()) {
    const auto named = resolved("", target->second);
    if (archive.contains(named)) main = named;
  }
  const auto slash = main.rfind('/');
  const auto folder = slash == std::string::npos ? "" : main.substr(0, slash + 1);
  const auto related = relationships(archive, folder + "_rels/" + main.substr(folder.size()) + ".rels");

  const auto notesOf = [&](const char* type) {
    const auto target = related.find(type);
    const auto part = target == related.end() ? std::nullopt : archive.read(resolved(folder, target->second));
    if (!part) return Notes();
    BodyReader reader(archive.file(), nullptr, nullptr);
    readXml(*part, reader, archive.file());
    return reader.notes();
  };
  const auto footnotes = notesOf("footnotes");
  const auto endnotes = notesOf("endnotes");

  const auto xml = archive.read(main);
  if (!xml)
    throw FileError(
        i18n::message("“{file}” is not a Word document, though its name says so. Nothing was imported "
                      "from it.",
                      {{"file", archive.file()}}));
  BodyReader reader(archive.file(), &footnotes, &endnotes);
  readXml(*xml, reader, archive.file());
  Document document;
  document.format = "docx";
  document.text = reader.text();
  return document;
}

}  // namespace corpus::import
