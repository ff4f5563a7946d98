#pragma once
#include <map>
#include <set>

#include "corpus/guid.h"

namespace corpus {

enum class Kind {
  Project,  // name, language, settings of the project
  Coder,
  Transcript,   // also when its text, turns or speakers changed
  Participant,  // also when its attribute values changed
  Attribute,
  Code,  // also when a translation changed
  Segment,
  Memo,
  Assignment,  // id: the transcript's
  SavedQuery,
  GlossaryEntry,
  StopWord,
  Refusal,  // a passage refused for a code
};

// What one committed edit (or undo, or redo) did, by id. Views and the index subscribe and ask again by id.
// Retiring a transcript (undo of an import) counts as removal, bringing it back as addition.
struct Changes {
  std::map<Kind, std::set<Guid>> added, modified, removed;

  bool empty() const { return added.empty() && modified.empty() && removed.empty(); }
  bool touches(Kind kind) const {
    return added.contains(kind) || modified.contains(kind) || removed.contains(kind);
  }
};

}  // namespace corpus
