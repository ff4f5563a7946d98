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
    {u"больше", u"большой"}, {u"меньше", u"маленький"}, {u"денег", u"деньги"},  {u"хочу", u"хотеть"},
    {u"хочешь", u"хотеть"},  {u"хочет", u"хотеть"},     {u"хотим", u"хотеть"},  {u"хотите", u"хотеть"},
    {u"хотят", u"хотеть"},   {u"дали", u"дать"},        {u"стали", u"стать"},
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

struct Endings {
  std::u16string_view stem;
  std::u16string_view lemma;
};

// друзьям is of друг and матерью of мать; the dictionary knows the plurals as words of their own.
std::u16string pluralLemma(std::u16string_view word) {
  static constexpr Endings kBrothers[] = {{u"друз", u"друг"},    {u"брат", u"брат"}, {u"сынов", u"сын"},
                                          {u"стул", u"стул"},    {u"лист", u"лист"}, {u"муж", u"муж"},
                                          {u"дерев", u"дерево"}, {u"зят", u"зять"}};
  for (const std::u16string_view ending : {u"ья", u"ьев", u"ей", u"ьям", u"ьями", u"ьях"})
    for (const Endings& known : kBrothers)
      if (word.ends_with(ending) && word.substr(0, word.size() - ending.size()) == known.stem)
        return std::u16string(known.lemma);
  static constexpr Endings kMothers[] = {{u"матер", u"мать"}, {u"дочер", u"дочь"}};
  for (const std::u16string_view ending : {u"и", u"ью", u"ей", u"ям", u"ями", u"ях"})
    for (const Endings& known : kMothers)
      if (word.ends_with(ending) && word.substr(0, word.size() - ending.size()) == known.stem)
        return std::u16string(known.lemma);
  return {};
}

}  // namespace

RussianLexicon::RussianLexicon(const std::filesystem::path& dictionary, const std::filesystem::path& affixes)
    : words_(dictionary, affixes, 150'000) {}

std::vector<std::u16string> RussianLexicon::formOf(std::u16string_view word) const {
  std::vector<std::u16string> out;
  if (!words_.contains(word)) return out;
  for (const Irregular& irregular : kIrregular)
    // больше, лучше and лет are searched for themselves.
    if (irregular.form == word && irregular.lemma != u"быть" && irregular.lemma != u"год" &&
        !word.ends_with(u"ше"))
      out.emplace_back(irregular.lemma);
  for (std::u16string lemma : {goLemma(word), neuterLemma(word), pluralLemma(word)})
    if (!lemma.empty() && lemma != word) out.push_back(std::move(lemma));
  if (word.size() < 5 || !out.empty()) return out;
  const auto add = [&](std::u16string lemma) {
    if (words_.contains(lemma) && words_.hasRules(lemma)) out.push_back(std::move(lemma));
  };
  // After ж ш ч щ ц the dictionary lists forms instead of making them: врачом, безработицей, отцов.
  const std::u16string stem(word.substr(0, word.size() - 2));
  if (stem.size() >= 3 && std::u16string_view(u"жшчщц").find(stem.back()) != std::u16string_view::npos) {
    const auto ends = [&](std::u16string_view ending) { return word.ends_with(ending); };
    if (ends(u"ом") || ends(u"ем") || ends(u"ов") || ends(u"ев")) {
      add(stem);
      if (stem.back() == u'ц') add(stem.substr(0, stem.size() - 1) + u"ец");
    } else if (ends(u"ей") || ends(u"ой") || ends(u"ею") || ends(u"ою")) {
      add(stem + u'а');
      if (ends(u"ей")) add(stem);
    }
  }
  if (out.empty() && word.ends_with(u'у') && !words_.hasRules(word))
    add(std::u16string(word.substr(0, word.size() - 1)) + u'а');  // встречу
  return out;
}

std::u16string RussianLexicon::likeliest(std::u16string_view word) const {
  for (const Irregular& irregular : kIrregular)
    if (irregular.form == word) return std::u16string(irregular.lemma);
  if (std::u16string lemma = neuterLemma(word); !lemma.empty()) return lemma;
  if (std::u16string lemma = goLemma(word); !lemma.empty()) return lemma;
  if (std::u16string lemma = pluralLemma(word); !lemma.empty()) return lemma;
  if (std::vector<std::u16string> forms = formOf(word); !forms.empty()) return forms.front();
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
  for (std::u16string& lemma : formOf(word)) insert(std::move(lemma));
  for (std::u16string lemma : {goLemma(word), neuterLemma(word), pluralLemma(word)})
    if (!lemma.empty()) insert(std::move(lemma));
  return out;
}

}  // namespace i18n
