#include "i18n/russian_lexicon.h"

#include <algorithm>

namespace i18n {
namespace {

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

// времени is of время; the dictionary lists some of these forms and knows no rule for any.
std::u16string neuterLemma(std::u16string_view word) {
  for (const std::u16string_view ending : {u"ени", u"енем", u"ена", u"ен", u"енам", u"енами", u"енах"}) {
    if (!word.ends_with(ending)) continue;
    const std::u16string_view stem = word.substr(0, word.size() - ending.size());
    for (const std::u16string_view known :
         {u"врем", u"им", u"плем", u"сем", u"брем", u"плам", u"знам", u"тем", u"стрем"})
      if (stem == known) return std::u16string(stem) + u'я';
  }
  return {};
}

}  // namespace

RussianLexicon::RussianLexicon(const std::filesystem::path& dictionary, const std::filesystem::path& affixes)
    : words_(dictionary, affixes, 150'000) {}

std::u16string RussianLexicon::likeliest(std::u16string_view word) const {
  for (const Irregular& irregular : kIrregular)
    if (irregular.form == word) return std::u16string(irregular.lemma);
  if (std::u16string lemma = neuterLemma(word); !lemma.empty()) return lemma;
  if (std::u16string lemma = goLemma(word); !lemma.empty()) return lemma;
  const std::vector<std::u16string> all = lemmas(word);
  for (const std::u16string& lemma : all)
    if (!words_.isName(lemma)) return lemma;
  return all.empty() ? std::u16string() : all.front();
}

std::vector<std::u16string> RussianLexicon::lemmas(std::u16string_view word) const {
  std::vector<std::u16string> out = words_.lemmas(word);
  if (words_.empty()) return out;
  // What the dictionary lists comes first, then what only this table knows.
  auto at = out.begin() + (!out.empty() && out.front() == word ? 1 : 0);
  const auto insert = [&](std::u16string lemma) {
    if (std::find(out.begin(), out.end(), lemma) == out.end()) at = out.insert(at, std::move(lemma)) + 1;
  };
  for (const Irregular& irregular : kIrregular)
    if (irregular.form == word) insert(std::u16string(irregular.lemma));
  for (std::u16string lemma : {goLemma(word), neuterLemma(word)})
    if (!lemma.empty()) insert(std::move(lemma));
  return out;
}

}  // namespace i18n
