#include "search/index_worker.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "corpus/platform.h"

namespace search {
namespace {

using Clock = std::chrono::steady_clock;

// Turns of a new part: few, since Xapian's memory of words not yet written grows slow with their number.
constexpr std::uint32_t kTurns = 300;
constexpr unsigned kMostBuilders = 4;
// Parts of one size that are searched side by side before they are merged: many, since every merge costs an
// eighth of what indexing costs; not more, since each keeps files open, twice while it is merged.
constexpr std::size_t kMostAlike = 128;
constexpr std::size_t kMostWhenIdle = 16;
constexpr std::uint64_t kWorthMerging = 4;    // a part with those behind it that are so much smaller
constexpr std::uint32_t kLongMerge = 20'000;  // turns; half a second
constexpr auto kBetweenLists = std::chrono::seconds(1);  // in which the list is written once

// Parts of one size: of less than 19,200 turns, than 2,457,600 … Half of what is merged: parts of forms have
// no turns, and what was merged once is of the next size.
int sizeOf(const IndexPart& part) {
  int size = 0;
  for (std::uint64_t most = kTurns * kMostAlike / 2; part.documents >= most; most *= kMostAlike) ++size;
  return size;
}

}  // namespace

struct IndexWorker::Words {
  Xapian::Database database;
};

IndexWorker::IndexWorker(std::unique_ptr<IndexStore> store, std::shared_ptr<const i18n::Analyser> analyser,
                         std::function<void()> changed)
    : store_(std::move(store)),
      analyser_(std::move(analyser)),
      changed_(std::move(changed)),
      words_(std::make_unique<Words>()),
      contents_(std::make_shared<const IndexContents>(store_->contents())) {
  for (const IndexPart& part : contents_->parts)
    words_->database.add_database(Xapian::Database(corpus::utf8(store_->partFolder(part.number))));
  const unsigned builders = std::clamp(std::thread::hardware_concurrency(), 1U, kMostBuilders);
  threads_.emplace_back([this] { guarded([this] { publish(); }); });
  for (unsigned n = 0; n < builders; ++n) threads_.emplace_back([this] { guarded([this] { build(); }); });
}

IndexWorker::~IndexWorker() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  news_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void IndexWorker::add(IndexedTranscript transcript) {
  {
    const std::lock_guard lock(mutex_);
    const auto bytes = static_cast<std::int64_t>(transcript.text.size());
    state_.busy = true;
    state_.waiting += bytes;
    state_.queued += bytes;
    ++state_.transcripts;
    tasks_.push_back({false, std::move(transcript)});
  }
  news_.notify_all();
}

void IndexWorker::remove(const Guid& transcript) {
  {
    const std::lock_guard lock(mutex_);
    state_.busy = true;
    tasks_.push_back({true, {transcript, {}, {}, {}}});
  }
  news_.notify_all();
}

IndexWorker::State IndexWorker::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

std::shared_ptr<const IndexContents> IndexWorker::contents() const {
  const std::lock_guard lock(mutex_);
  return contents_;
}

IndexWorker::State IndexWorker::waitForTexts() const {
  std::unique_lock lock(mutex_);
  news_.wait(lock, [&] { return state_.transcripts == 0 || state_.damaged || state_.longMerge; });
  return state_;
}

IndexWorker::State IndexWorker::wait(std::chrono::milliseconds atMost, std::int64_t queued) const {
  std::unique_lock lock(mutex_);
  news_.wait_for(lock, atMost,
                 [&] { return !state_.busy || state_.damaged || (queued > 0 && state_.queued < queued); });
  return state_;
}

void IndexWorker::guarded(const std::function<void()>& work) {
  try {
    work();
  } catch (...) {
    // Xapian's errors, a full disk, a folder that went away: all mean the same, a new index.
    {
      const std::lock_guard lock(mutex_);
      if (stop_.exchange(true)) return;
      state_.damaged = true;
      tasks_.clear();
    }
    news_.notify_all();
    changed_();
  }
}

IndexWorker::Batch IndexWorker::nextBatch() {
  Batch batch;
  std::uint32_t turns = 0;
  while (!tasks_.empty()) {
    IndexedTranscript& next = tasks_.front().transcript;
    const auto count = static_cast<std::uint32_t>(next.turns.size());
    if (turns >= kTurns) break;
    batch.removed.push_back(next.guid);
    if (!tasks_.front().removal) {
      turns += count;
      batch.bytes += static_cast<std::int64_t>(next.text.size());
      ++batch.added;
      // Edited twice since: only as it was last.
      std::erase_if(batch.transcripts, [&](const auto& earlier) { return earlier.guid == next.guid; });
      batch.transcripts.push_back(std::move(next));
    } else {
      std::erase_if(batch.transcripts, [&](const auto& earlier) { return earlier.guid == next.guid; });
    }
    tasks_.pop_front();
  }
  state_.queued -= batch.bytes;
  for (const IndexedTranscript& transcript : batch.transcripts)
    batch.first.push_back(store_->newDocuments(static_cast<std::uint32_t>(transcript.turns.size())));
  if (!batch.transcripts.empty()) batch.part = store_->newPart();
  return batch;
}

void IndexWorker::build() {
  Indexer indexer(*analyser_);
  while (true) {
    Batch batch;
    std::uint64_t number = 0;
    {
      std::unique_lock lock(mutex_);
      news_.wait(lock, [&] { return stop_ || !tasks_.empty(); });
      if (stop_) return;
      batch = nextBatch();
      number = given_++;
    }
    news_.notify_all();
    if (!batch.transcripts.empty()) {
      auto built = indexer.build(store_->partFolder(batch.part), batch.transcripts, batch.first, stop_);
      if (!built) return;
      batch.built = std::move(*built);
      batch.transcripts.clear();
    }
    {
      const std::lock_guard lock(mutex_);
      built_.emplace(number, std::move(batch));
    }
    news_.notify_all();
  }
}

// Every word is in the index once, so few of a new part's are new; and those that stand in the index already
// may be many.
bool IndexWorker::hasForms(const WordTerms& word) const {
  const std::string lemma(fittingTerm((*word)[1])), form(fittingTerm(word->front()));
  auto known = words_->database.synonyms_begin(lemma);
  const auto end = words_->database.synonyms_end(lemma);
  if (known == end) return false;
  known.skip_to(form);
  return known != end && *known == form;
}

// Into a part of their own, so that one whose turns were all edited can go without them.
void IndexWorker::addNewForms(IndexContents& contents, const std::vector<Batch>& batches) {
  std::vector<WordTerms> fresh;
  for (const Batch& batch : batches) {
    for (const WordTerms& word : batch.built.words) {
      if (word->size() < 2 || withForms_.contains(word->front()) || hasForms(word)) continue;
      withForms_.insert(word->front());
      fresh.push_back(word);
    }
  }
  if (fresh.empty()) return;
  contents.parts.push_back({store_->newPart(), 0, true});
  writeForms(store_->partFolder(contents.parts.back().number), fresh);
}

void IndexWorker::take(IndexContents& contents, Batch& batch) {
  for (const Guid& transcript : batch.removed) contents.entries.erase(transcript);
  if (batch.built.documents > 0) contents.parts.push_back({batch.part, batch.built.documents, false});
  for (auto& [guid, entry] : batch.built.entries) {
    entry.part = batch.part;
    contents.entries.insert_or_assign(guid, std::move(entry));
  }
  // What was edited leaves its former part; a part that was left by all is not searched any more.
  std::unordered_set<std::uint32_t> used;
  for (const auto& [guid, entry] : contents.entries) {
    if (entry.count > 0) used.insert(entry.part);
  }
  std::erase_if(contents.parts,
                [&](const IndexPart& part) { return !part.forms && !used.contains(part.number); });
}

void IndexWorker::publish() {
  auto last = Clock::now() - kBetweenLists;
  while (true) {
    std::vector<Batch> batches;
    {
      std::unique_lock lock(mutex_);
      news_.wait(lock, [&] { return stop_ || (!built_.empty() && built_.begin()->first == taken_); });
      if (stop_) return;
      // Few lists for many parts: a list is as long as the project has transcripts.
      const bool more = !tasks_.empty() || given_ > taken_ + built_.size();
      if (more) news_.wait_until(lock, last + kBetweenLists, [&] { return stop_.load(); });
      if (stop_) return;
      while (!built_.empty() && built_.begin()->first == taken_) {
        batches.push_back(std::move(built_.begin()->second));
        built_.erase(built_.begin());
        ++taken_;
      }
    }
    IndexContents contents = store_->contents();
    addNewForms(contents, batches);
    std::int64_t bytes = 0, added = 0;
    for (Batch& batch : batches) {
      take(contents, batch);
      bytes += batch.bytes;
      added += batch.added;
    }
    store_->publish(std::move(contents));
    last = Clock::now();
    bool idle = false;
    {
      const std::lock_guard lock(mutex_);
      contents_ = std::make_shared<const IndexContents>(store_->contents());
      ++state_.commits;
      state_.waiting -= bytes;
      state_.transcripts -= added;
      idle = tasks_.empty() && given_ == taken_;
    }
    news_.notify_all();
    changed_();
    while (!stop_ && mergeSome(idle)) {
    }
    {
      const std::lock_guard lock(mutex_);
      // More may have come while it was merged.
      state_.busy = !tasks_.empty() || given_ != taken_;
    }
    news_.notify_all();
    if (idle) changed_();
  }
}

bool IndexWorker::mergeSome(bool idle) {
  const auto& parts = store_->contents().parts;
  if (parts.size() < 2) return false;
  // Neighbours only, so that ids stay in order.
  const auto longestRun = [&](const auto& fits) {
    std::pair<std::size_t, std::size_t> longest{0, 0};
    for (std::size_t begin = 0, end = 0; begin < parts.size(); begin = end + 1) {
      for (end = begin; end < parts.size() && fits(parts[end]);) ++end;
      if (end - begin > longest.second - longest.first) longest = {begin, end};
    }
    return longest;
  };
  const auto largestPart = std::max_element(
      parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.documents < b.documents; });
  for (int size = 0; size <= sizeOf(*largestPart); ++size) {
    const auto [begin, end] = longestRun([&](const IndexPart& part) { return sizeOf(part) <= size; });
    if (end - begin >= kMostAlike) {
      merge(begin, std::min(end, begin + kMostAlike));
      return true;
    }
  }
  if (!idle) return false;
  // So that a text is not written again by every edit: small parts at the end with what is not much larger.
  std::uint64_t behind = 0;
  std::size_t from = parts.size();
  for (; from > 0 && sizeOf(parts[from - 1]) == 0; --from) {
    if (parts[from - 1].documents > kWorthMerging * std::max<std::uint64_t>(behind, kTurns)) break;
    behind += parts[from - 1].documents;
  }
  if (parts.size() - from > 1) {
    merge(from, parts.size());
    return true;
  }
  if (parts.size() <= kMostWhenIdle) return false;
  const std::uint64_t largest = largestPart->documents;
  const auto [begin, end] = longestRun([&](const IndexPart& part) { return part.documents < largest; });
  if (end - begin < 2) return false;
  merge(begin, end);
  return true;
}

void IndexWorker::merge(std::size_t begin, std::size_t end) {
  IndexContents contents = store_->contents();
  const auto first = contents.parts.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = contents.parts.begin() + static_cast<std::ptrdiff_t>(end);
  IndexPart merged{store_->newPart(), 0, false};
  std::vector<std::filesystem::path> folders;
  std::unordered_set<std::uint32_t> numbers;
  for (auto part = first; part != last; ++part) {
    folders.push_back(store_->partFolder(part->number));
    numbers.insert(part->number);
    merged.documents += part->documents;
    merged.forms = merged.forms || part->forms;
  }
  {
    const std::lock_guard lock(mutex_);
    state_.longMerge = merged.documents > kLongMerge;
  }
  if (merged.documents > kLongMerge) news_.notify_all();
  mergeParts(folders, store_->partFolder(merged.number), stop_);
  *first = merged;
  contents.parts.erase(first + 1, last);
  for (auto& [guid, entry] : contents.entries) {
    if (numbers.contains(entry.part)) entry.part = merged.number;
  }
  store_->publish(std::move(contents));
  {
    const std::lock_guard lock(mutex_);
    contents_ = std::make_shared<const IndexContents>(store_->contents());
    ++state_.commits;
    state_.longMerge = false;
  }
  changed_();
}

}  // namespace search
