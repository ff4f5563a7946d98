// What was counted, on the screen, and what is done with it: its passages, copies, the stop list, files.
#include <wx/button.h>
#include <wx/clipbrd.h>
#include <wx/combobox.h>
#include <wx/dataobj.h>
#include <wx/filedlg.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

#include "corpus/stop_words.h"
#include "gui/hit_export_dialog.h"
#include "gui/link_line.h"
#include "gui/text.h"
#include "gui/words_page.h"
#include "i18n/text.h"

namespace gui {

using i18n::message;

namespace {

std::string both(const std::string& one, const std::string& other) {
  if (one.empty() || other.empty()) return one + other;
  return "(" + one + ") AND (" + other + ")";
}

}  // namespace

void WordsPage::sayNotes() {
  const auto& tr = workspace_.tr();
  mistake_->say(error_);
  const bool any = isTable() ? current().results != nullptr : !concordance_->lines().empty();
  if (counting_)
    note_->say({});
  else if (stopped_)
    note_->say(tr("The counting was stopped."), tr("Count again"));
  else if (any && stale_[static_cast<std::size_t>(view_)])
    note_->say(tr("Counted before your last change."), tr("Count again"));
  else if (incomplete_)
    note_->say(tr("The index was still being built; not everything was counted."), tr("Count again"));
  else
    note_->say({});
}

void WordsPage::showTable() {
  const auto& tr = workspace_.tr();
  std::string summary;
  if (isTable()) {
    Table& table = current();
    std::string empty;
    if (counting_)
      empty = tr("Counting…");
    else if (!error_.empty() || stopped_)
      empty = {};
    else if (!asksSomething())
      empty = view_ == View::Collocates
                  ? tr("Type a word and press Enter: what stands near it more often than by chance is listed "
                       "here. Or choose a word in the frequency list with the right mouse button.")
                  : tr("Choose or type what makes the first group, such as region:Atyrau or lang:kk, and "
                       "press Enter: the words it uses more than the others are listed here.");
    else if (table.results)
      empty = table.results->size() == 0 ? table.results->empty(tr)
                                         : tr("No word in the list has these letters.");
    table_->setEmptyText(empty);
    table.rows.clear();
    if (table.results) {
      const auto results = table.results;
      table.rows = results->holding(std::string(i18n::trimmed(toUtf8(filter_->GetValue()))));
      results->sort(table.rows, table.column, table.descending, tr);
      summary = results->summary(tr);
      if (results->size() > 0)
        summary += " " + tr.plural("{n} different word.", "{n} different words.",
                                   static_cast<std::int64_t>(table.rows.size()));
      table_->show(results->columns(tr), table.rows.size(),
                   [results, rows = table.rows, &tr](std::size_t row, std::size_t column) {
                     return results->text(rows[row], column, tr);
                   });
    } else {
      table_->show({}, 0, [](std::size_t, std::size_t) { return std::string(); });
    }
    table_->setSorted(table.column, table.descending);
    export_->Enable(table.results && table.results->size() > 0);
  } else {
    const auto lines = concordance_->lines().size();
    concordance_->setEmptyText(counting_                     ? tr("Counting…")
                               : !error_.empty() || stopped_ ? std::string()
                               : !asksSomething()
                                   ? tr("Type a word or a search and press Enter: every place is listed "
                                        "here with what stands before and after it.")
                                   : tr("Nothing was found. Try another word, or match more widely."));
    if (lines > 0)
      summary = tr.plural("{n} place", "{n} places", static_cast<std::int64_t>(lines)) + " · " +
                tr.plural("{n} turn", "{n} turns", static_cast<std::int64_t>(found_.turns.size()));
    export_->Enable(lines > 0);
  }
  summary_->SetLabelText(toWx(summary));
  summary_->SetToolTip(toWx(summary));
  foot_->Layout();
  sayNotes();
  fit();
}

void WordsPage::sortBy(std::size_t column) {
  if (!isTable() || !current().results) return;
  Table& table = current();
  const auto kind = table.results->columns(workspace_.tr())[column].kind;
  if (kind == WordColumn::Kind::Text) return;
  // Numbers begin with the greatest, words with the first.
  table.descending = table.column == column ? !table.descending : kind == WordColumn::Kind::Number;
  table.column = column;
  const wxBusyCursor busy;
  showTable();
}

const WordResults* WordsPage::results() const {
  return isTable() ? current().results.get() : nullptr;
}

void WordsPage::findPassages(int row) {
  if (row < 0) return;
  const auto at = static_cast<std::size_t>(row);
  if (!isTable()) {
    if (at >= concordance_->lines().size()) return;
    const auto line = concordance_->lines()[at];
    workspace_.revealRequested.emit(line.transcript, line.span);
    return;
  }
  const Table& table = current();
  if (!table.results || at >= table.rows.size()) return;
  const std::size_t which = table.rows[at];
  corpus::SavedQuery query = table.where(which);
  query.query = both(table.results->query(which), query.query);
  // What was counted stays on the screen, though its own search is not the last one now.
  leading_ = true;
  passagesWanted.emit(query);
  leading_ = false;
}

void WordsPage::collocatesOf(const std::string& word) {
  word_->ChangeValue(toWx(word));
  stale_[static_cast<std::size_t>(View::Collocates)] = true;
  show(View::Collocates);
}

void WordsPage::concordanceOf(const std::string& query) {
  query_->ChangeValue(toWx(query));
  stale_[static_cast<std::size_t>(View::Concordance)] = true;
  show(View::Concordance);
}

void WordsPage::compare(const std::string& first, const std::string& second) {
  first_->SetValue(toWx(first));
  second_->SetValue(toWx(second));
  stale_[static_cast<std::size_t>(View::Keyness)] = true;
  show(View::Keyness);
}

void WordsPage::copyText(const std::string& text) {
  if (!wxTheClipboard->Open()) {
    workspace_.problem.emit(message("Nothing was copied: another program holds the clipboard. Try again."));
    return;
  }
  wxTheClipboard->SetData(new wxTextDataObject(toWx(text)));
  wxTheClipboard->Close();
}

void WordsPage::copy(int row) {
  if (row < 0) return;
  const auto at = static_cast<std::size_t>(row);
  std::string text;
  if (isTable()) {
    if (at >= table_->rowCount()) return;
    for (std::size_t column = 0; column < table_->columnCount(); ++column) {
      if (column > 0) text += '\t';
      text += table_->cell(at, column);
    }
  } else {
    if (at >= concordance_->lines().size()) return;
    const auto& line = concordance_->lines()[at];
    text =
        line.transcriptName + "\t" + line.speaker + "\t" + line.left + "\t" + line.match + "\t" + line.right;
  }
  copyText(text);
}

void WordsPage::addToStopList(int row) {
  if (!isTable() || row < 0 || !workspace_.writable()) return;
  const Table& table = current();
  if (!table.results || static_cast<std::size_t>(row) >= table.rows.size()) return;
  const auto& word = table.results->word(table.rows[static_cast<std::size_t>(row)]);
  const std::string text = word.word;
  std::vector<std::string> languages{std::string(i18n::code(word.language))};
  if (languages.front() != "kk" && languages.front() != "ru" && languages.front() != "en")
    languages = {"kk", "ru", "en"};
  if (!workspace_.edit(message("Add “{word}” to the stop list", {{"word", text}}), [&](corpus::Edit& edit) {
        for (const auto& language : languages) corpus::setStopWord(edit, {language, text, false});
      }))
    return;
  workspace_.undoable.emit(message("“{word}” is on the stop list", {{"word", text}}));
  count();
}

void WordsPage::onMenu(int row, const wxPoint& screen) {
  const auto& tr = workspace_.tr();
  const auto rows = isTable() ? table_->rowCount() : concordance_->lines().size();
  if (row < 0 || static_cast<std::size_t>(row) >= rows) return;
  wxMenu menu;
  const auto add = [&](const std::string& title, const char* key, std::function<void()> run) {
    wxMenuItem* item = menu.Append(wxID_ANY, toWx(title) + key);
    menu.Bind(
        wxEVT_MENU, [this, run = std::move(run)](wxCommandEvent&) { CallAfter(run); }, item->GetId());
    return item;
  };
  if (!isTable()) {
    add(tr("Open in the transcript"), "\tEnter", [this, row] { findPassages(row); });
    menu.AppendSeparator();
  } else {
    const auto& results = *current().results;
    const std::size_t which = current().rows[static_cast<std::size_t>(row)];
    const std::string word = results.word(which).word, query = results.word(which).query;
    add(tr("Find the passages"), "\tEnter", [this, row] { findPassages(row); });
    menu.AppendSeparator();
    add(tr("What stands near “{word}”", {{"word", word}}), "", [this, word] { collocatesOf(word); });
    add(tr("Concordance of “{word}”", {{"word", word}}), "", [this, query] { concordanceOf(query); });
    menu.AppendSeparator();
    add(tr("Add “{word}” to the stop list", {{"word", word}}), "", [this, row] {
      addToStopList(row);
    })->Enable(workspace_.writable());
    menu.AppendSeparator();
  }
  add(tr("Copy"), "\tCtrl+C", [this, row] { copy(row); });
  PopupMenu(&menu, ScreenToClient(screen));
}

void WordsPage::exportShown() {
  if (!isTable()) {
    runHitExportDialog(*this, workspace_, jobs_, settings_, found_, {}, concorded_, order());
    return;
  }
  if (!current().results) return;
  const auto& tr = workspace_.tr();
  const std::string names[] = {tr("Words"), tr("Collocates"), tr("Keyness")};
  wxFileDialog dialog(this, toWx(tr("Export…")), pathToWx(workspace_.filesFolder()),
                      toWx(names[static_cast<std::size_t>(view_)]) + ".xlsx", "XLSX|*.xlsx|CSV|*.csv",
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return;
  auto file = pathFromWx(dialog.GetPath());
  workspace_.setFilesFolder(file.parent_path());
  if (file.extension().empty()) file += dialog.GetFilterIndex() == 1 ? ".csv" : ".xlsx";
  exportTo(file);
}

void WordsPage::exportTo(const std::filesystem::path& file) {
  if (!isTable())
    return exportHitsTo(file, search::HitExport::Kwic, found_, concorded_, workspace_, jobs_, order());
  if (!current().results) return;
  jobs_.start<bool>(
      message("Writing {file}", {{"file", pathToUtf8(file.filename())}}),
      [results = current().results, file, messages = workspace_.tr()](corpus::Progress&) {
        results->exportTo(file, messages);
        return true;
      },
      [this, file](bool) {
        workspace_.notice.emit(message("The table is in {file}.", {{"file", pathToUtf8(file)}}));
      },
      [this](const i18n::Message& reason) { workspace_.problem.emit(reason); });
}

}  // namespace gui
