// Web pages, read for their words: blocks become lines, scripts and styles go.
#include <algorithm>
#include <array>
#include <charconv>

#include "corpus/import/readers.h"
#include "corpus/import/utf8_append.h"
#include "i18n/encoding.h"

namespace corpus::import {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

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

// Encoding named in the first bytes, as browsers look for it.
std::string namedEncoding(std::string_view bytes) {
  const auto head = lower(bytes.substr(0, 2048));
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

  std::string read() {
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<') {
        if (!markup()) character(html_[at_++]);
      } else if (c == '&') {
        reference();
      } else {
        character(c);
        ++at_;
      }
    }
    return std::move(text_);
  }

 private:
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
    const std::size_t from = closing ? 2 : 1;
    auto to = from;
    while (to < end && !isBlank(rest[to]) && rest[to] != '/' && rest[to] != '>') ++to;
    const auto name = lower(rest.substr(from, std::min<std::size_t>(to - from, 20)));
    at_ += end + 1;
    if (!closing && isOneOf(name, kSilent)) {
      skipElement(name);
    } else if (name == "br") {
      trimLine();
      text_ += '\n';
      space_ = false;
    } else if (isOneOf(name, kBlocks)) {
      if (name == "pre") preformatted_ = !closing;
      newBlock();
    }
    return true;
  }

  void skipElement(const std::string& name) {
    for (std::size_t from = at_;;) {
      const auto close = html_.find("</", from);
      if (close == html_.npos) {
        at_ = html_.size();
        return;
      }
      if (lower(html_.substr(close + 2, name.size())) == name) {
        const auto end = html_.find('>', close);
        at_ = end == html_.npos ? html_.size() : end + 1;
        return;
      }
      from = close + 2;
    }
  }

  void character(char c) {
    if (isBlank(c) && !preformatted_) {
      space_ = true;
      return;
    }
    put(std::string_view(&c, 1));
  }

  void put(std::string_view utf8) {
    if (space_ && !text_.empty() && text_.back() != '\n') text_ += ' ';
    space_ = false;
    text_ += utf8;
    checkTextSize(text_.size(), file_);
  }

  void reference() {
    const auto rest = html_.substr(at_, 12);
    const auto end = rest.find(';');
    if (end != rest.npos && end > 1) {
      std::string sign;
      const auto name = rest.substr(1, end - 1);
      if (name[0] == '#') {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        unsigned point = 0;
        const auto* const last = name.data() + name.size();
        const auto read = std::from_chars(name.data() + (hex ? 2 : 1), last, point, hex ? 16 : 10);
        if (read.ec == std::errc() && read.ptr == last && point >= 0x20) appendUtf8(sign, point);
      } else {
        constexpr std::pair<std::string_view, std::string_view> kNamed[] = {
            {"amp", "&"},         {"lt", "<"},         {"gt", ">"},    {"quot", "\""}, {"apos", "'"},
            {"nbsp", "\xC2\xA0"}, {"laquo", "«"},      {"raquo", "»"}, {"mdash", "—"}, {"ndash", "–"},
            {"hellip", "…"},      {"ldquo", "“"},      {"rdquo", "”"}, {"lsquo", "‘"}, {"rsquo", "’"},
            {"bdquo", "„"},       {"shy", "\xC2\xAD"}, {"copy", "©"},  {"bull", "•"},  {"middot", "·"},
            {"numero", "№"}};
        for (const auto& [known, utf8] : kNamed)
          if (known == name) sign = utf8;
      }
      if (!sign.empty()) {
        put(sign);
        at_ += end + 1;
        return;
      }
    }
    put("&");
    ++at_;
  }

  void trimLine() {
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
  }

  void newBlock() {
    trimLine();
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
    space_ = false;
  }

  std::string_view html_;
  const std::string& file_;
  std::string text_;
  std::size_t at_ = 0;
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
  document.text = HtmlReader(html, file.name).read();
  document.format = "html";
  return document;
}

}  // namespace corpus::import
