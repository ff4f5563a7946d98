#include "search/word_queries.h"

#include <algorithm>
#include <map>

#include "i18n/language_guess.h"

namespace search {
namespace {

constexpr std::size_t kMostForms = 400;  // a query holds 1,000 words and signs
constexpr std::size_t kCheckedWords = 256;

std::string anyOf(const std::vector<std::string>& forms) {
  std::string query;
  for (const std::string& form : forms) query += (query.empty() ? "=" : " OR =") + form;
  return query;
}

std::string inTurnsOf(unsigned languages) {
  std::string query;
  int count = 0;
  for (unsigned bit = 0; bit < kTurnLanguages; ++bit) {
    if ((languages & (1U << bit)) == 0) continue;
    const std::string_view name = i18n::code(static_cast<i18n::TextLanguage>(bit));
    query += (count++ == 0 ? "lang:" : " OR lang:") + std::string(name.empty() ? "unknown" : name);
  }
  return count > 1 ? "(" + query + ")" : query;
}

}  // namespace

WordQueries::WordQueries(const WordTokens& tokens, const WordRows& rows, const i18n::Analyser& analyser,
                         bool byLemma, const corpus::Progress& progress)
    : tokens_(tokens),
      rows_(rows),
      analyser_(analyser),
      byLemma_(byLemma),
      onlyRow_(tokens.forms.size(), WordRows::kNone),
      seenIn_(tokens.forms.size(), 0) {
  for (std::uint32_t form = 0; form < tokens.forms.size(); ++form) {
    if (form % kCheckedWords == 0) progress.check();
    bool first = true;
    for (std::size_t language = 0; language < kTurnLanguages; ++language) {
      const auto turn = static_cast<i18n::TextLanguage>(language);
      if (rows.occurrences()[pairOf(form, turn)] == 0) continue;
      const std::uint32_t row = rows.rowOf(form, turn);
      onlyRow_[form] = first || onlyRow_[form] == row ? row : WordRows::kNone;
      first = false;
    }
    if (!byLemma) continue;
    for (const std::string& term : *analyser.indexTerms(tokens.forms[form])) formsWith_[term].push_back(form);
  }
}

std::vector<WordQueries::Form> WordQueries::formsOf(std::uint32_t row) const {
  std::vector<Form> forms;
  for (const std::uint32_t pair : rows_.pairsOf(row)) {
    const auto form = static_cast<std::uint32_t>(pair / kTurnLanguages);
    if (forms.empty() || forms.back().form != form) forms.push_back({form, 0});
    if (onlyRow_[form] != row) forms.back().languages |= 1U << (pair % kTurnLanguages);
  }
  return forms;
}

// The lemma as a query at the level of word forms, against the forms that the texts have.
bool WordQueries::findsJust(std::uint32_t row, std::size_t forms) {
  const std::string& lemma = rows_.rows()[row].word;
  const auto tokens = tokeniser_.all(lemma);
  if (tokens.size() != 1 || tokens.front().text != lemma) return false;
  std::size_t found = 0;
  ++question_;
  for (const std::string& term : analyser_.queryTerms(lemma, i18n::MatchLevel::Forms)) {
    const auto with = formsWith_.find(term);
    if (with == formsWith_.end()) continue;
    for (const std::uint32_t form : with->second) {
      if (onlyRow_[form] != row) return false;
      if (seenIn_[form] != question_) ++found;
      seenIn_[form] = question_;
    }
  }
  return found == forms;
}

std::string WordQueries::find(std::uint32_t row) {
  const std::vector<Form> forms = formsOf(row);
  if (byLemma_ && (forms.size() > kMostForms || findsJust(row, forms.size()))) return rows_.rows()[row].word;
  std::map<unsigned, std::vector<std::string>> byLanguages;
  for (const Form& form : forms) byLanguages[form.languages].push_back(tokens_.forms[form.form]);
  std::string query;
  for (const auto& [languages, words] : byLanguages) {
    if (!query.empty()) query += " OR ";
    if (languages == 0) {
      query += anyOf(words);
    } else {
      query += (words.size() > 1 ? "(" + anyOf(words) + ")" : anyOf(words)) + " " + inTurnsOf(languages);
    }
  }
  return query;
}

std::string WordQueries::findWord(std::uint32_t row) {
  const std::vector<Form> forms = formsOf(row);
  if (byLemma_ && (forms.size() > kMostForms || findsJust(row, forms.size()))) return rows_.rows()[row].word;
  std::vector<std::string> words;
  for (const Form& form : forms) words.push_back(tokens_.forms[form.form]);
  return words.size() > 1 ? "(" + anyOf(words) + ")" : anyOf(words);
}

}  // namespace search
