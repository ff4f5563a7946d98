#include "i18n/language_guess.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "i18n/language_model.h"
#include "i18n/utf8_next.h"

namespace i18n {
namespace {

constexpr std::size_t kSampledWords = 24;
constexpr std::size_t kLongestSampledWord = 32;  // letters
constexpr std::size_t kLongestScan = 4096;       // bytes of a passage that are looked through for words

using Score = std::array<std::int32_t, LanguageModel::kLanguages>;

// Lower case and the usual spelling for letters of the three languages in all their alphabets; 0 for what
// parts words. Plain arithmetic, because every letter of an import comes this way.
char32_t letterOf(UChar32 point) {
  if (point >= 'a' && point <= 'z') return static_cast<char32_t>(point);
  if (point >= 'A' && point <= 'Z') return static_cast<char32_t>(point + 32);
  if (point < 0x80) return point == '\'' ? U'\'' : 0;
  if (point >= 0x430 && point <= 0x44F) return static_cast<char32_t>(point);
  if (point >= 0x410 && point <= 0x42F) return static_cast<char32_t>(point + 32);
  if (point == 0x401 || point == 0x451) return U'е';
  if (point >= 0x400 && point <= 0x40F) return static_cast<char32_t>(point + 80);
  if (point >= 0x450 && point <= 0x45F) return static_cast<char32_t>(point);
  if ((point >= 0x48A && point <= 0x4BF) || (point >= 0x4D0 && point <= 0x52F))
    return static_cast<char32_t>(point | 1);
  if (point == 0x2019 || point == 0x2BC || point == 0x2018) return U'\'';
  if (point == 0x130 || point == 0x131) return U'ı';
  if (point >= 0xC0 && point <= 0xDE && point != 0xD7) return static_cast<char32_t>(point + 32);
  if (point >= 0xDF && point <= 0xFF && point != 0xF7) return static_cast<char32_t>(point);
  if ((point >= 0x100 && point <= 0x12F) || (point >= 0x14A && point <= 0x177) ||
      (point >= 0x1F4 && point <= 0x1F5))
    return static_cast<char32_t>(point | 1);  // ğ ū ş ǵ
  if (point >= 0x132 && point <= 0x148) return static_cast<char32_t>(point);
  if (point == 0x143) return 0x144;
  return 0;
}

struct Word {
  std::array<char32_t, kLongestSampledWord + 2> letters{};
  std::size_t size = 0;
};

}  // namespace

struct LanguageGuesser::Model {
  LanguageModel statistics;

  Score scoreOf(const Word& word) const {
    Score out{};
    const auto count = [&](std::uint64_t hash, std::int32_t weight) {
      if (const unsigned char* loss = statistics.feature(LanguageModel::finish(hash)))
        for (std::size_t l = 0; l < out.size(); ++l) out[l] += weight * loss[l];
    };
    // letters[0] and the one behind the last are the marks of the word's ends.
    const std::size_t padded = word.size + 2;
    for (std::size_t from = 0; from + 1 < padded; ++from) {
      std::uint64_t hash = LanguageModel::extend(LanguageModel::kHashStart, word.letters[from]);
      for (std::size_t length = 2; length <= 4 && from + length <= padded; ++length) {
        hash = LanguageModel::extend(hash, word.letters[from + length - 1]);
        count(hash, 1);
      }
    }
    std::uint64_t whole = LanguageModel::extend(LanguageModel::kHashStart, U'=');
    for (std::size_t i = 1; i <= word.size; ++i) whole = LanguageModel::extend(whole, word.letters[i]);
    count(whole, 2);
    return out;
  }
};

LanguageGuesser::LanguageGuesser() : model_(std::make_shared<const Model>()) {}

std::string_view code(TextLanguage language) {
  switch (language) {
    case TextLanguage::Kazakh:
      return "kk";
    case TextLanguage::Russian:
      return "ru";
    case TextLanguage::English:
      return "en";
    case TextLanguage::Mixed:
      return "mixed";
    case TextLanguage::Unknown:
      break;
  }
  return "";
}

TextLanguage textLanguageOf(std::string_view code) {
  if (code == "kk") return TextLanguage::Kazakh;
  if (code == "ru") return TextLanguage::Russian;
  if (code == "en") return TextLanguage::English;
  if (code == "mixed") return TextLanguage::Mixed;
  return TextLanguage::Unknown;
}

LanguageGuess LanguageGuesser::guess(std::string_view utf8) const {
  // Two windows of a very long passage, its beginning and its middle, stand for the whole.
  std::array<std::string_view, 2> windows{utf8, {}};
  if (utf8.size() > kLongestScan) {
    windows[0] = utf8.substr(0, kLongestScan / 2);
    windows[1] = utf8.substr(utf8.size() / 2, kLongestScan / 2);
  }

  // Where the words begin.
  struct Place {
    const char* data;
    std::int32_t begin, size;
  };
  std::array<Place, kLongestScan / 2 + 2> places;
  std::size_t found = 0;
  for (const std::string_view window : windows) {
    const auto size = static_cast<std::int32_t>(window.size());
    bool inside = false;
    for (std::int32_t at = 0; at < size;) {
      const auto byte = static_cast<unsigned char>(window[static_cast<std::size_t>(at)]);
      // Continuation bytes and punctuation of the General Punctuation block are settled when the word is
      // read.
      const bool letter = byte >= 0xC3 || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
      if (letter && !inside) {
        if (found < places.size()) places[found++] = {window.data(), at, size};
        inside = true;
      } else if (!letter && byte < 0x80 && byte != '\'') {
        inside = false;
      }
      ++at;
    }
  }
  if (found == 0) return {};

  const std::size_t sampled = std::min(found, kSampledWords);
  std::array<Score, kSampledWords> scores;
  std::array<std::size_t, kSampledWords> lengths;
  std::size_t words = 0;
  for (std::size_t i = 0; i < sampled; ++i) {
    const Place& place = places[i * found / sampled];
    Word word;
    word.letters[0] = U'_';
    for (std::int32_t at = place.begin; at < place.size && word.size < kLongestSampledWord;) {
      const UChar32 point = nextCharacter(place.data, at, place.size);
      if (point == 0xAD || point == 0x301) continue;
      const char32_t letter = point < 0 ? 0 : letterOf(point);
      if (letter == 0) {
        if (word.size == 0 && point >= 0x80) continue;  // an opening quotation mark before the word
        break;
      }
      word.letters[++word.size] = letter;
    }
    while (word.size > 0 && word.letters[word.size] == U'\'') --word.size;
    if (word.size == 0) continue;
    word.letters[word.size + 1] = U'_';
    scores[words] = model_->scoreOf(word);
    lengths[words] = word.size;
    ++words;
  }
  if (words == 0) return {};

  Score total{};
  bool said = false;
  for (std::size_t w = 0; w < words; ++w)
    for (std::size_t l = 0; l < total.size(); ++l) {
      total[l] += scores[w][l];
      if (scores[w][l] != 0) said = true;
    }
  if (!said) return {};

  std::array<std::size_t, 3> order{0, 1, 2};
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return total[a] < total[b]; });
  // Letter groups overlap, so their evidence is counted at a fraction; 20 twentieths make a nat.
  constexpr double kIndependence = 0.35 / 20;
  double sum = 0;
  for (std::size_t l = 0; l < total.size(); ++l)
    sum += std::exp(-kIndependence * static_cast<double>(total[l] - total[order[0]]));
  constexpr std::array<TextLanguage, 3> kNames{TextLanguage::Kazakh, TextLanguage::Russian,
                                               TextLanguage::English};
  LanguageGuess out{kNames[order[0]], 1 / sum};

  // Mixed: a second language owns a good share of the words, each of them for itself and its neighbours.
  if (words >= 4) {
    std::array<std::size_t, 3> owned{};
    for (std::size_t w = 0; w < words; ++w) {
      Score near = scores[w];
      for (std::size_t l = 0; l < near.size(); ++l) {
        if (w > 0) near[l] += scores[w - 1][l] / 4;
        if (w + 1 < words) near[l] += scores[w + 1][l] / 4;
      }
      std::array<std::size_t, 3> best{0, 1, 2};
      std::sort(best.begin(), best.end(), [&](std::size_t a, std::size_t b) { return near[a] < near[b]; });
      constexpr std::int32_t kClear = 130;  // twentieths of a nat
      if (near[best[1]] - near[best[0]] >= kClear && lengths[w] >= 3) ++owned[best[0]];
    }
    std::sort(owned.begin(), owned.end(), std::greater<>());
    if (owned[1] >= 2 && owned[1] * 4 >= words) {
      out.language = TextLanguage::Mixed;
      out.confidence = std::min(1.0, static_cast<double>(owned[0] + owned[1]) / static_cast<double>(words));
    }
  }
  return out;
}

}  // namespace i18n
