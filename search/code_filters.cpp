#include "search/code_filters.h"

#include <string>
#include <vector>

#include "coding/codebook.h"
#include "search/fields.h"
#include "search/filter_values.h"
#include "search/letters.h"
#include "search/wanted_name.h"

namespace search {
namespace {

using i18n::message;

[[noreturn]] void refuseCode(const Node& filter, const coding::Codebook& codebook) {
  std::vector<std::string> names;
  for (const coding::Code& code : codebook.all()) {
    names.push_back(code.text.name);
    for (const auto& [language, text] : code.translations) names.push_back(text.name);
  }
  for (const coding::Code& code : codebook.all()) names.push_back(codebook.path(code.guid));
  if (const auto nearest = nearestName(filter.text, names)) {
    throw QueryError(message("There is no code “{name}” in the codebook. Did you mean “{nearest}”?",
                             {{"name", filter.text}, {"nearest", *nearest}}),
                     filter.source);
  }
  throw QueryError(message("There is no code “{name}” in the codebook.", {{"name", filter.text}}),
                   filter.source);
}

// The codes of that name or path, in any language, with those below them.
std::set<Guid> codesNamed(const Node& filter, const CodesByName& codes) {
  std::set<Guid> found = codes.find(filter.text);
  if (found.empty()) refuseCode(filter, codes.codebook());
  return found;
}

std::set<Guid> codesOfGroup(const Node& filter, const CodesByName& codes) {
  const coding::Codebook& codebook = codes.codebook();
  const std::set<Guid> named = codesNamed(filter, codes);
  std::set<Guid> found;
  for (const Guid& guid : named) {
    const auto& parent = codebook.find(guid)->parent;
    if (!codebook.children(guid).empty() || (parent && named.contains(*parent))) found.insert(guid);
  }
  if (found.empty()) {
    throw QueryError(message("“{name}” is a code without other codes below it. To find its passages, write "
                             "code:{name}.",
                             {{"name", filter.text}}),
                     filter.source);
  }
  return found;
}

}  // namespace

std::set<Guid> codesWanted(const Node& filter, Catalogue& catalogue) {
  const CodesByName& codes = catalogue.codes();
  if (filter.field == kCodeField) return codesNamed(filter, codes);
  if (filter.field == kCodeGroupField) return codesOfGroup(filter, codes);
  const coding::Codebook& codebook = codes.codebook();
  std::set<Guid> found;
  if (filter.field == kRoleField) {
    const coding::Role role = valueOr(roleValue(filter.text), filter);
    for (const coding::Code& code : codebook.all()) {
      if (code.role == role) found.insert(code.guid);
    }
  } else {
    const coding::Place place = valueOr(placeValue(filter.text), filter);
    for (const coding::Code& code : codebook.all()) {
      if (code.place == place) found.insert(code.guid);
    }
  }
  return found;
}

std::set<Guid> codersWanted(const Node& filter, Catalogue& catalogue) {
  const WantedName wanted(filter.text);
  std::set<Guid> found;
  std::vector<std::string> names;
  for (const coding::Coder& coder : catalogue.coders()) {
    if (wanted.fits(coder.name)) found.insert(coder.guid);
    names.push_back(coder.name);
  }
  if (!found.empty()) return found;
  if (const auto nearest = nearestName(filter.text, names)) {
    throw QueryError(message("There is no coder “{name}” in this project. Did you mean “{nearest}”?",
                             {{"name", filter.text}, {"nearest", *nearest}}),
                     filter.source);
  }
  throw QueryError(message("There is no coder “{name}” in this project.", {{"name", filter.text}}),
                   filter.source);
}

}  // namespace search
