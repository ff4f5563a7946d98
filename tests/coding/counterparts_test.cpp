#include <fstream>
#include <pugixml.hpp>
#include <sstream>

#include "coding/excerpts.h"
#include "corpus/translations.h"
#include "tests/coding/interviews.h"
#include "tests/support/catch.h"
#include "tests/support/zipped.h"

using namespace coding;
using coding_test::Interviews;
using corpus::SpeakerRole;
using i18n::Language;
using i18n::TextLanguage;

namespace {

std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// A Kazakh talk of three turns; its Russian translation has the answer in two turns and lacks the last one.
struct Translated : Interviews {
  Guid talk, translation, link, code_ = code("Үй");
  std::vector<corpus::Turn> said, translated;

  Translated() {
    talk = add("Сұхбат", {{"С", SpeakerRole::Interviewer, "Неге кеттіңіз?", TextLanguage::Kazakh},
                          {"Ж", SpeakerRole::Respondent, "Жұмыс жоқ. Ақша аз.", TextLanguage::Kazakh},
                          {"С", SpeakerRole::Interviewer, "Рақмет!", TextLanguage::Kazakh}});
    translation = add("Беседа", {{"И", SpeakerRole::Interviewer, "Почему уехали?", TextLanguage::Russian},
                                 {"Р", SpeakerRole::Respondent, "Работы нет.", TextLanguage::Russian},
                                 {"Р", SpeakerRole::Respondent, "Денег мало.", TextLanguage::Russian}});
    edit([&](Edit& e) { link = corpus::linkTranslation(e, talk, translation); });
    said = corpus::turns(*project, talk);
    translated = corpus::turns(*project, translation);
    pair(0, {0});
    pair(1, {1, 2});
    pair(2, {});
  }
  void pair(std::size_t turn, const std::vector<std::size_t>& partners) {
    std::vector<Guid> guids;
    for (const auto partner : partners) guids.push_back(translated[partner].guid);
    edit([&](Edit& e) { corpus::setPartners(e, link, said[turn].guid, guids); });
  }
  ExcerptSet quoted() {
    ExcerptFilter filter;
    filter.quoteTranslations = true;
    return excerpts(*project, filter);
  }
  std::filesystem::path exported(const char* name, bool quote) {
    const auto path = folder / name;
    exportExcerpts(quote ? quoted() : excerpts(*project), *exportFormatOf(path.extension().string()), path,
                   i18n::Messages(Language::English));
    return path;
  }
};

}  // namespace

TEST_CASE("An excerpt quotes the turns paired with those it touches, each once, in order",
          "[coding][translations]") {
  Translated t;
  t.tag(t.talk, {5, 20}, t.code_, t.ann);  // from the question into the answer
  auto set = t.quoted();
  REQUIRE(set.excerpts.size() == 1);
  REQUIRE(set.excerpts[0].counterparts.size() == 1);
  const Counterpart& quoted = set.excerpts[0].counterparts[0];
  CHECK(quoted.text == "Почему уехали?\nРаботы нет.\nДенег мало.");
  CHECK(quoted.transcript == "Беседа");
  CHECK(quoted.language == "ru");
  CHECK_FALSE(quoted.original);
  t.pair(0, {0, 1});  // the second turn is now a partner of both
  CHECK(t.quoted().excerpts[0].counterparts[0].text == quoted.text);
  CHECK(excerpts(*t.project).excerpts[0].counterparts.empty());
}

TEST_CASE("A turn without a partner is quoted alone, a segment of a translation with its original",
          "[coding][translations]") {
  Translated t;
  t.tag(t.talk, t.said[2].span, t.code_, t.ann);
  CHECK(t.quoted().excerpts[0].counterparts.empty());
  t.tag(t.translation, {t.translated[2].span.begin, t.translated[2].span.begin + 3}, t.code_, t.ann);
  for (const auto& excerpt : t.quoted().excerpts) {
    if (excerpt.transcript != "Беседа") continue;
    REQUIRE(excerpt.counterparts.size() == 1);
    CHECK(excerpt.counterparts[0].text == "Жұмыс жоқ. Ақша аз.");
    CHECK(excerpt.counterparts[0].original);
    CHECK(excerpt.counterparts[0].language == "kk");
  }
  t.edit([&](Edit& e) { corpus::unlinkTranslation(e, t.link); });
  for (const auto& excerpt : t.quoted().excerpts) CHECK(excerpt.counterparts.empty());
}

TEST_CASE("All translations are quoted, by name, and a table says which is which", "[coding][translations]") {
  Translated t;
  t.tag(t.talk, {0, 4}, t.code_, t.ann);
  const auto english =
      t.add("Abroad", {{"I", SpeakerRole::Interviewer, "Why did you go?", TextLanguage::English}});
  t.edit([&](Edit& e) {
    const auto link = corpus::linkTranslation(e, t.talk, english);
    corpus::setPartners(e, link, t.said[0].guid, {corpus::turns(*t.project, english)[0].guid});
  });
  const auto set = t.quoted();
  REQUIRE(set.excerpts[0].counterparts.size() == 2);
  CHECK(set.excerpts[0].counterparts[0].transcript == "Abroad");
  CHECK(set.excerpts[0].counterparts[1].transcript == "Беседа");
  const std::string csv = bytesOf(t.exported("two.csv", true));
  CHECK(csv.find(",Memo,Translation,Translated transcript\r\n") != std::string::npos);
  CHECK(csv.find("\"Abroad:\nWhy did you go?\n\nБеседа:\nПочему уехали?\",\"Abroad\nБеседа\"\r\n") !=
        std::string::npos);
  const std::string without = bytesOf(t.exported("none.csv", false));
  CHECK(without.find(",Memo\r\n") != std::string::npos);
  CHECK(without.find("Почему") == std::string::npos);
}

TEST_CASE("Documents quote the translation below the excerpt, with its own source and language",
          "[coding][translations][export]") {
  Translated t;
  const Guid segment = t.tag(t.talk, t.said[1].span, t.code_, t.ann);
  t.edit([&](Edit& e) { setSegmentMemo(e, segment, "Сұрау керек"); });

  pugi::xml_document word;
  REQUIRE(word.load_string(support::zipMember(t.exported("out.docx", true), "word/document.xml").c_str(),
                           pugi::parse_default | pugi::parse_ws_pcdata));
  std::vector<std::string> styles;
  for (const auto& found : word.select_nodes("//w:pStyle/@w:val"))
    styles.emplace_back(found.attribute().value());
  CHECK(styles == std::vector<std::string>{"Title", "Subtitle", "Heading1", "Summary", "Quote",
                                           "SourceBeforeMore", "TranslationQuote", "SourceBeforeMore",
                                           "Memo"});
  const auto quote = word.select_node("//w:p[w:pPr/w:pStyle/@w:val='TranslationQuote']").node();
  CHECK(std::string(quote.select_node(".//w:t[1]").node().text().get()) == "Работы нет.");
  CHECK(quote.select_nodes(".//w:br").size() == 1);
  CHECK(quote.select_node(".//w:lang[@w:val='ru-RU']"));
  pugi::xml_document written;
  REQUIRE(written.load_string(support::zipMember(t.exported("out.docx", true), "word/styles.xml").c_str()));
  for (const auto& style : styles)
    CHECK(written.select_node(("//w:style[@w:styleId='" + style + "']").c_str()));

  const std::string page = bytesOf(t.exported("out.html", true));
  CHECK(page.find("<blockquote class=\"counterpart\" lang=\"ru\">Работы нет.\nДенег мало.</blockquote>\n"
                  "<cite>Translation · Беседа</cite>") != std::string::npos);
  pugi::xml_document body;
  CHECK(
      body.load_string(page.substr(page.find("<body>"), page.find("</html>") - page.find("<body>")).c_str()));
  CHECK(bytesOf(t.exported("plain.html", false)).find("<blockquote class") == std::string::npos);
}
