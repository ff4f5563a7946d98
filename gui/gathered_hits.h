#pragma once
#include <functional>
#include <vector>

#include "gui/job_runner.h"
#include "gui/workspace.h"
#include "search/index.h"

namespace gui {

// Reads the texts and marks of many hits, as a job with progress: in portions, between which the window lives
// on, for the index is the main thread's. Then does `work` with them on the worker's thread, and `done` with
// what that returned on the main one. What fails is said to the person. Nothing is done when the project is
// closed meanwhile.
template <typename Result>
void withHits(Workspace& workspace, JobRunner& jobs, i18n::Message title, search::TurnList list,
              std::function<Result(std::vector<search::Hit>, corpus::Progress&)> work,
              std::function<void(Result)> done);

// The reading of it, on the worker's thread.
std::vector<search::Hit> gatherHits(Workspace& workspace, JobRunner& jobs, std::uint64_t session,
                                    const search::TurnList& list, corpus::Progress& progress);

template <typename Result>
void withHits(Workspace& workspace, JobRunner& jobs, i18n::Message title, search::TurnList list,
              std::function<Result(std::vector<search::Hit>, corpus::Progress&)> work,
              std::function<void(Result)> done) {
  jobs.start<Result>(
      std::move(title),
      [&workspace, &jobs, session = workspace.session(), list = std::move(list),
       work = std::move(work)](corpus::Progress& progress) {
        return work(gatherHits(workspace, jobs, session, list, progress), progress);
      },
      std::move(done), [&workspace](const i18n::Message& reason) { workspace.problem.emit(reason); },
      JobRunner::For::Project);
}

}  // namespace gui
