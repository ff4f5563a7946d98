#include "gui/import_report.h"

#include "gui/text.h"
#include "gui/text_language.h"

namespace gui {

bool ImportReport::wantsAttention() const {
  if (!refused.empty()) return true;
  for (const auto& transcript : came)
    if (!transcript.doubtfulEncoding.empty()) return true;
  for (const auto& table : tables)
    if (!table.report.warnings.empty() || !table.report.unmatched.empty()) return true;
  return false;
}

i18n::Message ImportReport::headline(const i18n::Messages& tr) const {
  std::string said;
  const auto add = [&said](const std::string& sentence) { said += (said.empty() ? "" : " ") + sentence; };
  const auto count = [](auto n) { return static_cast<std::int64_t>(n); };
  if (!came.empty())
    add(tr.plural("{n} transcript was imported.", "{n} transcripts were imported.", count(came.size())));
  for (const auto& table : tables)
    add(tr.plural("{n} participant was added or updated.", "{n} participants were added or updated.",
                  table.report.added + table.report.updated));
  if (!refused.empty())
    add(tr.plural("{n} file was left out.", "{n} files were left out.", count(refused.size())));
  if (said.empty()) said = tr("Nothing was imported.");
  return i18n::message(said);
}

std::string ImportReport::asText(const i18n::Messages& tr) const {
  std::string text = tr(headline(tr)) + "\n";
  if (!refused.empty()) {
    text += "\n" + tr("Left out, with the reason:") + "\n";
    for (const auto& failure : refused)
      text += "  • " + pathToUtf8(failure.path.filename()) + "\n    " + tr(failure.reason) + "\n";
  }
  if (!came.empty()) {
    text += "\n" + tr("Imported:") + "\n";
    for (const auto& transcript : came) {
      const std::string language = languageName(transcript.language, tr);
      text += "  • " + transcript.name + (language.empty() ? "" : " — " + language) + ", " +
              tr.plural("{n} turn", "{n} turns", transcript.turns) + ", " +
              tr.plural("{n} word", "{n} words", transcript.words) + "\n";
      if (!transcript.doubtfulEncoding.empty())
        text += "    " +
                tr("The text encoding was guessed as {encoding}. If letters look wrong, save the file as "
                   "UTF-8 and "
                   "import it again.",
                   {{"encoding", transcript.doubtfulEncoding}}) +
                "\n";
    }
  }
  for (const auto& table : tables) {
    text += "\n" + table.file + "\n";
    text += "  " +
            tr.plural("{n} participant was added.", "{n} participants were added.", table.report.added) +
            "\n";
    if (table.report.updated > 0)
      text +=
          "  " +
          tr.plural("{n} participant was updated.", "{n} participants were updated.", table.report.updated) +
          "\n";
    text += "  " +
            tr.plural("{n} transcript now has its participant.",
                      "{n} transcripts now have their participants.", table.report.linkedTranscripts) +
            "\n";
    if (!table.report.unmatched.empty()) {
      text += "  " + tr("Participants without a transcript:");
      for (const auto& name : table.report.unmatched) text += "\n    • " + name;
      text += "\n";
    }
    for (const auto& warning : table.report.warnings) text += "  • " + tr(warning) + "\n";
  }
  return text;
}

}  // namespace gui
