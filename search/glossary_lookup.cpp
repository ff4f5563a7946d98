#include "search/glossary_lookup.h"

#include <algorithm>
#include <set>

#include "i18n/spelling.h"
#include "i18n/tokens.h"

namespace search {
namespace {

using i18n::Language;
using i18n::MatchLevel;

bool isLemma(std::string_view term) {
  return term.starts_with("X");
}
bool haveCommon(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& one) {
    return std::find(others.begin(), others.end(), one) != others.end();
  });
}

std::vector<std::string> withPrefix(const std::vector<std::string>& terms, std::string_view prefix) {
  std::vector<std::string> result;
  for (const std::string& term : terms) {
    if (term.starts_with(prefix)) result.push_back(term);
  }
  return result;
}

// Lemmas of the word's own language, so that Kazakh көше is no form of a Russian word; a Russian word that no
// dictionary knows has its stem.
std::vector<std::string> lemmasIn(Language language, const std::vector<std::string>& terms) {
  std::vector<std::string> lemmas;
  if (language == Language::Kazakh) lemmas = withPrefix(terms, "XK");
  if (language == Language::English) lemmas = withPrefix(terms, "XE");
  if (language == Language::Russian) {
    lemmas = withPrefix(terms, "XH");
    if (lemmas.empty()) lemmas = withPrefix(terms, "XR");
  }
  return lemmas;
}

constexpr std::size_t kShortestStem = 8;  // bytes: four letters

// врачом, безработицей: headwords of their own to hunspell-ru, so that only the stem tells. Case endings
// alone, because стран-ный is no form of стран-а.
bool isCaseOf(std::string_view word, std::string_view stem) {
  if (stem.size() < kShortestStem || !word.starts_with(stem)) return false;
  static const std::set<std::string_view> endings{"а",  "я",  "у",  "ю",  "ы",  "и",   "е",
                                                  "ом", "ем", "ой", "ей", "ою", "ею",  "ов",
                                                  "ев", "ам", "ям", "ах", "ях", "ами", "ями"};
  return endings.contains(word.substr(stem.size()));
}

}  // namespace

TypedWord::TypedWord(std::string_view word, const i18n::Analyser& analyser) : spelling(i18n::folded(word)) {
  for (std::string& term : analyser.queryTerms(word, MatchLevel::Forms)) {
    if (isLemma(term)) lemmas.push_back(std::move(term));
  }
  for (const std::string& term : *analyser.indexTerms(word)) {
    if (isLemma(term) && !term.starts_with("XF")) forms.push_back(term);
  }
  // A word that Russian has is that word.
  if (i18n::hasCyrillic(word) && !i18n::hasKazakhLetter(word) && withPrefix(lemmas, "XH").empty()) {
    wide = withPrefix(analyser.queryTerms(word, MatchLevel::Wide), "XF");
  }
}

GlossaryLookup::GlossaryLookup(const std::vector<corpus::GlossaryEntry>& entries,
                               const i18n::Analyser& analyser)
    : entries_(entries) {
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    corpus::GlossaryEntry& entry = entries_[at];
    add(at, entry.kazakh, Language::Kazakh, analyser);
    add(at, entry.russian, Language::Russian, analyser);
    add(at, entry.english, Language::English, analyser);
  }
}

void GlossaryLookup::add(std::size_t entry, std::vector<std::string>& words, Language language,
                         const i18n::Analyser& analyser) {
  std::vector<Form> forms;
  std::set<std::string> alone;  // lemmas of single words
  for (const std::string& text : words) {
    forms.push_back(formOf(entry, text, language, analyser));
    if (forms.back().parts.size() != 1) continue;
    const Part& part = forms.back().parts.front();
    alone.insert(part.lemmas.begin(), part.lemmas.end());
  }
  std::vector<std::string> wanted;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const auto& parts = forms[i].parts;
    const bool held = parts.size() > 1 && std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
                        return std::any_of(part.lemmas.begin(), part.lemmas.end(),
                                           [&](const std::string& lemma) { return alone.contains(lemma); });
                      });
    if (!held) wanted.push_back(words[i]);
    keep(std::move(forms[i]));
  }
  words = std::move(wanted);
}

GlossaryLookup::Form GlossaryLookup::formOf(std::size_t entry, const std::string& text, Language language,
                                            const i18n::Analyser& analyser) {
  i18n::Tokeniser tokeniser;
  Form form{entry, i18n::folded(text), {}};
  for (const i18n::Token& token : tokeniser.all(text)) {
    Part part;
    part.spelling = i18n::folded(token.text);
    part.lemmas = lemmasIn(language, analyser.queryTerms(token.text, MatchLevel::Forms));
    if (language == Language::Russian) {
      const auto stems = withPrefix(*analyser.indexTerms(token.text), "XR");
      if (!stems.empty()) part.stem = stems.front();
    }
    if (i18n::hasKazakhLetter(token.text)) {
      part.wide = withPrefix(analyser.queryTerms(token.text, MatchLevel::Wide), "XF");
    }
    form.parts.push_back(std::move(part));
  }
  return form;
}

void GlossaryLookup::keep(Form form) {
  if (form.parts.empty()) return;
  const Part& first = form.parts.front();
  std::set<std::string> keys(first.lemmas.begin(), first.lemmas.end());
  keys.insert(first.wide.begin(), first.wide.end());
  keys.insert(first.spelling);
  if (!first.stem.empty()) keys.insert(first.stem);
  for (const std::string& key : keys) byFirst_[key].push_back(forms_.size());
  longest_ = std::max(longest_, form.parts.size());
  forms_.push_back(std::move(form));
}

GlossaryLookup::Likeness GlossaryLookup::likeness(const TypedWord& typed, const Part& part) {
  if (typed.spelling == part.spelling) return Likeness::Spelling;
  if (haveCommon(typed.lemmas, part.lemmas)) return Likeness::Lemma;
  if (haveCommon(typed.forms, part.lemmas)) return Likeness::Form;
  if (!part.stem.empty() && haveCommon(typed.forms, {part.stem}) &&
      isCaseOf(typed.spelling, std::string_view(part.stem).substr(2))) {
    return Likeness::Form;
  }
  if (haveCommon(typed.wide, part.wide)) return Likeness::Wide;
  return Likeness::None;
}

std::vector<GlossaryLookup::Match> GlossaryLookup::find(std::span<const TypedWord> words) const {
  if (words.empty() || words.size() > longest_) return {};
  std::set<std::size_t> candidates;
  const auto collect = [&](const std::string& key) {
    if (const auto found = byFirst_.find(key); found != byFirst_.end()) {
      candidates.insert(found->second.begin(), found->second.end());
    }
  };
  collect(words.front().spelling);
  for (const std::string& key : words.front().lemmas) collect(key);
  for (const std::string& key : words.front().forms) collect(key);
  for (const std::string& key : words.front().wide) collect(key);

  std::vector<Match> best;
  Likeness reached = Likeness::Wide;
  for (const std::size_t candidate : candidates) {
    const Form& form = forms_[candidate];
    if (form.parts.size() != words.size()) continue;
    Likeness like = Likeness::Spelling;
    for (std::size_t i = 0; i < words.size(); ++i) like = std::max(like, likeness(words[i], form.parts[i]));
    if (like > reached || like == Likeness::None) continue;
    if (like < reached) best.clear();
    reached = like;
    best.push_back({form.entry, form.text});
  }
  return best;
}

}  // namespace search
