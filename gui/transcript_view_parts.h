#pragma once
// What the files of TranscriptView share; nobody else includes it.
#include <functional>

#include "gui/transcript_document.h"
#include "gui/transcript_layout.h"
#include "gui/transcript_painter.h"
#include "gui/transcript_selection.h"
#include "gui/transcript_view.h"

namespace gui {

// A press in the text and what follows it.
struct TranscriptView::Drag {
  bool pressed = false;
  wxPoint last;    // the pointer, for scrolling while it rests outside
  int clicks = 0;  // 1 character, 2 word, 3 sentence, 4 paragraph
  wxPoint clickPoint;
  wxLongLong clickTime = 0;
};

// Drawn already, not yet in the project.
struct TranscriptView::Pending {
  i18n::Span span;                  // for tagging
  std::vector<corpus::Guid> codes;  // none: a removal
  corpus::Guid removed;
};

}  // namespace gui
