#include "i18n/format.h"

#include <unicode/coll.h>
#include <unicode/datefmt.h>
#include <unicode/numberformatter.h>
#include <unicode/unistr.h>

#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace i18n {
namespace {

icu::Locale locale(Language language) {
  switch (language) {
    case Language::Kazakh:
      return icu::Locale("kk", "KZ");
    case Language::Russian:
      return icu::Locale("ru", "KZ");
    case Language::English:
      break;
  }
  return icu::Locale("en", "GB");
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string formatted(const icu::number::LocalizedNumberFormatter& formatter, double value) {
  UErrorCode status = U_ZERO_ERROR;
  const auto result = formatter.formatDouble(value, status);
  return U_SUCCESS(status) ? utf8(result.toString(status)) : std::to_string(value);
}

}  // namespace

std::string number(std::int64_t value, Language language) {
  UErrorCode status = U_ZERO_ERROR;
  const auto result = icu::number::NumberFormatter::withLocale(locale(language)).formatInt(value, status);
  return U_SUCCESS(status) ? utf8(result.toString(status)) : std::to_string(value);
}

std::string decimal(double value, int digits, Language language) {
  return formatted(icu::number::NumberFormatter::withLocale(locale(language))
                       .precision(icu::number::Precision::fixedFraction(digits)),
                   value);
}

std::string percent(double share, int digits, Language language) {
  return formatted(icu::number::NumberFormatter::withLocale(locale(language))
                       .unit(icu::NoUnit::percent())
                       .scale(icu::number::Scale::powerOfTen(2))
                       .precision(icu::number::Precision::fixedFraction(digits)),
                   share);
}

std::string dateTime(std::int64_t millisecondsSince1970, Language language) {
  const std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateTimeInstance(
      icu::DateFormat::kMedium, icu::DateFormat::kShort, locale(language)));
  if (!format) return std::to_string(millisecondsSince1970);
  icu::UnicodeString out;
  format->format(static_cast<UDate>(millisecondsSince1970), out);
  return utf8(out);
}

std::string isoTime(std::int64_t millisecondsSince1970) {
  using namespace std::chrono;
  const sys_time<milliseconds> at{milliseconds(millisecondsSince1970)};
  const auto day = floor<days>(at);
  const year_month_day date(day);
  const hh_mm_ss time(floor<seconds>(at - day));
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return buffer;
}

std::string clock(std::int64_t milliseconds) {
  const auto seconds = milliseconds / 1000;
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

struct Collator::State {
  std::unique_ptr<icu::Collator> collator;
};

Collator::Collator(Language language) : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  state_->collator.reset(icu::Collator::createInstance(locale(language), status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no collation data");
  // "Interview 2" before "Interview 10".
  state_->collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
}
Collator::~Collator() = default;
Collator::Collator(Collator&&) noexcept = default;

int Collator::compare(std::string_view a, std::string_view b) const {
  UErrorCode status = U_ZERO_ERROR;
  return state_->collator->compareUTF8(icu::StringPiece(a.data(), static_cast<std::int32_t>(a.size())),
                                       icu::StringPiece(b.data(), static_cast<std::int32_t>(b.size())),
                                       status);
}

bool Collator::less(std::string_view a, std::string_view b) const {
  return compare(a, b) < 0;
}

std::string foldedForTyping(std::string_view text) {
  auto folded =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  folded.toLower(icu::Locale::getRoot());
  folded.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x451)),
                        icu::UnicodeString(static_cast<UChar32>(0x435)));
  return utf8(folded);
}

}  // namespace i18n
