// libFuzzer target for one kind of file: the build names its extension. Whatever the bytes, an importer gives
// a transcript that may enter a project, or throws FileError; anything else ends the run with a finding.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "corpus/import/importer.h"
#include "corpus/import/reader_choice.h"
#include "i18n/text.h"
#include "tests/fuzz/package.h"

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

void within(i18n::Span span, std::int64_t length, const char* what) {
  require(span.begin >= 0 && span.begin <= span.end && span.end <= length, what);
}

void check(const corpus::ImportedTranscript& transcript) {
  require(!transcript.text.empty(), "the text is not empty");
  require(i18n::isValidUtf8(transcript.text), "the text is valid UTF-8");
  require(i18n::normalised(transcript.text) == transcript.text, "the text is normalised");
  require(i18n::length(transcript.text) == transcript.length, "the length is the text's");
  std::int64_t end = 0;
  for (const auto& turn : transcript.turns) {
    require(turn.labelBegin >= end, "turns are in order and don't overlap");
    require(turn.labelBegin <= turn.span.begin, "a label stands before the words");
    within(turn.span, transcript.length, "turns lie within the text");
    require(!turn.speaker || *turn.speaker < transcript.speakers.size(), "speakers exist");
    require(!turn.startMs || *turn.startMs >= 0, "times are not negative");
    // A time at the end of the first turn says nothing of its start.
    require(!turn.endMs || !turn.startMs || *turn.endMs >= *turn.startMs, "a turn ends after its start");
    end = turn.span.end;
  }
  std::int64_t begin = 0;
  for (const auto& formatting : transcript.formatting) {
    within(formatting.span, transcript.length, "formatting lies within the text");
    require(formatting.span.begin >= begin, "formatting is in order");
    begin = formatting.span.begin;
  }
  begin = 0;
  for (const auto& cue : transcript.cues) {
    within(cue.span, transcript.length, "cues lie within the text");
    require(cue.span.begin >= begin, "cues are in order");
    require(cue.startMs >= 0 && (!cue.endMs || *cue.endMs >= cue.startMs), "cue times are times");
    begin = cue.span.begin;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const i18n::LanguageGuesser guesser;
  corpus::import::SourceFile file;
  file.extension = SUHBAT_FUZZ_EXTENSION;
  file.stem = "fuzz";
  file.name = "fuzz." SUHBAT_FUZZ_EXTENSION;
  file.bytes = fuzz::packed({reinterpret_cast<const char*>(data), size}, file.extension);
  if (file.bytes.empty()) return 0;
  corpus::ImportOptions options;
  // The last byte chooses what the person may choose.
  options.recogniseSpeakers = size == 0 || data[size - 1] % 4 != 0;
  options.repairLookAlikes = options.convertKazakhFont = size > 0 && data[size - 1] % 8 == 1;
  try {
    check(corpus::import::readTranscript(file, options, guesser));
  } catch (const corpus::FileError&) {
  }
  return 0;
}
