#pragma once
#include <wx/dc.h>
#include <wx/font.h>

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "gui/theme.h"
#include "gui/transcript_document.h"
#include "gui/transcript_layout.h"
#include "gui/workspace.h"

class wxWindow;

namespace gui {

// Where things stand in the view. Pixels of the window (x), all derived from its width.
struct TranscriptGeometry {
  int timesLeft = 0, timesWidth = 0;  // left of the text; 0 wide: there is no room or there are none
  int textLeft = 0, textWidth = 0;
  int stripesLeft = 0, stripeStep = 0, shownColumns = 0;
  int labelsLeft = 0, labelsWidth = 0;
};

// What is drawn besides the document.
struct TranscriptPaintState {
  int scrollY = 0;
  i18n::Span selection;
  std::int64_t caret = 0;
  bool focused = false;
  i18n::Span dropTarget;  // empty: none
  corpus::Guid selectedSegment, hoveredSegment;
  std::optional<i18n::Span> heard;          // what is being played
  std::optional<std::int64_t> hoveredTime;  // position of the time under the pointer
};

// Draws the visible part of a transcript with a plain wxDC: highlights cut at range ends with colours blended
// beforehand, text by the line, stripes and names in the margin.
class TranscriptPainter {
 public:
  TranscriptPainter(wxWindow& window, Workspace& workspace, const TranscriptDocument& document,
                    TranscriptLayout& layout);

  // Fonts and colours anew (theme, language, text size); the layout is measured again.
  void setAppearance(int pointSize);
  // The codebook or the segments changed.
  void forgetCodes() { codes_.clear(); }
  // The layout follows the window's width. True when lines changed.
  bool fit(int clientWidth);
  const TranscriptGeometry& geometry() const { return geometry_; }
  void setMarks(std::vector<i18n::Span> marks);  // search hits
  const std::vector<i18n::Span>& marks() const { return marks_; }

  void paint(wxDC& dc, const wxSize& size, const TranscriptPaintState& state);
  void paintEmpty(wxDC& dc, const wxSize& size, const wxString& title, const wxString& hint) const;

  // The segment whose stripe or name was drawn there, if any.
  corpus::Guid segmentAt(const wxPoint& point) const;
  // The time that was drawn there, if any.
  const TimeMark* timeAt(const wxPoint& point) const;
  // The turn whose language was said there.
  std::optional<std::size_t> languageAt(const wxPoint& point) const;
  // Where a passage is drawn, with its times and the bar beside it. Window coordinates, y from the text's
  // top.
  wxRect areaOf(i18n::Span span);
  wxString codeName(const corpus::Guid& code);

 private:
  struct CodeLook {
    wxString name;
    wxColour stripe, highlight;
  };
  struct Drawn {
    wxRect area;
    corpus::Guid segment;
  };
  struct DrawnTime {
    wxRect area;
    TimeMark time;
  };
  struct DrawnLanguage {
    wxRect area;
    std::size_t turn;
  };

  const CodeLook& look(const corpus::Guid& code);
  void paintLine(wxDC& dc, const TranscriptLayout::Line& line, const TranscriptPaintState& state,
                 const std::vector<std::size_t>& segments);
  void paintHeading(wxDC& dc, const TranscriptLayout::Heading& heading, const TranscriptPaintState& state);
  // transcript_painter_times.cpp
  void paintTimes(wxDC& dc, const TranscriptPaintState& state, const TranscriptLayout::Page& page);
  void paintTime(wxDC& dc, const TimeMark& time, wxPoint at, const TranscriptPaintState& state, bool quiet);
  void paintHeard(wxDC& dc, const TranscriptPaintState& state, const TranscriptLayout::Page& page);
  void paintMargin(wxDC& dc, const wxSize& size, const TranscriptPaintState& state,
                   const TranscriptLayout::Page& page, const std::vector<std::size_t>& segments);
  wxString elided(wxDC& dc, const wxString& text, int width) const;

  wxWindow& window_;
  Workspace& workspace_;
  const TranscriptDocument& document_;
  TranscriptLayout& layout_;
  TranscriptGeometry geometry_;
  std::array<wxFont, kTextStyles> textFonts_;
  wxFont nameFont_, timeFont_, timeStrongFont_, labelFont_, labelBoldFont_, labelItalicFont_;
  int textHeight_ = 0, measure_ = 600, labelHeight_ = 0, timeWidth_ = 0;
  std::unordered_map<corpus::Guid, CodeLook> codes_;
  std::vector<i18n::Span> marks_;
  std::vector<Drawn> drawn_;  // of the last paint, stripes and names
  std::vector<DrawnTime> drawnTimes_;
  std::vector<DrawnLanguage> drawnLanguages_;
};

}  // namespace gui
