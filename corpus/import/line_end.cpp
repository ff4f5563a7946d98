#include "corpus/import/line_end.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "i18n/text.h"

namespace corpus::import {
namespace {

bool isLetter(char16_t unit) {
  return u_isalpha(unit) || u_charType(unit) == U_NON_SPACING_MARK;
}

bool isHyphen(char16_t unit) {
  return unit == u'-' || unit == u'\u2010' || unit == u'\u2011';
}

std::u16string lower(std::u16string_view text) {
  std::u16string out(text);
  for (auto& unit : out) unit = static_cast<char16_t>(u_tolower(unit));
  return out;
}

template <std::size_t N>
bool isOneOf(std::u16string_view word, const std::array<std::u16string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What is written with a hyphen whatever stands on the other side of it.
constexpr std::array<std::u16string_view, 4> kFirst = {u"кое", u"self", u"well", u"half"};
constexpr std::array<std::u16string_view, 5> kSecond = {u"либо", u"нибудь", u"ақ", u"ау", u"ай"};
// "-то" follows what asks; elsewhere it may be half of "место".
constexpr std::array<std::u16string_view, 50> kAsking = {
    u"кто",    u"кого",   u"кому",      u"кем",   u"ком",    u"что",    u"чего",    u"чему",  u"чем",
    u"чём",    u"как",    u"где",       u"куда",  u"откуда", u"когда",  u"зачем",   u"чей",   u"чья",
    u"чьё",    u"чье",    u"чьи",       u"чьей",  u"чьего",  u"чьих",   u"сколько", u"какой", u"какая",
    u"какое",  u"какие",  u"каких",     u"каким", u"какую",  u"какого", u"какому",  u"каком", u"какими",
    u"почему", u"отчего", u"насколько", u"всё",   u"все",    u"там",    u"тут",     u"так",   u"вот",
    u"он",     u"она",    u"они",       u"мы",    u"я"};
// "-ка" and "-таки" likewise.
constexpr std::array<std::u16string_view, 10> kTelling = {u"да",    u"ну",    u"на",    u"дай", u"смотри",
                                                          u"давай", u"скажи", u"пойди", u"иди", u"расскажи"};
constexpr std::array<std::u16string_view, 7> kStill = {u"все",   u"всё",   u"так",     u"опять",
                                                       u"снова", u"прямо", u"довольно"};
// After "по" and "во"/"в": по-русски, по-моему, по-новому; во-первых.
constexpr std::array<std::u16string_view, 5> kManner = {u"ски", u"цки", u"ему", u"ому", u"ьи"};

bool endsLike(std::u16string_view word, std::u16string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

}  // namespace

void LineEnds::learn(std::string_view line) {
  const auto text = lower(i18n::toUtf16(line));
  for (std::size_t i = 0; i < text.size();) {
    if (!isLetter(text[i])) {
      ++i;
      continue;
    }
    const auto begin = i;
    bool hyphen = false;
    while (i < text.size() &&
           (isLetter(text[i]) || (isHyphen(text[i]) && i + 1 < text.size() && isLetter(text[i + 1])))) {
      hyphen = hyphen || isHyphen(text[i]);
      ++i;
    }
    // A piece broken at the line's end is no word.
    if (i < text.size() && (isHyphen(text[i]) || text[i] == u'\u00AD') && i + 1 == text.size()) continue;
    auto word = text.substr(begin, i - begin);
    for (auto& unit : word)
      if (isHyphen(unit)) unit = u'-';
    (hyphen ? hyphenated_ : whole_).insert(std::move(word));
  }
}

bool LineEnds::hyphenStays(std::u16string_view first, std::u16string_view second) const {
  if (hyphenated_.contains(std::u16string(first) + u'-' + std::u16string(second))) return true;
  if (isOneOf(first, kFirst) || isOneOf(second, kSecond)) return true;
  // "из-вестно" is one word.
  if (first == u"из") return second == u"за" || second == u"под";
  if (second == u"то") return isOneOf(first, kAsking);
  if (second == u"ка") return isOneOf(first, kTelling);
  if (second == u"таки") return isOneOf(first, kStill);
  if (whole_.contains(std::u16string(first) + std::u16string(second))) return false;
  if (first == second && first.size() > 1) return true;  // көп-көп, еле-еле
  if (first == u"по")
    return std::any_of(kManner.begin(), kManner.end(), [&](auto end) { return endsLike(second, end); });
  if (first == u"в" || first == u"во") return endsLike(second, u"ых") || endsLike(second, u"их");
  return false;
}

std::size_t LineEnds::join(std::string& paragraph, std::string_view line) const {
  using namespace std::string_view_literals;
  while (paragraph.ends_with(' ')) paragraph.pop_back();
  if (paragraph.empty()) {
    paragraph += line;
    return 0;
  }
  const auto append = [&] {
    const auto at = paragraph.size();
    paragraph += line;
    return at;
  };
  if (paragraph.ends_with("\xC2\xAD"sv)) {  // the soft hyphen is nothing else
    paragraph.resize(paragraph.size() - 2);
    return append();
  }
  const std::size_t hyphen = paragraph.ends_with('-') ? 1
                             : paragraph.ends_with("\xE2\x80\x90"sv) || paragraph.ends_with("\xE2\x80\x91"sv)
                                 ? 3
                                 : 0;
  if (hyphen != 0) {
    const std::string_view rest(paragraph.data(), paragraph.size() - hyphen);
    // The last word before it, and the first behind; a word is no longer than this.
    auto from = rest.size() > 200 ? rest.size() - 200 : 0;
    while (from < rest.size() && (static_cast<unsigned char>(rest[from]) & 0xC0) == 0x80) ++from;
    auto to = std::min<std::size_t>(line.size(), 200);
    while (to < line.size() && (static_cast<unsigned char>(line[to]) & 0xC0) == 0x80) --to;
    const auto before = i18n::toUtf16(rest.substr(from)), after = i18n::toUtf16(line.substr(0, to));
    auto begin = before.size();
    while (begin > 0 && isLetter(before[begin - 1])) --begin;
    std::size_t end = 0;
    while (end < after.size() && isLetter(after[end])) ++end;
    if (begin < before.size() && end > 0) {
      // Behind another hyphen ("по-латино-американски") the word is one of parts already.
      const bool parts = begin > 0 && isHyphen(before[begin - 1]);
      const auto first = lower(std::u16string_view(before).substr(begin));
      const auto second = lower(std::u16string_view(after).substr(0, end));
      if (u_islower(after[0]) && !parts && !hyphenStays(first, second))
        paragraph.resize(paragraph.size() - hyphen);
      return append();
    }
    // "2019-" + "2020", "Алма-" + "2": one thing; a dash after a space is a dash.
    if (!before.empty() && u_isalnum(before.back())) return append();
  }
  paragraph += ' ';
  return append();
}

}  // namespace corpus::import
