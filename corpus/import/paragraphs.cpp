#include "corpus/import/paragraphs.h"

#include <algorithm>
#include <utility>

#include "corpus/import/source_file.h"

namespace corpus::import {
namespace {

// Boxes in boxes: each level copies what stands in it.
constexpr std::size_t kMaxBoxes = 16;

}  // namespace

void Paragraphs::grow(std::size_t bytes) {
  size_ += bytes;
  checkTextSize(size_, file_);
}

void Paragraphs::open() {
  if (open_.size() < joined_.size() && joined_[open_.size()]) {
    auto joined = std::exchange(joined_[open_.size()], std::nullopt);
    open_.push_back(std::move(*joined));
  } else {
    open_.emplace_back();
  }
}

void Paragraphs::add(std::string_view utf8, Styles styles) {
  if (!isOpen()) return;
  grow(utf8.size());
  open_.back().text.append(utf8, styles);
}

void Paragraphs::addNote(const StyledText& note, std::string_view author) {
  if (!isOpen()) return;
  auto words = bracketed(note, author);
  grow(words.size() + 1);  // a note can be referred to a million times
  appendNote(open_.back().notes, std::move(words));
}

void Paragraphs::close(bool joined) {
  if (!isOpen()) return;
  endStory();  // of a box in it
  Paragraph paragraph = std::move(open_.back());
  open_.pop_back();
  if (joined) {
    if (joined_.size() <= open_.size()) joined_.resize(open_.size() + 1);
    joined_[open_.size()] = std::move(paragraph);
  } else {
    write(std::move(paragraph));
  }
}

void Paragraphs::endStory() {
  if (open_.size() >= joined_.size() || !joined_[open_.size()]) return;
  auto joined = std::exchange(joined_[open_.size()], std::nullopt);
  if (!joined->text.empty() || !joined->notes.empty() || !joined->after.empty()) write(std::move(*joined));
}

StyledText& Paragraphs::out() {
  return isOpen() ? open_[std::min(open_.size(), floor() + kMaxBoxes) - 1].after : lines_;
}

void Paragraphs::write(Paragraph&& paragraph) {
  grow(1);
  checkLines(++count_, file_);
  auto& lines = out();
  appendNote(paragraph.text, std::move(paragraph.notes));
  lines.append(std::move(paragraph.text));
  lines.append("\n");
  lines.append(std::move(paragraph.after));
}

void Paragraphs::addLines(StyledText&& lines) {
  if (lines.empty()) return;
  grow(lines.size() + 1);
  if (lines.text().back() != '\n') lines.append("\n");
  out().append(std::move(lines));
}

void Paragraphs::beginNote() {
  notes_.push_back({std::exchange(lines_, {}), open_.size()});
}

void Paragraphs::endNote(std::string_view author) {
  if (notes_.empty()) return;
  while (isOpen()) close();
  endStory();
  const StyledText note = std::exchange(lines_, std::move(notes_.back().lines));
  notes_.pop_back();
  addNote(note, author);
}

StyledText Paragraphs::take() {
  endStory();
  return std::exchange(lines_, {});
}

}  // namespace corpus::import
