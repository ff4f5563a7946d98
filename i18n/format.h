#pragma once
// Numbers, dates and sort order in the language of the interface (ICU).
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "i18n/messages.h"

namespace i18n {

std::string number(std::int64_t value, Language language);         // 12 345
std::string decimal(double value, int digits, Language language);  // 0,67
std::string percent(double share, int digits, Language language);  // 12,5 %
std::string dateTime(std::int64_t millisecondsSince1970,
                     Language language);                  // medium date, short time, local
std::string isoTime(std::int64_t millisecondsSince1970);  // 2025-03-01T12:30:05Z
std::string clock(std::int64_t milliseconds);             // 1:02:27

// Sort order of one language; comparing is thread-safe.
class Collator {
 public:
  explicit Collator(Language language);
  ~Collator();
  Collator(Collator&&) noexcept;
  bool less(std::string_view a, std::string_view b) const;
  int compare(std::string_view a, std::string_view b) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Case- and accent-light form for finding by typing: lower case, ё→е, Kazakh letters kept.
std::string foldedForTyping(std::string_view utf8);

}  // namespace i18n
