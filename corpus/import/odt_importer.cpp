// OpenDocument text (ODF 1.2/1.3, part 3), as LibreOffice writes it.
#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "corpus/errors.h"
#include "corpus/import/odt_styles.h"
#include "corpus/import/paragraphs.h"
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

bool isStyle(std::string_view space) {
  return space.ends_with("opendocument:xmlns:style:1.0");
}

class OdtReader : public XmlHandler {
 public:
  OdtReader(const std::string& file, OdtStyles& styles) : styles_(styles), paragraphs_(file) {}
  StyledText text() { return paragraphs_.take(); }

  void start(std::string_view space, std::string_view name, const XmlAttributes& attributes) override {
    ++depth_;
    if (skipFrom_) return;
    if (isOffice(space)) return startOffice(name);
    if (isStyle(space)) return styles_.start(name, attributes);
    // Of pictures; and of comments, whose words are in paragraphs.
    if (!isText(space) &&
        (name == "binary-data" || name == "title" || name == "desc" || name == "date" ||
         name == "date-string" || name == "creator-initials" || name == "sender-initials"))
      skipFrom_ = depth_;
    if (name == "creator" && !comments_.empty()) comments_.back().from = depth_;
    if (attributes["visibility"] == "collapse") skipFrom_ = depth_;  // of a table's rows
    if (skipFrom_ || !bodyFrom_ || !isText(space)) return;
    if (name == "tracked-changes" || name == "sequence-decls" || name == "note-citation" ||
        name == "variable-decls" || name == "user-field-decls" || name == "ruby-text" ||
        name == "list-header-number" || name == "number") {
      skipFrom_ = depth_;  // what was deleted stands in tracked-changes, the rest is no text
    } else if (name == "p" || name == "h") {
      open(attributes["style-name"]);
    } else if (name == "note") {
      paragraphs_.beginNote();
    } else if (name == "section") {
      if (attributes["display"] == "none") skipFrom_ = depth_;
    } else if (!paragraphs_.isOpen()) {
      return;
    } else if (name == "span") {
      auto look = styles_.look(OdtStyles::Family::Text, attributes["style-name"]);
      look.fillFrom(open_.back().looks.back());
      open_.back().looks.push_back(look);
    } else if (name == "a") {
      ++open_.back().links;
    } else if (name == "hidden-text") {
      if (attributes["is-hidden"] == "true") skipFrom_ = depth_;
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
    if (isStyle(space)) return styles_.end(name);
    if (name == "creator" && !comments_.empty()) comments_.back().from = 0;
    if (isOffice(space) && name == "annotation" && !comments_.empty()) {
      paragraphs_.endNote(comments_.back().author);
      comments_.pop_back();
    }
    if (!isText(space)) return;
    if ((name == "p" || name == "h") && !open_.empty()) {
      open_.pop_back();
      paragraphs_.close();
    } else if (name == "note") {
      paragraphs_.endNote({});
    } else if (!paragraphs_.isOpen() || open_.empty()) {
      return;
    } else if (name == "span" && open_.back().looks.size() > 1) {
      open_.back().looks.pop_back();
    } else if (name == "a" && open_.back().links > 0) {
      --open_.back().links;
    }
  }

  // White space collapses to one space, none at a paragraph's start (ODF 1.2 part 1, 6.1.2).
  void characters(std::string_view utf8) override {
    if (skipFrom_) return;
    if (!comments_.empty() && comments_.back().from) {
      if (comments_.back().author.size() < 200) comments_.back().author += utf8;
      return;
    }
    if (!paragraphs_.isOpen() || open_.empty()) return;
    auto& paragraph = open_.back();
    if (isHidden()) return;
    const auto styles = shown();
    std::size_t from = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
      const char c = utf8[i];
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (blank && (paragraph.afterSpace || c != ' ')) {
        paragraphs_.add(utf8.substr(from, i - from), styles);
        if (!paragraph.afterSpace) paragraphs_.add(" ", styles);
        from = i + 1;
      }
      paragraph.afterSpace = blank;
    }
    paragraphs_.add(utf8.substr(from), styles);
  }

 private:
  struct Open {
    std::vector<Look> looks;  // of the paragraph and the spans in it
    int links = 0;
    bool afterSpace = true;
  };
  struct Comment {
    std::string author;
    int from = 0;  // depth of its dc:creator while that is read
  };

  void startOffice(std::string_view name) {
    if (name == "text") bodyFrom_ = depth_;
    if (name == "annotation-end" || name == "binary-data") skipFrom_ = depth_;
    if (name != "annotation" || !bodyFrom_) return;
    paragraphs_.beginNote();
    comments_.emplace_back();
  }

  void open(std::string_view style) {
    open_.emplace_back();
    open_.back().looks.push_back(styles_.look(OdtStyles::Family::Paragraph, style));
    paragraphs_.open();
  }

  bool isHidden() const { return open_.back().looks.back().hidden.value_or(false); }
  Styles shown() const {
    auto styles = open_.back().looks.back().styles();
    if (open_.back().links > 0) styles.underline = false;  // a link's look
    return styles;
  }

  void addSign(char sign, std::size_t count) {
    if (isHidden()) return;
    paragraphs_.add(std::string(count, sign), shown());
    // A space in the file after <text:s/> is one more; after a tab or a break too.
    open_.back().afterSpace = false;
  }

  OdtStyles& styles_;
  Paragraphs paragraphs_;
  std::vector<Open> open_;         // as the open paragraphs: more than one inside a frame or a note
  std::vector<Comment> comments_;  // open ones
  int depth_ = 0, skipFrom_ = 0, bodyFrom_ = 0;
};

// styles.xml: what it says of the styles by name; its automatic ones are for headers and footers.
class StylesReader : public XmlHandler {
 public:
  explicit StylesReader(OdtStyles& styles) : styles_(styles) {}
  void start(std::string_view space, std::string_view name, const XmlAttributes& attributes) override {
    if (isOffice(space)) named_ = name == "styles";
    if (named_ && isStyle(space)) styles_.start(name, attributes);
  }
  void end(std::string_view space, std::string_view name) override {
    if (named_ && isStyle(space)) styles_.end(name);
  }
  void characters(std::string_view) override {}

 private:
  OdtStyles& styles_;
  bool named_ = false;
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
  OdtStyles styles;
  if (const auto named = archive.read("styles.xml")) {
    StylesReader reader(styles);
    readXml(*named, reader, archive.file());
  }
  OdtReader reader(archive.file(), styles);
  readXml(*xml, reader, archive.file());
  Document document;
  document.format = "odt";
  reader.text().moveInto(document);
  return document;
}

}  // namespace corpus::import
