#include "gui/query_form_panel.h"

#include <wx/scrolwin.h>
#include <wx/settings.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "gui/flat_button.h"
#include "gui/icons.h"
#include "gui/query_form_row.h"
#include "gui/query_form_words.h"
#include "gui/text.h"

namespace gui {
namespace {

constexpr int kTallest = 240;          // px at 96 dpi, or
constexpr double kTallestShare = 0.4;  // of the page, whichever is more; more rows scroll

}  // namespace

QueryFormPanel::QueryFormPanel(wxWindow* parent, Workspace& workspace)
    : wxPanel(parent), workspace_(workspace), fields_(std::make_unique<QueryFormFields>(workspace)) {
  SetName("query-form");
  sentence_ = new wxStaticText(this, wxID_ANY, wxString());
  sentence_->SetName("query-form-sentence");
  anew_ = new FlatButton(this, workspace);
  anew_->SetName("query-form-anew");
  list_ = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxBORDER_NONE);
  list_->SetScrollRate(0, FromDIP(12));
  list_->ShowScrollbars(wxSHOW_SB_NEVER, wxSHOW_SB_NEVER);  // until there are rows too many
  column_ = new wxBoxSizer(wxVERTICAL);
  list_->SetSizer(column_);
  add_ = new FlatButton(this, workspace);
  add_->SetName("query-form-add");
  auto* whole = new wxBoxSizer(wxVERTICAL);
  whole->Add(sentence_, 0, wxEXPAND | wxTOP, FromDIP(4));
  whole->Add(anew_, 0, wxTOP, FromDIP(4));
  whole->Add(list_, 1, wxEXPAND);
  whole->Add(add_, 0, wxTOP, FromDIP(2));
  SetSizer(whole);
  adding_ = add_->pressed.connect([this] {
    addRow({});
    fit();
    list_->Scroll(0, list_->GetVirtualSize().y);
    rows_.back()->focusValue();
  });
  anewing_ = anew_->pressed.connect([this] {
    begin();
    focusFirst();
  });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    CallAfter([this] { fit(); });
  });
  project_ = workspace_.projectChanged.connect([this] {
    fields_->read();
    begin();
  });
  content_ = workspace_.contentChanged.connect([this](const corpus::Changes& changes) {
    using corpus::Kind;
    if (changes.touches(Kind::Attribute) || changes.touches(Kind::Code)) CallAfter([this] { again(); });
  });
  appearance_ = workspace_.appearanceChanged.connect([this] { again(); });
  fields_->read();
  begin();
  say();
}

QueryFormPanel::~QueryFormPanel() = default;

bool QueryFormPanel::show(const search::Node& query) {
  const std::string written = search::writtenQuery(query);
  if (written == written_) return hasForm_;
  const auto form = search::formOf(query);
  setRows(form.value_or(search::QueryForm()));
  hasForm_ = form.has_value();
  written_ = written;
  showParts();
  return hasForm_;
}

void QueryFormPanel::begin() {
  setRows({});
  hasForm_ = true;
  written_ = search::writtenQuery(search::treeOf({}));
  showParts();
}

void QueryFormPanel::again() {
  fields_->read();
  if (hasForm_) setRows(form());
  say();
}

void QueryFormPanel::setRows(const search::QueryForm& form) {
  const wxWindowUpdateLocker quiet(this);
  ties_.clear();
  for (auto* row : rows_) row->Destroy();
  rows_.clear();
  for (search::FormRow row : form.rows) {
    if (row.kind != search::FormRow::Kind::AllWords || row.without) {
      addRow(row);
      continue;
    }
    for (auto& words : partedByMatch(row.words)) {
      row.words = std::move(words);
      addRow(row);
    }
  }
  if (rows_.empty()) addRow({});
}

void QueryFormPanel::addRow(const search::FormRow& row) {
  auto* made = new QueryFormRow(list_, workspace_, *fields_, row);
  column_->Add(made, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(3));
  rows_.push_back(made);
  ties_[made] = {
      made->edited.connect([this] { edited(); }), made->resized.connect([this] { fit(); }),
      // It is in the middle of telling: it goes afterwards.
      made->removeRequested.connect([this, made] { CallAfter([this, made] { removeRow(made); }); })};
}

void QueryFormPanel::removeRow(QueryFormRow* row) {
  const auto found = std::find(rows_.begin(), rows_.end(), row);
  if (found == rows_.end()) return;
  const auto at = static_cast<std::size_t>(found - rows_.begin());
  ties_.erase(row);
  rows_.erase(found);
  row->Destroy();
  if (rows_.empty()) addRow({});
  fit();
  rows_[std::min(at, rows_.size() - 1)]->focusValue();
  edited();
}

search::QueryForm QueryFormPanel::form() const {
  search::QueryForm form;
  for (const auto* row : rows_) form.rows.push_back(row->row());
  return form;
}

void QueryFormPanel::edited() {
  const search::Node query = search::treeOf(form());
  std::string written = search::writtenQuery(query);
  if (written == written_) return;  // a row that asks for nothing yet
  written_ = std::move(written);
  changed.emit(query);
}

void QueryFormPanel::focusFirst() {
  if (hasForm_)
    rows_.front()->focusValue();
  else
    anew_->SetFocus();
}

void QueryFormPanel::showParts() {
  for (wxWindow* part : std::initializer_list<wxWindow*>{sentence_, anew_}) part->Show(!hasForm_);
  for (wxWindow* part : std::initializer_list<wxWindow*>{list_, add_}) part->Show(hasForm_);
  fit();
}

void QueryFormPanel::say() {
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  SetBackgroundColour(theme.paper);
  list_->SetBackgroundColour(theme.paper);
  sentence_->SetForegroundColour(theme.mutedText);
  add_->say(toWx(tr("Add a row")), icon("plus", theme.mutedText, 16), icon("plus", theme.accent, 16));
  add_->SetToolTip(toWx(tr("Another condition: all rows must hold")));
  anew_->say(toWx(tr("Begin with an empty form")), icon("plus", theme.mutedText, 16),
             icon("plus", theme.accent, 16));
  showParts();
  Refresh();
}

void QueryFormPanel::fit() {
  const int width = GetClientSize().x;
  if (width < FromDIP(120)) return;  // not laid out yet
  int height = 0;
  if (hasForm_) {
    const int scrollBar = wxSystemSettings::GetMetric(wxSYS_VSCROLL_X, this);
    for (auto* row : rows_) row->arrange(width - scrollBar);
    const int whole = column_->CalcMin().y;
    height = std::min(
        whole, std::max(FromDIP(kTallest), static_cast<int>(kTallestShare * GetParent()->GetClientSize().y)));
    list_->ShowScrollbars(wxSHOW_SB_NEVER, height < whole ? wxSHOW_SB_DEFAULT : wxSHOW_SB_NEVER);
    list_->SetMinSize(wxSize(-1, height));
    list_->FitInside();  // before it is laid out: in too little room rows would be squeezed
  } else {
    sentence_->SetLabelText(toWx(workspace_.tr()(
        "Rows can't show this search: it combines its parts more freely than they can. It works as it is "
        "typed. To build another one here, begin with an empty form; what is typed stays until you fill in a "
        "row.")));
    sentence_->Wrap(width);
  }
  const int wanted = GetSizer()->CalcMin().y;
  SetMinSize(wxSize(-1, wanted));
  if (wanted != tall_) {
    tall_ = wanted;
    GetParent()->Layout();
  }
  Layout();
  list_->FitInside();
  list_->Layout();
  for (auto* row : rows_) row->layOut();
}

}  // namespace gui
