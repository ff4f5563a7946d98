#include "coding/counterparts.h"

#include <set>
#include <unordered_map>

#include "corpus/translations.h"
#include "i18n/text.h"

namespace coding {

struct Counterparts::Linked {
  std::string name, text;
  bool original = false;
  std::unique_ptr<i18n::TextIndex> index;
  std::vector<corpus::Turn> turns;
  std::unordered_map<Guid, std::set<std::size_t>> partners;  // of a turn of the open one: places in `turns`
};

Counterparts::Counterparts(const Project& project) : project_(project) {}
Counterparts::~Counterparts() = default;

void Counterparts::open(const Guid& transcript) {
  open_ = transcript;
  linked_.clear();
  const auto read = [&](const corpus::Translation& link, bool original) {
    const auto found = corpus::transcript(project_, original ? link.original : link.translation);
    if (!found) return;
    auto linked = std::make_unique<Linked>();
    linked->name = found->name;
    linked->original = original;
    linked->text = corpus::text(project_, found->guid);
    linked->index = std::make_unique<i18n::TextIndex>(linked->text);
    linked->turns = corpus::turns(project_, found->guid);
    std::unordered_map<Guid, std::size_t> places;
    for (std::size_t i = 0; i < linked->turns.size(); ++i) places.emplace(linked->turns[i].guid, i);
    for (const auto& pair : corpus::alignedTurns(project_, link.guid)) {
      const auto place = places.find(original ? pair.original : pair.translated);
      if (place != places.end())
        linked->partners[original ? pair.translated : pair.original].insert(place->second);
    }
    linked_.push_back(std::move(linked));
  };
  if (const auto link = corpus::translationInto(project_, transcript)) read(*link, true);
  for (const auto& link : corpus::translationsOf(project_, transcript)) read(link, false);
}

std::vector<Counterpart> Counterparts::of(const Guid& transcript, const std::vector<corpus::Turn>& turns,
                                          std::size_t first, std::size_t end) {
  if (transcript != open_) open(transcript);
  std::vector<Counterpart> found;
  for (const auto& linked : linked_) {
    std::set<std::size_t> places;  // two turns may share a partner
    for (std::size_t i = first; i < end; ++i)
      if (const auto partners = linked->partners.find(turns[i].guid); partners != linked->partners.end())
        places.insert(partners->second.begin(), partners->second.end());
    Counterpart counterpart{linked->name, {}, {}, linked->original};
    for (const std::size_t place : places) {
      const corpus::Turn& turn = linked->turns[place];
      if (turn.span.empty()) continue;
      if (counterpart.text.empty())
        counterpart.language = std::string(i18n::code(turn.language));
      else
        counterpart.text += '\n';
      counterpart.text += linked->index->slice(turn.span);
    }
    if (!counterpart.text.empty()) found.push_back(std::move(counterpart));
  }
  return found;
}

}  // namespace coding
