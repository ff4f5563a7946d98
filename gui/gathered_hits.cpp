#include "gui/gathered_hits.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <memory>

namespace gui {
namespace {

constexpr std::size_t kPortion = 200;  // hits; some tens of milliseconds at worst
constexpr auto kBetweenChecks = std::chrono::milliseconds(20);

}  // namespace

std::vector<search::Hit> gatherHits(Workspace& workspace, JobRunner& jobs, std::uint64_t session,
                                    const search::TurnList& list, corpus::Progress& progress) {
  // In the texts' order each text is read once a portion; afterwards they stand as they were asked for.
  std::vector<std::size_t> order(list.turns.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(list.turns[a].transcript, list.turns[a].turn) <
           std::pair(list.turns[b].transcript, list.turns[b].turn);
  });
  auto sorted = std::make_shared<search::TurnList>(list);
  for (std::size_t i = 0; i < order.size(); ++i) sorted->turns[i] = list.turns[order[i]];

  std::vector<std::optional<search::Hit>> placed(order.size());
  const auto total = static_cast<std::int64_t>(order.size());
  for (std::size_t begin = 0; begin < order.size(); begin += kPortion) {
    progress.set(static_cast<std::int64_t>(begin), total);
    progress.check();
    const std::size_t end = std::min(order.size(), begin + kPortion);
    auto promise = std::make_shared<std::promise<std::vector<search::Hit>>>();
    auto portion = promise->get_future();
    jobs.onMainThread([&workspace, session, sorted, begin, end, promise] {
      try {
        // The project may have gone meanwhile; then the job is being stopped.
        if (workspace.session() == session && workspace.index())
          promise->set_value(workspace.index()->hits(*sorted, begin, end));
        else
          promise->set_exception(std::make_exception_ptr(i18n::Cancelled()));
      } catch (...) {
        promise->set_exception(std::current_exception());
      }
    });
    // The main thread may be waiting for the end of this job: it has said so in the progress then.
    while (portion.wait_for(kBetweenChecks) != std::future_status::ready) progress.check();
    std::size_t i = begin;
    for (auto& hit : portion.get()) {
      while (i < end && (sorted->transcripts[sorted->turns[i].transcript].guid != hit.transcript ||
                         sorted->turns[i].turn != hit.turn))
        ++i;
      if (i == end) break;
      placed[order[i++]] = std::move(hit);
    }
  }
  progress.set(total, total);
  std::vector<search::Hit> hits;
  hits.reserve(placed.size());
  for (auto& hit : placed)
    if (hit) hits.push_back(std::move(*hit));
  return hits;
}

}  // namespace gui
