#include "gui/attribute_dialog.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <array>

#include "corpus/attribute_values.h"
#include "corpus/attributes.h"
#include "gui/ask.h"
#include "gui/participant_values.h"
#include "gui/text.h"
#include "gui/themed_grid.h"

namespace gui {
namespace {

using corpus::AttributeType;
using corpus::EditedChoice;
using i18n::message;

struct Kind {
  AttributeType type;
  bool regions;
};
constexpr std::array<Kind, 6> kKinds = {{{AttributeType::Text, false},
                                         {AttributeType::Number, false},
                                         {AttributeType::Date, false},
                                         {AttributeType::YesNo, false},
                                         {AttributeType::Choice, false},
                                         {AttributeType::Choice, true}}};

class AttributeDialog : public wxDialog {
 public:
  AttributeDialog(wxWindow* parent, Workspace& workspace, const std::optional<corpus::Attribute>& attribute)
      : wxDialog(wxGetTopLevelParent(parent), wxID_ANY,
                 toWx(attribute ? workspace.tr()("Change attribute") : workspace.tr()("New attribute")),
                 wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER,
                 "attribute-dialog"),
        workspace_(workspace),
        attribute_(attribute) {
    const auto& tr = workspace.tr();
    const Theme& theme = workspace.theme();
    const int gap = FromDIP(16);
    SetBackgroundColour(theme.window);
    name_ = new wxTextCtrl(this, wxID_ANY, attribute ? toWx(attribute->name) : wxString(), wxDefaultPosition,
                           FromDIP(wxSize(320, -1)));
    name_->SetName("attribute-name");
    type_ = new wxChoice(this, wxID_ANY);
    type_->SetName("attribute-type");
    for (const Kind& kind : kKinds) type_->Append(toWx(typeName(kind.type, kind.regions, tr)));
    const auto now = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& kind) {
      return attribute && kind.type == attribute->type && kind.regions == attribute->regions;
    });
    type_->SetSelection(now == kKinds.end() ? 0 : static_cast<int>(now - kKinds.begin()));
    auto* fields = new wxFlexGridSizer(2, FromDIP(10), FromDIP(12));
    fields->AddGrowableCol(1);
    const auto row = [&](const std::string& label, wxWindow* control) {
      fields->Add(new wxStaticText(this, wxID_ANY, toWx(label)), 0, wxALIGN_CENTRE_VERTICAL);
      fields->Add(control, 1, wxEXPAND);
    };
    row(tr("Name"), name_);
    row(tr("Type"), type_);
    note_ = new wxStaticText(this, wxID_ANY, wxString());
    note_->SetName("attribute-note");
    listLabel_ = new wxStaticText(this, wxID_ANY, wxString());
    listLabel_->SetForegroundColour(theme.mutedText);
    list_ = new ThemedGrid(this);
    list_->SetName("attribute-choices");
    list_->CreateGrid(0, 2);
    list_->SetMinSize(FromDIP(wxSize(360, 190)));
    list_->SetTabBehaviour(wxGrid::Tab_Leave);
    dressGrid(*list_, theme, 1);
    list_->SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    list_->SetColLabelValue(0, toWx(tr("Choice")));
    list_->SetColLabelValue(1, toWx(tr("Participants")));
    auto* numbers = new wxGridCellAttr;
    numbers->SetReadOnly();
    numbers->SetAlignment(wxALIGN_RIGHT, wxALIGN_CENTRE);
    list_->SetColAttr(1, numbers);
    up_ = new wxButton(this, wxID_ANY, toWx(tr("Up")));
    down_ = new wxButton(this, wxID_ANY, toWx(tr("Down")));
    remove_ = new wxButton(this, wxID_ANY, toWx(tr("Remove")));
    auto* order = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* button : {up_, down_, remove_}) order->Add(button, 0, wxRIGHT, FromDIP(8));

    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(fields, 0, wxEXPAND | wxALL, gap);
    column->Add(note_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
    column->Add(listLabel_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
    column->Add(list_, 1, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap / 2);
    column->Add(order, 0, wxALL, gap);
    column->Add(dialogButtons(this, tr, attribute ? message("Save") : message("Add")), 0,
                wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
    column->AddSpacer(gap / 4);
    SetSizer(column);

    readChoices();
    fillList();
    bind();
    showType();
    Fit();
    CentreOnParent();
    name_->SetFocus();
    name_->SelectAll();
  }

  std::string name() const { return toUtf8(name_->GetValue().Strip(wxString::both)); }
  Kind kind() const { return kKinds[static_cast<std::size_t>(std::max(0, type_->GetSelection()))]; }
  std::vector<EditedChoice> choices() {
    keep();
    std::vector<EditedChoice> named;
    for (const auto& each : choices_)
      if (!each.name.empty()) named.push_back(each);
    return named;
  }
  void finishTyping() {
    if (list_->IsCellEditControlEnabled()) list_->DisableCellEditControl();
  }

 private:
  void bind() {
    type_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { showType(); });
    name_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { showType(); });
    list_->Bind(wxEVT_GRID_CELL_CHANGED, [this](wxGridEvent& event) {
      keep();
      // Cleared is removed; a word in the empty row makes a new one.
      CallAfter([this, row = event.GetRow()] {
        const auto at = static_cast<std::size_t>(row);
        if (at < choices_.size() && choices_[at].name.empty() && choices_[at].was.empty())
          choices_.erase(choices_.begin() + row);
        else if (at < choices_.size() && choices_[at].name.empty())
          choices_[at].name = choices_[at].was;  // removing is said by the button, which knows who has it
        fillList();
        list_->SetGridCursor(std::min(row + 1, list_->GetNumberRows() - 1), 0);
      });
    });
    const auto move = [this](int by) {
      finishTyping();
      keep();
      const int row = list_->GetGridCursorRow(), to = row + by;
      const int size = static_cast<int>(choices_.size());
      if (row < 0 || row >= size || to < 0 || to >= size) return;
      std::swap(choices_[static_cast<std::size_t>(row)], choices_[static_cast<std::size_t>(to)]);
      fillList();
      list_->SetGridCursor(to, 0);
    };
    up_->Bind(wxEVT_BUTTON, [move](wxCommandEvent&) { move(-1); });
    down_->Bind(wxEVT_BUTTON, [move](wxCommandEvent&) { move(+1); });
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { removeChoice(); });
    list_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
      if (event.GetKeyCode() == WXK_DELETE)
        removeChoice();
      else
        event.Skip();
    });
    Bind(
        wxEVT_BUTTON,
        [this](wxCommandEvent& event) {
          finishTyping();
          event.Skip();
        },
        wxID_OK);
  }

  void removeChoice() {
    finishTyping();
    keep();
    const int row = list_->GetGridCursorRow();
    if (row < 0 || row >= static_cast<int>(choices_.size())) return;
    const auto& choice = choices_[static_cast<std::size_t>(row)];
    if (const auto used = counts_.find(choice.was); !choice.was.empty() && used != counts_.end()) {
      tell(this, workspace_.tr(),
           message("“{choice}” can't be removed: participants have it as their “{attribute}” ({n}). Give "
                   "them another "
                   "value first, or rename the choice. Nothing was changed.",
                   {{"choice", choice.name}, {"attribute", name()}, {"n", std::to_string(used->second)}}));
      return;
    }
    choices_.erase(choices_.begin() + row);
    fillList();
  }

  void readChoices() {
    if (!attribute_) return;
    workspace_.attempt([&] { counts_ = corpus::valueCounts(*workspace_.project(), attribute_->guid); });
    if (attribute_->type != AttributeType::Choice) {
      if (attribute_->type != AttributeType::YesNo)
        for (const auto& [value, count] : counts_) choices_.push_back({value, value});
      return;
    }
    std::vector<std::string> regions;
    if (attribute_->regions) regions = corpus::regionChoices(workspace_.project()->language());
    for (const auto& choice : attribute_->choices)
      if (std::find(regions.begin(), regions.end(), choice) == regions.end())
        choices_.push_back({choice, choice});
  }

  void keep() {
    for (int row = 0; row < list_->GetNumberRows(); ++row) {
      const auto at = static_cast<std::size_t>(row);
      const std::string name = toUtf8(list_->GetCellValue(row, 0).Strip(wxString::both));
      if (at < choices_.size())
        choices_[at].name = name;
      else if (!name.empty())
        choices_.push_back({"", name});
    }
  }

  void fillList() {
    const wxGridUpdateLocker quiet(list_);
    const int rows = static_cast<int>(choices_.size()) + 1;
    if (list_->GetNumberRows() > rows) list_->DeleteRows(rows, list_->GetNumberRows() - rows);
    if (list_->GetNumberRows() < rows) list_->AppendRows(rows - list_->GetNumberRows());
    for (int row = 0; row < rows; ++row) {
      const bool last = row + 1 == rows;
      const EditedChoice choice = last ? EditedChoice() : choices_[static_cast<std::size_t>(row)];
      const auto used = counts_.find(choice.was);
      list_->SetCellValue(row, 0, toWx(choice.name));
      list_->SetCellValue(row, 1,
                          last || choice.was.empty() || used == counts_.end()
                              ? wxString()
                              : toWx(std::to_string(used->second)));
    }
    list_->SetColSize(1, FromDIP(110));
    list_->SetColSize(0, std::max(FromDIP(220), list_->GetClientSize().x - FromDIP(112)));
  }

  void showType() {
    const auto& tr = workspace_.tr();
    const Kind now = kind();
    const bool choice = now.type == AttributeType::Choice;
    corpus::Attribute like;
    like.type = now.type;
    like.regions = now.regions;
    std::string said = typeHint(like, tr) + ".";
    bool fits = true;
    if (attribute_ && (now.type != attribute_->type || now.regions != attribute_->regions)) {
      workspace_.attempt([&] {
        const auto unfit = corpus::misfits(*workspace_.project(), attribute_->guid, now.type, now.regions);
        if (unfit.empty()) return;
        fits = false;
        said = tr("These values don't fit that type; correct them first, or choose text:");
        for (std::size_t i = 0; i < std::min<std::size_t>(unfit.size(), 6); ++i)
          said += "\n“" + unfit[i].value + "” — " + unfit[i].participant;
        if (unfit.size() > 6) said += "\n…";
      });
    }
    note_->SetForegroundColour(fits ? workspace_.theme().mutedText : workspace_.theme().warning);
    note_->SetLabelText(toWx(said));
    note_->Wrap(FromDIP(400));
    listLabel_->SetLabelText(toWx(now.regions ? tr("Other choices besides the regions, such as “Abroad”")
                                              : tr("Choices; write a new one into the empty row")));
    for (wxWindow* window : std::initializer_list<wxWindow*>{listLabel_, list_, up_, down_, remove_})
      window->Show(choice);
    if (auto* ok = FindWindow(wxID_OK)) ok->Enable(fits && !name().empty());
    GetSizer()->SetMinSize(FromDIP(wxSize(432, -1)));
    const wxSize best = GetBestSize();
    if (GetSize().y < best.y || !choice) SetSize(std::max(GetSize().x, best.x), best.y);
    Layout();
    Refresh();
  }

  Workspace& workspace_;
  std::optional<corpus::Attribute> attribute_;
  std::vector<EditedChoice> choices_;
  std::map<std::string, std::int64_t> counts_;
  wxTextCtrl* name_;
  wxChoice* type_;
  wxStaticText *note_, *listLabel_;
  ThemedGrid* list_;
  wxButton *up_, *down_, *remove_;
};

}  // namespace

bool attributeDialog(wxWindow* parent, Workspace& workspace, const std::optional<corpus::Guid>& guid) {
  if (!workspace.writable()) return false;
  std::optional<corpus::Attribute> attribute;
  if (guid) {
    workspace.attempt([&] {
      for (auto& each : corpus::attributes(*workspace.project()))
        if (each.guid == *guid) attribute = each;
    });
    if (!attribute) return false;
  }
  AttributeDialog dialog(parent, workspace, attribute);
  while (dialog.ShowModal() == wxID_OK) {
    const std::string name = dialog.name();
    const Kind kind = dialog.kind();
    const auto choices = dialog.choices();
    const auto label = attribute ? message("Change attribute “{name}”", {{"name", attribute->name}})
                                 : message("Add attribute “{name}”", {{"name", name}});
    const auto refused = workspace.tryEdit(label, [&](corpus::Edit& edit) {
      const bool choice = kind.type == AttributeType::Choice;
      if (!attribute) {
        const auto made = choice && kind.regions ? corpus::addRegionAttribute(edit, name)
                                                 : corpus::addAttribute(edit, name, kind.type);
        if (choice) corpus::setChoices(edit, made, choices);
        return;
      }
      if (name != attribute->name) corpus::renameAttribute(edit, attribute->guid, name);
      corpus::setAttributeType(edit, attribute->guid, kind.type, kind.regions);
      if (choice) corpus::setChoices(edit, attribute->guid, choices);
    });
    if (!refused) return true;
    tell(wxGetTopLevelParent(parent), workspace.tr(), *refused);
  }
  return false;
}

}  // namespace gui
