#pragma once
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace corpus {

// BEGIN … COMMIT; rolled back unless committed, also where SQLite has done so itself (full disk). `begin`:
// "BEGIN IMMEDIATE" or "BEGIN EXCLUSIVE".
class Transaction {
 public:
  Transaction(SQLite::Database& database, const char* begin) : database_(database) { database_.exec(begin); }
  ~Transaction() {
    if (sqlite3_get_autocommit(database_.getHandle()) == 0) database_.tryExec("ROLLBACK");
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() { database_.exec("COMMIT"); }

 private:
  SQLite::Database& database_;
};

}  // namespace corpus
