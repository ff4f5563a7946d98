#include "gui/text_language.h"

namespace gui {

std::string languageBadge(i18n::TextLanguage language) {
  switch (language) {
    case i18n::TextLanguage::Kazakh:
      return "KK";
    case i18n::TextLanguage::Russian:
      return "RU";
    case i18n::TextLanguage::English:
      return "EN";
    case i18n::TextLanguage::Mixed:
      return "KK+RU";
    case i18n::TextLanguage::Unknown:
      break;
  }
  return {};
}

std::string languageName(i18n::TextLanguage language, const i18n::Messages& tr) {
  switch (language) {
    case i18n::TextLanguage::Kazakh:
      return tr("Kazakh");
    case i18n::TextLanguage::Russian:
      return tr("Russian");
    case i18n::TextLanguage::English:
      return tr("English");
    case i18n::TextLanguage::Mixed:
      return tr("Mixed");
    case i18n::TextLanguage::Unknown:
      break;
  }
  return {};
}

}  // namespace gui
