#include "corpus/import/html_entity.h"

#include <charconv>
#include <utility>

#include "corpus/import/utf8_append.h"

namespace corpus::import {
namespace {

// Those that stand in texts; a page may name two thousand.
constexpr std::pair<std::string_view, std::string_view> kNamed[] = {{"amp", "&"},
                                                                    {"lt", "<"},
                                                                    {"gt", ">"},
                                                                    {"quot", "\""},
                                                                    {"apos", "'"},
                                                                    {"nbsp", "\xC2\xA0"},
                                                                    {"shy", "\xC2\xAD"},
                                                                    {"ensp", "\xE2\x80\x82"},
                                                                    {"emsp", "\xE2\x80\x83"},
                                                                    {"thinsp", "\xE2\x80\x89"},
                                                                    {"zwnj", "\xE2\x80\x8C"},
                                                                    {"zwj", "\xE2\x80\x8D"},
                                                                    {"laquo", "«"},
                                                                    {"raquo", "»"},
                                                                    {"mdash", "—"},
                                                                    {"ndash", "–"},
                                                                    {"hellip", "…"},
                                                                    {"ldquo", "“"},
                                                                    {"rdquo", "”"},
                                                                    {"lsquo", "‘"},
                                                                    {"rsquo", "’"},
                                                                    {"bdquo", "„"},
                                                                    {"sbquo", "‚"},
                                                                    {"lsaquo", "‹"},
                                                                    {"rsaquo", "›"},
                                                                    {"copy", "©"},
                                                                    {"reg", "®"},
                                                                    {"trade", "™"},
                                                                    {"bull", "•"},
                                                                    {"middot", "·"},
                                                                    {"numero", "№"},
                                                                    {"sect", "§"},
                                                                    {"deg", "°"},
                                                                    {"plusmn", "±"},
                                                                    {"times", "×"},
                                                                    {"frac12", "½"},
                                                                    {"euro", "€"},
                                                                    {"pound", "£"},
                                                                    {"larr", "←"},
                                                                    {"rarr", "→"},
                                                                    {"eacute", "é"},
                                                                    {"uuml", "ü"},
                                                                    {"ouml", "ö"},
                                                                    {"auml", "ä"},
                                                                    {"szlig", "ß"},
                                                                    {"ccedil", "ç"},
                                                                    {"iexcl", "¡"},
                                                                    {"iquest", "¿"}};

}  // namespace

std::size_t readEntity(std::string_view text, std::string& out) {
  const auto end = text.substr(0, 12).find(';');
  if (end == text.npos || end < 2) return 0;
  const auto name = text.substr(1, end - 1);
  if (name[0] == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    unsigned point = 0;
    const auto* const last = name.data() + name.size();
    const auto read = std::from_chars(name.data() + (hex ? 2 : 1), last, point, hex ? 16 : 10);
    if (read.ec != std::errc() || read.ptr != last || point < 0x20) return 0;
    appendUtf8(out, point);
    return end + 1;
  }
  for (const auto& [known, utf8] : kNamed) {
    if (known != name) continue;
    out += utf8;
    return end + 1;
  }
  return 0;
}

}  // namespace corpus::import
