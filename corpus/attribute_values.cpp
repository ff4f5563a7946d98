#include "corpus/attribute_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "corpus/regions.h"
#include "i18n/format.h"
#include "i18n/text.h"

namespace corpus {
namespace {

constexpr std::size_t kMostChoices = 25;
constexpr std::size_t kLongestChoice = 200;  // bytes; longer cells are remarks
constexpr std::string_view kNbsp = "\xC2\xA0", kNarrowNbsp = "\xE2\x80\xAF", kMinus = "\xE2\x88\x92";

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool allDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), digit);
}

// Words that say what is counted: “24 года”, “24 жаста”, “1995 г.р.”.
std::string_view withoutUnit(std::string_view value) {
  std::size_t end = 0;
  while (end < value.size() && digit(value[end])) ++end;
  if (end == 0 || end > 4) return value;
  const std::string unit = i18n::foldedForTyping(trimmed(value.substr(end)));
  for (const std::string_view known :
       {"лет", "год", "года", "г", "г.", "г.р.", "г. р.", "гр", "жас", "жаста", "жыл", "ж", "ж.", "ж.т.",
        "years", "year", "years old", "y.o.", "yo"}) {
    if (unit == known) return value.substr(0, end);
  }
  return value;
}

// "12,5", "1 250", "-3". Not "007" (a number plate rather than a number), not what a double can't hold.
std::optional<std::string> numberOf(std::string_view value) {
  std::string plain;
  for (std::size_t i = 0; i < value.size();) {
    std::string_view rest = value.substr(i);
    std::size_t space = rest.front() == ' '             ? 1
                        : rest.starts_with(kNbsp)       ? 2
                        : rest.starts_with(kNarrowNbsp) ? 3
                                                        : 0;
    if (space) {
      // Only as it groups thousands: a digit before, three after.
      if (plain.empty() || !digit(plain.back()) || !allDigits(rest.substr(space, 3)) ||
          rest.size() < space + 3 || (rest.size() > space + 3 && digit(rest[space + 3]))) {
        return std::nullopt;
      }
      i += space;
    } else if (rest.starts_with(kMinus)) {
      plain += '-';
      i += kMinus.size();
    } else {
      plain += rest.front() == ',' ? '.' : rest.front();
      ++i;
    }
  }
  std::string_view digits = plain;
  if (digits.starts_with('-')) digits.remove_prefix(1);
  const std::size_t point = digits.find('.');
  const std::string_view whole = digits.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? "" : digits.substr(point + 1);
  if (!allDigits(whole) || (point != std::string_view::npos && !allDigits(fraction))) return std::nullopt;
  if (whole.size() > 1 && whole.front() == '0') return std::nullopt;
  if (whole.size() + fraction.size() > 15) return std::nullopt;
  return plain;
}

std::optional<int> smallNumber(std::string_view text) {
  if (!allDigits(text) || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

std::string twoDigits(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

// 2025-03-01 (a time of midnight after it is passed over), 01.03.2025, 1/3/2025: day first, as kk and ru
// write.
std::optional<std::string> dateOf(std::string_view value) {
  for (const std::string_view midnight : {"T00:00:00Z", "T00:00:00", " 00:00:00", " 00:00"}) {
    if (value.ends_with(midnight)) value.remove_suffix(midnight.size());
  }
  const char separator = value.find('-') != value.npos ? '-' : value.find('.') != value.npos ? '.' : '/';
  const std::size_t first = value.find(separator);
  const std::size_t second = first == value.npos ? first : value.find(separator, first + 1);
  if (second == value.npos) return std::nullopt;
  std::string_view parts[] = {value.substr(0, first), value.substr(first + 1, second - first - 1),
                              value.substr(second + 1)};
  if (separator != '-') std::swap(parts[0], parts[2]);
  if (parts[0].size() != 4 || parts[1].size() > 2 || parts[2].size() > 2) return std::nullopt;
  const auto year = smallNumber(parts[0]), month = smallNumber(parts[1]), day = smallNumber(parts[2]);
  if (!year || !month || !day || *year < 1000 || *month < 1 || *month > 12) return std::nullopt;
  const bool leap = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
  const int days = *month == 2                                                   ? (leap ? 29 : 28)
                   : (*month == 4 || *month == 6 || *month == 9 || *month == 11) ? 30
                                                                                 : 31;
  if (*day < 1 || *day > days) return std::nullopt;
  return std::string(parts[0]) + "-" + twoDigits(*month) + "-" + twoDigits(*day);
}

std::optional<std::string> yesNoOf(std::string_view value) {
  const std::string folded = i18n::foldedForTyping(value);
  for (const std::string_view yes : {"yes", "y", "true", "да", "иә", "ия", "+"}) {
    if (folded == yes) return "yes";
  }
  for (const std::string_view no : {"no", "n", "false", "нет", "жоқ", "-", "–"}) {
    if (folded == no) return "no";
  }
  return std::nullopt;
}

}  // namespace

std::string trimmed(std::string_view utf8) {
  return std::string(i18n::trimmed(utf8));
}

std::optional<std::string> storedValue(AttributeType type, std::string_view value) {
  switch (type) {
    case AttributeType::Number:
      return numberOf(withoutUnit(value));
    case AttributeType::Date:
      return dateOf(value);
    case AttributeType::YesNo:
      return yesNoOf(value);
    case AttributeType::Text:
    case AttributeType::Choice:
      break;
  }
  return std::string(value);
}

std::string yesNoWord(bool yes, i18n::Language language) {
  return language == i18n::Language::Kazakh    ? (yes ? "Иә" : "Жоқ")
         : language == i18n::Language::Russian ? (yes ? "Да" : "Нет")
                                               : (yes ? "Yes" : "No");
}

std::vector<std::string> regionChoices(i18n::Language language) {
  std::vector<std::string> names;
  for (const Region& region : regions()) names.push_back(regionShortName(region, language));
  return names;
}

std::optional<std::string> fittingValue(const Attribute& attribute, i18n::Language language,
                                        std::string_view typed) {
  const std::string wanted = trimmed(i18n::normalised(typed));
  if (wanted.empty() || attribute.type != AttributeType::Choice) {
    return wanted.empty() ? wanted : storedValue(attribute.type, wanted);
  }
  const auto& choices = attribute.choices;
  if (std::find(choices.begin(), choices.end(), wanted) != choices.end()) return wanted;
  const std::string folded = i18n::foldedForTyping(wanted);
  const std::string* only = nullptr;
  for (const std::string& choice : choices) {
    if (i18n::foldedForTyping(choice) != folded) continue;
    if (only) return std::nullopt;
    only = &choice;
  }
  if (only) return *only;
  if (!attribute.regions) return std::nullopt;
  const auto match = regionNamed(wanted);
  if (!match) return std::nullopt;
  return match->regions.size() == 1 ? regionShortName(*match->regions.front(), language) : wanted;
}

bool looksLikeRegions(std::string_view heading, const std::vector<std::string>& values) {
  const std::string folded = i18n::foldedForTyping(heading);
  const auto says = [&](std::string_view part) { return folded.find(part) != folded.npos; };
  const bool asks = says("регион") || says("област") || says("облыс") || says("region") || says("oblys") ||
                    says("oblast") || says("аймак") || says("аймақ") || says("өңір");
  std::size_t named = 0;
  std::set<std::string> different;
  for (const std::string& value : values) {
    const auto match = regionNamed(value);
    if (!match || (match->centre && !asks)) continue;
    ++named;
    different.insert(match->regions.front()->id);
  }
  // A single value may as well be somebody's name: Абай.
  return named * 10 >= values.size() * 9 && (asks ? named > 0 : different.size() >= 3);
}

std::optional<double> numericValue(std::string_view stored) {
  double value = 0;
  const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (error != std::errc() || end != stored.data() + stored.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

AttributeType guessedType(const std::vector<std::string>& values) {
  if (values.empty()) return AttributeType::Text;
  for (const auto type : {AttributeType::YesNo, AttributeType::Number, AttributeType::Date}) {
    if (std::all_of(values.begin(), values.end(),
                    [&](const std::string& value) { return storedValue(type, value).has_value(); })) {
      return type;
    }
  }
  const std::set<std::string> different(values.begin(), values.end());
  const bool brief = std::all_of(different.begin(), different.end(),
                                 [](const std::string& value) { return value.size() <= kLongestChoice; });
  return brief && different.size() <= kMostChoices && different.size() < values.size() ? AttributeType::Choice
                                                                                       : AttributeType::Text;
}

}  // namespace corpus
