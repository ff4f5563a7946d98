#pragma once
// Many cells of the participants' table at once: what was pasted, filled down or cleared.
#include <optional>
#include <string>
#include <vector>

#include "corpus/participants.h"

namespace corpus {

struct CellWrite {
  std::optional<Guid> participant;  // none: a new one, the same for all cells with the same newRow
  std::size_t newRow = 0;
  std::optional<Guid> attribute;  // none: the name
  std::string value;              // as typed; empty clears
};

// All of them or none. Throws UsageError naming the first that don't fit, and when participants would trade
// names. Returns the new participants, in the order of newRow.
std::vector<Guid> setCells(Edit& edit, const std::vector<CellWrite>& cells);

}  // namespace corpus
