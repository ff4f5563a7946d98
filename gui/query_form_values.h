#pragma once
#include <wx/window.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corpus/signal.h"
#include "gui/workspace.h"

struct wxRect;

namespace gui {

// A value that a field of the query may have.
struct QueryValue {
  std::string typed;   // as it stands in the query
  std::string label;   // as it is read in the interface's language; empty: as typed
  std::string colour;  // of a code; empty for none
  std::string detail;  // where a code stands, whose name a spelling is
  std::optional<std::int64_t> count;
  bool operator==(const QueryValue&) const = default;
};

struct QueryValueChoice {
  std::string title;              // of the list, for those who hear it
  std::vector<QueryValue> known;  // in order
  bool single = false;            // one at most
  bool own = false;               // what isn't in the list may be written
};

// A list to tick values in, narrowed by typing, near `nearBy` (screen coordinates). Nothing when it was left.
std::optional<std::vector<std::string>> chooseQueryValues(wxWindow* parent, Workspace& workspace,
                                                          const wxRect& nearBy,
                                                          const QueryValueChoice& choice,
                                                          const std::vector<std::string>& ticked);

// The values a field may have (any of them), as small labels; clicking, Space, Enter or Down opens the list,
// Delete takes the last one away.
class QueryValuesField : public wxWindow {
 public:
  using Choice = std::function<QueryValueChoice()>;             // asked when the list opens
  using Shown = std::function<QueryValue(const std::string&)>;  // how a value is shown
  QueryValuesField(wxWindow* parent, Workspace& workspace, Choice choice, Shown shown);
  void set(const std::vector<std::string>& values);  // says nothing
  const std::vector<std::string>& values() const { return values_; }
  corpus::Signal<> edited;

 protected:
  wxSize DoGetBestClientSize() const override;

 private:
  void onPaint(wxPaintEvent& event);
  void onKey(wxKeyEvent& event);
  void open();

  Workspace& workspace_;
  Choice choice_;
  Shown show_;
  std::vector<std::string> values_;
  std::vector<QueryValue> shown_;
  bool hovered_ = false;
};

}  // namespace gui
