// Changes to the codebook. Siblings' positions stay dense: 0, 1, 2, …
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "coding/code_names.h"
#include "coding/codebook.h"
#include "coding/codebook_rows.h"
#include "i18n/text.h"

namespace coding {
namespace {

// Paul Tol's qualitative schemes "muted" and "bright" (SRON/EPS/TN/09-002, 2021), which stay apart for
// readers with any common colour blindness, in an order that keeps neighbours different; the palest are left
// out.
constexpr std::string_view kPalette[] = {"#cc6677", "#4477aa", "#117733", "#ddaa33", "#882255", "#44aa99",
                                         "#ee8866", "#332288", "#999933", "#aa4499", "#88ccee", "#77695a"};

struct Sibling {
  Guid guid;
  std::int64_t position;
};

std::vector<Sibling> siblings(Edit& edit, const std::optional<Guid>& parent) {
  SQLite::Statement select(
      edit.database(),
      "SELECT guid, position FROM codes WHERE parent IS ? ORDER BY position, created_at, guid");
  if (parent) select.bind(1, parent->text());
  std::vector<Sibling> result;
  while (select.executeStep())
    result.push_back({Guid::fromStored(select.getColumn(0).getString()), select.getColumn(1).getInt64()});
  return result;
}

// Writes only the positions that change, so that the history holds no more than what happened.
void number(Edit& edit, const std::vector<Sibling>& order) {
  SQLite::Statement update(edit.database(), "UPDATE codes SET position = ? WHERE guid = ?");
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (order[i].position == static_cast<std::int64_t>(i)) continue;
    update.reset();
    update.bind(1, static_cast<std::int64_t>(i));
    update.bind(2, order[i].guid.text());
    update.exec();
  }
}

struct Stored {
  std::optional<Guid> parent;
  std::string role, place, colour;
};

Stored stored(Edit& edit, const Guid& code) {
  SQLite::Statement select(edit.database(), "SELECT parent, role, place, colour FROM codes WHERE guid = ?");
  select.bind(1, code.text());
  if (!select.executeStep()) throw i18n::UsageError(i18n::message("This code is no longer in the codebook."));
  Stored result;
  if (!select.getColumn(0).isNull()) result.parent = Guid::fromStored(select.getColumn(0).getString());
  result.role = select.getColumn(1).getString();
  result.place = select.getColumn(2).getString();
  result.colour = select.getColumn(3).getString();
  return result;
}

std::optional<Guid> siblingNamed(Edit& edit, const std::optional<Guid>& parent, std::string_view name,
                                 bool translationsToo) {
  const std::string folded = foldedName(name);
  const auto look = [&](const char* query) -> std::optional<Guid> {
    SQLite::Statement select(edit.database(), query);
    if (parent) select.bind(1, parent->text());
    while (select.executeStep())
      if (foldedName(select.getColumn(1).getString()) == folded)
        return Guid::fromStored(select.getColumn(0).getString());
    return std::nullopt;
  };
  if (auto found = look("SELECT guid, name FROM codes WHERE parent IS ? ORDER BY position")) return found;
  if (!translationsToo) return std::nullopt;
  return look(
      "SELECT c.guid, t.name FROM codes c JOIN code_translations t ON t.code = c.guid WHERE c.parent IS ? "
      "ORDER BY c.position");
}

void refuseTakenName(Edit& edit, const std::optional<Guid>& parent, const std::string& name,
                     const Guid& self) {
  const auto same = siblingNamed(edit, parent, name, false);
  if (same && *same != self)
    throw i18n::UsageError(i18n::message(
        "There is already a code named “{name}” at this place of the codebook.", {{"name", name}}));
}

void bindText(SQLite::Statement& statement, int first, const CodeText& text) {
  statement.bind(first, text.name);
  statement.bind(first + 1, text.definition);
  statement.bind(first + 2, text.useWhen);
  statement.bind(first + 3, text.notWhen);
  statement.bind(first + 4, text.example);
}

void putTranslation(Edit& edit, const Guid& code, Language language, const CodeText& text) {
  SQLite::Statement put(
      edit.database(),
      "INSERT INTO code_translations (code, language, name, definition, use_when, not_when, example) "
      "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code, language) DO UPDATE SET name = excluded.name, "
      "definition = excluded.definition, use_when = excluded.use_when, "
      "not_when = excluded.not_when, example = excluded.example");
  put.bind(1, code.text());
  put.bind(2, std::string(i18n::code(language)));
  bindText(put, 3, text);
  put.exec();
}

void writeTranslations(Edit& edit, const Code& code) {
  const Language own = edit.project().language();
  for (const Language language : i18n::kLanguages) {
    const auto found = code.translations.find(language);
    if (language != own && found != code.translations.end() && !i18n::trimmed(found->second.name).empty()) {
      putTranslation(edit, code.guid, language, cleanCodeText(found->second));
      continue;
    }
    SQLite::Statement remove(edit.database(),
                             "DELETE FROM code_translations WHERE code = ? AND language = ?");
    remove.bind(1, code.guid.text());
    remove.bind(2, std::string(i18n::code(language)));
    remove.exec();
  }
}

}  // namespace

CodeText cleanCodeText(const CodeText& text) {
  return {cleanName(text.name), cleanText(text.definition), cleanText(text.useWhen), cleanText(text.notWhen),
          cleanText(text.example)};
}

std::string checkedColour(const std::string& colour) {
  const std::string canonical = canonicalColour(colour);
  if (canonical.empty())
    throw i18n::UsageError(
        i18n::message("“{colour}” is not a colour; write it as #rrggbb.", {{"colour", colour}}));
  return canonical;
}

std::string paletteColour(std::size_t n) {
  return std::string(kPalette[n % std::size(kPalette)]);
}

void insertCodeRow(Edit& edit, const Code& code) {
  SQLite::Statement insert(
      edit.database(),
      "INSERT INTO codes (guid, parent, position, role, place, colour, created_at, name, "
      "definition, use_when, not_when, example) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, code.guid.text());
  if (code.parent) insert.bind(2, code.parent->text());
  insert.bind(3, code.position);
  insert.bind(4, std::string(coding::code(code.role)));
  insert.bind(5, std::string(coding::code(code.place)));
  insert.bind(6, code.colour);
  insert.bind(7, edit.now());
  bindText(insert, 8, code.text);
  insert.exec();
  writeTranslations(edit, code);
}

void updateCodeRow(Edit& edit, const Code& changed) {
  SQLite::Statement update(
      edit.database(),
      "UPDATE codes SET role = ?, place = ?, colour = ?, name = ?, definition = ?, use_when = ?, "
      "not_when = ?, example = ? WHERE guid = ?");
  update.bind(1, std::string(code(changed.role)));
  update.bind(2, std::string(code(changed.place)));
  update.bind(3, changed.colour);
  bindText(update, 4, changed.text);
  update.bind(9, changed.guid.text());
  update.exec();
  writeTranslations(edit, changed);
}

Guid addCode(Edit& edit, Code code) {
  code.text = cleanCodeText(code.text);
  if (!code.guid) code.guid = edit.newGuid();
  if (code.parent) {
    const Stored parent = stored(edit, *code.parent);  // refuses an unknown parent
    if (code.colour.empty()) code.colour = parent.colour;
  }
  SQLite::Statement count(edit.database(), "SELECT count(*) FROM codes WHERE parent IS ?");
  if (code.parent) count.bind(1, code.parent->text());
  count.executeStep();
  code.position = count.getColumn(0).getInt64();
  code.colour = code.colour.empty() ? paletteColour(static_cast<std::size_t>(code.position))
                                    : checkedColour(code.colour);
  refuseTakenName(edit, code.parent, code.text.name, code.guid);
  insertCodeRow(edit, code);
  return code.guid;
}

Guid addCodePath(Edit& edit, std::string_view path) {
  const auto parts = pathParts(path);
  if (parts.empty()) throw i18n::UsageError(i18n::message("A code needs a name."));
  std::optional<Guid> at;
  for (const std::string& part : parts) {
    if (const auto known = siblingNamed(edit, at, part, true)) {
      at = known;
      continue;
    }
    Code code;
    code.parent = at;
    code.text.name = part;
    if (at) {
      const Stored parent = stored(edit, *at);
      code.role = roleOf(parent.role);
      code.place = placeOf(parent.place);
    }
    at = addCode(edit, std::move(code));
  }
  return *at;
}

void updateCode(Edit& edit, const Code& changed) {
  const Stored before = stored(edit, changed.guid);
  Code code = changed;
  code.text = cleanCodeText(changed.text);
  code.colour = changed.colour.empty() ? before.colour : checkedColour(changed.colour);
  refuseTakenName(edit, before.parent, code.text.name, code.guid);
  updateCodeRow(edit, code);
}

void moveCode(Edit& edit, const Guid& code, const std::optional<Guid>& parent, std::int64_t position) {
  const Stored before = stored(edit, code);
  for (std::optional<Guid> above = parent; above; above = stored(edit, *above).parent)
    if (*above == code)
      throw i18n::UsageError(i18n::message("A code can’t be moved below itself. The codebook is as it was."));
  SQLite::Statement name(edit.database(), "SELECT name FROM codes WHERE guid = ?");
  name.bind(1, code.text());
  if (!name.executeStep()) return;
  refuseTakenName(edit, parent, name.getColumn(0).getString(), code);

  auto order = siblings(edit, parent);
  auto slot = std::clamp<std::int64_t>(position, 0, static_cast<std::int64_t>(order.size()));
  const auto self =
      std::find_if(order.begin(), order.end(), [&](const Sibling& s) { return s.guid == code; });
  std::int64_t held = -1;
  if (self != order.end()) {
    if (self - order.begin() < slot) --slot;  // it leaves its own place free before it is put in
    held = self->position;
    order.erase(self);
  } else {
    SQLite::Statement move(edit.database(), "UPDATE codes SET parent = ? WHERE guid = ?");
    if (parent) move.bind(1, parent->text());
    move.bind(2, code.text());
    move.exec();
    number(edit, siblings(edit, before.parent));
  }
  order.insert(order.begin() + slot, {code, held});
  number(edit, order);
}

void removeCode(Edit& edit, const Guid& code) {
  const std::optional<Guid> parent = stored(edit, code).parent;
  std::vector<Guid> below;  // parents before children
  SQLite::Statement subtree(edit.database(),
                            "WITH RECURSIVE below (guid, depth) AS (SELECT ?, 0 UNION ALL "
                            "SELECT c.guid, depth + 1 FROM codes c JOIN below b ON c.parent = b.guid) "
                            "SELECT guid FROM below ORDER BY depth");
  subtree.bind(1, code.text());
  while (subtree.executeStep()) below.push_back(Guid::fromStored(subtree.getColumn(0).getString()));
  // Row by row from the leaves up and not by cascade, so that the history holds every deletion as one of its
  // own and a redo finds each row where it expects it.
  for (const char* statement :
       {"DELETE FROM memos WHERE code = ?1 OR segment IN (SELECT guid FROM segments WHERE code = ?1)",
        "DELETE FROM segments WHERE code = ?", "DELETE FROM refused_passages WHERE code = ?",
        "DELETE FROM code_translations WHERE code = ?", "DELETE FROM codes WHERE guid = ?"}) {
    SQLite::Statement remove(edit.database(), statement);
    for (auto one = below.rbegin(); one != below.rend(); ++one) {
      remove.reset();
      remove.bind(1, one->text());
      remove.exec();
    }
  }
  number(edit, siblings(edit, parent));
}

void setProjectLanguage(Edit& edit, Language language) {
  const Language before = edit.project().language();
  if (before == language) return;
  const Codebook book = Codebook::read(edit.project());
  edit.project().setLanguage(edit, language);
  for (Code code : book.all()) {
    const auto front = code.translations.find(language);
    if (front == code.translations.end()) continue;  // shown by its old text until somebody translates it
    const CodeText old = std::move(code.text);
    code.text = front->second;
    code.translations.erase(front);
    code.translations[before] = old;
    updateCode(edit, code);
  }
}

}  // namespace coding
