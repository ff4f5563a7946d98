#pragma once
#include "corpus/import/document.h"
#include "corpus/import/importer.h"

namespace corpus::import {

// Counts what in a document's letters looks right and is not (into `imported`), and repairs it where the
// person asked for it. Passages, formatting and times move with their words. The text is in stored form.
void noticeAndRepair(Document& document, const ImportOptions& options, ImportedTranscript& imported);

}  // namespace corpus::import
