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

// The part of CLI11's English sentence that is the person's own word: what follows `mark`, or stands before
// it.
std::string after(const std::string& sentence, const std::string& mark) {
  const auto at = sentence.find(mark);
  return at == std::string::npos ? sentence : sentence.substr(at + mark.size());
}
std::string before(const std::string& sentence, const std::string& mark) {
  return sentence.substr(0, sentence.find(mark));
}

// What is wrong with the command line, in the person's language.
std::string explained(const CLI::ParseError& error, const i18n::Messages& tr) {
  const std::string name = error.get_name(), said = error.what();
  std::string what;
  if (name == "RequiredError" && said.starts_with("A subcommand")) {
    what = tr("A command is missing.");
  } else if (name == "RequiredError") {
    what = tr("“{name}” is missing from the command.", {{"name", before(said, " is required")}});
  } else if (name == "ExtrasError") {
    what = tr("“{name}” is not known here.", {{"name", after(said, "not expected: ")}});
  } else if (name == "ValidationError" || name == "ConversionError") {
    what =
        tr("The value of {name} does not fit.", {{"name", before(after(said, "Could not convert: "), ":")}});
  } else if (name == "ArgumentMismatch") {
    what = tr("The value of {name} is missing.", {{"name", before(said, ":")}});
  } else if (name == "ExcludesError") {
    what = tr("These do not go together: {names}.",
              {{"names", before(said, " excludes ") + ", " + after(said, " excludes ")}});
  } else {
    what = tr("The command could not be understood.");
  }
  return what + "\n" +
         tr("“suhbat-cli --help” lists the commands, “suhbat-cli COMMAND --help” explains one.");
}

// CLI11's own words in help texts.
void sayHelpIn(CLI::App& app, const i18n::Messages& tr) {
  const auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", tr("Usage"));
  formatter->label("OPTIONS", tr("OPTIONS"));
  formatter->label("SUBCOMMAND", tr("COMMAND"));
  formatter->label("Positionals", tr("Arguments"));
  formatter->label("REQUIRED", tr("(required)"));
  formatter->label("Needs", tr("Needs"));
  formatter->label("Excludes", tr("Excludes"));
  for (const char* type : {"TEXT", "INT"}) formatter->label(type, "…");
  app.formatter(formatter);
  app.option_defaults()->group(tr("Options"));
  app.set_help_flag("-h,--help", tr("Show this help and end"));
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

// What could not be printed must not pass for done: a table cut off by a full disk looks like a shorter
// table.
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

  CLI::App app(tr("Suhbat on the command line: import, code, search, count and export interviews."),
               "suhbat-cli");
  sayHelpIn(app, tr);
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", "suhbat-cli " SUHBAT_VERSION, tr("Show the version and end"));
  std::string language, format;
  app.add_option("--lang", language, tr("Language of messages: kk, ru or en"))
      ->check(CLI::IsMember({"kk", "ru", "en"}));
  app.add_option("--format", format, tr("How rows are written: table, csv, tsv or json"))
      ->check(CLI::IsMember({"table", "csv", "tsv", "json"}))
      ->each([&](const std::string& name) { session.format = *cli::formatOf(name); });

  cli::addProjectCommands(app, session);
  cli::addImportCommands(app, session);
  cli::addCorpusCommands(app, session);
  cli::addCodingCommands(app, session);
  cli::addTranslationCommands(app, session);
  cli::addReportCommands(app, session);
  cli::addSearchCommands(app, session);
  cli::addIndexCommands(app, session);
  cli::addWordCommands(app, session);
  cli::addPassagesCommands(app, session);
  cli::addGlossaryCommands(app, session);
  cli::addLanguageCommands(app, session);
  for (auto* command : app.get_subcommands([](CLI::App*) { return true; })) command->group(tr("Commands"));
  return printed(session, run(app, session, count, arguments));
}
