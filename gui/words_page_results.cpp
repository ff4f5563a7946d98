#include "gui/words_page_results.h"

#include <algorithm>
#include <cmath>

#include "gui/text_language.h"
#include "i18n/format.h"
#include "search/word_export.h"

namespace gui {
namespace {

using Kind = WordColumn::Kind;

std::string formsOf(const search::WordCount& word, const i18n::Messages& tr) {
  constexpr std::size_t kShown = 30;  // more never fit
  std::string text;
  for (std::size_t i = 0; i < word.forms.size() && i < kShown; ++i) {
    if (i > 0) text += ", ";
    text += word.forms[i].first;
    if (word.forms.size() > 1) text.append(" ").append(i18n::number(word.forms[i].second, tr.language()));
  }
  return text;
}

// Numbers that may have no end.
std::string decimal(double value, int digits, const i18n::Messages& tr) {
  if (std::isinf(value)) return value > 0 ? "∞" : "−∞";
  return i18n::decimal(value, digits, tr.language());
}

std::string probability(double p, const i18n::Messages& tr) {
  if (p < 0.0001) return "< " + i18n::decimal(0.0001, 4, tr.language());
  return i18n::decimal(p, 4, tr.language());
}

WordColumn wordColumn(const i18n::Messages& tr) {
  return {tr("Word"), tr("The word as it stands in a dictionary, or the form itself"), Kind::Word};
}
WordColumn languageColumn(const i18n::Messages& tr) {
  return {tr("Language"), tr("The language of the word"), Kind::Language};
}
WordColumn formsColumn(const i18n::Messages& tr) {
  return {tr("Forms"), tr("The forms that stand in the texts, the most frequent first"), Kind::Text};
}

class Frequency : public WordResults {
 public:
  explicit Frequency(search::WordList list) : list_(std::move(list)) {}
  std::size_t size() const override { return list_.words.size(); }
  std::vector<WordColumn> columns(const i18n::Messages& tr) const override {
    std::int64_t count = 0, turns = 0, transcripts = 0;
    double share = 0;
    for (const auto& each : list_.words) {
      count = std::max(count, each.count);
      turns = std::max(turns, each.turns);
      transcripts = std::max(transcripts, each.transcripts);
      share = std::max(share, each.perMillion);
    }
    const auto widest = [&](std::int64_t value) { return i18n::number(value, tr.language()); };
    return {
        wordColumn(tr),
        languageColumn(tr),
        {tr.in("words", "Count"), tr("How often the word stands in the texts"), Kind::Number, widest(count)},
        {tr("Per million"), tr("Its count in a million words of these texts"), Kind::Number,
         widest(std::llround(share))},
        {tr("Turns"), tr("Turns that have the word"), Kind::Number, widest(turns)},
        {tr("Transcripts"), tr("Transcripts that have the word"), Kind::Number, widest(transcripts)},
        formsColumn(tr)};
  }
  double number(std::size_t row, std::size_t column) const override {
    const auto& each = list_.words[row];
    switch (column) {
      case 2:
        return static_cast<double>(each.count);
      case 3:
        return each.perMillion;
      case 4:
        return static_cast<double>(each.turns);
      default:
        return static_cast<double>(each.transcripts);
    }
  }
  std::string text(std::size_t row, std::size_t column, const i18n::Messages& tr) const override {
    const auto& each = list_.words[row];
    switch (column) {
      case 0:
        return each.word;
      case 1:
        return languageBadge(each.language);
      case 6:
        return formsOf(each, tr);
      default:
        return i18n::number(std::llround(number(row, column)), tr.language());
    }
  }
  const search::WordCount& word(std::size_t row) const override { return list_.words[row]; }
  std::string summary(const i18n::Messages& tr) const override {
    return tr.plural("{n} word was counted.", "{n} words were counted.", list_.total);
  }
  void exportTo(const std::filesystem::path& file, const i18n::Messages& tr) const override {
    search::exportWords(list_, file, tr);
  }
  std::string empty(const i18n::Messages& tr) const override {
    return list_.total == 0 ? tr("There are no words to count here. Import transcripts, or count in the "
                                 "whole project.")
                            : tr("All words that were counted are left out by the choices above.");
  }

 private:
  search::WordList list_;
};

class Collocating : public WordResults {
 public:
  Collocating(search::Collocates words, std::string node)
      : words_(std::move(words)), node_(std::move(node)) {}
  std::size_t size() const override { return words_.words.size(); }
  std::vector<WordColumn> columns(const i18n::Messages& tr) const override {
    std::int64_t most = 0;
    for (const auto& each : words_.words) most = std::max(most, each.word.count);
    const std::string count = i18n::number(most, tr.language());
    const std::string measure = i18n::decimal(-88.88, 2, tr.language());
    return {wordColumn(tr),
            languageColumn(tr),
            {tr.in("collocates", "Near"), tr("How often it stands near the word"), Kind::Number, count},
            {tr.in("collocates", "Left"), tr("Of these, before it"), Kind::Number, count},
            {tr.in("collocates", "Right"), tr("Of these, after it"), Kind::Number, count},
            {tr("Expected"), tr("How often it would stand there by chance"), Kind::Number,
             i18n::decimal(static_cast<double>(most), 1, tr.language())},
            {tr("logDice"), tr("How much the two belong together, at most 14 (Rychlý 2008)"), Kind::Number,
             measure},
            {tr("G²"),
             tr("Log-likelihood: how sure it is that this is no chance (Dunning 1993); below zero "
                "where the two avoid each other"),
             Kind::Number, i18n::decimal(-88888.8, 1, tr.language())},
            {tr("MI"),
             tr("Mutual information: how many times more than by chance, as a power of two; high "
                "for rare words (Church and Hanks 1990)"),
             Kind::Number, measure},
            formsColumn(tr)};
  }
  double number(std::size_t row, std::size_t column) const override {
    const auto& each = words_.words[row];
    switch (column) {
      case 2:
        return static_cast<double>(each.word.count);
      case 3:
        return static_cast<double>(each.left);
      case 4:
        return static_cast<double>(each.right);
      case 5:
        return each.expected;
      case 6:
        return each.logDice;
      case 7:
        return each.logLikelihood;
      default:
        return each.mutualInformation;
    }
  }
  std::string text(std::size_t row, std::size_t column, const i18n::Messages& tr) const override {
    const auto& each = words_.words[row];
    switch (column) {
      case 0:
        return each.word.word;
      case 1:
        return languageBadge(each.word.language);
      case 2:
      case 3:
      case 4:
        return i18n::number(std::llround(number(row, column)), tr.language());
      case 5:
      case 7:
        return decimal(number(row, column), 1, tr);
      case 9:
        return formsOf(each.word, tr);
      default:
        return decimal(number(row, column), 2, tr);
    }
  }
  const search::WordCount& word(std::size_t row) const override { return words_.words[row].word; }
  std::string query(std::size_t row) const override { return words_.words[row].query; }
  std::string summary(const i18n::Messages& tr) const override {
    return tr.plural("“{word}” stands in {n} place.", "“{word}” stands in {n} places.", words_.nodes,
                     {{"word", node_}}) +
           " " + tr.plural("{n} word stands near it.", "{n} words stand near it.", words_.near);
  }
  void exportTo(const std::filesystem::path& file, const i18n::Messages& tr) const override {
    search::exportCollocates(words_, file, tr);
  }
  std::string empty(const i18n::Messages& tr) const override {
    return words_.nodes == 0
               ? tr("“{word}” does not stand in these texts.", {{"word", node_}})
               : tr("No word stands near “{word}” often enough. Ask for fewer times, or for more words on "
                    "each side.",
                    {{"word", node_}});
  }

 private:
  search::Collocates words_;
  std::string node_;
};

class Keywords : public WordResults {
 public:
  Keywords(search::Keyness words, std::string first, std::string second)
      : words_(std::move(words)), first_(std::move(first)), second_(std::move(second)) {}
  std::size_t size() const override { return words_.words.size(); }
  std::vector<WordColumn> columns(const i18n::Messages& tr) const override {
    std::int64_t count = 0;
    double share = 0;
    for (const auto& each : words_.words) {
      count = std::max({count, each.first.count, each.second.count});
      share = std::max({share, each.first.perMillion, each.second.perMillion});
    }
    const std::string counted = i18n::number(count, tr.language());
    const std::string shared = i18n::number(std::llround(share), tr.language());
    // TRANSLATORS: column headings; A and B are the two groups that are compared.
    return {wordColumn(tr),
            languageColumn(tr),
            {tr.in("keyness", "Key in"), tr("The group that uses the word more"), Kind::Language},
            {tr("G²"), tr("Log-likelihood: how sure it is that the groups differ"), Kind::Number,
             i18n::decimal(8888.8, 1, tr.language())},
            {tr("Log ratio"),
             tr("How great the difference is: 1 is twice as often, 2 four times; below zero in the second "
                "group"),
             Kind::Number, i18n::decimal(-8.88, 2, tr.language())},
            {tr("Count A"), tr("How often the first group says it"), Kind::Number, counted},
            {tr("Count B"), tr("How often the second group says it"), Kind::Number, counted},
            {tr("Per million A"), tr("In a million words of the first group"), Kind::Number, shared},
            {tr("Per million B"), tr("In a million words of the second group"), Kind::Number, shared},
            {tr("p"), tr("How likely so great a difference is by chance, for one word looked at alone"),
             Kind::Number, "< " + i18n::decimal(0.0001, 4, tr.language())},
            {tr("%DIFF"), tr("The difference in percent of the second group (Gabrielatos and Marchi 2011)"),
             Kind::Number, i18n::decimal(-8888.8, 1, tr.language())},
            {tr("BIC"),
             tr("Weight of the evidence: above 2 some, above 6 strong, above 10 very strong "
                "(Wilson 2013)"),
             Kind::Number, i18n::decimal(-888.8, 1, tr.language())}};
  }
  double number(std::size_t row, std::size_t column) const override {
    const auto& each = words_.words[row];
    switch (column) {
      case 3:
        return each.logLikelihood;
      case 4:
        return each.logRatio;
      case 5:
        return static_cast<double>(each.first.count);
      case 6:
        return static_cast<double>(each.second.count);
      case 7:
        return each.first.perMillion;
      case 8:
        return each.second.perMillion;
      case 9:
        return each.p;
      case 10:
        return each.percentDifference;
      default:
        return each.bayes;
    }
  }
  std::string text(std::size_t row, std::size_t column, const i18n::Messages& tr) const override {
    const auto& each = words_.words[row];
    switch (column) {
      case 0:
        return each.first.word;
      case 1:
        return languageBadge(each.first.language);
      case 2:
        return each.logRatio > 0 ? tr("A") : each.logRatio < 0 ? tr("B") : "–";
      case 4:
        return decimal(each.logRatio, 2, tr);
      case 5:
      case 6:
      case 7:
      case 8:
        return i18n::number(std::llround(number(row, column)), tr.language());
      case 9:
        return probability(each.p, tr);
      default:
        return decimal(number(row, column), 1, tr);
    }
  }
  const search::WordCount& word(std::size_t row) const override { return words_.words[row].first; }
  bool isOfFirst(std::size_t row) const override { return words_.words[row].logRatio >= 0; }
  std::string summary(const i18n::Messages& tr) const override {
    return tr.plural("A, {group}: {n} word.", "A, {group}: {n} words.", words_.firstTotal,
                     {{"group", first_}}) +
           " " +
           tr.plural("B, {group}: {n} word.", "B, {group}: {n} words.", words_.secondTotal,
                     {{"group", second_}});
  }
  void exportTo(const std::filesystem::path& file, const i18n::Messages& tr) const override {
    search::exportKeyness(words_, first_, second_, file, tr);
  }
  std::string empty(const i18n::Messages& tr) const override {
    if (words_.firstTotal == 0) return tr("The first group says nothing here: its query finds no turns.");
    if (words_.secondTotal == 0) return tr("The second group says nothing here: its query finds no turns.");
    return tr("The groups have no word often enough. Ask for fewer times.");
  }

 private:
  search::Keyness words_;
  std::string first_, second_;
};

}  // namespace

std::unique_ptr<WordResults> frequencyResults(search::WordList list) {
  return std::make_unique<Frequency>(std::move(list));
}
std::unique_ptr<WordResults> collocateResults(search::Collocates words, std::string node) {
  return std::make_unique<Collocating>(std::move(words), std::move(node));
}
std::unique_ptr<WordResults> keynessResults(search::Keyness words, std::string first, std::string second) {
  return std::make_unique<Keywords>(std::move(words), std::move(first), std::move(second));
}

void WordResults::prepare() {
  folded_.clear();
  folded_.reserve(size());
  for (std::size_t row = 0; row < size(); ++row) {
    const auto& each = word(row);
    std::string all = each.word;
    for (const auto& [form, count] : each.forms) all += "\n" + form;
    folded_.push_back(i18n::foldedForTyping(all));
  }
}

std::vector<std::size_t> WordResults::holding(const std::string& typed) const {
  const std::string wanted = i18n::foldedForTyping(typed);
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < size(); ++row)
    if (wanted.empty() || row >= folded_.size() || folded_[row].find(wanted) != std::string::npos)
      rows.push_back(row);
  return rows;
}

void WordResults::sort(std::vector<std::size_t>& rows, std::size_t column, bool descending,
                       const i18n::Messages& tr) const {
  std::sort(rows.begin(), rows.end());
  const auto kinds = columns(tr);
  if (column >= kinds.size()) return;
  if (kinds[column].kind == Kind::Number) {
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
      const double first = number(a, column), second = number(b, column);
      return descending ? first > second : first < second;
    });
    return;
  }
  const i18n::Collator collator(tr.language());
  std::vector<std::string> texts(size());
  for (const std::size_t row : rows) texts[row] = text(row, column, tr);
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    const int order = collator.compare(texts[a], texts[b]);
    return descending ? order > 0 : order < 0;
  });
}

}  // namespace gui
