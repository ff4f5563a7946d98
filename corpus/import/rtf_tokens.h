#pragma once
#include <cstdint>
#include <string_view>

namespace corpus::import {

// What the control words of RTF (specification 1.9.1) say to a reader of the text.
enum class RtfWord {
  // destinations
  Skip,
  FontTable,
  Note,
  Comment,
  CommentAuthor,
  FieldResult,
  ShapeInstance,
  ShapeText,
  Twins,
  UnicodeTwin,
  // text
  Sign,
  Line,
  Cell,
  Row,
  // properties
  AnsiCodePage,
  CharacterSetMac,
  CharacterSetPc,
  CharacterSetPca,
  DefaultFont,
  Font,
  FontCharset,
  FontCodePage,
  UnicodeSkip,
  Unicode,
  Binary,
  Hidden,
  Bold,
  Italic,
  Underline,
  NoUnderline,
  Deleted,
  Plain,
};

struct RtfMeaning {
  RtfWord word;
  const char* sign = "";
};
// Null for a word that says nothing about the text.
const RtfMeaning* rtfMeaning(std::string_view name);

// One piece of an RTF file.
struct RtfToken {
  enum class Kind { Open, Close, Word, Symbol, Byte, End };
  Kind kind = Kind::End;
  char byte = 0;          // of a Byte (\'hh too), or a Symbol's sign
  std::string_view name;  // of a Word
  long long value = 0;
  bool given = false;  // whether the word had a value
};

// Cuts a file into its pieces, one pass, whatever is in it.
class RtfTokens {
 public:
  // Begins at the first "{\rtf"; `bytes` must outlive it.
  explicit RtfTokens(std::string_view bytes);
  RtfToken next();
  // Raw bytes after \bin; never more than there are.
  void skip(std::size_t count);

 private:
  RtfToken control();

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace corpus::import
