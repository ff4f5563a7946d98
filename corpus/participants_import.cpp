// importParticipants: a table of participants -> participants, attributes, and whose transcript is whose.
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <set>

#include "corpus/attribute_values.h"
#include "corpus/name_match.h"
#include "corpus/participants.h"
#include "corpus/transcripts.h"
#include "i18n/format.h"
#include "i18n/text.h"

namespace corpus {
namespace {

using i18n::message;

constexpr std::string_view kFileHeaders[] = {
    "file",      "filename",   "file name",    "transcript",   "interview", "файл",
    "имя файла", "файл аты",   "транскрипт",   "транскрипция", "интервью",  "стенограмма",
    "сұхбат",    "сұхбаттама", "сұхбат файлы", "расшифровка",  "мәтін"};
constexpr std::string_view kNameHeaders[] = {
    "pseudonym", "participant", "name",       "псевдоним", "участник",     "участница",
    "имя",       "респондент",  "respondent", "бүркеншік", "бүркеншік ат", "лақап ат",
    "қатысушы",  "есім",        "есімі",      "аты",       "атауы"};

std::string cellText(const std::string& cell) {
  std::string text = trimmed(i18n::normalised(cell));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

template <std::size_t N>
bool isOneOf(const std::string& header, const std::string_view (&names)[N]) {
  std::string folded = i18n::foldedForTyping(header);
  std::replace(folded.begin(), folded.end(), '_', ' ');
  return std::find(std::begin(names), std::end(names), folded) != std::end(names);
}

// A row of the table as it is understood.
struct Row {
  std::string name;
  std::vector<std::string> files;
  Guid participant;
};

class Import {
 public:
  Import(Edit& edit, const Table& table, MatchBy match) : edit_(edit), match_(match) { read(table); }

  ParticipantsReport run() {
    nameColumns();
    addRows();
    addValues();
    linkTranscripts();
    return std::move(report_);
  }

 private:
  struct Column {
    std::string name;
    std::vector<std::string> cells;  // one a row of rows_
    bool attribute = true;
  };

  void warn(i18n::Message warning) { report_.warnings.push_back(std::move(warning)); }

  void read(const Table& table) {
    if (table.header.empty())
      throw UsageError(message("The table of participants is empty. Nothing was changed."));
    std::size_t width = table.header.size();
    for (const auto& row : table.rows) width = std::max(width, row.size());
    columns_.resize(width);
    for (std::size_t i = 0; i < table.header.size(); ++i) columns_[i].name = cellText(table.header[i]);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      std::vector<std::string> cells;
      for (const std::string& cell : table.rows[i]) cells.push_back(cellText(cell));
      cells.resize(width);
      if (std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); }))
        continue;
      for (std::size_t column = 0; column < width; ++column) {
        columns_[column].cells.push_back(std::move(cells[column]));
      }
      rowNumbers_.push_back(i + 2);  // as a spreadsheet counts, under the header
    }
    if (rowNumbers_.empty()) {
      throw UsageError(
          message("The table of participants has no rows under its header. Nothing was changed."));
    }
  }

  // Which columns name the participant and the transcript, and what the others are called.
  void nameColumns() {
    if (match_ == MatchBy::File) {
      const auto file = std::find_if(columns_.begin(), columns_.end(),
                                     [](const Column& column) { return isOneOf(column.name, kFileHeaders); });
      if (file == columns_.end()) {
        throw UsageError(message(
            "The table has no column that names the transcript. Call it “file” or “transcript”, or match the "
            "participants by name. Nothing was changed."));
      }
      file_ = static_cast<std::size_t>(file - columns_.begin());
      file->attribute = false;
      name_ = *file_ == 0 ? 1 : 0;
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].attribute && isOneOf(columns_[i].name, kNameHeaders)) {
          name_ = i;
          break;
        }
      }
      if (name_ >= columns_.size()) name_ = *file_;  // a table of file names only
    }
    columns_[name_].attribute = false;

    const i18n::Messages tr(edit_.project().language());
    std::set<std::string> taken;  // as attributes are found by their names: “Age” and “age” are one
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      Column& column = columns_[i];
      if (!column.attribute) continue;
      if (column.name.empty()) {
        if (std::all_of(column.cells.begin(), column.cells.end(),
                        [](const auto& cell) { return cell.empty(); })) {
          column.attribute = false;  // an empty column beside the table
          continue;
        }
        column.name = tr("Column {n}", {{"n", std::to_string(i + 1)}});
        warn(message("Column {n} of the table has no name; it was called “{name}”.",
                     {{"n", std::to_string(i + 1)}, {"name", column.name}}));
      }
      const std::string wanted = column.name;
      for (int n = 2; !taken.insert(i18n::foldedForTyping(column.name)).second; ++n)
        column.name = wanted + " (" + std::to_string(n) + ")";
      if (column.name != wanted) {
        warn(message("Two columns of the table are called “{name}”; the second became “{other}”.",
                     {{"name", wanted}, {"other", column.name}}));
      }
    }
  }

  std::vector<std::string> filesIn(const std::string& cell) const {
    std::vector<std::string> files;
    std::size_t begin = 0;
    while (begin <= cell.size()) {
      const std::size_t end = std::min(cell.find(';', begin), cell.size());
      std::string file = trimmed(std::string_view(cell).substr(begin, end - begin));
      if (!file.empty()) files.push_back(std::move(file));
      begin = end + 1;
    }
    return files;
  }

  void addRows() {
    std::map<std::string, Guid> known;
    SQLite::Statement query(edit_.database(), "SELECT name, guid FROM participants");
    while (query.executeStep()) {
      known[query.getColumn(0).getString()] = Guid::fromStored(query.getColumn(1).getString());
    }
    std::map<std::string, std::size_t> firstRow;
    for (std::size_t i = 0; i < rowNumbers_.size(); ++i) {
      Row row;
      row.name = columns_[name_].cells[i];
      if (file_) row.files = filesIn(columns_[*file_].cells[i]);
      if (row.name.empty() && !row.files.empty()) row.name = stem(row.files.front());
      if (row.name.empty()) {
        warn(message("Row {row} of the table names no participant and was left out.",
                     {{"row", std::to_string(rowNumbers_[i])}}));
      } else if (const auto there = known.find(row.name); there != known.end()) {
        row.participant = there->second;
        if (firstRow.contains(row.name)) {
          warn(message("“{name}” stands in the table more than once; the rows were taken together.",
                       {{"name", row.name}}));
        } else {
          existing_.insert(row.participant);
        }
      } else {
        row.participant = addParticipant(edit_, row.name);
        known[row.name] = row.participant;
        ++report_.added;
      }
      firstRow.emplace(row.name, i);
      rows_.push_back(std::move(row));
    }
  }

  void addValues() {
    std::set<Guid> changed;
    for (const Column& column : columns_) {
      if (!column.attribute) continue;
      // The first row of a participant counts; a later one fills what is empty.
      std::map<Guid, std::string> values;
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        const std::string& cell = column.cells[i];
        if (cell.empty() || !rows_[i].participant) continue;
        const auto [place, isNew] = values.emplace(rows_[i].participant, cell);
        if (!isNew && place->second != cell) {
          warn(message("Row {row}: “{name}” has another “{attribute}” there, “{value}”, which was left out.",
                       {{"row", std::to_string(rowNumbers_[i])},
                        {"name", rows_[i].name},
                        {"attribute", column.name},
                        {"value", cell}}));
        }
      }
      const Attribute attribute = attributeFor(column.name, values);
      for (const auto& [participant, value] : values) {
        const auto before = valueOf(participant, attribute.guid);
        setValue(edit_, participant, attribute.guid, value);
        if (before != valueOf(participant, attribute.guid) && existing_.contains(participant)) {
          changed.insert(participant);
        }
      }
    }
    report_.updated = static_cast<std::int64_t>(changed.size());
  }

  std::optional<std::string> valueOf(const Guid& participant, const Guid& attribute) {
    SQLite::Statement query(edit_.database(),
                            "SELECT value FROM attribute_values WHERE participant = ? AND attribute = ?");
    query.bind(1, participant.text());
    query.bind(2, attribute.text());
    if (!query.executeStep()) return std::nullopt;
    return query.getColumn(0).getString();
  }

  // The attribute of that name, made or widened so that every value fits.
  Attribute attributeFor(const std::string& name, const std::map<Guid, std::string>& byParticipant) {
    std::vector<std::string> values;
    for (const auto& [participant, value] : byParticipant) values.push_back(value);
    std::vector<std::string> choices = values;
    const i18n::Collator collator(edit_.project().language());
    std::sort(choices.begin(), choices.end(), [&](const std::string& a, const std::string& b) {
      const int order = collator.compare(a, b);
      return order != 0 ? order < 0 : a < b;
    });
    choices.erase(std::unique(choices.begin(), choices.end()), choices.end());

    auto attribute = attributeNamed(edit_.project(), name);
    if (!attribute) {
      Attribute made{{}, name, guessedType(values), {}};
      if (made.type == AttributeType::Choice) made.choices = std::move(choices);
      made.guid = addAttribute(edit_, made.name, made.type, made.choices);
      return made;
    }
    if (attribute->type == AttributeType::Choice) {
      for (const std::string& choice : choices) addChoice(edit_, attribute->guid, choice);
    } else if (!std::all_of(values.begin(), values.end(), [&](const std::string& value) {
                 return storedValue(attribute->type, value).has_value();
               })) {
      SQLite::Statement update(edit_.database(), "UPDATE attributes SET type = 'text' WHERE guid = ?");
      update.bind(1, attribute->guid.text());
      update.exec();
      attribute->type = AttributeType::Text;
      warn(message("The attribute “{name}” became text, because new values don't fit its type.",
                   {{"name", name}}));
    }
    return *attribute;
  }

  // Row numbers by transcript.
  std::map<Guid, std::vector<std::size_t>> matches(const std::vector<Transcript>& all) {
    std::map<Guid, std::vector<std::size_t>> found;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!rows_[i].participant) continue;
      if (match_ == MatchBy::Name) {
        const NameWords name(rows_[i].name);
        for (const Transcript& transcript : all) {
          if (name.within(NameWords(transcript.name)) ||
              name.within(NameWords(stem(transcript.sourceFile)))) {
            found[transcript.guid].push_back(i);
          }
        }
        continue;
      }
      for (const std::string& file : rows_[i].files) {
        bool any = false;
        for (const Transcript& transcript : all) {
          if (!namesFile(file, transcript)) continue;
          found[transcript.guid].push_back(i);
          any = true;
        }
        if (!any) {
          warn(message("There is no transcript “{file}” for “{name}” (row {row}).",
                       {{"file", file}, {"name", rows_[i].name}, {"row", std::to_string(rowNumbers_[i])}}));
        }
      }
    }
    for (auto& [transcript, rows] : found) keepLongest(rows);
    return found;
  }

  static bool namesFile(const std::string& file, const Transcript& transcript) {
    const std::string wanted = i18n::foldedForTyping(baseName(file));
    const std::string bare = i18n::foldedForTyping(stem(file));
    const std::string source = i18n::foldedForTyping(transcript.sourceFile);
    const std::string name = i18n::foldedForTyping(transcript.name);
    return wanted == source || wanted == name ||
           // without extension in the table: bare == wanted; with one: it may name another form of the file
           wanted == i18n::foldedForTyping(stem(transcript.sourceFile)) || bare == name;
  }

  // In “Айгүл К.docx” both “Айгүл” and “Айгүл К” are named; the longer name is meant.
  void keepLongest(std::vector<std::size_t>& rows) const {
    if (match_ != MatchBy::Name) return;
    const std::vector<std::size_t> all = rows;
    std::erase_if(rows, [&](std::size_t row) {
      const NameWords name(rows_[row].name);
      return std::any_of(all.begin(), all.end(), [&](std::size_t other) {
        const NameWords longer(rows_[other].name);
        return longer.size() > name.size() && name.within(longer);
      });
    });
  }

  void linkTranscripts() {
    const std::vector<Transcript> all = transcripts(edit_.project());
    std::set<Guid> linked;
    const auto found = matches(all);
    for (const Transcript& transcript : all) {
      const auto rows = found.find(transcript.guid);
      if (rows == found.end()) continue;
      const std::set<Guid> tied = link(transcript, rows->second);
      if (!tied.empty()) ++report_.linkedTranscripts;
      linked.insert(tied.begin(), tied.end());
    }
    std::set<Guid> told;
    for (const Row& row : rows_) {
      if (row.participant && !linked.contains(row.participant) && told.insert(row.participant).second) {
        report_.unmatched.push_back(row.name);
      }
    }
  }

  // Ties the transcript's respondents to the participants of these rows; returns those that were tied.
  std::set<Guid> link(const Transcript& transcript, const std::vector<std::size_t>& rows) {
    std::map<Guid, std::string> candidates;
    for (const std::size_t row : rows) candidates.emplace(rows_[row].participant, rows_[row].name);
    const std::vector<Speaker> voices = speakers(edit_.project(), transcript.guid);
    std::set<Guid> tied;

    // A speaker labelled with the pseudonym is that participant; the way to tell several apart.
    std::vector<Speaker> others;
    for (const Speaker& speaker : voices) {
      if (speaker.role == SpeakerRole::Interviewer) continue;
      const auto named = std::find_if(candidates.begin(), candidates.end(), [&](const auto& candidate) {
        return NameWords(candidate.second) == NameWords(speaker.label);
      });
      if (named == candidates.end()) {
        others.push_back(speaker);
      } else {
        tie(speaker, named->first);
        tied.insert(named->first);
      }
    }
    if (!tied.empty()) return tied;
    if (candidates.size() > 1) {
      warn(
          message("The transcript “{transcript}” belongs to several participants of the table, and its "
                  "speakers don't "
                  "carry their names; its speakers were left as they are.",
                  {{"transcript", transcript.name}}));
      return tied;
    }

    const auto& [participant, name] = *candidates.begin();
    if (voices.empty()) {
      addSpeaker(transcript.guid, participant, name);
      return {participant};
    }
    std::vector<Speaker> respondents;
    std::copy_if(others.begin(), others.end(), std::back_inserter(respondents),
                 [](const Speaker& speaker) { return speaker.role == SpeakerRole::Respondent; });
    if (respondents.empty() && others.size() == 1) respondents = others;
    if (respondents.empty()) {
      const std::map<std::string, std::string> names = {{"transcript", transcript.name}, {"name", name}};
      warn(others.empty()
               ? message("The transcript “{transcript}” has no speaker who could be “{name}”; its speakers "
                         "were left as they are.",
                         names)
               : message("It is not plain which speaker of the transcript “{transcript}” is “{name}”; its "
                         "speakers were left as they are.",
                         names));
      return tied;
    }
    for (const Speaker& speaker : respondents) tie(speaker, participant);
    return {participant};
  }

  void tie(const Speaker& speaker, const Guid& participant) {
    if (speaker.participant != participant) setSpeakerParticipant(edit_, speaker.guid, participant);
    if (speaker.role != SpeakerRole::Respondent) setSpeakerRole(edit_, speaker.guid, SpeakerRole::Respondent);
  }

  // Where the text names nobody, all of it is the participant's.
  void addSpeaker(const Guid& transcript, const Guid& participant, const std::string& label) {
    const Guid guid = edit_.newGuid();
    SQLite::Statement insert(edit_.database(),
                             "INSERT INTO speakers (guid, transcript, label, role, participant) VALUES (?, "
                             "?, ?, 'respondent', ?)");
    insert.bind(1, guid.text());
    insert.bind(2, transcript.text());
    insert.bind(3, label);
    insert.bind(4, participant.text());
    insert.exec();
    SQLite::Statement update(edit_.database(),
                             "UPDATE turns SET speaker = ? WHERE transcript = ? AND speaker IS NULL");
    update.bind(1, guid.text());
    update.bind(2, transcript.text());
    update.exec();
  }

  Edit& edit_;
  MatchBy match_;
  std::size_t name_ = 0;
  std::optional<std::size_t> file_;
  std::vector<Column> columns_;
  std::vector<std::size_t> rowNumbers_;
  std::vector<Row> rows_;
  std::set<Guid> existing_;  // participants of the table that the project had before
  ParticipantsReport report_;
};

}  // namespace

MatchBy matchByOf(const Table& table) {
  const bool files = std::any_of(table.header.begin(), table.header.end(), [](const std::string& header) {
    return isOneOf(cellText(header), kFileHeaders);
  });
  return files ? MatchBy::File : MatchBy::Name;
}

ParticipantsReport importParticipants(Edit& edit, const Table& table, MatchBy match) {
  return Import(edit, table, match).run();
}

}  // namespace corpus
