// The command line's contract, seen from outside: what scripts read and what they branch on.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "i18n/text.h"
#include "tests/gui/cli/shell.h"

namespace {

using nlohmann::json;

const std::string kInterview =
    "Интервьюер: Почему вы уехали?\n"
    "Респондент: Жұмыс жоқ, зарплата төмен. Я снимала квартиру 😀 дорого.\n"
    "Интервьюер: А потом?\n"
    "Респондент: Қайтып келдім, because my family is here.\n";

// A project with one interview in it.
std::string project(Shell& shell) {
  const auto path = shell.path("study.suhbat");
  REQUIRE(shell({"new", path, "--coder", "Динара", "--language", "ru"}).exit == 0);
  REQUIRE(shell({"import", path, shell.file("Айгерім.txt", kInterview)}).exit == 0);
  return path;
}

std::int64_t positionOf(const std::string& text, const std::string& part) {
  return i18n::length(text.substr(0, text.find(part)));
}

}  // namespace

TEST_CASE("An imported text comes back byte for byte, its turns slice it", "[cli]") {
  Shell shell;
  const auto path = project(shell);
  CHECK(shell({"text", path, "Айгерім"}).out == kInterview.substr(0, kInterview.size() - 1));
  const auto turns = shell.rows({"turns", path, "Айгерім"});
  REQUIRE(turns.size() == 4);
  CHECK(turns[0]["speaker"] == "Интервьюер");
  CHECK(turns[1]["speaker"] == "Респондент");
  CHECK(i18n::slice(kInterview, {turns[1]["begin"], turns[1]["end"]}) ==
        "Жұмыс жоқ, зарплата төмен. Я снимала квартиру 😀 дорого.");
  CHECK(turns[3]["index"] == 3);
}

TEST_CASE("A passage is coded, undone and redone across runs of the program", "[cli][undo]") {
  Shell shell;
  const auto path = project(shell);
  const auto begin = positionOf(kInterview, "снимала"), end = positionOf(kInterview, " дорого");
  const auto code = shell.rows({"codes", path})[0]["path"].get<std::string>();
  REQUIRE(shell({"code", path, "--transcript", "Айгерім", "--begin", std::to_string(begin), "--end",
                 std::to_string(end), "--code", code, "--memo", "аренда"})
              .exit == 0);
  auto segments = shell.rows({"segments", path});
  REQUIRE(segments.size() == 1);
  CHECK(segments[0]["text"] == "снимала квартиру 😀");
  CHECK(segments[0]["code"] == code);
  CHECK(segments[0]["coder"] == "Динара");
  CHECK(segments[0]["memo"] == "аренда");
  REQUIRE(shell({"undo", path}).exit == 0);
  CHECK(shell.rows({"segments", path}).empty());
  REQUIRE(shell({"redo", path}).exit == 0);
  CHECK(shell.rows({"segments", path}) == segments);
  CHECK(shell({"check", path}).exit == 0);
}

TEST_CASE("A passage of the text is replaced, and what is coded behind it moves along", "[cli][text-edit]") {
  Shell shell;
  const auto path = project(shell);
  const std::string stored = kInterview.substr(0, kInterview.size() - 1);
  const auto at = [&](const std::string& part, std::int64_t more = 0) {
    return std::to_string(positionOf(kInterview, part) + more);
  };
  REQUIRE(shell({"code", path, "--transcript", "Айгерім", "--begin", at("зарплата"), "--end",
                 at("зарплата", 8), "--code", "Жалақы", "--coder", "Динара", "--create-codes"})
              .exit == 0);
  const auto edit = [&](const std::string& begin, const std::string& end, const std::string& text) {
    return shell(
        {"edit-text", path, "--transcript", "Айгерім", "--begin", begin, "--end", end, "--text", text});
  };
  CHECK(edit(at("Жұмыс"), at("Жұмыс", 5), "Ешқандай жұмыс").exit == 0);
  CHECK(shell({"text", path, "Айгерім"}).out.find("Респондент: Ешқандай жұмыс жоқ, зарплата") !=
        std::string::npos);
  CHECK(shell.rows({"segments", path})[0]["text"] == "зарплата");
  CHECK(shell.rows({"history", path}).back()["label"] == "Edit text of “Айгерім”");
  CHECK(shell({"check", path}).exit == 0);
  CHECK(edit("5", "9999", "x").exit == 4);
  CHECK(shell({"undo", path}).exit == 0);
  CHECK(shell({"text", path, "Айгерім"}).out == stored);
}

TEST_CASE("Tagging for a new coder is one step, and a coder's name is known however it is spaced",
          "[cli][undo]") {
  Shell shell;
  const auto path = shell.path("study.suhbat");
  REQUIRE(shell({"new", path, "--coder", "  Динара  К. ", "--template", "blank"}).exit == 0);
  REQUIRE(shell({"import", path, shell.file("Айгерім.txt", kInterview)}).exit == 0);
  const auto tag = [&](const std::string& coder) {
    return shell({"code", path, "--transcript", "Айгерім", "--begin", "45", "--end", "55", "--code", "x",
                  "--create-codes", "--coder", coder})
        .exit;
  };
  const auto coders = [&] { return shell.rows({"frequency", path, "--by", "coder"})[0].size() - 2; };
  REQUIRE(tag("Динара К.") == 0);
  CHECK(coders() == 1);
  REQUIRE(tag("Мадина") == 0);
  CHECK(coders() == 2);
  CHECK(shell.rows({"history", path}).back()["coder"] == "Мадина");
  REQUIRE(shell({"undo", path}).exit == 0);
  CHECK(coders() == 1);
}

TEST_CASE("Codings come from a table, rows that can't be used are named", "[cli]") {
  Shell shell;
  const auto path = project(shell);
  const auto table = shell.file("codings.csv",
                                "transcript,begin,end,code,coder,weight,memo\n"
                                "Айгерім,30,40,Аренда жилья X,Мадина,50,\n"
                                "\n"
                                "Айгерім,30,99999,Аренда жилья X,Мадина,,\n"
                                "Нет такого,1,2,Аренда жилья X,Мадина,,\n");
  const auto without = shell({"code", path, "--from", table});
  CHECK(without.exit == 4);
  CHECK(shell.rows({"history", path}).size() == 2);  // the template and the import: nothing else was changed
  CHECK(shell.rows({"segments", path}).empty());
  const auto with = shell({"code", path, "--from", table, "--create-codes"});
  CHECK(with.exit == 1);
  CHECK(with.err.find("Row 4:") != std::string::npos);  // an empty line counts, as in a spreadsheet
  CHECK(with.err.find("Row 5:") != std::string::npos);
  const auto segments = shell.rows({"segments", path});
  REQUIRE(segments.size() == 1);
  CHECK(segments[0]["begin"] == 30);
  CHECK(segments[0]["weight"] == 50);
  CHECK(segments[0]["coder"] == "Мадина");
}

TEST_CASE("Search prints turns with marks that slice the text", "[cli][search]") {
  Shell shell;
  const auto path = project(shell);
  const auto hits = shell.rows({"search", path, "family"});
  REQUIRE(hits.size() == 1);
  CHECK(hits[0]["turn"] == 3);
  const auto marks = hits[0]["marks"].get<std::string>();
  const auto dash = marks.find('-');
  CHECK(i18n::slice(hits[0]["text"].get<std::string>(),
                    {std::stoll(marks.substr(0, dash)), std::stoll(marks.substr(dash + 1))}) == "family");
  CHECK(shell({"search", path, "(family"}).exit == 2);
}

TEST_CASE("A bad file in a batch is named, the rest comes in, the report says so", "[cli][import]") {
  Shell shell;
  const auto path = shell.path("study.suhbat");
  REQUIRE(shell({"new", path, "--template", "blank"}).exit == 0);
  const auto report = shell.path("report.csv");
  const auto run =
      shell({"import", path, shell.file("empty.txt", ""), shell.file("good.txt", kInterview),
             shell.file("not.docx", "PK no zip at all"), shell.path("missing.txt"), "--report", report});
  CHECK(run.exit == 1);
  CHECK(shell.rows({"transcripts", path}).size() == 1);
  const auto said = support::contents(report);
  for (const char* name : {"empty.txt", "good.txt", "not.docx", "missing.txt"}) {
    CHECK(said.find(name) != std::string::npos);
    if (std::string(name) != "good.txt") CHECK(run.err.find(name) != std::string::npos);
  }
  CHECK(shell({"import", path, shell.path("missing.txt")}).exit == 4);
  // A report that can't be written is heard of before the import; one that would be an interview is refused.
  const auto other = shell.file("other.txt", kInterview + "Интервьюер: Рақмет.\n");
  CHECK(shell({"import", path, other, "--report", shell.path("no folder/report.csv")}).exit == 4);
  CHECK(shell({"import", path, "--report", other, shell.path("good.txt")}).exit == 2);
  CHECK(shell.rows({"transcripts", path}).size() == 1);
  CHECK(support::contents(other).starts_with(kInterview));
  const auto again = shell({"import", path, shell.path("good.txt")});
  CHECK(again.exit == 4);
  CHECK(shell.rows({"transcripts", path}).size() == 1);
}

TEST_CASE("Exit codes tell scripts what happened", "[cli]") {
  Shell shell;
  const auto path = project(shell);
  CHECK(shell({}).exit == 2);
  CHECK(shell({"frobnicate", path}).exit == 2);
  CHECK(shell({"search", path}).exit == 2);
  CHECK(shell({"code", path, "--transcript", "Айгерім"}).exit == 2);
  CHECK(shell({"--help"}).exit == 0);
  CHECK(shell({"info", shell.path("none.suhbat")}).exit == 3);
  CHECK(shell({"info", shell.file("text.suhbat", "not a project")}).exit == 3);
  CHECK(shell({"new", path}).exit == 4);
  CHECK(shell({"text", path, "Болат"}).exit == 4);
  CHECK(shell({"code", path, "--transcript", "Айгерім", "--begin", "5", "--end", "5", "--code", "x",
               "--create-codes"})
            .exit == 4);
  CHECK(shell({"redo", path}).exit == 4);
}

TEST_CASE("A project with damaged pages is said to be damaged, also where it could be opened", "[cli]") {
  Shell shell;
  const auto path = project(shell);
  auto bytes = support::contents(std::filesystem::path(std::u8string(path.begin(), path.end())));
  const std::size_t from = 60 * 8192;  // behind the pages that opening reads; the codes' are further on
  REQUIRE(bytes.size() > from);
  std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end(), '\xA5');
  shell.file("study.suhbat", bytes);
  const auto run = shell({"codes", path});
  CHECK(run.exit == 3);
  CHECK(run.err.find("damaged") != std::string::npos);
  CHECK(run.out.empty());
  CHECK(shell({"check", path}).exit == 1);
}

#ifdef __linux__
TEST_CASE("Output that can't be written to its end is not called done", "[cli]") {
  Shell shell;
  const auto path = project(shell);
  for (const char* command : {"turns", "transcripts"}) {
    const auto line = "'" SUHBAT_CLI "' " + std::string(command) + " '" + path + "' >/dev/full 2>/dev/null";
    CHECK(std::system(line.c_str()) == 1 << 8);
  }
}
#endif

TEST_CASE("A translation is linked, listed turn by turn, quoted in an export and unlinked",
          "[cli][translations]") {
  Shell shell;
  const auto path = shell.path("study.suhbat");
  const std::string kazakh = "Сұрақ: Неге кеттіңіз?\nЖауап: Жұмыс жоқ.\n";
  const std::string russian = "Вопрос: Почему уехали?\nОтвет: Работы нет.\n";
  REQUIRE(shell({"new", path, "--coder", "Динара", "--template", "blank"}).exit == 0);
  REQUIRE(
      shell({"import", path, shell.file("Сұхбат.txt", kazakh), shell.file("Перевод.txt", russian)}).exit ==
      0);
  const std::vector<std::string> pair{"translation",   path,     "--original", "Сұхбат",
                                      "--translation", "Перевод"};
  const auto with = [&](const char* more) {
    auto arguments = pair;
    arguments.emplace_back(more);
    return arguments;
  };
  CHECK(shell(with("--list")).exit == 4);
  const auto linked = shell(pair);
  CHECK(linked.exit == 0);
  CHECK(linked.err.find("2 of 2 turns of the original were paired.") != std::string::npos);
  CHECK(shell(pair).exit == 4);  // linked already
  const auto rows = shell.rows(with("--list"));
  REQUIRE(rows.size() == 2);
  const auto stored = [](const std::string& file, const json& row, const std::string& side) {
    return i18n::slice(file, {row[side + "_begin"], row[side + "_end"]});
  };
  CHECK(stored(kazakh, rows[0], "original") == "Неге кеттіңіз?");
  CHECK(stored(russian, rows[0], "translation") == "Почему уехали?");
  CHECK(stored(kazakh, rows[1], "original") == "Жұмыс жоқ.");
  CHECK(stored(russian, rows[1], "translation") == "Работы нет.");
  CHECK(shell.rows({"translation", path, "--list"}) ==
        json::parse(R"([{"original": "Сұхбат", "translation": "Перевод", "pairs": 2}])"));

  const auto begin = positionOf(kazakh, "Жұмыс");
  REQUIRE(shell({"code", path, "--transcript", "Сұхбат", "--begin", std::to_string(begin), "--end",
                 std::to_string(begin + 5), "--code", "Үй", "--create-codes"})
              .exit == 0);
  REQUIRE(shell({"export", path, shell.path("both.html"), "--with-translations"}).exit == 0);
  CHECK(support::contents(shell.path("both.html")).find("Работы нет.") != std::string::npos);
  REQUIRE(shell({"export", path, shell.path("one.html")}).exit == 0);
  CHECK(support::contents(shell.path("one.html")).find("Работы нет.") == std::string::npos);

  CHECK(shell(with("--unlink")).exit == 0);
  CHECK(shell(with("--unlink")).exit == 4);
  CHECK(shell.rows({"translation", path, "--list"}).empty());
  REQUIRE(shell({"undo", path}).exit == 0);
  CHECK(shell.rows(with("--list")) == rows);
  CHECK(shell({"check", path}).exit == 0);
}

TEST_CASE("One command prints the same rows as csv, tsv and json", "[cli]") {
  Shell shell;
  const auto path = project(shell);
  const auto lines = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
  const auto csv = shell({"--format", "csv", "turns", path, "Айгерім"}).out;
  CHECK(csv.starts_with("index,begin,end,speaker,language,start_ms,end_ms\n"));
  CHECK(lines(csv) == 5);
  CHECK(lines(shell({"turns", path, "Айгерім", "--format", "tsv"}).out) == 5);
  CHECK(shell.rows({"turns", path, "Айгерім"}).size() == 4);
  CHECK(shell({"--format", "table", "turns", path, "Айгерім"}).out.find("Интервьюер") != std::string::npos);
}

TEST_CASE("Participants tie regions to transcripts and frequencies count them", "[cli]") {
  Shell shell;
  const auto path = project(shell);
  const auto table =
      shell.file("participants.csv", "Имя,Файл,Регион\nАйгерім,Айгерім.txt,Атырауская область\n");
  REQUIRE(shell({"participants", path, table}).exit == 0);
  const auto code = shell.rows({"codes", path})[0]["path"].get<std::string>();
  REQUIRE(
      shell({"code", path, "--transcript", "Айгерім", "--begin", "45", "--end", "55", "--code", code}).exit ==
      0);
  const auto rows = shell.rows({"frequency", path, "--by", "Регион", "--count", "participants"});
  bool found = false;
  for (const auto& row : rows) {
    if (row["code"] == code) {
      found = true;
      CHECK(row["Атырауская"] == 1);  // the region, however it was written
      CHECK(row["total"] == 1);
    }
  }
  CHECK(found);
  CHECK(shell({"frequency", path, "--by", "Планета"}).exit == 4);
}

TEST_CASE("Words and lines pass through the language commands", "[cli][language]") {
  Shell shell;
  const auto analysed = shell({"analyse", "--as", "index"}, "балалар\nhomes\n").out;
  CHECK(analysed.starts_with("балалар\t"));
  CHECK(analysed.find("\nhomes\t") != std::string::npos);
  const auto guessed =
      shell({"language"}, "Мен ауылға қайтқым келеді\nЯ хочу вернуться домой\nI want to go home\n").out;
  CHECK(guessed.starts_with("kk\t"));
  CHECK(guessed.find("\nru\t") != std::string::npos);
  CHECK(guessed.find("\nen\t") != std::string::npos);
  const auto decoded = shell(
      {"decode",
       shell.file("cp1251.txt",
                  "\xCF\xEE\xF7\xE5\xEC\xF3 \xE2\xFB \xF3\xE5\xF5\xE0\xEB\xE8 \xE8\xE7 \xE4\xEE\xEC\xE0?")});
  CHECK(decoded.out == "Почему вы уехали из дома?");
  CHECK(decoded.err.starts_with("windows-1251\t"));
}

TEST_CASE("Messages are said in the language asked for", "[cli]") {
  Shell shell;
  const auto path = shell.path("none.suhbat");
  const auto russian =
      support::run(SUHBAT_CLI, {"--lang", "ru", "info", path}, std::filesystem::path(shell.path("")));
  const auto kazakh =
      support::run(SUHBAT_CLI, {"--lang", "kk", "info", path}, std::filesystem::path(shell.path("")));
  CHECK(russian.exit == 3);
  CHECK(russian.err != kazakh.err);
  CHECK(russian.err != shell({"info", path}).err);
}

TEST_CASE("The sample is built whole from its files, and its codings use the template's codes alone",
          "[cli][sample]") {
  Shell shell;
  const auto sample = shell.path("sample.suhbat"), blank = shell.path("blank.suhbat");
  REQUIRE(shell({"sample", sample, "--language", "kk"}).exit == 0);
  REQUIRE(shell({"new", blank, "--language", "kk"}).exit == 0);
  CHECK(shell.rows({"transcripts", sample}).size() == 12);
  CHECK(shell.rows({"codes", sample}).size() == shell.rows({"codes", blank}).size());
  const auto codings = support::contents(SUHBAT_SAMPLE "/codings.csv");
  const auto lines = std::count(codings.begin(), codings.end(), '\n');
  CHECK(static_cast<std::int64_t>(shell.rows({"segments", sample}).size()) == lines - 1);
  CHECK(shell({"check", sample}).exit == 0);
}
