#pragma once
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/project.h"
#include "corpus/transcripts.h"
#include "gui/cli/output.h"
#include "i18n/analyser.h"
#include "i18n/messages.h"

namespace cli {

enum Exit : int { kDone = 0, kDoneInPart = 1, kWrongUsage = 2, kCannotOpen = 3, kNothingDone = 4 };

// What the commands of one run share. A command prints its data through print() and says the rest through
// say(); `exit` is what the program ends with.
struct Session {
  i18n::Messages tr;
  Format format = Format::Tsv;
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  corpus::Environment environment = corpus::Environment::system();
  std::filesystem::path project{};  // opened last
  int exit = kDone;

  void print(const Grid& grid) const;
  void say(const std::string& line) const;
};

// "exact", "forms" or "wide".
std::optional<i18n::MatchLevel> matchLevelOf(std::string_view name);

std::filesystem::path pathOf(const std::string& utf8);
std::string nameOf(const std::filesystem::path& path);

// The command can't be carried out; nothing was done. Ends the program with kNothingDone.
class NothingDone : public i18n::Error {
 public:
  using Error::Error;
};
// The project can't be opened. Ends the program with kCannotOpen.
class CannotOpen : public i18n::Error {
 public:
  using Error::Error;
};

// Throws CannotOpen.
std::unique_ptr<corpus::Project> openProject(Session& session, const std::string& path,
                                             corpus::Project::Mode mode);
// By name or source file; throws NothingDone when there is none.
corpus::Transcript transcriptCalled(const corpus::Project& project, const std::string& name);
// The coder of that name, made when there is none; without a name the project's first.
corpus::Guid coderCalled(corpus::Edit& edit, const std::string& name);

}  // namespace cli
