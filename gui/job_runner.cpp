#include "gui/job_runner.h"

#include "i18n/error.h"

namespace gui {

JobRunner::~JobRunner() {
  for (auto& running : running_) running.job.progress->cancel();
  for (auto& running : running_) running.thread.join();
}

std::vector<JobRunner::Job> JobRunner::running() const {
  std::vector<Job> jobs;
  for (const auto& running : running_) jobs.push_back(running.job);
  return jobs;
}

void JobRunner::cancelForProject() {
  for (auto& running : running_)
    if (running.job.whom == For::Project) running.job.progress->cancel();
}

void JobRunner::launch(i18n::Message title, std::function<void(corpus::Progress&)> work,
                       std::function<void()> done, std::function<void(const i18n::Message&)> failed,
                       For whom) {
  const auto which = running_.insert(running_.end(), Running{});
  which->job.whom = whom;
  which->job.title = std::move(title);
  which->thread = std::thread([this, which, progress = which->job.progress, work = std::move(work),
                               done = std::move(done), failed = std::move(failed)] {
    std::exception_ptr error;
    try {
      work(*progress);
    } catch (...) {
      error = std::current_exception();
    }
    // The event outlives neither the window nor, through the window, this runner.
    window_.CallAfter([this, which, error, done, failed] { finish(which, error, done, failed); });
  });
  changed.emit();
}

void JobRunner::finish(std::list<Running>::iterator which, std::exception_ptr error,
                       const std::function<void()>& done,
                       const std::function<void(const i18n::Message&)>& failed) {
  which->thread.join();
  const bool cancelled = which->job.progress->cancelled();
  running_.erase(which);
  changed.emit();
  if (!error) {
    // Stopped at the very end: the person said no, so nothing enters the project.
    if (!cancelled) done();
    return;
  }
  try {
    std::rethrow_exception(error);
  } catch (const i18n::Cancelled&) {
  } catch (const i18n::Error& problem) {
    failed(problem.message());
  } catch (const std::exception& problem) {
    failed(i18n::message(
        "Something went wrong inside the program, and this task was not finished. Your project is as "
        "it was. Details: {details}",
        {{"details", problem.what()}}));
  }
}

}  // namespace gui
