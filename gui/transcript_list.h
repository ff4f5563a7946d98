#pragma once
#include <wx/panel.h>
#include <wx/timer.h>

#include <map>
#include <string>
#include <vector>

#include "corpus/transcripts.h"
#include "gui/captions.h"
#include "gui/row_list.h"

class wxButton;
class wxSearchCtrl;
class wxStaticText;

namespace gui {

class TranscriptRows;

// The project's transcripts: filter, sort, and a row each with name, language, participant and number of
// segments. A click opens; a menu renames and removes.
class TranscriptList : public wxPanel {
 public:
  enum class Order { Name, Language, Participant, Segments, Imported };

  TranscriptList(wxWindow* parent, Workspace& workspace);
  ~TranscriptList() override;

  // Emphasises the transcript that is being read.
  void select(const corpus::Guid& transcript);
  std::optional<corpus::Guid> selected() const;
  void rename(const corpus::Guid& transcript);
  void remove(const corpus::Guid& transcript);
  // The file the selected transcript was imported from, where it was kept in the project; asks where to.
  bool hasOriginal() const;
  void saveOriginal();
  void setOrder(Order order);
  std::size_t shownCount() const;
  std::vector<corpus::Guid> shown() const;

  struct Totals {
    std::int64_t transcripts = 0, words = 0, segments = 0;
  };
  Totals totals() const;
  corpus::Signal<> counted;  // totals may have changed

  corpus::Signal<const corpus::Guid&> opened;
  corpus::Signal<> importRequested;

 private:
  void reload();
  void refill();
  void say();
  void showMenu(int row, const wxPoint& screen);
  void showOrderMenu();

  Workspace& workspace_;
  Captions captions_;
  wxStaticText* title_;
  wxSearchCtrl* filter_;
  wxButton *sort_, *import_;
  TranscriptRows* rows_;
  Order order_ = Order::Name;
  wxTimer recount_;
  corpus::Connection project_, content_, appearance_, openedRow_, menu_, delete_;
};

}  // namespace gui
