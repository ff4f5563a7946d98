#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "corpus/errors.h"
#include "gui/cli/commands.h"
#include "i18n/analyser.h"
#include "i18n/encoding.h"
#include "i18n/language_guess.h"

namespace cli {
namespace {

using i18n::message;

// Calls `visit` with each line of standard input, without its line end.
void eachLine(std::istream& in, const std::function<void(const std::string&)>& visit) {
  std::string line;
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    visit(line);
  }
}

void analyse(Session& session, bool asQuery, i18n::MatchLevel level) {
  const i18n::Analyser analyser(i18n::Dictionaries::standard());
  for (const auto language : analyser.missingDictionaries()) {
    session.say(
        session.tr("The {language} dictionary is not installed; words of that language are found in fewer of "
                   "their forms.",
                   {{"language", std::string(i18n::ownName(language))}}));
  }
  eachLine(session.in, [&](const std::string& word) {
    session.out << word << '\t';
    const char* gap = "";
    for (const auto& term : asQuery ? analyser.queryTerms(word, level) : *analyser.indexTerms(word)) {
      session.out << gap << term;
      gap = " ";
    }
    session.out << '\n';
  });
  session.out.flush();
}

void guessLanguages(Session& session) {
  const i18n::LanguageGuesser guesser;
  eachLine(session.in, [&](const std::string& line) {
    const auto guess = guesser.guess(line);
    const auto code = i18n::code(guess.language);
    char confidence[16];
    std::snprintf(confidence, sizeof confidence, "%.3f", guess.confidence);
    session.out << (code.empty() ? "unknown" : code) << '\t' << confidence << '\n';
  });
  session.out.flush();
}

void decode(Session& session, const std::string& path, const std::string& encoding) {
  std::error_code none;
  std::ifstream file(pathOf(path), std::ios::binary);
  if (!file || std::filesystem::is_directory(pathOf(path), none))
    throw NothingDone(message("“{file}” can't be read. Is the name right?", {{"file", path}}));
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto guess = encoding.empty() ? i18n::guessEncoding(bytes).front() : i18n::EncodingGuess{encoding, 1};
  const auto text = i18n::decoded(bytes, guess.name);
  char confidence[16];
  std::snprintf(confidence, sizeof confidence, "%.3f", guess.confidence);
  session.say(guess.name + "\t" + confidence);
  session.out << text << std::flush;
}

}  // namespace

void addLanguageCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  struct Arguments {
    std::string as = "index", level = "forms", file, encoding;
  };
  const auto arguments = std::make_shared<Arguments>();
  auto* analysing =
      app.add_subcommand("analyse", tr("Words on standard input, their search terms on standard output"));
  analysing->add_option("--as", arguments->as, tr("As a word of a text (index) or of a query (query)"))
      ->check(CLI::IsMember({"index", "query"}));
  analysing->add_option("--level", arguments->level, tr("How widely a query matches: exact, forms or wide"))
      ->check(CLI::IsMember({"exact", "forms", "wide"}));
  analysing->callback(
      [&session, arguments] { analyse(session, arguments->as == "query", *matchLevelOf(arguments->level)); });
  app.add_subcommand("language", tr("Lines on standard input, the language of each on standard output"))
      ->callback([&session] { guessLanguages(session); });
  auto* decoding =
      app.add_subcommand("decode", tr("Print a text file as UTF-8; its encoding on standard error"));
  decoding->add_option("FILE", arguments->file, tr("The file"))->required();
  decoding->add_option("--encoding", arguments->encoding, tr("Read it in this encoding"));
  decoding->callback([&session, arguments] { decode(session, arguments->file, arguments->encoding); });
}

}  // namespace cli
