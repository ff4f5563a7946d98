#pragma once
#include <vector>

#include "coding/codebook.h"
#include "i18n/span.h"

namespace coding {

// A passage that was offered for a code and refused.
struct RefusedPassage {
  Guid guid, transcript;
  i18n::Span span;  // code points; moves with edits of the text, like a segment
};
std::vector<RefusedPassage> refusedPassages(const Project& project, const Guid& code);
Guid refusePassage(Edit& edit, const Guid& code, const Guid& transcript, i18n::Span span);

}  // namespace coding
