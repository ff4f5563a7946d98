#include "corpus/import/rtf_tokens.h"

#include <algorithm>
#include <unordered_map>

namespace corpus::import {
namespace {

const std::unordered_map<std::string_view, RtfMeaning>& meanings() {
  static const auto table = [] {
    std::unordered_map<std::string_view, RtfMeaning> made;
    // What is not the document's text. Unknown destinations announce themselves by \*.
    for (const char* name : {"atnid",
                             "atndate",
                             "atnref",
                             "atrfend",
                             "atrfstart",
                             "author",
                             "buptim",
                             "category",
                             "colortbl",
                             "comment",
                             "company",
                             "creatim",
                             "datafield",
                             "do",
                             "doccomm",
                             "docvar",
                             "filetbl",
                             "fldinst",
                             "footer",
                             "footerf",
                             "footerl",
                             "footerr",
                             "ftncn",
                             "ftnsep",
                             "ftnsepc",
                             "aftncn",
                             "aftnsep",
                             "aftnsepc",
                             "header",
                             "headerf",
                             "headerl",
                             "headerr",
                             "info",
                             "keywords",
                             "listtable",
                             "listtext",
                             "listoverridetable",
                             "manager",
                             "nonshppict",
                             "objdata",
                             "objclass",
                             "operator",
                             "pict",
                             "pntext",
                             "pntxta",
                             "pntxtb",
                             "printim",
                             "private",
                             "revtbl",
                             "revtim",
                             "rxe",
                             "shprslt",
                             "sn",
                             "sv",
                             "stylesheet",
                             "subject",
                             "tc",
                             "tcn",
                             "template",
                             "title",
                             "txe",
                             "xe",
                             "pgptbl",
                             "rsidtbl",
                             "generator",
                             "themedata",
                             "colorschememapping",
                             "latentstyles",
                             "datastore",
                             "xmlnstbl",
                             "userprops",
                             "mmathPr",
                             "bkmkstart",
                             "bkmkend",
                             "nextfile",
                             "fontemb",
                             "falt",
                             "panose",
                             "objalias",
                             "objsect",
                             "pnseclvl",
                             "background",
                             "hlinkbase",
                             "passwordhash"})
      made[name] = {RtfWord::Skip};
    made["fonttbl"] = {RtfWord::FontTable};
    made["footnote"] = {RtfWord::Note};
    made["annotation"] = {RtfWord::Comment};
    made["atnauthor"] = {RtfWord::CommentAuthor};
    made["fldrslt"] = {RtfWord::FieldResult};
    made["shpinst"] = {RtfWord::ShapeInstance};
    made["shptxt"] = {RtfWord::ShapeText};
    made["upr"] = {RtfWord::Twins};
    made["ud"] = {RtfWord::UnicodeTwin};
    for (const char* name : {"par", "line", "sect", "page", "column", "softline"})
      made[name] = {RtfWord::Line};
    made["cell"] = made["nestcell"] = {RtfWord::Cell};
    made["row"] = made["nestrow"] = {RtfWord::Row};
    made["tab"] = {RtfWord::Sign, "\t"};
    made["emdash"] = {RtfWord::Sign, "—"};
    made["endash"] = {RtfWord::Sign, "–"};
    made["lquote"] = {RtfWord::Sign, "‘"};
    made["rquote"] = {RtfWord::Sign, "’"};
    made["ldblquote"] = {RtfWord::Sign, "“"};
    made["rdblquote"] = {RtfWord::Sign, "”"};
    made["bullet"] = {RtfWord::Sign, "•"};
    made["emspace"] = {RtfWord::Sign, "\xE2\x80\x83"};
    made["enspace"] = {RtfWord::Sign, "\xE2\x80\x82"};
    made["qmspace"] = {RtfWord::Sign, "\xE2\x80\x85"};
    made["zwj"] = {RtfWord::Sign, "\xE2\x80\x8D"};
    made["zwnj"] = {RtfWord::Sign, "\xE2\x80\x8C"};
    made["ansicpg"] = {RtfWord::AnsiCodePage};
    made["mac"] = {RtfWord::CharacterSetMac};
    made["pc"] = {RtfWord::CharacterSetPc};
    made["pca"] = {RtfWord::CharacterSetPca};
    made["deff"] = {RtfWord::DefaultFont};
    made["f"] = {RtfWord::Font};
    made["fcharset"] = {RtfWord::FontCharset};
    made["cpg"] = {RtfWord::FontCodePage};
    made["uc"] = {RtfWord::UnicodeSkip};
    made["u"] = {RtfWord::Unicode};
    made["bin"] = {RtfWord::Binary};
    made["v"] = {RtfWord::Hidden};
    made["b"] = {RtfWord::Bold};
    made["i"] = {RtfWord::Italic};
    for (const char* name :
         {"ul", "uld", "uldash", "uldashd", "uldashdd", "uldb", "ulhwave", "ulldash", "ulth", "ulthd",
          "ulthdash", "ulthdashd", "ulthdashdd", "ulthldash", "ululdbwave", "ulw", "ulwave"})
      made[name] = {RtfWord::Underline};
    made["ulnone"] = {RtfWord::NoUnderline};
    made["deleted"] = {RtfWord::Deleted};
    made["plain"] = {RtfWord::Plain};
    return made;
  }();
  return table;
}

bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
int hexDigit(char c) {
  if (isDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

const RtfMeaning* rtfMeaning(std::string_view name) {
  const auto found = meanings().find(name);
  return found == meanings().end() ? nullptr : &found->second;
}

RtfTokens::RtfTokens(std::string_view bytes)
    : bytes_(bytes), at_(std::min(bytes.find("{\\rtf"), bytes.size())) {}

RtfToken RtfTokens::next() {
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_++];
    if (c == '{') return {RtfToken::Kind::Open, c, {}};
    if (c == '}') return {RtfToken::Kind::Close, c, {}};
    if (c == '\r' || c == '\n' || c == '\0') continue;
    if (c != '\\') return {RtfToken::Kind::Byte, c, {}};
    if (at_ >= bytes_.size()) break;
    const auto token = control();
    if (token.kind != RtfToken::Kind::End) return token;
  }
  return {};
}

// Behind a backslash. End: a broken \'hh, which is nothing.
RtfToken RtfTokens::control() {
  RtfToken token;
  const char c = bytes_[at_];
  if (!isLetter(c)) {
    ++at_;
    token.kind = RtfToken::Kind::Symbol;
    token.byte = c;
    if (c != '\'') return token;
    const int high = at_ < bytes_.size() ? hexDigit(bytes_[at_]) : -1;
    const int low = at_ + 1 < bytes_.size() ? hexDigit(bytes_[at_ + 1]) : -1;
    if (high < 0 || low < 0) return {};
    at_ += 2;
    token.kind = RtfToken::Kind::Byte;
    token.byte = static_cast<char>(high * 16 + low);
    return token;
  }
  token.kind = RtfToken::Kind::Word;
  const std::size_t from = at_;
  while (at_ < bytes_.size() && isLetter(bytes_[at_]) && at_ - from < 32) ++at_;
  token.name = bytes_.substr(from, at_ - from);
  bool negative = false;
  if (at_ + 1 < bytes_.size() && bytes_[at_] == '-' && isDigit(bytes_[at_ + 1])) {
    negative = true;
    ++at_;
  }
  for (int digits = 0; at_ < bytes_.size() && isDigit(bytes_[at_]); ++at_, ++digits) {
    token.given = true;
    if (digits < 10) token.value = token.value * 10 + (bytes_[at_] - '0');
  }
  if (negative) token.value = -token.value;
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
  return token;
}

void RtfTokens::skip(std::size_t count) {
  at_ += std::min(bytes_.size() - at_, count);
}

}  // namespace corpus::import
