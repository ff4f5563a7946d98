#include "gui/transcript_list.h"

#include <wx/button.h>
#include <wx/filedlg.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <algorithm>
#include <ostream>

#include "coding/segments.h"
#include "corpus/participants.h"
#include "corpus/translations.h"
#include "corpus/whole_file.h"
#include "gui/ask.h"
#include "gui/icons.h"
#include "gui/text.h"
#include "gui/text_language.h"
#include "i18n/format.h"

namespace gui {

namespace {

// Counting reads every segment; while somebody tags quickly it is done once, after the last.
constexpr int kRecountDelay = 150;  // milliseconds

}  // namespace

struct TranscriptRow {
  corpus::Transcript transcript;
  std::string participants;  // names, by commas
  std::int64_t segments = 0;
  std::string original;  // name of the transcript that it is the translation of
};

class TranscriptRows : public RowList {
 public:
  TranscriptRows(wxWindow* parent, Workspace& workspace) : RowList(parent, workspace) {
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
      const int at = VirtualHitTest(event.GetPosition().y);
      const std::string original = at >= 0 && static_cast<std::size_t>(at) < shown.size()
                                       ? shown[static_cast<std::size_t>(at)]->original
                                       : std::string();
      const wxString tip = original.empty()
                               ? wxString()
                               : toWx(workspace_.tr()("Translation of “{name}”", {{"name", original}}));
      if (tip != GetToolTipText()) SetToolTip(tip);
      event.Skip();
    });
  }

  std::vector<TranscriptRow> all;
  std::vector<const TranscriptRow*> shown;

  void showRows(std::vector<const TranscriptRow*> rows, const corpus::Guid& keep) {
    shown = std::move(rows);
    SetItemCount(shown.size());
    select(keep);
    RefreshAll();
  }
  void select(const corpus::Guid& guid) {
    const auto found = std::find_if(shown.begin(), shown.end(),
                                    [&](const TranscriptRow* row) { return row->transcript.guid == guid; });
    SetSelection(found == shown.end() ? wxNOT_FOUND : static_cast<int>(found - shown.begin()));
  }
  corpus::Guid current() const {
    return row() >= 0 && static_cast<std::size_t>(row()) < shown.size()
               ? shown[static_cast<std::size_t>(row())]->transcript.guid
               : corpus::Guid();
  }

 private:
  wxCoord OnMeasureItem(std::size_t) const override { return 2 * lineHeight() + FromDIP(17); }

  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override {
    const TranscriptRow& row = *shown[n];
    const int left = rect.x + FromDIP(14);
    const int right = rect.GetRight() - FromDIP(12);
    int y = rect.y + FromDIP(6);
    dc.SetFont(GetFont());
    dc.SetTextForeground(theme().text);
    drawText(dc, toWx(row.transcript.name), left, y, right - left, wxELLIPSIZE_MIDDLE);
    y += lineHeight() + FromDIP(4);
    dc.SetFont(smallFont());
    int x = left;
    if (const auto badge = languageBadge(row.transcript.language); !badge.empty())
      x += drawBadge(dc, toWx(badge), x, y - FromDIP(1), theme().hover, theme().mutedText) + FromDIP(8);
    dc.SetTextForeground(theme().mutedText);
    if (!row.original.empty()) {
      const wxBitmap mark = icon("translation", theme().mutedText, 14).GetBitmapFor(this);
      dc.DrawBitmap(mark, x, y + (dc.GetCharHeight() - FromDIP(14)) / 2, true);
      x += FromDIP(14 + 6);
    }
    const wxString count = row.segments == 0
                               ? wxString()
                               : toWx(workspace_.tr().plural("{n} segment", "{n} segments", row.segments));
    const int countWidth = dc.GetTextExtent(count).x;
    dc.DrawText(count, right - countWidth, y);
    drawText(dc, toWx(row.participants), x, y, right - countWidth - FromDIP(8) - x);
  }
};

TranscriptList::TranscriptList(wxWindow* parent, Workspace& workspace)
    : wxPanel(parent), workspace_(workspace), recount_(this) {
  SetName("transcripts");
  title_ = new wxStaticText(this, wxID_ANY, "-");
  const long flat = wxBORDER_NONE | wxBU_EXACTFIT;
  sort_ = new wxButton(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, flat);
  import_ = new wxButton(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, flat);
  import_->SetName("import");
  filter_ = new wxSearchCtrl(this, wxID_ANY);
  filter_->SetName("transcript-filter");
  filter_->ShowCancelButton(true);
  rows_ = new TranscriptRows(this, workspace);
  rows_->SetName("transcript-rows");

  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(title_, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(14));
  head->Add(sort_, 0, wxALIGN_CENTRE_VERTICAL);
  head->Add(import_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(head, 0, wxEXPAND | wxTOP, FromDIP(6));
  column->Add(filter_, 0, wxEXPAND | wxALL, FromDIP(8));
  column->Add(rows_, 1, wxEXPAND);
  SetSizer(column);

  captions_.label(title_, i18n::message("Transcripts"));
  captions_.tip(sort_, i18n::message("Sort the transcripts"));
  captions_.tip(import_, i18n::message("Import transcripts (Ctrl+I)"));
  captions_.hint(filter_, i18n::message("Filter by name, participant or language"));

  const auto refilter = [this](wxCommandEvent&) { refill(); };
  filter_->Bind(wxEVT_TEXT, refilter);
  filter_->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { filter_->Clear(); });
  sort_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { showOrderMenu(); });
  import_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { importRequested.emit(); });
  // A click or Enter opens. The arrow keys only choose: opening takes the focus into the text.
  rows_->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
    event.Skip();
    const auto guid = rows_->current();
    if (guid && rows_->VirtualHitTest(event.GetPosition().y) == rows_->row())
      CallAfter([this, guid] { opened.emit(guid); });
  });
  openedRow_ = rows_->activated.connect([this](int) {
    if (const auto guid = rows_->current()) opened.emit(guid);
  });
  menu_ = rows_->menuRequested.connect([this](int row, const wxPoint& screen) { showMenu(row, screen); });
  delete_ = rows_->deleteRequested.connect([this](int) {
    if (const auto guid = rows_->current()) remove(guid);
  });
  project_ = workspace_.projectChanged.connect([this] { reload(); });
  content_ = workspace_.contentChanged.connect([this](const corpus::Changes& changes) {
    using corpus::Kind;
    if (changes.touches(Kind::Transcript) || changes.touches(Kind::Participant))
      reload();
    else if (changes.touches(Kind::Segment) || changes.touches(Kind::Code))
      recount_.StartOnce(kRecountDelay);
  });
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { reload(); });
  appearance_ = workspace_.appearanceChanged.connect([this] { say(); });
  say();
  reload();
}

TranscriptList::~TranscriptList() = default;

void TranscriptList::say() {
  const Theme& theme = workspace_.theme();
  SetBackgroundColour(theme.window);
  title_->SetFont(theme.headingFont());
  title_->SetForegroundColour(theme.text);
  sort_->SetBitmap(icon("sort", theme.mutedText));
  import_->SetBitmap(icon("plus", theme.mutedText));
  captions_.say(workspace_.tr());
  refill();
  Layout();
  Refresh();
}

void TranscriptList::reload() {
  std::vector<TranscriptRow> rows;
  corpus::Project* project = workspace_.project();
  if (project)
    workspace_.attempt([&] {
      std::map<corpus::Guid, std::int64_t> segments;
      for (const auto& segment : coding::segments(*project)) ++segments[segment.transcript];
      std::map<corpus::Guid, std::string> names;
      for (const auto& participant : corpus::participants(*project))
        names[participant.guid] = participant.name;
      const auto whose = corpus::participantsByTranscript(*project);
      std::map<corpus::Guid, corpus::Guid> originals;
      std::map<corpus::Guid, std::string> transcriptNames;
      for (const auto& link : corpus::translations(*project)) {
        originals[link.translation] = link.original;
        if (const auto original = corpus::transcript(*project, link.original))
          transcriptNames[link.original] = original->name;
      }
      for (auto& transcript : corpus::transcripts(*project)) {
        TranscriptRow row;
        if (const auto found = whose.find(transcript.guid); found != whose.end())
          for (const auto& participant : found->second)
            row.participants += (row.participants.empty() ? "" : ", ") + names[participant];
        if (const auto found = segments.find(transcript.guid); found != segments.end())
          row.segments = found->second;
        if (const auto found = originals.find(transcript.guid); found != originals.end())
          row.original = transcriptNames[found->second];
        row.transcript = std::move(transcript);
        rows.push_back(std::move(row));
      }
    });
  const corpus::Guid keep = rows_->current();
  rows_->shown.clear();
  rows_->all = std::move(rows);
  rows_->SetItemCount(0);
  refill();
  select(keep);
  counted.emit();
}

TranscriptList::Totals TranscriptList::totals() const {
  Totals totals;
  totals.transcripts = static_cast<std::int64_t>(rows_->all.size());
  for (const auto& row : rows_->all) {
    totals.words += row.transcript.words;
    totals.segments += row.segments;
  }
  return totals;
}

void TranscriptList::refill() {
  const auto& tr = workspace_.tr();
  const i18n::Collator collator(tr.language());
  const std::string typed = i18n::foldedForTyping(toUtf8(filter_->GetValue()));
  std::vector<const TranscriptRow*> rows;
  for (const auto& row : rows_->all) {
    const std::string words = i18n::foldedForTyping(row.transcript.name + " " + row.participants + " " +
                                                    languageBadge(row.transcript.language) + " " +
                                                    languageName(row.transcript.language, tr));
    if (typed.empty() || words.find(typed) != std::string::npos) rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](const TranscriptRow* a, const TranscriptRow* b) {
    switch (order_) {
      case Order::Language:
        if (a->transcript.language != b->transcript.language)
          return a->transcript.language < b->transcript.language;
        break;
      case Order::Participant:
        if (const int order = collator.compare(a->participants, b->participants)) return order < 0;
        break;
      case Order::Segments:
        if (a->segments != b->segments) return a->segments > b->segments;
        break;
      case Order::Imported:
        if (a->transcript.importedAt != b->transcript.importedAt)
          return a->transcript.importedAt > b->transcript.importedAt;
        break;
      case Order::Name:
        break;
    }
    return collator.less(a->transcript.name, b->transcript.name);
  });
  rows_->setEmptyText(rows_->all.empty()
                          ? tr("No transcripts yet. Drop interview files here, or choose File > Import.")
                          : tr("No transcript fits the filter."));
  const corpus::Guid keep = rows_->current();
  rows_->showRows(std::move(rows), keep);
}

void TranscriptList::select(const corpus::Guid& transcript) {
  rows_->select(transcript);
}

std::optional<corpus::Guid> TranscriptList::selected() const {
  const auto guid = rows_->current();
  return guid ? std::optional(guid) : std::nullopt;
}

std::size_t TranscriptList::shownCount() const {
  return rows_->shown.size();
}

std::vector<corpus::Guid> TranscriptList::shown() const {
  std::vector<corpus::Guid> guids;
  for (const auto* row : rows_->shown) guids.push_back(row->transcript.guid);
  return guids;
}

void TranscriptList::setOrder(Order order) {
  order_ = order;
  refill();
}

void TranscriptList::rename(const corpus::Guid& guid) {
  if (!workspace_.writable()) return;
  const auto transcript = corpus::transcript(*workspace_.project(), guid);
  if (!transcript) return;
  const auto name = askText(this, workspace_.tr(), i18n::message("Rename transcript"),
                            i18n::message("New name"), transcript->name);
  if (!name || *name == transcript->name) return;
  workspace_.edit(
      i18n::message("Rename transcript “{old}” to “{new}”", {{"old", transcript->name}, {"new", *name}}),
      [&](corpus::Edit& edit) { corpus::renameTranscript(edit, guid, *name); });
}

void TranscriptList::remove(const corpus::Guid& guid) {
  if (!workspace_.writable()) return;
  const auto transcript = corpus::transcript(*workspace_.project(), guid);
  if (!transcript) return;
  if (!confirm(this, workspace_.tr(),
               i18n::message(
                   "Remove the transcript “{name}” with all its segments from the project? You can take this "
                   "back with Edit > Undo. The file it came from is not touched.",
                   {{"name", transcript->name}}),
               i18n::message("Remove")))
    return;
  workspace_.edit(i18n::message("Remove transcript “{name}”", {{"name", transcript->name}}),
                  [&](corpus::Edit& edit) { corpus::removeTranscript(edit, guid); });
}

bool TranscriptList::hasOriginal() const {
  const auto guid = selected();
  return guid && workspace_.project() && corpus::hasOriginal(*workspace_.project(), *guid);
}

void TranscriptList::saveOriginal() {
  const auto guid = selected();
  if (!guid) return;
  const auto transcript = corpus::transcript(*workspace_.project(), *guid);
  if (!transcript) return;
  wxFileDialog dialog(this, toWx(workspace_.tr()("Save the original file")),
                      pathToWx(workspace_.filesFolder()), toWx(transcript->sourceFile), wxString(),
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return;
  const auto path = pathFromWx(dialog.GetPath());
  const bool saved = workspace_.attempt([&] {
    const auto bytes = corpus::original(*workspace_.project(), *guid);
    if (bytes) corpus::writeWholeFile(path, [&](std::ostream& out) { out << *bytes; });
  });
  if (!saved) return;
  workspace_.setFilesFolder(path.parent_path());
  workspace_.notice.emit(
      i18n::message("The original file is in “{file}”.", {{"file", pathToUtf8(path.filename())}}));
}

void TranscriptList::showMenu(int, const wxPoint& screen) {
  const corpus::Guid guid = rows_->current();
  if (!guid) return;
  const auto& tr = workspace_.tr();
  wxMenu menu;
  const auto open = menu.Append(wxID_ANY, toWx(tr("Open")))->GetId();
  const auto renameId = menu.Append(wxID_ANY, toWx(tr("Rename…")))->GetId();
  menu.AppendSeparator();
  const auto removeId = menu.Append(wxID_ANY, toWx(tr("Remove from the project…")))->GetId();
  for (const int id : {renameId, removeId}) menu.Enable(id, workspace_.writable());
  const int chosen = GetPopupMenuSelectionFromUser(menu, ScreenToClient(screen));
  if (chosen == open) opened.emit(guid);
  if (chosen == renameId) rename(guid);
  if (chosen == removeId) remove(guid);
}

void TranscriptList::showOrderMenu() {
  const auto& tr = workspace_.tr();
  wxMenu menu;
  const std::pair<Order, std::string> orders[] = {{Order::Name, tr("By name")},
                                                  {Order::Language, tr("By language")},
                                                  {Order::Participant, tr("By participant")},
                                                  {Order::Segments, tr("By number of segments")},
                                                  {Order::Imported, tr("Latest import first")}};
  std::map<int, Order> byId;
  for (const auto& [order, text] : orders) {
    auto* item = menu.AppendRadioItem(wxID_ANY, toWx(text));
    item->Check(order == order_);
    byId[item->GetId()] = order;
  }
  const int chosen = GetPopupMenuSelectionFromUser(
      menu, ScreenToClient(sort_->ClientToScreen(wxPoint(0, sort_->GetSize().y))));
  if (byId.contains(chosen)) setOrder(byId[chosen]);
}

}  // namespace gui
