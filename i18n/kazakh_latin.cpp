#include "i18n/kazakh_latin.h"

#include <algorithm>

#include "i18n/kazakh_morphology.h"

namespace i18n {
namespace {

constexpr std::u16string_view kConfused = u"аәоөуұүнңгғкқийыі";
constexpr std::uint32_t kAny = 0xffffffff;
constexpr std::uint32_t kAnyTypedY = 0x7fffffff;  // any too, but ы or й is likelier

constexpr std::uint32_t bitOf(char16_t letter) {
  const auto at = kConfused.find(letter);
  return at == std::u16string_view::npos ? 0 : 1u << at;
}

constexpr std::uint32_t bitsOf(std::u16string_view letters) {
  std::uint32_t bits = 0;
  for (const char16_t letter : letters) bits |= bitOf(letter);
  return bits;
}

// Calls visit(loose letter, original letter).
template <typename Visit>
void eachLoose(std::u16string_view cyrillic, Visit visit) {
  for (std::size_t i = 0; i < cyrillic.size(); ++i) {
    const char16_t letter = cyrillic[i];
    const bool afterI = i > 0 && (cyrillic[i - 1] == u'и' || cyrillic[i - 1] == u'й');
    switch (letter) {
      case u'ә':
        visit(u'а', letter);
        break;
      case u'ө':
        visit(u'о', letter);
        break;
      case u'ұ':
      case u'ү':
        visit(u'у', letter);
        break;
      case u'ң':
        visit(u'н', letter);
        break;
      case u'ғ':
        visit(u'г', letter);
        break;
      case u'қ':
        visit(u'к', letter);
        break;
      case u'й':
      case u'ы':
      case u'і':
        visit(u'и', letter);
        break;
      case u'һ':
        visit(u'х', letter);
        break;
      case u'э':
        visit(u'е', letter);
        break;
      case u'ц':
        visit(u'т', letter);
        visit(u'с', letter);
        break;
      case u'щ':
        visit(u'ш', letter);
        visit(u'ш', letter);
        break;
      case u'я':
        if (!afterI) visit(u'и', u'й');  // ия is written ia
        visit(u'а', u'а');
        break;
      case u'ю':
        if (!afterI) visit(u'и', u'й');
        visit(u'у', u'у');
        break;
      case u'ё':
        visit(u'и', u'й');
        visit(u'о', u'о');
        break;
      case u'ь':
      case u'ъ':
        break;
      default:
        visit(letter, letter);
    }
  }
}

enum class Alphabet { Chat, Apostrophes, Acutes, Diacritics };

bool isApostropheBase(char16_t letter) {
  return std::u16string_view(u"aginoscuy").find(letter) != std::u16string_view::npos;
}

Alphabet alphabetOf(std::u16string_view latin) {
  for (std::size_t i = 1; i < latin.size(); ++i)
    if (latin[i] == u'\'' && isApostropheBase(latin[i - 1])) return Alphabet::Apostrophes;
  if (latin.find_first_of(u"áǵńóúý") != std::u16string_view::npos) return Alphabet::Acutes;
  if (latin.find_first_of(u"äğñöşūü") != std::u16string_view::npos) return Alphabet::Diacritics;
  return Alphabet::Chat;
}

// One Latin sign or group of signs.
struct Sign {
  std::u16string_view latin;
  std::u16string_view loose;
  std::u16string_view allowed;  // of a single confused letter; empty: any
};

// Longer ones first.
constexpr Sign kSigns[] = {
    {u"shch", u"шш", u""}, {u"dzh", u"дж", u""}, {u"zh", u"ж", u""},   {u"sh", u"ш", u""},
    {u"ch", u"ч", u""},    {u"kh", u"х", u""},   {u"gh", u"г", u""},   {u"tş", u"ч", u""},
    {u"a'", u"а", u"ә"},   {u"g'", u"г", u"ғ"},  {u"i'", u"и", u"ий"}, {u"n'", u"н", u"ң"},
    {u"o'", u"о", u"ө"},   {u"s'", u"ш", u""},   {u"c'", u"ч", u""},   {u"u'", u"у", u"ү"},
    {u"y'", u"у", u"у"},   {u"á", u"а", u"ә"},   {u"ǵ", u"г", u"ғ"},   {u"ń", u"н", u"ң"},
    {u"ó", u"о", u"ө"},    {u"ú", u"у", u"ү"},   {u"ý", u"у", u"у"},   {u"ä", u"а", u"ә"},
    {u"ğ", u"г", u"ғ"},    {u"ñ", u"н", u"ң"},   {u"ŋ", u"н", u"ң"},   {u"ö", u"о", u"ө"},
    {u"ş", u"ш", u""},     {u"ç", u"ч", u""},    {u"ū", u"у", u"ұ"},   {u"ü", u"у", u"ү"},
    {u"a", u"а", u""},     {u"b", u"б", u""},    {u"c", u"тс", u""},   {u"d", u"д", u""},
    {u"e", u"е", u""},     {u"f", u"ф", u""},    {u"g", u"г", u""},    {u"h", u"х", u""},
    {u"i", u"и", u""},     {u"ı", u"и", u""},    {u"j", u"ж", u""},    {u"k", u"к", u""},
    {u"l", u"л", u""},     {u"m", u"м", u""},    {u"n", u"н", u""},    {u"o", u"о", u""},
    {u"p", u"п", u""},     {u"q", u"к", u"қ"},   {u"r", u"р", u""},    {u"s", u"с", u""},
    {u"t", u"т", u""},     {u"u", u"у", u""},    {u"v", u"в", u""},    {u"w", u"у", u"у"},
    {u"x", u"х", u""},     {u"y", u"и", u""},    {u"z", u"з", u""},    {u"'", u"", u""},
    {u"-", u"-", u""}};

// What an unmarked letter is in an alphabet that marks.
std::u16string_view plainLetter(Alphabet alphabet, char16_t latin, std::size_t at) {
  switch (latin) {
    case u'a':
      return u"а";
    case u'g':
      return u"г";
    case u'n':
      return u"н";
    case u'o':
      return u"о";
    case u'k':
      return u"к";
    case u'u':
      return alphabet == Alphabet::Diacritics ? u"у" : u"ұ";
    case u'y':
      return u"ы";
    case u'i':
      // A capital I is that of ı too.
      return at == 0 ? u"ийі" : alphabet == Alphabet::Diacritics ? u"ий" : u"і";
    case u'ı':
      return alphabet == Alphabet::Diacritics ? u"і" : u"ий";
    default:
      return u"";
  }
}

LooseReading read(std::u16string_view latin, Alphabet alphabet, bool joinNg) {
  LooseReading out;
  for (std::size_t at = 0; at < latin.size();) {
    if (latin[at] == 0x307) {  // the dot of İ in small letters
      ++at;
      continue;
    }
    if (joinNg && latin.substr(at).starts_with(u"ng")) {
      out.loose += u'н';
      out.allowed.push_back(bitsOf(u"ңн"));
      at += 2;
      continue;
    }
    const Sign* sign = std::find_if(std::begin(kSigns), std::end(kSigns), [&](const Sign& each) {
      return latin.substr(at).starts_with(each.latin);
    });
    if (sign == std::end(kSigns)) return {};
    std::u16string_view allowed = sign->allowed;
    if (allowed.empty() && alphabet != Alphabet::Chat && sign->latin.size() == 1)
      allowed = plainLetter(alphabet, sign->latin[0], at);
    for (const char16_t letter : sign->loose) {
      out.loose += letter;
      out.allowed.push_back(!allowed.empty() ? bitsOf(allowed) : sign->latin == u"y" ? kAnyTypedY : kAny);
    }
    at += sign->latin.size();
  }
  return out;
}

// kiyim for киім, oqiydy for оқиды: one и fewer where several stand together.
LooseReading withFewerI(const LooseReading& reading) {
  LooseReading out;
  for (std::size_t i = 0; i < reading.loose.size(); ++i) {
    const bool starts = reading.loose[i] == u'и' && i + 1 < reading.loose.size() &&
                        reading.loose[i + 1] == u'и' && (i == 0 || reading.loose[i - 1] != u'и');
    if (starts) continue;
    out.loose += reading.loose[i];
    out.allowed.push_back(reading.allowed[i]);
  }
  return out;
}

// By the letters the reading is sure of; elsewhere the commonest, я ю й ц by their place.
std::u16string spelt(const LooseReading& reading, bool narrowI) {
  std::u16string out;
  const auto afterVowel = [&] { return !out.empty() && isCyrillicVowel(out.back()) && out.back() != u'и'; };
  for (std::size_t i = 0; i < reading.loose.size(); ++i) {
    const char16_t loose = reading.loose[i];
    const std::uint32_t allowed = reading.allowed[i];
    const char16_t next = i + 1 < reading.loose.size() ? reading.loose[i + 1] : u'\0';
    if (loose == u'и' && (allowed & bitsOf(u"ий")) != 0) {
      const bool plainNext = next != u'\0' && (reading.allowed[i + 1] & bitsOf(u"ау")) != 0;
      if (plainNext && (next == u'а' || next == u'у')) {
        if (!afterVowel() && !out.ends_with(u'и')) out += u'и';
        out += next == u'а' ? u'я' : u'ю';
        ++i;
      } else {
        out += afterVowel() ? u'й' : allowed == kAnyTypedY ? u'ы' : narrowI ? u'і' : u'и';
      }
    } else if (loose == u'т' && next == u'с') {
      out += u'ц';
      ++i;
    } else {
      char16_t letter = loose;
      for (const char16_t confused : kConfused)
        if (allowed < kAnyTypedY && (allowed & bitOf(confused)) != 0) {
          letter = confused;
          break;
        }
      out += letter;
    }
  }
  return out;
}

}  // namespace

std::u16string looseKazakh(std::u16string_view cyrillic) {
  std::u16string out;
  out.reserve(cyrillic.size() + 2);
  eachLoose(cyrillic, [&](char16_t loose, char16_t) { out += loose; });
  return out;
}

std::vector<std::uint32_t> looseLetters(std::u16string_view cyrillic) {
  std::vector<std::uint32_t> out;
  eachLoose(cyrillic, [&](char16_t, char16_t letter) { out.push_back(bitOf(letter)); });
  return out;
}

std::vector<LooseReading> looseReadings(std::u16string_view latin) {
  std::vector<LooseReading> out;
  const Alphabet alphabet = alphabetOf(latin);
  const auto add = [&](LooseReading reading) {
    if (reading.loose.empty()) return;
    for (const LooseReading& other : out)
      if (other.loose == reading.loose) return;
    out.push_back(std::move(reading));
  };
  // Texts lose the apostrophe at the end of a word, which may be a quotation mark: bary is бары or бару.
  if ((alphabet == Alphabet::Chat || alphabet == Alphabet::Apostrophes) && latin.size() > 2 &&
      (latin.back() == u'y' || latin.back() == u's'))
    add(read(std::u16string(latin) + u'\'', Alphabet::Apostrophes, false));
  for (const bool joinNg : {true, false}) {
    LooseReading reading = read(latin, alphabet, joinNg && alphabet == Alphabet::Chat);
    LooseReading fewer = withFewerI(reading);
    add(std::move(reading));
    add(std::move(fewer));
  }
  return out;
}

LooseReading keyboardReading(std::u16string_view cyrillic) {
  static constexpr std::u16string_view kTypedFor[] = {u"аә", u"оө", u"уұү", u"нң", u"гғ", u"кқ", u"иі"};
  LooseReading out;
  eachLoose(cyrillic, [&](char16_t loose, char16_t letter) {
    std::uint32_t bits = bitOf(letter);
    for (const std::u16string_view typed : kTypedFor)
      if (typed.front() == letter) bits = bitsOf(typed);
    out.loose += loose;
    out.allowed.push_back(bits == 0 ? kAny : bits);
  });
  return out;
}

bool hasKazakhLatinMark(std::u16string_view latin) {
  if (alphabetOf(latin) != Alphabet::Chat || latin.find(u'ı') != std::u16string_view::npos) return true;
  for (std::size_t i = 0; i < latin.size(); ++i)
    if (latin[i] == u'q' && (i + 1 == latin.size() || latin[i + 1] != u'u')) return true;
  return false;
}

std::vector<std::u16string> cyrillicOfLatin(std::u16string_view latin) {
  const Alphabet alphabet = alphabetOf(latin);
  const LooseReading reading = read(latin, alphabet, false);
  std::vector<std::u16string> out;
  if (reading.loose.empty()) return out;
  out.push_back(spelt(reading, false));
  if (alphabet != Alphabet::Chat) return out;
  std::u16string other = spelt(reading, true);
  if (other != out.front()) out.push_back(std::move(other));
  return out;
}

}  // namespace i18n
