#include "gui/query_form_row.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "corpus/attribute_values.h"
#include "gui/flat_button.h"
#include "gui/icons.h"
#include "gui/query_form_values.h"
#include "gui/text.h"

namespace gui {
namespace {

using Kind = search::FormRow::Kind;
using Relation = search::Node::Relation;
using search::ValueKind;

constexpr int kMostWordsBetween = 1000;  // as the query language has it
constexpr int kWithinTurn = -1;

constexpr WordMatch kMatches[] = {WordMatch::Forms, WordMatch::Exact, WordMatch::Similar, WordMatch::Begins};

struct RelationItem {
  Relation relation;
  bool counted;  // with a number of words between
};
constexpr RelationItem kRelations[] = {{Relation::Near, false},     {Relation::Near, true},
                                       {Relation::Overlaps, false}, {Relation::Inside, false},
                                       {Relation::Follows, false},  {Relation::Follows, true}};
constexpr std::string_view kRelationFields[] = {search::kCodeField, search::kCodeGroupField,
                                                search::kRoleField, search::kPlaceField};

bool ofWords(Kind kind) {
  return kind != Kind::Field && kind != Kind::Relation;
}

// Values written in one box: “20..23; 30”.
std::vector<std::string> partedValues(const std::string& text) {
  std::vector<std::string> values;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(';', from), text.size());
    if (auto value = corpus::trimmed(std::string_view(text).substr(from, end - from)); !value.empty())
      values.push_back(std::move(value));
    from = end + 1;
  }
  return values;
}

}  // namespace

QueryFormRow::QueryFormRow(wxWindow* parent, Workspace& workspace, const QueryFormFields& fields,
                           const search::FormRow& row)
    : wxPanel(parent), workspace_(workspace), fields_(fields) {
  const auto& tr = workspace.tr();
  const Theme& theme = workspace.theme();
  SetName("query-row");
  SetBackgroundColour(parent->GetBackgroundColour());
  kind_ = new wxChoice(this, wxID_ANY);
  kind_->SetName("row-kind");
  kind_->SetToolTip(toWx(tr("What is looked for")));
  not_ = new wxCheckBox(this, wxID_ANY, toWx(tr.in("query form: turns without this", "not")));
  not_->SetName("row-not");
  not_->SetForegroundColour(theme.text);
  not_->SetToolTip(toWx(tr("Only turns where this is not so")));
  value_ = new wxPanel(this);
  value_->SetBackgroundColour(GetBackgroundColour());
  remove_ = new FlatButton(this, workspace);
  remove_->SetName("row-remove");
  remove_->setBrief(true);
  remove_->say(toWx(tr("Remove this row")), icon("close", theme.mutedText, 16),
               icon("close", theme.text, 16));
  remove_->SetToolTip(toWx(tr("Remove this row")));
  not_->SetMinSize(wxSize(-1, kind_->GetBestSize().y));
  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(kind_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
  head->Add(not_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(10));
  body_ = new wxBoxSizer(wxHORIZONTAL);
  body_->Add(head, 0, wxEXPAND);
  body_->Add(value_, 1, wxEXPAND);
  auto* whole = new wxBoxSizer(wxHORIZONTAL);
  whole->Add(body_, 1, wxALIGN_CENTRE_VERTICAL);
  whole->Add(remove_, 0, wxALIGN_TOP);
  SetSizer(whole);
  not_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { edited.emit(); });
  kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { changeKind(); });
  removing_ = remove_->pressed.connect([this] { removeRequested.emit(); });
  not_->SetValue(row.without);
  row_ = row;
  fillKinds();
  build(row);
}

void QueryFormRow::fillKinds() {
  const auto& tr = workspace_.tr();
  kind_->Clear();
  asked_.clear();
  const auto add = [&](const std::string& title, Kind kind, const std::string& field = {}) {
    asked_.push_back({kind, field});
    kind_->Append(toWx(title));
  };
  add(tr("All of these words"), Kind::AllWords);
  add(tr("Any of these words"), Kind::AnyWords);
  add(tr("This phrase"), Kind::Phrase);
  add(tr("Words near each other"), Kind::Near);
  for (const auto& field : fields_.all())
    if (!field.attribute) add(fields_.title(field), Kind::Field, field.canonical);
  add(tr("A code by another code"), Kind::Relation);
  for (const auto& field : fields_.all())
    if (field.attribute)
      add(tr("Participant: {attribute}", {{"attribute", fields_.title(field)}}), Kind::Field,
          field.canonical);
  // An attribute that the project no longer has stays as it was asked for.
  const Asked now{row_.kind, row_.kind == Kind::Field ? row_.field : std::string()};
  if (std::find(asked_.begin(), asked_.end(), now) == asked_.end()) add(row_.field, now.kind, now.field);
  kind_->SetSelection(static_cast<int>(std::find(asked_.begin(), asked_.end(), now) - asked_.begin()));
}

void QueryFormRow::changeKind() {
  const auto at = static_cast<std::size_t>(std::max(kind_->GetSelection(), 0));
  search::FormRow next = row();
  if (!ofWords(asked_[at].kind) || !ofWords(next.kind)) {
    next = search::FormRow();
    next.without = not_->GetValue();
  }
  if (asked_[at].kind == Kind::Relation) {
    next.field = search::kCodeField;
    next.distance = kWithinTurn;
  } else {
    next.field = asked_[at].field;
  }
  next.kind = asked_[at].kind;
  row_ = next;
  build(next);
  resized.emit();
  edited.emit();
}

void QueryFormRow::build(const search::FormRow& row) {
  const wxWindowUpdateLocker quiet(this);
  ties_.clear();
  values_.clear();
  matches_.clear();
  text_ = to_ = nullptr;
  match_ = relation_ = relationField_ = nullptr;
  distance_ = nullptr;
  distanceLabel_ = nullptr;
  ordered_ = nullptr;
  value_->SetSizer(nullptr);
  value_->DestroyChildren();
  parts_ = new wxBoxSizer(wxHORIZONTAL);
  details_ = nullptr;
  if (ofWords(row.kind))
    buildWords(row);
  else if (row.kind == Kind::Field)
    buildField(row);
  else
    buildRelation(row);
  value_->SetSizer(parts_);  // arrange() lays it out, once there is a width
}

wxTextCtrl* QueryFormRow::textBox(const char* name, const std::string& text, const std::string& hint) {
  auto* box = new wxTextCtrl(value_, wxID_ANY, toWx(text));
  box->SetName(name);
  box->SetHint(toWx(hint));
  // As tall as what stands beside it.
  box->SetMinSize(wxSize(-1, kind_->GetBestSize().y));
  box->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { edited.emit(); });
  return box;
}

wxChoice* QueryFormRow::choiceBox(const char* name, const std::vector<std::string>& items, int selection) {
  auto* box = new wxChoice(value_, wxID_ANY);
  box->SetName(name);
  for (const auto& item : items) box->Append(toWx(item));
  box->SetSelection(selection);
  return box;
}

wxSpinCtrl* QueryFormRow::distanceBox(int distance) {
  auto* box = new wxSpinCtrl(value_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS,
                             0, kMostWordsBetween, std::clamp(distance, 0, kMostWordsBetween));
  box->SetName("row-distance");
  box->SetInitialSize(box->GetSizeFromTextSize(box->GetTextExtent("0000").x));
  box->SetToolTip(toWx(workspace_.tr()("At most so many words may stand between")));
  box->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) { edited.emit(); });
  box->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { edited.emit(); });
  return box;
}

QueryValuesField* QueryFormRow::valuesBox(const std::string& name, bool single) {
  const auto field = [this, name] { return fields_.find(name); };
  auto* box = new QueryValuesField(
      value_, workspace_,
      [this, field, single] {
        QueryValueChoice choice = field() ? fields_.choice(*field()) : QueryValueChoice();
        choice.single = single;
        return choice;
      },
      [this, field](const std::string& typed) {
        return field() ? fields_.shown(*field(), typed) : QueryValue{typed, typed, {}, {}, {}};
      });
  box->SetName("row-values");
  values_.push_back(box);
  ties_.push_back(box->edited.connect([this] { edited.emit(); }));
  return box;
}

void QueryFormRow::buildWords(const search::FormRow& row) {
  const auto& tr = workspace_.tr();
  const ShownWords words = shownWords(row.words);
  text_ = textBox("row-words", words.text,
                  row.kind == Kind::Phrase ? tr("words side by side") : tr("words, with blanks between"));
  std::vector<std::string> items = {
      tr.in("a word is matched in", "any form"), tr.in("a word is matched", "exactly as written"),
      tr.in("a word is matched in", "similar spelling"), tr.in("a word is matched by its", "beginning")};
  matches_.assign(std::begin(kMatches), std::end(kMatches));
  if (words.match == WordMatch::AsMarked) {
    items.push_back(tr.in("words are matched", "each as marked"));
    matches_.push_back(WordMatch::AsMarked);
  }
  match_ = choiceBox(
      "row-match", items,
      static_cast<int>(std::find(matches_.begin(), matches_.end(), words.match) - matches_.begin()));
  match_->SetToolTip(
      toWx(tr("How the words are matched: in any of their forms, exactly as written, with a letter "
              "otherwise, or by their beginning")));
  match_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { edited.emit(); });
  parts_->Add(text_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
  details_ = new wxBoxSizer(wxHORIZONTAL);
  auto* matching = new wxBoxSizer(wxHORIZONTAL);
  matching->Add(match_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(4));
  details_->Add(matching);
  if (row.kind == Kind::Near) {
    auto* label = new wxStaticText(value_, wxID_ANY, toWx(tr("words between:")));
    label->SetForegroundColour(workspace_.theme().mutedText);
    distance_ = distanceBox(row.distance);
    ordered_ = new wxCheckBox(value_, wxID_ANY, toWx(tr("in this order")));
    ordered_->SetName("row-ordered");
    ordered_->SetForegroundColour(workspace_.theme().text);
    ordered_->SetValue(row.ordered);
    ordered_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { edited.emit(); });
    auto* nearness = new wxBoxSizer(wxHORIZONTAL);
    nearness->Add(label, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(5));
    nearness->Add(distance_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(10));
    nearness->Add(ordered_, 0, wxALIGN_CENTRE_VERTICAL);
    details_->Add(nearness);
  }
  parts_->Add(details_, 0);
}

void QueryFormRow::buildField(const search::FormRow& row) {
  const auto& tr = workspace_.tr();
  const auto* field = fields_.find(row.field);
  const ValueKind kind = field ? field->kind : ValueKind::Text;
  std::string joined;
  for (const auto& value : row.values) joined += (joined.empty() ? "" : "; ") + value;
  if (kind == ValueKind::Number || kind == ValueKind::Date) {
    const auto range = row.values.empty()       ? QueryRange()
                       : row.values.size() == 1 ? queryRange(row.values.front())
                                                : std::nullopt;
    const std::string hint = kind == ValueKind::Date ? tr("such as 2025-03-01") : std::string();
    if (!range) {
      text_ = textBox("row-text", joined, {});
      parts_->Add(text_, 1, wxALIGN_CENTRE_VERTICAL);
      return;
    }
    const auto label = [&](const std::string& words, int gap) {
      auto* made = new wxStaticText(value_, wxID_ANY, toWx(words));
      made->SetForegroundColour(workspace_.theme().mutedText);
      parts_->Add(made, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, gap);
    };
    label(tr.in("of a range", "from"), FromDIP(4));
    text_ = textBox("row-from", range->from, hint);
    parts_->Add(text_, 1, wxALIGN_CENTRE_VERTICAL);
    label(tr.in("of a range", "to"), FromDIP(8));
    to_ = textBox("row-to", range->to, hint);
    parts_->Add(to_, 1, wxALIGN_CENTRE_VERTICAL);
    return;
  }
  if (!field || (kind == ValueKind::Text && !field->attribute)) {
    text_ = textBox("row-text", joined, tr("words"));
    parts_->Add(text_, 1, wxALIGN_CENTRE_VERTICAL);
    return;
  }
  std::vector<std::string> values;
  for (const auto& value : row.values) values.push_back(fields_.listed(*field, value));
  auto* box = valuesBox(row.field, false);
  box->set(values);
  parts_->Add(box, 1, wxALIGN_CENTRE_VERTICAL);
}

void QueryFormRow::buildRelation(const search::FormRow& row) {
  const auto& tr = workspace_.tr();
  std::vector<std::string> fields;
  int now = 0;
  for (const auto name : kRelationFields) {
    const auto* field = fields_.find(name);
    if (name == row.field) now = static_cast<int>(fields.size());
    fields.push_back(field ? fields_.title(*field) : std::string(name));
  }
  relationField_ = choiceBox("row-relation-field", fields, now);
  relationField_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
    row_ = this->row();
    row_.values.clear();
    build(row_);
    resized.emit();
    edited.emit();
  });
  const auto* field = fields_.find(row.field);
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string typed = i < row.values.size() ? row.values[i] : std::string();
    auto* box = valuesBox(row.field, true);
    if (!typed.empty()) box->set({field ? fields_.listed(*field, typed) : typed});
  }
  values_[0]->SetName("row-first");
  values_[1]->SetName("row-second");
  const bool counted = row.distance >= 0;
  int relation = 0;
  for (std::size_t i = 0; i < std::size(kRelations); ++i)
    if (kRelations[i].relation == row.relation && (!kRelations[i].counted || counted))
      relation = static_cast<int>(i);
  relation_ =
      choiceBox("row-relation",
                {tr.in("a code stands … another", "in the same turn as"),
                 tr.in("a code stands … another", "at most so many words from"),
                 tr.in("a code stands … another", "overlapping"), tr.in("a code stands … another", "inside"),
                 tr.in("a code stands … another", "in the same turn after"),
                 tr.in("a code stands … another", "at most so many words after")},
                relation);
  distance_ = distanceBox(counted ? row.distance : search::FormRow().distance);
  distance_->Show(kRelations[relation].counted);
  relation_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
    distance_->Show(kRelations[std::max(relation_->GetSelection(), 0)].counted);
    value_->Layout();
    resized.emit();
    edited.emit();
  });
  auto* first = new wxBoxSizer(wxHORIZONTAL);
  first->Add(relationField_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
  first->Add(values_[0], 1, wxALIGN_CENTRE_VERTICAL);
  details_ = new wxBoxSizer(wxHORIZONTAL);
  auto* how = new wxBoxSizer(wxHORIZONTAL);
  how->Add(relation_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
  how->Add(distance_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
  details_->Add(how);
  details_->Add(values_[1], 1, wxALIGN_CENTRE_VERTICAL);
  parts_->Add(first, 2, wxALIGN_CENTRE_VERTICAL);
  parts_->Add(details_, 3, wxALIGN_CENTRE_VERTICAL);
  values_[1]->MoveAfterInTabOrder(distance_);
}

search::FormRow QueryFormRow::row() const {
  search::FormRow row = row_;
  row.without = not_->GetValue();
  if (match_) {
    const auto at = static_cast<std::size_t>(std::max(match_->GetSelection(), 0));
    row.words = markedWords(toUtf8(text_->GetValue()), matches_[at]);
    if (ordered_) {
      row.ordered = ordered_->GetValue();
      row.distance = distance_->GetValue();
    }
    return row;
  }
  row.values.clear();
  if (relation_) {
    const auto& chosen = kRelations[std::max(relation_->GetSelection(), 0)];
    row.field = kRelationFields[std::max(relationField_->GetSelection(), 0)];
    row.relation = chosen.relation;
    row.distance = chosen.counted ? distance_->GetValue() : kWithinTurn;
    // With one code missing the relation says nothing yet.
    for (const auto* box : values_)
      if (!box->values().empty()) row.values.push_back(box->values().front());
    if (row.values.size() < values_.size()) row.values.clear();
  } else if (to_) {
    if (const std::string range = rangeText(); !range.empty()) row.values = {range};
  } else if (text_) {
    row.values = partedValues(toUtf8(text_->GetValue()));
  } else if (!values_.empty()) {
    row.values = values_.front()->values();
  }
  return row;
}

std::string QueryFormRow::rangeText() const {
  return typedRange({corpus::trimmed(toUtf8(text_->GetValue())), corpus::trimmed(toUtf8(to_->GetValue()))});
}

void QueryFormRow::focusValue() {
  if (text_)
    text_->SetFocus();
  else if (!values_.empty())
    values_.front()->SetFocus();
}

void QueryFormRow::arrange(int width) {
  const int room = width - remove_->GetBestSize().x;
  const int head = kind_->GetBestSize().x + not_->GetBestSize().x + FromDIP(18);
  // A text field or list in which something can be read.
  const int box = FromDIP(170);
  if (details_) stand(*details_, wxHORIZONTAL);
  const int first = relation_ ? relationField_->GetBestSize().x + FromDIP(6) + box
                    : to_     ? parts_->GetMinSize().x
                              : box;
  const int second = !details_ ? 0 : details_->GetMinSize().x + (relation_ ? box / 2 : 0);
  // First the details go below, then all of it below the kind, then the details below one another.
  const bool parted = details_ && head + first + second > room;
  const bool under = head + std::max(first, parted ? second : 0) > room;
  stand(*body_, under ? wxVERTICAL : wxHORIZONTAL);
  if (details_) {
    stand(*parts_, parted && (!under || first + second > room) ? wxVERTICAL : wxHORIZONTAL);
    stand(*details_, second > room ? wxVERTICAL : wxHORIZONTAL);
  }
  value_->InvalidateBestSize();
  InvalidateBestSize();
  SetMinSize(wxSize(-1, GetSizer()->CalcMin().y));
}

void QueryFormRow::layOut() {
  Layout();
  value_->Layout();
}

// Parts side by side share the width; below one another each has all of it.
void QueryFormRow::stand(wxBoxSizer& parts, int orientation) {
  parts.SetOrientation(orientation);
  int at = 0;
  for (auto* item : parts.GetChildren()) {
    const bool first = at++ == 0;
    if (orientation == wxVERTICAL) {
      item->SetProportion(0);
      item->SetFlag(wxEXPAND | (first ? 0 : wxTOP));
      item->SetBorder(FromDIP(5));
      continue;
    }
    // What is chosen in takes as much as it needs; what is written in, or holds values, the rest.
    const bool wide = &parts == details_ ? item->GetWindow() != nullptr
                      : &parts == body_  ? !first
                                         : first || relation_;
    item->SetProportion(!wide ? 0 : &parts == parts_ && relation_ && !first ? 3 : 2);
    item->SetFlag((&parts == body_ ? wxALIGN_TOP : wxALIGN_CENTRE_VERTICAL) | (first ? wxRIGHT : 0));
    item->SetBorder(&parts == body_ ? 0 : FromDIP(6));
  }
}

}  // namespace gui
