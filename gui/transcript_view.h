#pragma once
#include <wx/timer.h>
#include <wx/window.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "coding/segments.h"
#include "corpus/signal.h"
#include "corpus/transcripts.h"
#include "gui/workspace.h"
#include "i18n/span.h"

class wxMenu;
class wxTextCtrl;

namespace gui {

class TranscriptDocument;
class TranscriptLayout;
class TranscriptPainter;
class TranscriptSelection;
class TurnEditor;

// The reading and coding pane: one transcript, drawn by us, visible lines only. Reads the project by id and
// follows workspace.contentChanged. Positions are code points of the transcript's text.
class TranscriptView : public wxWindow {
 public:
  TranscriptView(wxWindow* parent, Workspace& workspace);
  ~TranscriptView() override;

  // Shows a transcript from its beginning (where it was left, when shown before); an empty id shows nothing.
  void show(const corpus::Guid& transcript);
  const corpus::Guid& transcript() const;

  // Scrolls the passage to a comfortable place, puts the caret there and marks passages (search hits).
  void reveal(i18n::Span span, const std::vector<i18n::Span>& marks = {});
  void setMarks(const std::vector<i18n::Span>& marks);

  i18n::Span selection() const;  // empty at the caret when nothing is selected
  void setSelection(i18n::Span span);
  std::int64_t caret() const;
  std::string selectedText() const;
  std::string textOf(i18n::Span span) const;

  // Tags the selection, or where there is none the sentence at the caret, as one edit. The segments are drawn
  // at once and committed right after the painting. Nothing in a project that can only be read.
  void tagSelection(const std::vector<corpus::Guid>& codes);
  void tagSpan(i18n::Span span, const std::vector<corpus::Guid>& codes);
  // What tagSelection() would tag; empty when no transcript is shown.
  i18n::Span taggingSpan() const;
  // Writes what is drawn but not yet committed; undo, closing and exporting call it first.
  void commitPending();

  // The segment that is emphasised and that commands act upon; none when the guid is empty.
  void selectSegment(const corpus::Guid& segment, bool scrollThere = false);
  const corpus::Guid& selectedSegment() const;
  void removeSegment(const corpus::Guid& segment);
  // At the caret or overlapping the selection, in order of position.
  std::vector<coding::Segment> segmentsHere() const;
  const std::vector<coding::Segment>& segments() const;  // of the whole transcript

  // Codes used last, latest first.
  const std::vector<corpus::Guid>& recentCodes() const { return recent_; }

  int textSize() const { return pointSize_; }  // points
  void setTextSize(int points);                // kept within 8..32
  bool plain() const { return plain_ != nullptr; }
  // A read-only text field, for screen readers; its cursor and selection are the ones that commands use.
  void setPlain(bool plain);
  void SetFocus() override;  // into that field while it is there

  // Marks the passage that is being played; the text stays where it is.
  void setHeard(std::optional<i18n::Span> span);
  // Scrolls there when it is not on the screen; the caret stays.
  void bringIntoView(i18n::Span span);
  // Milliseconds of the recording at the caret: of the latest time stamp, cue or turn before it. Nothing when
  // there is none.
  std::optional<std::int64_t> timeAtCaret() const;
  // Index of the turn the caret stands in; -1: in none.
  std::ptrdiff_t turnAtCaret() const;

  // The words of the turn at the caret become a field to write in, where they stand; Ctrl+Enter or a click
  // elsewhere saves them as one edit. Nothing in a project that can only be read.
  void editTurn();
  bool editing() const { return editor_ != nullptr; }
  // Ends it. False when saving was refused: the field stays, with what was written in it.
  bool endEditing(bool save);
  // The turn at the caret, as it is stored.
  const corpus::Turn* currentTurn() const;
  const TranscriptDocument& document() const { return *document_; }

  void copySelection();
  void selectAll();

  // The selection as a rectangle of this window, for placing the palette near it.
  wxRect selectionRect() const;

  corpus::Signal<> selectionChanged;                    // caret, selection, selected segment or transcript
  corpus::Signal<> caretTurnChanged;                    // another turn, or other turns
  corpus::Signal<std::int64_t> timeClicked;             // milliseconds
  corpus::Signal<wxMenu&> menuOpening;                  // of the context menu: others add their items
  corpus::Signal<const corpus::Guid&> spanRequested;    // segment: give it the selection as its passage
  corpus::Signal<> paletteRequested;                    // key T or “Tag with a code…” of the menu
  corpus::Signal<const corpus::Guid&> memoRequested;    // segment
  corpus::Signal<const corpus::Guid&> recodeRequested;  // segment: choose another code

 private:
  friend class TranscriptDrop;
  struct Drag;
  struct Pending;
  struct Place {  // where a transcript was left
    std::int64_t top = 0, caret = 0;
  };

  // transcript_view.cpp
  void onPaint(wxPaintEvent& event);
  void onSize(wxSizeEvent& event);
  void onIdle(wxIdleEvent& event);
  void onContentChanged(const corpus::Changes& changes);
  void applyAppearance();
  void relayout();  // keeps the text at the top where it is
  void scrollTo(int y);
  void scrollSmoothlyTo(int y);
  void onScrollTimer();
  void syncScrollbar();
  void fillPlain();
  void pushToPlain();        // the field's selection follows ours
  bool followPlain() const;  // ours follows the field's; true when it was another
  void makeVisible(std::int64_t position);
  std::int64_t topPosition();

  // transcript_view_input.cpp
  void bindInput();
  void onScroll(wxScrollWinEvent& event);
  void onMouseDown(wxMouseEvent& event);
  void onMouseUp(wxMouseEvent& event);
  void onMotion(wxMouseEvent& event);
  void onWheel(wxMouseEvent& event);
  void onContextMenu(wxContextMenuEvent& event);
  void onKey(wxKeyEvent& event);
  static bool asksForPalette(const wxKeyEvent& event);  // T in either alphabet, Enter
  void onDragTimer();
  void moved(bool scrollToCaret);
  void hover(const wxPoint& point);
  std::int64_t positionAt(const wxPoint& point);

  // transcript_view_editing.cpp
  void placeEditor();
  void reloadText();  // what is seen stays where it is

  // transcript_view_times.cpp
  void followTurn();
  void hoverTime(const wxPoint& point);
  void refreshArea(i18n::Span span);

  // transcript_view_tagging.cpp
  void bindDrop();
  void commitSoon();
  void reloadSegments();
  void rememberCode(const corpus::Guid& code);
  void appendSegmentItems(wxMenu& menu, const coding::Segment& segment);
  wxString describe(const coding::Segment& segment);
  i18n::Span dropSpan(const wxPoint& point);
  void showDropTarget(i18n::Span span);

  Workspace& workspace_;
  std::unique_ptr<TranscriptDocument> document_;
  std::unique_ptr<TranscriptLayout> layout_;
  std::unique_ptr<TranscriptPainter> painter_;
  std::unique_ptr<TranscriptSelection> selection_;
  std::unique_ptr<Drag> drag_;
  std::vector<Pending> pending_;
  std::map<corpus::Guid, Place> places_;
  std::vector<corpus::Guid> recent_;
  corpus::Guid selectedSegment_, hoveredSegment_;
  i18n::Span dropTarget_;
  std::optional<i18n::Span> heard_;
  std::optional<std::int64_t> hoveredTime_;       // position of the time under the pointer
  std::optional<std::size_t> hoveredLanguage_;    // turn whose language is under the pointer
  std::pair<corpus::Guid, std::ptrdiff_t> turn_;  // the caret's, when that was said last
  TurnEditor* editor_ = nullptr;
  corpus::Guid editedTurn_;
  std::vector<corpus::Connection> editorTies_;
  bool savingTurn_ = false;
  wxTextCtrl* plain_ = nullptr;
  mutable i18n::Span plainSpan_;  // of the field, as it was followed last
  int pointSize_ = 11;
  int scrollY_ = 0;
  int scrollTarget_ = 0;
  wxTimer scrollTimer_, dragTimer_;
  corpus::Connection content_, save_, project_, appearance_, selected_;
};

}  // namespace gui
