#include "gui/import_preview_reading.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "gui/text.h"
#include "gui/themed_grid.h"
#include "i18n/kazakh_font.h"
#include "i18n/look_alikes.h"
#include "i18n/text.h"

namespace gui {
namespace {

constexpr std::size_t kSample = 32;      // letters of a line shown beside its encoding
constexpr int kTableRows = 3;            // of a table, shown
constexpr std::size_t kLineAtMost = 90;  // letters

std::string shortened(const std::string& line, std::size_t letters) {
  if (i18n::length(line) <= static_cast<std::int64_t>(letters)) return line;
  return std::string(i18n::slice(line, {0, static_cast<std::int64_t>(letters)})) + "…";
}

// The first line that the conversion changes.
void fontLine(const corpus::ImportedTranscript& transcript, ImportDetails& details) {
  const std::string& text = transcript.text;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string line = text.substr(from, end - from);
    const std::string converted = i18n::withoutKazakhFont(line, transcript.kazakhFont);
    if (converted != line) {
      details.fontBefore = shortened(line, kLineAtMost);
      details.fontAfter = shortened(converted, kLineAtMost);
      return;
    }
    from = end + 1;
  }
}

}  // namespace

ImportDetails importDetails(const std::filesystem::path& path, const corpus::ImportedTranscript& transcript) {
  ImportDetails details;
  if (!transcript.sourceEncoding.empty()) details.readings = corpus::readings(path);
  if (transcript.lookAlikeWords > 0) details.lookAlikes = i18n::lookAlikes(transcript.text).examples;
  if (!transcript.kazakhFont.empty()) fontLine(transcript, details);
  return details;
}

ImportReading::ImportReading(wxWindow* parent, Workspace& workspace, ImportPlan& plan)
    : wxPanel(parent), workspace_(workspace), plan_(plan) {
  SetName("import-reading");
  const auto& tr = workspace.tr();
  SetBackgroundColour(workspace.theme().window);
  const int gap = FromDIP(6);
  auto* column = new wxBoxSizer(wxVERTICAL);

  encodingRow_ = new wxBoxSizer(wxHORIZONTAL);
  encoding_ = new wxChoice(this, wxID_ANY);
  encoding_->SetName("encoding");
  confidence_ = label(std::string(), false);
  encodingRow_->Add(label(tr("Text encoding"), true), 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(10));
  encodingRow_->Add(encoding_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(10));
  encodingRow_->Add(confidence_, 0, wxALIGN_CENTRE_VERTICAL);
  column->Add(encodingRow_, 0, wxEXPAND | wxBOTTOM, gap);

  repair_ = new wxCheckBox(this, wxID_ANY, wxString());
  repair_->SetName("repair");
  examples_ = label(std::string(), false);
  convert_ = new wxCheckBox(this, wxID_ANY, wxString());
  convert_->SetName("convert-font");
  font_ = label(std::string(), false);
  column->Add(repair_);
  column->Add(examples_, 0, wxEXPAND | wxLEFT | wxBOTTOM, gap);
  column->Add(convert_);
  column->Add(font_, 0, wxEXPAND | wxLEFT | wxBOTTOM, gap);

  columnsHead_ = new wxBoxSizer(wxHORIZONTAL);
  kind_ = new wxChoice(this, wxID_ANY);
  kind_->SetName("table-kind");
  kind_->Append(toWx(tr("An interview, one turn a row")));
  kind_->Append(toWx(tr("Participants, one person a row")));
  header_ = new wxCheckBox(this, wxID_ANY, toWx(tr("The first row names the columns")));
  header_->SetName("header");
  columnsHead_->Add(label(tr("This table holds"), true), 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(10));
  columnsHead_->Add(kind_, 0, wxALIGN_CENTRE_VERTICAL);
  columnsHead_->AddStretchSpacer();
  columnsHead_->Add(header_, 0, wxALIGN_CENTRE_VERTICAL);
  column->Add(columnsHead_, 0, wxEXPAND | wxBOTTOM, gap);
  columns_ = new ThemedGrid(this);
  columns_->SetName("columns");
  columns_->CreateGrid(0, 0);
  dressGrid(*columns_, workspace.theme());
  columns_->SetTabBehaviour(wxGrid::Tab_Leave);
  columns_->SetMinSize(
      wxSize(FromDIP(200),
             columns_->GetColLabelSize() + (kTableRows + 1) * columns_->GetDefaultRowSize() + FromDIP(12)));
  column->Add(columns_, 0, wxEXPAND | wxBOTTOM, gap);
  SetSizer(column);
  for (const std::string& use : {tr("Nothing"), tr("Words"), tr("Speaker"), tr("Begins"), tr("Ends")})
    uses_.push_back(toWx(use));

  const auto correct = [this](const std::function<void()>& correction) {
    if (!file_) return;
    correction();
    CallAfter([this] { changed.emit(); });
  };
  encoding_->Bind(wxEVT_CHOICE, [this, correct](wxCommandEvent& event) {
    const auto at = static_cast<std::size_t>(event.GetSelection());
    if (at < encodings_.size()) correct([&] { plan_.setEncoding(*file_, encodings_[at], scope_); });
  });
  repair_->Bind(wxEVT_CHECKBOX, [this, correct](wxCommandEvent& event) {
    correct([&] { plan_.setRepair(*file_, event.IsChecked(), scope_); });
  });
  convert_->Bind(wxEVT_CHECKBOX, [this, correct](wxCommandEvent& event) {
    correct([&] { plan_.setConvert(*file_, event.IsChecked(), scope_); });
  });
  kind_->Bind(wxEVT_CHOICE, [this, correct](wxCommandEvent& event) {
    correct([&] {
      plan_.setKind(
          *file_, event.GetSelection() == 0 ? ImportPlan::Kind::Transcript : ImportPlan::Kind::Participants);
    });
    CallAfter([this] { refill(); });
  });
  header_->Bind(wxEVT_CHECKBOX, [this, correct](wxCommandEvent&) { correct([&] { takeColumns(); }); });
  columns_->SetToolTip(toWx(tr("Click on a column's use to choose another")));
  // One click opens the choice.
  columns_->Bind(wxEVT_GRID_CELL_LEFT_CLICK, [this](wxGridEvent& event) {
    if (event.GetRow() == 0 && !columns_->IsReadOnly(0, event.GetCol()))
      CallAfter([this, column = event.GetCol()] {
        columns_->SetGridCursor(0, column);
        columns_->EnableCellEditControl();
      });
    event.Skip();
  });
  columns_->Bind(wxEVT_GRID_CELL_CHANGED, [this, correct](wxGridEvent& event) {
    // One column for each use: the one that had it before has nothing now.
    const wxString use = columns_->GetCellValue(0, event.GetCol());
    if (use != uses_.front())
      for (int other = 0; other < columns_->GetNumberCols(); ++other)
        if (other != event.GetCol() && columns_->GetCellValue(0, other) == use)
          columns_->SetCellValue(0, other, uses_.front());
    correct([&] { takeColumns(); });
  });
}

wxStaticText* ImportReading::label(const std::string& text, bool heading) {
  auto* line = new wxStaticText(this, wxID_ANY, toWx(text), wxDefaultPosition, wxDefaultSize,
                                heading ? 0 : wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
  if (heading)
    line->SetFont(workspace_.theme().interfaceFont().Bold());
  else
    line->SetForegroundColour(workspace_.theme().mutedText);
  return line;
}

void ImportReading::show(std::size_t file) {
  file_ = file;
  details_ = {};
  refill();
}

void ImportReading::setDetails(const ImportDetails& details) {
  details_ = details;
  refill();
}

void ImportReading::refill() {
  if (!file_) return;
  const wxWindowUpdateLocker quiet(this);
  anything_ = false;
  fillEncoding();
  fillLetters();
  fillColumns();
  Layout();
}

void ImportReading::fillEncoding() {
  const auto& tr = workspace_.tr();
  const auto& file = plan_.file(*file_);
  const bool plain = file.kind == ImportPlan::Kind::Transcript && !file.guessedEncoding.empty();
  // Certain UTF-8 leaves nothing to choose.
  const bool matters = plain && (!file.options.encoding.empty() || file.guessedEncoding != "UTF-8" ||
                                 ImportPlan::certaintyOf(file.confidence) != ImportPlan::Certainty::Certain);
  anything_ = anything_ || matters;
  encodingRow_->ShowItems(matters);
  if (!matters) return;
  const std::string now = file.options.encoding.empty() ? file.guessedEncoding : file.options.encoding;
  encodings_.clear();
  encoding_->Clear();
  int selected = wxNOT_FOUND;
  double confidence = file.confidence;
  const auto add = [&](const std::string& encoding, const std::string& sample) {
    if (encoding == now) selected = static_cast<int>(encodings_.size());
    encodings_.push_back(encoding);
    encoding_->Append(toWx(sample.empty() ? encoding : encoding + "   " + shortened(sample, kSample)));
  };
  for (const auto& reading : details_.readings) {
    if (reading.encoding == now) confidence = reading.confidence;
    add(reading.encoding, reading.sample);
  }
  if (selected == wxNOT_FOUND) add(now, {});
  encoding_->SetSelection(selected == wxNOT_FOUND ? static_cast<int>(encodings_.size()) - 1 : selected);
  const auto certainty = ImportPlan::certaintyOf(confidence);
  confidence_->SetLabel(toWx(!file.options.encoding.empty()                ? tr("as chosen")
                             : certainty == ImportPlan::Certainty::Certain ? tr.in("guess", "certain")
                             : certainty == ImportPlan::Certainty::Likely
                                 ? tr.in("guess", "likely")
                                 : tr("doubtful: please look at the text")));
  confidence_->SetForegroundColour(certainty == ImportPlan::Certainty::Doubtful &&
                                           file.options.encoding.empty()
                                       ? workspace_.theme().warning
                                       : workspace_.theme().mutedText);
  confidence_->SetMinSize(confidence_->GetBestSize());
}

void ImportReading::fillLetters() {
  const auto& tr = workspace_.tr();
  const auto& file = plan_.file(*file_);
  const bool transcript = file.kind == ImportPlan::Kind::Transcript;
  const bool mixed = transcript && (file.lookAlikeWords > 0 || file.options.repairLookAlikes);
  anything_ = anything_ || mixed;
  repair_->Show(mixed);
  std::string examples;
  for (const auto& word : details_.lookAlikes) examples += (examples.empty() ? "" : ", ") + word;
  examples_->Show(mixed && !examples.empty());
  if (mixed) {
    repair_->SetLabel(toWx(tr.plural(
        "Repair {n} word that mixes Cyrillic with Latin letters of the same look",
        "Repair {n} words that mix Cyrillic with Latin letters of the same look", file.lookAlikeWords)));
    repair_->SetValue(file.options.repairLookAlikes);
    examples_->SetLabelText(
        toWx(tr("For example: {words}. Unrepaired, a search does not find them.", {{"words", examples}})));
  }
  const bool old = transcript && (!file.kazakhFont.empty() || file.options.convertKazakhFont);
  anything_ = anything_ || old;
  convert_->Show(old);
  font_->Show(old && !details_.fontBefore.empty());
  if (!old) return;
  convert_->SetLabel(
      toWx(tr("Convert the letters of the old Kazakh font “{font}”", {{"font", file.kazakhFont}})));
  convert_->SetValue(file.options.convertKazakhFont);
  font_->SetLabelText(toWx(details_.fontBefore) + L"  →  " + toWx(details_.fontAfter));
}

void ImportReading::fillColumns() {
  const auto& tr = workspace_.tr();
  const auto& file = plan_.file(*file_);
  const bool table = file.turns.has_value();
  const bool asTurns = table && file.kind == ImportPlan::Kind::Transcript;
  anything_ = anything_ || table;
  columnsHead_->ShowItems(table);
  columns_->Show(table);
  if (!table) return;
  kind_->SetSelection(asTurns ? 0 : 1);
  kind_->Enable(file.table.has_value());  // read as a table of participants, too
  header_->Show(asTurns);
  const auto& rows = file.turns->rows;
  corpus::TurnColumns use =
      file.options.columns ? *file.options.columns : file.turns->guessed.value_or(corpus::TurnColumns{});
  header_->SetValue(use.header);
  const int count = static_cast<int>(file.turns->columns);
  if (columns_->GetNumberCols() > count) columns_->DeleteCols(count, columns_->GetNumberCols() - count);
  if (columns_->GetNumberCols() < count) columns_->AppendCols(count - columns_->GetNumberCols());
  if (columns_->GetNumberRows() == 0) columns_->AppendRows(kTableRows + 1);
  for (int column = 0; column < count; ++column) {
    const auto at = static_cast<std::size_t>(column);
    columns_->SetColLabelValue(column, toWx(tr("Column {n}", {{"n", std::to_string(column + 1)}})));
    columns_->SetCellEditor(0, column, new wxGridCellChoiceEditor(wxArrayString(uses_.size(), uses_.data())));
    columns_->SetCellValue(0, column,
                           !asTurns            ? wxString()
                           : use.text == at    ? uses_[1]
                           : use.speaker == at ? uses_[2]
                           : use.start == at   ? uses_[3]
                           : use.end == at     ? uses_[4]
                                               : uses_[0]);
    columns_->SetCellTextColour(0, column, workspace_.theme().accent);
    columns_->SetReadOnly(0, column, !asTurns);
    for (int row = 0; row < kTableRows; ++row) {
      const auto from = static_cast<std::size_t>(row);
      columns_->SetCellValue(
          row + 1, column, from < rows.size() ? toWx(shortened(rows[from].at(at), kLineAtMost)) : wxString());
      columns_->SetReadOnly(row + 1, column);
    }
  }
  columns_->AutoSizeColumns(false);
  for (int column = 0; column < count; ++column)
    columns_->SetColSize(column, std::clamp(columns_->GetColSize(column), FromDIP(90), FromDIP(320)));
}

void ImportReading::takeColumns() {
  const auto& file = plan_.file(*file_);
  corpus::TurnColumns use =
      file.options.columns ? *file.options.columns : file.turns->guessed.value_or(corpus::TurnColumns{});
  use.speaker.reset();
  use.start.reset();
  use.end.reset();
  use.header = header_->GetValue();
  for (int column = 0; column < columns_->GetNumberCols(); ++column) {
    const auto at = static_cast<std::size_t>(column);
    const wxString value = columns_->GetCellValue(0, column);
    if (value == uses_[1]) use.text = at;
    if (value == uses_[2]) use.speaker = at;
    if (value == uses_[3]) use.start = at;
    if (value == uses_[4]) use.end = at;
  }
  plan_.setColumns(*file_, use, scope_);
}

}  // namespace gui
