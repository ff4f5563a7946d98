#include "gui/frequency_page.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/clipbrd.h>
#include <wx/filedlg.h>
#include <wx/grid.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include <algorithm>

#include "coding/table_export.h"
#include "corpus/participants.h"
#include "gui/frequency_chart.h"
#include "gui/frequency_words.h"
#include "gui/icons.h"
#include "gui/text.h"
#include "gui/themed_grid.h"
#include "i18n/format.h"

namespace gui {
namespace {

constexpr coding::Rows kRows[] = {coding::Rows::Code, coding::Rows::Group, coding::Rows::Role};
constexpr coding::Count kCounts[] = {coding::Count::Codings,      coding::Count::Transcripts,
                                     coding::Count::Participants, coding::Count::Speakers,
                                     coding::Count::Words,        coding::Count::Share};
constexpr std::size_t kMostBars = 6;  // columns that can still be told apart in the chart

template <typename T, std::size_t N>
int indexOf(const T (&all)[N], T what) {
  return static_cast<int>(std::find(std::begin(all), std::end(all), what) - std::begin(all));
}

}  // namespace

FrequencyPage::FrequencyPage(wxWindow* parent, Workspace& workspace)
    : wxPanel(parent), workspace_(workspace) {
  SetName("frequency");
  build();
  project_ = workspace_.projectChanged.connect([this] {
    byWhat_ = {};
    stale_ = true;
    if (IsShownOnScreen()) reload();
  });
  content_ = workspace_.contentChanged.connect([this](const corpus::Changes&) {
    stale_ = true;
    if (IsShownOnScreen())
      CallAfter([this] {
        if (stale_) reload();
      });
  });
  appearance_ = workspace_.appearanceChanged.connect([this] { say(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    wrapBasis();
    event.Skip();
  });
  Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
    if (event.IsShown() && stale_) reload();
    event.Skip();
  });
  say();
}

FrequencyPage::~FrequencyPage() = default;

void FrequencyPage::build() {
  title_ = new wxStaticText(this, wxID_ANY, "-");
  basis_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize);
  basis_->SetName("frequency-basis");
  empty_ = new wxStaticText(this, wxID_ANY, wxString());
  auto* choices = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS);
  const auto choice = [&](wxStaticText*& label, wxChoice*& made, const char* name) {
    label = new wxStaticText(this, wxID_ANY, "-");
    made = new wxChoice(this, wxID_ANY);
    made->SetName(name);
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    pair->Add(label, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
    pair->Add(made, 0, wxALIGN_CENTRE_VERTICAL);
    choices->Add(pair, 0, wxRIGHT | wxBOTTOM, FromDIP(16));
  };
  choice(rowsLabel_, rows_, "frequency-rows");
  choice(byLabel_, by_, "frequency-by");
  choice(countLabel_, counts_, "frequency-count");
  subcodes_ = new wxCheckBox(this, wxID_ANY, "-");
  subcodes_->SetValue(true);
  zeros_ = new wxCheckBox(this, wxID_ANY, "-");
  choices->Add(subcodes_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxBOTTOM, FromDIP(16));
  choices->Add(zeros_, 0, wxALIGN_CENTRE_VERTICAL | wxBOTTOM, FromDIP(16));

  split_ = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                wxSP_LIVE_UPDATE | wxSP_NOBORDER);
  split_->SetMinimumPaneSize(FromDIP(120));
  split_->SetSashGravity(0.5);
  grid_ = new ThemedGrid(split_);
  grid_->SetName("frequency-table");
  grid_->CreateGrid(0, 1);
  grid_->EnableEditing(false);
  grid_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    CallAfter([this] { fitColumns(); });
  });
  chart_ = new FrequencyChart(split_, workspace_);
  split_->SplitHorizontally(grid_, chart_);

  copy_ = new wxButton(this, wxID_ANY, "-");
  export_ = new wxButton(this, wxID_ANY, "-");
  export_->SetName("frequency-export");
  const int gap = FromDIP(20);
  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(title_, 1, wxALIGN_CENTRE_VERTICAL);
  head->Add(copy_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
  head->Add(export_, 0, wxALIGN_CENTRE_VERTICAL);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(head, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->AddSpacer(gap * 3 / 5);
  column->Add(choices, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(basis_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->AddSpacer(gap / 2);
  column->Add(empty_, 0, wxALIGN_CENTRE_HORIZONTAL | wxALL, 2 * gap);
  column->Add(split_, 1, wxEXPAND | wxLEFT, FromDIP(14));
  SetSizer(column);

  const auto recount = [this](wxCommandEvent&) {
    rowsOf_ = kRows[std::max(rows_->GetSelection(), 0)];
    count_ = kCounts[std::max(counts_->GetSelection(), 0)];
    const auto by = static_cast<std::size_t>(std::max(by_->GetSelection(), 0));
    if (by < byChoices_.size()) byWhat_ = byChoices_[by];
    count();
  };
  for (wxChoice* which : {rows_, by_, counts_}) which->Bind(wxEVT_CHOICE, recount);
  for (wxCheckBox* which : {subcodes_, zeros_}) which->Bind(wxEVT_CHECKBOX, recount);
  copy_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { copyTable(); });
  export_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { exportTable(); });
  const auto ask = [this](int row) {
    if (row < 0 || static_cast<std::size_t>(row) >= shown_.size()) return;
    if (const auto code = table_.lines[shown_[static_cast<std::size_t>(row)]].code)
      workspace_.codeRequested.emit(*code);
  };
  grid_->Bind(wxEVT_GRID_CELL_LEFT_CLICK, [ask](wxGridEvent& event) {
    event.Skip();
    ask(event.GetRow());
  });
  clicked_ = chart_->clicked.connect(ask);
}

void FrequencyPage::choose(coding::Count what, coding::Rows rows, const coding::By& by) {
  count_ = what;
  rowsOf_ = rows;
  byWhat_ = by;
  reload();
}

void FrequencyPage::say() {
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  SetBackgroundColour(theme.paper);
  split_->SetBackgroundColour(theme.paper);
  title_->SetFont(theme.headingFont());
  title_->SetForegroundColour(theme.text);
  title_->SetLabelText(toWx(tr("Code frequencies")));
  for (wxWindow* window : std::initializer_list<wxWindow*>{rowsLabel_, byLabel_, countLabel_, basis_, empty_})
    window->SetForegroundColour(theme.mutedText);
  for (wxWindow* window : std::initializer_list<wxWindow*>{subcodes_, zeros_})
    window->SetForegroundColour(theme.text);
  rowsLabel_->SetLabelText(toWx(tr("Rows")));
  byLabel_->SetLabelText(toWx(tr("Columns")));
  countLabel_->SetLabelText(toWx(tr("Count")));
  subcodes_->SetLabel(toWx(tr("Codes include their subcodes")));
  zeros_->SetLabel(toWx(tr("Show codes that never occur")));
  copy_->SetLabel(wxString(" ") + toWx(tr("Copy table")));
  copy_->SetBitmap(icon("copy", theme.text, 16));
  export_->SetLabel(wxString(" ") + toWx(tr("Export…")));
  export_->SetBitmap(icon("export", theme.text, 16));
  dressGrid(*grid_, theme, 1);
  fillChoices();
  fillGrid();
  Layout();
  Refresh();
}

void FrequencyPage::fillChoices() {
  using Kind = coding::By::Kind;
  const auto& tr = workspace_.tr();
  rows_->Clear();
  for (const auto rows : kRows) rows_->Append(toWx(rowsName(rows, tr)));
  rows_->SetSelection(indexOf(kRows, rowsOf_));
  counts_->Clear();
  for (const auto what : kCounts) counts_->Append(toWx(countName(what, tr)));
  counts_->SetSelection(indexOf(kCounts, count_));

  byChoices_.clear();
  by_->Clear();
  const auto add = [&](coding::By by, const std::string& name) {
    if (by.kind == byWhat_.kind && by.attribute == byWhat_.attribute)
      by_->SetSelection(by_->Append(toWx(name)));
    else
      by_->Append(toWx(name));
    byChoices_.push_back(std::move(by));
  };
  add({Kind::Total, {}}, tr("All together"));
  add({Kind::Coder, {}}, tr("By coder"));
  add({Kind::Language, {}}, tr("By language"));
  add({Kind::Transcript, {}}, tr("By transcript"));
  add({Kind::Participant, {}}, tr("By participant"));
  if (workspace_.project())
    workspace_.attempt([&] {
      for (const auto& attribute : corpus::attributes(*workspace_.project()))
        add({Kind::Attribute, attribute.guid}, tr("By {attribute}", {{"attribute", attribute.name}}));
    });
  if (by_->GetSelection() == wxNOT_FOUND) by_->SetSelection(0);
}

void FrequencyPage::reload() {
  stale_ = false;
  data_.reset();
  if (workspace_.project())
    workspace_.attempt([this] { data_ = coding::readFrequencyData(*workspace_.project()); });
  fillChoices();
  count();
}

void FrequencyPage::count() {
  table_ = {};
  if (data_)
    workspace_.attempt(
        [this] { table_ = coding::frequency(*data_, count_, rowsOf_, byWhat_, subcodes_->GetValue()); });
  fillGrid();
  Layout();
}

void FrequencyPage::wrapBasis() {
  basis_->SetLabelText(basisText_);
  basis_->Wrap(std::max(FromDIP(200), GetClientSize().x - FromDIP(40)));
}

void FrequencyPage::fillGrid() {
  const auto& tr = workspace_.tr();
  shown_.clear();
  for (std::size_t i = 0; i < table_.lines.size(); ++i)
    if (zeros_->GetValue() || table_.lines[i].total > 0) shown_.push_back(i);
  const bool any = !shown_.empty();
  empty_->Show(!any);
  split_->Show(any);
  basis_->Show(any);
  empty_->SetLabelText(
      toWx(tr("Nothing is coded yet. Frequencies appear here as soon as passages carry codes.")));
  copy_->Enable(any);
  export_->Enable(any);
  basisText_ = toWx(tr("Counted: {what}", {{"what", countName(table_.count, tr)}}) + " · " +
                    tr.plural("{n} segment", "{n} segments", table_.codings) + " · " +
                    tr.plural("{n} transcript", "{n} transcripts", table_.transcripts) + " · " +
                    tr.plural("{n} participant", "{n} participants", table_.participants) + " · " +
                    tr.plural("{n} coder", "{n} coders", table_.coders));
  wrapBasis();

  const bool total = table_.by.kind != coding::By::Kind::Total;
  const auto columns = static_cast<int>(table_.columns.size());
  const wxGridUpdateLocker quiet(grid_);
  grid_->ClearSelection();
  if (grid_->GetNumberRows() > 0) grid_->DeleteRows(0, grid_->GetNumberRows());
  if (grid_->GetNumberCols() > 0) grid_->DeleteCols(0, grid_->GetNumberCols());
  if (!any) return;
  grid_->AppendCols(1 + columns + (total ? 1 : 0));
  grid_->AppendRows(static_cast<int>(shown_.size()));
  grid_->SetColLabelValue(0, toWx(rowsName(table_.rows, tr)));
  FrequencyChart::Content chart;
  const bool grouped = table_.columns.size() <= kMostBars;
  for (int c = 0; c < columns; ++c) {
    const std::string label = columnLabel(table_, static_cast<std::size_t>(c), tr);
    grid_->SetColLabelValue(c + 1, toWx(label));
    if (grouped) chart.columns.push_back(label);
  }
  if (total) grid_->SetColLabelValue(columns + 1, toWx(tr("All")));
  if (!grouped) chart.columns.push_back(tr("All"));
  for (int c = 1; c < grid_->GetNumberCols(); ++c) {
    auto* attribute = new wxGridCellAttr;
    attribute->SetAlignment(wxALIGN_RIGHT, wxALIGN_CENTRE);
    grid_->SetColAttr(c, attribute);
  }
  grid_->SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const auto& line = table_.lines[shown_[i]];
    const int row = static_cast<int>(i);
    FrequencyChart::Bar bar;
    bar.label = rowLabel(line, workspace_);
    grid_->SetCellValue(row, 0, wxString(static_cast<std::size_t>(line.depth) * 4, ' ') + toWx(bar.label));
    for (int c = 0; c < columns; ++c) {
      const double value = line.values[static_cast<std::size_t>(c)];
      const std::string text = valueText(value, table_.count, tr.language());
      grid_->SetCellValue(row, c + 1, value == 0 ? wxString(toWx("–")) : toWx(text));
      if (grouped) {
        bar.values.push_back(value);
        bar.texts.push_back(text);
      }
    }
    if (total)
      grid_->SetCellValue(row, columns + 1, toWx(valueText(line.total, table_.count, tr.language())));
    if (!grouped) {
      bar.values = {line.total};
      bar.texts = {valueText(line.total, table_.count, tr.language())};
    }
    if (line.code)
      if (const auto* code = workspace_.codebook().find(*line.code)) bar.colour = code->colour;
    chart.bars.push_back(std::move(bar));
  }
  grid_->AutoSizeColumns(false);
  widths_.clear();
  for (int c = 0; c < grid_->GetNumberCols(); ++c)
    widths_.push_back(std::clamp(grid_->GetColSize(c) + FromDIP(20), FromDIP(70), FromDIP(360)));
  fitColumns();
  chart_->show(std::move(chart));
}

std::vector<std::vector<std::string>> FrequencyPage::cells(bool forPrograms) const {
  const auto& language = workspace_.tr();
  std::vector<std::vector<std::string>> lines(1);
  for (int c = 0; c < grid_->GetNumberCols(); ++c) lines.back().push_back(toUtf8(grid_->GetColLabelValue(c)));
  const auto number = [&](double value) {
    // With a decimal point in files, so that R and Python read it; as shown when it goes to the clipboard.
    if (!forPrograms) return valueText(value, table_.count, language.language());
    return table_.count == coding::Count::Share ? i18n::decimal(value, 6, i18n::Language::English)
                                                : std::to_string(static_cast<std::int64_t>(value));
  };
  for (const std::size_t i : shown_) {
    const auto& line = table_.lines[i];
    auto& row = lines.emplace_back();
    row.push_back(line.code ? workspace_.codebook().path(*line.code, language.language())
                            : rowLabel(line, workspace_));
    for (const double value : line.values) row.push_back(number(value));
    if (table_.by.kind != coding::By::Kind::Total) row.push_back(number(line.total));
  }
  return lines;
}

void FrequencyPage::fitColumns() {
  if (static_cast<int>(widths_.size()) != grid_->GetNumberCols() || widths_.empty()) return;
  int over = FromDIP(16) - grid_->GetClientSize().x;  // some room at the right edge
  for (const int width : widths_) over += width;
  // The names give way, as far as they can still be read, so that the last numbers are not cut off; where
  // that is not enough the table is moved sideways anyway, and they stay whole.
  const int least = std::min(widths_.front(), FromDIP(190));
  if (widths_.front() - over < least) over = 0;
  for (std::size_t c = 0; c < widths_.size(); ++c) {
    const int width = c > 0 ? widths_[c] : std::clamp(widths_[c] - over, least, widths_[c]);
    if (grid_->GetColSize(static_cast<int>(c)) != width) grid_->SetColSize(static_cast<int>(c), width);
  }
}

void FrequencyPage::copyTable() {
  if (!wxTheClipboard->Open()) return;
  std::string text;
  for (const auto& row : cells(false)) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += '\t';
      for (const char byte : row[i]) text += byte == '\t' || byte == '\n' ? ' ' : byte;
    }
    text += '\n';
  }
  wxTheClipboard->SetData(new wxTextDataObject(toWx(text)));
  wxTheClipboard->Close();
  workspace_.notice.emit(
      i18n::message("The table was copied. It can be pasted into a spreadsheet or a text."));
}

void FrequencyPage::exportTable() {
  const auto& tr = workspace_.tr();
  const wxString kinds =
      toWx(tr("Excel workbook")) + " (*.xlsx)|*.xlsx|" + toWx(tr("CSV table")) + " (*.csv)|*.csv";
  wxFileDialog dialog(this, toWx(tr("Export the table")), pathToWx(workspace_.filesFolder()),
                      toWx(tr("Code frequencies")) + ".xlsx", kinds, wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return;
  workspace_.setFilesFolder(pathFromWx(dialog.GetPath()).parent_path());
  exportTo(pathFromWx(dialog.GetPath()), dialog.GetFilterIndex() == 1);
}

void FrequencyPage::exportTo(std::filesystem::path file, bool csv) {
  if (file.extension() != ".xlsx" && file.extension() != ".csv") file += csv ? ".csv" : ".xlsx";
  auto rows = cells(true);
  const auto headings = rows.front();
  rows.erase(rows.begin());
  workspace_.attempt([&] {
    coding::exportTable(file, workspace_.tr()("Code frequencies"), headings, rows);
    workspace_.notice.emit(i18n::message("The table was saved as {file}.", {{"file", pathToUtf8(file)}}));
  });
}

}  // namespace gui
