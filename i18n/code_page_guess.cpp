#include "i18n/code_page_guess.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "i18n/code_pages.h"
#include "i18n/language_model.h"

namespace i18n {
namespace {

char32_t lowered(char32_t point, bool& upper) {
  upper = false;
  if ((point >= 'A' && point <= 'Z') || (point >= 0x410 && point <= 0x42F)) {
    upper = true;
    return point + 32;
  }
  if (point >= 0x400 && point <= 0x40F) {
    upper = true;
    return point + 80;
  }
  if (((point >= 0x48A && point <= 0x4BF) || (point >= 0x4D0 && point <= 0x52F)) && point % 2 == 0) {
    upper = true;
    return point + 1;
  }
  return point;
}

bool isAmong(std::u32string_view signs, char32_t point) {
  return signs.find(point) != std::u32string_view::npos;
}

// What one byte is in one reading.
struct ByteReading {
  char32_t point = 0;
  std::uint8_t letter = 0;  // number in the model; 0 for what is no letter of the three languages
  bool high = false, upper = false, latinLetter = false, digit = false;
  double own = 0;  // cost without its neighbours
};

constexpr double kInnerCapital = 120;  // "времЯ"

std::array<ByteReading, 256> readingsOf(const CodePage& page, const LanguageModel& model, bool latinText) {
  constexpr double kForeignLetter = 350, kOddSign = 200, kSign = 60, kUndefined = 400, kFrame = 300;
  std::array<ByteReading, 256> readings;
  for (unsigned byte = 0; byte < 256; ++byte) {
    ByteReading& reading = readings[byte];
    const char32_t point = byte < 0x80 ? byte : (*page.high)[byte - 0x80];
    reading.point = point;
    reading.high = byte >= 0x80;
    reading.digit = point >= '0' && point <= '9';
    reading.letter = model.letterNumber(lowered(point, reading.upper));
    reading.latinLetter = reading.letter != 0 && point < 0x80;
    if (!reading.high) continue;
    const bool accented = point >= 0xC0 && point <= 0x24F && point != 0xD7 && point != 0xF7;
    if (accented && point <= 0xDE) reading.upper = true;
    if (point == kUndefinedByte)
      reading.own = kUndefined;
    else if (reading.letter != 0)
      reading.own = 0;
    else if (accented)
      reading.own = latinText ? 110 : 200;  // é in a name
    else if (point >= 0x400 && point <= 0x52F)
      reading.own = kForeignLetter;
    else if (point >= 0x2500 && point <= 0x25FF)
      reading.own = kFrame;
    else if (point == U'‘' && !latinText)
      reading.own = 120;
    else
      reading.own = isAmong(U"«»—–“”„‘’…№\u00A0•€£´©°·§", point) ? kSign : kOddSign;
  }
  return readings;
}

// What is odd about a sign in this place: two marks that belong together stand apart, or a letter hides in
// one.
double signFine(const ByteReading& before, const ByteReading& sign, const ByteReading& after) {
  const bool letterAfter = after.letter != 0, letterBefore = before.letter != 0;
  if (isAmong(U"»”€©°", sign.point)) return letterAfter ? kInnerCapital : 0;
  if (sign.point == U'’') return letterAfter && !letterBefore ? kInnerCapital : 0;
  if (isAmong(U"…–—•", sign.point)) return letterAfter && !letterBefore ? 50 : 0;
  if (isAmong(U"„“‘«", sign.point)) {
    if (letterBefore && letterAfter) return kInnerCapital;
    const bool closes = sign.point == U'“' && before.point != U' ' && before.point != 0;  // „so“
    return after.point == U' ' && !closes ? kInnerCapital : 0;
  }
  if (sign.point == 0xA0) return before.point == U' ' || before.point == 0 || after.point == U' ' ? 60 : 0;
  return 0;
}

// Average cost (twentieths of a nat) of the high bytes in this reading: letter pairs in the likeliest
// language of each word, with fines for letters and signs that don't occur in the three languages or not in
// this place, for a change of language, and for capitals inside a word.
double pageCost(std::string_view bytes, const CodePage& page, const LanguageModel& model, bool latinText) {
  constexpr double kChange = 60, kLetterByDigit = 60, kOtherAlphabet = 80, kUnclosed = 110;
  using Costs = std::array<double, LanguageModel::kLanguages>;
  const std::array<ByteReading, 256> readings = readingsOf(page, model, latinText);
  const ByteReading none;
  const auto at = [&](std::size_t i) -> const ByteReading& {
    return i < bytes.size() ? readings[static_cast<unsigned char>(bytes[i])] : none;
  };
  Costs path{}, word{};
  bool scored = false;  // the word has something to tell
  double cost = 0;
  std::size_t counted = 0, opened = 0, closed = 0;
  const ByteReading* before = &none;
  for (std::size_t i = 0; i <= bytes.size(); ++i) {
    const ByteReading& reading = at(i);
    if ((reading.high || before->high) && (reading.letter != 0 || before->letter != 0)) {
      for (std::size_t l = 0; l < word.size(); ++l)
        word[l] += model.pairCost(l, before->letter, reading.letter);
      scored = true;
      if (reading.letter != 0 && before->letter != 0 && reading.latinLetter != before->latinLetter)
        cost += kOtherAlphabet;
      if ((reading.digit && before->high) || (before->digit && reading.high)) cost += kLetterByDigit;
    }
    if (reading.letter == 0 && scored) {
      const double least = *std::min_element(path.begin(), path.end());
      for (std::size_t l = 0; l < path.size(); ++l)
        path[l] = std::min(path[l], least + kChange) + std::exchange(word[l], 0);
      scored = false;
    }
    if (reading.high) {
      ++counted;
      cost += reading.own;
      if (reading.upper && before->letter != 0 && !before->upper) cost += kInnerCapital;
      if (reading.letter == 0) {
        cost += signFine(*before, reading, at(i + 1));
        opened += isAmong(U"«„“‘", reading.point) && at(i + 1).letter != 0;
        closed += isAmong(U"»“”’", reading.point) && at(i + 1).letter == 0;
      }
    }
    before = &reading;
  }
  if (opened > closed) cost += kUnclosed * static_cast<double>(opened - closed);
  cost += *std::min_element(path.begin(), path.end());
  return counted == 0 ? 0 : cost / static_cast<double>(counted);
}

}  // namespace

void guessCodePages(std::string_view bytes, double share, std::vector<EncodingGuess>& out) {
  const LanguageModel model;
  struct Scored {
    const CodePage* page;
    double cost, weight;
  };
  std::vector<Scored> scored;
  std::size_t high = 0, latin = 0;
  std::array<bool, 256> used{};
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    high += byte >= 0x80;
    latin += (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
    used[byte] = true;
  }
  const bool latinText = latin > high * 3;
  for (const CodePage& page : codePages()) {
    double cost = pageCost(bytes, page, model, latinText);
    // With little evidence the page that most files come from is the safer one; it never outweighs a letter
    // that reads badly in it.
    double rare = 0;
    if (page.name != (latinText ? "windows-1252" : "windows-1251")) rare += 8;
    if (page.name == "x-mac-cyrillic") rare += 40;
    if (page.name == "PTCP154") rare += 4;
    scored.push_back({&page, cost + rare / static_cast<double>(std::max<std::size_t>(high, 1)), 0});
  }
  std::stable_sort(scored.begin(), scored.end(),
                   [](const Scored& a, const Scored& b) { return a.cost < b.cost; });
  double sum = 0;
  const double evidence = std::min<double>(static_cast<double>(high), 60) / 20;
  for (Scored& entry : scored) sum += entry.weight = std::exp(-(entry.cost - scored[0].cost) * evidence);
  // Pages that give the same text are one answer: the likeliest of them stands for all.
  const auto sameText = [&](const CodePage& a, const CodePage& b) {
    for (std::size_t i = 0; i < 128; ++i)
      if (used[0x80 + i] && (*a.high)[i] != (*b.high)[i]) return false;
    return true;
  };
  constexpr double kLeft = 0.01;
  for (std::size_t i = 0; i < scored.size(); ++i)
    for (std::size_t k = i + 1; k < scored.size(); ++k)
      if (sameText(*scored[i].page, *scored[k].page)) {
        scored[i].weight += scored[k].weight * (1 - kLeft);
        scored[k].weight *= kLeft;
      }
  std::stable_sort(scored.begin(), scored.end(),
                   [](const Scored& a, const Scored& b) { return a.weight > b.weight; });
  for (const Scored& entry : scored)
    out.push_back({std::string(entry.page->name), share * entry.weight / sum});
}

}  // namespace i18n
