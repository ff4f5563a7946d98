#include "gui/deleted_text.h"

#include <vector>

#include "corpus/text_edit.h"
#include "i18n/text.h"

namespace gui {

std::string deletedText(const corpus::Project& project, const corpus::Guid& transcript,
                        std::int64_t position) {
  // Backwards through the edits: where was the place before each of them?
  const auto edits = corpus::textEdits(project, transcript);
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    const std::int64_t inserted = i18n::length(edit->inserted), removed = i18n::length(edit->removed);
    if (inserted == 0 && removed > 0 && position == edit->position) return std::string(i18n::trimmed(edit->removed));
    if (position >= edit->position + inserted) position += removed - inserted;
  }
  return {};
}

}  // namespace gui
