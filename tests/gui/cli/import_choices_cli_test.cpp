// What a person chooses for an import on the command line, and what of it is seen in the project.
#include <sstream>

#include "tests/gui/cli/shell.h"

namespace {

std::string emptyProject(Shell& shell) {
  const auto path = shell.path("study.suhbat");
  REQUIRE(shell({"new", path, "--template", "blank"}).exit == 0);
  return path;
}

std::string textOf(Shell& shell, const std::string& project, const std::string& transcript) {
  const auto run = shell({"text", project, transcript});
  INFO(run.err);
  REQUIRE(run.exit == 0);
  return run.out;
}

// The report's rows, each cell as text; no cell of these tests holds a line end.
std::vector<std::string> linesOf(const std::string& file) {
  std::istringstream stream(support::contents(file));
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);)
    lines.push_back(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
  return lines;
}

}  // namespace

TEST_CASE("A label is said to be a person, or nobody, and the project remembers it", "[cli][import]") {
  Shell shell;
  const auto path = emptyProject(shell);
  const std::string text =
      "И: Сколько вам лет?\nГ.М.: Сорок.\nТема: жильё.\nИ: А дети?\nГ.М.: Двое.\nТема: школа.\n";
  const auto rows = shell.rows(
      {"import", path, shell.file("a.txt", text), "--speaker", "Г.М.=Гүлнар", "--speaker", "И=Дана"});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["speaker_names"] == "Дана 2; Гүлнар 2");
  // The next file needs no rule.
  const auto again = shell.rows({"import", path, shell.file("b.txt", text + "И: Рақмет.\n")});
  CHECK(again[0]["speaker_names"] == "Дана 3; Гүлнар 2");
  const auto nobody =
      shell.rows({"import", path, shell.file("c.txt", text + "И: Сау болыңыз.\n"), "--speaker", "Г.М.="});
  CHECK(nobody[0]["speaker_names"] == "Дана 3");
  const auto off =
      shell.rows({"import", path, shell.file("d.txt", text + "И: Бәрі.\n"), "--speakers", "off"});
  CHECK(off[0]["speakers"] == 0);
  CHECK(shell({"import", path, shell.file("e.txt", text + "x"), "--speaker", "Г.М."}).exit == 4);
  CHECK(shell.rows({"transcripts", path}).size() == 4);
}

TEST_CASE("A label within a subtitle's words becomes a speaker by a rule", "[cli][import]") {
  Shell shell;
  const auto path = emptyProject(shell);
  std::string cues;
  const std::vector<std::string> said = {"Dana: Where do you live?\nI mean then.", "Mother: in Taraz.",
                                         "Dana: And you?", "In Almaty.", "Dana: Thank you."};
  for (std::size_t i = 0; i < said.size(); ++i)
    cues += std::to_string(i + 1) + "\n00:00:0" + std::to_string(i) + ",000 --> 00:00:0" + std::to_string(i) +
            ",900\n" + said[i] + "\n\n";
  const auto without = shell.rows({"import", path, shell.file("a.srt", cues), "--speaker", "Mother="});
  CHECK(without[0]["speaker_names"] == "Dana 1");
  const auto with =
      shell.rows({"import", path, shell.file("b.srt", cues + "6\n00:00:08,000 --> 00:00:09,000\nBye.\n"),
                  "--speaker", "Mother=Mum"});
  CHECK(with[0]["speaker_names"] == "Dana 2; Mum 1");
}

TEST_CASE("Letters of an old font and look-alikes are said, and mended when asked", "[cli][import]") {
  Shell shell;
  const auto path = emptyProject(shell);
  // "Қазақ тілінде сөйлейміз …" as Kazakh fonts of the nineties kept it: KZ-1048 read as windows-1251.
  std::string font;
  for (int i = 0; i < 4; ++i)
    font +=
        "Сўраќ: Ќазаќстанда ќай тілде сґйлейсіз, їйде ше?\nЖауап: Ќазаќ тілінде сґйлейміз, балаєа "
        "їйретеміз " +
        std::to_string(i) + ".\n";
  const auto said = shell.rows({"import", path, shell.file("font.txt", font)});
  CHECK(said[0]["notes"].get<std::string>().find("KZ-1048") != std::string::npos);
  const auto converted =
      shell.rows({"import", path, shell.file("font2.txt", font + "Бітті.\n"), "--convert-font"});
  CHECK(converted[0]["notes"] == "");
  CHECK(converted[0]["speaker_names"] == "Сұрақ 4; Жауап 4");
  CHECK(textOf(shell, path, "font2").find("Қазақстанда қай тілде сөйлейсіз, үйде ше?") != std::string::npos);

  // A Latin "a" and a Latin "c" in Cyrillic words.
  const std::string mixed = "Сұрақ: Қaзақстан ше?\nЖауап: Жаcайды.\nСұрақ: Ал?\nЖауап: Иә.\n";
  const auto counted = shell.rows({"import", path, shell.file("mixed.txt", mixed)});
  CHECK(counted[0]["notes"].get<std::string>().starts_with("2 words mix"));
  const auto repaired = shell.rows(
      {"import", path, shell.file("mixed2.txt", mixed + "Сұрақ: Бітті.\n"), "--repair-look-alikes"});
  CHECK(repaired[0]["notes"] == "");
  const auto text = textOf(shell, path, "mixed2");
  CHECK(text.find("Қазақстан ше?") != std::string::npos);
  CHECK(text.find("Жасайды.") != std::string::npos);
}

TEST_CASE("Columns of a table with a turn a row are named by number or heading", "[cli][import]") {
  Shell shell;
  const auto path = emptyProject(shell);
  const std::string table =
      "No,Text,Who,Remark\n1,Where are you from?,Dana,calm voice here\n2,I am from Taraz.,Erlan,long pause "
      "here\n"
      "3,And then?,Dana,calm voice here\n";
  const auto byNumber =
      shell.rows({"import", path, shell.file("a.csv", table), "--columns", "text=2,speaker=3"});
  CHECK(byNumber[0]["speaker_names"] == "Dana 2; Erlan 1");
  CHECK(textOf(shell, path, "a").find("I am from Taraz.") != std::string::npos);
  const auto byName = shell.rows({"import", path, shell.file("b.csv", table + "4,Bye.,Erlan,x\n"),
                                  "--columns", "text=remark,speaker=who"});
  CHECK(byName[0]["speaker_names"] == "Dana 2; Erlan 2");
  CHECK(textOf(shell, path, "b").find("long pause here") != std::string::npos);
  for (const char* wrong : {"text=9", "speaker=1", "words=2", "text="}) {
    INFO(wrong);
    CHECK(shell({"import", path, shell.file("c.csv", table + "5,No.,Dana,y\n"), "--columns", wrong}).exit ==
          4);
  }
  CHECK(shell.rows({"transcripts", path}).size() == 2);
}

TEST_CASE("The report of an import is a row a file, and a kept original is there", "[cli][import]") {
  Shell shell;
  const auto path = emptyProject(shell);
  const auto report = shell.path("report.csv");
  const std::string text = "Interviewer: One?\nRespondent: Two.\n";
  REQUIRE(shell({"import", path, shell.file("plain.txt", text), "--report", report}).exit == 0);
  const auto lines = linesOf(report);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].ends_with("speakers,words,speaker_names,notes"));
  CHECK(lines[1].find("plain.txt,imported,plain,txt,UTF-8,en,2,2,4,Interviewer 1; Respondent 1,") !=
        std::string::npos);

  // In UTF-16, which nothing else in a project is.
  std::string kept = "\xFF\xFE";
  for (const char c : std::string("Interviewer: One?\nRespondent: Two three.\n")) kept += c, kept += '\0';
  REQUIRE(shell({"import", path, shell.file("left.txt", kept)}).exit == 0);
  const std::string inside = kept.substr(2, 40);
  CHECK(support::contents(path).find(inside) == std::string::npos);
  kept += std::string("E\0n\0d\0", 6);
  REQUIRE(shell({"import", path, shell.file("kept.txt", kept), "--keep-original"}).exit == 0);
  CHECK(support::contents(path).find(inside) != std::string::npos);

  const auto out = shell({"original", path, "kept"});
  CHECK(out.exit == 0);
  CHECK(out.out == kept);
  CHECK(shell({"original", path, "left"}).exit == 4);
}
