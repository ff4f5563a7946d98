#include "corpus/import/importer.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "corpus/import/reader_choice.h"
#include "corpus/import/speakers.h"
#include "corpus/import/stored_form.h"
#include "corpus/import/text_repairs.h"
#include "corpus/import/word_count.h"
#include "corpus/sha256.h"
#include "i18n/text.h"

namespace corpus {
namespace {

bool hasWords(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c <= 0x20) continue;
    // No-break and zero-width spaces, the BOM: nothing to read either.
    const auto rest = text.substr(i);
    if (rest.starts_with("\xC2\xA0")) {
      ++i;
    } else if (rest.starts_with("\xE2\x80\x8B") || rest.starts_with("\xE2\x80\xAF") ||
               rest.starts_with("\xEF\xBB\xBF")) {
      i += 2;
    } else {
      return true;
    }
  }
  return false;
}

// Code point offsets of bytes asked for in rising order: one pass over the text altogether.
class PositionCursor {
 public:
  explicit PositionCursor(std::string_view text) : text_(text) {}
  std::int64_t at(std::size_t byte) {
    if (byte < byte_) byte_ = 0, position_ = 0;  // asked out of order: from the start
    position_ += i18n::length(text_.substr(byte_, byte - byte_));
    byte_ = byte;
    return position_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::int64_t position_ = 0;
};

import::FoundTurns turnsOf(const import::Document& document, std::string_view text,
                           const ImportOptions& options) {
  if (document.passages.empty()) {
    return options.recogniseSpeakers ? import::foundTurns(text, options.speakers, document.formatting)
                                     : import::foundParagraphs(text);
  }
  if (options.recogniseSpeakers) return import::turnsOfPassages(document.passages, options.speakers);
  auto passages = document.passages;
  for (auto& passage : passages) passage.label.clear(), passage.begin = passage.labelBegin;
  return import::turnsOfPassages(passages, {});
}

// Times found among the words, beside those that the format says.
void addStamps(std::vector<ImportedCue>& cues, const std::vector<import::Heard>& stamps,
               std::string_view text) {
  if (stamps.empty()) return;
  PositionCursor cursor(text);
  for (const auto& stamp : stamps) {
    const auto begin = cursor.at(stamp.begin);
    cues.push_back({{begin, cursor.at(stamp.end)}, stamp.startMs, stamp.endMs});
  }
  std::stable_sort(cues.begin(), cues.end(), [](const ImportedCue& a, const ImportedCue& b) {
    return a.span.begin < b.span.begin;
  });
}

i18n::TextLanguage mainLanguage(const std::vector<ImportedTurn>& turns) {
  std::array<std::int64_t, 5> points{};
  std::int64_t total = 0;
  for (const auto& turn : turns) {
    if (turn.language == i18n::TextLanguage::Unknown) continue;
    points[static_cast<std::size_t>(turn.language)] += turn.span.length();
    total += turn.span.length();
  }
  if (total == 0) return i18n::TextLanguage::Unknown;
  const auto most = std::max_element(points.begin(), points.end());
  if (*most * 10 < total * 6) return i18n::TextLanguage::Mixed;
  return static_cast<i18n::TextLanguage>(most - points.begin());
}

}  // namespace

ImportedTranscript readTranscript(const std::filesystem::path& path, const ImportOptions& options,
                                  const i18n::LanguageGuesser& guesser) {
  return import::readTranscript(import::readSourceFile(path), options, guesser);
}

ImportedTranscript import::readTranscript(const SourceFile& file, const ImportOptions& options,
                                          const i18n::LanguageGuesser& guesser) {
  auto document = import::readDocument(file, options);
  import::checkTextSize(document.text.size(), file.name);

  ImportedTranscript imported;
  imported.name = file.stem;
  imported.sourceFile = file.name;
  imported.sourceFormat = document.format;
  imported.sourceEncoding = document.encoding;
  imported.encodingConfidence = document.encodingConfidence;
  // The fonts first: to Unicode some of their letters are control characters, which are not stored.
  import::noticeKazakhFont(document, options, imported);
  import::bringIntoStoredForm(document);
  import::noticeLookAlikes(document, options, imported);
  imported.formatting = import::formattingOf(document);
  imported.cues = import::cuesOf(document);
  imported.text = std::move(document.text);
  if (!hasWords(imported.text))
    throw FileError(
        i18n::message("“{file}” holds no text. Nothing was imported from it.", {{"file", file.name}}));
  import::checkLines(static_cast<std::size_t>(std::count(imported.text.begin(), imported.text.end(), '\n')),
                     file.name);

  // Most texts stand in their file as they are, but for the last line end: read once for both.
  if (file.bytes.starts_with(imported.text)) {
    std::tie(imported.textSha256, imported.sourceSha256) =
        sha256HexOfPrefixAndWhole(file.bytes, imported.text.size());
  } else {
    imported.sourceSha256 = sha256Hex(file.bytes);
    imported.textSha256 = sha256Hex(imported.text);
  }
  imported.words = import::countWords(imported.text);

  const std::string_view text = imported.text;
  auto found = turnsOf(document, text, options);
  imported.speakers = std::move(found.speakers);
  imported.otherLabels = std::move(found.otherLabels);
  // Within the words of subtitles, beside those that a rule has rejected.
  for (auto& other : document.otherLabels) {
    const auto known = std::any_of(imported.otherLabels.begin(), imported.otherLabels.end(),
                                   [&](const auto& one) { return one.label == other.label; });
    if (!known) imported.otherLabels.push_back(std::move(other));
  }
  addStamps(imported.cues, found.stamps, text);
  imported.turns.reserve(found.turns.size());
  PositionCursor cursor(text);
  for (const auto& turn : found.turns) {
    ImportedTurn out;
    out.labelBegin = cursor.at(turn.labelBegin);
    out.span.begin = cursor.at(turn.begin);
    out.span.end = cursor.at(turn.end);
    out.speaker = turn.speaker;
    out.startMs = turn.startMs;
    out.endMs = turn.endMs;
    out.language = guesser.guess(text.substr(turn.begin, turn.end - turn.begin)).language;
    imported.turns.push_back(out);
  }
  imported.length = cursor.at(text.size());
  imported.language = mainLanguage(imported.turns);
  if (options.keepOriginal) imported.original = file.bytes;
  return imported;
}

}  // namespace corpus
