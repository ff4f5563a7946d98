// Speakers of one transcript: new ones, other names, two that are one person.
#include <SQLiteCpp/SQLiteCpp.h>

#include "corpus/text_edit.h"
#include "i18n/text.h"

namespace corpus {
namespace {

using i18n::message;

Speaker existingSpeaker(Edit& edit, const Guid& guid) {
  SQLite::Statement query(
      edit.database(),
      "SELECT speakers.guid, transcript, label, role, participant FROM speakers "
      "JOIN transcripts ON transcripts.guid = transcript WHERE speakers.guid = ? AND retired = 0");
  query.bind(1, guid.text());
  if (!query.executeStep()) {
    throw UsageError(message("This speaker is not in the project any more. Nothing was changed."));
  }
  Speaker speaker;
  speaker.guid = guid;
  speaker.transcript = Guid::fromStored(query.getColumn(1).getString());
  speaker.label = query.getColumn(2).getString();
  speaker.role = speakerRoleOf(query.getColumn(3).getString());
  if (!query.getColumn(4).isNull()) speaker.participant = Guid::fromStored(query.getColumn(4).getString());
  return speaker;
}

// The label as it is stored, when the transcript has no other speaker of this name.
std::string freeLabel(Edit& edit, const Guid& transcript, const std::string& label, const Guid& except) {
  if (!i18n::isValidUtf8(label) || i18n::normalised(label).find_first_not_of(" \t\n") == std::string::npos) {
    throw UsageError(message("A speaker needs a name. Nothing was changed."));
  }
  const std::string wanted = i18n::normalised(label);
  SQLite::Statement query(edit.database(),
                          "SELECT 1 FROM speakers WHERE transcript = ? AND label = ? AND guid <> ?");
  query.bind(1, transcript.text());
  query.bind(2, wanted);
  query.bind(3, except.text());
  if (query.executeStep()) {
    throw UsageError(
        message("There is a speaker “{name}” in this transcript already. Nothing was changed. Choose "
                "another name, or join the two.",
                {{"name", wanted}}));
  }
  return wanted;
}

}  // namespace

Guid addSpeaker(Edit& edit, const Guid& transcript, const std::string& label, SpeakerRole role) {
  if (!corpus::transcript(edit.project(), transcript)) {
    throw UsageError(message("This transcript is not in the project any more. Nothing was changed."));
  }
  const std::string wanted = freeLabel(edit, transcript, label, Guid());
  const Guid guid = edit.newGuid();
  SQLite::Statement insert(edit.database(),
                           "INSERT INTO speakers (guid, transcript, label, role) VALUES (?, ?, ?, ?)");
  insert.bind(1, guid.text());
  insert.bind(2, transcript.text());
  insert.bind(3, wanted);
  insert.bind(4, std::string(code(role)));
  insert.exec();
  return guid;
}

void renameSpeaker(Edit& edit, const Guid& guid, const std::string& label) {
  const Speaker speaker = existingSpeaker(edit, guid);
  SQLite::Statement update(edit.database(), "UPDATE speakers SET label = ? WHERE guid = ?");
  update.bind(1, freeLabel(edit, speaker.transcript, label, guid));
  update.bind(2, guid.text());
  update.exec();
}

void mergeSpeakers(Edit& edit, const Guid& from, const Guid& into) {
  if (from == into) return;
  const Speaker source = existingSpeaker(edit, from), target = existingSpeaker(edit, into);
  if (source.transcript != target.transcript) {
    throw UsageError(message("These speakers are of two transcripts. Nothing was changed."));
  }
  SQLite::Statement turns(edit.database(), "UPDATE turns SET speaker = ? WHERE speaker = ?");
  turns.bind(1, into.text());
  turns.bind(2, from.text());
  turns.exec();
  // What is known of one is true of both.
  if (target.role == SpeakerRole::Unknown) setSpeakerRole(edit, into, source.role);
  if (!target.participant && source.participant) setSpeakerParticipant(edit, into, source.participant);
  SQLite::Statement remove(edit.database(), "DELETE FROM speakers WHERE guid = ?");
  remove.bind(1, from.text());
  remove.exec();
}

}  // namespace corpus
