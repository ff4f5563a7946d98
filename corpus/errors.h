#pragma once
#include "i18n/error.h"

namespace corpus {

using i18n::Cancelled;
using i18n::Error;
using i18n::UsageError;

// A file from outside can't be read: the file is left out, the rest of the batch goes on.
class FileError : public Error {
 public:
  using Error::Error;
};

// The project file can't be opened or written.
class ProjectError : public Error {
 public:
  enum class Reason { NotFound, NotAProject, Newer, Locked, Damaged, ReadOnly, NoSpace, Moved, Other };
  ProjectError(Reason reason, i18n::Message message) : Error(std::move(message)), reason_(reason) {}
  Reason reason() const { return reason_; }

 private:
  Reason reason_;
};

// Undo or redo would overwrite later work on the same rows; nothing was changed.
class StaleUndo : public Error {
 public:
  using Error::Error;
};

}  // namespace corpus
