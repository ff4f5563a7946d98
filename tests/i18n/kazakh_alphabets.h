#pragma once
#include <string>

#include "i18n/text.h"

// From Cyrillic to the Latin alphabets, letter by letter as the decrees' tables have it, for tests: written
// the other way round than the analyser's tables, and apart from them.
enum class LatinAlphabet { Decree2017, Decree2018, Project2021, Chat, ChatWithQ };
constexpr LatinAlphabet kLatinAlphabets[] = {LatinAlphabet::Decree2017, LatinAlphabet::Decree2018,
                                             LatinAlphabet::Project2021, LatinAlphabet::Chat,
                                             LatinAlphabet::ChatWithQ};

inline const char* nameOf(LatinAlphabet alphabet) {
  switch (alphabet) {
    case LatinAlphabet::Decree2017:
      return "2017";
    case LatinAlphabet::Decree2018:
      return "2018";
    case LatinAlphabet::Project2021:
      return "2021";
    case LatinAlphabet::Chat:
      return "chat (zhumys)";
    default:
      return "chat (jumys, w, q)";
  }
}

inline std::string inLatin(const std::string& cyrillicWord, LatinAlphabet alphabet) {
  struct Row {
    char16_t letter;
    const char* latin[5];  // in the order of LatinAlphabet
  };
  static const Row kRows[] = {{u'а', {"a", "a", "a", "a", "a"}},
                              {u'ә', {"a'", "á", "ä", "a", "a"}},
                              {u'б', {"b", "b", "b", "b", "b"}},
                              {u'в', {"v", "v", "v", "v", "v"}},
                              {u'г', {"g", "g", "g", "g", "g"}},
                              {u'ғ', {"g'", "ǵ", "ğ", "g", "g"}},
                              {u'д', {"d", "d", "d", "d", "d"}},
                              {u'е', {"e", "e", "e", "e", "e"}},
                              {u'ё', {"i'o", "ıo", "io", "yo", "yo"}},
                              {u'ж', {"j", "j", "j", "zh", "j"}},
                              {u'з', {"z", "z", "z", "z", "z"}},
                              {u'и', {"i'", "ı", "i", "i", "i"}},
                              {u'й', {"i'", "ı", "i", "i", "y"}},
                              {u'к', {"k", "k", "k", "k", "k"}},
                              {u'қ', {"q", "q", "q", "k", "q"}},
                              {u'л', {"l", "l", "l", "l", "l"}},
                              {u'м', {"m", "m", "m", "m", "m"}},
                              {u'н', {"n", "n", "n", "n", "n"}},
                              {u'ң', {"n'", "ń", "ñ", "n", "ng"}},
                              {u'о', {"o", "o", "o", "o", "o"}},
                              {u'ө', {"o'", "ó", "ö", "o", "o"}},
                              {u'п', {"p", "p", "p", "p", "p"}},
                              {u'р', {"r", "r", "r", "r", "r"}},
                              {u'с', {"s", "s", "s", "s", "s"}},
                              {u'т', {"t", "t", "t", "t", "t"}},
                              {u'у', {"y'", "ý", "u", "u", "w"}},
                              {u'ұ', {"u", "u", "ū", "u", "u"}},
                              {u'ү', {"u'", "ú", "ü", "u", "u"}},
                              {u'ф', {"f", "f", "f", "f", "f"}},
                              {u'х', {"h", "h", "h", "h", "kh"}},
                              {u'һ', {"h", "h", "h", "h", "h"}},
                              {u'ц', {"ts", "ts", "ts", "ts", "ts"}},
                              {u'ч', {"c'", "ch", "tş", "ch", "ch"}},
                              {u'ш', {"s'", "sh", "ş", "sh", "sh"}},
                              {u'щ', {"s'c'", "shch", "ştş", "sh", "sh"}},
                              {u'ы', {"y", "y", "y", "y", "y"}},
                              {u'і', {"i", "i", "ı", "i", "i"}},
                              {u'э', {"e", "e", "e", "e", "e"}},
                              {u'ю', {"i'y'", "ıý", "iu", "yu", "yu"}},
                              {u'я', {"i'a", "ıa", "ia", "ya", "ya"}},
                              {u'ь', {"", "", "", "", ""}},
                              {u'ъ', {"", "", "", "", ""}}};
  std::string out;
  for (const char16_t letter : i18n::toUtf16(cyrillicWord)) {
    bool known = false;
    for (const Row& row : kRows)
      if (row.letter == letter) {
        out += row.latin[static_cast<int>(alphabet)];
        known = true;
      }
    if (!known) out += i18n::toUtf8(std::u16string(1, letter));
  }
  return out;
}
