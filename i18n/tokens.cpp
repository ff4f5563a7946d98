#include "i18n/tokens.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <stdexcept>

#include "i18n/text.h"
#include "i18n/utf8_next.h"

namespace i18n {
namespace {

// ICU joins «А.С.Пушкин», «т.б», "http:x" and "a_b" into one segment; what parts words here is any sign that
// is neither letter, mark, digit, apostrophe nor an invisible format character. Between digits it stays
// ("3,5").
bool parts(UChar32 point) {
  if (u_isalnum(point) || point == '\'' || point == 0x2019 || point == 0x02BC || point == 0x2018)
    return false;
  const auto type = u_charType(point);
  return type != U_NON_SPACING_MARK && type != U_COMBINING_SPACING_MARK && type != U_ENCLOSING_MARK &&
         type != U_FORMAT_CHAR && type != U_MODIFIER_LETTER;
}

}  // namespace

struct Tokeniser::State {
  std::unique_ptr<icu::BreakIterator> words;
};

Tokeniser::Tokeniser() : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  state_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no word break rules");
}
Tokeniser::~Tokeniser() = default;
Tokeniser::Tokeniser(Tokeniser&&) noexcept = default;

void Tokeniser::each(std::string_view utf8, const std::function<void(const Token&)>& visit) {
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  auto& words = *state_->words;
  words.setText(&text, status);
  utext_close(&text);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot break this text");

  std::int64_t position = 0;  // code points before `from`
  std::int32_t from = 0;
  const char* data = utf8.data();
  const auto emit = [&](std::int32_t begin, std::int32_t end, std::int64_t first, std::int64_t last) {
    if (end <= begin) return;
    visit(
        {utf8.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)), {first, last}});
  };
  for (auto to = words.next(); to != icu::BreakIterator::DONE; from = to, to = words.next()) {
    const bool word = words.getRuleStatus() >= UBRK_WORD_NUMBER;
    if (!word) {
      position += length(utf8.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)));
      continue;
    }
    std::int32_t begin = from;
    std::int64_t first = position;
    UChar32 before = 0;
    for (std::int32_t at = from; at < to;) {
      const std::int32_t here = at;
      const UChar32 point = nextCharacter(data, at, to);
      if (parts(point)) {
        UChar32 after = 0;
        if (at < to) {
          std::int32_t peek = at;
          after = nextCharacter(data, peek, to);
        }
        if (!(u_isdigit(before) && u_isdigit(after))) {
          emit(begin, here, first, position);
          begin = at;
          first = position + 1;
        }
      }
      before = point;
      ++position;
    }
    emit(begin, to, first, position);
  }
}

std::vector<Token> Tokeniser::all(std::string_view utf8) {
  std::vector<Token> tokens;
  each(utf8, [&](const Token& token) { tokens.push_back(token); });
  return tokens;
}

}  // namespace i18n
