#pragma once
#include "gui/cli/session.h"

namespace CLI {
class App;
}

namespace cli {

// Each adds its commands to the program; a command runs when its arguments have been read.
void addProjectCommands(CLI::App& app, Session& session);  // new, sample, info, check, history, undo, redo
void addImportCommands(CLI::App& app, Session& session);   // import, participants
void addCorpusCommands(CLI::App& app, Session& session);   // transcripts, turns, text, edit-text
void addCodingCommands(CLI::App& app, Session& session);   // codebook, code, segments, codes
void addTranslationCommands(CLI::App& app, Session& session);  // translation
void addReportCommands(CLI::App& app, Session& session);       // frequency, export
void addSearchCommands(CLI::App& app, Session& session);       // search
void addIndexCommands(CLI::App& app, Session& session);        // index
void addPassagesCommands(CLI::App& app, Session& session);     // queries, suggest
void addWordCommands(CLI::App& app, Session& session);         // words, collocates, keyness, concordance
void addGlossaryCommands(CLI::App& app, Session& session);     // glossary
void addLanguageCommands(CLI::App& app, Session& session);     // analyse, language, decode

}  // namespace cli
