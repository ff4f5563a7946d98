#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

#include "gui/cli/commands.h"
#include "gui/cli/terminal.h"

namespace {

// The language of messages is needed before the command line is parsed: help texts are said in it.
i18n::Language messageLanguage(int count, char** arguments) {
  for (int n = 1; n < count; ++n) {
    const std::string_view argument = arguments[n];
    if (argument == "--lang" && n + 1 < count) {
      if (const auto language = i18n::languageOf(arguments[n + 1])) return *language;
    }
    if (argument.starts_with("--lang=")) {
      if (const auto language = i18n::languageOf(argument.substr(7))) return *language;
    }
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return i18n::languageOf(value).value_or(i18n::Language::English);
  }
  return i18n::Language::English;
}

// What is wrong with the command line, in the person's language.
std::string explained(const CLI::ParseError& error, const i18n::Messages& tr) {
  const std::string name = error.get_name();
  std::string what;
  if (name == "RequiredError") {
    what = tr("Something is missing from the command:");
  } else if (name == "ExtrasError") {
    what = tr("There is something in the command that is not known here:");
  } else if (name == "ValidationError" || name == "ConversionError") {
    what = tr("A value in the command does not fit:");
  } else {
    what = tr("The command could not be understood:");
  }
  return what + " " + error.what() + "\n" + tr("“suhbat-cli --help” lists the commands, “suhbat-cli COMMAND --help” explains one.");
}

int run(CLI::App& app, cli::Session& session, int count, char** arguments) {
  try {
    app.parse(count, arguments);
    return session.exit;
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help, session.out, session.err);
  } catch (const CLI::CallForAllHelp& help) {
    return app.exit(help, session.out, session.err);
  } catch (const CLI::CallForVersion& version) {
    return app.exit(version, session.out, session.err);
  } catch (const CLI::ParseError& error) {
    session.say(explained(error, session.tr));
    return cli::kWrongUsage;
  } catch (const cli::CannotOpen& error) {
    session.say(session.tr(error.message()));
    return cli::kCannotOpen;
  } catch (const i18n::Error& error) {
    session.say(session.tr(error.message()));
    return cli::kNothingDone;
  } catch (const std::exception& error) {
    if (const auto unreadable = corpus::asProjectError(error, session.project)) {
      session.say(session.tr(unreadable->message()));
      return cli::kCannotOpen;
    }
    session.say(session.tr("Something went wrong inside the program, and nothing was changed: {what}",
                           {{"what", error.what()}}));
    return cli::kNothingDone;
  }
}

// What could not be printed must not pass for done: a table cut off by a full disk looks like a shorter table.
int printed(const cli::Session& session, int exit) {
  session.out.flush();
  if (session.out) return exit;
  session.say(session.tr("The output could not be written to its end. Is there space on the disk?"));
  return exit == cli::kDone ? cli::kDoneInPart : exit;
}

}  // namespace

int main(int count, char* arguments[]) {
  cli::keepLineEnds();
  std::ios::sync_with_stdio(false);
  cli::Session session{.tr = i18n::Messages(messageLanguage(count, arguments)),
                       .format = cli::standardOutputIsTerminal() ? cli::Format::Table : cli::Format::Tsv,
                       .in = std::cin,
                       .out = std::cout,
                       .err = std::cerr};
  const auto& tr = session.tr;

  CLI::App app(tr("Suhbat on the command line: import, code, search, count and export interviews."), "suhbat-cli");
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", "suhbat-cli " SUHBAT_VERSION);
  std::string language, format;
  app.add_option("--lang", language, tr("Language of messages: kk, ru or en"))->check(CLI::IsMember({"kk", "ru", "en"}));
  app.add_option("--format", format, tr("How rows are written: table, csv, tsv or json"))
      ->check(CLI::IsMember({"table", "csv", "tsv", "json"}))
      ->each([&](const std::string& name) { session.format = *cli::formatOf(name); });

  cli::addProjectCommands(app, session);
  cli::addImportCommands(app, session);
  cli::addCorpusCommands(app, session);
  cli::addCodingCommands(app, session);
  cli::addReportCommands(app, session);
  cli::addSearchCommands(app, session);
  cli::addLanguageCommands(app, session);
  return printed(session, run(app, session, count, arguments));
}
