// A codebook from a file into the project.
#include <map>
#include <unordered_map>

#include "coding/code_names.h"
#include "coding/codebook_files.h"
#include "coding/codebook_qdc.h"
#include "coding/codebook_rows.h"

namespace coding {
namespace {

// The names that are taken below each parent. Looking them up here keeps a large codebook linear, where
// addCode would compare with every sibling.
class Names {
 public:
  explicit Names(const Codebook& book) {
    for (const Code& code : book.all()) {
      add(code);
      ++children_[code.parent.value_or(Guid())];
    }
  }
  void add(const Code& code) {
    taken_.emplace(std::pair(code.parent.value_or(Guid()), foldedName(code.text.name)), code.guid);
  }
  std::optional<Guid> find(const std::optional<Guid>& parent, const std::string& name) const {
    const auto found = taken_.find(std::pair(parent.value_or(Guid()), foldedName(name)));
    return found == taken_.end() ? std::nullopt : std::optional(found->second);
  }
  std::int64_t nextPosition(const std::optional<Guid>& parent) {
    return children_[parent.value_or(Guid())]++;
  }

 private:
  std::map<std::pair<Guid, std::string>, Guid> taken_;
  std::unordered_map<Guid, std::int64_t> children_;
};

void take(std::string& into, const std::string& from) {
  if (!from.empty()) into = from;
}

// What the file says wins; what it leaves empty stays.
Code merged(const Code& existing, const Code& imported) {
  Code code = existing;
  const auto texts = [](CodeText& into, const CodeText& from) {
    take(into.definition, from.definition);
    take(into.useWhen, from.useWhen);
    take(into.notWhen, from.notWhen);
    take(into.example, from.example);
  };
  texts(code.text, imported.text);
  for (const auto& [language, text] : imported.translations) {
    CodeText& into = code.translations[language];
    take(into.name, text.name);
    texts(into, text);
  }
  if (imported.role != Role::None) code.role = imported.role;
  if (imported.place != Place::None) code.place = imported.place;
  take(code.colour, imported.colour);
  return code;
}

bool same(const Code& a, const Code& b) {
  return a.text == b.text && a.translations == b.translations && a.role == b.role && a.place == b.place &&
         a.colour == b.colour;
}

}  // namespace

std::int64_t importCodebook(Edit& edit, const std::vector<Code>& codes) {
  const Codebook book = Codebook::read(edit.project());
  Names names(book);
  std::unordered_map<Guid, Code> added;  // by its new id
  std::unordered_map<Guid, Guid> idOf;   // in the file -> in the project
  for (const Code& imported : codes) {
    Code code = imported;
    if (code.parent) {
      const auto parent = idOf.find(*code.parent);
      code.parent = parent == idOf.end() ? std::nullopt : std::optional(parent->second);
    }
    code.text.name = importedName(code.text.name);
    if (code.text.name.empty()) continue;
    const Code* known = isPlaceholder(code.guid) ? nullptr : book.find(code.guid);
    const auto named = known ? std::optional(known->guid) : names.find(code.parent, code.text.name);
    if (named) {
      idOf[imported.guid] = *named;
      known = book.find(*named);
      if (!known) continue;  // a second row for a code that this file has just added
      Code changed = merged(*known, code);
      changed.text = cleanCodeText(changed.text);
      if (!same(changed, *known)) updateCodeRow(edit, changed);
      continue;
    }
    if (isPlaceholder(code.guid) || !code.guid || book.find(code.guid)) code.guid = edit.newGuid();
    code.text = cleanCodeText(code.text);
    code.position = names.nextPosition(code.parent);
    if (code.colour.empty() && code.parent) {
      const auto parent = added.find(*code.parent);
      const Code* before = book.find(*code.parent);
      code.colour = parent != added.end() ? parent->second.colour : before ? before->colour : "";
    }
    code.colour = code.colour.empty() ? paletteColour(static_cast<std::size_t>(code.position))
                                      : checkedColour(code.colour);
    insertCodeRow(edit, code);
    names.add(code);
    idOf[imported.guid] = code.guid;
    added.emplace(code.guid, std::move(code));
  }
  return static_cast<std::int64_t>(added.size());
}

}  // namespace coding
