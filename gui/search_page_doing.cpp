// What is done with hits: tagged with codes, at once or one by one, copied, written to files.
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/filedlg.h>
#include <wx/splitter.h>

#include <algorithm>
#include <set>

#include "gui/code_palette.h"
#include "gui/gathered_hits.h"
#include "gui/hit_export_dialog.h"
#include "gui/hit_preview.h"
#include "gui/query_box.h"
#include "gui/search_page.h"
#include "gui/tagged_hits.h"
#include "gui/text.h"
#include "i18n/breaks.h"
#include "i18n/format.h"
#include "i18n/text.h"
#include "search/fields.h"

namespace gui {

using i18n::message;

namespace {

// Hits whose texts are read while the person waits; more are a job.
constexpr std::size_t kAtOnce = 300;
constexpr search::PassageUnit kUnits[] = {search::PassageUnit::Sentence, search::PassageUnit::Turn,
                                          search::PassageUnit::Words};
constexpr const char* kUnitWords[] = {"sentence", "turn", "words"};

// Letter keys, whichever of the two alphabets the keyboard writes.
bool isKey(const wxKeyEvent& event, char latin, wchar_t cyrillic) {
  if (event.HasAnyModifiers()) return false;
  const auto typed = static_cast<wchar_t>(event.GetUnicodeKey());
  return event.GetKeyCode() == latin || typed == cyrillic || typed == cyrillic - 0x20;
}

}  // namespace

bool SearchPage::canTag() const {
  return workspace_.writable() && (current() >= 0 || rows_->tickedCount() > 0);
}

search::TurnList SearchPage::chosen() const {
  return rows_->tickedCount() > 0 ? rows_->tickedHits() : rows_->currentHit();
}

search::PassageUnit SearchPage::unit() const {
  return kUnits[std::max(unit_->GetSelection(), 0)];
}

void SearchPage::setUnit(search::PassageUnit unit) {
  for (int i = 0; i < 3; ++i) {
    if (kUnits[i] != unit) continue;
    unit_->SetSelection(i);
    settings_.setWord("tag-unit", kUnitWords[i]);
  }
}

void SearchPage::tagTicked() {
  if (!canTag()) return;
  const wxRect near(tag_->GetScreenPosition(), tag_->GetSize());
  tag(chosen(), chooseCodes(this, workspace_, near, {}));
}

void SearchPage::tagAll() {
  if (!workspace_.writable() || count() == 0) return;
  const wxRect near(tag_->GetScreenPosition(), tag_->GetSize());
  tag(rows_->found().list(), chooseCodes(this, workspace_, near, {}));
}

void SearchPage::tag(search::TurnList hits, const std::vector<corpus::Guid>& codes) {
  if (!workspace_.writable() || hits.turns.empty() || codes.empty() || !workspace_.index()) return;
  const auto untick = [this](bool done) {
    if (done) rows_->untick();
    rows_->SetFocus();
  };
  if (hits.turns.size() <= kAtOnce) {
    workspace_.attempt([&] {
      const auto found = workspace_.index()->hits(hits, 0, hits.turns.size());
      untick(tagAsOneStep(workspace_, search::passages(found, unit()), codes));
    });
    return;
  }
  withHits<std::vector<search::Passage>>(
      workspace_, jobs_, message("Reading the hits"), std::move(hits),
      [unit = unit()](std::vector<search::Hit> found, corpus::Progress&) {
        return search::passages(found, unit);
      },
      [this, codes, untick](const std::vector<search::Passage>& passages) {
        untick(tagAsOneStep(workspace_, passages, codes));
      });
}

void SearchPage::askReview() {
  if (!workspace_.writable() || count() == 0) return;
  const wxRect near(tag_->GetScreenPosition(), tag_->GetSize());
  const auto codes = chooseCodes(this, workspace_, near, {}, true);
  if (!codes.empty()) review(codes.front());
}

void SearchPage::review(const corpus::Guid& code) {
  if (!workspace_.writable() || count() == 0) return;
  reviewed_ = code;
  accepted_ = 0;
  showPreview(true);
  rows_->SetFocus();
  rows_->choose(std::max(0, current()));
  sayReview();
}

void SearchPage::sayReview() {
  const coding::Code* code = reviewed_ ? workspace_.codebook().find(*reviewed_) : nullptr;
  if (!code) {
    reviewed_.reset();
    if (preview_->reviewing()) preview_->sayReview({});
    return;
  }
  const auto& tr = workspace_.tr();
  preview_->sayReview(
      // TRANSLATORS: names of keys as on the keyboard; S stays S.
      tr("“{code}”: hit {n} of {all}. Enter tags it and goes on, S skips it, Space ticks it, Esc ends.",
         {{"code", code->in(tr.language()).name},
          {"n", i18n::number(current() + 1, tr.language())},
          {"all", i18n::number(static_cast<std::int64_t>(count()), tr.language())}}));
}

void SearchPage::accept() {
  if (!reviewed_ || current() < 0 || !workspace_.index()) return;
  const int row = current();
  const auto turn = rows_->found().turn(static_cast<std::size_t>(row));
  const std::string name = workspace_.codebook().path(*reviewed_);
  bool done = false;
  workspace_.attempt([&] {
    const auto found = workspace_.index()->hits(rows_->currentHit(), 0, 1);
    const auto passages = search::passages(found, unit());
    done =
        !passages.empty() &&
        workspace_.edit(message("Tag a search hit with “{code}”", {{"code", name}}), [&](corpus::Edit& edit) {
          search::tagPassages(edit, passages, *reviewed_, edit.project().coder());
        });
  });
  if (!done) return;
  ++accepted_;
  repeat();  // now: the hit may be none any more (coded:no), and then the next stands in its row
  const bool stays =
      static_cast<std::size_t>(row) < count() && rows_->found().turn(static_cast<std::size_t>(row)) == turn;
  if (stays) return skip();
  if (static_cast<std::size_t>(row) < count())
    rows_->choose(row);
  else
    endReview();
}

void SearchPage::skip() {
  if (!reviewed_) return;
  if (current() + 1 < static_cast<int>(count()))
    rows_->choose(current() + 1);
  else
    endReview();
}

void SearchPage::endReview() {
  if (!reviewed_) return;
  reviewed_.reset();
  sayReview();
  if (accepted_ > 0)
    workspace_.notice.emit(message(workspace_.tr().plural(
        "{n} hit was tagged in this review.", "{n} hits were tagged in this review.", accepted_)));
}

void SearchPage::copy() {
  const auto list = chosen();
  if (list.turns.empty() || !workspace_.index()) return;
  std::string text;
  std::int64_t copied = 0;
  const wxBusyCursor busy;
  if (!workspace_.attempt([&] {
        for (const auto& hit : workspace_.index()->hits(list, 0, list.turns.size())) {
          if (!text.empty()) text += "\n\n";
          text += hit.transcriptName;
          if (!hit.speaker.empty()) text += " · " + hit.speaker;
          text += "\n" + hit.text;
          ++copied;
        }
      }))
    return;
  if (!wxTheClipboard->Open()) {
    workspace_.problem.emit(
        message("The hits were not copied: another program holds the clipboard. Try again."));
    return;
  }
  wxTheClipboard->SetData(new wxTextDataObject(toWx(text)));
  wxTheClipboard->Close();
  workspace_.notice.emit(
      message(workspace_.tr().plural("{n} hit was copied.", "{n} hits were copied.", copied)));
}

void SearchPage::exportHits() {
  runHitExportDialog(*this, workspace_, jobs_, settings_, rows_->found().list(), rows_->tickedHits(), query_);
}

void SearchPage::onlyThisTranscript(bool without) {
  const auto found = hit(current());
  if (!found) return;
  search::Node filter;
  filter.kind = search::Node::Kind::Filter;
  filter.field = search::kTranscriptField;
  filter.text = found->transcriptName;
  const std::string typed = search::writtenQuery(filter);
  if (without)
    exclude(typed);
  else
    narrow(typed);
}

void SearchPage::likeThis() {
  const auto found = hit(current());
  if (!found || !workspace_.index()) return;
  // The words of the turn that fewest other turns have say best what it is about.
  constexpr std::int64_t kShortest = 4;  // code points
  constexpr std::size_t kLooked = 80, kTaken = 6;
  std::vector<std::pair<std::int64_t, std::string>> words;
  workspace_.attempt([&] {
    const i18n::TextIndex text(found->text);
    const i18n::Breaks breaks(found->text);
    std::set<std::string> seen;
    for (std::int64_t at = 0; at < text.length() && seen.size() < kLooked;) {
      const i18n::Span span = breaks.wordAt(at);
      const std::string word(text.slice(span));
      if (span.length() >= kShortest && i18n::wordCount(word) == 1 &&
          seen.insert(i18n::foldedForTyping(word)).second)
        if (const auto turns = workspace_.index()->turnsWith(word, search::MatchLevel::Forms); turns > 1)
          words.emplace_back(turns, word);
      at = std::max(at + 1, span.end);
    }
  });
  if (words.empty()) {
    workspace_.notice.emit(message("This turn has no word that stands in other turns as well."));
    return;
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (words.size() > kTaken) words.resize(kTaken);
  search::Node any;
  any.kind = search::Node::Kind::Or;
  for (const auto& [turns, word] : words) {
    search::Node node;
    node.kind = search::Node::Kind::Word;
    node.text = word;
    any.children.push_back(node);
  }
  setQuery(search::writtenQuery(words.size() == 1 ? search::Node(any.children.front()) : any,
                                workspace_.tr().language()));
}

void SearchPage::askShards() {
  wxFileDialog dialog(
      this, toWx(workspace_.tr()("Search in shared index")), pathToWx(workspace_.filesFolder()), wxString(),
      toWx(workspace_.tr()("Shared index")) + " (*.stub)|*.stub", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() == wxID_OK) useShards(pathFromWx(dialog.GetPath()));
}

void SearchPage::useShards(const std::filesystem::path& stub) {
  if (!workspace_.index()) return;
  workspace_.attempt([&] { workspace_.index()->openShards(stub); });
  repeat();
}

void SearchPage::useOwnIndex() {
  if (!workspace_.index()) return;
  workspace_.attempt([&] { workspace_.index()->closeShards(); });
  repeat();
}

bool SearchPage::usesShards() const {
  return workspace_.index() && workspace_.index()->shards().has_value();
}

void SearchPage::onRowKey(wxKeyEvent& event) {
  const int key = event.GetKeyCode();
  const bool control = event.GetModifiers() == wxMOD_CONTROL;
  if (key == 'C' && control) return copy();
  if (key == 'A' && control) return rows_->tickAll();
  if (isKey(event, 'N', L'т')) return rows_->choose(current() + 1);
  if (isKey(event, 'P', L'з')) return rows_->choose(current() - 1);
  if (isKey(event, 'T', L'е')) return tagTicked();
  if (key == WXK_UP && current() <= 0 && !event.HasAnyModifiers()) return focusBox();
  if (reviewed_) {
    if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER) return accept();
    if (isKey(event, 'S', L'ы')) return skip();
    if (key == WXK_ESCAPE) return endReview();
  } else if (key == WXK_ESCAPE) {
    return focusBox();
  }
  event.Skip();
}

}  // namespace gui
