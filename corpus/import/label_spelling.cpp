#include "corpus/import/label_spelling.h"

#include <algorithm>

#include "corpus/import/label_line.h"
#include "i18n/spelling.h"

namespace corpus::import {
namespace {

// No colon, single spaces, none before brackets.
std::string plain(std::string_view label) {
  std::string out;
  for (std::size_t at = 0; at < label.size();) {
    if (const auto blank = blankAt(label, at)) {
      at += blank;
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      if (label[at] == '(' && !out.empty() && out.back() != ' ') out += ' ';
      out += label[at++];
    }
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == ':')) out.pop_back();
  return out;
}

// «(смеётся)», "(laughs)": how somebody speaks, not who.
bool isStageDirection(std::string_view inBrackets) {
  static constexpr std::string_view kStems[] = {
      "сме",    "улыб",   "пауз",  "тихо",  "переби", "вздых",   "вздох",  "громк", "шеп",
      "задум",  "плач",   "күл",   "жыми",  "жымиы",  "үнсі",    "ойлан",  "күрсі", "laugh",
      "smil",   "pause",  "inter", "quiet", "sigh",   "overlap", "cross",  "whisp", "продолж",
      "жалғас", "contin", "cont",  "тоже",  "неразб", "inaud",   "вместе", "хором"};
  const auto folded = i18n::folded(inBrackets);
  return std::any_of(std::begin(kStems), std::end(kStems),
                     [&](std::string_view stem) { return folded.starts_with(i18n::folded(stem)); });
}

// The code points; typing errors are counted in letters.
std::u32string letters(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = bytes == 1 ? lead : lead & (0x7Fu >> bytes);
    for (std::size_t i = 1; i < bytes && at + i < utf8.size(); ++i)
      point = point << 6 | (static_cast<unsigned char>(utf8[at + i]) & 0x3Fu);
    out += point;
    at += bytes;
  }
  return out;
}

}  // namespace

std::string spellingKey(std::string_view label) {
  return i18n::folded(plain(label));
}

std::pair<std::string, std::string> partedAtBracket(const std::string& key) {
  const auto open = key.find(" (");
  if (open == key.npos || !key.ends_with(')')) return {key, {}};
  return {key.substr(0, open), key.substr(open + 2, key.size() - open - 3)};
}

std::string voiceKey(std::string_view label) {
  auto key = i18n::keyboardFolded(i18n::folded(plain(label)));
  const auto [base, brackets] = partedAtBracket(key);
  if (!brackets.empty() && isStageDirection(brackets)) key = base;
  while (!key.empty() && (key.back() == '.' || key.back() == ' ')) key.pop_back();
  int letters = 0;
  for (const char c : key)
    letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 && !(c >= '0' && c <= '9');
  if (letters > 2) return key;
  std::string cyrillic;
  static constexpr std::pair<char, std::string_view> kAlike[] = {
      {'a', "а"}, {'b', "в"}, {'c', "с"}, {'e', "е"}, {'h', "н"}, {'i', "i"},
      {'k', "к"}, {'m', "м"}, {'o', "о"}, {'p', "р"}, {'t', "т"}, {'x', "х"}};
  for (const char c : key) {
    const auto alike =
        std::find_if(std::begin(kAlike), std::end(kAlike), [&](const auto& pair) { return pair.first == c; });
    if (c == '.' || c == ' ') continue;
    if (alike == std::end(kAlike)) {
      cyrillic += c;
    } else {
      cyrillic += alike->second;
    }
  }
  return cyrillic;
}

std::string_view withoutStageDirection(std::string_view label) {
  const auto open = label.find('(');
  if (open == label.npos || open == 0 || !label.ends_with(')')) return label;
  if (!isStageDirection(label.substr(open + 1, label.size() - open - 2))) return label;
  label = label.substr(0, open);
  while (label.ends_with(' ')) label.remove_suffix(1);
  return label;
}

bool isMistyped(std::string_view wordUtf8, std::string_view rightUtf8) {
  const auto word = letters(wordUtf8), right = letters(rightUtf8);
  if (word == right || word.size() + 1 < right.size() || right.size() + 1 < word.size()) return false;
  std::size_t front = 0, back = 0;
  const auto shorter = std::min(word.size(), right.size());
  while (front < shorter && word[front] == right[front]) ++front;
  while (back < shorter - front && word[word.size() - 1 - back] == right[right.size() - 1 - back]) ++back;
  const auto wordLeft = word.size() - front - back, rightLeft = right.size() - front - back;
  const auto isDigit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  for (std::size_t i = 0; i < wordLeft; ++i)
    if (isDigit(word[front + i])) return false;
  for (std::size_t i = 0; i < rightLeft; ++i)
    if (isDigit(right[front + i])) return false;
  if (wordLeft <= 1 && rightLeft <= 1) return true;
  return wordLeft == 2 && rightLeft == 2 && word[front] == right[front + 1] &&
         word[front + 1] == right[front];
}

}  // namespace corpus::import
