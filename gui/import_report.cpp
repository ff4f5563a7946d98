#include "gui/import_report.h"

#include "gui/text.h"
#include "gui/text_language.h"

namespace gui {
namespace {

// “Айгүл (respondent, 14 turns); …”
std::string said(const std::vector<ImportReport::Came::Speaker>& speakers, const i18n::Messages& tr) {
  std::string list;
  for (const auto& speaker : speakers) {
    std::string role;
    if (speaker.role == corpus::SpeakerRole::Interviewer) role = tr.in("speaker", "interviewer") + ", ";
    if (speaker.role == corpus::SpeakerRole::Respondent) role = tr.in("speaker", "respondent") + ", ";
    list += (list.empty() ? "" : "; ") + speaker.name + " (" + role +
            tr.plural("{n} turn", "{n} turns", speaker.turns) + ")";
  }
  return list;
}

}  // namespace

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
      text += "    " + tr("File: {file}", {{"file", transcript.file}});
      if (!transcript.encoding.empty())
        text += ", " + tr("text encoding {encoding}", {{"encoding", transcript.encoding}});
      if (transcript.cues > 0)
        text += ", " + tr.plural("{n} time in the recording", "{n} times in the recording", transcript.cues);
      text += "\n";
      if (!transcript.speakers.empty())
        text += "    " + tr("Speakers:") + " " + said(transcript.speakers, tr) + "\n";
      for (const auto& note : transcript.notes) text += "    " + tr(note) + "\n";
      if (!transcript.doubtfulEncoding.empty())
        text += "    " +
                tr("The text encoding was guessed as {encoding}. If letters look wrong, save the file as "
                   "UTF-8 and "
                   "import it again.",
                   {{"encoding", transcript.doubtfulEncoding}}) +
                "\n";
    }
  }
  if (rulesRemembered > 0)
    text += "\n" +
            tr.plural("{n} correction of speakers is remembered for later files.",
                      "{n} corrections of speakers are remembered for later files.", rulesRemembered) +
            "\n";
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
