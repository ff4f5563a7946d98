#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/import/document.h"

namespace corpus::import {

struct Styles {
  bool bold = false, italic = false, underline = false;
  friend bool operator==(const Styles&, const Styles&) = default;
};

// What a style or an element says about the text's look; nothing where it says nothing.
struct Look {
  std::optional<bool> bold, italic, underline, hidden;

  // What is said here wins over `other`.
  void fillFrom(const Look& other);
  Styles styles() const;
};

// A text that grows, with what of it is formatted. Past kMaxFormatted passages the text grows without them.
class StyledText {
 public:
  void append(std::string_view utf8, Styles styles = {});
  void append(StyledText&& other);
  void append(const StyledText& other);
  void append(Document&& document);
  // Takes back what was written from `size` on.
  void truncate(std::size_t size);

  const std::string& text() const { return text_; }
  const std::vector<Formatted>& formatting() const { return formatting_; }
  std::size_t size() const { return text_.size(); }
  bool empty() const { return text_.empty(); }
  // Hands both over.
  void moveInto(Document& document);

 private:
  void append(std::string_view utf8, const std::vector<Formatted>& formatting);

  std::string text_;
  std::vector<Formatted> formatting_;
  std::array<std::size_t, 3> last_{};  // by Style: number of its last passage, from 1; 0: none
};

// A foot- or endnote, or a comment, as it stands after its paragraph: "[words]" or "[Author: words]", on one
// line. Empty for a blank one.
StyledText bracketed(const StyledText& note, std::string_view author = {});

// Appends a bracketed note, after a space where the text does not end in white space.
void appendNote(StyledText& text, StyledText&& note);

}  // namespace corpus::import
