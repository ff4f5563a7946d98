#pragma once
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/transcripts.h"
#include "corpus/translations.h"
#include "i18n/text.h"

namespace gui {

// The turns of a transcript that is linked to the one on show, and which of them say the same. No wx.
class ParallelTurns {
 public:
  // `link` must be one of `shown`'s. Throws UsageError when the other transcript is gone.
  ParallelTurns(const corpus::Project& project, const corpus::Translation& link, const corpus::Guid& shown);

  const corpus::Translation& link() const { return link_; }
  bool original() const { return original_; }  // the other is the original, the one on show its translation
  const corpus::Transcript& other() const { return other_; }

  const std::vector<corpus::Turn>& turns() const { return turns_; }  // of the other
  std::string words(std::size_t turn) const { return std::string(index_->slice(turns_[turn].span)); }
  const std::string& speaker(std::size_t turn) const { return speakers_[turn]; }
  bool paired(std::size_t turn) const { return paired_[turn]; }  // with any turn of the one on show

  // Places in turns() of the partners of a turn of the one on show.
  const std::set<std::size_t>& partners(const corpus::Guid& turn) const;
  // Where the partner of shownTurns[at] stands, or would stand: after those of the turns before it.
  std::size_t placeOf(const std::vector<corpus::Turn>& shownTurns, std::size_t at) const;

  // Makes turns()[other] a partner of the turn on show, or takes that away.
  void toggle(corpus::Edit& edit, const corpus::Guid& shownTurn, std::size_t other) const;

 private:
  corpus::Translation link_;
  bool original_ = false;
  corpus::Transcript other_;
  std::string text_;
  std::unique_ptr<i18n::TextIndex> index_;
  std::vector<corpus::Turn> turns_;
  std::vector<std::string> speakers_;
  std::vector<bool> paired_;
  std::unordered_map<corpus::Guid, std::set<std::size_t>> partners_;
};

}  // namespace gui
