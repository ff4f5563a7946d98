#include "corpus/translations.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <set>

namespace corpus {
namespace {

using i18n::message;

constexpr const char* kTranslations =
    "SELECT translations.guid, translations.original, translations.translation FROM translations "
    "JOIN transcripts AS o ON o.guid = translations.original AND o.retired = 0 "
    "JOIN transcripts AS t ON t.guid = translations.translation AND t.retired = 0";

std::vector<Translation> selected(const Project& project, const std::string& condition, const Guid& guid) {
  SQLite::Statement query(project.database(), kTranslations + condition + " ORDER BY t.name, t.guid");
  if (guid) query.bind(1, guid.text());
  std::vector<Translation> found;
  while (query.executeStep())
    found.push_back({Guid::fromStored(query.getColumn(0).getString()),
                     Guid::fromStored(query.getColumn(1).getString()),
                     Guid::fromStored(query.getColumn(2).getString())});
  return found;
}

std::vector<TurnShape> shapes(const Project& project, const Guid& transcript,
                              const std::vector<Turn>& turns) {
  std::map<Guid, SpeakerRole> roles;
  for (const auto& speaker : speakers(project, transcript)) roles[speaker.guid] = speaker.role;
  std::vector<TurnShape> made;
  for (const auto& turn : turns)
    made.push_back(
        {turn.span.length(), turn.speaker ? roles[*turn.speaker] : SpeakerRole::Unknown, turn.startMs});
  return made;
}

void addPair(Edit& edit, const Guid& link, const Guid& original, const Guid& translated) {
  SQLite::Statement insert(edit.database(),
                           "INSERT OR IGNORE INTO aligned_turns (guid, translation, original_turn, "
                           "translated_turn) VALUES (?, ?, ?, ?)");
  insert.bind(1, edit.newGuid().text());
  insert.bind(2, link.text());
  insert.bind(3, original.text());
  insert.bind(4, translated.text());
  insert.exec();
}

// `which`: SQL for the link's guid. The pairs go first, so that undo need not rely on ON DELETE.
bool removeLink(Edit& edit, const std::string& which, const Guid& bound) {
  SQLite::Statement pairs(edit.database(), "DELETE FROM aligned_turns WHERE translation = (" + which + ")");
  pairs.bind(1, bound.text());
  pairs.exec();
  SQLite::Statement link(edit.database(), "DELETE FROM translations WHERE guid = (" + which + ")");
  link.bind(1, bound.text());
  return link.exec() == 1;
}

}  // namespace

std::vector<Translation> translations(const Project& project) {
  return selected(project, "", {});
}

std::vector<Translation> translationsOf(const Project& project, const Guid& original) {
  return selected(project, " WHERE translations.original = ?", original);
}

std::optional<Translation> translationInto(const Project& project, const Guid& translation) {
  const auto found = selected(project, " WHERE translations.translation = ?", translation);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

Guid linkTranslation(Edit& edit, const Guid& original, const Guid& translation) {
  const Project& project = edit.project();
  const auto from = transcript(project, original);
  const auto into = transcript(project, translation);
  if (!from || !into)
    throw UsageError(message("This transcript is not in the project any more. Nothing was changed."));
  if (const auto linked = translationInto(project, translation)) {
    const auto other = transcript(project, linked->original);
    throw UsageError(
        message("“{translation}” is the translation of “{original}” already. Unlink it there first.",
                {{"translation", into->name}, {"original", other ? other->name : std::string()}}));
  }
  std::set<Guid> above;  // a file from elsewhere may hold a ring
  for (auto ancestor = std::optional(original); ancestor && above.insert(*ancestor).second;) {
    if (*ancestor == translation)
      throw UsageError(
          message("A transcript can't be the translation of its own translation. Nothing was "
                  "changed."));
    const auto link = translationInto(project, *ancestor);
    ancestor = link ? std::optional(link->original) : std::nullopt;
  }
  const Guid link = edit.newGuid();
  // A removed original's link would be in the way: a translation can be of one original only.
  removeLink(edit, "SELECT guid FROM translations WHERE translation = ?", translation);
  SQLite::Statement insert(
      edit.database(),
      "INSERT INTO translations (guid, original, translation, created_at) VALUES (?, ?, ?, ?)");
  insert.bind(1, link.text());
  insert.bind(2, original.text());
  insert.bind(3, translation.text());
  insert.bind(4, edit.now());
  insert.exec();
  const auto originalTurns = turns(project, original), translatedTurns = turns(project, translation);
  for (const auto& [o, t] :
       aligned(shapes(project, original, originalTurns), shapes(project, translation, translatedTurns)))
    addPair(edit, link, originalTurns[o].guid, translatedTurns[t].guid);
  return link;
}

void unlinkTranslation(Edit& edit, const Guid& link) {
  if (!removeLink(edit, "?", link))
    throw UsageError(message("These transcripts are not linked any more. Nothing was changed."));
}

std::vector<AlignedTurns> alignedTurns(const Project& project, const Guid& link) {
  SQLite::Statement query(
      project.database(),
      "SELECT original_turn, translated_turn FROM aligned_turns "
      "JOIN turns AS o ON o.guid = original_turn JOIN turns AS t ON t.guid = translated_turn "
      "WHERE translation = ? ORDER BY o.\"begin\", t.\"begin\"");
  query.bind(1, link.text());
  std::vector<AlignedTurns> pairs;
  while (query.executeStep())
    pairs.push_back(
        {Guid::fromStored(query.getColumn(0).getString()), Guid::fromStored(query.getColumn(1).getString())});
  return pairs;
}

void setPartners(Edit& edit, const Guid& link, const Guid& originalTurn,
                 const std::vector<Guid>& translated) {
  const auto all = translations(edit.project());
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.guid == link; });
  if (found == all.end())
    throw UsageError(message("These transcripts are not linked any more. Nothing was changed."));
  SQLite::Statement belongs(edit.database(), "SELECT 1 FROM turns WHERE guid = ? AND transcript = ?");
  const auto require = [&](const Guid& turn, const Guid& transcript) {
    belongs.bind(1, turn.text());
    belongs.bind(2, transcript.text());
    if (!belongs.executeStep())
      throw UsageError(message("This turn is not in the project any more. Nothing was changed."));
    belongs.reset();
  };
  require(originalTurn, found->original);
  for (const auto& turn : translated) require(turn, found->translation);
  SQLite::Statement remove(edit.database(),
                           "DELETE FROM aligned_turns WHERE translation = ? AND original_turn = ?");
  remove.bind(1, link.text());
  remove.bind(2, originalTurn.text());
  remove.exec();
  for (const auto& turn : translated) addPair(edit, link, originalTurn, turn);
}

}  // namespace corpus
