#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gui/row_list.h"
#include "search/fields.h"
#include "search/index.h"

namespace gui {

// What the hits are, counted: languages, speakers, codes, transcripts, attributes. A press on a value narrows
// the search to it; pressed again, the search is as wide as before. Long lists are folded.
class FacetPane : public RowList {
 public:
  FacetPane(wxWindow* parent, Workspace& workspace);

  // `active`: the filters that stand in the query, as FacetValue::filter has them.
  void show(std::vector<search::Facet> facets, std::set<std::string> active);
  const std::vector<search::Facet>& facets() const { return facets_; }

  corpus::Signal<const std::string&> pressed;   // filter: into the query, or out of it
  corpus::Signal<const std::string&> excluded;  // filter: none of these

 private:
  struct Row {
    enum class Kind { Heading, Value, More } kind = Kind::Heading;
    std::size_t facet = 0, value = 0;
  };
  void arrange();
  void press(int row);
  void onClick(wxMouseEvent& event);
  void onMenu(int row, const wxPoint& screen);
  std::string titleOf(const search::Facet& facet) const;
  std::string labelOf(const search::Facet& facet, const search::FacetValue& value) const;
  wxCoord OnMeasureItem(std::size_t n) const override;
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override;
  void OnDrawBackground(wxDC& dc, const wxRect& rect, std::size_t n) const override;

  std::vector<search::Facet> facets_;
  std::set<std::string> active_;
  std::vector<search::FieldInfo> fields_;
  std::map<std::string, std::string> codes_;  // path: name in the interface language
  std::vector<Row> rows_;
  std::set<std::string> unfolded_;  // fields
  corpus::Connection activated_, menu_;
};

}  // namespace gui
