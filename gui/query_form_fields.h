#pragma once
// The fields that a row of the query form may ask for, with what there is to choose from, in the language of
// the interface.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/query_form_values.h"
#include "gui/workspace.h"
#include "search/fields.h"

namespace gui {

class QueryFormFields {
 public:
  explicit QueryFormFields(Workspace& workspace) : workspace_(workspace) {}

  // Again, when the project or its attributes may be others.
  void read();
  const std::vector<search::FieldInfo>& all() const { return fields_; }
  const search::FieldInfo* find(std::string_view canonical) const;
  std::string title(const search::FieldInfo& field) const;

  // What the project has for it. Reads the project.
  QueryValueChoice choice(const search::FieldInfo& field) const;
  // A value as the list has it, when what was typed means one of it (қазақша: kk); else as it was typed.
  std::string listed(const search::FieldInfo& field, const std::string& typed) const;
  // How a value of the query is shown, without reading more than that.
  QueryValue shown(const search::FieldInfo& field, const std::string& typed) const;

 private:
  std::string valueTitle(const std::string& typed, const i18n::Message& words) const;
  QueryValue codeValue(const coding::Code& code) const;

  Workspace& workspace_;
  std::vector<search::FieldInfo> fields_;
};

// A range as two ends, either of which may be open: 20..23, >=20, <=23, 20. Nothing for what is none.
struct QueryRange {
  std::string from, to;
  bool operator==(const QueryRange&) const = default;
};
std::optional<QueryRange> queryRange(std::string_view typed);
std::string typedRange(const QueryRange& range);  // empty when both ends are open

}  // namespace gui
