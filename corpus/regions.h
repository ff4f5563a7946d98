#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/messages.h"

namespace corpus {

// A region of Kazakhstan in the division of 8 June 2022 (17 regions, 3 cities of republican significance),
// or Baikonyr.
struct Region {
  std::string id;          // ISO 3166-2 code: "KZ-23"; Baikonyr has none since 2002 and is "KZ-BAY"
  std::string kk, ru, en;  // "Атырау облысы", "Атырауская область", "Atyrau Region"
  // As the Bureau of National Statistics writes them in its tables: "Атырау", "Атырауская", "Atyrau". No two
  // regions share one: Almaty's surroundings are "Алматы облысы", "Алматинская", "Almaty Region".
  std::string shortKk, shortRu, shortEn;
};
const std::vector<Region>& regions();  // in the order of their ISO codes
std::string regionName(const Region& region, i18n::Language language);
std::string regionShortName(const Region& region, i18n::Language language);

// What somebody wrote for a region: today's names and short names in the three languages, centres, spellings
// without Kazakh letters, older names (Гурьевская, Целиноградская, Семипалатинская, ЮКО …).
struct RegionMatch {
  std::vector<const Region*> regions;  // one; several when an older name covered what are several today
  bool older = false;                  // named as it was before
  bool centre = false;                 // a city in it was named: “Семей” for Abai
};
std::optional<RegionMatch> regionNamed(std::string_view written);

}  // namespace corpus
