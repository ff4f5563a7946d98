#include "search/word_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>

#include "i18n/spelling.h"
#include "i18n/text.h"

namespace search {
namespace {

using i18n::TextLanguage;

constexpr std::size_t kCheckedWords = 64;
constexpr double kSureGuess = 0.9;

constexpr TextLanguage kTurns[kTurnLanguages] = {TextLanguage::Unknown, TextLanguage::Kazakh,
                                                 TextLanguage::Russian, TextLanguage::English,
                                                 TextLanguage::Mixed};

bool isNumber(const std::string& form) {
  bool digit = false;
  for (const char c : form) {
    if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z')) return false;
    digit = digit || (c >= '0' && c <= '9');
  }
  return digit;
}

bool isAscii(const std::string& form) {
  return std::all_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Reads a form as a word of a language; see word_views.h for the rules.
class WordReader {
 public:
  struct Reading {
    std::string lemma;
    TextLanguage language = TextLanguage::Unknown;
  };

  explicit WordReader(const i18n::Analyser& analyser) : analyser_(analyser) {}

  // `elsewhere`: the language of those turns with the form that have a clear one. Called for the same form
  // again and again before the next.
  Reading read(const std::string& form, TextLanguage turn, TextLanguage elsewhere) {
    if (form != form_) {
      form_ = form;
      lemmas_ = {};
    }
    if (isNumber(form)) return {form, TextLanguage::Unknown};
    if (!i18n::hasCyrillic(form)) {
      if (!i18n::hasLatin(form)) return {form, TextLanguage::Unknown};
      const TextLanguage language = latin(form, turn);
      return {language == TextLanguage::English ? lemmaIn(language) : form, language};
    }
    TextLanguage language = turn;
    if (turn != TextLanguage::Kazakh && turn != TextLanguage::Russian) {
      language =
          elsewhere == TextLanguage::Kazakh || elsewhere == TextLanguage::Russian ? elsewhere : guessed(form);
    }
    std::string lemma = lemmaIn(language);
    language = cyrillic(form, lemma, language);
    return {std::move(lemma), language};
  }

 private:
  const std::string& lemmaIn(TextLanguage language) {
    std::optional<std::string>& lemma = lemmas_[static_cast<std::size_t>(language)];
    if (!lemma) lemma = analyser_.lemma(form_, language);
    return *lemma;
  }

  // Latin letters are English, but for Kazakh written in them.
  TextLanguage latin(const std::string& form, TextLanguage turn) const {
    if (turn == TextLanguage::English || turn == TextLanguage::Russian) return TextLanguage::English;
    const TextLanguage guess = guesser_.guess(form).language;
    const bool kazakh = guess == TextLanguage::Kazakh && (turn == TextLanguage::Kazakh || !isAscii(form));
    return kazakh ? TextLanguage::Kazakh : TextLanguage::English;
  }

  // A word that only Russian has is Russian wherever it is said, with Kazakh endings too: общежитие and
  // общежитияға in Kazakh speech are one word.
  TextLanguage cyrillic(const std::string& form, const std::string& lemma, TextLanguage language) {
    switch (knownAs(lemma)) {
      case Known::Russian:
        return TextLanguage::Russian;
      case Known::Both:
        return language;
      case Known::NotRussian:
        break;
    }
    if (language == TextLanguage::Kazakh || i18n::hasKazakhLetter(form) || lemma != form)
      return TextLanguage::Kazakh;
    // A Kazakh word in Russian speech, or one that no dictionary has (most are names).
    const auto guess = guesser_.guess(form);
    return guess.language == TextLanguage::Kazakh && guess.confidence >= kSureGuess ? TextLanguage::Kazakh
                                                                                    : language;
  }

  TextLanguage guessed(const std::string& form) const {
    if (i18n::hasKazakhLetter(form)) return TextLanguage::Kazakh;
    return guesser_.guess(form).language == TextLanguage::Kazakh ? TextLanguage::Kazakh
                                                                 : TextLanguage::Russian;
  }

  // Words that no dictionary has get a Kazakh term too, so that alone says nothing.
  enum class Known { NotRussian, Russian, Both };
  Known knownAs(const std::string& lemma) {
    const auto [place, isNew] = known_.try_emplace(lemma, Known::NotRussian);
    if (isNew) {
      const std::string folded = i18n::folded(lemma);
      bool kazakh = false, russian = false;
      for (const std::string& term : *analyser_.indexTerms(lemma)) {
        kazakh = kazakh || term == "XK" + folded;
        russian = russian || term == "XH" + folded;
      }
      if (russian) place->second = kazakh ? Known::Both : Known::Russian;
    }
    return place->second;
  }

  const i18n::Analyser& analyser_;
  i18n::LanguageGuesser guesser_;
  std::string form_;
  std::array<std::optional<std::string>, kTurnLanguages> lemmas_;
  std::unordered_map<std::string, Known> known_;
};

std::optional<i18n::Language> languageOf(TextLanguage language) {
  switch (language) {
    case TextLanguage::Kazakh:
      return i18n::Language::Kazakh;
    case TextLanguage::Russian:
      return i18n::Language::Russian;
    case TextLanguage::English:
      return i18n::Language::English;
    default:
      return std::nullopt;
  }
}

bool isWanted(const std::string& form, const WordReader::Reading& reading, const WordOptions& options) {
  if (form.empty() || (!options.numbers && isNumber(form))) return false;
  if (options.fewestLetters > 1 && i18n::length(form) < options.fewestLetters) return false;
  const auto language = languageOf(reading.language);
  if (!options.languages.empty() && (!language || !options.languages.contains(*language))) return false;
  if (!options.without || !language) return true;
  const auto stops = options.without->words.find(*language);
  return stops == options.without->words.end() ||
         (!stops->second.contains(form) && !stops->second.contains(i18n::folded(reading.lemma)));
}

}  // namespace

WordRows::WordRows(const WordTokens& tokens, const i18n::Analyser& analyser, const WordOptions& options,
                   corpus::Progress& progress)
    : rowOf_(tokens.forms.size() * kTurnLanguages, kNone),
      occurrences_(tokens.forms.size() * kTurnLanguages, 0) {
  for (const WordTokens::Turn& turn : tokens.turns) {
    progress.check();
    for (std::size_t i = turn.begin; i < turn.end; ++i)
      ++occurrences_[pairOf(tokens.tokens[i], turn.language)];
  }
  WordReader reader(analyser);
  std::map<TextLanguage, std::unordered_map<std::string, std::uint32_t>> known;
  for (std::size_t form = 0; form < tokens.forms.size(); ++form) {
    if (form % kCheckedWords == 0) {
      progress.check();
      const auto done = (kRowsShare - kTokensShare) * static_cast<std::int64_t>(form) /
                        static_cast<std::int64_t>(tokens.forms.size());
      progress.set(kTokensShare + done, kWholeView);
    }
    const std::string& spelling = tokens.forms[form];
    const auto occurs = [&](TextLanguage turn) { return occurrences_[pairOf(form, turn)]; };
    const std::int64_t kazakh = occurs(TextLanguage::Kazakh), russian = occurs(TextLanguage::Russian);
    const TextLanguage elsewhere = kazakh == russian  ? TextLanguage::Unknown
                                   : kazakh > russian ? TextLanguage::Kazakh
                                                      : TextLanguage::Russian;
    for (const TextLanguage turn : kTurns) {
      if (occurs(turn) == 0) continue;
      WordReader::Reading reading = reader.read(spelling, turn, elsewhere);
      if (!isWanted(spelling, reading, options)) continue;
      std::string word = options.byLemma ? std::move(reading.lemma) : spelling;
      const auto [row, isNew] =
          known[reading.language].try_emplace(word, static_cast<std::uint32_t>(rows_.size()));
      if (isNew) {
        rows_.push_back({std::move(word), reading.language});
        pairsOf_.emplace_back();
      }
      const std::size_t pair = pairOf(form, turn);
      rowOf_[pair] = row->second;
      pairsOf_[row->second].push_back(static_cast<std::uint32_t>(pair));
    }
  }
}

WordTallier::WordTallier(const WordTokens& tokens, const WordRows& rows)
    : tokens_(tokens),
      rows_(rows),
      lastTurn_(rows.rows().size(), UINT32_MAX),
      lastTranscript_(rows.rows().size(), UINT32_MAX) {
  const std::size_t size = rows.rows().size();
  tally_.pairs.resize(tokens.forms.size() * kTurnLanguages);
  tally_.count.resize(size);
  tally_.turns.resize(size);
  tally_.transcripts.resize(size);
}

void WordTallier::add(std::size_t number, std::size_t token) {
  const WordTokens::Turn& turn = tokens_.turns[number];
  const std::uint32_t form = tokens_.tokens[token];
  ++tally_.total;
  ++tally_.pairs[pairOf(form, turn.language)];
  const std::uint32_t row = rows_.rowOf(form, turn.language);
  if (row == WordRows::kNone) return;
  ++tally_.count[row];
  if (lastTurn_[row] != number) ++tally_.turns[row];
  if (lastTranscript_[row] != turn.transcript) ++tally_.transcripts[row];
  lastTurn_[row] = static_cast<std::uint32_t>(number);
  lastTranscript_[row] = turn.transcript;
}

WordTally tallied(const WordTokens& tokens, const WordRows& rows, std::uint8_t group,
                  const corpus::Progress& progress) {
  WordTallier tallier(tokens, rows);
  for (std::size_t number = 0; number < tokens.turns.size(); ++number) {
    const WordTokens::Turn& turn = tokens.turns[number];
    if (turn.group != group) continue;
    progress.check();
    for (std::size_t token = turn.begin; token < turn.end; ++token) tallier.add(number, token);
  }
  return tallier.take();
}

bool standsBefore(const WordRows::Row& a, const WordRows::Row& b) {
  return a.word != b.word ? a.word < b.word : a.language < b.language;
}

WordCount wordCount(const WordTokens& tokens, const WordRows& rows, const WordTally& tally,
                    std::uint32_t row) {
  WordCount word;
  word.word = rows.rows()[row].word;
  word.language = rows.rows()[row].language;
  word.count = tally.count[row];
  word.turns = tally.turns[row];
  word.transcripts = tally.transcripts[row];
  if (tally.total > 0)
    word.perMillion = static_cast<double>(word.count) * 1e6 / static_cast<double>(tally.total);
  // Pairs of one form stand beside each other.
  std::uint32_t last = UINT32_MAX;
  for (const std::uint32_t pair : rows.pairsOf(row)) {
    if (tally.pairs[pair] == 0) continue;
    const auto form = static_cast<std::uint32_t>(pair / kTurnLanguages);
    if (form != last) word.forms.emplace_back(tokens.forms[form], 0);
    word.forms.back().second += tally.pairs[pair];
    last = form;
  }
  std::sort(word.forms.begin(), word.forms.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return word;
}

}  // namespace search
