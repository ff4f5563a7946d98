#include "corpus/regions.h"

#include <algorithm>
#include <unordered_map>

#include "corpus/region_spellings.h"
#include "i18n/spelling.h"
#include "i18n/text.h"

namespace corpus {
namespace {

using Of = RegionSpelling::Of;

// A written name as it is compared, and what it says it is.
struct Compared {
  std::string key;
  bool region = false, city = false;  // “область”, “город” stood with it, or it is an adjective
};

// Latin spellings of Kazakh names differ by system (Qyzylorda, Kyzylorda; Zhambyl, Jambyl; Mangghystau,
// Mañğystau): letters and pairs that stand for the same are made one.
std::string latinSkeleton(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> kSame[] = {
      {"dzh", "j"}, {"zh", "j"}, {"gh", "g"}, {"kh", "h"}, {"tz", "ts"}, {"q", "k"},  {"x", "h"},  {"w", "u"},
      {"y", "i"},   {"ä", "a"},  {"á", "a"},  {"ā", "a"},  {"ö", "o"},   {"ó", "o"},  {"ō", "o"},  {"ü", "u"},
      {"ú", "u"},   {"ū", "u"},  {"ŭ", "u"},  {"ı", "i"},  {"í", "i"},   {"ý", "i"},  {"ğ", "g"},  {"ǵ", "g"},
      {"ñ", "n"},   {"ŋ", "n"},  {"ş", "sh"}, {"š", "sh"}, {"ž", "j"},   {"ç", "ch"}, {"č", "ch"}, {"'", ""}};
  std::string made;
  while (!word.empty()) {
    const auto same = std::find_if(std::begin(kSame), std::end(kSame),
                                   [&](const auto& pair) { return word.starts_with(pair.first); });
    if (same != std::end(kSame)) {
      made += same->second;
      word.remove_prefix(same->first.size());
    } else {
      made += word.front();
      word.remove_prefix(1);
    }
  }
  // Zhetissu, Mangghystau
  made.erase(std::unique(made.begin(), made.end(),
                         [](char a, char b) { return a == b && (a == 's' || a == 'g' || a == 'i'); }),
             made.end());
  return made;
}

std::string comparedWord(std::string_view word) {
  const std::string folded = i18n::folded(word);
  if (i18n::hasCyrillic(folded)) return i18n::keyboardFolded(folded);
  return latinSkeleton(folded);
}

bool isRegionWord(std::string_view word) {
  return word == "обл" || word == "о" || word.starts_with("област") || word.starts_with("облыс") ||
         word.starts_with("oblis") || word.starts_with("oblast") || word == "obl" || word == "region" ||
         word == "province" || word == "регион";
}
bool isCityWord(std::string_view word) {
  for (const std::string_view city : {"г", "гор", "город", "города", "городе", "каласы", "кала", "к", "citi",
                                      "kalasi", "kala", "республиканского", "значения"}) {
    if (word == city) return true;
  }
  return false;
}

// “Атырауская”, “Атырауской” become “атырауск”.
bool cutAdjective(std::string& word) {
  for (const std::string_view ending : {"ая", "ой", "ую", "ий", "ого", "ому", "им", "ом"}) {
    const std::string whole = std::string("ск") + std::string(ending);
    if (word.size() > whole.size() && word.ends_with(whole)) {
      word.erase(word.size() - ending.size());
      return true;
    }
  }
  for (const std::string_view ending : {"skaia", "skai"}) {
    if (word.size() > ending.size() && word.ends_with(ending)) {
      word.erase(word.size() - ending.size() + 2);
      return true;
    }
  }
  return false;
}

Compared compared(std::string_view written) {
  Compared made;
  std::vector<std::string> words;
  std::string word;
  const auto end = [&] {
    if (!word.empty()) words.push_back(comparedWord(word));
    word.clear();
  };
  // Words end at spaces and signs; letters beyond ASCII are kept, but for the typographic signs.
  for (std::size_t i = 0; i < written.size();) {
    const auto byte = static_cast<unsigned char>(written[i]);
    if (byte < 0x80) {
      const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                          (byte >= '0' && byte <= '9') || byte == '\'';
      if (letter)
        word += written[i];
      else
        end();
      ++i;
      continue;
    }
    const std::string_view rest = written.substr(i);
    if (rest.starts_with("\xC2\xA0") || rest.starts_with("\xC2\xAB") || rest.starts_with("\xC2\xBB")) {
      end();
      i += 2;
    } else if (rest.starts_with("\xE2\x80")) {  // dashes, quotation marks
      end();
      i += 3;
    } else {
      do word += written[i++];
      while (i < written.size() && (static_cast<unsigned char>(written[i]) & 0xC0) == 0x80);
    }
  }
  end();
  for (std::string& part : words) {
    if (words.size() > 1 && isRegionWord(part)) {
      made.region = true;
    } else if (words.size() > 1 && isCityWord(part)) {
      made.city = true;
    } else {
      if (cutAdjective(part)) made.region = true;
      made.key += part;
    }
  }
  return made;
}

const Region* regionById(std::string_view id) {
  const auto found =
      std::find_if(regions().begin(), regions().end(), [&](const Region& region) { return region.id == id; });
  return found == regions().end() ? nullptr : &*found;
}

struct Meaning {
  Of of = Of::Any;
  RegionMatch match;
};
using Meanings = std::unordered_map<std::string, std::vector<Meaning>>;

Meanings meanings() {
  Meanings all;
  const auto add = [&](std::string_view name, Of of, RegionMatch match) {
    all[compared(name).key].push_back({of, std::move(match)});
  };
  for (const Region& region : regions()) {
    for (const std::string& name : {region.shortKk, region.shortRu, region.shortEn}) {
      if (region.id == "KZ-19") continue;  // said by the spellings
      // “Шымкент облысы” was another thing than the city.
      const bool city = region.id.size() == 5 && region.id >= "KZ-71";
      add(name, city ? Of::City : Of::Any, {{&region}, false, false});
    }
    add(region.id, Of::Any, {{&region}, false, false});
  }
  for (const RegionSpelling& spelling : regionSpellings()) {
    RegionMatch match{{}, spelling.older, spelling.centre};
    std::string_view ids = spelling.ids;
    while (!ids.empty()) {
      const std::size_t space = std::min(ids.find(' '), ids.size());
      if (const Region* region = regionById(ids.substr(0, space))) match.regions.push_back(region);
      ids.remove_prefix(std::min(space + 1, ids.size()));
    }
    add(spelling.spelling, spelling.of, std::move(match));
  }
  return all;
}

}  // namespace

const std::vector<Region>& regions() {
  // Codes: ISO 3166-2:KZ as of November 2022. Baikonyr's was withdrawn on 10 December 2002.
  static const std::vector<Region> all = {
      {"KZ-10", "Абай облысы", "область Абай", "Abai Region", "Абай", "Абай", "Abai"},
      {"KZ-11", "Ақмола облысы", "Акмолинская область", "Akmola Region", "Ақмола", "Акмолинская", "Akmola"},
      {"KZ-15", "Ақтөбе облысы", "Актюбинская область", "Aktobe Region", "Ақтөбе", "Актюбинская", "Aktobe"},
      {"KZ-19", "Алматы облысы", "Алматинская область", "Almaty Region", "Алматы облысы", "Алматинская",
       "Almaty Region"},
      {"KZ-23", "Атырау облысы", "Атырауская область", "Atyrau Region", "Атырау", "Атырауская", "Atyrau"},
      {"KZ-27", "Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan Region",
       "Батыс Қазақстан", "Западно-Казахстанская", "West Kazakhstan"},
      {"KZ-31", "Жамбыл облысы", "Жамбылская область", "Zhambyl Region", "Жамбыл", "Жамбылская", "Zhambyl"},
      {"KZ-33", "Жетісу облысы", "область Жетісу", "Zhetisu Region", "Жетісу", "Жетісу", "Zhetisu"},
      {"KZ-35", "Қарағанды облысы", "Карагандинская область", "Karaganda Region", "Қарағанды",
       "Карагандинская", "Karaganda"},
      {"KZ-39", "Қостанай облысы", "Костанайская область", "Kostanay Region", "Қостанай", "Костанайская",
       "Kostanay"},
      {"KZ-43", "Қызылорда облысы", "Кызылординская область", "Kyzylorda Region", "Қызылорда",
       "Кызылординская", "Kyzylorda"},
      {"KZ-47", "Маңғыстау облысы", "Мангистауская область", "Mangystau Region", "Маңғыстау", "Мангистауская",
       "Mangystau"},
      {"KZ-55", "Павлодар облысы", "Павлодарская область", "Pavlodar Region", "Павлодар", "Павлодарская",
       "Pavlodar"},
      {"KZ-59", "Солтүстік Қазақстан облысы", "Северо-Казахстанская область", "North Kazakhstan Region",
       "Солтүстік Қазақстан", "Северо-Казахстанская", "North Kazakhstan"},
      {"KZ-61", "Түркістан облысы", "Туркестанская область", "Turkistan Region", "Түркістан", "Туркестанская",
       "Turkistan"},
      {"KZ-62", "Ұлытау облысы", "область Ұлытау", "Ulytau Region", "Ұлытау", "Ұлытау", "Ulytau"},
      {"KZ-63", "Шығыс Қазақстан облысы", "Восточно-Казахстанская область", "East Kazakhstan Region",
       "Шығыс Қазақстан", "Восточно-Казахстанская", "East Kazakhstan"},
      {"KZ-71", "Астана қаласы", "город Астана", "Astana", "Астана", "Астана", "Astana"},
      {"KZ-75", "Алматы қаласы", "город Алматы", "Almaty", "Алматы", "Алматы", "Almaty"},
      {"KZ-79", "Шымкент қаласы", "город Шымкент", "Shymkent", "Шымкент", "Шымкент", "Shymkent"},
      {"KZ-BAY", "Байқоңыр қаласы", "город Байконур", "Baikonyr", "Байқоңыр", "Байконур", "Baikonyr"},
  };
  return all;
}

std::string regionName(const Region& region, i18n::Language language) {
  return language == i18n::Language::Kazakh    ? region.kk
         : language == i18n::Language::Russian ? region.ru
                                               : region.en;
}

std::string regionShortName(const Region& region, i18n::Language language) {
  return language == i18n::Language::Kazakh    ? region.shortKk
         : language == i18n::Language::Russian ? region.shortRu
                                               : region.shortEn;
}

std::optional<RegionMatch> regionNamed(std::string_view written) {
  constexpr std::size_t kLongest = 200;  // bytes; nobody calls a region by more
  if (written.empty() || written.size() > kLongest || !i18n::isValidUtf8(written)) return std::nullopt;
  static const Meanings all = meanings();
  const Compared name = compared(written);
  if (name.region && name.city) return std::nullopt;  // “г. Семей, область Абай” are two
  const auto found = all.find(name.key);
  if (found == all.end()) return std::nullopt;
  const Of of = name.region ? Of::Region : Of::City;
  for (const Meaning& meaning : found->second) {
    if (meaning.of == of) return meaning.match;
  }
  for (const Meaning& meaning : found->second) {
    if (meaning.of == Of::Any) return meaning.match;
  }
  return std::nullopt;
}

}  // namespace corpus
