#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/import/styled_text.h"

namespace corpus::import {

// The paragraphs of an office document in the order in which its XML opens and closes them. A paragraph
// opened inside another one stands in a text box anchored there and follows it; notes follow their paragraph
// in brackets. Throws FileError when the text or the number of lines grows past what is imported.
class Paragraphs {
 public:
  explicit Paragraphs(std::string file) : file_(std::move(file)) {}

  void open();
  bool isOpen() const { return open_.size() > floor(); }
  // Text of the innermost open paragraph; nothing without one.
  void add(std::string_view utf8, Styles styles);
  bool isEmpty() const { return !isOpen() || open_.back().text.empty(); }
  // A note of the innermost open paragraph.
  void addNote(const StyledText& note, std::string_view author);
  // `joined`: its mark was deleted, so the next paragraph of the same cell, box or body goes on in it.
  void close(bool joined = false);
  // A cell, text box or body ends: nothing goes on after it.
  void endStory();
  // Whole paragraphs from elsewhere.
  void addLines(StyledText&& lines);

  // What opens until endNote() are a note's paragraphs.
  void beginNote();
  void endNote(std::string_view author);

  // The lines so far, each with its LF.
  StyledText take();

 private:
  struct Paragraph {
    StyledText text;
    StyledText notes;
    StyledText after;  // the paragraphs of text boxes anchored in it, each ending in LF
  };
  struct Note {
    StyledText lines;  // set aside while the note is read
    std::size_t floor = 0;
  };

  std::size_t floor() const { return notes_.empty() ? 0 : notes_.back().floor; }
  StyledText& out();
  void grow(std::size_t bytes);
  void write(Paragraph&& paragraph);

  std::string file_;
  std::vector<Paragraph> open_;
  std::vector<std::optional<Paragraph>> joined_;  // by the number of open paragraphs around it
  std::vector<Note> notes_;                       // open ones
  StyledText lines_;
  std::size_t size_ = 0, count_ = 0;  // bytes, paragraphs
};

}  // namespace corpus::import
