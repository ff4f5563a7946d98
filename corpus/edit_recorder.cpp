// One edit, from its first row to its place in the history, and its way back.
#include <stdexcept>

#include "corpus/history.h"

namespace corpus {
namespace {

void bindBytes(SQLite::Statement& statement, int index, const std::string& bytes) {
  statement.bindNoCopy(index, static_cast<const void*>(bytes.data()), static_cast<int>(bytes.size()));
}

bool has(const std::map<Kind, std::set<Guid>>& ids, Kind kind, const Guid& guid) {
  const auto found = ids.find(kind);
  return found != ids.end() && found->second.contains(guid);
}

bool take(std::map<Kind, std::set<Guid>>& ids, Kind kind, const Guid& guid) {
  const auto found = ids.find(kind);
  if (found == ids.end() || found->second.erase(guid) == 0) return false;
  if (found->second.empty()) ids.erase(found);
  return true;
}

}  // namespace

void compose(Changes& first, const Changes& then) {
  for (const auto& [kind, ids] : then.added) {
    for (const Guid& guid : ids)
      (take(first.removed, kind, guid) ? first.modified : first.added)[kind].insert(guid);
  }
  for (const auto& [kind, ids] : then.modified) {
    for (const Guid& guid : ids) {
      if (!has(first.added, kind, guid)) first.modified[kind].insert(guid);
    }
  }
  for (const auto& [kind, ids] : then.removed) {
    for (const Guid& guid : ids) {
      take(first.modified, kind, guid);
      if (!take(first.added, kind, guid)) first.removed[kind].insert(guid);
    }
  }
}

EditRecorder::EditRecorder(SQLite::Database& database)
    : database_(database), running_(std::make_unique<Recording>(database)) {}

EditRecorder::~EditRecorder() = default;

void EditRecorder::outside(const std::function<void()>& work) {
  struct Outside {
    EditRecorder& recorder;
    bool before, enabled;
    ~Outside() {
      recorder.outside_ = before;
      recorder.running_->enable(enabled);
    }
  } const outside{*this, outside_, running_->enable(false)};
  outside_ = wasOutside_ = true;
  work();
}

std::string EditRecorder::take() {
  std::string changeset = running_->changeset();
  compose(changes_, changesOf(database_, changeset));
  running_.reset();
  return changeset;
}

void EditRecorder::addStep(TextStep step) {
  if (outside_) throw std::logic_error("a text edit outside the history");
  step.before = take();
  compose(changes_, makeStep(database_, step));
  steps_.push_back(std::move(step));
  running_ = std::make_unique<Recording>(database_);
}

bool EditRecorder::finish() {
  changeset_ = take();
  return wasOutside_ || !changeset_.empty() || !steps_.empty();
}

std::vector<TextStep> stepsOf(SQLite::Database& database, std::int64_t history) {
  std::vector<TextStep> steps;
  SQLite::Statement query(database,
                          "SELECT transcript, position, removed, inserted, before, edges FROM text_edits "
                          "WHERE history = ? ORDER BY step");
  query.bind(1, history);
  while (query.executeStep()) {
    TextStep step;
    step.transcript = Guid::fromStored(query.getColumn(0).getString());
    step.position = query.getColumn(1).getInt64();
    step.removed = query.getColumn(2).getString();
    step.inserted = query.getColumn(3).getString();
    step.before = query.getColumn(4).getString();
    step.edges = query.getColumn(5).getString();
    steps.push_back(std::move(step));
  }
  return steps;
}

void storeSteps(SQLite::Database& database, std::int64_t history, const std::vector<TextStep>& steps) {
  SQLite::Statement insert(database,
                           "INSERT INTO text_edits (history, step, transcript, position, removed, inserted, "
                           "before, edges) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t number = 0; number < steps.size(); ++number) {
    const TextStep& step = steps[number];
    insert.bind(1, history);
    insert.bind(2, static_cast<std::int64_t>(number));
    insert.bind(3, step.transcript.text());
    insert.bind(4, step.position);
    insert.bind(5, step.removed);
    insert.bind(6, step.inserted);
    bindBytes(insert, 7, step.before);
    bindBytes(insert, 8, step.edges);
    insert.exec();
    insert.reset();
  }
}

Changes replayEdit(SQLite::Database& database, std::int64_t history, bool back) {
  std::string changeset;
  {
    SQLite::Statement query(database, "SELECT changeset FROM history WHERE number = ?");
    query.bind(1, history);
    query.executeStep();
    changeset = query.getColumn(0).getString();
  }
  if (back) changeset = inverted(changeset);
  Changes changes;
  const auto rows = [&] {
    applyChangeset(database, changeset);
    compose(changes, changesOf(database, changeset));
  };
  std::vector<TextStep> steps = stepsOf(database, history);
  if (back) {
    rows();
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
      compose(changes, replayStep(database, *step, true));
    }
  } else {
    for (const TextStep& step : steps) compose(changes, replayStep(database, step, false));
    rows();
  }
  requireTextsAsNoted(database, steps);
  return changes;
}

}  // namespace corpus
