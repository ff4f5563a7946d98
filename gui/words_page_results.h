#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gui/words_page_table.h"
#include "search/word_views.h"

namespace gui {

// What a view of words has counted, as the rows of a table. A value that jobs make. No wx in what it does.
class WordResults {
 public:
  virtual ~WordResults() = default;
  virtual std::size_t size() const = 0;
  virtual std::vector<WordColumn> columns(const i18n::Messages& tr) const = 0;
  virtual std::string text(std::size_t row, std::size_t column, const i18n::Messages& tr) const = 0;
  // Of a column of numbers: what it is sorted by.
  virtual double number(std::size_t row, std::size_t column) const = 0;
  virtual const search::WordCount& word(std::size_t row) const = 0;
  // What finds the places that the row speaks of; see the views.
  virtual std::string query(std::size_t row) const { return word(row).query; }
  // One line: of how many words, and so on.
  virtual std::string summary(const i18n::Messages& tr) const = 0;
  virtual void exportTo(const std::filesystem::path& file, const i18n::Messages& tr) const = 0;
  virtual std::string empty(const i18n::Messages& tr) const = 0;  // said when there are no rows
  // Where two groups are compared: whether it is a word of the first.
  virtual bool isOfFirst(std::size_t) const { return true; }

  // Rows whose word, or one of whose forms, holds what is typed; all when nothing is.
  std::vector<std::size_t> holding(const std::string& typed) const;
  // Sorts rows by a column; equal ones stay as they stood when they were counted.
  void sort(std::vector<std::size_t>& rows, std::size_t column, bool descending,
            const i18n::Messages& tr) const;
  // For what is typed later; done by the job.
  void prepare();

 private:
  std::vector<std::string> folded_;  // the word and its forms, by row
};

std::unique_ptr<WordResults> frequencyResults(search::WordList list);
std::unique_ptr<WordResults> collocateResults(search::Collocates words, std::string node);
// `first`, `second`: what the groups are called.
std::unique_ptr<WordResults> keynessResults(search::Keyness words, std::string first, std::string second);

}  // namespace gui
