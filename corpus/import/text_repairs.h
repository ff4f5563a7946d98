#pragma once
#include "corpus/import/document.h"
#include "corpus/import/importer.h"

namespace corpus::import {

// Both count what in a document's letters looks right and is not (into `imported`), and repair it where the
// person asked for it. Passages, formatting and times move with their words.

// Letters of old Kazakh fonts. For a text as its file has it: some of them are control characters, which the
// stored form leaves out.
void noticeKazakhFont(Document& document, const ImportOptions& options, ImportedTranscript& imported);
// Latin letters inside Cyrillic words. For a text in stored form.
void noticeLookAlikes(Document& document, const ImportOptions& options, ImportedTranscript& imported);

}  // namespace corpus::import
