#pragma once
class wxTextEntry;
class wxWindow;

namespace gui {

// The text field that has the cursor, if one has.
wxTextEntry* focusedField();
// The same when it can be written in.
wxTextEntry* editableField();
// It can be written in, and holds something that was typed and neither saved nor asked for yet.
bool writingElsewhere();
// What stands in the field is saved, or asked for.
void forgetEdits(wxWindow& field);

}  // namespace gui
