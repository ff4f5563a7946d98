#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace i18n {

// The language of a passage as a person would name it; Mixed when two or more carry it together.
enum class TextLanguage { Unknown, Kazakh, Russian, English, Mixed };
std::string_view code(TextLanguage language);  // "", "kk", "ru", "en", "mixed"
TextLanguage textLanguageOf(std::string_view code);

struct LanguageGuess {
  TextLanguage language = TextLanguage::Unknown;
  double confidence = 0;  // 0..1
};

// Character n-grams and whole words, naive Bayes; the model is inside the program. Thread-safe, cheap to
// make.
class LanguageGuesser {
 public:
  LanguageGuesser();
  // Long passages are sampled (evenly spread words), so the cost of a turn is bounded: some microseconds.
  LanguageGuess guess(std::string_view utf8) const;

 private:
  struct Model;
  std::shared_ptr<const Model> model_;
};

}  // namespace i18n
