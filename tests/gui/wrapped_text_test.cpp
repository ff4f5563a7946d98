// Text drawn in lists: where it breaks, and where a mark stands.
#include <wx/bitmap.h>
#include <wx/dcmemory.h>

#include "gui/theme.h"
#include "gui/wrapped_text.h"
#include "tests/support/catch.h"

namespace {

// Faces such as Noto Sans draw fi, fl and ff as one glyph.
const wxString kLigatures =
    "different offices, difficult affairs, the final offer: rent was high in the first flat";

struct Canvas {
  Canvas() : bitmap(600, 60), dc(bitmap) {
    dc.SetFont(gui::Theme::make(gui::Theme::Choice::Light).interfaceFont());
  }
  wxBitmap bitmap;
  wxMemoryDC dc;
};

}  // namespace

TEST_CASE("A mark begins where its word is drawn, also after letters that are drawn as one", "[window]") {
  Canvas canvas;
  const auto at = static_cast<std::size_t>(kLigatures.Find("rent"));
  const int before = canvas.dc.GetTextExtent(kLigatures.Left(at)).x;
  CHECK(gui::xOf(canvas.dc, kLigatures, at) == before);
  CHECK(gui::xOf(canvas.dc, kLigatures, 0) == 0);
  CHECK(gui::xOf(canvas.dc, kLigatures, kLigatures.length()) == canvas.dc.GetTextExtent(kLigatures).x);
}

TEST_CASE("Wrapped lines fit, lose no word and use the room they have", "[window]") {
  Canvas canvas;
  const int width = 180;
  const auto lines = gui::wrap(canvas.dc, kLigatures, width);
  REQUIRE(lines.size() > 2);
  wxString together;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const wxString line = kLigatures.Mid(lines[i].begin, lines[i].end - lines[i].begin);
    CHECK(canvas.dc.GetTextExtent(line).x <= width);
    if (i + 1 < lines.size()) {  // the next word would not have fitted
      const wxString next = kLigatures.Mid(lines[i + 1].begin).BeforeFirst(' ');
      CHECK(canvas.dc.GetTextExtent(line + " " + next).x > width);
    }
    together += (together.empty() ? "" : " ") + line;
  }
  CHECK(together == kLigatures);
}

TEST_CASE("A word wider than the line is broken, and a line's end in the text is kept", "[window]") {
  Canvas canvas;
  const wxString text = "a\n\nextraordinarilylongunbreakableword b";
  const auto lines = gui::wrap(canvas.dc, text, 60);
  REQUIRE(lines.size() > 4);
  CHECK(lines[0].end == 1);
  CHECK(lines[1].begin == lines[1].end);
  for (const auto& line : lines) CHECK(line.end - line.begin < 12);
  CHECK(lines.back().end == text.length());
}
