#include "gui/workspace.h"

#include <wx/app.h>

#include <algorithm>
#include <atomic>
#include <new>

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
      if (auto* there = self->owner) there->attempt([there] { there->indexProgress.emit(); });
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
  projectLeaving.emit();
  if (project_) saveNow.emit();
  ++session_;
  index_.reset();  // follows the project that is about to go
  connection_ = {};
  project_ = std::move(project);
  codebook_ = {};
  codebookStale_ = true;
  readLabels();
  if (project_) {
    connection_ = project_->onChange([this](const corpus::Changes& changes) {
      if (changes.touches(corpus::Kind::Code) || changes.touches(corpus::Kind::Project))
        codebookStale_ = true;
      readLabels();
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
    // First: it is asked for while painting, and what can't be read must not be tried at every painting.
    codebookStale_ = false;
    attempt([this] { codebook_ = project_ ? coding::Codebook::read(*project_) : coding::Codebook(); });
  }
  return codebook_;
}

std::optional<i18n::Message> Workspace::refusal(const std::function<void()>& work) {
  try {
    work();
    return std::nullopt;
  } catch (const i18n::Error& error) {
    return error.message();
  } catch (const std::bad_alloc&) {
    return i18n::message(
        "There is not enough memory for this, and the last action was not done. Your project is as it was. "
        "Close other programs and try again.");
  } catch (const std::exception& error) {
    // A damaged page, a disk that is full or went away, met while reading.
    if (project_)
      if (const auto ofFile = corpus::asProjectError(error, project_->path())) return ofFile->message();
    return i18n::message(
        "Something went wrong inside the program, and the last action was not done. Your "
        "project is as it was. Details: {details}",
        {{"details", error.what()}});
  }
}

bool Workspace::attempt(const std::function<void()>& work) {
  bool cancelled = false;
  const auto reason = refusal([&] {
    try {
      work();
    } catch (const i18n::Cancelled&) {
      cancelled = true;
    }
  });
  if (!reason) return !cancelled;
  ++failures_;
  problem.emit(*reason);
  return false;
}

std::optional<i18n::Message> Workspace::tryEdit(const corpus::Label& label,
                                                const std::function<void(corpus::Edit&)>& work) {
  if (!project_) return std::nullopt;
  const corpus::Guid before = project_->coder();
  const auto reason = refusal([&] {
    project_->edit(label, [&](corpus::Edit& edit) {
      useCoder(edit);
      work(edit);
    });
  });
  if (reason) project_->setCoder(before);
  return reason;
}

bool Workspace::edit(const corpus::Label& label, const std::function<void(corpus::Edit&)>& work) {
  if (!project_) return false;
  const auto reason = tryEdit(label, work);
  if (!reason) return true;
  ++failures_;
  problem.emit(*reason);
  return false;
}

void Workspace::setCoderName(const std::string& name) {
  coderName_ = name;
  if (project_ && !name.empty())
    attempt([&] {
      const auto known = coding::coderNamed(*project_, name);
      project_->setCoder(known ? known->guid : corpus::Guid());
    });
  coderChanged.emit();
}

void Workspace::useCoder(corpus::Edit& edit) {
  if (coderName_.empty()) return;
  const auto known = coding::coders(edit.project());
  const bool there = std::any_of(known.begin(), known.end(),
                                 [&](const auto& coder) { return coder.guid == edit.project().coder(); });
  if (there) return;
  // Not a part of the step: the history names the coder, who stays when the step is taken back.
  corpus::Guid coder;
  edit.outsideHistory([&] { coder = coding::coderFor(edit, coderName_); });
  edit.project().setCoder(coder);
}

bool Workspace::saveAll() {
  const int before = failures_;
  saveNow.emit();
  return failures_ == before;
}

void Workspace::readLabels() {
  undoLabel_.reset();
  redoLabel_.reset();
  if (!writable()) return;
  attempt([this] {
    undoLabel_ = project_->undoLabel();
    redoLabel_ = project_->redoLabel();
  });
}

bool Workspace::undo() {
  saveNow.emit();
  return undoLabel_ && attempt([this] { project_->undo(); });
}

bool Workspace::redo() {
  saveNow.emit();
  return redoLabel_ && attempt([this] { project_->redo(); });
}

}  // namespace gui
