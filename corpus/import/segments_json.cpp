// Transcripts of recognisers as .json: Whisper (openai-whisper, faster-whisper, WhisperX, whisper.cpp,
// Hugging Face pipelines), AssemblyAI, Deepgram, and others that list what was said with its times. Read as a
// stream: the tokens and words that fill these files are never kept.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/import/cue_turns.h"
#include "corpus/import/readers.h"
#include "corpus/import/time_stamp.h"
#include "corpus/import/time_unit.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

constexpr std::size_t kMaxDepth = 100;

// Names of the lists, the one to be preferred first: by speaker, by segment, whatever else lists words.
constexpr std::array<std::string_view, 10> kLists = {"utterances", "speakers", "segments", "transcription",
                                                     "chunks",     "cues",     "captions", "transcript",
                                                     "results",    ""};

struct Record {
  std::string text, speaker;
  std::optional<double> start, end;            // in the file's own unit
  std::optional<std::int64_t> startMs, endMs;  // where the file says which unit
  bool speakerChangesAfter = false;
};

class Reader : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::array<std::vector<Record>, kLists.size()> lists;
  std::string wholeText;  // the longest "text" or "transcript" outside the lists
  std::size_t errorAt = 0;
  bool tooDeep = false, tooMany = false;

  bool null() override { return true; }
  bool boolean(bool value) override {
    if (value && inRecord() && key() == "speaker_turn_next") record().speakerChangesAfter = true;
    return true;
  }
  bool number_integer(number_integer_t value) override { return number(static_cast<double>(value), true); }
  bool number_unsigned(number_unsigned_t value) override { return number(static_cast<double>(value), true); }
  bool number_float(number_float_t value, const string_t&) override { return number(value, false); }
  bool string(string_t& value) override {
    if (inRecord()) {
      if (isTextKey(key()))
        record().text = std::move(value);
      else if (isSpeakerKey(key()))
        setSpeaker(value);
      else if (key() == "start" || key() == "start_time")
        record().startMs = clock(value, record().start);
      else if (key() == "end" || key() == "end_time")
        record().endMs = clock(value, record().end);
    } else if (within("timestamps")) {
      if (key() == "from") record().startMs = clock(value, record().start);
      if (key() == "to") record().endMs = clock(value, record().end);
    } else if (within("speaker")) {
      if (key() == "name" || key() == "label") setSpeaker(value);
    } else if (recordDepth_ == 0 && isTextKey(key()) && value.size() > wholeText.size()) {
      wholeText = std::move(value);
    }
    return true;
  }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    const bool listed = !frames_.empty() && frames_.back().array;
    const auto list = listed && recordDepth_ == 0
                          ? std::find(kLists.begin(), kLists.end(), frames_.back().name) - kLists.begin()
                          : static_cast<std::ptrdiff_t>(kLists.size());
    if (!push(false)) return false;
    if (static_cast<std::size_t>(list) < kLists.size()) {
      recordDepth_ = frames_.size();
      list_ = static_cast<std::size_t>(list);
      if (++records_ > 150'000) tooMany = true;
      lists[list_].emplace_back();
    }
    return !tooMany;
  }
  bool key(string_t& name) override {
    frames_.back().key = std::move(name);
    return true;
  }
  bool end_object() override {
    if (frames_.size() == recordDepth_) {
      recordDepth_ = 0;
      if (lists[list_].back().text.empty()) lists[list_].pop_back();
    }
    frames_.pop_back();
    return true;
  }
  bool start_array(std::size_t) override { return push(true); }
  bool end_array() override {
    frames_.pop_back();
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    errorAt = position;
    return false;
  }

 private:
  struct Frame {
    bool array = false;
    std::string name;  // under which it stands
    std::string key;   // of the value that comes
    int values = 0;    // numbers so far
  };

  static bool isTextKey(std::string_view name) {
    return name == "text" || name == "transcript" || name == "sentence" || name == "utterance";
  }
  static bool isSpeakerKey(std::string_view name) {
    return name == "speaker" || name == "speaker_id" || name == "speaker_label" || name == "speaker_name" ||
           name == "speakerName" || name == "speakerId";
  }
  // The time, where it is one as clocks show it; a plain number goes to `number`.
  static std::optional<std::int64_t> clock(std::string_view text, std::optional<double>& number) {
    if (const auto stamp = clockTimeAt(text)) return stamp->ms;
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc()) number = value;
    return std::nullopt;
  }

  bool push(bool array) {
    if (frames_.size() >= kMaxDepth) {
      tooDeep = true;
      return false;
    }
    Frame frame;
    frame.array = array;
    if (!frames_.empty() && !frames_.back().array) frame.name = frames_.back().key;
    frames_.push_back(std::move(frame));
    return true;
  }
  bool inRecord() const { return recordDepth_ != 0 && frames_.size() == recordDepth_; }
  bool within(std::string_view name) const {
    return recordDepth_ != 0 && frames_.size() == recordDepth_ + 1 && frames_.back().name == name;
  }
  std::string_view key() const { return frames_.empty() ? std::string_view() : frames_.back().key; }
  Record& record() { return lists[list_].back(); }

  bool number(double value, bool whole) {
    if (inRecord()) {
      if (key() == "start" || key() == "start_time") record().start = value;
      if (key() == "end" || key() == "end_time") record().end = value;
      if (isSpeakerKey(key()) && whole && value >= 0 && value < 1000)
        setSpeaker(std::to_string(static_cast<int>(value)));
    } else if (within("offsets")) {
      if (key() == "from") record().startMs = milliseconds(value, 1);
      if (key() == "to") record().endMs = milliseconds(value, 1);
    } else if (within("timestamp") && frames_.back().array) {
      const int at = frames_.back().values++;
      if (at == 0) record().start = value;
      if (at == 1) record().end = value;
    }
    return true;
  }

  // A bare number or letter reads as nobody's name.
  void setSpeaker(std::string_view name) {
    const bool bare =
        name.size() == 1 || (!name.empty() && name.find_first_not_of("0123456789") == name.npos);
    if (name == "UNKNOWN" || name == "unknown" || name == "null") name = {};
    // Everything else as the file has it: "SPEAKER_00".
    auto& speaker = record().speaker;
    if (speaker.empty() || isSpeakerNameKey())
      speaker = bare ? "Speaker " + std::string(name) : std::string(name);
  }
  bool isSpeakerNameKey() const {
    return key() == "speaker_name" || key() == "speakerName" || key() == "name";
  }

  std::vector<Frame> frames_;
  std::size_t recordDepth_ = 0;  // frames at a record; 0: outside
  std::size_t list_ = 0, records_ = 0;
};

// Python writes NaN and Infinity, which JSON does not have, where a segment's probability is unknown.
void replaceNotNumbers(std::string& json) {
  if (json.find("NaN") == json.npos && json.find("Infinity") == json.npos) return;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '"') quoted = !quoted;
    if (quoted && json[i] == '\\') ++i;
    if (quoted) continue;
    const auto rest = std::string_view(json).substr(i, 9);
    if (rest.starts_with("NaN")) json.replace(i, 3, "  0");
    if (rest.starts_with("Infinity")) {
      json.replace(i, 8, "       0");
      if (i > 0 && json[i - 1] == '-') json[i - 1] = ' ';
    }
  }
}

std::vector<Spoken> spokenOf(std::vector<Record> records) {
  std::vector<TimedNumber> numbers;
  bool fractions = false, speakers = false;
  for (const auto& record : records) {
    speakers = speakers || !record.speaker.empty();
    if (!record.start) continue;
    numbers.push_back({*record.start, record.end, record.text.size()});
    fractions = fractions || *record.start != std::floor(*record.start);
  }
  // Recognisers know seconds, with fractions, and milliseconds.
  const double unit = fractions ? 1000 : std::min(1000.0, millisecondsPerUnit(numbers));
  std::vector<Spoken> spoken;
  std::int64_t last = 0;
  bool changed = false;
  for (auto& record : records) {
    Spoken one;
    auto start = record.startMs, end = record.endMs;
    if (!start && record.start) start = milliseconds(*record.start, unit);
    if (!end && record.end) end = milliseconds(*record.end, unit);
    one.timed = start.has_value();
    one.startMs = last = start.value_or(last);
    if (end) one.endMs = std::max(one.startMs, *end);
    one.label = std::move(record.speaker);
    one.words = std::move(record.text);
    one.voiced = speakers;
    one.dashed = std::exchange(changed, record.speakerChangesAfter);
    spoken.push_back(std::move(one));
  }
  return spoken;
}

}  // namespace

Document readSegmentsJson(const SourceFile& file, const ImportOptions& options) {
  Document document;
  document.format = "json";
  std::string json = decodedText(file, options.encoding, document);
  if (json.starts_with("\xEF\xBB\xBF")) json.erase(0, 3);
  replaceNotNumbers(json);
  Reader reader;
  if (!nlohmann::json::sax_parse(json, &reader)) {
    if (reader.tooMany) checkLines(1'000'000, file.name);
    if (reader.tooDeep)
      throw FileError(
          i18n::message("“{file}” nests its parts more than 100 deep, which no transcript does. Nothing was "
                        "imported from it.",
                        {{"file", file.name}}));
    const auto line =
        1 + std::count(json.begin(),
                       json.begin() + static_cast<std::ptrdiff_t>(std::min(reader.errorAt, json.size())),
                       '\n');
    throw FileError(
        i18n::message("“{file}” is not whole: what stands in line {line} is not JSON. Write it anew from "
                      "the program that made it. Nothing was imported from it.",
                      {{"file", file.name}, {"line", std::to_string(line)}}));
  }
  for (auto& records : reader.lists) {
    if (records.empty()) continue;
    buildTurns(spokenOf(std::move(records)), Joining::Cues, file.name, options.speakers, document);
    return document;
  }
  if (reader.wholeText.empty())
    throw FileError(
        i18n::message("“{file}” holds no transcript that the program knows: a list of segments with text and "
                      "times is missing. "
                      "Nothing was imported from it.",
                      {{"file", file.name}}));
  document.text = std::move(reader.wholeText);
  return document;
}

}  // namespace corpus::import
