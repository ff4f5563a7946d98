#include "gui/query_box.h"

#include <wx/menu.h>

#include <algorithm>

#include "gui/completion_list.h"
#include "gui/focused_field.h"
#include "gui/platform.h"
#include "gui/text.h"

namespace gui {
namespace {

constexpr std::size_t kRemembered = 20;
constexpr int kFirstId = wxID_HIGHEST + 700;

}  // namespace

QueryBox::QueryBox(wxWindow* parent, Workspace& workspace)
    : wxSearchCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER),
      workspace_(workspace) {
  SetName("search-box");
  ShowCancelButton(true);
  Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { asked.emit(); });
  Bind(wxEVT_SEARCH, [this](wxCommandEvent&) { asked.emit(); });
  Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { Clear(); });
  Bind(wxEVT_KEY_DOWN, &QueryBox::onKey, this);
  completions_ = new CompletionList(this, workspace);
  completed_ = completions_->chosen.connect([this](const auto& completion) { complete(completion); });
  Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    completions_->offer({});
    event.Skip();
  });
  Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
    event.Skip();
    clearUnderline();
    // Afterwards: the caret has not moved yet.
    if (!setting_) CallAfter([this] { offerCompletions(); });
    if (GetValue().empty()) emptied.emit();
  });
  Bind(wxEVT_MENU, [this](wxCommandEvent& event) {
    const auto at = static_cast<std::size_t>(event.GetId() - kFirstId);
    if (event.GetId() < kFirstId || at >= history_.size()) {
      event.Skip();
      return;
    }
    setQuery(history_[at]);
    asked.emit();
  });
  appearance_ = workspace_.appearanceChanged.connect([this] { fillMenu(); });
  fillMenu();
}

std::string QueryBox::query() const {
  return toUtf8(GetValue().Strip(wxString::both));
}

void QueryBox::setQuery(const std::string& query) {
  const wxString text = toWx(query);
  setting_ = true;
  if (GetValue() != text) SetValue(text);
  setting_ = false;
  completions_->offer({});
  SetInsertionPointEnd();
}

void QueryBox::offerCompletions() {
  if (!HasFocus() || !workspace_.index()) return;
  std::vector<search::Completion> completions;
  workspace_.attempt([&] {
    const std::string typed = toUtf8(GetValue());
    completions = search::completions(typed, codePointAt(typed, GetInsertionPoint()),
                                      workspace_.index()->catalogue(), workspace_.tr().language());
  });
  completions_->offer(std::move(completions));
}

void QueryBox::complete(const search::Completion& completion) {
  const std::string typed = toUtf8(GetValue());
  const long begin = wxPositionAt(typed, completion.replaces.begin);
  Replace(begin, wxPositionAt(typed, completion.replaces.end), toWx(completion.text));
  SetInsertionPoint(begin + static_cast<long>(toWx(completion.text).length()));
}

void QueryBox::remember(const std::string& query) {
  completions_->offer({});
  recalled_ = -1;
  draft_.clear();
  forgetEdits(*this);  // asked: nothing in the box waits any more
  if (query.empty() || (!history_.empty() && history_.front() == query)) return;
  std::erase(history_, query);
  history_.insert(history_.begin(), query);
  if (history_.size() > kRemembered) history_.resize(kRemembered);
  fillMenu();
}

void QueryBox::forget() {
  history_.clear();
  recalled_ = -1;
  draft_.clear();
  fillMenu();
}

void QueryBox::fillMenu() {
  auto* menu = new wxMenu;
  if (history_.empty())
    menu->Append(kFirstId, toWx(workspace_.tr()("Nothing was searched for yet")))->Enable(false);
  for (std::size_t i = 0; i < history_.size(); ++i) {
    wxString text = toWx(history_[i]);
    if (text.length() > 80) text = text.Left(78) + toWx("…");
    text.Replace("&", "&&");
    menu->Append(kFirstId + static_cast<int>(i), text);
  }
  SetMenu(menu);
}

bool QueryBox::recall(int step) {
  const int next = recalled_ + step;
  if (next < -1 || next >= static_cast<int>(history_.size())) return false;
  if (recalled_ < 0) {
    draft_ = query();
    // The one that stands there already is no step back.
    if (step > 0 && !history_.empty() && history_.front() == draft_ && history_.size() > 1) {
      recalled_ = 1;
      setQuery(history_[1]);
      return true;
    }
  }
  recalled_ = next;
  setQuery(next < 0 ? draft_ : history_[static_cast<std::size_t>(next)]);
  return true;
}

void QueryBox::onKey(wxKeyEvent& event) {
  if (completions_->takeKey(event)) return;
  if (event.GetKeyCode() == WXK_UP && !event.HasAnyModifiers()) {
    recall(+1);
  } else if (event.GetKeyCode() == WXK_DOWN && !event.HasAnyModifiers()) {
    // What was being typed before comes after the latest, unless it is the same.
    const bool latest = recalled_ < 0 || (recalled_ == 0 && draft_ == history_.front());
    if (latest)
      downwards.emit();
    else
      recall(-1);
  } else {
    event.Skip();
  }
}

void QueryBox::underline(i18n::Span where) {
  const std::string typed = toUtf8(GetValue());
  const auto blanks = static_cast<long>(GetValue().length() - GetValue().Strip(wxString::leading).length());
  const std::string query = this->query();
  const long begin = blanks + wxPositionAt(query, where.begin);
  const long end = std::max(begin + 1, blanks + wxPositionAt(query, where.end));
  const auto bytes = [&](long position) {
    return toUtf8(GetValue().Left(static_cast<std::size_t>(std::max(0L, position)))).size();
  };
  const Theme& theme = workspace_.theme();
  underlined_ = platform::underline(*this, bytes(begin), bytes(end), theme.warning,
                                    Theme::mix(theme.paper, theme.warning, 0.3));
  // Where the toolkit can't: selected, once, for the person goes on writing.
  if (!underlined_) SetSelection(begin, std::min(end, static_cast<long>(GetValue().length())));
}

void QueryBox::clearUnderline() {
  if (!underlined_) return;
  underlined_ = false;
  platform::underline(*this, 0, 0, *wxBLACK, *wxWHITE);
}

}  // namespace gui
