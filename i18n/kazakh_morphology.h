#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace i18n {

enum class VowelHarmony : std::uint8_t { None, Back, Front };
// By the last vowel that decides (у, и and ю don't).
VowelHarmony harmonyOf(std::u16string_view stem);
bool isCyrillicVowel(char16_t letter);

// One way to take the inflectional suffixes off a Kazakh word.
struct KazakhReading {
  std::u16string stem;   // what remains, as it is written (кітаб-, оқы-, қой-)
  bool verb = false;     // the suffixes are a verb's, so the stem must be one
  bool derived = false;  // a word made from a noun (звон-да-, вахта-шы), in mixed words only
  bool beforeVowel =
      false;  // a suffix with a vowel in front was taken off: к may stand as г, a vowel be lost
  bool beforeConverb = false;                  // -ып/-іп was taken off: п may stand as у (тауып)
  bool harmony = true;                         // the vowels of the stem go with those of the suffixes
  VowelHarmony suffixes = VowelHarmony::None;  // the vowels of the suffixes taken off
  int stripped = 0;                            // letters taken off; 0 for the word itself
};

// The suffixes of Kazakh (plural, possessive, case, person, tense, participle, converb, negation, voice) as a
// graph of what may follow what, with their variants by vowel harmony and by the sound in front.
// Knows no words: whether a stem exists is the lexicon's matter. Immutable after construction.
class KazakhMorphology {
 public:
  enum class Spelling {
    Kazakh,     // harmony between suffixes is demanded, between stem and suffix reported
    MixedWord,  // Russian stem: also words made with -ла/-да/-та, -сыз, -лы, -лық, -шы; sounds at the seam are not looked at
    Loose       // as looseKazakh() in kazakh_latin.h spells: harmony between suffixes is demanded
  };
  KazakhMorphology();
  ~KazakhMorphology();
  // Every reading, the word itself (as noun and as verb stem) first. `word` is folded().
  std::vector<KazakhReading> readings(std::u16string_view word, Spelling spelling) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace i18n
