#include "i18n/kazakh_morphology.h"

#include <array>
#include <optional>

#include "i18n/kazakh_latin.h"

namespace i18n {
namespace {

// What a part of a word is, so that the next suffix may or may not follow it.
enum Category : std::uint32_t {
  kNoun = 1u << 0,  // nominal stem
  kVerb = 1u << 1,  // verb stem, voices included
  kPlural = 1u << 2,
  kOwned = 1u << 3,          // possessive of the first and second person
  kOwnedSingular = 1u << 4,  // …-м, -ң, whose dative is -а
  kOwnedThird = 1u << 5,     // -ы, -сы: a pronominal н follows
  kCase = 1u << 6,
  kLocative = 1u << 7,
  kAttribute = 1u << 8,  // -дағы, -нікі, -рақ
  kNegated = 1u << 9,
  kPast = 1u << 10,        // past and conditional: short personal endings
  kPresent = 1u << 11,     // -а/-е/-й: long personal endings
  kConverb = 1u << 12,     // -ып
  kParticiple = 1u << 13,  // verb forms that decline
  kWish = 1u << 14,        // -ғы before a possessive
  kImperative = 1u << 15,
  kFinal = 1u << 16,
  kDerived = 1u << 17,  // made of a (Russian) noun
};
constexpr std::uint32_t kDeclining = kNoun | kParticiple | kAttribute;
constexpr std::uint32_t kOwnable = kDeclining | kPlural | kWish;
constexpr std::uint32_t kCased = kDeclining | kPlural | kOwned;
constexpr std::uint32_t kAnyVerb = kVerb | kNegated;

// The sound in front of a suffix.
enum Sound : std::uint8_t { kV = 1, kR = 2, kL = 4, kN = 8, kZ = 16, kT = 32 };
constexpr std::uint8_t kC = kR | kL | kN | kZ | kT;
constexpr std::uint8_t kAnySound = kV | kC;

struct Template {
  // Capitals are sounds that vary: А а/е, Ы ы/і, Қ қ/к; in front Ғ ғ/г/қ/к, Л л/д/т, Д д/т, Н genitive н/д/т,
  // З accusative н/д/т, Б ablative н/д/т, М negative м/б/п, О instrumental and personal м/б/п.
  const char16_t* text;
  std::uint8_t after;
  std::uint32_t makes;
  std::uint32_t from;
};

// The order of suffixes follows the usual description (stem, voice, negation, tense or participle, plural,
// possessive, case, person).
constexpr Template kTemplates[] = {
    // Nouns, and all that declines.
    {u"ЛАр", kAnySound, kPlural, kDeclining},
    {u"Ым", kC, kOwned | kOwnedSingular, kOwnable},
    {u"м", kV, kOwned | kOwnedSingular, kOwnable},
    {u"Ың", kC, kOwned | kOwnedSingular, kOwnable},
    {u"ң", kV, kOwned | kOwnedSingular, kOwnable},
    {u"ЫңЫз", kC, kOwned, kOwnable},
    {u"ңЫз", kV, kOwned, kOwnable},
    {u"ЫмЫз", kC, kOwned, kOwnable},
    {u"мЫз", kV, kOwned, kOwnable},
    {u"Ы", kC, kOwnedThird, kOwnable},
    {u"сЫ", kV, kOwnedThird, kOwnable},
    {u"НЫң", kAnySound, kCase, kCased | kOwnedThird},
    {u"ЗЫ", kAnySound, kCase, kCased},
    {u"н", kV, kCase, kOwnedThird},
    {u"ҒА", kAnySound, kCase, kCased},
    {u"А", kN, kCase, kOwnedSingular},
    {u"нА", kV, kCase, kOwnedThird},
    {u"ДА", kAnySound, kCase | kLocative, kCased},
    {u"ндА", kV, kCase | kLocative, kOwnedThird},
    {u"БАн", kAnySound, kCase, kCased},
    {u"нАн", kV, kCase, kOwnedThird},
    {u"Оен", kAnySound, kCase, kCased | kOwnedThird},
    {u"Оенен", kAnySound, kCase, kCased | kOwnedThird},
    {u"ғЫ", kV, kAttribute, kLocative},
    {u"Нікі", kAnySound, kAttribute, kCased | kOwnedThird},
    {u"ДАй", kAnySound, kCase, kCased},
    {u"ндАй", kV, kCase, kOwnedThird},
    {u"шА", kAnySound, kCase, kCased},
    {u"ншА", kV, kCase, kOwnedThird},
    {u"ЫрАқ", kC, kAttribute, kNoun},
    {u"рАқ", kV, kAttribute, kNoun},
    // Person after nouns, participles and the present.
    {u"ОЫн", kAnySound, kFinal, kCased | kOwnedThird | kLocative | kPresent | kConverb},
    {u"сЫң", kAnySound, kFinal, kCased | kOwnedThird | kLocative | kPresent | kConverb},
    {u"сЫз", kAnySound, kFinal,
     kPlural | kOwned | kOwnedThird | kLocative | kParticiple | kPresent | kConverb},
    {u"ОЫз", kAnySound, kFinal, kCased | kOwnedThird | kLocative | kPresent | kConverb},
    {u"сЫңдАр", kAnySound, kFinal, kCased | kLocative | kPresent | kConverb},
    {u"сЫздАр", kAnySound, kFinal, kCased | kLocative | kPresent | kConverb},
    // Voices.
    {u"Ыл", kC, kVerb, kVerb},
    {u"л", kV, kVerb, kVerb},
    {u"Ын", kC, kVerb, kVerb},
    {u"н", kV, kVerb, kVerb},
    {u"Ыс", kC, kVerb, kVerb},
    {u"с", kV, kVerb, kVerb},
    {u"т", kV | kR | kL, kVerb, kVerb},
    {u"Ыт", kC, kVerb, kVerb},
    {u"ДЫр", kAnySound, kVerb, kVerb},
    {u"ҒЫз", kAnySound, kVerb, kVerb},
    // Negation, tenses.
    {u"МА", kAnySound, kNegated, kVerb},
    {u"ДЫ", kAnySound, kPast, kAnyVerb},
    {u"сА", kAnySound, kPast, kAnyVerb},
    {u"м", kV, kFinal, kPast},
    {u"ң", kV, kFinal, kPast},
    {u"ңЫз", kV, kFinal, kPast},
    {u"ңдАр", kV, kFinal, kPast},
    {u"ңЫздАр", kV, kFinal, kPast},
    {u"Қ", kV, kFinal, kPast},
    {u"А", kC, kPresent, kVerb},
    {u"й", kV, kPresent, kAnyVerb},
    {u"дЫ", kV | kR, kFinal, kPresent},
    {u"Ып", kC, kConverb, kVerb},
    {u"п", kV, kConverb, kAnyVerb},
    {u"тЫ", kT, kFinal, kConverb},
    // Participles and verbal nouns, which decline.
    {u"ҒАн", kAnySound, kParticiple, kAnyVerb},
    {u"м", kV, kFinal, kPresent},  // барам, in speech for барамын
    {u"тЫн", kV | kR, kParticiple, kPresent},
    {u"Ар", kC, kParticiple, kVerb},
    {u"р", kV, kParticiple, kVerb},
    {u"с", kV, kParticiple, kNegated},
    {u"у", kAnySound, kParticiple, kAnyVerb},
    {u"МАқ", kAnySound, kParticiple, kVerb},
    {u"МАқшЫ", kAnySound, kFinal, kVerb},
    {u"дЫқ", kN, kParticiple, kParticiple},
    {u"ҒЫ", kAnySound, kWish, kAnyVerb},
    {u"ҒАлЫ", kAnySound, kFinal, kAnyVerb},
    {u"йЫншА", kV, kFinal, kNegated},
    // Imperatives.
    {u"АйЫн", kC, kFinal, kVerb},
    {u"йЫн", kV, kFinal, kAnyVerb},
    {u"АйЫқ", kC, kFinal, kVerb},
    {u"йЫқ", kV, kFinal, kAnyVerb},
    {u"сЫн", kAnySound, kFinal, kAnyVerb},
    {u"Ың", kC, kImperative, kVerb},
    {u"ң", kV, kImperative, kAnyVerb},
    {u"ЫңЫз", kC, kImperative, kVerb},
    {u"ңЫз", kV, kImperative, kAnyVerb},
    {u"ЫңдАр", kC, kImperative, kVerb},
    {u"ңдАр", kV, kImperative, kAnyVerb},
    {u"ЫңЫздАр", kC, kImperative, kVerb},
    {u"ңЫздАр", kV, kImperative, kAnyVerb},
    {u"шЫ", kAnySound, kFinal, kImperative | kAnyVerb},
    {u"ҒАй", kAnySound, kPast, kAnyVerb},
    // Words made of nouns on the fly (вахташы, визасыз): only tried on Russian stems.
    {u"сЫз", kAnySound, kAttribute | kDerived, kNoun},
    {u"ЛЫ", kAnySound, kAttribute | kDerived, kNoun},
    {u"ЛЫҚ", kAnySound, kAttribute | kDerived, kNoun},
    {u"шЫ", kAnySound, kAttribute | kDerived, kNoun},
    {u"ЛА", kAnySound, kVerb | kDerived, kNoun},
    {u"ЛАн", kAnySound, kVerb | kDerived, kNoun},
    {u"ЛАт", kAnySound, kVerb | kDerived, kNoun},
    {u"ЛАс", kAnySound, kVerb | kDerived, kNoun},
};

struct Suffix {
  std::uint8_t after;
  VowelHarmony harmony;
  std::uint32_t makes;
  std::uint32_t from;
  bool vowelFirst;
  bool converb;
};

// Suffixes by their letters from the last to the first.
class Trie {
 public:
  Trie() { nodes_.emplace_back(); }
  void add(std::u16string_view text, const Suffix& suffix) {
    std::size_t node = 0;
    for (std::size_t i = text.size(); i-- > 0;) {
      const int letter = letterNumber(text[i]);
      if (nodes_[node].next[static_cast<std::size_t>(letter)] == 0) {
        nodes_[node].next[static_cast<std::size_t>(letter)] = static_cast<std::uint16_t>(nodes_.size());
        nodes_.emplace_back();
      }
      node = nodes_[node].next[static_cast<std::size_t>(letter)];
    }
    for (const Suffix& other : nodes_[node].suffixes)
      if (other.after == suffix.after && other.harmony == suffix.harmony && other.makes == suffix.makes &&
          other.from == suffix.from)
        return;
    nodes_[node].suffixes.push_back(suffix);
  }
  std::size_t step(std::size_t node, char16_t letter) const {
    const int number = letterNumber(letter);
    return number < 0 ? 0 : nodes_[node].next[static_cast<std::size_t>(number)];
  }
  const std::vector<Suffix>& suffixes(std::size_t node) const { return nodes_[node].suffixes; }

 private:
  static int letterNumber(char16_t letter) {
    if (letter >= u'а' && letter <= u'я') return letter - u'а';
    switch (letter) {
      case u'ә':
        return 32;
      case u'ғ':
        return 33;
      case u'қ':
        return 34;
      case u'ң':
        return 35;
      case u'ө':
        return 36;
      case u'ұ':
        return 37;
      case u'ү':
        return 38;
      case u'һ':
        return 39;
      case u'і':
        return 40;
      default:
        return -1;
    }
  }
  struct Node {
    std::array<std::uint16_t, 41> next{};
    std::vector<Suffix> suffixes;
  };
  std::vector<Node> nodes_;
};

std::uint8_t soundOf(std::u16string_view stem) {
  for (std::size_t i = stem.size(); i-- > 0;) {
    switch (stem[i]) {
      case u'ь':
      case u'ъ':
        continue;
      case u'и':
      case u'ю':
        return kV | kR;
      case u'р':
      case u'й':
      case u'у':
        return kR;
      case u'л':
        return kL;
      case u'м':
      case u'н':
      case u'ң':
        return kN;
      case u'з':
      case u'ж':
        return kZ;
      default:
        break;
    }
    if (isCyrillicVowel(stem[i])) return kV;
    if (stem[i] >= u'а' && stem[i] <= u'ӿ') return kT;
    return kAnySound;  // 5-ші, NATO-ға: how it is read is not known here
  }
  return kAnySound;
}

struct Front {
  std::u16string letters;
  std::uint8_t after;
};

// The variants of the first sound by the sound in front of it.
std::vector<Front> fronts(char16_t capital) {
  switch (capital) {
    case u'Л':
      return {{u"л", kV | kR}, {u"д", kL | kN | kZ}, {u"т", kT}};
    case u'Д':
      return {{u"д", kV | kR | kL | kN | kZ}, {u"т", kT}};
    case u'Н':
      return {{u"н", kV | kN}, {u"д", kR | kL | kZ}, {u"т", kT}};
    case u'З':
      return {{u"н", kV}, {u"д", kR | kL | kN | kZ}, {u"т", kT}};
    case u'Б':
      return {{u"н", kN}, {u"д", kV | kR | kL | kZ}, {u"т", kT}};
    case u'М':
      return {{u"м", kV | kR | kL}, {u"б", kN | kZ}, {u"п", kT}};
    case u'О':
      return {{u"м", kV | kR | kL | kN}, {u"б", kZ}, {u"п", kT}};
    case u'Ғ':
      return {{u"Ғ", kV | kR | kL | kN | kZ}, {u"Қ", kT}};
    default:
      return {{std::u16string(1, capital), kAnySound}};
  }
}

std::u16string voiced(std::u16string_view text, VowelHarmony harmony) {
  std::u16string out(text);
  const bool back = harmony != VowelHarmony::Front;
  for (char16_t& letter : out) {
    switch (letter) {
      case u'А':
        letter = back ? u'а' : u'е';
        break;
      case u'Ы':
        letter = back ? u'ы' : u'і';
        break;
      case u'Қ':
      case u'қ':
        letter = back ? u'қ' : u'к';
        break;
      case u'Ғ':
      case u'ғ':
        letter = back ? u'ғ' : u'г';
        break;
      default:
        break;
    }
  }
  return out;
}

constexpr int kDeepest = 9;  // suffixes on one word
constexpr std::size_t kLongestWord = 64;

}  // namespace

bool isCyrillicVowel(char16_t letter) {
  return std::u16string_view(u"аәеиоөұүыіэяюёу").find(letter) != std::u16string_view::npos;
}

VowelHarmony harmonyOf(std::u16string_view stem) {
  for (std::size_t i = stem.size(); i-- > 0;) {
    switch (stem[i]) {
      case u'а':
      case u'о':
      case u'ұ':
      case u'ы':
      case u'я':
      case u'ё':
        return VowelHarmony::Back;
      case u'ә':
      case u'е':
      case u'ө':
      case u'ү':
      case u'і':
      case u'э':
        return VowelHarmony::Front;
      default:
        break;
    }
  }
  return VowelHarmony::None;
}

struct KazakhMorphology::Tables {
  Trie kazakh;
  Trie loose;

  struct Walk {
    std::u16string_view word;
    const Trie& trie;
    Spelling spelling;
    std::size_t onlyAt;  // readings of a respelt word count only when they part it there; 0 = anywhere
    std::vector<KazakhReading>& out;
  };

  static void report(const Walk& walk, std::size_t end, std::uint32_t allowed, VowelHarmony harmony,
                     const Suffix& last, bool derived) {
    if (walk.onlyAt != 0 && end != walk.onlyAt) return;
    const std::u16string_view stem = walk.word.substr(0, end);
    const VowelHarmony own = harmonyOf(stem);
    for (const bool verb : {false, true}) {
      if ((allowed & (verb ? kVerb : kNoun)) == 0) continue;
      KazakhReading reading;
      reading.stem = stem;
      reading.verb = verb;
      reading.derived = derived;
      reading.beforeVowel = last.vowelFirst;
      reading.beforeConverb = last.converb;
      reading.harmony = walk.spelling == Spelling::Loose || harmony == VowelHarmony::None ||
                        own == VowelHarmony::None || own == harmony;
      reading.suffixes = harmony;
      reading.stripped = static_cast<int>(walk.word.size() - end);
      bool known = false;
      for (const KazakhReading& other : walk.out)
        if (other.verb == verb && other.stem == stem && other.derived == derived &&
            other.beforeVowel == reading.beforeVowel && other.beforeConverb == reading.beforeConverb &&
            other.harmony == reading.harmony &&
            (walk.spelling != Spelling::Loose || other.suffixes == reading.suffixes))
          known = true;
      if (!known) walk.out.push_back(std::move(reading));
    }
  }

  static void strip(const Walk& walk, std::size_t end, std::uint32_t allowed, VowelHarmony harmony,
                    bool derived, int depth) {
    if (depth > kDeepest) return;
    std::size_t node = 0;
    for (std::size_t begin = end; begin > 1;) {
      --begin;
      node = walk.trie.step(node, walk.word[begin]);
      if (node == 0) return;
      if (walk.trie.suffixes(node).empty() || begin < 2) continue;
      const std::uint8_t sound = soundOf(walk.word.substr(0, begin));
      for (const Suffix& suffix : walk.trie.suffixes(node)) {
        if ((suffix.makes & allowed) == 0) continue;
        const bool makesDerived = (suffix.makes & kDerived) != 0;
        if (makesDerived && walk.spelling != Spelling::MixedWord) continue;
        if (walk.spelling != Spelling::MixedWord && (suffix.after & sound) == 0) continue;
        if (harmony != VowelHarmony::None && suffix.harmony != VowelHarmony::None &&
            suffix.harmony != harmony)
          continue;
        const VowelHarmony now = suffix.harmony == VowelHarmony::None ? harmony : suffix.harmony;
        report(walk, begin, suffix.from, now, suffix, derived || makesDerived);
        strip(walk, begin, suffix.from, now, derived || makesDerived, depth + 1);
      }
    }
  }
};

KazakhMorphology::KazakhMorphology() {
  auto tables = std::make_unique<Tables>();
  for (const Template& entry : kTemplates) {
    const std::u16string_view text = entry.text;
    const bool varies = text.find_first_of(u"АЫҚҒ") != std::u16string_view::npos;
    for (const Front& front : fronts(text[0])) {
      const auto after = static_cast<std::uint8_t>(front.after & entry.after);
      if (after == 0) continue;
      for (VowelHarmony harmony : {VowelHarmony::Back, VowelHarmony::Front}) {
        const std::u16string letters = voiced(front.letters + std::u16string(text.substr(1)), harmony);
        const bool converb = entry.makes == kConverb && letters.size() == 2;
        Suffix suffix{after,      varies ? harmony : VowelHarmony::None, entry.makes,
                      entry.from, isCyrillicVowel(letters[0]),           converb};
        tables->kazakh.add(letters, suffix);
        tables->loose.add(looseKazakh(letters), suffix);
      }
    }
  }
  tables_ = std::move(tables);
}

KazakhMorphology::~KazakhMorphology() = default;

std::vector<KazakhReading> KazakhMorphology::readings(std::u16string_view word, Spelling spelling) const {
  std::vector<KazakhReading> out;
  if (word.size() < 2 || word.size() > kLongestWord) return out;
  const Trie& trie = spelling == Spelling::Loose ? tables_->loose : tables_->kazakh;
  const Suffix nothing{kAnySound, VowelHarmony::None, 0, 0, false, false};
  const Tables::Walk walk{word, trie, spelling, 0, out};
  Tables::report(walk, word.size(), kNoun | kVerb, VowelHarmony::None, nothing, false);
  const std::uint32_t all = ~(kDerived | kWish);
  Tables::strip(walk, word.size(), all, VowelHarmony::None, false, 0);
  // Two sounds written as one letter: оқы-й-ды is оқиды, қой-а-ды is қояды.
  for (std::size_t i = word.size(); i-- > 1;) {
    if (word[i] != u'и' && word[i] != u'я') continue;
    std::u16string respelt(word.substr(0, i));
    if (word[i] == u'я') {
      respelt += u"йа";
    } else if (spelling == Spelling::Loose) {
      respelt += u"ии";
    } else {
      respelt += harmonyOf(respelt) == VowelHarmony::Front ? u"ій" : u"ый";
    }
    respelt += word.substr(i + 1);
    const Tables::Walk again{respelt, trie, spelling, i + 1, out};
    Tables::strip(again, respelt.size(), all, VowelHarmony::None, false, 0);
    if (spelling != Spelling::Loose) break;  // the last one only: an и further in belongs to the stem
  }
  return out;
}

}  // namespace i18n
