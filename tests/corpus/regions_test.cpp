#include "corpus/regions.h"

#include <set>

#include "tests/support/catch.h"

using namespace corpus;

namespace {

// "KZ-23", "KZ-39 KZ-11", with "!" behind it when the name is an older one; "" when nothing is known.
std::string named(std::string_view written) {
  const auto match = regionNamed(written);
  if (!match) return "";
  std::string said;
  for (const Region* region : match->regions) said += (said.empty() ? "" : " ") + region->id;
  return said + (match->older ? "!" : "");
}

}  // namespace

TEST_CASE("Every region is found by its own names, and no two share one", "[corpus][regions]") {
  REQUIRE(regions().size() == 21);
  std::set<std::string> ids, names;
  for (const Region& region : regions()) {
    ids.insert(region.id);
    for (const std::string& name :
         {region.kk, region.ru, region.en, region.shortKk, region.shortRu, region.shortEn, region.id}) {
      INFO(name);
      CHECK(named(name) == region.id);
    }
    for (const auto language : i18n::kLanguages) {
      // Names that several languages share name the same region.
      names.insert(regionShortName(region, language) + " " + region.id);
    }
  }
  CHECK(ids.size() == 21);
  std::set<std::string> different;
  for (const std::string& name : names) CHECK(different.insert(name.substr(0, name.rfind(' '))).second);
}

TEST_CASE("Regions are found however they are written", "[corpus][regions]") {
  const auto& [written, id] =
      GENERATE(table<std::string, std::string>({{"Атырау обл.", "KZ-23"},
                                                {"атырауская", "KZ-23"},
                                                {"Атырауской области", "KZ-23"},
                                                {"  АТЫРАУ  ", "KZ-23"},
                                                {"г. Атырау", "KZ-23"},
                                                {"г.Астана", "KZ-71"},
                                                {"Астана қ.", "KZ-71"},
                                                {"Алматы", "KZ-75"},
                                                {"г. Алматы", "KZ-75"},
                                                {"Almaty city", "KZ-75"},
                                                {"Алматы облысы", "KZ-19"},
                                                {"Алматинская область", "KZ-19"},
                                                {"Алматинская обл", "KZ-19"},
                                                {"Almaty oblysy", "KZ-19"},
                                                {"Almaty region", "KZ-19"},
                                                {"Қонаев", "KZ-19"},
                                                {"ЗКО", "KZ-27"},
                                                {"БҚО", "KZ-27"},
                                                {"ВКО", "KZ-63"},
                                                {"ШҚО", "KZ-63"},
                                                {"СКО", "KZ-59"},
                                                {"СҚО", "KZ-59"},
                                                {"Западно-Казахстанская", "KZ-27"},
                                                {"Западно - Казахстанская обл.", "KZ-27"},
                                                {"Восточный Казахстан", "KZ-63"},
                                                {"Шыгыс Казакстан", "KZ-63"},
                                                {"Шығыс Қазақстан облысы", "KZ-63"},
                                                {"North Kazakhstan", "KZ-59"},
                                                {"Soltüstik Qazaqstan oblysy", "KZ-59"},
                                                {"Кызылорда", "KZ-43"},
                                                {"Қызылорда", "KZ-43"},
                                                {"Kyzylorda", "KZ-43"},
                                                {"Qyzylorda", "KZ-43"},
                                                {"Кызылординская область", "KZ-43"},
                                                {"Актобе", "KZ-15"},
                                                {"Aktobe", "KZ-15"},
                                                {"Aqtobe", "KZ-15"},
                                                {"Aqtöbe oblysy", "KZ-15"},
                                                {"Актюбинская область", "KZ-15"},
                                                {"Мангистауская обл.", "KZ-47"},
                                                {"Мангыстау", "KZ-47"},
                                                {"Mangystau", "KZ-47"},
                                                {"Mangghystau", "KZ-47"},
                                                {"Mañğystau", "KZ-47"},
                                                {"Актау", "KZ-47"},
                                                {"Жамбылская", "KZ-31"},
                                                {"Zhambyl", "KZ-31"},
                                                {"Jambyl", "KZ-31"},
                                                {"Тараз", "KZ-31"},
                                                {"Turkistan", "KZ-61"},
                                                {"Turkestan", "KZ-61"},
                                                {"Түркістан", "KZ-61"},
                                                {"Туркестанская", "KZ-61"},
                                                {"Kostanay", "KZ-39"},
                                                {"Kostanai", "KZ-39"},
                                                {"Qostanay", "KZ-39"},
                                                {"Костанай", "KZ-39"},
                                                {"Қостанай облысы", "KZ-39"},
                                                {"Jetisu", "KZ-33"},
                                                {"Zhetysu", "KZ-33"},
                                                {"Zhetissu", "KZ-33"},
                                                {"Жетысу", "KZ-33"},
                                                {"Жетису", "KZ-33"},
                                                {"Талдыкорган", "KZ-33"},
                                                {"Ulytau", "KZ-62"},
                                                {"Улытауская область", "KZ-62"},
                                                {"Жезказган", "KZ-62"},
                                                {"Жезқазған қаласы", "KZ-62"},
                                                {"область Абай", "KZ-10"},
                                                {"Абайская область", "KZ-10"},
                                                {"Abay", "KZ-10"},
                                                {"Семей", "KZ-10"},
                                                {"Акмола", "KZ-11"},
                                                {"Ақмола облысы", "KZ-11"},
                                                {"Акмолинская область", "KZ-11"},
                                                {"Кокшетау", "KZ-11"},
                                                {"Караганда", "KZ-35"},
                                                {"Карагандинская", "KZ-35"},
                                                {"Qaraghandy", "KZ-35"},
                                                {"Karagandy", "KZ-35"},
                                                {"Павлодарская область", "KZ-55"},
                                                {"Уральск", "KZ-27"},
                                                {"Орал", "KZ-27"},
                                                {"Усть-Каменогорск", "KZ-63"},
                                                {"Өскемен", "KZ-63"},
                                                {"Петропавловск", "KZ-59"},
                                                {"Шымкент", "KZ-79"},
                                                {"Байқоңыр", "KZ-BAY"},
                                                {"KZ-23", "KZ-23"}}));
  INFO(written);
  CHECK(named(written) == id);
}

TEST_CASE("Older names are known as such, and those of several regions of today name all of them",
          "[corpus][regions]") {
  const auto& [written, ids] =
      GENERATE(table<std::string, std::string>({{"Гурьев", "KZ-23!"},
                                                {"Гурьевская область", "KZ-23!"},
                                                {"Мангышлак", "KZ-47!"},
                                                {"Мангышлакская обл.", "KZ-47!"},
                                                {"Целиноград", "KZ-71!"},
                                                {"г. Целиноград", "KZ-71!"},
                                                {"Целиноградская", "KZ-11 KZ-71!"},
                                                {"Нур-Султан", "KZ-71!"},
                                                {"Нұр-Сұлтан қаласы", "KZ-71!"},
                                                {"Алма-Ата", "KZ-75!"},
                                                {"Алма-Атинская область", "KZ-19!"},
                                                {"Чимкент", "KZ-79!"},
                                                {"Чимкентская область", "KZ-61 KZ-79!"},
                                                {"ЮКО", "KZ-61 KZ-79!"},
                                                {"ОҚО", "KZ-61 KZ-79!"},
                                                {"Южно-Казахстанская", "KZ-61 KZ-79!"},
                                                {"Оңтүстік Қазақстан облысы", "KZ-61 KZ-79!"},
                                                {"South Kazakhstan", "KZ-61 KZ-79!"},
                                                {"Семипалатинск", "KZ-10!"},
                                                {"Семипалатинская", "KZ-10!"},
                                                {"Семей облысы", "KZ-10!"},
                                                {"Кокчетав", "KZ-11!"},
                                                {"Кокчетавская область", "KZ-59 KZ-11!"},
                                                {"Көкшетау облысы", "KZ-59 KZ-11!"},
                                                {"Тургайская область", "KZ-39 KZ-11!"},
                                                {"Торғай", "KZ-39 KZ-11!"},
                                                {"Талды-Курганская", "KZ-33!"},
                                                {"Талдықорған облысы", "KZ-33!"},
                                                {"Жезказганская область", "KZ-62 KZ-35!"},
                                                {"Джамбул", "KZ-31!"},
                                                {"Джамбулская обл", "KZ-31!"},
                                                {"Уральская область", "KZ-27!"},
                                                {"Орал облысы", "KZ-27!"},
                                                {"Кустанай", "KZ-39!"},
                                                {"Кустанайская", "KZ-39!"},
                                                {"Актюбинск", "KZ-15!"},
                                                {"Кзыл-Орда", "KZ-43!"},
                                                {"Кзыл-Ординская область", "KZ-43!"},
                                                {"Капчагай", "KZ-19!"}}));
  INFO(written);
  CHECK(named(written) == ids);
}

TEST_CASE("What is no region is not made one", "[corpus][regions]") {
  for (const char* written : {"", " ", "Омск", "Россия", "область", "г.", "Казахстан", "Алматы и Астана",
                              "Западная", "Kazakhstan", "24", "нет", "облысы", "\xFF\xFE", "абайла"}) {
    INFO(written);
    CHECK_FALSE(regionNamed(written));
  }
  CHECK_FALSE(regionNamed(std::string(100000, 'a')));
}

TEST_CASE("A city that stands for its region is told from the region's name", "[corpus][regions]") {
  CHECK(regionNamed("Семей")->centre);
  CHECK(regionNamed("Тараз")->centre);
  CHECK_FALSE(regionNamed("Абай")->centre);
  CHECK_FALSE(regionNamed("Астана")->centre);
}
