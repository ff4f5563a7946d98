#pragma once
#include <wx/gdicmn.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/theme.h"
#include "i18n/messages.h"

class wxFileConfig;

namespace gui {

// What the program remembers of its person between two sessions, in one file of her config folder. Nothing of
// a project's content is kept here but the paths and names of recent projects.
class Settings {
 public:
  explicit Settings(const std::filesystem::path& file);
  ~Settings();
  static std::filesystem::path standardFile();

  // The language chosen here, else the desktop's when it is one of ours, else English.
  i18n::Language language() const;
  void setLanguage(i18n::Language language);
  Theme::Choice theme() const;
  void setTheme(Theme::Choice choice);

  std::string coder() const;  // the name to work under; from the desktop's account at first
  void setCoder(const std::string& name);

  struct RecentProject {
    std::filesystem::path path;
    std::string name;  // the project's own, when it was open last; empty when not known
  };
  std::vector<RecentProject> recentProjects() const;  // latest first
  void addRecentProject(const RecentProject& project);
  void removeRecentProject(const std::filesystem::path& path);
  std::filesystem::path projectFolder() const;  // where new projects are proposed
  void setProjectFolder(const std::filesystem::path& folder);

  struct Window {
    wxRect place;  // empty: not known yet
    bool maximised = false;
  };
  Window window() const;
  void setWindow(const Window& window);
  wxSize dialogSize(const std::string& name) const;  // empty: not known yet
  void setDialogSize(const std::string& name, const wxSize& size);
  std::string panes() const;  // wxAUI's own description
  void setPanes(const std::string& perspective);
  bool choice(const std::string& name, bool standard) const;  // yes or no
  void setChoice(const std::string& name, bool yes);
  std::string word(const std::string& name, const std::string& standard) const;  // one of several
  void setWord(const std::string& name, const std::string& word);
  int textSize() const;  // points, of transcripts
  void setTextSize(int points);

 private:
  void writeRecent(const std::vector<RecentProject>& recent);
  void flush();

  std::unique_ptr<wxFileConfig> file_;
};

}  // namespace gui
