#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/participant_cells.h"
#include "corpus/participants.h"
#include "gui/themed_grid.h"
#include "gui/workspace.h"

class wxMenu;

namespace gui {

// The participants as a spreadsheet: a row each, their name and attributes in columns, and an empty last row
// to add one. Written, pasted, filled down and cleared by keys; each is one edit. Rows stay where they are
// until a heading is clicked.
class ParticipantsGrid : public ThemedGrid {
 public:
  ParticipantsGrid(wxWindow* parent, Workspace& workspace);

  // Reads the project again; the cursor stays with its participant.
  void reload();
  void dress();  // colours and words
  // Saves what is being typed.
  void commit();

  const std::vector<corpus::Participant>& participants() const { return participants_; }
  const std::vector<corpus::Attribute>& attributes() const { return attributes_; }
  const corpus::Participant* current() const;              // of the cursor's row
  std::vector<corpus::Participant> selected() const;       // of all rows with a selected cell
  const corpus::Attribute* attributeOf(int column) const;  // none for the names
  void show(const corpus::Guid& participant);              // the cursor goes there

  void startAdding();  // the cursor goes to the empty row, to be written in
  void rename();
  void removeSelected();
  void copy();
  void paste();
  void fillDown();
  void clear();
  void sortBy(int column, bool ascending);

  corpus::Signal<> moved;                             // the cursor is on another participant
  corpus::Signal<const corpus::Guid&> editAttribute;  // asked for from a heading
  corpus::Signal<> addAttribute, showSpeakers;

 private:
  struct Block {
    int top = 0, left = 0, bottom = 0, right = 0;
  };
  bool writable() const { return workspace_.writable(); }
  bool isNewRow(int row) const { return row >= static_cast<int>(participants_.size()); }
  Block block() const;  // the selection as one block, or the cursor's cell
  void arrange();       // participants_ in the order they are shown in
  void fillColumns();
  void fitColumns();
  void onKey(wxKeyEvent& event);
  void onCellMenu(wxGridEvent& event);
  void onHeadingMenu(int column);
  void hint(int row, int column);
  // One edit; what doesn't fit is said, and the cells show the project again.
  bool write(const corpus::Label& label, const std::vector<corpus::CellWrite>& cells);
  void typed(int row, int column, const std::string& value);
  // A value that is none of the choices: which region is meant, or whether it becomes a choice.
  std::optional<std::string> chosenInstead(const corpus::Attribute& attribute, const std::string& value,
                                           bool& add);
  void moveAttribute(int column, int by);
  void removeAttribute(int column);

  Workspace& workspace_;
  std::vector<corpus::Participant> participants_;
  std::vector<corpus::Attribute> attributes_;
  std::vector<corpus::Guid> order_;
  std::uint64_t session_ = 0;
  int sortColumn_ = 0;
  bool ascending_ = true;
  struct Typed {
    int row, column;
    std::string value;
  };
  std::optional<Typed> typed_;
  corpus::Guid at_;     // the cursor's participant
  std::string layout_;  // what the columns were made for
  bool filling_ = false;
  bool late_ = false;  // to be read again when the cell is written
};

}  // namespace gui
