#pragma once
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/project.h"

namespace coding {

using corpus::Edit;
using corpus::Guid;
using corpus::Project;
using i18n::Language;

// What a code means for a decision to move (Lee 1966).
enum class Role { None, Push, Pull, Obstacle, Personal, RationalChoice };
// Push and pull belong to a place.
enum class Place { None, Origin, Destination };
std::string_view code(Role role);    // "", "push", "pull", "obstacle", "personal", "rational"
std::string_view code(Place place);  // "", "origin", "destination"
Role roleOf(std::string_view code);
Place placeOf(std::string_view code);

struct CodeText {
  std::string name, definition, useWhen, notWhen, example;
  bool operator==(const CodeText&) const = default;
};

struct Code {
  Guid guid;
  std::optional<Guid> parent;
  std::int64_t position = 0;  // among its siblings
  CodeText text;              // in the project's language
  std::map<Language, CodeText> translations;
  Role role = Role::None;
  Place place = Place::None;
  std::string colour;  // "#rrggbb", lower case

  const CodeText& in(Language language) const;  // the translation, or `text` when there is none
};

// The codebook as it stood when read: a value, safe to hand to a job.
class Codebook {
 public:
  static Codebook read(const Project& project);

  Language language() const { return language_; }  // of the codes' own texts
  bool empty() const { return codes_.empty(); }
  std::size_t size() const { return codes_.size(); }
  const std::vector<Code>& all() const { return codes_; }  // depth first, in order of position
  const Code* find(const Guid& guid) const;
  std::vector<const Code*> children(const std::optional<Guid>& parent) const;
  int depth(const Guid& guid) const;  // 0 for a root
  // The code and all below it.
  std::vector<Guid> subtree(const Guid& guid) const;
  // Where a code stands in all(), and one past the last code below it: subtrees are contiguous there.
  std::optional<std::size_t> indexOf(const Guid& guid) const;
  std::size_t subtreeEnd(std::size_t index) const { return end_[index]; }
  // "Parent / Child", names in the project's language, or in `language` where translated.
  std::string path(const Guid& guid) const;
  std::string path(const Guid& guid, Language language) const;
  // By path or bare name, in any language, letters folded; nothing when none or several fit.
  std::optional<Guid> byPath(std::string_view path) const;
  // For the palette: codes whose name or path, in any of the three languages, matches what was typed, best
  // first (start of name, start of a word, inside; every typed word must match). Kazakh letters may be typed
  // on a Russian keyboard. Nothing typed: all, in order.
  std::vector<Guid> matching(std::string_view typed) const;

 private:
  struct Keys;  // folded names and paths, made when first asked for
  const Keys& keys() const;

  Language language_ = Language::Russian;
  std::vector<Code> codes_;
  std::vector<int> depth_;
  std::vector<std::size_t> end_;
  std::unordered_map<Guid, std::size_t> index_;
  std::shared_ptr<Keys> keys_;  // shared by copies: the codes never change
};

// Twelve-odd colours that colour-blind readers can tell apart, as "#rrggbb"; the nth for a new root code.
std::string paletteColour(std::size_t n);

// Throws UsageError when a sibling has the name, or when the name is empty or holds " / " (which parts a
// path). Goes behind its siblings. Made here where empty: guid; colour (the parent's, or the next of the
// palette).
Guid addCode(Edit& edit, Code code);
// Makes the missing parents of "A / B / C" and returns C; new codes take role, place and colour of their
// parent.
Guid addCodePath(Edit& edit, std::string_view path);
// All but parent and position. Throws UsageError as addCode does.
void updateCode(Edit& edit, const Code& code);
// Under another parent (or none), before position `position`; throws UsageError for a move below itself.
void moveCode(Edit& edit, const Guid& code, const std::optional<Guid>& parent, std::int64_t position);
// With everything below it and all their segments (undo brings all back).
void removeCode(Edit& edit, const Guid& code);

enum class Template { Blank, PushPull };
// The codes of "Push, pull and rational choice": text in the project's language, translations in the other
// two.
void addTemplate(Edit& edit, Template which);
// The template itself, parents before children, as addTemplate writes it for a project in `language`.
std::vector<Code> templateCodes(Template which, Language language, const corpus::Environment& environment);

// Changes the project's language; the codes' texts in it come to the front, those in the old one become
// translations.
void setProjectLanguage(Edit& edit, Language language);

}  // namespace coding
