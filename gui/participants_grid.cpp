#include "gui/participants_grid.h"

#include <wx/combobox.h>
#include <wx/menu.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "corpus/attribute_values.h"
#include "corpus/attributes.h"
#include "corpus/regions.h"
#include "gui/ask.h"
#include "gui/choose_value.h"
#include "gui/participant_values.h"
#include "gui/text.h"
#include "i18n/format.h"

namespace gui {

using corpus::AttributeType;
using corpus::Guid;
using i18n::message;

namespace {

// A choice that completes what is typed; other words may be typed as well, the project decides.
class ChoiceEditor : public wxGridCellChoiceEditor {
 public:
  explicit ChoiceEditor(const wxArrayString& choices)
      : wxGridCellChoiceEditor(choices, true), choices_(choices) {}
  void Create(wxWindow* parent, wxWindowID id, wxEvtHandler* handler) override {
    wxGridCellChoiceEditor::Create(parent, id, handler);
    Combo()->AutoComplete(choices_);
  }
  wxGridCellEditor* Clone() const override { return new ChoiceEditor(choices_); }

 private:
  wxArrayString choices_;
};

// The name in the empty row: says what the row is for.
class NameRenderer : public wxGridCellStringRenderer {
 public:
  NameRenderer(const wxString& hint, const wxColour& colour) : hint_(hint), colour_(colour) {}
  void Draw(wxGrid& grid, wxGridCellAttr& attr, wxDC& dc, const wxRect& rect, int row, int column,
            bool selected) override {
    wxGridCellStringRenderer::Draw(grid, attr, dc, rect, row, column, selected);
    if (!grid.GetCellValue(row, column).empty()) return;
    dc.SetFont(attr.GetFont());
    dc.SetTextForeground(colour_);
    dc.SetBackgroundMode(wxTRANSPARENT);
    wxRect inside = rect;
    inside.Deflate(grid.FromDIP(2), 0);
    dc.DrawLabel(hint_, inside, wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
  }
  wxGridCellRenderer* Clone() const override { return new NameRenderer(hint_, colour_); }

 private:
  wxString hint_;
  wxColour colour_;
};

// A number, clear of the words in the next column.
class NumberRenderer : public wxGridCellStringRenderer {
 public:
  void Draw(wxGrid& grid, wxGridCellAttr& attr, wxDC& dc, const wxRect& rect, int row, int column,
            bool selected) override {
    wxGridCellRenderer::Draw(grid, attr, dc, rect, row, column, selected);
    wxRect inside = rect;
    inside.width -= grid.FromDIP(12);
    SetTextColoursAndFont(grid, attr, dc, selected);
    grid.DrawTextRectangle(dc, grid.GetCellValue(row, column), inside, wxALIGN_RIGHT, wxALIGN_CENTRE);
  }
  wxGridCellRenderer* Clone() const override { return new NumberRenderer; }
};

}  // namespace

ParticipantsGrid::ParticipantsGrid(wxWindow* parent, Workspace& workspace)
    : ThemedGrid(parent), workspace_(workspace) {
  SetName("participants-table");
  CreateGrid(0, 1);
  SetTabBehaviour(Tab_Wrap);
  SetSelectionMode(wxGridSelectCells);
  Bind(wxEVT_GRID_CELL_CHANGING, [this](wxGridEvent& event) {
    // The project decides; the grid is filled again from it afterwards.
    typed_ = Typed{event.GetRow(), event.GetCol(), toUtf8(event.GetString())};
    CallAfter([this] { commit(); });
  });
  Bind(wxEVT_GRID_SELECT_CELL, [this](wxGridEvent& event) {
    event.Skip();
    const int row = event.GetRow();
    const Guid now = row < 0 || isNewRow(row) ? Guid() : participants_[static_cast<std::size_t>(row)].guid;
    if (std::exchange(at_, now) != now && !filling_) CallAfter([this] { moved.emit(); });
  });
  Bind(wxEVT_GRID_LABEL_LEFT_CLICK, [this](wxGridEvent& event) {
    if (event.GetCol() >= 0) sortBy(event.GetCol(), event.GetCol() != sortColumn_ || !ascending_);
  });
  Bind(wxEVT_GRID_LABEL_RIGHT_CLICK, [this](wxGridEvent& event) {
    if (event.GetCol() >= 0) onHeadingMenu(event.GetCol());
  });
  Bind(wxEVT_GRID_LABEL_LEFT_DCLICK, [this](wxGridEvent& event) {
    if (const auto* attribute = attributeOf(event.GetCol()); attribute && writable())
      editAttribute.emit(attribute->guid);
  });
  Bind(wxEVT_GRID_EDITOR_HIDDEN, [this](wxGridEvent& event) {
    event.Skip();
    if (std::exchange(late_, false)) CallAfter([this] { reload(); });
  });
  Bind(wxEVT_GRID_CELL_RIGHT_CLICK, &ParticipantsGrid::onCellMenu, this);
  Bind(wxEVT_KEY_DOWN, &ParticipantsGrid::onKey, this);
  GetGridWindow()->Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
    event.Skip();
    const auto cell = XYToCell(CalcUnscrolledPosition(event.GetPosition()));
    hint(cell.GetRow(), cell.GetCol());
  });
  GetGridColLabelWindow()->Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
    event.Skip();
    const auto& tr = workspace_.tr();
    GetGridColLabelWindow()->SetToolTip(
        toWx(tr("Click to sort, right click for more, double-click to change the attribute")));
  });
}

void ParticipantsGrid::dress() {
  dressGrid(*this, workspace_.theme(), [this](int column) {
    const auto* attribute = attributeOf(column);
    return attribute && attribute->type == AttributeType::Number;
  });
  layout_.clear();
}

const corpus::Participant* ParticipantsGrid::current() const {
  const int row = GetGridCursorRow();
  return row < 0 || isNewRow(row) ? nullptr : &participants_[static_cast<std::size_t>(row)];
}

const corpus::Attribute* ParticipantsGrid::attributeOf(int column) const {
  return column < 1 || column > static_cast<int>(attributes_.size())
             ? nullptr
             : &attributes_[static_cast<std::size_t>(column) - 1];
}

std::vector<corpus::Participant> ParticipantsGrid::selected() const {
  const Block cells = block();
  std::vector<corpus::Participant> all;
  for (int row = cells.top; row <= cells.bottom && !isNewRow(row); ++row)
    all.push_back(participants_[static_cast<std::size_t>(row)]);
  return all;
}

void ParticipantsGrid::show(const Guid& participant) {
  for (std::size_t i = 0; i < participants_.size(); ++i)
    if (participants_[i].guid == participant) GoToCell(static_cast<int>(i), std::max(0, GetGridCursorCol()));
}

void ParticipantsGrid::arrange() {
  if (session_ != workspace_.session()) {
    session_ = workspace_.session();
    order_.clear();
    ClearSelection();
    sortColumn_ = 0;
    ascending_ = true;
  }
  std::map<Guid, std::size_t> places;
  for (std::size_t i = 0; i < order_.size(); ++i) places.emplace(order_[i], i);
  // New ones come last, in the order of their names.
  std::stable_sort(participants_.begin(), participants_.end(), [&](const auto& a, const auto& b) {
    const auto placeA = places.find(a.guid), placeB = places.find(b.guid);
    return (placeA == places.end() ? places.size() : placeA->second) <
           (placeB == places.end() ? places.size() : placeB->second);
  });
  order_.clear();
  for (const auto& each : participants_) order_.push_back(each.guid);
}

void ParticipantsGrid::sortBy(int column, bool ascending) {
  commit();
  sortColumn_ = column;
  ascending_ = ascending;
  const auto* attribute = attributeOf(column);
  const i18n::Collator collator(workspace_.tr().language());
  const auto valueOf = [&](const corpus::Participant& each) {
    if (!attribute) return each.name;
    const auto found = each.values.find(attribute->guid);
    return found == each.values.end() ? std::string() : found->second;
  };
  std::stable_sort(participants_.begin(), participants_.end(), [&](const auto& a, const auto& b) {
    const std::string x = valueOf(a), y = valueOf(b);
    if (x.empty() || y.empty()) return y.empty() && !x.empty();  // those without a value last, either way
    int order = 0;
    if (attribute && attribute->type == AttributeType::Number) {
      const double m = corpus::numericValue(x).value_or(0), n = corpus::numericValue(y).value_or(0);
      order = m < n ? -1 : m > n ? 1 : 0;
    } else {
      order = collator.compare(x, y);
    }
    return ascending ? order < 0 : order > 0;
  });
  order_.clear();
  for (const auto& each : participants_) order_.push_back(each.guid);
  reload();
}

void ParticipantsGrid::reload() {
  // Not from under what is being typed.
  if (IsCellEditControlEnabled() && session_ == workspace_.session()) {
    late_ = true;
    return;
  }
  participants_.clear();
  attributes_.clear();
  if (corpus::Project* project = workspace_.project())
    workspace_.attempt([&] {
      participants_ = corpus::participants(*project);
      attributes_ = corpus::attributes(*project);
    });
  arrange();
  const Guid was = at_;
  const int column = GetGridCursorCol();
  filling_ = true;
  {
    const wxGridUpdateLocker quiet(this);
    if (IsCellEditControlEnabled()) DisableCellEditControl();
    const int rows = static_cast<int>(participants_.size()) + (writable() ? 1 : 0);
    const int columns = 1 + static_cast<int>(attributes_.size());
    // A selection would go on naming rows and columns that are no more.
    if (GetNumberRows() > rows || GetNumberCols() > columns) ClearSelection();
    if (GetNumberRows() > rows) DeleteRows(rows, GetNumberRows() - rows);
    if (GetNumberCols() > columns) DeleteCols(columns, GetNumberCols() - columns);
    if (GetNumberCols() < columns) AppendCols(columns - GetNumberCols());
    if (GetNumberRows() < rows) AppendRows(rows - GetNumberRows());
    EnableEditing(writable());
    const auto language = workspace_.tr().language();
    for (int row = 0; row < rows; ++row) {
      const auto* person = isNewRow(row) ? nullptr : &participants_[static_cast<std::size_t>(row)];
      SetCellValue(row, 0, person ? toWx(person->name) : wxString());
      for (int c = 1; c < columns; ++c) {
        const auto& attribute = *attributeOf(c);
        wxString text;
        if (person)
          if (const auto value = person->values.find(attribute.guid); value != person->values.end())
            text = toWx(shownValue(attribute.type, value->second, language));
        if (GetCellValue(row, c) != text) SetCellValue(row, c, text);
      }
    }
    fillColumns();
  }
  if (was && (!current() || current()->guid != was))
    for (std::size_t i = 0; i < participants_.size(); ++i)
      if (participants_[i].guid == was)
        SetGridCursor(static_cast<int>(i), std::clamp(column, 0, GetNumberCols() - 1));
  at_ = current() ? current()->guid : Guid();
  filling_ = false;
  moved.emit();
}

void ParticipantsGrid::fillColumns() {
  const auto& tr = workspace_.tr();
  const auto language = tr.language();
  std::string layout = std::string(i18n::code(language)) + (writable() ? "w" : "r") +
                       std::to_string(sortColumn_) + (ascending_ ? "+" : "-");
  for (const auto& attribute : attributes_) {
    layout += "\n" + attribute.guid.text() + attribute.name + std::string(corpus::code(attribute.type));
    for (const auto& choice : attribute.choices) layout += "\t" + choice;
  }
  if (std::exchange(layout_, layout) == layout) return;
  SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
  const auto heading = [&](int column, const std::string& name) {
    SetColLabelValue(column, toWx(name) + (column != sortColumn_ ? L"" : ascending_ ? L"  ↑" : L"  ↓"));
  };
  heading(0, tr("Participant"));
  auto* names = new wxGridCellAttr;
  names->SetRenderer(new NameRenderer(toWx(tr("New participant…")), workspace_.theme().mutedText));
  SetColAttr(0, names);
  for (int c = 1; c < GetNumberCols(); ++c) {
    const auto& attribute = *attributeOf(c);
    heading(c, attribute.type == AttributeType::Number ? attribute.name + "  " : attribute.name);
    auto* attr = new wxGridCellAttr;
    attr->SetAlignment(attribute.type == AttributeType::Number ? wxALIGN_RIGHT : wxALIGN_LEFT,
                       wxALIGN_CENTRE);
    if (attribute.type == AttributeType::Number) attr->SetRenderer(new NumberRenderer);
    wxArrayString choices;
    if (attribute.type == AttributeType::YesNo)
      for (const bool yes : {true, false}) choices.push_back(toWx(corpus::yesNoWord(yes, language)));
    for (const auto& choice : attribute.choices) choices.push_back(toWx(choice));
    if (attribute.type == AttributeType::YesNo || attribute.type == AttributeType::Choice)
      attr->SetEditor(new ChoiceEditor(choices));
    SetColAttr(c, attr);
  }
  fitColumns();
}

void ParticipantsGrid::fitColumns() {
  AutoSizeColumns(false);
  for (int c = 0; c < GetNumberCols(); ++c)
    SetColSize(c, std::clamp(GetColSize(c) + FromDIP(28), FromDIP(c == 0 ? 150 : 100), FromDIP(280)));
}

void ParticipantsGrid::hint(int row, int column) {
  wxString text;
  if (column >= 0 && column < GetNumberCols() && row >= 0 && row < GetNumberRows()) {
    const auto* attribute = attributeOf(column);
    text =
        toWx(attribute ? typeHint(*attribute, workspace_.tr())
                       : workspace_.tr()("F2 renames, Delete clears cells, Ctrl+D fills down, Ctrl+V pastes "
                                         "cells of a spreadsheet"));
    if (GetColSize(column) > 0 &&
        GetTextExtent(GetCellValue(row, column)).x > GetColSize(column) - FromDIP(6))
      text = GetCellValue(row, column) + "\n" + text;
  }
  if (GetGridWindow()->GetToolTipText() != text) GetGridWindow()->SetToolTip(text);
}

}  // namespace gui
