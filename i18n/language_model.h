#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace i18n {

// The statistics inside the program, made by i18n/language_model/make_model.py: letter pairs of Kazakh,
// Russian and English (for telling code pages apart) and what letter groups and words say for each of the
// languages. A view of constant bytes: free to make and copy, safe for any number of threads.
class LanguageModel {
 public:
  static constexpr std::size_t kLanguages = 3;  // Kazakh, Russian, English
  LanguageModel();

  // Number of a lower-case letter in the pair table; 0 for what is no letter of the three languages.
  std::uint8_t letterNumber(char32_t letter) const;
  std::size_t letters() const { return letters_; }
  // -log probability of `second` after `first`, in twentieths of a nat.
  std::uint8_t pairCost(std::uint8_t first, std::uint8_t second) const {
    return static_cast<std::uint8_t>(pairs_[first * letters_ + second]);
  }

  // The same for one language alone (0 Kazakh, 1 Russian, 2 English).
  std::uint8_t pairCost(std::size_t language, std::uint8_t first, std::uint8_t second) const {
    return static_cast<std::uint8_t>(pairs_[((language + 1) * letters_ + first) * letters_ + second]);
  }

  // What each language loses against the likeliest one by this letter group or word, in twentieths of a nat;
  // null when the feature says nothing. `hash` by extend() and finish().
  const unsigned char* feature(std::uint64_t hash) const;

  static constexpr std::uint64_t kHashStart = 14695981039346656037ull;
  static std::uint64_t extend(std::uint64_t hash, char32_t letter) {
    return (hash ^ letter) * 1099511628211ull;
  }
  static std::uint64_t finish(std::uint64_t hash) { return hash ^ (hash >> 29); }

 private:
  std::size_t letters_ = 0;
  std::size_t slots_ = 0;
  std::string_view pairs_;
  const unsigned char* table_ = nullptr;
};

}  // namespace i18n
