#include "coding/frequency_data.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <unordered_map>

#include "corpus/transcripts.h"
#include "corpus/turns_touched.h"
#include "i18n/tokens.h"

namespace coding {
namespace {

using Data = FrequencyData;
using Indices = std::unordered_map<Guid, std::uint32_t>;

template <typename Rows>
Indices indicesOf(const Rows& rows) {
  Indices result;
  for (const auto& row : rows) result.emplace(row.guid, static_cast<std::uint32_t>(result.size()));
  return result;
}

std::optional<std::uint32_t> at(const Indices& indices, std::string text) {
  const auto found = indices.find(Guid::fromStored(std::move(text)));
  return found == indices.end() ? std::nullopt : std::optional(found->second);
}

struct Speaker {
  std::int32_t index, participant;
  bool interviewer;
};

void readTurns(const Project& project, Data& data, const Indices& transcripts) {
  const Indices participants = indicesOf(data.participants);
  std::unordered_map<Guid, Speaker> speakers;
  SQLite::Statement speaker(project.database(), "SELECT guid, transcript, participant, role FROM speakers");
  while (speaker.executeStep()) {
    const auto transcript = at(transcripts, speaker.getColumn(1).getString());
    if (!transcript) continue;
    const auto participant =
        speaker.getColumn(2).isNull() ? std::nullopt : at(participants, speaker.getColumn(2).getString());
    const bool interviewer = speaker.getColumn(3).getString() == "interviewer";
    const std::int32_t known =
        participant && !interviewer ? static_cast<std::int32_t>(*participant) : kNobody;
    speakers.emplace(Guid::fromStored(speaker.getColumn(0).getString()),
                     Speaker{data.speakerCount++, known, interviewer});
    auto& present = data.transcripts[*transcript].participants;
    if (known != kNobody && std::find(present.begin(), present.end(), known) == present.end())
      present.push_back(known);
  }
  SQLite::Statement turn(
      project.database(),
      "SELECT transcript, \"begin\", \"end\", speaker, language FROM turns ORDER BY transcript, \"begin\"");
  std::string last;
  std::optional<std::uint32_t> transcript;
  while (turn.executeStep()) {
    std::string guid = turn.getColumn(0).getString();
    if (guid != last) {
      transcript = at(transcripts, guid);
      last = std::move(guid);
    }
    if (!transcript) continue;
    Data::Transcript& owner = data.transcripts[*transcript];
    Data::Turn read;
    read.span = {turn.getColumn(1).getInt64(), turn.getColumn(2).getInt64()};
    read.language = i18n::textLanguageOf(turn.getColumn(4).getString());
    if (!turn.getColumn(3).isNull()) {
      const auto found = speakers.find(Guid::fromStored(turn.getColumn(3).getString()));
      if (found != speakers.end()) {
        read.speaker = found->second.index;
        read.participant = found->second.participant;
        read.interviewer = found->second.interviewer;
      }
    }
    if (read.participant == kNobody && !read.interviewer && owner.participants.size() == 1)
      read.participant = owner.participants.front();
    owner.turns.push_back(read);
  }
}

void placeSegment(Data& data, Data::Coded& coded) {
  const auto& turns = data.transcripts[coded.transcript].turns;
  const auto [first, end] = corpus::turnsTouched(turns, coded.span);
  coded.firstVoice = static_cast<std::uint32_t>(data.voices.size());
  if (first < end) coded.language = turns[first].language;
  for (std::size_t i = first; i < end; ++i) {
    if (turns[i].span.empty()) continue;
    const Data::Voice voice{turns[i].speaker, turns[i].participant, turns[i].interviewer};
    const auto known =
        std::find_if(data.voices.begin() + coded.firstVoice, data.voices.end(), [&](const Data::Voice& v) {
          return v.speaker == voice.speaker && v.participant == voice.participant;
        });
    if (known == data.voices.end()) data.voices.push_back(voice);
  }
  coded.endVoice = static_cast<std::uint32_t>(data.voices.size());
}

void readSegments(const Project& project, Data& data, const Indices& transcripts) {
  const Indices coders = indicesOf(data.coders);
  SQLite::Statement row(project.database(),
                        "SELECT transcript, \"begin\", \"end\", code, coder FROM segments");
  while (row.executeStep()) {
    const auto transcript = at(transcripts, row.getColumn(0).getString());
    const auto code = data.codebook.indexOf(Guid::fromStored(row.getColumn(3).getString()));
    const auto coder = at(coders, row.getColumn(4).getString());
    if (!transcript || !code || !coder) continue;  // of a retired transcript
    Data::Coded coded;
    coded.transcript = *transcript;
    coded.span = {row.getColumn(1).getInt64(), row.getColumn(2).getInt64()};
    coded.code = static_cast<std::uint32_t>(*code);
    coded.coder = *coder;
    data.assigned[*coder][*transcript] = true;
    data.segments.push_back(coded);
  }
  std::sort(data.segments.begin(), data.segments.end(), [](const Data::Coded& a, const Data::Coded& b) {
    return a.transcript != b.transcript ? a.transcript < b.transcript : a.span < b.span;
  });
  for (Data::Coded& coded : data.segments) placeSegment(data, coded);
}

}  // namespace

const std::vector<i18n::Span>& TranscriptWords::spans() const {
  std::call_once(found_, [&] {
    i18n::Tokeniser().each(text_, [&](const i18n::Token& token) { spans_.push_back(token.span); });
    text_ = {};
  });
  return spans_;
}

const std::vector<FrequencyData::Touched>& FrequencyData::touchedWords() const {
  std::call_once(touchedMade_, [&] {
    touched_.reserve(segments.size());
    for (const Coded& coded : segments) {
      const auto& words = transcripts[coded.transcript].words->spans();
      const auto first = std::partition_point(words.begin(), words.end(),
                                              [&](const i18n::Span& w) { return w.end <= coded.span.begin; });
      // A segment whose text was deleted has no words, also where it is left inside one.
      const auto end =
          coded.span.empty() ? first : std::partition_point(first, words.end(), [&](const i18n::Span& w) {
            return w.begin < coded.span.end;
          });
      Touched& added = touched_.emplace_back();
      added.first = static_cast<std::uint32_t>(first - words.begin());
      added.end = static_cast<std::uint32_t>(end - words.begin());
      if (first != end) added.head = *first, added.tail = *(end - 1);
    }
  });
  return touched_;
}

std::shared_ptr<const FrequencyData> readFrequencyData(const Project& project,
                                                       const std::shared_ptr<const FrequencyData>& previous) {
  auto data = std::make_shared<FrequencyData>();
  data->language = project.language();
  data->codebook = Codebook::read(project);
  data->participants = corpus::participants(project);
  data->attributes = corpus::attributes(project);
  data->coders = coders(project);
  for (const auto& transcript : corpus::transcripts(project)) {
    FrequencyData::Transcript& added = data->transcripts.emplace_back();
    added.guid = transcript.guid;
    added.name = transcript.name;
    added.length = transcript.length;
  }
  const Indices transcripts = indicesOf(data->transcripts);
  data->assigned.assign(data->coders.size(), std::vector<bool>(data->transcripts.size()));
  const Indices coderIndices = indicesOf(data->coders);
  SQLite::Statement assignment(project.database(), "SELECT coder, transcript FROM assignments");
  while (assignment.executeStep()) {
    const auto coder = at(coderIndices, assignment.getColumn(0).getString());
    const auto transcript = at(transcripts, assignment.getColumn(1).getString());
    if (coder && transcript) data->assigned[*coder][*transcript] = true;
  }
  readTurns(project, *data, transcripts);
  readSegments(project, *data, transcripts);

  std::unordered_map<Guid, std::shared_ptr<TranscriptWords>> known;
  if (previous)
    for (const auto& transcript : previous->transcripts)
      if (transcript.words) known.emplace(transcript.guid, transcript.words);
  for (const auto& coded : data->segments) {
    auto& transcript = data->transcripts[coded.transcript];
    if (transcript.words) continue;
    const auto found = known.find(transcript.guid);
    transcript.words = found != known.end()
                           ? found->second
                           : std::make_shared<TranscriptWords>(corpus::text(project, transcript.guid));
  }
  return data;
}

}  // namespace coding
