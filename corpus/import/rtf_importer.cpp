// Rich Text Format (specification 1.9.1), as Word, LibreOffice, TextEdit and WordPad write it. An own reader:
// one pass with a stack of groups, no recursion.
#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/errors.h"
#include "corpus/import/code_page.h"
#include "corpus/import/readers.h"
#include "corpus/import/utf8_append.h"

namespace corpus::import {
namespace {

constexpr std::size_t kMaxDepth = 10'000;  // Word itself stays below some hundreds

enum class Word {
  // destinations
  Skip,
  FontTable,
  Note,
  ShapeInstance,
  ShapeText,
  Twins,
  UnicodeTwin,
  // text
  Sign,
  Line,
  Cell,
  Row,
  // properties
  AnsiCodePage,
  CharacterSetMac,
  CharacterSetPc,
  CharacterSetPca,
  DefaultFont,
  Font,
  FontCharset,
  FontCodePage,
  UnicodeSkip,
  Unicode,
  Binary,
  Hidden,
  Deleted,
  Plain,
};

struct Meaning {
  Word word;
  const char* sign = "";
};

const std::unordered_map<std::string_view, Meaning>& meanings() {
  static const auto table = [] {
    std::unordered_map<std::string_view, Meaning> made;
    // What is not the document's text. Unknown destinations announce themselves by \*.
    for (const char* name : {"annotation",   "atnauthor",   "atnid",
                             "atndate",      "atnref",      "atrfend",
                             "atrfstart",    "author",      "buptim",
                             "category",     "colortbl",    "comment",
                             "company",      "creatim",     "datafield",
                             "do",           "doccomm",     "docvar",
                             "filetbl",      "fldinst",     "footer",
                             "footerf",      "footerl",     "footerr",
                             "ftncn",        "ftnsep",      "ftnsepc",
                             "aftncn",       "aftnsep",     "aftnsepc",
                             "header",       "headerf",     "headerl",
                             "headerr",      "info",        "keywords",
                             "listtable",    "listtext",    "listoverridetable",
                             "manager",      "nonshppict",  "objdata",
                             "objclass",     "operator",    "pict",
                             "pntext",       "pntxta",      "pntxtb",
                             "printim",      "private",     "revtbl",
                             "revtim",       "rxe",         "shprslt",
                             "sn",           "sv",          "stylesheet",
                             "subject",      "tc",          "tcn",
                             "template",     "title",       "txe",
                             "xe",           "pgptbl",      "rsidtbl",
                             "generator",    "themedata",   "colorschememapping",
                             "latentstyles", "datastore",   "xmlnstbl",
                             "userprops",    "mmathPr",     "bkmkstart",
                             "bkmkend",      "nextfile",    "fontemb",
                             "falt",         "panose",      "objalias",
                             "objsect",      "pnseclvl",    "background",
                             "hlinkbase",    "passwordhash"})
      made[name] = {Word::Skip};
    made["fonttbl"] = {Word::FontTable};
    made["footnote"] = {Word::Note};
    made["shpinst"] = {Word::ShapeInstance};
    made["shptxt"] = {Word::ShapeText};
    made["upr"] = {Word::Twins};
    made["ud"] = {Word::UnicodeTwin};
    for (const char* name : {"par", "line", "sect", "page", "column", "softline"}) made[name] = {Word::Line};
    made["cell"] = made["nestcell"] = {Word::Cell};
    made["row"] = made["nestrow"] = {Word::Row};
    made["tab"] = {Word::Sign, "\t"};
    made["emdash"] = {Word::Sign, "—"};
    made["endash"] = {Word::Sign, "–"};
    made["lquote"] = {Word::Sign, "‘"};
    made["rquote"] = {Word::Sign, "’"};
    made["ldblquote"] = {Word::Sign, "“"};
    made["rdblquote"] = {Word::Sign, "”"};
    made["bullet"] = {Word::Sign, "•"};
    made["emspace"] = {Word::Sign, "\xE2\x80\x83"};
    made["enspace"] = {Word::Sign, "\xE2\x80\x82"};
    made["qmspace"] = {Word::Sign, "\xE2\x80\x85"};
    made["zwj"] = {Word::Sign, "\xE2\x80\x8D"};
    made["zwnj"] = {Word::Sign, "\xE2\x80\x8C"};
    made["ansicpg"] = {Word::AnsiCodePage};
    made["mac"] = {Word::CharacterSetMac};
    made["pc"] = {Word::CharacterSetPc};
    made["pca"] = {Word::CharacterSetPca};
    made["deff"] = {Word::DefaultFont};
    made["f"] = {Word::Font};
    made["fcharset"] = {Word::FontCharset};
    made["cpg"] = {Word::FontCodePage};
    made["uc"] = {Word::UnicodeSkip};
    made["u"] = {Word::Unicode};
    made["bin"] = {Word::Binary};
    made["v"] = {Word::Hidden};
    made["deleted"] = {Word::Deleted};
    made["plain"] = {Word::Plain};
    return made;
  }();
  return table;
}

class RtfReader {
 public:
  explicit RtfReader(const SourceFile& file) : file_(file), bytes_(file.bytes) {}

  std::string read() {
    at_ = bytes_.find("{\\rtf");
    while (at_ < bytes_.size() && !finished_) step();
    flush();
    while (!outer_.empty()) endNote();
    return std::move(text_);
  }

 private:
  enum class Place { Body, Skipped, FontTable, Shape, Twins };
  struct Group {
    Place place = Place::Body;
    int font = -1;
    int unicodeSkip = 1;  // bytes of the fallback after \u
    bool hidden = false, deleted = false;
    bool note = false;  // this group is a footnote
  };
  struct Outer {  // what a footnote interrupts
    std::string text, notes;
  };

  void step() {
    const char c = bytes_[at_];
    if (c == '{') {
      ++at_;
      open();
    } else if (c == '}') {
      ++at_;
      close();
    } else if (c == '\\') {
      control();
    } else if (c == '\r' || c == '\n' || c == '\0') {
      ++at_;
    } else {
      ++at_;
      byte(c);
    }
  }

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

  void control() {
    ++at_;
    if (at_ >= bytes_.size()) return;
    const char c = bytes_[at_];
    if (!isLetter(c)) {
      ++at_;
      symbol(c);
      return;
    }
    const std::size_t from = at_;
    while (at_ < bytes_.size() && isLetter(bytes_[at_]) && at_ - from < 32) ++at_;
    const auto name = bytes_.substr(from, at_ - from);
    bool negative = false, given = false;
    long long value = 0;
    if (at_ + 1 < bytes_.size() && bytes_[at_] == '-' && isDigit(bytes_[at_ + 1])) {
      negative = true;
      ++at_;
    }
    for (int digits = 0; at_ < bytes_.size() && isDigit(bytes_[at_]); ++at_, ++digits) {
      given = true;
      if (digits < 10) value = value * 10 + (bytes_[at_] - '0');
    }
    if (negative) value = -value;
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    if (name != "bin" && pendingSkip_ > 0 && name != "u" && group_.place != Place::FontTable) {
      --pendingSkip_;  // a control word counts as one character of the fallback
      return;
    }
    word(name, value, given);
  }

  void symbol(char c) {
    if (c == '\'') {
      const int high = at_ < bytes_.size() ? hexDigit(bytes_[at_]) : -1;
      const int low = at_ + 1 < bytes_.size() ? hexDigit(bytes_[at_ + 1]) : -1;
      if (high < 0 || low < 0) return;
      at_ += 2;
      byte(static_cast<char>(high * 16 + low));
      return;
    }
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
    const auto found = meanings().find(name);
    if (found == meanings().end()) {
      if (star) setPlace(Place::Skipped);  // \*: ignore the group when its word is unknown
      return;
    }
    const bool on = !given || value != 0;
    switch (found->second.word) {
      case Word::Skip:
        setPlace(Place::Skipped);
        break;
      case Word::FontTable:
        setPlace(Place::FontTable);
        break;
      case Word::ShapeInstance:
        setPlace(Place::Shape);
        break;
      case Word::ShapeText:
        if (group_.place == Place::Shape) {
          newLineUnlessFresh();
          setPlace(Place::Body);
        }
        break;
      case Word::Twins:
        setPlace(Place::Twins);
        break;
      case Word::UnicodeTwin:
        // {\upr{ANSI}{\*\ud{Unicode}}}: the second says it better.
        if (group_.place == Place::Twins) group_.place = Place::Body;
        break;
      case Word::Note:
        if (group_.place == Place::Body) beginNote();
        break;
      case Word::Sign:
        sign(found->second.sign);
        break;
      case Word::Line:
        newLine();
        break;
      case Word::Cell:
        newLine();
        break;  // a cell's paragraph is a line
      case Word::Row:
        break;
      case Word::AnsiCodePage:
        ansiCodePage_ = static_cast<int>(value);
        break;
      case Word::CharacterSetMac:
        ansiCodePage_ = 10000;
        break;
      case Word::CharacterSetPc:
        ansiCodePage_ = 437;
        break;
      case Word::CharacterSetPca:
        ansiCodePage_ = 850;
        break;
      case Word::DefaultFont:
        defaultFont_ = static_cast<int>(value);
        break;
      case Word::Font:
        flush();
        group_.font = static_cast<int>(value);
        break;
      case Word::FontCharset:
        if (group_.place == Place::FontTable && !fontPages_.contains(group_.font))
          fontPages_[group_.font] = codePageOfCharset(static_cast<int>(value));
        break;
      case Word::FontCodePage:
        if (group_.place == Place::FontTable) fontPages_[group_.font] = static_cast<int>(value);
        break;
      case Word::UnicodeSkip:
        group_.unicodeSkip = static_cast<int>(std::clamp(value, 0LL, 100LL));
        break;
      case Word::Unicode:
        unicode(value);
        break;
      case Word::Binary:
        // Raw bytes; never more than there are.
        if (value > 0) at_ += std::min(bytes_.size() - at_, static_cast<std::size_t>(value));
        if (pendingSkip_ > 0) --pendingSkip_;
        break;
      case Word::Hidden:
        flush();
        group_.hidden = on;
        break;
      case Word::Deleted:
        flush();
        group_.deleted = on;
        break;
      case Word::Plain:
        flush();
        group_.hidden = group_.deleted = false;
        group_.font = -1;
        break;
    }
  }

  // A place holds for the group in which it was named; what is skipped stays skipped inside.
  void setPlace(Place place) {
    flush();
    if (group_.place != Place::Skipped) group_.place = place;
  }

  bool said() const { return group_.place == Place::Body && !group_.hidden && !group_.deleted; }

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
      appendUtf8(text_, 0x10000 + ((highSurrogate_ - 0xD800) << 10) + (unit - 0xDC00));
      highSurrogate_ = 0;
      grown();
      return;
    }
    dropSurrogate();
    // Symbol fonts put their 8-bit characters at U+F000; the bytes below 0x20 are no text.
    if (unit >= 0x20 || unit == '\t') appendUtf8(text_, unit);
    grown();
  }

  void dropSurrogate() {
    if (std::exchange(highSurrogate_, 0)) appendUtf8(text_, 0xFFFD);
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
    converter->second.append(text_, pending_);
    pending_.clear();
    grown();
  }

  void sign(std::string_view utf8) {
    flush();
    if (!said()) return;
    dropSurrogate();
    text_ += utf8;
    grown();
  }

  void newLine() {
    flush();
    if (pendingSkip_ > 0) pendingSkip_ = 0;
    if (group_.place != Place::Body) return;
    dropSurrogate();
    text_ += std::exchange(notes_, {});
    text_ += '\n';
    grown();
  }

  void newLineUnlessFresh() {
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  }

  void beginNote() {
    flush();
    if (outer_.size() > 8) return;  // a note in a note in a note …
    outer_.push_back({std::exchange(text_, {}), std::exchange(notes_, {})});
    group_.note = true;
  }

  void endNote() {
    if (outer_.empty()) return;
    const std::string note = std::exchange(text_, std::move(outer_.back().text)) + std::exchange(notes_, {});
    notes_ = std::move(outer_.back().notes);
    outer_.pop_back();
    const auto from = note.find_first_not_of(" \n\t");
    if (from != note.npos)
      notes_ += " [" + note.substr(from, note.find_last_not_of(" \n\t") - from + 1) + "]";
  }

  void grown() { checkTextSize(text_.size(), file_.name); }

  static bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  static bool isDigit(char c) { return c >= '0' && c <= '9'; }
  static int hexDigit(char c) {
    if (isDigit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  }

  const SourceFile& file_;
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<Group> groups_;  // the open ones around `group_`
  Group group_;
  std::map<int, int> fontPages_;  // font number -> code page
  std::map<int, CodePage> pages_;
  std::vector<Outer> outer_;
  std::string text_, pending_;
  std::string notes_;  // of the paragraph being read
  int ansiCodePage_ = 1252, defaultFont_ = -1;
  int pendingSkip_ = 0;  // characters of \u's fallback still to come
  unsigned highSurrogate_ = 0;
  bool star_ = false, finished_ = false;
};

}  // namespace

Document readRtf(const SourceFile& file) {
  Document document;
  document.format = "rtf";
  document.text = RtfReader(file).read();
  return document;
}

}  // namespace corpus::import
