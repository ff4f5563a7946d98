// OpenDocument text (ODF 1.2/1.3, part 3), as LibreOffice writes it.
#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "corpus/errors.h"
#include "corpus/import/readers.h"
#include "corpus/import/xml.h"

namespace corpus::import {
namespace {

bool isText(std::string_view space) {
  return space.ends_with("opendocument:xmlns:text:1.0");
}
bool isOffice(std::string_view space) {
  return space.ends_with("opendocument:xmlns:office:1.0");
}

class OdtReader : public XmlHandler {
 public:
  explicit OdtReader(std::string file) : file_(std::move(file)) {}
  std::string text() { return std::move(lines_); }

  void start(std::string_view space, std::string_view name, const XmlAttributes& attributes) override {
    ++depth_;
    if (skipFrom_) return;
    if (isOffice(space)) {
      if (name == "text") bodyFrom_ = depth_;
      if (name == "annotation" || name == "annotation-end" || name == "binary-data") skipFrom_ = depth_;
      return;
    }
    if (name == "binary-data" || name == "title" || name == "desc") skipFrom_ = depth_;  // of pictures
    if (!bodyFrom_ || !isText(space)) return;
    if (name == "tracked-changes" || name == "sequence-decls" || name == "note-citation" ||
        name == "variable-decls" || name == "user-field-decls" || name == "ruby-text" ||
        name == "list-header-number" || name == "number") {
      skipFrom_ = depth_;  // what was deleted stands in tracked-changes, the rest is no text
    } else if (name == "p" || name == "h") {
      paragraphs_.emplace_back();
    } else if (name == "note") {
      // A note's paragraphs are collected apart and follow the paragraph that refers to it.
      notes_.push_back(std::exchange(lines_, {}));
      noteDepth_.push_back(paragraphs_.size());
    } else if (paragraphs_.empty()) {
      return;
    } else if (name == "tab") {
      addSign('\t', 1);
    } else if (name == "line-break") {
      addSign('\n', 1);
    } else if (name == "s") {
      int count = 1;
      const auto value = attributes["c"];
      std::from_chars(value.data(), value.data() + value.size(), count);
      addSign(' ', static_cast<std::size_t>(std::clamp(count, 1, 10'000)));
    }
  }

  void end(std::string_view space, std::string_view name) override {
    const int depth = depth_--;
    if (skipFrom_) {
      if (skipFrom_ == depth) skipFrom_ = 0;
      return;
    }
    if (bodyFrom_ == depth) bodyFrom_ = 0;
    if (!isText(space)) return;
    if ((name == "p" || name == "h") && !paragraphs_.empty()) {
      close();
    } else if (name == "note" && !notes_.empty()) {
      std::string note = std::exchange(lines_, std::move(notes_.back()));
      notes_.pop_back();
      noteDepth_.pop_back();
      const auto from = note.find_first_not_of(" \n\t");
      if (from != note.npos && !paragraphs_.empty())
        paragraphs_.back().notes += " [" + note.substr(from, note.find_last_not_of(" \n\t") - from + 1) + "]";
    }
  }

  // White space collapses to one space, none at a paragraph's start (ODF 1.2 part 1, 6.1.2).
  void characters(std::string_view utf8) override {
    if (skipFrom_ || paragraphs_.empty()) return;
    auto& paragraph = paragraphs_.back();
    grow(utf8.size());
    for (const char c : utf8) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        if (!paragraph.afterSpace) paragraph.text += ' ';
        paragraph.afterSpace = true;
      } else {
        paragraph.text += c;
        paragraph.afterSpace = false;
      }
    }
  }

 private:
  struct Paragraph {
    std::string text;
    std::string after;  // the paragraphs of frames anchored in it, each ending in LF
    std::string notes;
    bool afterSpace = true;
  };

  void grow(std::size_t bytes) {
    size_ += bytes;
    checkTextSize(size_, file_);
  }

  void addSign(char sign, std::size_t count) {
    grow(count);
    paragraphs_.back().text.append(count, sign);
    // A space in the file after <text:s/> is one more; after a tab or a break too.
    paragraphs_.back().afterSpace = false;
  }

  void close() {
    Paragraph paragraph = std::move(paragraphs_.back());
    paragraphs_.pop_back();
    grow(1);
    checkLines(++count_, file_);
    const bool framed = paragraphs_.size() > (noteDepth_.empty() ? 0 : noteDepth_.back());
    std::string& out = framed ? paragraphs_.back().after : lines_;
    out += paragraph.text;
    out += paragraph.notes;
    out += '\n';
    out += paragraph.after;
  }

  std::string file_;
  std::vector<Paragraph> paragraphs_;  // open ones: more than one inside a frame or a note
  std::vector<std::string> notes_;     // lines set aside while a note is read
  std::vector<std::size_t> noteDepth_;
  std::string lines_;
  std::size_t size_ = 0, count_ = 0;  // bytes, paragraphs
  int depth_ = 0, skipFrom_ = 0, bodyFrom_ = 0;
};

class ManifestReader : public XmlHandler {
 public:
  void start(std::string_view, std::string_view name, const XmlAttributes&) override {
    if (name == "encryption-data") encrypted = true;
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}
  bool encrypted = false;
};

bool isEncrypted(Archive& archive) {
  const auto manifest = archive.read("META-INF/manifest.xml");
  if (!manifest) return false;
  ManifestReader reader;
  try {
    readXml(*manifest, reader, archive.file());
  } catch (const FileError&) {
    // Old OpenOffice manifests have a DOCTYPE; what was read up to there is enough, the text decides.
    return manifest->find("encryption-data") != std::string::npos;
  }
  return reader.encrypted;
}

}  // namespace

Document readOdt(Archive& archive) {
  if (isEncrypted(archive))
    throw FileError(
        i18n::message("“{file}” is protected with a password. Remove the password in LibreOffice and "
                      "import it again. Nothing was imported from it.",
                      {{"file", archive.file()}}));
  const auto xml = archive.read("content.xml");
  if (!xml)
    throw FileError(
        i18n::message("“{file}” is not an OpenDocument text, though its name says so. Nothing was "
                      "imported from it.",
                      {{"file", archive.file()}}));
  OdtReader reader(archive.file());
  readXml(*xml, reader, archive.file());
  Document document;
  document.format = "odt";
  document.text = reader.text();
  return document;
}

}  // namespace corpus::import
