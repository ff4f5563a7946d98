#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/transcripts.h"

namespace corpus::import {

// A passage whose speaker and time the format itself says (subtitles). Bytes into Document::text.
struct Passage {
  std::size_t labelBegin = 0;  // where "Label: " begins; == begin without one
  std::size_t begin = 0, end = 0;
  std::string label;  // empty: nobody named
  std::optional<std::int64_t> startMs, endMs;
};

// A passage in bold, italics or underlined. Bytes into Document::text.
struct Formatted {
  std::size_t begin = 0, end = 0;
  Style style = Style::Bold;
};

// When some words are heard. Bytes into Document::text.
struct Heard {
  std::size_t begin = 0, end = 0;
  std::int64_t startMs = 0;
  std::optional<std::int64_t> endMs;
};

// What a format reader hands to the importer.
//
// The rule that makes one interview the same text in every format: a paragraph, a line break and a table
// cell's paragraph each are a line; empty paragraphs stay empty lines; nothing is said twice or added (list
// numbers, headers and page numbers are left out; a foot- or endnote, and a comment, follows its paragraph in
// [brackets]; deletions of tracked changes are left out, insertions are in);
// white space at the very end is dropped. Normalising (NFC, LF) is the importer's work.
struct Document {
  std::string text;      // valid UTF-8
  std::string format;    // "docx", "txt", …
  std::string encoding;  // of plain text; empty where the format says it
  double encodingConfidence = 1;
  std::vector<Passage> passages;  // empty: turns are found in the text. `text` is normalised when not.
  // With passages: labels within their words that are no speaker's, the most frequent first.
  std::vector<ImportedSpeaker::Spelling> otherLabels;
  std::vector<Heard> heard;           // in order of begin
  std::vector<Formatted> formatting;  // in any order, may touch and overlap; the importer joins and sorts
};

}  // namespace corpus::import
