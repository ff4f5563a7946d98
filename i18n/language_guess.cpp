#include "i18n/language_guess.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
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

constexpr std::size_t kKazakh = 0, kRussian = 1, kEnglish = 2;

struct ScoredWord {
  std::int32_t difference = 0;  // twentieths of a nat; above 0 it is not Kazakh
  std::size_t size = 0;         // letters
  bool cyrillic = false, capital = false;
};

// Which language each word is in when a change of language costs something: of one alphabet, since words of
// the other have other choices. Returns how many words are not Kazakh.
std::size_t notKazakh(const ScoredWord* words, std::size_t count, bool cyrillic) {
  constexpr std::int32_t kChange = 320;  // twentieths of a nat
  std::array<std::int32_t, 2> cost{};    // Kazakh, the other
  std::array<std::size_t, 2> others{};   // of the best path that ends so
  for (std::size_t w = 0; w < count; ++w) {
    if (words[w].cyrillic != cyrillic) continue;
    std::array<std::int32_t, 2> next{};
    std::array<std::size_t, 2> nextOthers{};
    for (std::size_t l = 0; l < 2; ++l) {
      const bool stays = cost[l] <= cost[1 - l] + kChange;
      next[l] = stays ? cost[l] : cost[1 - l] + kChange;
      nextOthers[l] = (stays ? others[l] : others[1 - l]) + l;
    }
    (words[w].difference > 0 ? next[0] : next[1]) += std::abs(words[w].difference);
    cost = next;
    others = nextOthers;
  }
  return cost[0] <= cost[1] ? others[0] : others[1];
}

// Letter groups overlap, so their evidence is counted at a fraction; 20 twentieths make a nat.
constexpr double kIndependence = 0.35 / 20;

LanguageGuess decided(const ScoredWord* words, std::size_t count) {
  constexpr std::array<TextLanguage, 3> kNames{TextLanguage::Kazakh, TextLanguage::Russian,
                                               TextLanguage::English};
  std::int32_t cyrillicSum = 0, latinSum = 0;
  std::size_t cyrillicWords = 0, latinWords = 0, latinNames = 0;
  bool said = false;
  for (std::size_t w = 0; w < count; ++w) {
    said |= words[w].difference != 0;
    if (words[w].cyrillic) {
      ++cyrillicWords;
      cyrillicSum += words[w].difference;
    } else {
      ++latinWords;
      latinNames += words[w].capital;
      latinSum += words[w].difference;
    }
  }
  if (!said) return {};
  const std::size_t inCyrillic = cyrillicSum > 0 ? kRussian : kKazakh;
  const std::size_t inLatin = latinSum > 0 ? kEnglish : kKazakh;
  const auto sure = [](std::int32_t sum) { return 1 / (1 + std::exp(-kIndependence * std::abs(sum))); };

  // How many words each language owns.
  std::array<std::size_t, 3> owned{};
  const std::size_t otherCyrillic = notKazakh(words, count, true);
  owned[kRussian] = otherCyrillic;
  owned[kKazakh] = cyrillicWords - otherCyrillic;
  // Beside Cyrillic words, names in Latin letters are names in any language.
  const std::size_t latinCounted = cyrillicWords > 0 ? latinWords - latinNames : latinWords;
  if (cyrillicWords > 0) {
    owned[inLatin] += latinCounted;
  } else {
    const std::size_t otherLatin = notKazakh(words, count, false);
    owned[kEnglish] = otherLatin;
    owned[kKazakh] += latinWords - otherLatin;
  }

  LanguageGuess out;
  const bool latinRules = latinCounted > cyrillicWords;
  out.language = kNames[latinRules ? inLatin : inCyrillic];
  out.confidence = sure(latinRules ? latinSum : cyrillicSum);
  if (cyrillicWords > 0 && latinCounted > 0 && inLatin != inCyrillic)
    out.confidence *= static_cast<double>(std::max(cyrillicWords, latinCounted)) /
                      static_cast<double>(cyrillicWords + latinCounted);

  // Mixed: a second language owns a good share of the words.
  if (count >= 4) {
    std::array<std::size_t, 3> order = owned;
    std::sort(order.begin(), order.end(), std::greater<>());
    if (order[1] >= 2 && order[1] * 4 >= count) {
      out.language = TextLanguage::Mixed;
      out.confidence = std::min(1.0, static_cast<double>(order[0] + order[1]) / static_cast<double>(count));
    }
  }
  return out;
}

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
  std::array<ScoredWord, kSampledWords> words;
  std::size_t count = 0;
  for (std::size_t i = 0; i < sampled; ++i) {
    const Place& place = places[i * found / sampled];
    Word word;
    bool capital = false;
    word.letters[0] = U'_';
    for (std::int32_t at = place.begin; at < place.size && word.size < kLongestSampledWord;) {
      const UChar32 point = nextCharacter(place.data, at, place.size);
      if (point == 0xAD || point == 0x301) continue;
      const char32_t letter = point < 0 ? 0 : letterOf(point);
      if (letter == 0) {
        if (word.size == 0 && point >= 0x80) continue;  // an opening quotation mark before the word
        break;
      }
      if (word.size == 0) capital = static_cast<char32_t>(point) != letter;
      word.letters[++word.size] = letter;
    }
    while (word.size > 0 && word.letters[word.size] == U'\'') --word.size;
    if (word.size == 0) continue;
    word.letters[word.size + 1] = U'_';
    const bool cyrillic = std::any_of(word.letters.begin() + 1,
                                      word.letters.begin() + 1 + static_cast<std::ptrdiff_t>(word.size),
                                      [](char32_t letter) { return letter >= 0x400 && letter < 0x530; });
    Score score = model_->scoreOf(word);
    // A name inside the turn says less of its language than another word.
    if (capital && cyrillic && count > 0)
      for (std::int32_t& loss : score) loss /= 2;
    // What the other alphabet might be is no question.
    const std::size_t other = cyrillic ? kRussian : kEnglish;
    words[count++] = {score[kKazakh] - score[other], word.size, cyrillic, capital};
  }
  if (count == 0) return {};
  return decided(words.data(), count);
}

}  // namespace i18n
