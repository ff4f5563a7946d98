#include "corpus/import/table_columns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "corpus/import/label_line.h"
#include "corpus/import/time_stamp.h"
#include "corpus/import/word_count.h"
#include "i18n/format.h"

namespace corpus::import {
namespace {

constexpr std::size_t kLookedAt = 500;         // rows
constexpr std::size_t kMaxLookedColumns = 60;  // a table with more is none of turns

enum class Meaning { None, Text, Speaker, WeakSpeaker, Start, End, Person };

struct HeaderWord {
  std::string_view word;
  Meaning meaning;
};
// Lower case, ё as е. A word stands for itself; with * for all that begins with it.
constexpr HeaderWord kHeaderWords[] = {{"duration", Meaning::None},
                                       {"длительность", Meaning::None},
                                       {"ұзақтығы", Meaning::None},
                                       {"end", Meaning::End},
                                       {"stop", Meaning::End},
                                       {"finish", Meaning::End},
                                       {"until", Meaning::End},
                                       {"конец", Meaning::End},
                                       {"конца", Meaning::End},
                                       {"окончан*", Meaning::End},
                                       {"завершен*", Meaning::End},
                                       {"соңы", Meaning::End},
                                       {"аяқтал*", Meaning::End},
                                       {"аяғы", Meaning::End},
                                       {"start", Meaning::Start},
                                       {"starttime", Meaning::Start},
                                       {"endtime", Meaning::End},
                                       {"begin*", Meaning::Start},
                                       {"from", Meaning::Start},
                                       {"time", Meaning::Start},
                                       {"timestamp*", Meaning::Start},
                                       {"timecode*", Meaning::Start},
                                       {"время", Meaning::Start},
                                       {"начал*", Meaning::Start},
                                       {"старт", Meaning::Start},
                                       {"таймкод*", Meaning::Start},
                                       {"тайм", Meaning::Start},
                                       {"уақыт*", Meaning::Start},
                                       {"басы", Meaning::Start},
                                       {"бастал*", Meaning::Start},
                                       {"text", Meaning::Text},
                                       {"utterance*", Meaning::Text},
                                       {"transcript*", Meaning::Text},
                                       {"content", Meaning::Text},
                                       {"words", Meaning::Text},
                                       {"speech", Meaning::Text},
                                       {"sentence*", Meaning::Text},
                                       {"message", Meaning::Text},
                                       {"turn", Meaning::Text},
                                       {"текст*", Meaning::Text},
                                       {"реплик*", Meaning::Text},
                                       {"высказыван*", Meaning::Text},
                                       {"речь", Meaning::Text},
                                       {"фраз*", Meaning::Text},
                                       {"слова", Meaning::Text},
                                       {"содержан*", Meaning::Text},
                                       {"транскри*", Meaning::Text},
                                       {"расшифровк*", Meaning::Text},
                                       {"мәтін*", Meaning::Text},
                                       {"сөз", Meaning::Text},
                                       {"сөзі", Meaning::Text},
                                       {"сөйлем*", Meaning::Text},
                                       {"айтыл*", Meaning::Text},
                                       {"мазмұн*", Meaning::Text},
                                       {"speaker*", Meaning::Speaker},
                                       {"speakername", Meaning::Speaker},
                                       {"voice", Meaning::Speaker},
                                       {"who", Meaning::Speaker},
                                       {"спикер*", Meaning::Speaker},
                                       {"говорящ*", Meaning::Speaker},
                                       {"собеседник*", Meaning::Speaker},
                                       {"кто", Meaning::Speaker},
                                       {"голос", Meaning::Speaker},
                                       {"сөйлеуші*", Meaning::Speaker},
                                       {"сөйлеген", Meaning::Speaker},
                                       {"кім", Meaning::Speaker},
                                       {"participant*", Meaning::WeakSpeaker},
                                       {"участник*", Meaning::WeakSpeaker},
                                       {"қатысушы*", Meaning::WeakSpeaker},
                                       {"respondent*", Meaning::WeakSpeaker},
                                       {"респондент*", Meaning::WeakSpeaker},
                                       {"name", Meaning::WeakSpeaker},
                                       {"имя", Meaning::WeakSpeaker},
                                       {"role", Meaning::WeakSpeaker},
                                       {"роль", Meaning::WeakSpeaker},
                                       {"аты", Meaning::WeakSpeaker},
                                       {"есімі", Meaning::WeakSpeaker},
                                       {"рөлі", Meaning::WeakSpeaker},
                                       {"age", Meaning::Person},
                                       {"gender", Meaning::Person},
                                       {"sex", Meaning::Person},
                                       {"born", Meaning::Person},
                                       {"birth*", Meaning::Person},
                                       {"city", Meaning::Person},
                                       {"town", Meaning::Person},
                                       {"region", Meaning::Person},
                                       {"education", Meaning::Person},
                                       {"occupation", Meaning::Person},
                                       {"profession", Meaning::Person},
                                       {"job", Meaning::Person},
                                       {"pseudonym", Meaning::Person},
                                       {"phone", Meaning::Person},
                                       {"email", Meaning::Person},
                                       {"возраст", Meaning::Person},
                                       {"пол", Meaning::Person},
                                       {"рожден*", Meaning::Person},
                                       {"город", Meaning::Person},
                                       {"область", Meaning::Person},
                                       {"регион", Meaning::Person},
                                       {"образован*", Meaning::Person},
                                       {"професси*", Meaning::Person},
                                       {"занятие", Meaning::Person},
                                       {"должность", Meaning::Person},
                                       {"псевдоним", Meaning::Person},
                                       {"телефон", Meaning::Person},
                                       {"фио", Meaning::Person},
                                       {"национальн*", Meaning::Person},
                                       {"жасы", Meaning::Person},
                                       {"жынысы", Meaning::Person},
                                       {"туған", Meaning::Person},
                                       {"қала*", Meaning::Person},
                                       {"облыс*", Meaning::Person},
                                       {"өңір*", Meaning::Person},
                                       {"аймақ*", Meaning::Person},
                                       {"білімі", Meaning::Person},
                                       {"мамандығы", Meaning::Person},
                                       {"кәсібі", Meaning::Person},
                                       {"лауазым*", Meaning::Person},
                                       {"бүркеншік", Meaning::Person},
                                       {"ұлты", Meaning::Person}};

// The words of a header, folded: "Start_time (ms)" -> start, time, ms.
std::vector<std::string> wordsOf(std::string_view header) {
  std::vector<std::string> words;
  bool in = false;
  if (header.size() > 100) return words;  // a sentence, no header
  for (const char c : i18n::foldedForTyping(header)) {
    const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
    if (letter && !in) words.emplace_back();
    if (letter) words.back() += c;
    in = letter;
  }
  if (words.size() > 5) words.clear();
  return words;
}

Meaning meaningOf(std::string_view header) {
  const auto words = wordsOf(header);
  for (const auto& [known, meaning] : kHeaderWords) {
    const bool prefix = known.ends_with('*');
    const auto stem = prefix ? known.substr(0, known.size() - 1) : known;
    for (const std::string_view word : words)
      if (prefix ? word.starts_with(stem) : word == stem) return meaning;
  }
  return Meaning::None;
}

bool hasLetters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

struct Column {
  Meaning meaning = Meaning::None;
  std::size_t filled = 0, clocks = 0, numbers = 0, lettered = 0, words = 0, bytes = 0, changes = 0;
  std::set<std::string, std::less<>> different;  // of short values
  std::string first;                             // what the row that may be a header says

  double wordsEach() const { return filled ? static_cast<double>(words) / static_cast<double>(filled) : 0; }
  bool mostly(std::size_t count) const { return filled > 0 && count * 5 >= filled * 4; }
};

struct Look {
  std::vector<Column> columns;
  std::size_t rows = 0;
  bool header = false;

  bool any(Meaning meaning) const {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const Column& column) { return header && column.meaning == meaning; });
  }
};

// What stands in the columns below the first row.
Look lookAt(const Rows& rows) {
  Look look;
  std::size_t width = 0;
  for (std::size_t i = 0; i < std::min(rows.size(), kLookedAt); ++i) width = std::max(width, rows[i].size());
  look.columns.resize(std::min(width, kMaxLookedColumns));
  for (std::size_t c = 0; c < look.columns.size(); ++c) {
    auto& column = look.columns[c];
    if (!rows.empty()) column.first = cellAt(rows.front(), c).substr(0, 200);
    column.meaning = meaningOf(column.first);
    std::string_view before;
    for (std::size_t i = 1; i < std::min(rows.size(), kLookedAt); ++i) {
      const auto cell = cellAt(rows[i], c);
      if (cell.empty()) continue;
      ++column.filled;
      column.bytes += cell.size();
      column.words += piecesIn(cell);
      if (clockInCell(cell)) ++column.clocks;
      if (numberInCell(cell)) ++column.numbers;
      if (hasLetters(cell)) ++column.lettered;
      if (cell.size() <= 80) column.different.emplace(cell);
      if (cell != before) ++column.changes;
      before = cell;
    }
  }
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (std::any_of(rows[i].begin(), rows[i].end(), [](const auto& cell) { return !cell.empty(); }))
      ++look.rows;
  // A first row that names its columns, or has words above times and numbers.
  for (const auto& column : look.columns) {
    const bool known = column.meaning != Meaning::None && piecesIn(column.first) <= 5;
    const bool above = (column.mostly(column.clocks) || column.mostly(column.numbers)) &&
                       hasLetters(column.first) && !clockInCell(column.first);
    // "I" above many "I" is a turn like those below it.
    look.header = look.header || above || (known && !column.different.contains(column.first));
  }
  if (!look.header) {
    for (auto& column : look.columns) {
      column.meaning = Meaning::None;
      if (column.first.empty()) continue;
      ++column.filled;
      column.bytes += column.first.size();
      column.words += piecesIn(column.first);
      if (hasLetters(column.first)) ++column.lettered;
      if (clockInCell(column.first)) ++column.clocks;
      if (column.first.size() <= 80) column.different.insert(column.first);
    }
    if (!rows.empty()) ++look.rows;
  }
  return look;
}

bool isTime(const Column& column, bool named) {
  return column.mostly(column.clocks) || (named && column.mostly(column.clocks + column.numbers));
}

bool isSpeaker(const Column& column, std::size_t rows, bool named) {
  if (column.filled == 0 || column.wordsEach() > 6 || isTime(column, false)) return false;
  if (named) return true;
  // A few names that come back, turn about.
  return column.meaning == Meaning::None && column.mostly(column.lettered) && column.filled * 2 >= rows &&
         column.different.size() * 2 <= column.filled && column.different.size() <= 30 &&
         (column.different.size() >= 2 && column.changes * 5 >= column.filled);
}

std::optional<std::size_t> textColumn(const Look& look) {
  std::optional<std::size_t> best;
  const auto better = [&](std::size_t c) {
    return !best || look.columns[c].bytes > look.columns[*best].bytes;
  };
  for (std::size_t c = 0; c < look.columns.size(); ++c) {
    const auto& column = look.columns[c];
    if (look.header && column.meaning == Meaning::Text && column.lettered > 0 && better(c)) best = c;
  }
  if (best) return best;
  for (std::size_t c = 0; c < look.columns.size(); ++c) {
    const auto& column = look.columns[c];
    const bool free = !look.header || column.meaning == Meaning::None || column.meaning == Meaning::Person;
    if (free && column.wordsEach() >= 3 && column.mostly(column.lettered) && !isTime(column, false) &&
        better(c))
      best = c;
  }
  return best;
}

}  // namespace

std::string_view cellAt(const std::vector<std::string>& row, std::size_t column) {
  if (column >= row.size()) return {};
  std::string_view text = row[column];
  while (!text.empty()) {
    if (const auto bytes = blankAt(text, 0)) {
      text.remove_prefix(bytes);
    } else if (text.front() == '\n') {
      text.remove_prefix(1);
    } else if (text.back() == ' ' || text.back() == '\t' || text.back() == '\n') {
      text.remove_suffix(1);
    } else if (text.ends_with("\xC2\xA0")) {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  return text;
}

std::optional<CellTime> clockInCell(std::string_view cell) {
  if (cell.size() > 60) return std::nullopt;
  const auto stamp = timeStampAt(cell);
  if (!stamp || stamp->bytes != cell.size()) return std::nullopt;
  return CellTime{stamp->ms, stamp->endMs};
}

std::optional<double> numberInCell(std::string_view cell) {
  if (cell.empty() || cell.size() > 30) return std::nullopt;
  std::string plain(cell);
  if (const auto comma = plain.find(','); comma != plain.npos) plain[comma] = '.';
  double value = 0;
  const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (read.ec != std::errc() || read.ptr != plain.data() + plain.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::optional<double> unitInHeader(std::string_view header) {
  for (const std::string_view word : wordsOf(header)) {
    if (word == "ms" || word == "мс" || word == "msec" || word.starts_with("millis") ||
        word.starts_with("миллис"))
      return 1;
    if (word == "s" || word == "sec" || word == "secs" || word.starts_with("second") || word == "с" ||
        word == "сек" || word.starts_with("секунд"))
      return 1000;
  }
  return std::nullopt;
}

std::optional<TurnColumns> guessedColumns(const Rows& rows) {
  const auto look = lookAt(rows);
  const auto text = textColumn(look);
  if (!text) return std::nullopt;
  TurnColumns columns;
  columns.text = *text;
  columns.header = look.header;

  const auto speakerBy = [&](Meaning meaning) {
    for (std::size_t c = 0; c < look.columns.size() && !columns.speaker; ++c)
      if (c != *text && look.columns[c].meaning == meaning &&
          isSpeaker(look.columns[c], look.rows, meaning != Meaning::None))
        columns.speaker = c;
  };
  if (look.header) speakerBy(Meaning::Speaker);
  if (look.header) speakerBy(Meaning::WeakSpeaker);
  speakerBy(Meaning::None);

  for (const bool named : {true, false}) {
    for (std::size_t c = 0; c < look.columns.size(); ++c) {
      const auto& column = look.columns[c];
      if (c == *text || c == columns.speaker || c == columns.start || c == columns.end) continue;
      if (named ? !look.header || (column.meaning != Meaning::Start && column.meaning != Meaning::End)
                : column.meaning != Meaning::None)
        continue;
      if (!isTime(column, named)) continue;
      if (named && column.meaning == Meaning::End) {
        if (!columns.end) columns.end = c;
      } else if (!columns.start) {
        columns.start = c;
      } else if (!named && !columns.end) {
        columns.end = c;
      }
    }
  }
  if (columns.end && !columns.start) columns.end.reset();
  return columns;
}

TableKind kindOf(const Rows& rows, const std::optional<TurnColumns>& columns) {
  if (!columns) return TableKind::Participants;
  const auto look = lookAt(rows);
  const bool named = look.header && look.columns[columns->text].meaning == Meaning::Text;
  const bool persons = look.any(Meaning::Person);
  if (columns->start && (columns->speaker || named || !persons)) return TableKind::Turns;
  if (named && columns->speaker && !persons) return TableKind::Turns;
  // Somebody else in each row: people, or their answers.
  const bool each = std::any_of(look.columns.begin(), look.columns.end(), [&](const Column& column) {
    return &column != &look.columns[columns->text] && column.mostly(column.lettered) &&
           column.wordsEach() <= 4 && look.rows >= 3 && column.different.size() == look.rows;
  });
  if (persons && !named) return TableKind::Participants;
  if (columns->speaker && !each && !persons) return TableKind::Turns;
  return TableKind::Unclear;
}

}  // namespace corpus::import
