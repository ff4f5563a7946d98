#include "search/attribute_names.h"

#include <algorithm>

#include "search/fields.h"

namespace search {
namespace {

// Each row is one thing; compared without spaces, `_`, `-` and case.
const std::vector<std::vector<std::string_view>>& synonyms() {
  static const std::vector<std::vector<std::string_view>> rows = {
      {"region", "home region", "регион", "область", "родной регион", "өңір", "аймақ", "облыс",
       "туған өңірі"},
      {"age", "возраст", "жас", "жасы"},
      {"gender", "sex", "пол", "жыныс", "жынысы"},
      {"intention", "намерение", "намерения", "ниет", "ниеті"},
      {"university", "университет", "вуз", "жоғары оқу орны", "жоо"},
      {"course", "year", "year of study", "курс", "курсы"},
      {"specialty", "major", "специальность", "мамандық", "мамандығы"},
      {"city", "город", "қала", "қаласы"},
      {"birthplace", "place of birth", "место рождения", "туған жері"},
      {"ethnicity", "nationality", "национальность", "этническая принадлежность", "ұлт", "ұлты"},
      {"education", "образование", "білім", "білімі"},
      {"occupation", "profession", "профессия", "занятие", "кәсіп", "кәсібі"},
      {"income", "доход", "табыс", "табысы"},
      {"marital status", "семейное положение", "отбасылық жағдай", "отбасылық жағдайы"},
      {"interview language", "language of interview", "язык интервью", "сұхбат тілі"},
  };
  return rows;
}

}  // namespace

std::optional<std::string> attributeMeaning(std::string_view typed,
                                            const std::vector<std::string>& attributes) {
  const auto has = [](const std::vector<std::string_view>& row, const std::string& folded) {
    return std::any_of(row.begin(), row.end(),
                       [&](std::string_view name) { return foldedFieldName(name) == folded; });
  };
  const std::string folded = foldedFieldName(typed);
  for (const auto& row : synonyms()) {
    if (!has(row, folded)) continue;
    std::optional<std::string> found;
    for (const std::string& attribute : attributes) {
      if (!has(row, foldedFieldName(attribute))) continue;
      if (found) return std::nullopt;
      found = attribute;
    }
    return found;
  }
  return std::nullopt;
}

}  // namespace search
