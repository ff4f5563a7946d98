#include "gui/participant_values.h"

#include <algorithm>

#include "corpus/attribute_values.h"

namespace gui {

using corpus::AttributeType;

std::string shownValue(AttributeType type, const std::string& kept, i18n::Language language) {
  const bool english = language == i18n::Language::English;
  switch (type) {
    case AttributeType::YesNo:
      return kept == "yes" || kept == "no" ? corpus::yesNoWord(kept == "yes", language) : kept;
    case AttributeType::Number: {
      std::string shown = kept;
      if (!english) std::replace(shown.begin(), shown.end(), '.', ',');
      return shown;
    }
    case AttributeType::Date:
      if (english || kept.size() != 10) return kept;
      return kept.substr(8, 2) + "." + kept.substr(5, 2) + "." + kept.substr(0, 4);
    case AttributeType::Text:
    case AttributeType::Choice:
      break;
  }
  return kept;
}

std::string typeName(AttributeType type, bool regions, const i18n::Messages& tr) {
  switch (type) {
    case AttributeType::Number:
      return tr("Number");
    case AttributeType::Date:
      return tr("Date");
    case AttributeType::YesNo:
      return tr("Yes or no");
    case AttributeType::Choice:
      return regions ? tr("Region of Kazakhstan") : tr("Choice");
    case AttributeType::Text:
      break;
  }
  return tr.in("attribute type", "Text");
}

std::string typeHint(const corpus::Attribute& attribute, const i18n::Messages& tr) {
  switch (attribute.type) {
    case AttributeType::Number:
      return tr("A number, such as 24 or 31.5");
    case AttributeType::Date:
      return tr("A date: day.month.year or year-month-day");
    case AttributeType::YesNo:
      return tr("Yes or no");
    case AttributeType::Choice:
      return attribute.regions
                 ? tr("A region of Kazakhstan; other spellings and older names are brought to today's")
                 : tr("One of the choices; a new word can be added to them");
    case AttributeType::Text:
      break;
  }
  return tr("Any text");
}

}  // namespace gui
