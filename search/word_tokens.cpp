#include "search/word_tokens.h"

#include <functional>
#include <string_view>
#include <unordered_map>

#include "i18n/text.h"
#include "i18n/tokens.h"
#include "search/indexer.h"

namespace search {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
constexpr std::size_t kCheckedTokens = 4096;

using Numbers = std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>>;

}  // namespace

WordTokens wordTokens(const std::vector<const std::vector<CountedText>*>& groups,
                      const i18n::Analyser& analyser, corpus::Progress& progress) {
  WordTokens words;
  i18n::Tokeniser tokeniser;
  Numbers spellings, forms;  // as they stand in the text; folded
  const auto number = [&](std::string_view spelling) {
    if (const auto known = spellings.find(spelling); known != spellings.end()) return known->second;
    const auto [form, isNew] =
        forms.try_emplace(indexedWord(spelling, analyser), static_cast<std::uint32_t>(words.forms.size()));
    if (isNew) words.forms.push_back(form->first);
    spellings.emplace(spelling, form->second);
    return form->second;
  };

  std::int64_t total = 0, done = 0;
  for (const auto* texts : groups) total += static_cast<std::int64_t>(texts->size());
  std::unordered_map<std::string, std::uint32_t> transcripts;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (const CountedText& text : *groups[group]) {
      progress.set(done++, total);
      const auto transcript =
          transcripts.try_emplace(text.transcript.text(), static_cast<std::uint32_t>(transcripts.size()))
              .first->second;
      const i18n::TextIndex index(text.text);
      for (const CountedText::Turn& turn : text.turns) {
        progress.check();
        const std::size_t begin = words.tokens.size();
        tokeniser.each(index.slice(turn.span), [&](const i18n::Token& token) {
          words.tokens.push_back(number(token.text));
          if (words.tokens.size() % kCheckedTokens == 0) progress.check();  // a turn may be a book
        });
        words.turns.push_back(
            {begin, words.tokens.size(), transcript, static_cast<std::uint8_t>(group), turn.language});
      }
    }
  }
  progress.set(done, total);
  return words;
}

}  // namespace search
