#include "gui/parallel_turns.h"

#include <algorithm>

#include "corpus/errors.h"

namespace gui {

using corpus::Guid;

ParallelTurns::ParallelTurns(const corpus::Project& project, const corpus::Translation& link,
                             const Guid& shown)
    : link_(link), original_(link.translation == shown) {
  const auto found = corpus::transcript(project, original_ ? link.original : link.translation);
  if (!found)
    throw corpus::UsageError(
        i18n::message("This transcript is not in the project any more. Nothing was changed."));
  other_ = *found;
  text_ = corpus::text(project, other_.guid);
  index_ = std::make_unique<i18n::TextIndex>(text_);
  turns_ = corpus::turns(project, other_.guid);
  std::unordered_map<Guid, std::string> labels;
  for (const auto& speaker : corpus::speakers(project, other_.guid)) labels[speaker.guid] = speaker.label;
  std::unordered_map<Guid, std::size_t> places;
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    places[turns_[i].guid] = i;
    speakers_.push_back(turns_[i].speaker ? labels[*turns_[i].speaker] : std::string());
  }
  paired_.resize(turns_.size());
  for (const auto& pair : corpus::alignedTurns(project, link.guid)) {
    const auto place = places.find(original_ ? pair.original : pair.translated);
    if (place == places.end()) continue;
    partners_[original_ ? pair.translated : pair.original].insert(place->second);
    paired_[place->second] = true;
  }
}

const std::set<std::size_t>& ParallelTurns::partners(const Guid& turn) const {
  static const std::set<std::size_t> kNone;
  const auto found = partners_.find(turn);
  return found == partners_.end() ? kNone : found->second;
}

std::size_t ParallelTurns::placeOf(const std::vector<corpus::Turn>& shownTurns, std::size_t at) const {
  if (at < shownTurns.size())
    if (const auto& own = partners(shownTurns[at].guid); !own.empty()) return *own.begin();
  for (std::size_t before = std::min(at, shownTurns.size()); before-- > 0;)
    if (const auto& found = partners(shownTurns[before].guid); !found.empty())
      return std::min(*found.rbegin() + 1, turns_.empty() ? 0 : turns_.size() - 1);
  return 0;
}

void ParallelTurns::toggle(corpus::Edit& edit, const Guid& shownTurn, std::size_t other) const {
  const Guid& original = original_ ? turns_[other].guid : shownTurn;
  const Guid& translated = original_ ? shownTurn : turns_[other].guid;
  // The other partners of the original stay.
  std::vector<Guid> wanted;
  bool was = false;
  for (const auto& pair : corpus::alignedTurns(edit.project(), link_.guid)) {
    if (pair.original != original) continue;
    if (pair.translated == translated)
      was = true;
    else
      wanted.push_back(pair.translated);
  }
  if (!was) wanted.push_back(translated);
  corpus::setPartners(edit, link_.guid, original, wanted);
}

}  // namespace gui
