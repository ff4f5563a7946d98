#pragma once
#include <array>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace i18n {

using SharedTerms = std::shared_ptr<const std::vector<std::string>>;

// What was analysed before. A corpus of any size costs no more than 260,000 words here, and its frequent ones
// are always at hand. Thread-safe.
class TermCache {
 public:
  // Null when the word is not known.
  SharedTerms find(std::string_view word) const { return shardOf(word).find(word); }
  void keep(std::string_view word, SharedTerms terms) { shardOf(word).keep(word, std::move(terms)); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };
  using Words = std::unordered_map<std::string, SharedTerms, Hash, std::equal_to<>>;

  // When `recent` is full it becomes `older`, and what was older is forgotten.
  struct Shard {
    static constexpr std::size_t kRecentWords = 4096;
    mutable std::shared_mutex mutex;
    Words recent, older;

    SharedTerms find(std::string_view word) const {
      const std::shared_lock lock(mutex);
      if (const auto found = recent.find(word); found != recent.end()) return found->second;
      if (const auto found = older.find(word); found != older.end()) return found->second;
      return nullptr;
    }
    void keep(std::string_view word, SharedTerms terms) {
      const std::unique_lock lock(mutex);
      if (recent.size() >= kRecentWords) {
        older = std::move(recent);
        recent.clear();
      }
      recent.try_emplace(std::string(word), std::move(terms));
    }
  };

  static constexpr std::size_t kShards = 32;  // a power of two
  static std::size_t shardNumber(std::string_view word) { return Hash()(word) >> 7 & (kShards - 1); }
  Shard& shardOf(std::string_view word) { return shards_[shardNumber(word)]; }
  const Shard& shardOf(std::string_view word) const { return shards_[shardNumber(word)]; }

  std::array<Shard, kShards> shards_;
};

}  // namespace i18n
