#include "gui/workspace.h"

#include <wx/app.h>

#include <atomic>

namespace gui {

// The worker may tick many times a second, and after the workspace is gone: at most one event waits at a
// time, and it does nothing once `owner` is cleared (main thread only).
struct Workspace::Ticker : std::enable_shared_from_this<Workspace::Ticker> {
  Workspace* owner = nullptr;
  std::atomic<bool> waiting = false;

  void tick() {
    if (waiting.exchange(true) || !wxTheApp) return;
    wxTheApp->CallAfter([self = shared_from_this()] {
      self->waiting = false;
      if (self->owner) self->owner->indexProgress.emit();
    });
  }
};

Workspace::Workspace(corpus::Environment environment, std::shared_ptr<const i18n::Analyser> analyser,
                     search::Index::Place cache)
    : environment_(std::move(environment)),
      analyser_(std::move(analyser)),
      cache_(std::move(cache)),
      theme_(Theme::make(Theme::Choice::System)),
      ticker_(std::make_shared<Ticker>()) {
  ticker_->owner = this;
}

Workspace::~Workspace() {
  ticker_->owner = nullptr;
}

void Workspace::setProject(std::unique_ptr<corpus::Project> project) {
  index_.reset();  // follows the project that is about to go
  connection_ = {};
  project_ = std::move(project);
  codebookStale_ = true;
  if (project_) {
    connection_ = project_->onChange([this](const corpus::Changes& changes) {
      if (changes.touches(corpus::Kind::Code) || changes.touches(corpus::Kind::Project))
        codebookStale_ = true;
      contentChanged.emit(changes);
    });
    attempt([this] {
      index_ = std::make_unique<search::Index>(*project_, analyser_, cache_);
      index_->start([ticker = ticker_] { ticker->tick(); });
    });
  }
  projectChanged.emit();
}

void Workspace::setLanguage(i18n::Language language) {
  messages_ = i18n::Messages(language);
  appearanceChanged.emit();
}

void Workspace::setTheme(const Theme& theme) {
  theme_ = theme;
  appearanceChanged.emit();
}

const coding::Codebook& Workspace::codebook() {
  if (codebookStale_) {
    codebook_ = project_ ? coding::Codebook::read(*project_) : coding::Codebook();
    codebookStale_ = false;
  }
  return codebook_;
}

bool Workspace::attempt(const std::function<void()>& work) {
  try {
    work();
    return true;
  } catch (const i18n::Cancelled&) {
    return false;
  } catch (const i18n::Error& error) {
    problem.emit(error.message());
  } catch (const std::exception& error) {
    problem.emit(
        i18n::message("Something went wrong inside the program, and the last action was not done. Your "
                      "project is as it was. Details: {details}",
                      {{"details", error.what()}}));
  }
  return false;
}

bool Workspace::edit(const corpus::Label& label, const std::function<void(corpus::Edit&)>& work) {
  return project_ && attempt([&] { project_->edit(label, work); });
}

bool Workspace::undo() {
  return project_ && attempt([this] { project_->undo(); });
}

bool Workspace::redo() {
  return project_ && attempt([this] { project_->redo(); });
}

}  // namespace gui
