// Project::check: looks for damage that SQLite or the program would not meet by itself.
#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>

#include "corpus/project.h"
#include "corpus/sha256.h"
#include "i18n/text.h"

namespace corpus {
namespace {

using i18n::message;

class Checker {
 public:
  explicit Checker(SQLite::Database& database) : database_(database) {}

  std::vector<i18n::Message> run() {
    attempt([&] { structure(); });
    attempt([&] { references(); });
    attempt([&] { texts(); });
    attempt([&] { originals(); });
    attempt([&] { positions(); });
    return std::move(found_);
  }

 private:
  // A damaged page ends one examination, not the others.
  void attempt(const std::function<void()>& examination) {
    try {
      examination();
    } catch (const SQLite::Exception& failure) {
      i18n::Message damage = message("The project file is damaged: {detail}.", {{"detail", failure.what()}});
      if (found_.empty() || !(found_.back() == damage)) found_.push_back(std::move(damage));
    }
  }

  void structure() {
    SQLite::Statement query(database_, "PRAGMA integrity_check");
    while (query.executeStep()) {
      const std::string detail = query.getColumn(0).getString();
      if (detail != "ok")
        found_.push_back(message("The project file is damaged: {detail}.", {{"detail", detail}}));
    }
  }

  void references() {
    SQLite::Statement query(database_, "PRAGMA foreign_key_check");
    while (query.executeStep()) {
      found_.push_back(
          message("A row of “{table}” names a row of “{parent}” that is not there.",
                  {{"table", query.getColumn(0).getString()}, {"parent", query.getColumn(2).getString()}}));
    }
  }

  void texts() {
    SQLite::Statement query(
        database_,
        "SELECT name, text, text_sha256, length FROM transcripts "
        "LEFT JOIN texts ON texts.transcript = transcripts.guid ORDER BY transcripts.rowid");
    while (query.executeStep()) {
      const std::map<std::string, std::string> name = {{"name", query.getColumn(0).getString()}};
      if (query.getColumn(1).isNull()) {
        found_.push_back(message("The text of the transcript “{name}” is missing.", name));
        continue;
      }
      const std::string text = query.getColumn(1).getString();
      if (sha256Hex(text) != query.getColumn(2).getString()) {
        found_.push_back(message(
            "The text of the transcript “{name}” is not the one that was saved (its SHA-256 differs).",
            name));
      }
      if (!i18n::isValidUtf8(text)) {
        found_.push_back(message("The text of the transcript “{name}” is not valid UTF-8.", name));
        continue;
      }
      if (i18n::length(text) != query.getColumn(3).getInt64()) {
        found_.push_back(
            message("The text of the transcript “{name}” has another length than is noted for it.", name));
      }
      if (i18n::normalised(text) != text) {
        found_.push_back(message(
            "The text of the transcript “{name}” is not in the stored form (NFC, LF line ends).", name));
      }
    }
  }

  void originals() {
    SQLite::Statement query(
        database_,
        "SELECT name, bytes, source_sha256 FROM originals "
        "JOIN transcripts ON transcripts.guid = originals.transcript ORDER BY transcripts.rowid");
    while (query.executeStep()) {
      if (sha256Hex(query.getColumn(1).getString()) != query.getColumn(2).getString()) {
        found_.push_back(message(
            "The file kept with the transcript “{name}” is not the one that was imported (its SHA-256 "
            "differs).",
            {{"name", query.getColumn(0).getString()}}));
      }
    }
  }

  void positions() {
    // The stored length is compared with the text above.
    SQLite::Statement turns(
        database_,
        "SELECT name, count(*) FROM turns JOIN transcripts ON transcripts.guid = turns.transcript "
        "WHERE label_begin < 0 OR \"begin\" < label_begin OR \"end\" < \"begin\" OR \"end\" > length "
        "GROUP BY transcripts.guid ORDER BY transcripts.rowid");
    while (turns.executeStep()) {
      found_.push_back(
          message("Turns of the transcript “{name}” lie outside its text ({count}).",
                  {{"name", turns.getColumn(0).getString()}, {"count", turns.getColumn(1).getString()}}));
    }
    passagesOutside("formatting",
                    message("Formatting of the transcript “{name}” lies outside its text ({count})."));
    passagesOutside("cues",
                    message("Time stamps of the transcript “{name}” lie outside its text ({count})."));
    SQLite::Statement segments(
        database_,
        "SELECT name, segments.guid, \"begin\", \"end\" FROM segments "
        "JOIN transcripts ON transcripts.guid = segments.transcript "
        "WHERE \"begin\" < 0 OR \"end\" < \"begin\" OR \"end\" > length ORDER BY segments.rowid");
    while (segments.executeStep()) {
      found_.push_back(
          message("The coded segment {begin}–{end} of the transcript “{name}” lies outside its text "
                  "({guid}).",
                  {{"name", segments.getColumn(0).getString()},
                   {"guid", segments.getColumn(1).getString()},
                   {"begin", segments.getColumn(2).getString()},
                   {"end", segments.getColumn(3).getString()}}));
    }
    SQLite::Statement speakers(
        database_,
        "SELECT DISTINCT name FROM turns JOIN speakers ON speakers.guid = turns.speaker "
        "JOIN transcripts ON transcripts.guid = turns.transcript "
        "WHERE speakers.transcript <> turns.transcript ORDER BY name");
    while (speakers.executeStep()) {
      found_.push_back(message("Turns of the transcript “{name}” name a speaker of another transcript.",
                               {{"name", speakers.getColumn(0).getString()}}));
    }
  }

  void passagesOutside(const std::string& table, i18n::Message sentence) {
    SQLite::Statement query(database_, "SELECT name, count(*) FROM " + table +
                                           " JOIN transcripts ON transcripts.guid = transcript "
                                           "WHERE \"begin\" < 0 OR \"end\" < \"begin\" OR \"end\" > length "
                                           "GROUP BY transcripts.guid ORDER BY transcripts.rowid");
    while (query.executeStep()) {
      sentence.arguments = {{"name", query.getColumn(0).getString()},
                            {"count", query.getColumn(1).getString()}};
      found_.push_back(sentence);
    }
  }

  SQLite::Database& database_;
  std::vector<i18n::Message> found_;
};

}  // namespace

std::vector<i18n::Message> Project::check() const {
  return Checker(database()).run();
}

}  // namespace corpus
