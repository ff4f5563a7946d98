#pragma once
#include <vector>

#include "corpus/import/document.h"

namespace corpus::import {

// Most passages in bold, italics or underlined that are kept of one document; a longer list shows nothing
// that a reader could still see.
inline constexpr std::size_t kMaxFormatted = 100'000;

// Brings what a reader handed over into the form in which it is stored: text normalised (NFC, LF) and without
// white space at its end; `formatting` and `heard` moved with it. Formatting is then in order of begin,
// passages of one style neither touch nor overlap, none goes over a line end or begins or ends with white
// space, none is empty, and there are at most kMaxFormatted. A document without either costs no more than
// the text. The text of a document with passages is normalised already and only trimmed.
void bringIntoStoredForm(Document& document);

// In code points of the document's text, which is in stored form.
std::vector<Formatting> formattingOf(const Document& document);
std::vector<ImportedCue> cuesOf(const Document& document);

}  // namespace corpus::import
