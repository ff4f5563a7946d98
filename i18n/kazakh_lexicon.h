#pragma once
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/kazakh_latin.h"
#include "i18n/kazakh_morphology.h"
#include "i18n/word_table.h"

namespace i18n {

// Headwords of hunspell-kk, read at run time, and the morphology on top: word -> the headwords it may be a
// form of. Verbs are cited in -у (жазу), as people type them. Thread-safe.
class KazakhLexicon {
 public:
  // Empty paths or an unreadable file make a lexicon without headwords: only unknown-word readings remain.
  KazakhLexicon(const std::filesystem::path& dictionary, const std::filesystem::path& affixes);
  bool empty() const { return words_.size() == 0; }
  const KazakhMorphology& morphology() const { return morphology_; }

  struct Analysis {
    bool headword = false;               // the word itself is one (then it is the first lemma)
    std::size_t wholeLemmas = 0;         // of loose readings: so many lemmas at the front are the word itself
    std::vector<std::u16string> lemmas;  // headwords
    std::vector<std::u16string> formOf;  // those of the lemmas of which the word is a form, headword or not
    std::vector<std::u16string>
        guesses;  // for words without a lemma: nominal stems, the longest suffix first
  };
  Analysis analyse(std::u16string_view word) const;

  // The headwords a word written with fewer letters, or in Latin, may be a form of; no guesses.
  Analysis analyse(const std::vector<LooseReading>& readings) const;
  // The one headword to show for a form, the likeliest of its lemmas; empty when there is none.
  std::u16string likeliest(std::u16string_view word) const;
  // A word without headword, less its case and plural (Шымкентте); itself when it has none.
  std::u16string withoutCase(std::u16string_view word) const;

  bool isHeadword(std::u16string_view word) const { return words_.contains(word); }

 private:
  // Readings of a word that leave headwords.
  struct Founded {
    KazakhReading reading;
    std::vector<std::uint32_t> lemmas;
  };
  std::vector<Founded> founded(std::u16string_view word, const std::vector<KazakhReading>& readings) const;
  // Whether the dictionary lists the word though it is a form of another (жұмысқа).
  bool isFormOfAnother(std::u16string_view word) const;
  bool isSure(const Founded& entry, std::u16string_view word) const;
  bool isLikelier(const Founded& one, const Founded& other, std::u16string_view word) const;
  std::u16string lemmaOf(const Founded& entry) const;
  void addMissing();
  std::uint32_t nounOf(std::u16string_view stem) const;  // kept headwords only
  void addLemmas(const KazakhReading& reading, std::vector<std::uint32_t>& out) const;
  void visitLoose(std::u16string_view loose, const std::function<void(std::uint32_t number)>& visit) const;
  bool isKept(std::uint32_t number) const;
  bool isVerb(std::u16string_view infinitive) const;

  KazakhMorphology morphology_;
  WordTable words_;
  // The headwords by looseKazakh(): the first of each spelling, and for each headword the next one.
  WordTable loose_;
  std::vector<std::uint32_t> firstLoose_, nextLoose_;
  mutable std::unique_ptr<std::atomic<std::uint8_t>[]> kept_;  // 0 not asked yet, 1 kept, 2 itself inflected
};

}  // namespace i18n
