#pragma once
#include <map>
#include <string>
#include <vector>

#include "corpus/project.h"

namespace corpus {

// One thing with its words in the three languages: what the project has otherwise than the glossary that
// comes with the program (search/glossary.h lays the two over each other).
struct GlossaryEntry {
  Guid guid;  // a built-in entry's GUID: stands in its place
  std::string topic;
  std::vector<std::string> kazakh, russian, english;  // words or phrases, without ";"
  bool removed = false;
  bool operator==(const GlossaryEntry&) const = default;
};

std::vector<GlossaryEntry> glossaryEntries(const Project& project);
// Adds it (with a new GUID when it has none) or puts it in place of what the project has under its GUID.
// Throws UsageError when it has no words in two languages at least and isn't removed.
Guid setGlossaryEntry(Edit& edit, const GlossaryEntry& entry);
// What the project says about it is forgotten: a built-in entry is as it came, an own one is gone.
void forgetGlossaryEntry(Edit& edit, const Guid& entry);

}  // namespace corpus
