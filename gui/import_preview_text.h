#pragma once
#include <wx/scrolwin.h>

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/transcripts.h"
#include "gui/workspace.h"

namespace gui {

// The beginning of a transcript as it would come into the project, read only: speakers and times over their
// turns as in the reading pane, bold, italics and underlining as in the file.
class ImportTextView : public wxScrolled<wxWindow> {
 public:
  ImportTextView(wxWindow* parent, Workspace& workspace);
  // Looks at the transcript now only.
  void show(const corpus::ImportedTranscript& transcript, bool keepPlace);
  void showNothing(const std::string& why);  // already said
  // What is shown, for screen readers and tests; a line a paragraph.
  const std::string& shownText() const { return said_; }
  bool AcceptsFocus() const override { return true; }

 private:
  struct Run {  // of one style
    std::string text;
    bool bold = false, italic = false, underline = false;
  };
  struct Block {
    enum class Kind { Heading, Text, Note } kind = Kind::Text;
    std::string name, time;  // of a heading
    bool question = false;   // the interviewer's
    std::vector<Run> runs;
  };
  struct Piece {
    wxString text;
    int x = 0, y = 0;
    wxFont font;
    wxColour colour;
  };
  void lay();
  int layText(wxDC& dc, const Block& block, int y, int width);
  void onPaint(wxPaintEvent& event);

  Workspace& workspace_;
  std::vector<Block> blocks_;
  std::vector<Piece> pieces_;
  std::string said_, why_;
  int laidWidth_ = 0, lineHeight_ = 0;
};

}  // namespace gui
