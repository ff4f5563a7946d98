#include "search/word_queries.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "i18n/language_guess.h"
#include "i18n/tokens.h"

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

WordQueries::WordQueries(const WordTokens& tokens, const WordRows& rows,
                         const std::vector<std::uint32_t>& wanted, const i18n::Analyser& analyser,
                         bool byLemma, corpus::Progress& progress)
    : tokens_(tokens),
      rows_(rows),
      onlyRow_(tokens.forms.size(), WordRows::kNone),
      byLemma_(rows.rows().size(), false) {
  for (std::uint32_t form = 0; form < tokens.forms.size(); ++form) {
    bool first = true;
    for (std::size_t language = 0; language < kTurnLanguages; ++language) {
      const auto turn = static_cast<i18n::TextLanguage>(language);
      if (rows.occurrences()[pairOf(form, turn)] == 0) continue;
      const std::uint32_t row = rows.rowOf(form, turn);
      onlyRow_[form] = first || onlyRow_[form] == row ? row : WordRows::kNone;
      first = false;
    }
  }
  if (byLemma) tryLemmas(wanted, analyser, progress);
}

// The lemmas as queries at the level of word forms, against the forms that the texts have. A word of one form
// is found by it as well.
void WordQueries::tryLemmas(const std::vector<std::uint32_t>& wanted, const i18n::Analyser& analyser,
                            corpus::Progress& progress) {
  struct Tried {
    std::uint32_t row;
    std::size_t missing;  // forms not found yet
    std::uint32_t last = UINT32_MAX;
    bool others = false;  // finds forms of other words too
  };
  std::vector<Tried> tried;
  std::unordered_map<std::string, std::vector<std::size_t>> triedWith;  // by term of the index
  i18n::Tokeniser tokeniser;
  for (const std::uint32_t row : wanted) {
    const std::string& lemma = rows_.rows()[row].word;
    const std::size_t forms = formsOf(row).size();
    byLemma_[row] = forms > kMostForms;
    if (forms < 2 || byLemma_[row]) continue;
    progress.check();
    const auto words = tokeniser.all(lemma);
    if (words.size() != 1 || words.front().text != lemma) continue;
    for (std::string& term : analyser.queryTerms(lemma, i18n::MatchLevel::Forms))
      triedWith[std::move(term)].push_back(tried.size());
    tried.push_back({row, forms});
  }
  for (std::uint32_t form = 0; form < tokens_.forms.size(); ++form) {
    if (form % kCheckedWords == 0) {
      progress.check();
      progress.set(
          kRowsShare + (kWholeView - kRowsShare) * form / static_cast<std::int64_t>(tokens_.forms.size()),
          kWholeView);
    }
    for (const std::string& term : *analyser.indexTerms(tokens_.forms[form])) {
      const auto with = triedWith.find(term);
      if (with == triedWith.end()) continue;
      for (const std::size_t number : with->second) {
        Tried& lemma = tried[number];
        if (lemma.last == form) continue;
        lemma.last = form;
        if (onlyRow_[form] == lemma.row) {
          --lemma.missing;
        } else {
          lemma.others = true;
        }
      }
    }
  }
  for (const Tried& lemma : tried) byLemma_[lemma.row] = lemma.missing == 0 && !lemma.others;
}

std::vector<WordQueries::Form> WordQueries::formsOf(std::uint32_t row) const {
  std::vector<Form> forms;
  for (const std::uint32_t pair : rows_.pairsOf(row)) {
    const auto form = static_cast<std::uint32_t>(pair / kTurnLanguages);
    if (forms.empty() || forms.back().form != form) forms.push_back({form, 0});
    if (onlyRow_[form] != row) forms.back().languages |= 1U << (pair % kTurnLanguages);
    forms.back().count += rows_.occurrences()[pair];
  }
  std::stable_sort(forms.begin(), forms.end(),
                   [](const Form& a, const Form& b) { return a.count > b.count; });
  return forms;
}

std::string WordQueries::find(std::uint32_t row) const {
  if (byLemma_[row]) return rows_.rows()[row].word;
  const std::vector<Form> forms = formsOf(row);
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

std::string WordQueries::findWord(std::uint32_t row) const {
  if (byLemma_[row]) return rows_.rows()[row].word;
  std::vector<std::string> words;
  for (const Form& form : formsOf(row)) words.push_back(tokens_.forms[form.form]);
  return words.size() > 1 ? "(" + anyOf(words) + ")" : anyOf(words);
}

}  // namespace search
