#pragma once
#include <wx/event.h>

#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "corpus/job.h"
#include "corpus/signal.h"
#include "i18n/messages.h"

namespace gui {

// Runs long work on worker threads and hands its result back on the main thread. The work takes and returns
// values only. Made and used on the main thread; its end cancels and awaits what still runs, so nothing comes
// back to a window that is gone.
class JobRunner {
 public:
  // Results come back through `window`, which must outlive this.
  explicit JobRunner(wxEvtHandler& window) : window_(window) {}
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  // A job for the open project is of no use to another: it stops when the project is closed.
  enum class For { Program, Project };
  struct Job {
    i18n::Message title;
    For whom = For::Program;
    std::shared_ptr<corpus::Progress> progress = std::make_shared<corpus::Progress>();
  };

  // `done` gets the result; `failed` the reason. A cancelled job calls neither.
  template <typename Result>
  void start(i18n::Message title, std::function<Result(corpus::Progress&)> work,
             std::function<void(Result)> done, std::function<void(const i18n::Message&)> failed,
             For whom = For::Program) {
    auto result = std::make_shared<std::optional<Result>>();
    launch(
        std::move(title),
        [work = std::move(work), result](corpus::Progress& progress) { *result = work(progress); },
        [done = std::move(done), result] { done(std::move(**result)); }, std::move(failed), whom);
  }
  // Those for the project; a result that is on its way already is dropped as well.
  void cancelForProject();

  // For a job that needs something of the main thread midway: called there soon, or never when the window
  // goes.
  void onMainThread(std::function<void()> what) { window_.CallAfter(std::move(what)); }

  std::vector<Job> running() const;
  corpus::Signal<> changed;  // a job began or ended

 private:
  struct Running {
    Job job;
    std::thread thread;
  };
  void launch(i18n::Message title, std::function<void(corpus::Progress&)> work, std::function<void()> done,
              std::function<void(const i18n::Message&)> failed, For whom);
  void finish(std::list<Running>::iterator which, std::exception_ptr error, const std::function<void()>& done,
              const std::function<void(const i18n::Message&)>& failed);

  wxEvtHandler& window_;
  std::list<Running> running_;
};

}  // namespace gui
