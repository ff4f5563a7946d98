#include "corpus/participants.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "corpus/attribute_values.h"
#include "i18n/format.h"
#include "i18n/text.h"

namespace corpus {
namespace {

using i18n::message;

std::string participantName(const std::string& name) {
  std::string made = trimmed(i18n::normalised(name));
  if (made.empty()) throw UsageError(message("A participant needs a name. Nothing was changed."));
  return made;
}

bool exists(SQLite::Database& database, const char* sql, const std::string& value, const Guid& except = {}) {
  SQLite::Statement query(database, sql);
  query.bind(1, value);
  query.bind(2, except.text());
  return query.executeStep();
}

void refuseTakenParticipant(Edit& edit, const std::string& name) {
  if (exists(edit.database(), "SELECT 1 FROM participants WHERE name = ? AND guid <> ?", name)) {
    throw UsageError(
        message("There is a participant “{name}” already. Choose another name.", {{"name", name}}));
  }
}

UsageError noSuchParticipant() {
  return UsageError(message("This participant is not in the project any more. Nothing was changed."));
}

std::vector<std::string> choicesOf(SQLite::Database& database, const Guid& attribute) {
  std::vector<std::string> choices;
  SQLite::Statement query(database,
                          "SELECT value FROM attribute_choices WHERE attribute = ? ORDER BY position, value");
  query.bind(1, attribute.text());
  while (query.executeStep()) choices.push_back(query.getColumn(0).getString());
  return choices;
}

Attribute attributeFrom(const Project& project, SQLite::Statement& row) {
  Attribute attribute;
  attribute.guid = Guid::fromStored(row.getColumn(0).getString());
  attribute.name = row.getColumn(1).getString();
  attribute.type = attributeTypeOf(row.getColumn(2).getString());
  attribute.regions = row.getColumn(3).getString() == "regions";
  if (attribute.type != AttributeType::Choice) return attribute;
  if (attribute.regions) attribute.choices = regionChoices(project.language());
  for (std::string& choice : choicesOf(project.database(), attribute.guid)) {
    attribute.choices.push_back(std::move(choice));
  }
  return attribute;
}

}  // namespace

std::string_view code(AttributeType type) {
  switch (type) {
    case AttributeType::Number:
      return "number";
    case AttributeType::Date:
      return "date";
    case AttributeType::YesNo:
      return "yesno";
    case AttributeType::Choice:
      return "choice";
    case AttributeType::Text:
      break;
  }
  return "text";
}

AttributeType attributeTypeOf(std::string_view name) {
  for (const auto type :
       {AttributeType::Number, AttributeType::Date, AttributeType::YesNo, AttributeType::Choice}) {
    if (name == code(type)) return type;
  }
  return AttributeType::Text;
}

std::vector<Attribute> attributes(const Project& project) {
  std::vector<Attribute> all;
  SQLite::Statement query(project.database(),
                          "SELECT guid, name, type, list FROM attributes ORDER BY position, name");
  while (query.executeStep()) all.push_back(attributeFrom(project, query));
  return all;
}

std::optional<Attribute> attributeNamed(const Project& project, std::string_view name) {
  SQLite::Statement query(project.database(), "SELECT guid, name, type, list FROM attributes WHERE name = ?");
  query.bind(1, i18n::isValidUtf8(name) ? i18n::normalised(name) : std::string(name));
  if (query.executeStep()) return attributeFrom(project, query);
  // As a person types it: the only one that differs in case alone.
  std::optional<Attribute> found;
  const std::string wanted = i18n::foldedForTyping(name);
  for (Attribute& attribute : attributes(project)) {
    if (i18n::foldedForTyping(attribute.name) != wanted) continue;
    if (found) return std::nullopt;
    found = std::move(attribute);
  }
  return found;
}

std::vector<Participant> participants(const Project& project) {
  std::vector<Participant> all;
  std::map<std::string, std::size_t> places;
  SQLite::Statement query(project.database(), "SELECT guid, name FROM participants");
  while (query.executeStep()) {
    all.push_back({Guid::fromStored(query.getColumn(0).getString()), query.getColumn(1).getString(), {}});
  }
  const i18n::Collator collator(project.language());
  std::sort(all.begin(), all.end(), [&](const Participant& a, const Participant& b) {
    const int order = collator.compare(a.name, b.name);
    return order != 0 ? order < 0 : a.guid < b.guid;
  });
  for (std::size_t i = 0; i < all.size(); ++i) places[all[i].guid.text()] = i;
  SQLite::Statement values(project.database(), "SELECT participant, attribute, value FROM attribute_values");
  while (values.executeStep()) {
    const auto place = places.find(values.getColumn(0).getString());
    if (place == places.end()) continue;
    all[place->second].values[Guid::fromStored(values.getColumn(1).getString())] =
        values.getColumn(2).getString();
  }
  return all;
}

Guid addParticipant(Edit& edit, const std::string& name) {
  const std::string wanted = participantName(name);
  refuseTakenParticipant(edit, wanted);
  const Guid guid = edit.newGuid();
  SQLite::Statement insert(edit.database(),
                           "INSERT INTO participants (guid, name, created_at) VALUES (?, ?, ?)");
  insert.bind(1, guid.text());
  insert.bind(2, wanted);
  insert.bind(3, edit.now());
  insert.exec();
  return guid;
}

void removeParticipant(Edit& edit, const Guid& participant) {
  SQLite::Statement remove(edit.database(), "DELETE FROM participants WHERE guid = ?");
  remove.bind(1, participant.text());
  if (remove.exec() != 1) throw noSuchParticipant();
}

void setValue(Edit& edit, const Guid& participant, const Guid& attribute, const std::string& value) {
  SQLite::Database& database = edit.database();
  if (!exists(database, "SELECT 1 FROM participants WHERE guid = ? AND guid <> ?", participant.text())) {
    throw noSuchParticipant();
  }
  SQLite::Statement query(database, "SELECT guid, name, type, list FROM attributes WHERE guid = ?");
  query.bind(1, attribute.text());
  if (!query.executeStep()) {
    throw UsageError(message("This attribute is not in the project any more. Nothing was changed."));
  }
  const Attribute found = attributeFrom(edit.project(), query);
  const std::string wanted = trimmed(i18n::normalised(value));
  if (wanted.empty()) {
    SQLite::Statement remove(database,
                             "DELETE FROM attribute_values WHERE participant = ? AND attribute = ?");
    remove.bind(1, participant.text());
    remove.bind(2, attribute.text());
    remove.exec();
    return;
  }
  const auto stored = fittingValue(found, edit.project().language(), wanted);
  if (!stored) {
    throw UsageError(
        message("“{value}” doesn't fit the attribute “{attribute}”. The value was left as it was.",
                {{"value", wanted}, {"attribute", found.name}}));
  }
  SQLite::Statement upsert(database,
                           "INSERT INTO attribute_values (participant, attribute, value) VALUES (?, ?, ?) "
                           "ON CONFLICT (participant, attribute) DO UPDATE SET value = excluded.value");
  upsert.bind(1, participant.text());
  upsert.bind(2, attribute.text());
  upsert.bind(3, *stored);
  upsert.exec();
}

std::map<Guid, std::vector<Guid>> participantsByTranscript(const Project& project) {
  std::map<Guid, std::vector<Guid>> all;
  SQLite::Statement query(project.database(),
                          "SELECT transcript, participant FROM speakers "
                          "JOIN transcripts ON transcripts.guid = speakers.transcript "
                          "WHERE retired = 0 AND participant IS NOT NULL AND role <> 'interviewer' "
                          "ORDER BY transcript, speakers.rowid");
  while (query.executeStep()) {
    auto& ofTranscript = all[Guid::fromStored(query.getColumn(0).getString())];
    Guid participant = Guid::fromStored(query.getColumn(1).getString());
    if (std::find(ofTranscript.begin(), ofTranscript.end(), participant) == ofTranscript.end()) {
      ofTranscript.push_back(std::move(participant));
    }
  }
  return all;
}

}  // namespace corpus
