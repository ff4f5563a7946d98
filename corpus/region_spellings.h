#pragma once
// What people write for the regions of Kazakhstan besides the names in regions(): stems of Russian
// adjectives, centres, older names, Latin spellings.
#include <span>
#include <string_view>

namespace corpus {

struct RegionSpelling {
  // What the written name says it is: “область Шымкент” and “город Шымкент” are two things.
  enum class Of { Any, Region, City };
  std::string_view
      spelling;  // compared without case, Kazakh letters and words like “область”; see regions.cpp
  std::string_view ids;  // ISO 3166-2 codes by spaces, the one with the larger part of the area first
  Of of = Of::Any;       // Region: written with “область”, or as an adjective; City: without
  bool older = false;    // not the name of today
  bool centre = false;   // a city that stands for its region
};

std::span<const RegionSpelling> regionSpellings();

}  // namespace corpus
