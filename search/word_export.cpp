#include "search/word_export.h"

#include <array>
#include <charconv>
#include <cmath>

#include "coding/table_export.h"

namespace search {
namespace {

// With a decimal point, as tables take numbers; infinity, which they don't, as its sign.
std::string number(double value, int digits) {
  if (std::isinf(value)) return value > 0 ? "∞" : "-∞";
  std::array<char, 400> text;
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, digits);
  return {text.data(), end.ptr};
}
// For p, which may be very small.
std::string scientific(double value) {
  std::array<char, 40> text;
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 4);
  return {text.data(), end.ptr};
}
std::string number(std::int64_t value) {
  return std::to_string(value);
}

std::string languageName(i18n::TextLanguage language, const i18n::Messages& tr) {
  switch (language) {
    case i18n::TextLanguage::Kazakh:
      return tr("Kazakh");
    case i18n::TextLanguage::Russian:
      return tr("Russian");
    case i18n::TextLanguage::English:
      return tr("English");
    default:
      return {};
  }
}

std::string formsOf(const WordCount& word) {
  std::string forms;
  for (const auto& [form, count] : word.forms)
    forms += (forms.empty() ? "" : ", ") + form + " (" + number(count) + ")";
  return forms;
}

}  // namespace

void exportWords(const WordList& words, const std::filesystem::path& path, const i18n::Messages& tr) {
  std::vector<std::vector<std::string>> rows;
  for (const WordCount& word : words.words) {
    rows.push_back({word.word, languageName(word.language, tr), number(word.count),
                    number(word.perMillion, 2), number(word.turns), number(word.transcripts), formsOf(word)});
  }
  coding::exportTable(path, tr("Words"),
                      {tr("Word"), tr("Language"), tr.in("words", "Count"), tr("Per million words"),
                       tr("Turns"), tr("Transcripts"), tr("Forms")},
                      rows);
}

void exportCollocates(const Collocates& words, const std::filesystem::path& path, const i18n::Messages& tr) {
  std::vector<std::vector<std::string>> rows;
  for (const Collocate& near : words.words) {
    rows.push_back({near.word.word, languageName(near.word.language, tr), number(near.word.count),
                    number(near.left), number(near.right), number(near.elsewhere), number(near.expected, 2),
                    number(near.logDice, 3), number(near.logLikelihood, 3), number(near.mutualInformation, 3),
                    formsOf(near.word)});
  }
  coding::exportTable(path, tr("Collocates"),
                      {tr("Word"), tr("Language"), tr.in("collocates", "Near"), tr.in("collocates", "Left"),
                       tr.in("collocates", "Right"), tr.in("collocates", "Elsewhere"), tr("Expected"),
                       tr("logDice"), tr("Log-likelihood (G²)"), tr("Mutual information"), tr("Forms")},
                      rows);
}

void exportKeyness(const Keyness& words, const std::string& firstName, const std::string& secondName,
                   const std::filesystem::path& path, const i18n::Messages& tr) {
  std::vector<std::vector<std::string>> rows;
  for (const KeyWord& word : words.words) {
    rows.push_back({word.first.word, languageName(word.first.language, tr), number(word.first.count),
                    number(word.first.perMillion, 2), number(word.second.count),
                    number(word.second.perMillion, 2), number(word.logLikelihood, 3), scientific(word.p),
                    number(word.logRatio, 3), number(word.percentDifference, 1), number(word.bayes, 2)});
  }
  const auto in = [&](const std::string& what, const std::string& group) { return what + ": " + group; };
  coding::exportTable(path, tr("Keyness"),
                      {tr("Word"), tr("Language"), in(tr.in("words", "Count"), firstName),
                       in(tr("Per million words"), firstName), in(tr.in("words", "Count"), secondName),
                       in(tr("Per million words"), secondName), tr("Log-likelihood (G²)"), tr("p"),
                       tr("Log ratio"), tr("Difference, %"), tr("Bayes (BIC)")},
                      rows);
}

}  // namespace search
