#include "coding/refused_passages.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace coding {

std::vector<RefusedPassage> refusedPassages(const Project& project, const Guid& code) {
  std::vector<RefusedPassage> passages;
  SQLite::Statement rows(project.database(),
                         "SELECT r.guid, r.transcript, r.\"begin\", r.\"end\" FROM refused_passages r "
                         "JOIN transcripts t ON t.guid = r.transcript WHERE t.retired = 0 AND r.code = ? "
                         "ORDER BY r.transcript, r.\"begin\", r.\"end\", r.guid");
  rows.bind(1, code.text());
  while (rows.executeStep()) {
    passages.push_back({Guid::fromStored(rows.getColumn(0).getString()),
                        Guid::fromStored(rows.getColumn(1).getString()),
                        {rows.getColumn(2).getInt64(), rows.getColumn(3).getInt64()}});
  }
  return passages;
}

Guid refusePassage(Edit& edit, const Guid& code, const Guid& transcript, i18n::Span span) {
  for (const RefusedPassage& known : refusedPassages(edit.project(), code)) {
    if (known.transcript == transcript && known.span == span) return known.guid;
  }
  SQLite::Statement stands(edit.database(),
                           "SELECT length FROM transcripts WHERE guid = ?1 AND retired = 0 AND EXISTS "
                           "(SELECT 1 FROM codes WHERE guid = ?2)");
  stands.bind(1, transcript.text());
  stands.bind(2, code.text());
  if (!stands.executeStep() || span.begin < 0 || span.empty() || span.end > stands.getColumn(0).getInt64()) {
    throw i18n::UsageError(
        i18n::message("This passage or this code is no longer in the project. Nothing was changed."));
  }
  const Guid guid = edit.newGuid();
  SQLite::Statement insert(edit.database(),
                           "INSERT INTO refused_passages (guid, code, transcript, \"begin\", \"end\", coder, "
                           "refused_at) VALUES (?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, guid.text());
  insert.bind(2, code.text());
  insert.bind(3, transcript.text());
  insert.bind(4, span.begin);
  insert.bind(5, span.end);
  if (const Guid& coder = edit.project().coder()) insert.bind(6, coder.text());
  insert.bind(7, edit.now());
  insert.exec();
  return guid;
}

}  // namespace coding
