#include "gui/frequency_words.h"

#include <cmath>

#include "gui/text_language.h"
#include "i18n/format.h"

namespace gui {

std::string countName(coding::Count count, const i18n::Messages& tr) {
  switch (count) {
    case coding::Count::Codings:
      return tr("Segments");
    case coding::Count::Transcripts:
      return tr("Transcripts");
    case coding::Count::Participants:
      return tr("Participants");
    case coding::Count::Speakers:
      return tr("Speakers");
    case coding::Count::Words:
      return tr("Words");
    case coding::Count::Share:
      return tr("Share of the text");
  }
  return {};
}

std::string rowsName(coding::Rows rows, const i18n::Messages& tr) {
  switch (rows) {
    case coding::Rows::Code:
      return tr("Codes");
    case coding::Rows::Group:
      return tr("Top-level codes");
    case coding::Rows::Role:
      return tr("Push, pull and other roles");
  }
  return {};
}

std::string rowLabel(const coding::FrequencyRow& row, Workspace& workspace) {
  const auto& tr = workspace.tr();
  if (row.code)
    if (const coding::Code* code = workspace.codebook().find(*row.code)) return code->in(tr.language()).name;
  switch (coding::roleOf(row.label)) {
    case coding::Role::Push:
      return tr("Push");
    case coding::Role::Pull:
      return tr("Pull");
    case coding::Role::Obstacle:
      return tr("Obstacle");
    case coding::Role::Personal:
      return tr("Personal");
    case coding::Role::RationalChoice:
      return tr("Rational choice");
    case coding::Role::None:
      break;
  }
  return row.code ? row.label : tr("No role");
}

std::string columnLabel(const coding::FrequencyTable& table, std::size_t column, const i18n::Messages& tr) {
  const std::string& label = table.columns[column].label;
  if (table.by.kind == coding::By::Kind::Total) return tr("All");
  if (table.by.kind == coding::By::Kind::Language) {
    const std::string name = languageName(i18n::textLanguageOf(label), tr);
    return name.empty() ? tr("Unknown") : name;
  }
  return label.empty() ? tr("(no value)") : label;
}

std::string valueText(double value, coding::Count count, i18n::Language language) {
  if (count == coding::Count::Share) return i18n::percent(value, 1, language);
  return i18n::number(static_cast<std::int64_t>(std::llround(value)), language);
}

}  // namespace gui
