#pragma once
// One reader a format; each throws FileError. What they hand back is described in document.h.
#include "corpus/import/archive.h"
#include "corpus/import/document.h"
#include "corpus/import/importer.h"
#include "corpus/import/source_file.h"

namespace corpus::import {

Document readDocx(Archive& archive);
Document readOdt(Archive& archive);
Document readRtf(const SourceFile& file);
// `encoding` empty: guessed.
Document readText(const SourceFile& file, const std::string& encoding);
Document readSubtitles(const SourceFile& file, const ImportOptions& options);  // .srt and .vtt
Document readLrc(const SourceFile& file, const ImportOptions& options);
Document readSegmentsJson(const SourceFile& file, const ImportOptions& options);  // of speech recognisers
Document readSegmentsTsv(const SourceFile& file, const ImportOptions& options);   // Whisper's
bool isSegmentsTsv(std::string_view bytes);
// .csv, .tsv, .xlsx with one turn a row; rows without words are none.
Document readTurnTable(const SourceFile& file, const ImportOptions& options);
Document readHtml(const SourceFile& file, const std::string& encoding);
Document readPdf(const SourceFile& file);
Document readOldWord(const SourceFile& file);  // .doc
Document readEpub(Archive& archive);

// The bytes as UTF-8, for the formats that are plain text; fills in the encoding.
std::string decodedText(const SourceFile& file, const std::string& encoding, Document& document);

}  // namespace corpus::import
