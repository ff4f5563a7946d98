#include "search/codes_by_name.h"

#include <utility>

#include "search/fields.h"

namespace search {
namespace {

// "Push/Low pay" and "push / low pay" are one path.
std::string foldedPath(std::string_view path) {
  std::string result;
  while (true) {
    const std::size_t slash = path.find('/');
    result += foldedName(path.substr(0, slash));
    if (slash == std::string_view::npos) return result;
    result += '/';
    path.remove_prefix(slash + 1);
  }
}

}  // namespace

CodesByName::CodesByName(coding::Codebook codebook) : codebook_(std::move(codebook)) {
  for (std::size_t i = 0; i < codebook_.size(); ++i) {
    const coding::Code& code = codebook_.all()[i];
    const auto add = [&](const std::string& name, const std::string& path) {
      whole_[foldedName(name)].insert(i);
      const std::string folded = foldedPath(path);
      whole_[folded].insert(i);
      for (std::size_t slash = folded.find('/'); slash != std::string::npos;
           slash = folded.find('/', slash + 1))
        ends_[folded.substr(slash + 1)].insert(i);
    };
    add(code.text.name, codebook_.path(code.guid));
    for (const auto& [language, text] : code.translations)
      add(text.name, codebook_.path(code.guid, language));
  }
}

std::set<corpus::Guid> CodesByName::find(std::string_view typed) const {
  Places places;
  const auto add = [&](const auto& found) { places.insert(found->second.begin(), found->second.end()); };
  std::string wanted = foldedPath(typed);
  if (wanted.size() > 1 && wanted.back() == '*') {
    wanted = foldedName(std::string_view(wanted).substr(0, wanted.size() - 1));
    for (auto each = whole_.lower_bound(wanted); each != whole_.end() && each->first.starts_with(wanted);
         ++each)
      add(each);
  } else {
    if (const auto found = whole_.find(wanted); found != whole_.end()) add(found);
    if (const auto found = ends_.find(wanted); found != ends_.end()) add(found);
  }
  std::set<corpus::Guid> codes;
  for (const std::size_t place : places) {
    for (std::size_t i = place; i < codebook_.subtreeEnd(place); ++i) codes.insert(codebook_.all()[i].guid);
  }
  return codes;
}

}  // namespace search
