#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/import/compound_file.h"
#include "corpus/import/styled_text.h"

namespace corpus::import {

// The text of Word 97-2003 documents ([MS-DOC]), character by character.
class Word97Text {
 public:
  // Throws FileError: protected with a password, damaged.
  explicit Word97Text(const CompoundFile& container);

  // Whether the main stream is of Word 97 or later; what is older is laid out differently.
  static bool isWord97(std::string_view mainStream);

  // The document's parts follow each other in one count of characters.
  struct Range {
    std::uint32_t begin = 0, end = 0;
  };
  Range body() const { return {0, bodyLength_}; }

  // A note or comment and the character it hangs on; `author` only of comments.
  struct Note {
    std::uint32_t at = 0;
    Range text;
    std::string author;
  };
  std::vector<Note> notes() const;  // foot- and endnotes and comments, in the order of `at`

  struct Character {
    char16_t unit = 0;
    Styles styles;
    bool left = false;    // hidden, or deleted in tracked changes
    bool rowEnd = false;  // of unit 7: ends a table's row, not a cell
  };
  // Calls `take` with each character of a range, in order.
  template <typename Take>
  void each(Range range, Take take) {
    for (auto at = range.begin; at < range.end; ++at)
      if (const auto character = characterAt(at)) take(at, *character);
  }

 private:
  struct Piece {
    std::uint32_t begin = 0, end = 0;  // characters
    std::uint32_t offset = 0;          // byte in the main stream
    bool single = false;               // one byte a character, of Windows-1252
  };
  // What is said of a run of bytes in the main stream.
  struct Run {
    std::uint32_t begin = 0, end = 0;
    Character look;
  };

  std::optional<Character> characterAt(std::uint32_t at);
  void readPieces();
  void appendNotes(std::vector<Note>& notes, std::size_t references, std::size_t texts, std::size_t extra,
                   std::uint32_t from, std::uint32_t length) const;
  std::vector<std::string> authors() const;
  // A pair of offset and length in the head; the part of the table stream it means.
  std::string_view table(std::size_t pair) const;
  Run runAt(std::string_view pages, std::uint32_t offset, bool paragraphs) const;
  [[noreturn]] void refuseDamaged() const;

  std::string file_, main_, table_;
  std::uint32_t bodyLength_ = 0;
  std::vector<Piece> pieces_;
  std::size_t piece_ = 0;  // the last one asked for
  Run characters_, paragraphs_;
};

}  // namespace corpus::import
