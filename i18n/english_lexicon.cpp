#include "i18n/english_lexicon.h"

#include <algorithm>

#include "i18n/english_inflection.h"
#include "i18n/text.h"

namespace i18n {
namespace {

// Plural and third person, past, -ing, possessive, superlative; the other groups make words of their own.
constexpr std::string_view kInflections = "SDGMT";

// Listed in the dictionary, hardly met in English, and everyday Kazakh (және, біз, бұл, мына, ел, өз, деп …).
constexpr std::string_view kKazakhRather[] = {"jane", "biz", "bul", "myna",  "el",    "oz",     "dep", "kop",
                                              "jas",  "bas", "til", "bola",  "alga",  "arak",   "ana", "ala",
                                              "tal",  "tau", "sol", "burin", "tenge", "tamasha"};

}  // namespace

EnglishLexicon::EnglishLexicon(const std::filesystem::path& dictionary, const std::filesystem::path& affixes)
    : words_(dictionary, affixes, 50'000, kInflections) {}

bool EnglishLexicon::isForm(std::u16string_view listed) const {
  if (listed.ends_with(u"s"))
    return !listed.ends_with(u"ss") && !listed.ends_with(u"us") && !listed.ends_with(u"is") &&
           listed != u"news";
  if (listed.ends_with(u"ed")) return true;
  if (!listed.ends_with(u"ing")) return false;
  for (const std::u16string_view verb :
       {u"going", u"doing", u"making", u"getting", u"taking", u"having", u"coming", u"living", u"helping",
        u"looking", u"trying", u"leaving", u"saying"})
    if (listed == verb) return true;
  return !words_.takes(listed, 'S') && !words_.takes(listed, 'M');
}

// For a form that the dictionary doesn't make of its headword (things).
std::u16string EnglishLexicon::withoutEnding(std::u16string_view form) const {
  for (const std::u16string_view ending : {u"s", u"ed", u"ing"}) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 3) continue;
    const std::u16string stem(form.substr(0, form.size() - ending.size()));
    if (words_.contains(stem)) return stem;
    if (ending != u"s" && words_.contains(stem + u'e')) return stem + u'e';
  }
  return {};
}

bool EnglishLexicon::knows(std::string_view folded) const {
  if (folded.ends_with("'s")) folded.remove_suffix(2);
  for (const std::string_view kazakh : kKazakhRather)
    if (folded == kazakh) return false;
  if (empty() || !irregularEnglishBase(folded).empty()) return !empty();
  const std::vector<std::u16string> lemmas = words_.lemmas(toUtf16(folded));
  return std::any_of(lemmas.begin(), lemmas.end(), [&](const auto& lemma) { return !words_.isName(lemma); });
}

std::string EnglishLexicon::base(std::string_view folded) const {
  if (empty()) return {};
  std::string_view word = folded;
  if (word.ends_with("'s")) word.remove_suffix(2);
  if (word.ends_with('\'')) word.remove_suffix(1);
  if (const std::string_view irregular = irregularEnglishBase(word); !irregular.empty())
    return std::string(irregular);
  const std::u16string wide = toUtf16(word);
  std::vector<std::u16string> lemmas = words_.lemmas(wide);
  // smaller, bigger: what has -est has -er.
  const bool alone =
      lemmas.empty() || (lemmas.size() == 1 && lemmas.front() == wide && !words_.hasRules(wide));
  if (alone && wide.size() > 4 && wide.ends_with(u"er")) {
    const std::u16string stem = wide.substr(0, wide.size() - 2);
    for (const std::u16string& lemma : words_.lemmas(stem + u"est"))
      if (!lemma.ends_with(u"est")) lemmas.insert(lemmas.begin(), lemma);
    const std::u16string single = stem.substr(0, stem.size() - 1);
    if (stem.back() == single.back() && words_.contains(stem + u"est") && words_.contains(single))
      return toUtf8(single);
  }
  if (!lemmas.empty() && lemmas.front() != wide) return toUtf8(lemmas.front());
  // Listed, yet a form: attached, going; not meeting and building, which are nouns too.
  if (isForm(wide)) {
    for (const std::u16string& lemma : lemmas)
      if (lemma != wide && lemma.size() > 1 && lemma != u"the") return toUtf8(lemma);
    if (const std::u16string stem = withoutEnding(wide); !stem.empty()) return toUtf8(stem);
  }
  if (lemmas.empty()) return {};
  return toUtf8(wide);
}

}  // namespace i18n
