#include "coding/codebook.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <functional>
#include <mutex>
#include <utility>

#include "coding/code_names.h"

namespace coding {
namespace {

constexpr std::pair<Role, std::string_view> kRoles[] = {{Role::None, ""},
                                                        {Role::Push, "push"},
                                                        {Role::Pull, "pull"},
                                                        {Role::Obstacle, "obstacle"},
                                                        {Role::Personal, "personal"},
                                                        {Role::RationalChoice, "rational"}};
constexpr std::pair<Place, std::string_view> kPlaces[] = {
    {Place::None, ""}, {Place::Origin, "origin"}, {Place::Destination, "destination"}};

template <typename Table, typename Value>
std::string_view codeIn(const Table& table, Value value) {
  for (const auto& [key, text] : table)
    if (key == value) return text;
  return "";
}

template <typename Table>
auto valueIn(const Table& table, std::string_view text) {
  for (const auto& [key, known] : table)
    if (known == text) return key;
  return table[0].first;
}

CodeText textOf(SQLite::Statement& row, int first) {
  return {row.getColumn(first).getString(), row.getColumn(first + 1).getString(),
          row.getColumn(first + 2).getString(), row.getColumn(first + 3).getString(),
          row.getColumn(first + 4).getString()};
}

}  // namespace

std::string_view code(Role role) {
  return codeIn(kRoles, role);
}
std::string_view code(Place place) {
  return codeIn(kPlaces, place);
}
Role roleOf(std::string_view code) {
  return valueIn(kRoles, code);
}
Place placeOf(std::string_view code) {
  return valueIn(kPlaces, code);
}

const CodeText& Code::in(Language language) const {
  const auto found = translations.find(language);
  return found == translations.end() ? text : found->second;
}

// Names and paths of every code by language, folded; and where each leads.
struct Codebook::Keys {
  struct Texts {
    std::size_t code;
    std::string name, path;  // typingKey
  };
  using Places = std::unordered_map<std::string, std::size_t>;  // kSeveral where two codes share a key
  static constexpr std::size_t kSeveral = static_cast<std::size_t>(-1);

  std::once_flag made;
  std::vector<Texts> texts;            // up to three a code, in codebook order
  std::array<Places, 3> paths, names;  // as written, folded, folded to a Russian keyboard

  static void put(Places& places, std::string key, std::size_t code) {
    const auto [place, fresh] = places.emplace(std::move(key), code);
    if (!fresh && place->second != code) place->second = kSeveral;
  }
};

Codebook Codebook::read(const Project& project) {
  Codebook book;
  book.language_ = project.language();
  book.keys_ = std::make_shared<Keys>();
  SQLite::Database& database = project.database();

  std::vector<Code> rows;
  std::unordered_map<Guid, std::size_t> rowOf;
  std::map<Guid, std::vector<std::size_t>> below;  // by parent, an empty id for the roots
  SQLite::Statement codes(
      database,
      "SELECT guid, parent, position, role, place, colour, name, definition, use_when, not_when, "
      "example FROM codes ORDER BY position, created_at, guid");
  while (codes.executeStep()) {
    Code code;
    code.guid = Guid::fromStored(codes.getColumn(0).getString());
    if (!codes.getColumn(1).isNull()) code.parent = Guid::fromStored(codes.getColumn(1).getString());
    code.position = codes.getColumn(2).getInt64();
    code.role = roleOf(codes.getColumn(3).getString());
    code.place = placeOf(codes.getColumn(4).getString());
    code.colour = codes.getColumn(5).getString();
    code.text = textOf(codes, 6);
    rowOf[code.guid] = rows.size();
    below[code.parent.value_or(Guid())].push_back(rows.size());
    rows.push_back(std::move(code));
  }
  SQLite::Statement translations(
      database,
      "SELECT code, language, name, definition, use_when, not_when, example FROM code_translations");
  while (translations.executeStep()) {
    const auto row = rowOf.find(Guid::fromStored(translations.getColumn(0).getString()));
    const auto language = i18n::languageOf(translations.getColumn(1).getString());
    if (row != rowOf.end() && language) rows[row->second].translations[*language] = textOf(translations, 2);
  }

  // Depth first without recursion: a codebook from a file may be deep.
  struct Open {
    std::size_t at;  // in codes_; kSeveral for the top
    const std::vector<std::size_t>* children;
    std::size_t next = 0;
  };
  const auto childrenOf = [&](const Guid& guid) -> const std::vector<std::size_t>* {
    const auto found = below.find(guid);
    return found == below.end() ? nullptr : &found->second;
  };
  std::vector<Open> open{{Keys::kSeveral, childrenOf(Guid())}};
  book.codes_.reserve(rows.size());
  while (!open.empty()) {
    Open& top = open.back();
    if (top.children && top.next < top.children->size()) {
      Code& code = rows[(*top.children)[top.next++]];
      const std::size_t at = book.codes_.size();
      book.index_[code.guid] = at;
      book.depth_.push_back(static_cast<int>(open.size()) - 1);
      book.end_.push_back(at + 1);
      const auto* children = childrenOf(code.guid);
      book.codes_.push_back(std::move(code));
      open.push_back({at, children});
    } else {
      if (top.at != Keys::kSeveral) book.end_[top.at] = book.codes_.size();
      open.pop_back();
    }
  }
  return book;
}

std::optional<std::size_t> Codebook::indexOf(const Guid& guid) const {
  const auto found = index_.find(guid);
  return found == index_.end() ? std::nullopt : std::optional(found->second);
}

const Code* Codebook::find(const Guid& guid) const {
  const auto index = indexOf(guid);
  return index ? &codes_[*index] : nullptr;
}

std::vector<const Code*> Codebook::children(const std::optional<Guid>& parent) const {
  std::vector<const Code*> result;
  std::size_t at = 0, end = codes_.size();
  if (parent) {
    const auto index = indexOf(*parent);
    if (!index) return result;
    at = *index + 1;
    end = end_[*index];
  }
  for (; at < end; at = end_[at]) result.push_back(&codes_[at]);
  return result;
}

int Codebook::depth(const Guid& guid) const {
  const auto index = indexOf(guid);
  return index ? depth_[*index] : 0;
}

std::vector<Guid> Codebook::subtree(const Guid& guid) const {
  std::vector<Guid> result;
  if (const auto index = indexOf(guid))
    for (std::size_t at = *index; at < end_[*index]; ++at) result.push_back(codes_[at].guid);
  return result;
}

std::string Codebook::path(const Guid& guid) const {
  return path(guid, language_);
}

std::string Codebook::path(const Guid& guid, Language language) const {
  std::string result;
  for (const Code* code = find(guid); code; code = code->parent ? find(*code->parent) : nullptr) {
    const std::string& name = code->in(language).name;
    result = result.empty() ? name : name + std::string(kPathSeparator) + result;
  }
  return result;
}

const Codebook::Keys& Codebook::keys() const {
  Keys& keys = *keys_;
  std::call_once(keys.made, [&] {
    for (const Language language : i18n::kLanguages) {
      std::vector<Keys::Texts> above;                      // of the codes on the way down
      std::vector<std::array<std::string, 3>> pathsAbove;  // the same for byPath
      for (std::size_t i = 0; i < codes_.size(); ++i) {
        const auto depth = static_cast<std::size_t>(depth_[i]);
        above.resize(depth);
        pathsAbove.resize(depth);
        const std::string& name = codes_[i].in(language).name;
        Keys::Texts texts{i, typingKey(name), {}};
        texts.path = above.empty() ? texts.name : above.back().path + " " + texts.name;
        std::array<std::string, 3> names{name, foldedName(name), keyboardName(name)};
        std::array<std::string, 3> paths = names;
        for (std::size_t tier = 0; tier < names.size(); ++tier) {
          if (depth > 0) paths[tier] = pathsAbove.back()[tier] + std::string(kPathSeparator) + names[tier];
          Keys::put(keys.paths[tier], paths[tier], i);
          Keys::put(keys.names[tier], names[tier], i);
        }
        above.push_back(texts);
        pathsAbove.push_back(std::move(paths));
        const bool sameAsText = language != language_ && !codes_[i].translations.contains(language) &&
                                (depth == 0 || above[depth - 1].path.empty());
        if (!sameAsText) keys.texts.push_back(std::move(texts));
      }
    }
    std::stable_sort(keys.texts.begin(), keys.texts.end(),
                     [](const auto& a, const auto& b) { return a.code < b.code; });
    const auto last = std::unique(keys.texts.begin(), keys.texts.end(), [](const auto& a, const auto& b) {
      return a.code == b.code && a.path == b.path;
    });
    keys.texts.erase(last, keys.texts.end());
  });
  return keys;
}

std::optional<Guid> Codebook::byPath(std::string_view path) const {
  if (empty()) return std::nullopt;
  std::string whole;
  for (const std::string& part : pathParts(path))
    whole += (whole.empty() ? "" : std::string(kPathSeparator)) + part;
  if (whole.empty()) return std::nullopt;
  const std::array<std::string, 3> wanted{whole, foldedName(whole), keyboardName(whole)};
  const Keys& known = keys();
  // The closest reading decides; where it fits several codes, none is taken.
  for (const auto* places : {&known.paths, &known.names}) {
    for (std::size_t tier = 0; tier < wanted.size(); ++tier) {
      const auto found = (*places)[tier].find(wanted[tier]);
      if (found == (*places)[tier].end()) continue;
      if (found->second == Keys::kSeveral) return std::nullopt;
      return codes_[found->second].guid;
    }
  }
  return std::nullopt;
}

namespace {

// 0 at the start of the text, 1 at the start of a word, 2 inside, 3 not at all.
int placeOfWord(std::string_view text, std::string_view word) {
  int best = 3;
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if (at == 0) return 0;
    best = std::min(best, text[at - 1] == ' ' ? 1 : 2);
    if (best == 1) return best;
  }
  return best;
}

// Lower is better; nothing when a typed word is in neither name nor path.
std::optional<int> rankOf(std::string_view name, std::string_view path, std::string_view typed,
                          const std::vector<std::string_view>& words) {
  if (name == typed) return 0;
  if (name.starts_with(typed)) return 1;
  int inName = 0;
  for (const std::string_view word : words) inName = std::max(inName, placeOfWord(name, word));
  if (inName == 0) return 2;
  if (inName < 3) return 2 + inName;  // 3: starts of words, 4: inside
  int inPath = 0;
  bool nameHasOne = false;
  for (const std::string_view word : words) {
    const int place = placeOfWord(path, word);
    if (place == 3) return std::nullopt;
    inPath = std::max(inPath, place);
    nameHasOne = nameHasOne || placeOfWord(name, word) < 3;
  }
  return (nameHasOne ? 5 : 7) + (inPath == 2 ? 1 : 0);
}

}  // namespace

std::vector<Guid> Codebook::matching(std::string_view typed) const {
  std::vector<Guid> result;
  if (empty()) return result;
  const std::string wanted = typingKey(typed);
  if (wanted.empty()) {
    for (const Code& code : codes_) result.push_back(code.guid);
    return result;
  }
  std::vector<std::string_view> words;
  for (std::string_view rest = wanted; !rest.empty();) {
    const auto at = rest.find(' ');
    words.push_back(rest.substr(0, at));
    rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  }
  std::vector<std::pair<int, std::size_t>> found;
  // Most codes fall out at once: a path holds its name. (Horspool: Cyrillic's few lead bytes make plain
  // finding slow.)
  std::vector<std::boyer_moore_horspool_searcher<std::string_view::iterator>> sought;
  for (const std::string_view word : words) sought.emplace_back(word.begin(), word.end());
  for (const Keys::Texts& texts : keys().texts) {
    const std::string_view path = texts.path;
    const bool holdsAll = std::all_of(sought.begin(), sought.end(), [&](const auto& word) {
      return std::search(path.begin(), path.end(), word) != path.end();
    });
    if (!holdsAll) continue;
    const auto rank = rankOf(texts.name, texts.path, wanted, words);
    if (!rank) continue;
    if (!found.empty() && found.back().second == texts.code)
      found.back().first = std::min(found.back().first, *rank);
    else
      found.emplace_back(*rank, texts.code);
  }
  std::sort(found.begin(), found.end());
  for (const auto& [rank, at] : found) result.push_back(codes_[at].guid);
  return result;
}

}  // namespace coding
