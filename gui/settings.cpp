#include "gui/settings.h"

#include <wx/fileconf.h>
#include <wx/filename.h>
#include <wx/intl.h>
#include <wx/log.h>
#include <wx/stdpaths.h>
#include <wx/utils.h>

#include <algorithm>
#include <system_error>

#include "gui/text.h"

namespace gui {
namespace {

constexpr std::size_t kRecentProjects = 8;
constexpr int kTextSize = 11;  // points

}  // namespace

Settings::Settings(const std::filesystem::path& file) {
  std::error_code none;
  std::filesystem::create_directories(file.parent_path(), none);
  file_ = std::make_unique<wxFileConfig>("suhbat", wxString(), pathToWx(file), wxString(),
                                         wxCONFIG_USE_LOCAL_FILE | wxCONFIG_USE_NO_ESCAPE_CHARACTERS);
}

Settings::~Settings() {
  flush();
}

void Settings::flush() {
  const wxLogNull
      quiet;  // a preference that can't be kept is no reason for a message box, in English at that
  file_->Flush();
}

std::filesystem::path Settings::standardFile() {
  auto& paths = wxStandardPaths::Get();
  paths.SetFileLayout(wxStandardPaths::FileLayout_XDG);
  return pathFromWx(paths.GetUserConfigDir()) / "suhbat" / "suhbat.conf";
}

i18n::Language Settings::language() const {
  if (const auto chosen = i18n::languageOf(toUtf8(file_->Read("/language", wxString())))) return *chosen;
  const wxLanguageInfo* desktop = wxLocale::GetLanguageInfo(wxLocale::GetSystemLanguage());
  if (desktop)
    if (const auto ours = i18n::languageOf(toUtf8(desktop->CanonicalName))) return *ours;
  return i18n::Language::English;
}

void Settings::setLanguage(i18n::Language language) {
  file_->Write("/language", toWx(i18n::code(language)));
  flush();
}

Theme::Choice Settings::theme() const {
  const wxString choice = file_->Read("/theme", "system");
  return choice == "light"  ? Theme::Choice::Light
         : choice == "dark" ? Theme::Choice::Dark
                            : Theme::Choice::System;
}

void Settings::setTheme(Theme::Choice choice) {
  file_->Write("/theme", choice == Theme::Choice::Light  ? "light"
                         : choice == Theme::Choice::Dark ? "dark"
                                                         : "system");
  flush();
}

std::string Settings::coder() const {
  wxString name = file_->Read("/coder", wxString());
  if (name.empty()) name = wxGetUserName();
  if (name.empty()) name = wxGetUserId();
  return toUtf8(name);
}

void Settings::setCoder(const std::string& name) {
  file_->Write("/coder", toWx(name));
  flush();
}

std::vector<Settings::RecentProject> Settings::recentProjects() const {
  std::vector<RecentProject> recent;
  for (std::size_t i = 0; i < kRecentProjects; ++i) {
    const wxString path = file_->Read(wxString::Format("/recent/%zu", i), wxString());
    if (!path.empty())
      recent.push_back(
          {pathFromWx(path), toUtf8(file_->Read(wxString::Format("/recent/name%zu", i), wxString()))});
  }
  return recent;
}

void Settings::addRecentProject(const RecentProject& project) {
  auto recent = recentProjects();
  std::erase_if(recent, [&](const RecentProject& other) { return other.path == project.path; });
  recent.insert(recent.begin(), project);
  if (recent.size() > kRecentProjects) recent.resize(kRecentProjects);
  writeRecent(recent);
}

void Settings::removeRecentProject(const std::filesystem::path& path) {
  auto recent = recentProjects();
  std::erase_if(recent, [&](const RecentProject& other) { return other.path == path; });
  writeRecent(recent);
}

void Settings::writeRecent(const std::vector<RecentProject>& recent) {
  file_->DeleteGroup("/recent");
  for (std::size_t i = 0; i < recent.size(); ++i) {
    wxString name = toWx(recent[i].name);
    name.Replace("\n", " ");  // a value is one line
    file_->Write(wxString::Format("/recent/%zu", i), pathToWx(recent[i].path));
    file_->Write(wxString::Format("/recent/name%zu", i), name);
  }
  flush();
}

void Settings::setProjectFolder(const std::filesystem::path& folder) {
  file_->Write("/folder", pathToWx(folder));
  flush();
}

std::filesystem::path Settings::projectFolder() const {
  const wxString folder = file_->Read("/folder", wxString());
  if (!folder.empty() && wxFileName::DirExists(folder)) return pathFromWx(folder);
  return pathFromWx(wxStandardPaths::Get().GetDocumentsDir());
}

Settings::Window Settings::window() const {
  Window window;
  window.place = wxRect(static_cast<int>(file_->ReadLong("/window/x", 0)),
                        static_cast<int>(file_->ReadLong("/window/y", 0)),
                        static_cast<int>(file_->ReadLong("/window/width", 0)),
                        static_cast<int>(file_->ReadLong("/window/height", 0)));
  window.maximised = file_->ReadBool("/window/maximised", false);
  return window;
}

void Settings::setWindow(const Window& window) {
  if (!window.maximised) {
    file_->Write("/window/x", window.place.x);
    file_->Write("/window/y", window.place.y);
    file_->Write("/window/width", window.place.width);
    file_->Write("/window/height", window.place.height);
  }
  file_->Write("/window/maximised", window.maximised);
  flush();
}

wxSize Settings::dialogSize(const std::string& name) const {
  return wxSize(static_cast<int>(file_->ReadLong("/dialog/" + toWx(name) + "-width", 0)),
                static_cast<int>(file_->ReadLong("/dialog/" + toWx(name) + "-height", 0)));
}

void Settings::setDialogSize(const std::string& name, const wxSize& size) {
  file_->Write("/dialog/" + toWx(name) + "-width", size.x);
  file_->Write("/dialog/" + toWx(name) + "-height", size.y);
  flush();
}

std::string Settings::panes() const {
  return toUtf8(file_->Read("/window/panes", wxString()));
}

void Settings::setPanes(const std::string& perspective) {
  file_->Write("/window/panes", toWx(perspective));
  flush();
}

bool Settings::choice(const std::string& name, bool standard) const {
  return file_->ReadBool("/choice/" + toWx(name), standard);
}

void Settings::setChoice(const std::string& name, bool yes) {
  if (choice(name, !yes) == yes) return;
  file_->Write("/choice/" + toWx(name), yes);
  flush();
}

std::string Settings::word(const std::string& name, const std::string& standard) const {
  return toUtf8(file_->Read("/word/" + toWx(name), toWx(standard)));
}

void Settings::setWord(const std::string& name, const std::string& word) {
  if (this->word(name, {}) == word) return;
  file_->Write("/word/" + toWx(name), toWx(word));
  flush();
}

int Settings::textSize() const {
  return static_cast<int>(file_->ReadLong("/textSize", kTextSize));
}

void Settings::setTextSize(int points) {
  file_->Write("/textSize", points);
  flush();
}

}  // namespace gui
