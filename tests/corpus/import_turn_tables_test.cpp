#include <zip.h>

#include <chrono>
#include <fstream>

#include "corpus/import/importer.h"
#include "i18n/encoding.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace corpus;

namespace {

std::filesystem::path written(const support::TemporaryFolder& folder, const std::string& name,
                              std::string_view content) {
  std::ofstream(folder / name, std::ios::binary) << content;
  return folder / name;
}

ImportedTranscript read(const std::filesystem::path& path, const std::optional<TurnColumns>& columns = {}) {
  ImportOptions options;
  options.columns = columns;
  return readTranscript(path, options, i18n::LanguageGuesser());
}

std::string refusal(const std::filesystem::path& path, const std::optional<TurnColumns>& columns = {}) {
  try {
    read(path, columns);
  } catch (const FileError& error) {
    return error.what();
  }
  return {};
}

// "1.5 Name: words" for each turn; "-" without a time.
std::vector<std::string> turns(const ImportedTranscript& transcript) {
  std::vector<std::string> out;
  for (const auto& turn : transcript.turns) {
    std::string line = turn.startMs ? std::to_string(*turn.startMs) : "-";
    if (turn.endMs) line += "-" + std::to_string(*turn.endMs);
    out.push_back(line + " " + (turn.speaker ? transcript.speakers[*turn.speaker].label + ": " : "") +
                  std::string(i18n::slice(transcript.text, turn.span)));
  }
  return out;
}
using Lines = std::vector<std::string>;

// A workbook by hand: each sheet its rows as XML; styles 1 h:mm, 2 h:mm:ss, 3 [h]:mm:ss, 4 mm:ss.0.
std::filesystem::path workbook(const support::TemporaryFolder& folder, const std::string& name,
                               const std::vector<std::string>& sheets) {
  const auto path = folder / name;
  std::string list, relations;
  std::vector<std::pair<std::string, std::string>> members;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const auto number = std::to_string(i + 1);
    list += "<sheet name=\"S" + number + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
    relations += "<Relationship Id=\"rId" + number + "\" Type=\"x/worksheet\" Target=\"worksheets/sheet" +
                 number + ".xml\"/>";
    members.emplace_back("xl/worksheets/sheet" + number + ".xml",
                         "<worksheet><sheetData>" + sheets[i] + "</sheetData></worksheet>");
  }
  members.emplace_back("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>" + list + "</sheets></workbook>");
  members.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
  members.emplace_back(
      "xl/styles.xml",
      "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"20\"/><xf numFmtId=\"21\"/><xf "
      "numFmtId=\"46\"/><xf numFmtId=\"47\"/></cellXfs></styleSheet>");
  zip_t* zip = zip_open(path.string().c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  REQUIRE(zip);
  for (const auto& [member, content] : members)
    REQUIRE(zip_file_add(zip, member.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0),
                         ZIP_FL_OVERWRITE) >= 0);
  REQUIRE(zip_close(zip) == 0);
  return path;
}

std::string row(const std::vector<std::string>& cells) {
  std::string out = "<row>";
  for (const auto& cell : cells)
    out += cell.starts_with("<c") ? cell : "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
  return out + "</row>";
}

}  // namespace

TEST_CASE("A row is a turn, its columns known by their headings", "[corpus][import][turn-tables]") {
  const support::TemporaryFolder folder;
  const Lines expected = {"1000-4000 Айгерім: Біз ауылдан көштік.", "4500-6000 Айгерім: Былтыр.",
                          "6000-8000 Марат: Неге?"};
  const std::vector<std::string> files = {
      "Сөйлеуші,Мәтін,Басталуы,Соңы\nАйгерім,Біз ауылдан көштік.,00:00:01,00:00:04\n"
      "Айгерім,Былтыр.,0:04.5,0:06\nМарат,Неге?,0:06,0:08\n",
      "№;Начало (мс);Конец (мс);Говорящий;Реплика\r\n1;1000;4000;Айгерім:;Біз ауылдан көштік.\r\n"
      "2;4500;6000;Айгерім;Былтыр.\r\n3;6000;8000;Марат;Неге?\r\n",
      "start_time\tend_time\tspeaker\ttext\n1.0\t4\tАйгерім\tБіз ауылдан көштік.\n4.5\t6\tАйгерім\tБылтыр.\n"
      "6\t8\tМарат\tНеге?\n",
      "\n,,\nВремя,Участник,Текст\n[00:00:01 - 00:00:04],Айгерім, Біз ауылдан көштік. \n"
      "00:00:04.5-00:00:06,Айгерім,Былтыр.\n,,\n00:00:06 - 00:00:08,Марат,Неге?\n"};
  for (const auto& content : files) {
    INFO(content);
    const auto path = written(folder, content.find('\t') == std::string::npos ? "a.csv" : "a.tsv", content);
    const auto table = read(path);
    CHECK(turns(table) == expected);
    CHECK(table.text == "Айгерім: Біз ауылдан көштік.\nАйгерім: Былтыр.\nМарат: Неге?");
    CHECK(table.cues.size() == 3);
    CHECK(tableKindOf(path) == TableKind::Turns);
    const auto shown = turnTable(path);
    REQUIRE(shown);
    REQUIRE(shown->guessed);
    CHECK(shown->guessed->header);
    CHECK(shown->rows.at(0).size() == shown->columns);
    CHECK(shown->rows.at(1).at(shown->guessed->text) == "Біз ауылдан көштік.");
  }
}

TEST_CASE("Without headings what stands in the columns says what they are", "[corpus][import][turn-tables]") {
  const support::TemporaryFolder folder;
  const auto path = written(folder, "a.csv",
                            "0:01,I,Why did you leave the village?\n0:05,R,There was no work for us.\n"
                            "0:09,I,And then?\n0:12,R,\"We went to my aunt, in the city.\nShe had room.\"\n");
  const auto table = read(path);
  CHECK(turns(table) == Lines{"1000 I: Why did you leave the village?", "5000 R: There was no work for us.",
                              "9000 I: And then?",
                              "12000 R: We went to my aunt, in the city.\nShe had room."});
  CHECK(tableKindOf(path) == TableKind::Turns);
  CHECK_FALSE(turnTable(path)->guessed->header);
  CHECK(table.speakers.at(0).role == SpeakerRole::Interviewer);
}

TEST_CASE("The person's columns go before any guess", "[corpus][import][turn-tables]") {
  const support::TemporaryFolder folder;
  const auto path =
      written(folder, "a.csv", "A,kk,ru\nI,Неге кеттіңіз?,Почему вы уехали?\nR,Жұмыс жоқ,Нет работы\n");
  TurnColumns columns;
  columns.text = 1;
  columns.speaker = 0;
  CHECK(turns(read(path, columns)) == Lines{"- I: Неге кеттіңіз?", "- R: Жұмыс жоқ"});
  columns.text = 2;
  columns.speaker.reset();
  columns.header = false;
  CHECK(read(path, columns).text == "ru\nПочему вы уехали?\nНет работы");
  columns.text = 3;
  CHECK(refusal(path, columns).find("no column 4") != std::string::npos);
}

TEST_CASE("Plain numbers are seconds, milliseconds or parts of a day by how fast one speaks",
          "[corpus][import][turn-tables]") {
  const support::TemporaryFolder folder;
  const auto of = [&](const std::string& first, const std::string& second) {
    const auto table = read(written(
        folder, "a.csv",
        "time,text\n" + first + ",Біз ауылдан қалаға көштік.\n" + second + ",Ол жақта жұмыс болмады.\n"));
    return std::pair(table.turns.at(0).startMs, table.turns.at(1).startMs);
  };
  const auto expected = std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>(10'000, 13'500);
  CHECK(of("10", "13.5") == expected);
  CHECK(of("10000", "13500") == expected);
  CHECK(of("\"10,0\"", "\"13,5\"") == expected);
  CHECK(of("0.000115740740741", "0.00015625") == expected);
}

TEST_CASE("Workbooks give turns with the times their cells show", "[corpus][import][turn-tables]") {
  const support::TemporaryFolder folder;
  // 87.5 s; 1 h 2 min 3 s as Excel keeps them. "1:27" typed as minutes and seconds is kept as an hour and 27
  // minutes.
  const auto path =
      workbook(folder, "a.xlsx",
               {row({"Проект", "Ауыл"}) + row({"Дата", "2025"}),
                row({"Уақыты", "Спикер", "Мәтін"}) +
                    row({"<c s=\"4\"><v>0.00101273148148148</v></c>", "Айгерім", "Біз ауылдан көштік."}) +
                    row({"<c s=\"2\"><v>0.0430902777777778</v></c>", "Марат", "Неге?"}) +
                    row({"<c s=\"1\"><v>0.0604166666666667</v></c>", "Айгерім", "Жұмыс болмады."}) +
                    row({"<c s=\"3\"><v>1.5</v></c>", "Марат", "Иә."})});
  CHECK(turns(read(path)) == Lines{"87500 Айгерім: Біз ауылдан көштік.", "3723000 Марат: Неге?",
                                   "87000 Айгерім: Жұмыс болмады.", "129600000 Марат: Иә."});
  CHECK(read(path).sourceFormat == "xlsx");
  CHECK(tableKindOf(path) == TableKind::Turns);
  CHECK(readTable(path).header == std::vector<std::string>{"Проект", "Ауыл"});  // of people: the first sheet
}

TEST_CASE("A table of participants is told from turns", "[corpus][import][turn-tables]") {
  const support::TemporaryFolder folder;
  const auto kind = [&](std::string_view content) { return tableKindOf(written(folder, "a.csv", content)); };
  CHECK(kind("Псевдоним,Жасы,Жынысы,Қала\nАйгерім,23,әйел,Алматы\nМарат,31,ер,Семей\n") ==
        TableKind::Participants);
  CHECK(
      kind(
          "name,age,gender,notes\nA,23,f,she was late and spoke little\nB,31,m,talked for two hours or more\n"
          "C,40,f,would rather not be recorded\n") == TableKind::Participants);
  CHECK(kind("Имя;Возраст;Адрес\nАнна;23;г. Алматы, ул. Абая 5\nИван;31;г. Семей, ул. Мира 7\n") ==
        TableKind::Participants);
  CHECK(kind("id,x,y\n1,2,3\n4,5,6\n") == TableKind::Participants);
  CHECK(kind("person,answer\nAnna,I moved to the city for work\nIvan,My mother was ill that year\n"
             "Olga,We never wanted to leave the village\n") == TableKind::Unclear);
  CHECK(kind("speaker,text\nI,Why?\nR,Work.\n") == TableKind::Turns);
  CHECK(kind("x\nI moved to the city for work\nMy mother was ill that year\n") == TableKind::Unclear);
  const auto people = written(folder, "p.csv", "name,age\nАйгерім,23\nМарат,31\n");
  CHECK_FALSE(turnTable(people));
  CHECK(refusal(people).find("participants") != std::string::npos);
  CHECK_FALSE(turnTable(written(folder, "w.tsv", "start\tend\ttext\n0\t1000\thello\n")));
  CHECK(readTable(std::filesystem::path(SUHBAT_TEST_DATA) / "import" / "participants.xlsx").rows.size() == 2);
  CHECK(tableKindOf(std::filesystem::path(SUHBAT_TEST_DATA) / "import" / "participants.xlsx") ==
        TableKind::Participants);
}

TEST_CASE("Rows without a speaker's column are turns of whoever their words name",
          "[corpus][import][turn-tables]") {
  const support::TemporaryFolder folder;
  const auto table = read(written(folder, "a.csv",
                                  "text\nИнтервьюер: Почему вы уехали?\nРеспондент: Не было работы.\n"
                                  "Интервьюер: Когда?\n"));
  CHECK(turns(table) ==
        Lines{"- Интервьюер: Почему вы уехали?", "- Респондент: Не было работы.", "- Интервьюер: Когда?"});
}

TEST_CASE("A table in a code page reads as in UTF-8", "[corpus][import][turn-tables]") {
  const support::TemporaryFolder folder;
  const std::string utf8 =
      "Спикер;Текст\nАнна;Мы тогда жили в ауле, работы не было никакой\nИван;А потом вы переехали в город?\n"
      "Анна;Да, к моей тёте, она нас приняла\n";
  std::string cp1251;
  for (const char16_t c : i18n::toUtf16(utf8))
    cp1251 += static_cast<char>(c == u'ё' ? 0xB8 : c < 0x80 ? c : c - 0x410 + 0xC0);
  const auto old = read(written(folder, "a.csv", cp1251));
  CHECK(old.text == read(written(folder, "b.csv", utf8)).text);
  CHECK(old.sourceEncoding == "windows-1251");
}

TEST_CASE("Tables made to do harm end in a sentence", "[corpus][import][turn-tables]") {
  const support::TemporaryFolder folder;
  const auto started = std::chrono::steady_clock::now();
  CHECK_FALSE(refusal(written(folder, "wide.csv", std::string(1'000'000, ','))).empty());
  CHECK_FALSE(refusal(written(folder, "long.csv", std::string(5'000'000, '\n'))).empty());
  const std::string cell(900'000, 'x');
  CHECK(read(written(folder, "cell.csv", "speaker,text\nI," + cell)).length == 900'003);
  for (const char* before : {"speaker,text\nI,", "speaker,text\nI,\"", ""})
    CHECK_FALSE(refusal(written(folder, "cell.csv", before + std::string(10'000'000, 'x'))).empty());
  CHECK_FALSE(refusal(written(folder, "zero.csv", std::string(1'000'000, '\0'))).empty());
  refusal(written(folder, "open.csv", "speaker,text\nI,\"" + std::string(1'000'000, '"') + "\n"));
  std::string voices = "speaker,text\n";
  for (int i = 0; i < 90'000; ++i) voices += "S" + std::to_string(i) + ",words\n";
  refusal(written(folder, "voices.csv", voices));
  std::string times = "start,end,speaker,text\n";
  for (const char* time : {"1e300", "-5", "nan", "inf", "99999999999999999999", "999:59:59", "5"})
    times += std::string(time) + ",1,I,words are said\n";
  for (const auto& turn : read(written(folder, "times.csv", times)).turns)
    if (turn.startMs && turn.endMs) CHECK(*turn.startMs <= *turn.endMs);
  // Sheets that say they are larger than they are, and rows far down.
  CHECK_FALSE(
      refusal(workbook(folder, "far.xlsx", {"<row r=\"99999999999\"><c r=\"XFD1\"><v>1</v></c></row>"}))
          .empty());
  std::string wide;
  for (int i = 0; i < 20'000; ++i) wide += "<row><c r=\"ALL1\"><v>1</v></c></row>";
  CHECK_FALSE(refusal(workbook(folder, "wide.xlsx", std::vector<std::string>(8, wide))).empty());
  CHECK_FALSE(refusal(workbook(folder, "none.xlsx", {})).empty());
  CHECK_FALSE(refusal(written(folder, "not.xlsx", "speaker,text\n")).empty());
  CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(30));
}
