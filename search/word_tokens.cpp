#include "search/word_tokens.h"

#include <functional>
#include <string_view>
#include <unordered_map>

#include "i18n/text.h"
#include "i18n/tokens.h"
#include "search/indexer.h"

namespace search {
namespace {

constexpr std::size_t kCheckedTokens = 4096;
constexpr std::size_t kFirstSlots = 1U << 18U;  // a power of two

// Spellings and their numbers, kept close together: millions of words are looked up, and what costs is where
// they lie in memory.
class Spellings {
 public:
  Spellings() : slots_(kFirstSlots) {}

  // The number of the spelling; of a new one, what `make` says.
  template <typename Make>
  std::uint32_t find(std::string_view spelling, const Make& make) {
    const std::size_t hash = std::hash<std::string_view>()(spelling);
    std::size_t place = hash & (slots_.size() - 1);
    for (; slots_[place].length != 0; place = (place + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[place];
      if (slot.hash == hash && spelling == std::string_view(letters_).substr(slot.begin, slot.length))
        return slot.number;
    }
    const std::uint32_t number = make();
    slots_[place] = {hash, letters_.size(), static_cast<std::uint32_t>(spelling.size()), number};
    letters_ += spelling;
    if (++size_ * 2 > slots_.size()) grow();
    return number;
  }

 private:
  struct Slot {
    std::size_t hash = 0, begin = 0;
    std::uint32_t length = 0, number = 0;
  };
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.length == 0) continue;
      std::size_t place = slot.hash & (slots_.size() - 1);
      while (slots_[place].length != 0) place = (place + 1) & (slots_.size() - 1);
      slots_[place] = slot;
    }
  }

  std::string letters_;
  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace

WordTokens wordTokens(const std::vector<const std::vector<CountedText>*>& groups,
                      const i18n::Analyser& analyser, corpus::Progress& progress) {
  WordTokens words;
  i18n::Tokeniser tokeniser;
  Spellings spellings;
  std::unordered_map<std::string, std::uint32_t> forms;
  const auto number = [&](std::string_view spelling) {
    return spellings.find(spelling, [&] {
      const auto [form, isNew] =
          forms.try_emplace(indexedWord(spelling, analyser), static_cast<std::uint32_t>(words.forms.size()));
      if (isNew) words.forms.push_back(form->first);
      return form->second;
    });
  };

  std::int64_t total = 0, done = 0;
  for (const auto* texts : groups) total += static_cast<std::int64_t>(texts->size());
  std::unordered_map<std::string, std::uint32_t> transcripts;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (const CountedText& text : *groups[group]) {
      progress.set(kTokensShare * done++ / total, kWholeView);
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
  return words;
}

}  // namespace search
