// Web pages, read for their words: blocks become lines, scripts and styles go.
#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "corpus/import/html_entity.h"
#include "corpus/import/html_style.h"
#include "corpus/import/readers.h"
#include "i18n/encoding.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

bool isBlank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

template <std::size_t N>
bool isOneOf(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 33> kBlocks = {
    "p",      "div",        "li",         "ul",      "ol",    "tr", "table", "section", "article",
    "header", "footer",     "main",       "nav",     "aside", "h1", "h2",    "h3",      "h4",
    "h5",     "h6",         "blockquote", "pre",     "dl",    "dt", "dd",    "form",    "fieldset",
    "figure", "figcaption", "hr",         "address", "td",    "th"};
// Their content is not read. "noscript" is a page's words for those without scripts.
constexpr std::array<std::string_view, 9> kSilent = {"script", "style",  "title",  "template", "svg",
                                                     "math",   "object", "iframe", "select"};
constexpr std::array<std::string_view, 14> kEmpty = {"br",    "img",    "hr",    "input", "meta",
                                                     "link",  "area",   "base",  "col",   "wbr",
                                                     "embed", "source", "track", "param"};
constexpr std::array<std::string_view, 5> kFormatting = {"b", "strong", "i", "em", "u"};
constexpr std::size_t kMaxOpen = 100;  // elements in elements beyond that are read for their words only

// "_ftn12" and its like, with the number left out: how programs name the place of a note, and of the
// reference to it.
bool isNumbered(std::string_view name, std::initializer_list<std::string_view> forms) {
  const auto digit = name.find_first_of("0123456789");
  const auto after = name.find_first_not_of("0123456789", digit);
  if (digit == name.npos || digit == 0) return false;
  const auto tail = after == name.npos ? std::string_view() : name.substr(after);
  return std::any_of(forms.begin(), forms.end(), [&](std::string_view form) {
    const auto hash = form.find('#');
    return name.substr(0, digit) == form.substr(0, hash) && tail == form.substr(hash + 1);
  });
}
// LibreOffice, Word, Google Docs, Pandoc.
bool isNoteName(std::string_view name) {
  return isNumbered(name, {"sdfootnote#sym", "sdendnote#sym", "_ftn#", "_edn#", "ftnt#", "fn#"});
}
bool isNoteAnchorName(std::string_view name) {
  return isNumbered(name, {"sdfootnote#anc", "sdendnote#anc", "_ftnref#", "_ednref#", "ftnt_ref#", "fnref#"});
}

// Encoding named in the first bytes, as browsers look for it.
std::string namedEncoding(std::string_view bytes) {
  const auto head = i18n::asciiLower(bytes.substr(0, 2048));
  auto at = head.find("charset=");
  if (at == head.npos) return {};
  at += 8;
  while (at < head.size() && (head[at] == '"' || head[at] == '\'' || isBlank(head[at]))) ++at;
  const auto end = head.find_first_of("\"' />;\r\n", at);
  return head.substr(at, end == head.npos ? head.npos : end - at);
}

class HtmlReader {
 public:
  HtmlReader(std::string_view html, const std::string& file) : html_(html), file_(file) {}

  void read(Document& document) {
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<') {
        if (!markup()) put(html_.substr(at_++, 1));
      } else if (c == '&') {
        reference();
      } else if (isBlank(c)) {
        blank(c);
        ++at_;
      } else {
        const auto end = std::min(html_.find_first_of("<& \t\n\r\f", at_), html_.size());
        put(html_.substr(at_, end - at_));
        at_ = end;
      }
    }
    endNote();
    text_.moveInto(document);
    if (!references_.empty()) insertNotes(document);
  }

 private:
  struct Element {
    std::string name;
    Look own, shown;  // what it says itself, and with all around it
    bool link = false;
  };
  struct Reference {
    std::size_t at = 0;  // in the text
    std::string note;
  };

  // At a '<': moves behind the tag, or says that it is none.
  bool markup() {
    const auto rest = html_.substr(at_);
    if (rest.starts_with("<!--")) {
      const auto end = rest.find("-->", 4);
      at_ = end == rest.npos ? html_.size() : at_ + end + 3;
      return true;
    }
    const char next = rest.size() > 1 ? rest[1] : ' ';
    const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    if (!letter && next != '/' && next != '!' && next != '?') return false;
    // Quotes in attributes may hold '>'; a quote that never ends is taken for text.
    std::size_t end = 1;
    char quote = 0;
    const auto limit = std::min<std::size_t>(rest.size(), 1'000'000);
    for (; end < limit && (quote || rest[end] != '>'); ++end) {
      if (quote) {
        if (rest[end] == quote) quote = 0;
      } else if ((rest[end] == '"' || rest[end] == '\'') && rest[end - 1] == '=') {
        quote = rest[end];
      }
    }
    if (end >= limit) {
      end = rest.find('>');
      if (end == rest.npos) {
        at_ = html_.size();
        return true;
      }
    }
    const bool closing = next == '/';
    const auto tag = rest.substr(closing ? 2 : 1, end - (closing ? 2 : 1));
    std::size_t to = 0;
    while (to < tag.size() && !isBlank(tag[to]) && tag[to] != '/') ++to;
    const auto name = i18n::asciiLower(tag.substr(0, std::min<std::size_t>(to, 20)));
    at_ += end + 1;
    if (!letter && !closing) return true;
    if (!closing && isOneOf(name, kSilent)) {
      const auto from = at_;
      skipElement(name);
      if (name == "style") classes_.read(html_.substr(from, at_ - from));
    } else if (name == "br") {
      if (isHidden()) return true;
      trimLine();
      text_.append("\n");
      space_ = false;
    } else if (closing) {
      closeElement(name);
    } else {
      openElement(name, tag);
    }
    return true;
  }

  void openElement(const std::string& name, std::string_view tag) {
    if (isOneOf(name, kBlocks)) {
      if (name == "pre") preformatted_ = true;
      newBlock();
      closeImplied(name);
    }
    if (isOneOf(name, kEmpty)) return;
    Element element{name, {}, {}, name == "a"};
    std::string_view id;
    if (tag.size() > name.size()) {
      element.own = cssLook(tagAttribute(tag, "style"));
      if (const auto classes = tagAttribute(tag, "class"); !classes.empty())
        element.own.fillFrom(classes_.look(classes));
      id = tagAttribute(tag, "id");
      if (name == "a" && link(tag, id)) return;
    }
    Look byName;
    if (name == "b" || name == "strong" || name == "th" ||
        (name.size() == 2 && name[0] == 'h' && name != "hr"))
      byName.bold = true;
    if (name == "i" || name == "em") byName.italic = true;
    if (name == "u") byName.underline = true;
    if (name == "del") byName.hidden = true;  // a tracked deletion
    element.own.fillFrom(byName);
    if (open_.size() >= kMaxOpen) return;
    ++openNamed_[slot(name)];
    open_.push_back(std::move(element));
    show(open_.size() - 1);
    if (name != "a" && isNoteName(id)) beginNote(open_.size() - 1, id);
  }

  // A link that refers to a note, or stands at its beginning: not read, its number is no word.
  bool link(std::string_view tag, std::string_view id) {
    const auto target = tagAttribute(tag, "href");
    if (!target.starts_with('#')) return false;
    if (isNoteName(target.substr(1))) {
      if (note_.empty() && references_.size() < 100'000)
        references_.push_back({text_.size(), std::string(target.substr(1))});
    } else if (isNoteAnchorName(target.substr(1))) {
      if (id.empty()) id = tagAttribute(tag, "name");
      // Its words are all that stands in the block around it.
      if (isNoteName(id)) {
        auto around = open_.size();
        while (around > 0 && !isOneOf(open_[around - 1].name, kBlocks)) --around;
        if (around > 1 && open_[around - 1].name == "p" && open_[around - 2].name == "div") --around;
        if (around == 0) return false;
        beginNote(around - 1, id);
      }
    } else {
      return false;
    }
    skipElement("a");
    return true;
  }

  void beginNote(std::size_t container, std::string_view id) {
    endNote();
    trimLine();
    outer_ = std::exchange(text_, {});
    note_ = id;
    noteFrom_ = container;
    space_ = false;
  }

  void endNote() {
    if (note_.empty()) return;
    notes_.emplace(std::exchange(note_, {}), std::exchange(text_, std::move(outer_)));
    outer_ = {};
    space_ = false;
  }

  // <p>, <li> and cells need no end.
  void closeImplied(const std::string& name) {
    if (openNamed_[slot("p")] + openNamed_[slot("li")] + openNamed_[slot("td")] + openNamed_[slot("th")] == 0)
      return;
    for (auto i = open_.size(); i-- > 0;) {
      const auto& around = open_[i].name;
      if (around == "table" || around == "ul" || around == "ol") break;
      const bool ends =
          around == "p" || (name == "li" && around == "li") ||
          ((name == "td" || name == "th" || name == "tr") && (around == "td" || around == "th"));
      if (!ends) continue;
      remove(i);
      break;
    }
  }

  void closeElement(const std::string& name) {
    const bool block = isOneOf(name, kBlocks);
    if (block) {
      if (name == "pre") preformatted_ = false;
      newBlock();
    }
    if (openNamed_[slot(name)] == 0) return;
    auto i = open_.size();
    while (i > 0 && open_[i - 1].name != name) --i;
    if (i == 0) return;
    // What a block leaves open ends with it, but emphasis goes on: so do browsers.
    if (block)
      for (auto inner = open_.size(); inner-- > i;)
        if (!isOneOf(open_[inner].name, kFormatting)) remove(inner);
    remove(i - 1);
  }

  void remove(std::size_t i) {
    --openNamed_[slot(open_[i].name)];
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
    show(i);
    if (!note_.empty() && i == noteFrom_) endNote();
    if (!note_.empty() && i < noteFrom_) --noteFrom_;
  }

  // Works out anew how the elements from `i` on look.
  void show(std::size_t i) {
    for (; i < open_.size(); ++i) {
      open_[i].shown = open_[i].own;
      if (i == 0) continue;
      open_[i].shown.fillFrom(open_[i - 1].shown);
      open_[i].link = open_[i].name == "a" || open_[i - 1].link;
    }
  }

  static std::size_t slot(const std::string& name) {
    std::size_t hash = name.size();
    for (const char c : name) hash = hash * 31 + static_cast<unsigned char>(c);
    return hash % 251;
  }

  bool isHidden() const { return !open_.empty() && open_.back().shown.hidden.value_or(false); }
  Styles styles() const {
    if (open_.empty()) return {};
    auto styles = open_.back().shown.styles();
    if (open_.back().link) styles.underline = false;  // a link's look
    return styles;
  }

  void skipElement(const std::string& name) {
    for (std::size_t from = at_;;) {
      const auto close = html_.find("</", from);
      if (close == html_.npos) {
        at_ = html_.size();
        return;
      }
      const auto behind = html_.substr(std::min(close + 2 + name.size(), html_.size()), 1);
      if (i18n::asciiLower(html_.substr(close + 2, name.size())) == name &&
          (behind.empty() || isBlank(behind[0]) || behind == ">" || behind == "/")) {
        const auto end = html_.find('>', close);
        at_ = end == html_.npos ? html_.size() : end + 1;
        return;
      }
      from = close + 2;
    }
  }

  void blank(char c) {
    if (preformatted_) return put(std::string_view(&c, 1));
    if (!space_) spaceStyles_ = styles();
    space_ = true;
  }

  void put(std::string_view utf8) {
    if (isHidden()) return;
    if (space_ && !text_.empty() && text_.text().back() != '\n') text_.append(" ", spaceStyles_);
    space_ = false;
    text_.append(utf8, styles());
    checkTextSize(text_.size() + outer_.size(), file_);
  }

  void reference() {
    std::string sign;
    const auto bytes = readEntity(html_.substr(at_), sign);
    put(bytes > 0 ? std::string_view(sign) : std::string_view("&"));
    at_ += std::max<std::size_t>(bytes, 1);
  }

  void trimLine() {
    auto size = text_.size();
    while (size > 0 && text_.text()[size - 1] == ' ') --size;
    text_.truncate(size);
  }

  void newBlock() {
    trimLine();
    if (!text_.empty() && text_.text().back() != '\n') text_.append("\n");
    space_ = false;
  }

  // Each note at the end of the line that refers to it.
  void insertNotes(Document& document) {
    const std::string text = std::exchange(document.text, {});
    const auto passages = std::exchange(document.formatting, {});
    std::vector<std::pair<std::size_t, std::size_t>> shifts;  // from this byte on, by so many
    StyledText notes;
    std::size_t done = 0;
    for (const auto& [at, id] : references_) {
      const auto note = notes_.find(id);
      if (note == notes_.end()) continue;
      // Several may be in one line.
      const auto lineEnd = at <= done && done > 0 ? done : std::min(text.find('\n', at), text.size());
      document.text.append(text, done, lineEnd - done);
      done = lineEnd;
      StyledText words;
      if (!document.text.empty() && !isBlank(document.text.back())) words.append(" ");
      words.append(bracketed(note->second));
      for (const auto& passage : words.formatting())
        document.formatting.push_back(
            {passage.begin + document.text.size(), passage.end + document.text.size(), passage.style});
      document.text += words.text();
      checkTextSize(document.text.size(), file_);
      shifts.emplace_back(lineEnd, document.text.size() - lineEnd);
    }
    document.text.append(text, done);
    // Passages lie on either side of the places where notes came in, at line ends.
    for (auto passage : passages) {
      const auto by = [&](std::size_t byte, bool end) {
        const auto next =
            std::upper_bound(shifts.begin(), shifts.end(), byte, [&](std::size_t value, const auto& shift) {
              return end ? value <= shift.first : value < shift.first;
            });
        return next == shifts.begin() ? byte : byte + std::prev(next)->second;
      };
      document.formatting.push_back({by(passage.begin, false), by(passage.end, true), passage.style});
    }
  }

  std::string_view html_;
  const std::string& file_;
  StyledText text_;
  StyledText outer_;  // the page's text while a note is read
  std::string note_;  // the name of the note being read
  std::map<std::string, StyledText, std::less<>> notes_;
  std::vector<Reference> references_;
  std::vector<Element> open_;
  std::array<int, 251> openNamed_{};  // how many are open, by slot of their name
  CssClasses classes_;
  Styles spaceStyles_;
  std::size_t at_ = 0, noteFrom_ = 0;
  bool space_ = false, preformatted_ = false;
};

}  // namespace

Document readHtml(const SourceFile& file, const std::string& encoding) {
  Document document;
  std::string html;
  const auto named = encoding.empty() ? namedEncoding(file.bytes) : std::string();
  // The page's own word counts when the bytes agree with it.
  if (!named.empty() && i18n::guessEncoding(file.bytes).front().confidence < 1) {
    try {
      html = decodedText(file, named, document);
    } catch (const FileError&) {
      html.clear();
    }
  }
  if (html.empty()) html = decodedText(file, encoding, document);
  HtmlReader(html, file.name).read(document);
  document.format = "html";
  return document;
}

}  // namespace corpus::import
