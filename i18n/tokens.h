#pragma once
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "i18n/span.h"

namespace i18n {

// A word or number of a text as ICU breaks it, with ICU's joins split again («А.С.Пушкин», «т.б»), hyphenated
// words kept in parts. `text` looks into the source; `span` counts code points from the start of the source.
struct Token {
  std::string_view text;
  Span span;
};

// Keeps its break iterator between texts. For one thread.
class Tokeniser {
 public:
  Tokeniser();
  ~Tokeniser();
  Tokeniser(Tokeniser&&) noexcept;
  void each(std::string_view utf8, const std::function<void(const Token&)>& visit);
  std::vector<Token> all(std::string_view utf8);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace i18n
