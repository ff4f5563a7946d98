#include "tests/support/sample_project.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "corpus/sha256.h"
#include "i18n/text.h"

namespace support {
namespace {

bool isInterviewer(std::string_view label) {
  for (const std::string_view known : {"И", "I", "Интервьюер", "Interviewer", "Сұхбаткер"}) {
    if (label == known) return true;
  }
  return false;
}

std::int64_t countWords(std::string_view text) {
  std::int64_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

}  // namespace

corpus::ImportedTranscript transcriptFrom(const std::string& name, std::string_view text,
                                          i18n::TextLanguage language) {
  corpus::ImportedTranscript made;
  made.name = name;
  made.sourceFile = name + ".txt";
  made.sourceFormat = "txt";
  made.sourceEncoding = "UTF-8";
  made.sourceSha256 = corpus::sha256Hex(name + "\n" + std::string(text));
  made.text = i18n::normalised(text);
  made.length = i18n::length(made.text);
  made.words = countWords(made.text);
  made.textSha256 = corpus::sha256Hex(made.text);
  made.language = language;

  std::int64_t position = 0;
  std::string_view rest = made.text;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const std::int64_t length = i18n::length(line);
    corpus::ImportedTurn turn;
    turn.labelBegin = position;
    turn.span = {position, position + length};
    turn.language = language;
    const std::size_t colon = line.find(": ");
    if (colon != line.npos && colon > 0 && colon <= 20) {
      const std::string label(line.substr(0, colon));
      auto speaker = std::find_if(made.speakers.begin(), made.speakers.end(),
                                  [&](const corpus::ImportedSpeaker& each) { return each.label == label; });
      if (speaker == made.speakers.end()) {
        made.speakers.push_back({label, isInterviewer(label) ? corpus::SpeakerRole::Interviewer
                                                             : corpus::SpeakerRole::Respondent});
        speaker = made.speakers.end() - 1;
      }
      turn.speaker = static_cast<std::size_t>(speaker - made.speakers.begin());
      turn.span.begin += i18n::length(line.substr(0, colon + 2));
    }
    if (!line.empty()) made.turns.push_back(turn);
    position += length + 1;
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  return made;
}

SampleProject::SampleProject(i18n::Language language) {
  corpus::Project::New wanted;
  wanted.name = "Project";
  wanted.language = language;
  wanted.coder = "Coder";
  project_ = corpus::Project::create(path(), wanted, environment_);
  coder_ = project_->coder();
}

corpus::Guid SampleProject::addTranscript(const std::string& name, std::string_view text,
                                          i18n::TextLanguage language) {
  corpus::Guid added;
  project_->edit(i18n::message("Import transcripts"), [&](corpus::Edit& edit) {
    added = corpus::addTranscript(edit, transcriptFrom(name, text, language));
  });
  return added;
}

void SampleProject::reopen() {
  project_.reset();
  project_ = corpus::Project::open(path(), environment_);
  project_->setCoder(coder_);
}

std::string dump(const corpus::Project& project) {
  std::string all;
  std::vector<std::string> tables;
  {
    SQLite::Statement query(project.database(),
                            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('history', "
                            "'text_edits', 'revision') ORDER BY name");
    while (query.executeStep()) tables.push_back(query.getColumn(0).getString());
  }
  for (const std::string& table : tables) {
    std::vector<std::string> rows;
    const bool ofTranscript = table == "texts" || table == "turns" || table == "speakers" ||
                              table == "formatting" || table == "cues" || table == "originals";
    SQLite::Statement query(
        project.database(),
        "SELECT * FROM \"" + table + "\"" +
            (table == "transcripts" ? " WHERE retired = 0"
             : ofTranscript         ? " WHERE transcript IN (SELECT guid FROM transcripts WHERE retired = 0)"
                                    : ""));
    while (query.executeStep()) {
      std::string row = table;
      for (int column = 0; column < query.getColumnCount(); ++column) {
        row +=
            query.getColumn(column).isNull() ? " | NULL" : " | '" + query.getColumn(column).getString() + "'";
      }
      rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end());
    for (const std::string& row : rows) all += row + '\n';
  }
  return all;
}

}  // namespace support
