// Rich Text Format (specification 1.9.1), as Word, LibreOffice, TextEdit and WordPad write it. An own reader:
// one pass with a stack of groups, no recursion.
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "corpus/errors.h"
#include "corpus/import/code_page.h"
#include "corpus/import/readers.h"
#include "corpus/import/rtf_tokens.h"
#include "corpus/import/styled_text.h"
#include "corpus/import/utf8_append.h"

namespace corpus::import {
namespace {

constexpr std::size_t kMaxDepth = 10'000;  // Word itself stays below some hundreds

class RtfReader {
 public:
  explicit RtfReader(const SourceFile& file) : file_(file), tokens_(file.bytes) {}

  StyledText read() {
    using Kind = RtfToken::Kind;
    while (!finished_) {
      const auto token = tokens_.next();
      if (token.kind == Kind::End) break;
      if (token.kind == Kind::Open) open();
      if (token.kind == Kind::Close) close();
      if (token.kind == Kind::Byte) byte(token.byte);
      if (token.kind == Kind::Symbol) symbol(token.byte);
      if (token.kind == Kind::Word) control(token);
    }
    flush();
    while (!outer_.empty()) endNote();
    appendNote(text_, std::move(notes_));
    return std::move(text_);
  }

 private:
  enum class Place { Body, Skipped, FontTable, Shape, Twins, Author };
  struct Group {
    Place place = Place::Body;
    int font = -1;
    int unicodeSkip = 1;  // bytes of the fallback after \u
    Styles styles;
    bool hidden = false, deleted = false;
    bool link = false;                   // a field's result, whose underlining is a link's
    bool note = false, comment = false;  // this group is one
  };
  struct Outer {  // what a note interrupts
    StyledText text, notes;
  };

  void open() {
    pendingSkip_ = 0;
    star_ = false;
    if (groups_.size() >= kMaxDepth)
      throw FileError(i18n::message(
          "“{file}” is damaged: its groups are nested too deeply. Open it in its own program and "
          "save it anew. Nothing was imported from it.",
          {{"file", file_.name}}));
    groups_.push_back(group_);
    group_.note = false;
  }

  void close() {
    flush();
    pendingSkip_ = 0;
    star_ = false;
    if (group_.note) endNote();
    if (groups_.empty()) {
      finished_ = true;
      return;
    }
    group_ = groups_.back();
    groups_.pop_back();
    if (groups_.empty()) finished_ = true;  // what follows the document is not of it
  }

  void control(const RtfToken& token) {
    if (token.name != "bin" && token.name != "u" && pendingSkip_ > 0 && group_.place != Place::FontTable) {
      --pendingSkip_;  // a control word counts as one character of the fallback
      return;
    }
    word(token.name, token.value, token.given);
  }

  void symbol(char c) {
    if (c == '*') {
      star_ = true;
      return;
    }
    if (c == '\r' || c == '\n') {  // \<newline> is \par
      newLine();
      return;
    }
    if (pendingSkip_ > 0) {
      --pendingSkip_;
      return;
    }
    switch (c) {
      case '~':
        sign("\xC2\xA0");
        break;
      case '-':
        sign("\xC2\xAD");
        break;
      case '_':
        sign("\xE2\x80\x91");
        break;
      case '\t':
        sign("\t");
        break;
      case '\\':
      case '{':
      case '}':
        byte(c);
        break;
      default:
        break;
    }
  }

  void word(std::string_view name, long long value, bool given) {
    const bool star = std::exchange(star_, false);
    const auto* const meaning = rtfMeaning(name);
    if (!meaning) {
      if (star) setPlace(Place::Skipped);  // \*: ignore the group when its word is unknown
      return;
    }
    const bool on = !given || value != 0;
    switch (meaning->word) {
      case RtfWord::Skip:
        setPlace(Place::Skipped);
        break;
      case RtfWord::FontTable:
        setPlace(Place::FontTable);
        break;
      case RtfWord::ShapeInstance:
        setPlace(Place::Shape);
        break;
      case RtfWord::ShapeText:
        if (group_.place == Place::Shape) {
          newLineUnlessFresh();
          setPlace(Place::Body);
        }
        break;
      case RtfWord::Twins:
        setPlace(Place::Twins);
        break;
      case RtfWord::UnicodeTwin:
        // {\upr{ANSI}{\*\ud{Unicode}}}: the second says it better.
        if (group_.place == Place::Twins) group_.place = Place::Body;
        break;
      case RtfWord::Note:
        if (group_.place == Place::Body) beginNote(false);
        break;
      case RtfWord::Comment:
        if (group_.place == Place::Body) beginNote(true);
        break;
      case RtfWord::CommentAuthor:
        author_.clear();
        setPlace(Place::Author);
        break;
      case RtfWord::FieldResult:
        group_.link = true;
        break;
      case RtfWord::Sign:
        sign(meaning->sign);
        break;
      case RtfWord::Line:
        newLine();
        break;
      case RtfWord::Cell:
        newLine();
        break;  // a cell's paragraph is a line
      case RtfWord::Row:
        break;
      case RtfWord::AnsiCodePage:
        ansiCodePage_ = static_cast<int>(value);
        break;
      case RtfWord::CharacterSetMac:
        ansiCodePage_ = 10000;
        break;
      case RtfWord::CharacterSetPc:
        ansiCodePage_ = 437;
        break;
      case RtfWord::CharacterSetPca:
        ansiCodePage_ = 850;
        break;
      case RtfWord::DefaultFont:
        defaultFont_ = static_cast<int>(value);
        break;
      case RtfWord::Font:
        flush();
        group_.font = static_cast<int>(value);
        break;
      case RtfWord::FontCharset:
        if (group_.place == Place::FontTable && !fontPages_.contains(group_.font))
          fontPages_[group_.font] = codePageOfCharset(static_cast<int>(value));
        break;
      case RtfWord::FontCodePage:
        if (group_.place == Place::FontTable) fontPages_[group_.font] = static_cast<int>(value);
        break;
      case RtfWord::UnicodeSkip:
        group_.unicodeSkip = static_cast<int>(std::clamp(value, 0LL, 100LL));
        break;
      case RtfWord::Unicode:
        unicode(value);
        break;
      case RtfWord::Binary:
        if (value > 0) tokens_.skip(static_cast<std::size_t>(value));
        if (pendingSkip_ > 0) --pendingSkip_;
        break;
      case RtfWord::Bold:
        flush();
        group_.styles.bold = on;
        break;
      case RtfWord::Italic:
        flush();
        group_.styles.italic = on;
        break;
      case RtfWord::Underline:
        flush();
        group_.styles.underline = on;
        break;
      case RtfWord::NoUnderline:
        flush();
        group_.styles.underline = false;
        break;
      case RtfWord::Hidden:
        flush();
        group_.hidden = on;
        break;
      case RtfWord::Deleted:
        flush();
        group_.deleted = on;
        break;
      case RtfWord::Plain:
        flush();
        group_.hidden = group_.deleted = false;
        group_.styles = {};
        group_.font = -1;
        break;
    }
  }

  // A place holds for the group in which it was named; what is skipped stays skipped inside.
  void setPlace(Place place) {
    flush();
    if (group_.place != Place::Skipped) group_.place = place;
  }

  bool said() const {
    return (group_.place == Place::Body && !group_.hidden && !group_.deleted) ||
           group_.place == Place::Author;
  }

  void say(std::string_view utf8) {
    if (group_.place == Place::Author) {
      if (author_.size() < 200) author_ += utf8;
      return;
    }
    auto styles = group_.styles;
    if (group_.link) styles.underline = false;
    text_.append(utf8, styles);
    checkTextSize(text_.size(), file_.name);
  }
  void say(unsigned point) {
    std::string utf8;
    appendUtf8(utf8, point);
    say(utf8);
  }

  void unicode(long long value) {
    flush();
    pendingSkip_ = group_.unicodeSkip;
    if (!said()) return;
    // 16 bits, often written signed; surrogates come as two.
    const unsigned unit = static_cast<unsigned>(value < 0 ? value + 65536 : value);
    if (unit >= 0xD800 && unit < 0xDC00) {
      dropSurrogate();
      highSurrogate_ = unit;
      return;
    }
    if (unit >= 0xDC00 && unit < 0xE000 && highSurrogate_) {
      say(0x10000 + ((highSurrogate_ - 0xD800) << 10) + (unit - 0xDC00));
      highSurrogate_ = 0;
      return;
    }
    dropSurrogate();
    // Symbol fonts put their 8-bit characters at U+F000; the bytes below 0x20 are no text.
    if (unit >= 0x20 || unit == '\t') say(unit);
  }

  void dropSurrogate() {
    if (std::exchange(highSurrogate_, 0)) say(0xFFFD);
  }

  void byte(char c) {
    star_ = false;
    if (pendingSkip_ > 0) {
      --pendingSkip_;
      return;
    }
    if (!said()) return;
    if (highSurrogate_) dropSurrogate();
    pending_ += c;
  }

  // Bytes wait until their font ends, since a character may take two \'hh.
  void flush() {
    if (pending_.empty()) return;
    // The same in every code page; a file can ask for a converter at each letter.
    if (std::all_of(pending_.begin(), pending_.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
      say(pending_);
      pending_.clear();
      return;
    }
    int page = ansiCodePage_;
    const int font = group_.font >= 0 ? group_.font : defaultFont_;
    if (const auto own = fontPages_.find(font); own != fontPages_.end() && own->second != 0)
      page = own->second;
    // Old Russian files set Cyrillic bytes in fonts that call themselves western.
    if (page == 1252 && ansiCodePage_ == 1251) page = 1251;
    auto converter = pages_.find(page);
    if (converter == pages_.end()) {
      // More pages than exist are an attack on the memory.
      if (pages_.size() > 64) pages_.clear();
      converter = pages_.emplace(page, CodePage(page)).first;
    }
    std::string utf8;
    converter->second.append(utf8, std::exchange(pending_, {}));
    say(utf8);
  }

  void sign(std::string_view utf8) {
    flush();
    if (!said()) return;
    dropSurrogate();
    say(utf8);
  }

  void newLine() {
    flush();
    if (pendingSkip_ > 0) pendingSkip_ = 0;
    // Two paragraphs are one where the mark between them was deleted or is hidden.
    if (group_.place != Place::Body || !said()) return;
    dropSurrogate();
    appendNote(text_, std::exchange(notes_, {}));
    text_.append("\n");
    checkTextSize(text_.size(), file_.name);
  }

  void newLineUnlessFresh() {
    if (!text_.empty() && text_.text().back() != '\n') text_.append("\n");
  }

  void beginNote(bool comment) {
    flush();
    if (outer_.size() > 8) return;  // a note in a note in a note …
    checkLines(++notesRead_, file_.name);
    outer_.push_back({std::exchange(text_, {}), std::exchange(notes_, {})});
    group_.note = true;
    group_.comment = comment;
    group_.styles = {};
  }

  void endNote() {
    if (outer_.empty()) return;
    StyledText note = std::exchange(text_, std::move(outer_.back().text));
    appendNote(note, std::exchange(notes_, std::move(outer_.back().notes)));
    outer_.pop_back();
    const auto author = group_.comment ? std::exchange(author_, {}) : std::string();
    appendNote(notes_, bracketed(note, author));
  }

  const SourceFile& file_;
  RtfTokens tokens_;
  std::vector<Group> groups_;  // the open ones around `group_`
  Group group_;
  std::map<int, int> fontPages_;  // font number -> code page
  std::map<int, CodePage> pages_;
  std::vector<Outer> outer_;
  StyledText text_;
  StyledText notes_;  // of the paragraph being read
  std::string pending_, author_;
  int ansiCodePage_ = 1252, defaultFont_ = -1;
  int pendingSkip_ = 0;  // characters of \u's fallback still to come
  unsigned highSurrogate_ = 0;
  std::size_t notesRead_ = 0;
  bool star_ = false, finished_ = false;
};

}  // namespace

Document readRtf(const SourceFile& file) {
  Document document;
  document.format = "rtf";
  RtfReader(file).read().moveInto(document);
  return document;
}

}  // namespace corpus::import
