#include "coding/frequency_columns.h"

#include <algorithm>
#include <functional>

#include "corpus/attribute_values.h"
#include "i18n/format.h"

namespace coding {
namespace {

using i18n::TextLanguage;

constexpr TextLanguage kLanguageOrder[] = {TextLanguage::Kazakh, TextLanguage::Russian, TextLanguage::English,
                                           TextLanguage::Mixed, TextLanguage::Unknown};

// An attribute's values in the order a reader expects: choices as listed, numbers by size, others by the
// alphabet.
std::vector<std::string> valuesOf(const FrequencyData& data, const FrequencyBase& base,
                                  const Guid& attribute) {
  std::vector<std::string> values, listed;
  for (std::size_t p = 0; p < data.participants.size(); ++p) {
    const auto found = data.participants[p].values.find(attribute);
    if (base.participant[p] && found != data.participants[p].values.end() && !found->second.empty())
      values.push_back(found->second);
  }
  for (const auto& known : data.attributes)
    if (known.guid == attribute) listed = known.choices;
  const i18n::Collator collator(data.language);
  const auto place = [&](const std::string& value) { return std::find(listed.begin(), listed.end(), value); };
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::stable_sort(values.begin(), values.end(), [&](const std::string& a, const std::string& b) {
    if (place(a) != place(b)) return place(a) < place(b);
    const auto numberA = corpus::numericValue(a), numberB = corpus::numericValue(b);
    if (numberA.has_value() != numberB.has_value()) return numberA.has_value();
    if (numberA && *numberA != *numberB) return *numberA < *numberB;
    return collator.less(a, b);
  });
  return values;
}

std::int64_t transcriptsWhere(const FrequencyData& data, const FrequencyBase& base,
                              const std::function<bool(const FrequencyData::Transcript&)>& is) {
  std::int64_t n = 0;
  for (std::size_t t = 0; t < data.transcripts.size(); ++t)
    n += base.transcript[t] && is(data.transcripts[t]);
  return n;
}

}  // namespace

FrequencyBase frequencyBase(const FrequencyData& data, const std::vector<Guid>& coders) {
  FrequencyBase base;
  base.coder.assign(data.coders.size(), coders.empty());
  base.transcript.assign(data.transcripts.size(), coders.empty());
  base.participant.assign(data.participants.size(), false);
  for (std::size_t c = 0; c < data.coders.size(); ++c) {
    if (std::find(coders.begin(), coders.end(), data.coders[c].guid) == coders.end()) continue;
    base.coder[c] = true;
    for (std::size_t t = 0; t < data.transcripts.size(); ++t)
      if (data.assigned[c][t]) base.transcript[t] = true;
  }
  for (std::size_t t = 0; t < data.transcripts.size(); ++t)
    if (base.transcript[t])
      for (const std::int32_t p : data.transcripts[t].participants)
        base.participant[static_cast<std::size_t>(p)] = true;
  for (std::uint32_t s = 0; s < data.segments.size(); ++s)
    if (base.coder[data.segments[s].coder]) base.segments.push_back(s);
  return base;
}

bool unvoiced(const FrequencyData& data, const FrequencyData::Coded& coded) {
  if (coded.firstVoice == coded.endVoice) return true;
  bool stranger = false;
  for (std::size_t v = coded.firstVoice; v < coded.endVoice; ++v) {
    if (data.voices[v].participant != kNobody) return false;
    stranger = stranger || !data.voices[v].interviewer;
  }
  return stranger;
}

FrequencyColumns frequencyColumns(const FrequencyData& data, const FrequencyBase& base, const By& by) {
  FrequencyColumns columns;
  const auto add = [&](std::string label, std::int64_t size) {
    columns.all.push_back({std::move(label), size});
    return columns.all.size() - 1;
  };
  const auto addNobody = [&](std::int64_t size) {
    const bool needed =
        size > 0 || std::any_of(base.segments.begin(), base.segments.end(),
                                [&](std::uint32_t s) { return unvoiced(data, data.segments[s]); });
    if (needed) columns.nobody = add("", size);
  };
  switch (by.kind) {
    case By::Kind::Total:
      add("total", transcriptsWhere(data, base, [](const auto&) { return true; }));
      break;
    case By::Kind::Transcript:
      for (std::size_t t = 0; t < data.transcripts.size(); ++t)
        columns.of.push_back(base.transcript[t] ? add(data.transcripts[t].name, 1) : kNoColumn);
      break;
    case By::Kind::Coder:
      for (std::size_t c = 0; c < data.coders.size(); ++c) {
        const auto& assigned = data.assigned[c];
        columns.of.push_back(
            base.coder[c] ? add(data.coders[c].name, std::count(assigned.begin(), assigned.end(), true))
                          : kNoColumn);
      }
      break;
    case By::Kind::Language:
      columns.byTurn = true;
      columns.of.assign(std::size(kLanguageOrder), kNoColumn);
      for (const TextLanguage language : kLanguageOrder) {
        const auto size = transcriptsWhere(data, base, [&](const FrequencyData::Transcript& transcript) {
          return std::any_of(transcript.turns.begin(), transcript.turns.end(),
                             [&](const FrequencyData::Turn& turn) { return turn.language == language; });
        });
        const bool coded = std::any_of(base.segments.begin(), base.segments.end(), [&](std::uint32_t s) {
          return data.segments[s].language == language;
        });
        if (size > 0 || coded)
          columns.of[static_cast<std::size_t>(language)] = add(std::string(i18n::code(language)), size);
      }
      break;
    case By::Kind::Participant:
      columns.byTurn = columns.byVoice = true;
      for (std::size_t p = 0; p < data.participants.size(); ++p) {
        const auto size = transcriptsWhere(data, base, [&](const FrequencyData::Transcript& transcript) {
          return std::find(transcript.participants.begin(), transcript.participants.end(),
                           static_cast<std::int32_t>(p)) != transcript.participants.end();
        });
        columns.of.push_back(base.participant[p] ? add(data.participants[p].name, size) : kNoColumn);
      }
      addNobody(0);
      break;
    case By::Kind::Attribute: {
      columns.byTurn = columns.byVoice = true;
      std::map<std::string, std::size_t> columnOf;
      for (std::string& value : valuesOf(data, base, by.attribute)) {
        const std::size_t column = add(value, 0);
        columnOf.emplace(std::move(value), column);
      }
      std::int64_t without = 0;
      for (std::size_t p = 0; p < data.participants.size(); ++p) {
        const auto value = data.participants[p].values.find(by.attribute);
        const auto column =
            value == data.participants[p].values.end() ? columnOf.end() : columnOf.find(value->second);
        columns.of.push_back(column == columnOf.end() ? kNoColumn : column->second);
        if (!base.participant[p]) continue;
        if (column == columnOf.end())
          ++without;
        else
          ++columns.all[column->second].size;
      }
      addNobody(without);
      for (std::size_t& column : columns.of)
        if (column == kNoColumn) column = columns.nobody;
      break;
    }
  }
  return columns;
}

std::size_t voiceColumn(const FrequencyColumns& columns, std::int32_t participant) {
  return participant == kNobody ? columns.nobody : columns.of[static_cast<std::size_t>(participant)];
}

SegmentColumns segmentColumns(const FrequencyData& data, const FrequencyColumns& columns, By::Kind kind) {
  SegmentColumns result;
  result.starts.reserve(data.segments.size() + 1);
  const auto put = [&](std::size_t column) {
    if (column != kNoColumn) result.columns.push_back(static_cast<std::uint32_t>(column));
  };
  for (const FrequencyData::Coded& coded : data.segments) {
    const std::size_t start = result.columns.size();
    result.starts.push_back(static_cast<std::uint32_t>(start));
    if (kind == By::Kind::Total) put(0);
    if (kind == By::Kind::Transcript) put(columns.of[coded.transcript]);
    if (kind == By::Kind::Coder) put(columns.of[coded.coder]);
    if (kind == By::Kind::Language) put(columns.of[static_cast<std::size_t>(coded.language)]);
    if (!columns.byVoice) continue;
    if (unvoiced(data, coded)) put(columns.nobody);
    for (std::size_t v = coded.firstVoice; v < coded.endVoice; ++v) {
      if (data.voices[v].participant == kNobody) continue;
      const std::size_t column = voiceColumn(columns, data.voices[v].participant);
      if (std::find(result.columns.begin() + static_cast<std::ptrdiff_t>(start), result.columns.end(),
                    column) == result.columns.end())
        put(column);
    }
  }
  result.starts.push_back(static_cast<std::uint32_t>(result.columns.size()));
  return result;
}

}  // namespace coding
