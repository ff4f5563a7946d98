// ParticipantsGrid: what is typed, pasted, filled down, cleared and asked for from its menus.
#include <wx/clipbrd.h>
#include <wx/menu.h>

#include <algorithm>
#include <utility>

#include "corpus/attribute_values.h"
#include "corpus/attributes.h"
#include "corpus/regions.h"
#include "gui/ask.h"
#include "gui/choose_value.h"
#include "gui/participants_grid.h"
#include "gui/pasted_table.h"
#include "gui/text.h"

namespace gui {

using corpus::AttributeType;
using corpus::CellWrite;
using corpus::Guid;
using i18n::message;

namespace {

constexpr std::size_t kMostPasted = 5'000'000;  // bytes; a mistaken clipboard is no table of people

std::string count(std::size_t n) {
  return std::to_string(n);
}

}  // namespace

ParticipantsGrid::Block ParticipantsGrid::block() const {
  Block all{GetGridCursorRow(), GetGridCursorCol(), GetGridCursorRow(), GetGridCursorCol()};
  bool first = true;
  const auto take = [&](int top, int left, int bottom, int right) {
    all = first ? Block{top, left, bottom, right}
                : Block{std::min(all.top, top), std::min(all.left, left), std::max(all.bottom, bottom),
                        std::max(all.right, right)};
    first = false;
  };
  for (const wxGridBlockCoords& each : GetSelectedBlocks())
    take(each.GetTopRow(), each.GetLeftCol(), each.GetBottomRow(), each.GetRightCol());
  all.top = std::max(all.top, 0);
  all.left = std::max(all.left, 0);
  all.bottom = std::min(all.bottom, GetNumberRows() - 1);
  all.right = std::min(all.right, GetNumberCols() - 1);
  return all;
}

bool ParticipantsGrid::write(const corpus::Label& label, const std::vector<CellWrite>& cells) {
  const auto refused = workspace_.tryEdit(label, [&](corpus::Edit& edit) { corpus::setCells(edit, cells); });
  if (refused) workspace_.problem.emit(*refused);
  reload();  // shows what is in the project
  return !refused;
}

void ParticipantsGrid::commit() {
  if (IsCellEditControlEnabled()) DisableCellEditControl();  // what is being typed counts
  if (const auto now = std::exchange(typed_, {})) typed(now->row, now->column, now->value);
}

void ParticipantsGrid::typed(int row, int column, const std::string& written) {
  const std::string value = corpus::trimmed(written);
  const auto* attribute = attributeOf(column);
  if (isNewRow(row)) {
    if (value.empty()) return reload();
    if (!attribute) {
      const bool done = write(message("Add participant “{name}”", {{"name", value}}),
                              {{std::nullopt, 0, std::nullopt, value}});
      // After Enter the next one is written below; Tab has gone on to her attributes.
      if (done && GetGridCursorRow() == row && GetGridCursorCol() == 0) GoToCell(row + 1, 0);
      return;
    }
    workspace_.problem.emit(message("Write the new participant's name first. Nothing was changed."));
    return reload();
  }
  const corpus::Participant participant = participants_[static_cast<std::size_t>(row)];
  if (!attribute) {
    write(message("Rename participant “{old}” to “{new}”", {{"old", participant.name}, {"new", value}}),
          {{participant.guid, 0, std::nullopt, value}});
    return;
  }
  const corpus::Attribute of = *attribute;
  const corpus::Label label = message("Change “{attribute}” of {participant}",
                                      {{"attribute", of.name}, {"participant", participant.name}});
  bool add = false;
  const auto instead = chosenInstead(of, value, add);
  if (!instead) return reload();
  const auto refused = workspace_.tryEdit(label, [&](corpus::Edit& edit) {
    if (add) corpus::addChoice(edit, of.guid, *instead);
    corpus::setCells(edit, {{participant.guid, 0, of.guid, *instead}});
  });
  if (refused) workspace_.problem.emit(*refused);
  reload();
}

std::optional<std::string> ParticipantsGrid::chosenInstead(const corpus::Attribute& attribute,
                                                           const std::string& value, bool& add) {
  if (value.empty() || attribute.type != AttributeType::Choice) return value;
  const auto& tr = workspace_.tr();
  const auto language = workspace_.project()->language();
  const auto& choices = attribute.choices;
  if (attribute.regions && std::find(choices.begin(), choices.end(), value) == choices.end()) {
    // An older name of what are several regions today: only the person knows which.
    if (const auto match = corpus::regionNamed(value); match && match->regions.size() > 1) {
      std::vector<std::string> names, kept;
      for (const corpus::Region* region : match->regions) {
        names.push_back(corpus::regionName(*region, tr.language()));
        kept.push_back(corpus::regionShortName(*region, language));
      }
      names.push_back(tr("Keep “{name}”", {{"name", value}}));
      kept.push_back(value);
      const auto chosen = chooseOne(
          this, workspace_, "choose-region", message("Which region"),
          message("“{name}” is an older name; today these are several regions.", {{"name", value}}), names);
      if (!chosen) return std::nullopt;
      return kept[*chosen];
    }
  }
  if (corpus::fittingValue(attribute, language, value)) return value;
  const auto question =
      attribute.regions
          ? message("“{value}” is no region of Kazakhstan. Add it to the choices of “{attribute}”?",
                    {{"value", value}, {"attribute", attribute.name}})
          : message("“{value}” is not among the choices of “{attribute}”. Add it to them?",
                    {{"value", value}, {"attribute", attribute.name}});
  if (!confirm(wxGetTopLevelParent(this), tr, question, message("Add"))) return std::nullopt;
  add = true;
  return value;
}

void ParticipantsGrid::startAdding() {
  if (!writable() || GetNumberRows() == 0) return;
  commit();
  ClearSelection();
  GoToCell(GetNumberRows() - 1, 0);
  SetFocus();
  EnableCellEditControl();
}

void ParticipantsGrid::rename() {
  if (!writable() || !current()) return;
  GoToCell(GetGridCursorRow(), 0);
  SetFocus();
  EnableCellEditControl();
}

void ParticipantsGrid::removeSelected() {
  commit();
  const auto people = selected();
  if (people.empty() || !writable()) return;
  const corpus::Label label = people.size() == 1
                                  ? message("Delete participant “{name}”", {{"name", people.front().name}})
                                  : message("Delete {n} participants", {{"n", count(people.size())}});
  // Undo brings them back, their speakers included: nothing needs asking.
  if (workspace_.edit(label, [&](corpus::Edit& edit) {
        for (const auto& each : people) corpus::removeParticipant(edit, each.guid);
      }))
    workspace_.notice.emit(
        people.size() == 1
            ? message("“{name}” was deleted; the speakers stay, without a participant. Undo brings it back.",
                      {{"name", people.front().name}})
            : message("{n} participants were deleted; their speakers stay, without a participant. Undo "
                      "brings them "
                      "back.",
                      {{"n", count(people.size())}}));
}

void ParticipantsGrid::copy() {
  const Block cells = block();
  PastedTable rows;
  for (int row = cells.top; row <= cells.bottom; ++row) {
    if (isNewRow(row)) break;
    rows.emplace_back();
    for (int column = cells.left; column <= cells.right; ++column)
      rows.back().push_back(toUtf8(GetCellValue(row, column)));
  }
  std::string text = asPasted(rows);
  if (rows.size() == 1 && rows.front().size() == 1 && !text.empty()) text.pop_back();  // one cell: its words
  if (rows.empty() || !wxTheClipboard->Open()) return;
  wxTheClipboard->SetData(new wxTextDataObject(toWx(text)));
  wxTheClipboard->Close();
}

void ParticipantsGrid::paste() {
  if (!writable() || !workspace_.project()) return;
  commit();
  wxTextDataObject held;
  if (!wxTheClipboard->Open()) return;
  const bool any = wxTheClipboard->GetData(held);
  wxTheClipboard->Close();
  const std::string text = any ? toUtf8(held.GetText()) : std::string();
  if (text.empty()) return;
  if (text.size() > kMostPasted) {
    workspace_.problem.emit(message("The clipboard holds too much for this table. Nothing was changed."));
    return;
  }
  const PastedTable rows = parsePasted(text);
  const Block into = block();
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.size());
  if (rows.empty() || into.left + static_cast<int>(width) > GetNumberCols()) {
    workspace_.problem.emit(message(
        "The pasted cells reach beyond the last column ({columns} columns, room for {room}). Add attributes, "
        "or import the table. Nothing was changed.",
        {{"columns", count(width)}, {"room", std::to_string(GetNumberCols() - into.left)}}));
    return;
  }
  // One cell fills the whole selection, as in a spreadsheet.
  const bool fill = rows.size() == 1 && width == 1;
  const int bottom =
      fill ? std::max(into.top, std::min(into.bottom, static_cast<int>(participants_.size()) - 1))
           : into.top + static_cast<int>(rows.size()) - 1;
  const int right = fill ? into.right : into.left + static_cast<int>(width) - 1;
  std::vector<CellWrite> cells;
  std::size_t added = 0;
  for (int row = into.top; row <= bottom; ++row) {
    const auto& from = rows[fill ? 0 : static_cast<std::size_t>(row - into.top)];
    const bool isNew = isNewRow(row);
    const bool empty =
        std::all_of(from.begin(), from.end(), [](const auto& cell) { return corpus::trimmed(cell).empty(); });
    if (isNew && empty) continue;
    for (int column = into.left; column <= right; ++column) {
      const auto at = fill ? 0 : static_cast<std::size_t>(column - into.left);
      CellWrite cell;
      if (isNew)
        cell.newRow = added;
      else
        cell.participant = participants_[static_cast<std::size_t>(row)].guid;
      if (const auto* attribute = attributeOf(column)) cell.attribute = attribute->guid;
      if (at < from.size()) cell.value = from[at];
      cells.push_back(std::move(cell));
    }
    added += isNew;
  }
  if (write(message("Paste {n} cells", {{"n", count(cells.size())}}), cells)) {
    SelectBlock(into.top, into.left, std::min(bottom, GetNumberRows() - 1), right);
    if (added > 0)
      workspace_.notice.emit(message("Participants added by pasting: {n}.", {{"n", count(added)}}));
  }
}

void ParticipantsGrid::fillDown() {
  if (!writable()) return;
  commit();
  const Block cells = block();
  // A single row takes what stands above it.
  const int from = cells.top == cells.bottom ? cells.top - 1 : cells.top;
  std::vector<CellWrite> writes;
  if (from < 0 || isNewRow(from)) return;
  for (int column = std::max(cells.left, 1); column <= cells.right; ++column) {
    const auto& attribute = *attributeOf(column);
    const auto& values = participants_[static_cast<std::size_t>(from)].values;
    const auto value = values.find(attribute.guid);
    for (int row = from + 1; row <= cells.bottom && !isNewRow(row); ++row)
      writes.push_back({participants_[static_cast<std::size_t>(row)].guid, 0, attribute.guid,
                        value == values.end() ? std::string() : value->second});
  }
  if (!writes.empty()) write(message("Fill down {n} cells", {{"n", count(writes.size())}}), writes);
}

void ParticipantsGrid::clear() {
  if (!writable()) return;
  commit();
  const Block cells = block();
  std::vector<CellWrite> writes;
  for (int row = cells.top; row <= cells.bottom && !isNewRow(row); ++row)
    for (int column = std::max(cells.left, 1); column <= cells.right; ++column)
      if (!GetCellValue(row, column).empty())
        writes.push_back(
            {participants_[static_cast<std::size_t>(row)].guid, 0, attributeOf(column)->guid, ""});
  if (!writes.empty()) write(message("Clear {n} cells", {{"n", count(writes.size())}}), writes);
}

void ParticipantsGrid::onKey(wxKeyEvent& event) {
  const bool control = event.GetModifiers() == wxMOD_CONTROL;
  const int key = event.GetKeyCode();
  if (control && (key == 'C' || key == WXK_INSERT)) return copy();
  if (control && key == 'V') return paste();
  if (event.GetModifiers() == wxMOD_SHIFT && key == WXK_INSERT) return paste();
  if (control && key == 'D') return fillDown();
  if (event.GetModifiers() == wxMOD_NONE && (key == WXK_DELETE || key == WXK_BACK)) return clear();
  if (control && (key == WXK_DELETE || key == WXK_NUMPAD_DELETE)) return removeSelected();
  if (event.GetModifiers() == wxMOD_NONE && key == WXK_INSERT) return startAdding();
  event.Skip();
}

void ParticipantsGrid::onCellMenu(wxGridEvent& event) {
  const auto& tr = workspace_.tr();
  const Block cells = block();
  if (event.GetRow() < cells.top || event.GetRow() > cells.bottom || event.GetCol() < cells.left ||
      event.GetCol() > cells.right) {
    ClearSelection();
    SetGridCursor(event.GetRow(), event.GetCol());
  }
  const auto people = selected();
  wxMenu menu;
  const auto add = [&](const std::string& title, const char* key, bool enabled, std::function<void()> run) {
    wxMenuItem* item = menu.Append(wxID_ANY, toWx(title) + key);
    item->Enable(enabled);
    menu.Bind(
        wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, item->GetId());
  };
  add(tr("Copy"), "\tCtrl+C", !people.empty(), [this] { copy(); });
  add(tr("Paste"), "\tCtrl+V", writable(), [this] { paste(); });
  add(tr("Fill down"), "\tCtrl+D", writable(), [this] { fillDown(); });
  add(tr("Clear cells"), "\tDelete", writable() && !people.empty(), [this] { clear(); });
  menu.AppendSeparator();
  add(tr("Speakers and participants…"), "", workspace_.project() != nullptr, [this] { showSpeakers.emit(); });
  menu.AppendSeparator();
  add(tr("New participant"), "\tInsert", writable(), [this] { startAdding(); });
  add(tr("Rename participant"), "\tF2", writable() && people.size() == 1, [this] { rename(); });
  add(people.size() > 1 ? tr("Delete {n} participants", {{"n", count(people.size())}})
                        : tr("Delete participant"),
      "\tCtrl+Delete", writable() && !people.empty(), [this] { removeSelected(); });
  PopupMenu(&menu);
}

void ParticipantsGrid::onHeadingMenu(int column) {
  const auto& tr = workspace_.tr();
  const auto* attribute = attributeOf(column);
  wxMenu menu;
  const auto add = [&](const std::string& title, bool enabled, std::function<void()> run) {
    wxMenuItem* item = menu.Append(wxID_ANY, toWx(title));
    item->Enable(enabled);
    menu.Bind(
        wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, item->GetId());
  };
  add(tr("Sort upwards"), true, [this, column] { sortBy(column, true); });
  add(tr("Sort downwards"), true, [this, column] { sortBy(column, false); });
  menu.AppendSeparator();
  add(tr("New attribute…"), writable(), [this] { addAttribute.emit(); });
  if (attribute) {
    add(tr("Change attribute…"), writable(), [this, guid = attribute->guid] { editAttribute.emit(guid); });
    add(tr("Move to the left"), writable() && column > 1, [this, column] { moveAttribute(column, -1); });
    add(tr("Move to the right"), writable() && column + 1 < GetNumberCols(),
        [this, column] { moveAttribute(column, +1); });
    menu.AppendSeparator();
    add(tr("Delete attribute"), writable(), [this, column] { removeAttribute(column); });
  }
  PopupMenu(&menu);
}

void ParticipantsGrid::moveAttribute(int column, int by) {
  commit();
  const corpus::Attribute attribute = *attributeOf(column);
  if (sortColumn_ == column) sortColumn_ = column + by;
  workspace_.edit(message("Move attribute “{name}”", {{"name", attribute.name}}), [&](corpus::Edit& edit) {
    corpus::moveAttribute(edit, attribute.guid, static_cast<std::size_t>(column - 1 + by));
  });
}

void ParticipantsGrid::removeAttribute(int column) {
  commit();
  const corpus::Attribute attribute = *attributeOf(column);
  if (sortColumn_ >= column) sortColumn_ = 0;
  if (workspace_.edit(message("Delete attribute “{name}”", {{"name", attribute.name}}),
                      [&](corpus::Edit& edit) { corpus::removeAttribute(edit, attribute.guid); }))
    workspace_.notice.emit(message("The attribute “{name}” was deleted with its values. Undo brings it back.",
                                   {{"name", attribute.name}}));
}

}  // namespace gui
