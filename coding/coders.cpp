#include "coding/coders.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "coding/code_names.h"
#include "coding/codebook.h"

namespace coding {
namespace {

std::string coderName(std::string_view name) {
  std::string clean = importedName(name);
  if (clean.empty()) throw i18n::UsageError(i18n::message("A coder needs a name."));
  return clean;
}

Coder coderOf(SQLite::Statement& row) {
  return {corpus::Guid::fromStored(row.getColumn(0).getString()), row.getColumn(1).getString(),
          row.getColumn(2).getString()};
}

bool exists(SQLite::Database& database, const char* query, const corpus::Guid& guid) {
  SQLite::Statement select(database, query);
  select.bind(1, guid.text());
  return select.executeStep();
}

}  // namespace

std::vector<Coder> coders(const corpus::Project& project) {
  std::vector<Coder> result;
  SQLite::Statement select(project.database(),
                           "SELECT guid, name, colour FROM coders ORDER BY created_at, name");
  while (select.executeStep()) result.push_back(coderOf(select));
  return result;
}

std::optional<Coder> coderNamed(const corpus::Project& project, std::string_view name) {
  // Both sides cleaned: a name from elsewhere may be stored with a doubled space.
  const std::string wanted = importedName(name);
  for (Coder& coder : coders(project))
    if (importedName(coder.name) == wanted) return std::move(coder);
  return std::nullopt;
}

corpus::Guid addCoder(corpus::Edit& edit, const std::string& name) {
  const std::string clean = coderName(name);
  if (coderNamed(edit.project(), clean))
    throw i18n::UsageError(i18n::message("There is already a coder named “{name}”.", {{"name", clean}}));
  const auto count = edit.database().execAndGet("SELECT count(*) FROM coders").getInt64();
  const corpus::Guid guid = edit.newGuid();
  SQLite::Statement insert(edit.database(),
                           "INSERT INTO coders (guid, name, colour, created_at) VALUES (?, ?, ?, ?)");
  insert.bind(1, guid.text());
  insert.bind(2, clean);
  insert.bind(3, paletteColour(static_cast<std::size_t>(count)));
  insert.bind(4, edit.now());
  insert.exec();
  return guid;
}

corpus::Guid coderFor(corpus::Edit& edit, const std::string& name) {
  const auto known = coderNamed(edit.project(), name);
  return known ? known->guid : addCoder(edit, name);
}

void renameCoder(corpus::Edit& edit, const corpus::Guid& coder, const std::string& name) {
  const std::string clean = coderName(name);
  const auto other = coderNamed(edit.project(), clean);
  if (other && other->guid != coder)
    throw i18n::UsageError(i18n::message("There is already a coder named “{name}”.", {{"name", clean}}));
  SQLite::Statement update(edit.database(), "UPDATE coders SET name = ? WHERE guid = ?");
  update.bind(1, clean);
  update.bind(2, coder.text());
  if (update.exec() == 0) throw i18n::UsageError(i18n::message("This coder is no longer in the project."));
}

void assign(corpus::Edit& edit, const corpus::Guid& coder, const corpus::Guid& transcript) {
  if (!exists(edit.database(), "SELECT 1 FROM coders WHERE guid = ?", coder))
    throw i18n::UsageError(i18n::message("This coder is no longer in the project."));
  if (!exists(edit.database(), "SELECT 1 FROM transcripts WHERE guid = ? AND retired = 0", transcript))
    throw i18n::UsageError(i18n::message("This transcript is no longer in the project."));
  SQLite::Statement insert(edit.database(),
                           "INSERT OR IGNORE INTO assignments (coder, transcript) VALUES (?, ?)");
  insert.bind(1, coder.text());
  insert.bind(2, transcript.text());
  insert.exec();
}

void unassign(corpus::Edit& edit, const corpus::Guid& coder, const corpus::Guid& transcript) {
  SQLite::Statement remove(edit.database(), "DELETE FROM assignments WHERE coder = ? AND transcript = ?");
  remove.bind(1, coder.text());
  remove.bind(2, transcript.text());
  remove.exec();
}

}  // namespace coding
