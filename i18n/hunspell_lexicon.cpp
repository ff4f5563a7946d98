#include "i18n/hunspell_lexicon.h"

#include <algorithm>
#include <sstream>

#include "i18n/dictionary_file.h"

namespace i18n {
namespace {

// One bit a flag letter; the Russian and English dictionaries use single capitals for their suffixes.
std::uint32_t flagBit(char letter) {
  return letter >= 'A' && letter <= 'Z' ? 1u << (letter - 'A') : 0;
}

constexpr std::uint32_t kCapital = 1u << 30;
constexpr std::uint32_t kSmall = 1u << 31;

std::vector<std::pair<bool, std::u16string>> parsedCondition(std::u16string_view text) {
  std::vector<std::pair<bool, std::u16string>> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == u'.') {
      out.emplace_back(true, u"");
    } else if (text[i] == u'[') {
      const std::size_t end = std::min(text.find(u']', i), text.size());
      const bool none = i + 1 < text.size() && text[i + 1] == u'^';
      const std::size_t from = i + (none ? 2 : 1);
      out.emplace_back(none, text.substr(from, end > from ? end - from : 0));
      i = end;
    } else {
      out.emplace_back(false, text.substr(i, 1));
    }
  }
  return out;
}

bool meets(std::u16string_view word, const std::vector<std::pair<bool, std::u16string>>& condition) {
  if (condition.size() == 1 && condition[0].first && condition[0].second.empty()) return true;
  if (word.size() < condition.size()) return false;
  const std::size_t start = word.size() - condition.size();
  for (std::size_t i = 0; i < condition.size(); ++i) {
    const bool among = condition[i].second.find(word[start + i]) != std::u16string::npos;
    if (among == condition[i].first) return false;
  }
  return true;
}

}  // namespace

HunspellLexicon::HunspellLexicon(const std::filesystem::path& dictionary,
                                 const std::filesystem::path& affixes, std::size_t expectedWords,
                                 std::string_view flags) {
  if (dictionary.empty() || affixes.empty()) return;
  words_ = WordTable(expectedWords);
  eachDictionaryWord(dictionary, affixes,
                     [&](std::u16string_view word, std::string_view letters, bool capital) {
                       std::uint32_t bits = capital ? kCapital : kSmall;
                       for (char flag : letters) bits |= flagBit(flag);
                       words_.add(word, bits);
                     });
  eachAffixLine(affixes, [&](std::string_view line) {
    std::istringstream fields{std::string(line)};
    std::string kind, flag, strip, append, condition;
    if (!(fields >> kind >> flag >> strip >> append >> condition)) return;  // also the group's own line
    if (kind != "SFX" || flag.size() != 1 || flagBit(flag[0]) == 0) return;
    if (!flags.empty() && flags.find(flag[0]) == std::string_view::npos) return;
    append = append.substr(0, append.find('/'));
    const std::u16string letters = append == "0" ? std::u16string() : dictionaryFolded(append);
    Rule rule{flagBit(flag[0]), strip == "0" ? std::u16string() : dictionaryFolded(strip),
              parsedCondition(dictionaryFolded(condition))};
    longestSuffix_ = std::max(longestSuffix_, letters.size());
    rules_[letters].push_back(std::move(rule));
  });
}

bool HunspellLexicon::takes(std::u16string_view headword, char flag) const {
  const std::uint32_t number = words_.find(headword);
  return number != WordTable::kAbsent && (words_.flags(number) & flagBit(flag)) != 0;
}

bool HunspellLexicon::hasRules(std::u16string_view headword) const {
  const std::uint32_t number = words_.find(headword);
  return number != WordTable::kAbsent && (words_.flags(number) & ~(kCapital | kSmall)) != 0;
}

bool HunspellLexicon::isName(std::u16string_view word) const {
  const std::uint32_t number = words_.find(word);
  return number != WordTable::kAbsent && (words_.flags(number) & kSmall) == 0;
}

std::vector<std::u16string> HunspellLexicon::lemmas(std::u16string_view word) const {
  std::vector<std::u16string> out;
  if (empty() || word.empty()) return out;
  if (words_.contains(word)) out.emplace_back(word);
  std::u16string base;
  for (std::size_t length = 0; length <= std::min(longestSuffix_, word.size()); ++length) {
    const auto found = rules_.find(std::u16string(word.substr(word.size() - length)));
    if (found == rules_.end()) continue;
    for (const Rule& rule : found->second) {
      base.assign(word.substr(0, word.size() - length)).append(rule.strip);
      const std::uint32_t number = words_.find(base);
      if (number == WordTable::kAbsent || (words_.flags(number) & rule.flag) == 0) continue;
      if (!meets(base, rule.condition)) continue;
      if (std::find(out.begin(), out.end(), base) == out.end()) out.push_back(base);
    }
  }
  return out;
}

}  // namespace i18n
