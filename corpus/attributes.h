#pragma once
// Changing the attributes themselves: names, types, choices, order.
#include <map>
#include <string>
#include <vector>

#include "corpus/participants.h"

namespace corpus {

void renameAttribute(Edit& edit, const Guid& attribute, const std::string& name);
// With all its values.
void removeAttribute(Edit& edit, const Guid& attribute);
// To that place in the order of attributes(); beyond its end: to the end.
void moveAttribute(Edit& edit, const Guid& attribute, std::size_t position);

// A value that would not fit another type, and who has it.
struct Misfit {
  std::string participant, value;
};
std::vector<Misfit> misfits(const Project& project, const Guid& attribute, AttributeType type,
                            bool regions = false);
// Values are brought into the new type's form. Throws UsageError naming the first misfits, with nothing
// changed. To text, and to a choice among what stands there, everything fits.
void setAttributeType(Edit& edit, const Guid& attribute, AttributeType type, bool regions = false);

// A choice as the person edits the list: what it was called (empty: a new one) and is called.
struct EditedChoice {
  std::string was, name;
};
// The whole list in its new order (of regions: the choices besides them). Renaming a choice renames the
// values. Throws UsageError when one that is in use is missing, with the number of participants who have it.
void setChoices(Edit& edit, const Guid& attribute, const std::vector<EditedChoice>& choices);
// Number of participants by value.
std::map<std::string, std::int64_t> valueCounts(const Project& project, const Guid& attribute);

}  // namespace corpus
