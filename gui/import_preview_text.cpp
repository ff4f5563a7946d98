#include "gui/import_preview_text.h"

#include <wx/dcbuffer.h>
#include <wx/dcclient.h>

#include <algorithm>

#include "gui/text.h"
#include "gui/wrapped_text.h"
#include "i18n/format.h"
#include "i18n/text.h"

namespace gui {
namespace {

constexpr std::size_t kParagraphs = 200;  // shown
constexpr std::int64_t kLetters = 4000;   // of one paragraph
constexpr int kMeasure = 76;              // letters a line
constexpr int kPointSize = 10;
constexpr std::size_t kLineAtMost = 400;  // letters that are looked at for one line

enum Bits : unsigned char { kBold = 1, kItalic = 2, kUnderline = 4 };

unsigned char bitOf(corpus::Style style) {
  return style == corpus::Style::Bold ? kBold : style == corpus::Style::Italic ? kItalic : kUnderline;
}

}  // namespace

ImportTextView::ImportTextView(wxWindow* parent, Workspace& workspace)
    : wxScrolled<wxWindow>(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                           wxBORDER_NONE | wxVSCROLL | wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE),
      workspace_(workspace) {
  SetName("import-text");
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetMinSize(FromDIP(wxSize(300, 120)));
  Bind(wxEVT_PAINT, &ImportTextView::onPaint, this);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    if (GetClientSize().x != laidWidth_) lay();
    event.Skip();
  });
  Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_TAB)
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
    else
      event.Skip();
  });
}

void ImportTextView::showNothing(const std::string& why) {
  blocks_.clear();
  said_.clear();
  why_ = why;
  lay();
}

void ImportTextView::show(const corpus::ImportedTranscript& transcript, bool keepPlace) {
  const int place = keepPlace ? GetViewStart().y : 0;
  blocks_.clear();
  said_.clear();
  why_.clear();
  const i18n::TextIndex index(transcript.text);
  std::size_t paragraphs = 0, turns = 0;
  auto formatting = transcript.formatting.begin();
  const auto addParagraph = [&](i18n::Span span, bool question) {
    const bool cut = span.length() > kLetters;
    if (cut) span.end = span.begin + kLetters;
    std::vector<unsigned char> styles(static_cast<std::size_t>(span.length()), 0);
    while (formatting != transcript.formatting.end() && formatting->span.end <= span.begin) ++formatting;
    for (auto it = formatting; it != transcript.formatting.end() && it->span.begin < span.end; ++it)
      for (auto at = std::max(it->span.begin, span.begin); at < std::min(it->span.end, span.end); ++at)
        styles[static_cast<std::size_t>(at - span.begin)] |= bitOf(it->style);
    Block block;
    block.question = question;
    for (std::size_t from = 0; from < styles.size();) {
      std::size_t to = from;
      while (to < styles.size() && styles[to] == styles[from]) ++to;
      const i18n::Span part{span.begin + static_cast<std::int64_t>(from),
                            span.begin + static_cast<std::int64_t>(to)};
      block.runs.push_back({std::string(index.slice(part)), (styles[from] & kBold) != 0,
                            (styles[from] & kItalic) != 0, (styles[from] & kUnderline) != 0});
      from = to;
    }
    if (cut) block.runs.push_back({"…"});
    for (const auto& run : block.runs) said_ += run.text;
    said_ += "\n";
    blocks_.push_back(std::move(block));
    ++paragraphs;
  };
  for (const auto& turn : transcript.turns) {
    if (paragraphs >= kParagraphs) break;
    ++turns;
    const auto* speaker = turn.speaker ? &transcript.speakers.at(*turn.speaker) : nullptr;
    const bool question = speaker && speaker->role == corpus::SpeakerRole::Interviewer;
    if (speaker || turn.startMs) {
      Block heading;
      heading.kind = Block::Kind::Heading;
      heading.question = question;
      if (speaker) heading.name = speaker->label;
      if (turn.startMs) heading.time = i18n::clock(*turn.startMs);
      said_ += heading.name + (heading.time.empty() ? "" : " " + heading.time) + "\n";
      blocks_.push_back(std::move(heading));
    }
    const std::string_view words = index.slice(turn.span);
    std::size_t from = 0;
    std::int64_t position = turn.span.begin;
    while (from < words.size() && paragraphs < kParagraphs) {
      const std::size_t end = std::min(words.find('\n', from), words.size());
      const std::int64_t letters = i18n::length(words.substr(from, end - from));
      if (letters > 0) addParagraph({position, position + letters}, question);
      position += letters + 1;
      from = end + 1;
    }
  }
  if (turns < transcript.turns.size()) {
    Block note;
    note.kind = Block::Kind::Note;
    note.runs.push_back({workspace_.tr().plural("… and {n} more turn", "… and {n} more turns",
                                                static_cast<std::int64_t>(transcript.turns.size() - turns))});
    blocks_.push_back(std::move(note));
  }
  lay();
  Scroll(0, place);
}

int ImportTextView::layText(wxDC& dc, const Block& block, int y, int width) {
  const Theme& theme = workspace_.theme();
  const wxFont plain = block.kind == Block::Kind::Note ? theme.smallFont() : theme.readingFont(kPointSize);
  const wxColour colour = block.kind == Block::Kind::Note ? theme.mutedText
                          : block.question                ? Theme::mix(theme.text, theme.mutedText, 0.6)
                                                          : theme.text;
  const int left = FromDIP(18);
  int x = 0;
  for (const auto& run : block.runs) {
    wxFont font = plain;
    if (run.bold) font.MakeBold();
    if (run.italic) font.MakeItalic();
    if (run.underline) font.MakeUnderlined();
    dc.SetFont(font);
    wxString text = toWx(run.text);
    text.Replace("\t", "    ");
    std::size_t from = 0;
    while (from < text.length()) {
      const auto lines = wrap(dc, text.Mid(from, kLineAtMost), std::max(width - x, FromDIP(20)));
      if (lines.empty()) break;
      std::size_t end = from + lines.front().end;
      while (end < text.length() && text[end] == ' ') ++end;  // hangs at the line's end
      const wxString part = text.Mid(from, end - from);
      const int extent = dc.GetTextExtent(part).x;
      // A word that would be cut where a line has begun already goes to the next.
      if (x > 0 && x + dc.GetTextExtent(part.Strip(wxString::trailing)).x > width) {
        x = 0;
        y += lineHeight_;
        continue;
      }
      pieces_.push_back({part, left + x, y, font, colour});
      x += extent;
      from = end;
      if (from < text.length()) {
        x = 0;
        y += lineHeight_;
      }
    }
  }
  return y + lineHeight_;
}

void ImportTextView::lay() {
  const Theme& theme = workspace_.theme();
  pieces_.clear();
  laidWidth_ = GetClientSize().x;
  wxClientDC dc(this);
  dc.SetFont(theme.readingFont(kPointSize));
  lineHeight_ = dc.GetCharHeight() * 5 / 4;
  const int width = std::clamp(laidWidth_ - FromDIP(36), FromDIP(120),
                               dc.GetTextExtent(L"нетaоinеsраtк").x * kMeasure / 13);
  int y = FromDIP(10);
  wxFont nameFont = theme.smallFont();
  nameFont.SetWeight(wxFONTWEIGHT_SEMIBOLD);
  for (const auto& block : blocks_) {
    if (block.kind != Block::Kind::Heading) {
      y = layText(dc, block, y, width) + FromDIP(2);
      continue;
    }
    y += FromDIP(6);
    int x = FromDIP(18);
    if (!block.name.empty()) {
      dc.SetFont(nameFont);
      const wxString name = wxControl::Ellipsize(toWx(block.name), dc, wxELLIPSIZE_END, width * 2 / 3);
      pieces_.push_back({name, x, y, nameFont, block.question ? theme.mutedText : theme.accent});
      x += dc.GetTextExtent(name).x + FromDIP(10);
    }
    if (!block.time.empty()) pieces_.push_back({toWx(block.time), x, y, theme.smallFont(), theme.mutedText});
    y += lineHeight_;
  }
  SetScrollRate(0, lineHeight_);
  SetVirtualSize(wxSize(FromDIP(100), y + FromDIP(12)));
  Scroll(0, 0);
  Refresh();
}

void ImportTextView::onPaint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  const Theme& theme = workspace_.theme();
  dc.SetBackground(theme.paper);
  dc.Clear();
  if (!why_.empty()) {
    dc.SetFont(theme.interfaceFont());
    dc.SetTextForeground(theme.mutedText);
    const int margin = FromDIP(24);
    drawWrapped(dc, toWx(why_),
                wxRect(margin, FromDIP(24), GetClientSize().x - 2 * margin, GetClientSize().y));
    return;
  }
  DoPrepareDC(dc);
  int top = 0;
  CalcUnscrolledPosition(0, 0, nullptr, &top);
  const int bottom = top + GetClientSize().y;
  for (const auto& piece : pieces_) {
    if (piece.y + lineHeight_ < top || piece.y > bottom) continue;
    dc.SetFont(piece.font);
    dc.SetTextForeground(piece.colour);
    dc.DrawText(piece.text, piece.x, piece.y);
  }
}

}  // namespace gui
