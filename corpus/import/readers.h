#pragma once
// One reader a format; each throws FileError. What they hand back is described in document.h.
#include "corpus/import/archive.h"
#include "corpus/import/document.h"
#include "corpus/import/source_file.h"

namespace corpus::import {

Document readDocx(Archive& archive);
Document readOdt(Archive& archive);
Document readRtf(const SourceFile& file);
// `encoding` empty: guessed.
Document readText(const SourceFile& file, const std::string& encoding);
Document readSubtitles(const SourceFile& file, const std::string& encoding);  // .srt and .vtt
Document readHtml(const SourceFile& file, const std::string& encoding);

// The bytes as UTF-8, for the formats that are plain text; fills in the encoding.
std::string decodedText(const SourceFile& file, const std::string& encoding, Document& document);

}  // namespace corpus::import
