#include "search/document_source.h"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace search {
namespace {

constexpr std::string_view kKept = "\x01list";  // no word begins with it

// Xapian makes a copy for each part that it searches, and tells it which.
class DocumentSource final : public Xapian::PostingSource {
 public:
  explicit DocumentSource(DocumentSet set) : set_(std::move(set)) {
    for (const auto& documents : *set_.documents) count_ += static_cast<Xapian::doccount>(documents.size());
  }
  PostingSource* clone() const override { return new DocumentSource(set_); }

  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  void init(const Xapian::Database& part) override {
    started_ = false;
    at_ = 0;
    const auto& parts = *set_.parts;
    const auto place = std::find(parts.begin(), parts.end(), part.get_uuid()) - parts.begin();
    documents_ = &set_.documents->at(static_cast<std::size_t>(place));
    count_ = static_cast<Xapian::doccount>(documents_->size());
  }
  void next(double) override {
    if (started_) ++at_;
    started_ = true;
  }
  void skip_to(Xapian::docid document, double) override {
    started_ = true;
    const auto from = documents_->begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::lower_bound(from, documents_->end(), document) - documents_->begin());
  }
  bool at_end() const override { return started_ && at_ >= documents_->size(); }
  Xapian::docid get_docid() const override { return (*documents_)[at_]; }

 private:
  DocumentSet set_;
  const std::vector<DocumentId>* documents_ = nullptr;  // of the part that is searched
  Xapian::doccount count_ = 0;
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace

std::optional<std::size_t> keptNumber(std::string_view term) {
  if (!term.starts_with(kKept)) return std::nullopt;
  term.remove_prefix(kKept.size());
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(term.data(), term.data() + term.size(), number);
  return error == std::errc() && end == term.data() + term.size() ? std::optional(number) : std::nullopt;
}

Xapian::Query queryFor(DocumentSet documents) {
  if (documents.kept) {
    std::vector<DocumentId> all;
    for (const auto& part : *documents.documents) all.insert(all.end(), part.begin(), part.end());
    std::sort(all.begin(), all.end());
    documents.kept->push_back(std::move(all));
    return Xapian::Query(std::string(kKept) + std::to_string(documents.kept->size() - 1));
  }
  // Xapian counts the references and deletes it with the last query that uses it.
  return Xapian::Query((new DocumentSource(std::move(documents)))->release());
}

}  // namespace search
