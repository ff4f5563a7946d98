#include "coding/memos.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace coding {

std::int64_t memoCount(const corpus::Project& project) {
  SQLite::Statement query(project.database(),
                          "SELECT count(*) FROM memos m"
                          " LEFT JOIN segments s ON s.guid = m.segment"
                          " LEFT JOIN transcripts t ON t.guid = coalesce(m.transcript, s.transcript)"
                          " WHERE t.retired IS NULL OR t.retired = 0");
  query.executeStep();
  return query.getColumn(0).getInt64();
}

}  // namespace coding
