#pragma once
// A project with an index in a folder of its own, and its hits as short strings.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "corpus/job.h"
#include "i18n/text.h"
#include "search/index.h"
#include "tests/support/sample_project.h"
#include "tests/support/temporary_folder.h"

namespace support {

// Dictionaries are read once a program.
inline std::shared_ptr<const i18n::Analyser> analyser() {
  static const auto made = std::make_shared<const i18n::Analyser>(i18n::Dictionaries::standard());
  return made;
}

class SearchedProject {
 public:
  explicit SearchedProject(std::shared_ptr<const i18n::Analyser> with = analyser())
      : analyser_(std::move(with)) {
    openIndex();
  }

  SampleProject& sample() { return sample_; }
  corpus::Project& project() { return *sample_; }
  search::Index& index() { return *index_; }
  std::filesystem::path cache() const { return cache_.path() / "suhbat"; }
  std::filesystem::path indexFolder() { return cache() / project().guid().text() / "0"; }

  corpus::Guid add(const std::string& name, std::string_view text,
                   i18n::TextLanguage language = i18n::TextLanguage::Unknown) {
    return sample_.addTranscript(name, text, language);
  }

  void closeIndex() { index_.reset(); }
  void openIndex() {
    index_ = std::make_unique<search::Index>(*sample_, analyser_, search::Index::Place{cache()});
  }
  void bringUpToDate() {
    corpus::Progress progress;
    index_->bringUpToDate(progress);
  }

  search::Hits find(const std::string& query, search::MatchLevel level = search::MatchLevel::Forms,
                    std::int64_t limit = 0) {
    search::SearchOptions options;
    options.level = level;
    options.limit = limit;
    return index_->find(std::string_view(query), options);
  }
  // "A0 A2 B1": transcript and turn of each hit, in order of name and place.
  std::string places(const std::string& query, search::MatchLevel level = search::MatchLevel::Forms) {
    std::vector<std::string> all;
    for (const search::Hit& hit : find(query, level).hits)
      all.push_back(hit.transcriptName + std::to_string(hit.turn));
    std::sort(all.begin(), all.end());
    std::string result;
    for (const std::string& place : all) result += (result.empty() ? "" : " ") + place;
    return result;
  }
  // The marked words of the hits, in order.
  std::vector<std::string> marked(const std::string& query,
                                  search::MatchLevel level = search::MatchLevel::Forms) {
    std::vector<std::string> words;
    for (const search::Hit& hit : find(query, level).hits) {
      for (const i18n::Span& mark : hit.marks) words.emplace_back(i18n::slice(hit.text, mark));
    }
    return words;
  }

 private:
  SampleProject sample_;
  TemporaryFolder cache_;
  std::shared_ptr<const i18n::Analyser> analyser_;
  std::unique_ptr<search::Index> index_;
};

}  // namespace support
