#include "i18n/russian_lexicon.h"

#include <algorithm>
#include <sstream>

#include "i18n/dictionary_file.h"

namespace i18n {
namespace {

// One bit a flag letter; hunspell-ru uses single capitals.
std::uint32_t flagBit(char letter) {
  return letter >= 'A' && letter <= 'Z' ? 1u << (letter - 'A') : 0;
}

constexpr std::uint32_t kListed = 1u << 31;

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

// Suppletive forms, which the dictionary lists as words of their own or not at all.
struct Irregular {
  std::u16string_view form;
  std::u16string_view lemma;
};
constexpr Irregular kIrregular[] = {
    {u"люди", u"человек"},   {u"людей", u"человек"},    {u"людям", u"человек"}, {u"людьми", u"человек"},
    {u"людях", u"человек"},  {u"дети", u"ребенок"},     {u"детей", u"ребенок"}, {u"детям", u"ребенок"},
    {u"детьми", u"ребенок"}, {u"детях", u"ребенок"},    {u"лет", u"год"},       {u"иду", u"идти"},
    {u"идешь", u"идти"},     {u"идет", u"идти"},        {u"идем", u"идти"},     {u"идете", u"идти"},
    {u"идут", u"идти"},      {u"иди", u"идти"},         {u"идите", u"идти"},    {u"еду", u"ехать"},
    {u"едешь", u"ехать"},    {u"едет", u"ехать"},       {u"едем", u"ехать"},    {u"едете", u"ехать"},
    {u"едут", u"ехать"},     {u"есть", u"быть"},        {u"был", u"быть"},      {u"была", u"быть"},
    {u"было", u"быть"},      {u"были", u"быть"},        {u"буду", u"быть"},     {u"будешь", u"быть"},
    {u"будет", u"быть"},     {u"будем", u"быть"},       {u"будете", u"быть"},   {u"будут", u"быть"},
    {u"лучше", u"хороший"},  {u"лучший", u"хороший"},   {u"хуже", u"плохой"},   {u"худший", u"плохой"},
    {u"больше", u"большой"}, {u"меньше", u"маленький"},
};

// шёл is идти, and with a prefix нашла is найти.
std::u16string goLemma(std::u16string_view word) {
  for (const std::u16string_view ending : {u"шел", u"шла", u"шло", u"шли"}) {
    if (!word.ends_with(ending)) continue;
    const std::u16string_view prefix = word.substr(0, word.size() - ending.size());
    if (prefix.empty()) return u"идти";
    for (const std::u16string_view known : {u"по", u"при", u"у", u"вы", u"до", u"за", u"на", u"пере", u"подо",
                                            u"про", u"со", u"ото", u"обо", u"во", u"взо", u"разо", u"про"})
      if (prefix == known) return std::u16string(prefix) + u"йти";
  }
  return {};
}

}  // namespace

RussianLexicon::RussianLexicon(const std::filesystem::path& dictionary,
                               const std::filesystem::path& affixes) {
  if (dictionary.empty() || affixes.empty()) return;
  words_ = WordTable(150'000);
  eachDictionaryWord(dictionary, affixes, [&](std::u16string_view word, std::string_view flags) {
    std::uint32_t bits = kListed;
    for (char flag : flags) bits |= flagBit(flag);
    words_.add(word, bits);
  });
  eachAffixLine(affixes, [&](std::string_view line) {
    std::istringstream fields{std::string(line)};
    std::string kind, flag, strip, append, condition;
    if (!(fields >> kind >> flag >> strip >> append >> condition)) return;  // also the group's own line
    if (kind != "SFX" || flag.size() != 1 || flagBit(flag[0]) == 0) return;
    append = append.substr(0, append.find('/'));
    const std::u16string letters = append == "0" ? std::u16string() : dictionaryFolded(append);
    Rule rule{flagBit(flag[0]), strip == "0" ? std::u16string() : dictionaryFolded(strip),
              parsedCondition(dictionaryFolded(condition))};
    longestSuffix_ = std::max(longestSuffix_, letters.size());
    rules_[letters].push_back(std::move(rule));
  });
}

std::vector<std::u16string> RussianLexicon::lemmas(std::u16string_view word) const {
  std::vector<std::u16string> out;
  if (empty() || word.empty()) return out;
  if (words_.contains(word)) out.emplace_back(word);
  for (const Irregular& irregular : kIrregular)
    if (irregular.form == word) out.emplace_back(irregular.lemma);
  if (std::u16string lemma = goLemma(word); !lemma.empty()) out.push_back(std::move(lemma));
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
