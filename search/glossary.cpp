#include "search/glossary.h"

#include <mutex>
#include <unordered_map>
#include <unordered_set>

#include "search/glossary_file.h"
#include "search/glossary_lookup.h"

namespace embedded {
std::string_view glossary();
}

namespace search {

using corpus::GlossaryEntry;

struct Glossary::KeptLookup {
  std::mutex mutex;
  std::string analyserVersion;
  std::shared_ptr<const GlossaryLookup> lookup;
};

const std::vector<GlossaryEntry>& Glossary::builtIn() {
  static const std::vector<GlossaryEntry> entries = entriesOfTsv(embedded::glossary());
  return entries;
}

Glossary Glossary::read(const corpus::Project& project) {
  std::unordered_map<corpus::Guid, GlossaryEntry> own;
  std::vector<corpus::Guid> order;
  for (GlossaryEntry& entry : corpus::glossaryEntries(project)) {
    order.push_back(entry.guid);
    own.emplace(entry.guid, std::move(entry));
  }
  std::vector<GlossaryEntry> entries;
  for (const GlossaryEntry& entry : builtIn()) {
    const auto instead = own.find(entry.guid);
    entries.push_back(instead == own.end() ? entry : instead->second);
    if (instead != own.end()) own.erase(instead);
  }
  for (const corpus::Guid& guid : order) {
    if (const auto found = own.find(guid); found != own.end()) entries.push_back(std::move(found->second));
  }
  return Glossary(std::move(entries));
}

Glossary::Glossary(std::vector<GlossaryEntry> entries)
    : entries_(std::move(entries)), kept_(std::make_shared<KeptLookup>()) {
  std::erase_if(entries_, [](const GlossaryEntry& entry) { return entry.removed; });
}

bool Glossary::isBuiltIn(const corpus::Guid& entry) const {
  static const auto guids = [] {
    std::unordered_set<corpus::Guid> all;
    for (const GlossaryEntry& each : builtIn()) all.insert(each.guid);
    return all;
  }();
  return guids.contains(entry);
}

std::shared_ptr<const GlossaryLookup> Glossary::lookup(const i18n::Analyser& analyser) const {
  const std::lock_guard lock(kept_->mutex);
  const std::string version = analyser.version();
  if (!kept_->lookup || kept_->analyserVersion != version) {
    kept_->lookup = std::make_shared<const GlossaryLookup>(entries_, analyser);
    kept_->analyserVersion = version;
  }
  return kept_->lookup;
}

}  // namespace search
