#pragma once
#include "corpus/import/document.h"
#include "corpus/import/importer.h"
#include "corpus/import/source_file.h"

namespace corpus::import {

// Reads a file with the reader its content and its name call for. Throws FileError: of a kind that is not
// imported, or whatever the reader finds wrong.
Document readDocument(const SourceFile& file, const ImportOptions& options);

// The same as corpus::readTranscript() with the file already in memory.
ImportedTranscript readTranscript(const SourceFile& file, const ImportOptions& options,
                                  const i18n::LanguageGuesser& guesser);

}  // namespace corpus::import
