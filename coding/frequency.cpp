#include "coding/frequency.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "coding/frequency_columns.h"
#include "coding/frequency_data.h"

namespace coding {
namespace {

using Data = FrequencyData;
using i18n::Span;

constexpr std::pair<Count, std::string_view> kCounts[] = {{Count::Codings, "codings"},
                                                          {Count::Transcripts, "transcripts"},
                                                          {Count::Participants, "participants"},
                                                          {Count::Speakers, "speakers"},
                                                          {Count::Words, "words"},
                                                          {Count::Share, "share"}};
constexpr std::pair<Rows, std::string_view> kRows[] = {
    {Rows::Code, "code"}, {Rows::Group, "group"}, {Rows::Role, "role"}};
constexpr Role kRoleOrder[] = {Role::Push,     Role::Pull,           Role::Obstacle,
                               Role::Personal, Role::RationalChoice, Role::None};
// Remembers which things a column has seen since start(); the last column is the row's total.
class Distinct {
 public:
  Distinct(std::size_t columns, std::size_t things) : things_(things) {
    if ((columns + 1) * things <= kTable) stamps_.assign((columns + 1) * things, 0);
  }
  void start() {
    ++now_;
    seen_.clear();
  }
  bool fresh(std::size_t column, std::size_t thing) {
    const std::size_t at = column * things_ + thing;
    if (stamps_.empty()) return seen_.insert(at).second;
    if (stamps_[at] == now_) return false;
    stamps_[at] = now_;
    return true;
  }

 private:
  static constexpr std::size_t kTable = 4'000'000;  // 16 MB; beyond, a set
  std::size_t things_;
  std::uint32_t now_ = 0;
  std::vector<std::uint32_t> stamps_;
  std::unordered_set<std::size_t> seen_;
};

using RowSegments = std::vector<std::vector<std::uint32_t>>;  // by row, in order of transcript and position

void countThings(const Data& data, const By& by, const FrequencyColumns& columns, const RowSegments& rows,
                 FrequencyTable& table) {
  const SegmentColumns of = segmentColumns(data, columns, by.kind);
  const std::size_t totals = columns.all.size();
  const std::size_t things = table.count == Count::Transcripts    ? data.transcripts.size()
                             : table.count == Count::Participants ? data.participants.size()
                             : table.count == Count::Speakers ? static_cast<std::size_t>(data.speakerCount)
                                                              : 0;
  Distinct distinct(totals, things);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    FrequencyRow& line = table.lines[r];
    distinct.start();
    const auto count = [&](std::size_t column, std::size_t thing) {
      if (column == kNoColumn || !distinct.fresh(column, thing)) return;
      (column == totals ? line.total : line.values[column]) += 1;
    };
    for (const std::uint32_t s : rows[r]) {
      const Data::Coded& coded = data.segments[s];
      const auto first = of.columns.begin() + of.starts[s], end = of.columns.begin() + of.starts[s + 1];
      if (table.count == Count::Codings) {
        line.total += 1;
        for (auto column = first; column != end; ++column) line.values[*column] += 1;
        continue;
      }
      if (table.count == Count::Transcripts) {
        count(totals, coded.transcript);
        for (auto column = first; column != end; ++column) count(*column, coded.transcript);
        continue;
      }
      const bool nobodyKnown = columns.byVoice && unvoiced(data, coded);
      for (std::size_t v = coded.firstVoice; v < coded.endVoice; ++v) {
        const Data::Voice& voice = data.voices[v];
        const std::int32_t thing = table.count == Count::Participants ? voice.participant : voice.speaker;
        if (thing == kNobody) continue;
        const auto index = static_cast<std::size_t>(thing);
        count(totals, index);
        if (!columns.byVoice)
          for (auto column = first; column != end; ++column) count(*column, index);
        else if (voice.participant != kNobody || nobodyKnown)
          count(voiceColumn(columns, voice.participant), index);  // each voice in its own column
      }
    }
  }
}

// Spans of one row in one transcript, united while they come in order of their begin.
struct United {
  Span span;
  FrequencyData::Touched words;
};

// What is counted of united spans: words at least half covered, or code points.
class Covered {
 public:
  Covered(const FrequencyColumns& columns, bool words) : columns_(columns), words_(words) {}

  // Of the whole text.
  double whole(const std::vector<United>& united) {
    double sum = 0;
    each(
        united, [&](Span span) { sum += static_cast<double>(span.length()); },
        [&](std::uint32_t first, std::uint32_t end) { sum += end - first; });
    return sum;
  }
  // Of each column's turns, added to `values`.
  void byTurn(const Data::Transcript& transcript, const std::vector<United>& united,
              std::vector<double>& values) {
    const auto& turns = transcript.turns;
    std::size_t turn = 0;
    each(
        united,
        [&](Span span) {
          while (turn < turns.size() && turns[turn].span.end <= span.begin) ++turn;
          for (std::size_t i = turn; i < turns.size() && turns[i].span.begin < span.end; ++i)
            add(turns[i], static_cast<double>(turns[i].span.intersection(span).length()), values);
        },
        [&](std::uint32_t first, std::uint32_t end) {
          const auto& words = transcript.words->spans();
          while (first < end) {
            while (turn < turns.size() && turns[turn].span.end <= words[first].begin) ++turn;
            if (turn == turns.size()) return;
            // The words that begin within this turn go to it.
            const auto stop =
                std::partition_point(words.begin() + first, words.begin() + end,
                                     [&](const Span& word) { return word.begin < turns[turn].span.end; });
            const auto start = std::partition_point(words.begin() + first, stop, [&](const Span& word) {
              return word.begin < turns[turn].span.begin;
            });
            add(turns[turn], static_cast<double>(stop - start), values);
            first = static_cast<std::uint32_t>(stop - words.begin());
          }
        });
  }

  std::size_t columnOf(const Data::Turn& turn) const {
    if (!columns_.byVoice) return columns_.of[static_cast<std::size_t>(turn.language)];
    return turn.interviewer ? kNoColumn : voiceColumn(columns_, turn.participant);
  }

 private:
  void add(const Data::Turn& turn, double amount, std::vector<double>& values) const {
    const std::size_t column = columnOf(turn);
    if (column != kNoColumn) values[column] += amount;
  }

  template <typename OnSpan, typename OnWords>
  void each(const std::vector<United>& united, OnSpan onSpan, OnWords onWords) {
    if (!words_) {
      for (const United& one : united) onSpan(one.span);
      return;
    }
    // A word at an edge may be covered from both sides; its parts are added up before it is judged.
    std::uint32_t edge = 0;
    std::int64_t covered = 0, length = 0;
    const auto judge = [&] {
      if (covered > 0 && 2 * covered >= length) onWords(edge, edge + 1);
      covered = 0;
    };
    const auto part = [&](std::uint32_t index, Span word, Span span) {
      if (index != edge) judge();
      edge = index;
      length = word.length();
      covered += word.intersection(span).length();
    };
    for (const United& one : united) {
      std::uint32_t first = one.words.first, end = one.words.end;
      if (first >= end) continue;
      if (!one.span.contains(one.words.head)) part(first++, one.words.head, one.span);
      if (first >= end) continue;
      const bool lastIsPart = !one.span.contains(one.words.tail);
      if (lastIsPart) --end;
      if (first < end) {
        judge();
        onWords(first, end);
      }
      if (lastIsPart) part(end, one.words.tail, one.span);
    }
    judge();
  }

  const FrequencyColumns& columns_;
  bool words_;
};

void unite(const Data::Coded& coded, const FrequencyData::Touched& touched, std::vector<United>& united) {
  if (united.empty() || united.back().span.end < coded.span.begin) {
    united.push_back({coded.span, touched});
    return;
  }
  United& last = united.back();
  if (last.span.end >= coded.span.end) return;
  last.span.end = coded.span.end;
  if (touched.first == touched.end) return;
  if (last.words.first == last.words.end) {
    last.words = touched;
    return;
  }
  last.words.end = touched.end;
  last.words.tail = touched.tail;
}

void countText(const Data& data, const FrequencyBase& base, const By& by, const FrequencyColumns& columns,
               const RowSegments& rows, FrequencyTable& table) {
  const bool words = table.count == Count::Words;
  const std::vector<FrequencyData::Touched> none;
  const FrequencyData::Touched nothing;
  const auto& touched = words ? data.touchedWords() : none;
  Covered covered(columns, words);
  std::vector<United> united;
  std::vector<std::vector<United>> ofCoder(by.kind == By::Kind::Coder ? data.coders.size() : 0);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    FrequencyRow& line = table.lines[r];
    const auto& segments = rows[r];
    for (std::size_t i = 0; i < segments.size();) {
      const std::uint32_t t = data.segments[segments[i]].transcript;
      united.clear();
      for (auto& spans : ofCoder) spans.clear();
      for (; i < segments.size() && data.segments[segments[i]].transcript == t; ++i) {
        const Data::Coded& coded = data.segments[segments[i]];
        const auto& touches = words ? touched[segments[i]] : nothing;
        unite(coded, touches, united);
        if (!ofCoder.empty()) unite(coded, touches, ofCoder[coded.coder]);
      }
      const Data::Transcript& transcript = data.transcripts[t];
      const double whole = covered.whole(united);
      line.total += whole;
      if (by.kind == By::Kind::Total) line.values[0] += whole;
      if (by.kind == By::Kind::Transcript && columns.of[t] != kNoColumn) line.values[columns.of[t]] += whole;
      if (columns.byTurn) covered.byTurn(transcript, united, line.values);
      for (std::size_t c = 0; c < ofCoder.size(); ++c)
        if (!ofCoder[c].empty()) line.values[columns.of[c]] += covered.whole(ofCoder[c]);
    }
  }
  if (words) return;

  std::vector<double> lengths(columns.all.size(), 0);
  double whole = 0;
  for (std::size_t t = 0; t < data.transcripts.size(); ++t) {
    const auto length = static_cast<double>(data.transcripts[t].length);
    for (std::size_t c = 0; by.kind == By::Kind::Coder && c < data.coders.size(); ++c)
      if (data.assigned[c][t] && columns.of[c] != kNoColumn) lengths[columns.of[c]] += length;
    if (!base.transcript[t]) continue;
    whole += length;
    if (by.kind == By::Kind::Total) lengths[0] += length;
    if (by.kind == By::Kind::Transcript) lengths[columns.of[t]] += length;
    if (columns.byTurn)
      for (const Data::Turn& turn : data.transcripts[t].turns) {
        const std::size_t column = covered.columnOf(turn);
        if (column != kNoColumn) lengths[column] += static_cast<double>(turn.span.length());
      }
  }
  const auto share = [](double& value, double length) { value = length > 0 ? value / length : 0; };
  for (FrequencyRow& line : table.lines) {
    share(line.total, whole);
    for (std::size_t c = 0; c < lengths.size(); ++c) share(line.values[c], lengths[c]);
  }
}

// The table's rows, and the rows in which each code counts.
std::vector<std::vector<std::uint32_t>> makeRows(const Data& data, bool includeSubcodes,
                                                 FrequencyTable& table) {
  const Codebook& book = data.codebook;
  std::vector<std::vector<std::uint32_t>> rowsOfCode(book.size());
  const auto add = [&](std::optional<Guid> code, std::string label, int depth) {
    table.lines.push_back(
        {std::move(code), std::move(label), depth, std::vector<double>(table.columns.size(), 0), 0});
    return static_cast<std::uint32_t>(table.lines.size() - 1);
  };
  if (table.rows == Rows::Role) {
    for (const Role role : kRoleOrder) {
      std::optional<std::uint32_t> row;
      for (std::size_t i = 0; i < book.size(); ++i) {
        if (book.all()[i].role != role) continue;
        if (!row) row = add(std::nullopt, std::string(code(role)), 0);
        rowsOfCode[i].push_back(*row);
      }
    }
    return rowsOfCode;
  }
  for (std::size_t i = 0; i < book.size(); ++i) {
    const Code& one = book.all()[i];
    const int depth = book.depth(one.guid);
    if (table.rows == Rows::Group && depth > 0) continue;
    const std::uint32_t row = add(one.guid, book.path(one.guid), depth);
    const std::size_t end = table.rows == Rows::Group || includeSubcodes ? book.subtreeEnd(i) : i + 1;
    for (std::size_t below = i; below < end; ++below) rowsOfCode[below].push_back(row);
  }
  return rowsOfCode;
}

}  // namespace

std::string_view code(Count count) {
  for (const auto& [key, text] : kCounts)
    if (key == count) return text;
  return "";
}

std::optional<Count> countOf(std::string_view code) {
  for (const auto& [key, text] : kCounts)
    if (text == code) return key;
  return std::nullopt;
}

std::optional<Rows> rowsOf(std::string_view code) {
  for (const auto& [key, text] : kRows)
    if (text == code) return key;
  return std::nullopt;
}

FrequencyTable frequency(const FrequencyData& data, Count count, Rows rows, const By& by,
                         bool includeSubcodes, const std::vector<Guid>& coders) {
  const FrequencyBase base = frequencyBase(data, coders);
  const FrequencyColumns columns = frequencyColumns(data, base, by);
  FrequencyTable table;
  table.count = count;
  table.rows = rows;
  table.by = by;
  table.columns = columns.all;
  const auto rowsOfCode = makeRows(data, includeSubcodes, table);
  RowSegments segments(table.lines.size());
  std::vector<bool> coderSeen(data.coders.size());
  for (const std::uint32_t s : base.segments) {
    coderSeen[data.segments[s].coder] = true;
    for (const std::uint32_t row : rowsOfCode[data.segments[s].code]) segments[row].push_back(s);
  }
  table.codings = static_cast<std::int64_t>(base.segments.size());
  table.transcripts = std::count(base.transcript.begin(), base.transcript.end(), true);
  table.participants = std::count(base.participant.begin(), base.participant.end(), true);
  table.coders = std::count(coderSeen.begin(), coderSeen.end(), true);
  if (count == Count::Words || count == Count::Share)
    countText(data, base, by, columns, segments, table);
  else
    countThings(data, by, columns, segments, table);
  return table;
}

}  // namespace coding
