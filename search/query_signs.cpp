#include "search/query_signs.h"

namespace search {
namespace {

using i18n::Language;

struct SignName {
  std::string_view name;
  Sign sign;
  Language language;
};

// The first of a language is the one that is written.
constexpr SignName kSigns[] = {
    {"AND", Sign::And, Language::English},
    {"&", Sign::And, Language::English},
    {"&&", Sign::And, Language::English},
    {"И", Sign::And, Language::Russian},
    {"ЖӘНЕ", Sign::And, Language::Kazakh},
    {"OR", Sign::Or, Language::English},
    {"|", Sign::Or, Language::English},
    {"||", Sign::Or, Language::English},
    {"ИЛИ", Sign::Or, Language::Russian},
    {"НЕМЕСЕ", Sign::Or, Language::Kazakh},
    {"NOT", Sign::Not, Language::English},
    {"НЕ", Sign::Not, Language::Russian},
    {"ЕМЕС", Sign::Not, Language::Kazakh},
    {"NEAR", Sign::Near, Language::English},
    {"РЯДОМ", Sign::Near, Language::Russian},
    {"ЖАҚЫН", Sign::Near, Language::Kazakh},
    {"ORDERED", Sign::Ordered, Language::English},
    {"THEN", Sign::Ordered, Language::English},
    {"ЗАТЕМ", Sign::Ordered, Language::Russian},
    {"ПОДРЯД", Sign::Ordered, Language::Russian},
    {"РЕТІМЕН", Sign::Ordered, Language::Kazakh},
    {"СОСЫН", Sign::Ordered, Language::Kazakh},
    {"OVERLAPS", Sign::Overlaps, Language::English},
    {"ПЕРЕСЕКАЕТ", Sign::Overlaps, Language::Russian},
    {"ҚИЫЛЫСАДЫ", Sign::Overlaps, Language::Kazakh},
    {"ҚАБАТТАСАДЫ", Sign::Overlaps, Language::Kazakh},
    {"INSIDE", Sign::Inside, Language::English},
    {"ВНУТРИ", Sign::Inside, Language::Russian},
    {"ІШІНДЕ", Sign::Inside, Language::Kazakh},
    {"FOLLOWS", Sign::Follows, Language::English},
    {"AFTER", Sign::Follows, Language::English},
    {"ПОСЛЕ", Sign::Follows, Language::Russian},
    {"КЕЙІН", Sign::Follows, Language::Kazakh},
};

}  // namespace

std::optional<Sign> signNamed(std::string_view typed) {
  for (const SignName& one : kSigns) {
    if (one.name == typed) return one.sign;
  }
  return std::nullopt;
}

std::string_view signName(Sign sign, Language language) {
  for (const SignName& one : kSigns) {
    if (one.sign == sign && one.language == language) return one.name;
  }
  return {};
}

bool isQuerySpace(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == U'\u00a0' || c == U'\u2007' || c == U'\u202f' ||
         (c >= U'\u2000' && c <= U'\u200b') || c == U'\u3000' || c == U'\ufeff';
}

bool isQuotationMark(char32_t c) {
  return c == U'"' || c == U'\u201c' || c == U'\u201d' || c == U'\u201e' || c == U'\u201f' ||
         c == U'\u00ab' || c == U'\u00bb';
}

bool closesQuotation(char32_t open, char32_t close) {
  if (open == U'"') return close == U'"';
  if (open == U'\u00ab' || open == U'\u00bb') return close == U'\u00ab' || close == U'\u00bb';
  return isQuotationMark(close) && close != U'\u00ab' && close != U'\u00bb';
}

}  // namespace search
