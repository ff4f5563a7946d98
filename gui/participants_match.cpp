#include "gui/participants_match.h"

#include <string_view>

#include "i18n/format.h"

namespace gui {

corpus::MatchBy matchByOf(const corpus::Table& table) {
  // As corpus::importParticipants knows them.
  static constexpr std::string_view kFileColumns[] = {
      "file",         "filename",   "file name",   "transcript", "файл",         "имя файла",   "файл аты",
      "транскрипт",   "интервью",   "стенограмма", "сұхбат",     "сұхбаттама",   "расшифровка", "мәтін",
      "транскрипция", "сұхбат файлы"};
  for (const auto& name : table.header)
    for (const auto column : kFileColumns)
      if (i18n::foldedForTyping(name) == column) return corpus::MatchBy::File;
  return corpus::MatchBy::Name;
}

}  // namespace gui
