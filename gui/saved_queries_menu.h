#pragma once
#include <wx/gdicmn.h>

#include <functional>
#include <optional>

#include "corpus/saved_queries.h"
#include "gui/workspace.h"

class wxWindow;

namespace gui {

// The searches kept in the project, as a menu: each is asked again when it is chosen; what is asked now can
// be kept under a name, or put in the place of `opened` (the one it was opened from). Each change is a step
// of the project.
class SavedQueriesMenu {
 public:
  SavedQueriesMenu(wxWindow& window, Workspace& workspace) : window_(window), workspace_(workspace) {}

  // `asked`: what is asked now, without a name; none when nothing is. `run` asks another.
  void popUp(const wxPoint& client, const std::optional<corpus::SavedQuery>& asked,
             const std::function<void(const corpus::SavedQuery&)>& run);
  // Asks for a name. False when it was left, or refused.
  bool save(const corpus::SavedQuery& asked);
  bool saveAs(corpus::SavedQuery asked, const std::string& name);  // a name that is taken is refused
  bool update(corpus::SavedQuery asked);                           // in the place of the opened one
  bool rename(const corpus::Guid& query);                          // asks
  bool remove(const corpus::Guid& query);

  void open(const corpus::Guid& query) { opened_ = query; }
  std::optional<corpus::SavedQuery> opened() const;  // none when it is gone

 private:
  std::vector<corpus::SavedQuery> all() const;
  std::optional<corpus::SavedQuery> find(const corpus::Guid& query) const;

  wxWindow& window_;
  Workspace& workspace_;
  corpus::Guid opened_;
};

}  // namespace gui
