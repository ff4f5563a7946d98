// Passages like those under a code.
#include "search/suggestions.h"

#include <map>
#include <random>
#include <set>

#include "coding/codebook.h"
#include "coding/refused_passages.h"
#include "coding/segments.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

using corpus::Guid;
using i18n::message;
using support::SearchedProject;

namespace {

// 400 turns of talk, one in eight of them about rent (half in Russian, half in Kazakh); what a turn is about
// is known by construction. Interviewers ask about rent too.
class RentProject : public SearchedProject {
 public:
  RentProject() {
    const std::vector<std::string> russian = {"Аренда квартиры дорогая", "Хозяин поднял плату за квартиру",
                                              "Сняли комнату у хозяйки", "Арендную плату повысили",
                                              "Залог за комнату не вернули"};
    const std::vector<std::string> kazakh = {"Пәтер жалдау қымбат", "Пәтерақы өсіп кетті",
                                             "Бөлмені жалға алдық", "Пәтердің иесі шығарып жіберді",
                                             "Жалдап тұрған бөлмеміз суық"};
    const std::vector<std::string> other = {"Автобус утром не пришёл", "Мама работает в школе",
                                            "Балам мектепке барады",   "Ауылда мал бақтық",
                                            "Экзамен сдали хорошо",    "Кешке көрші келді",
                                            "Врач сказал отдыхать",    "Жұмыста бастық жақсы адам",
                                            "Погода была холодная",    "Достарым қалада оқиды"};
    std::mt19937 random(42);
    const auto any = [&](const std::vector<std::string>& of) { return of[random() % of.size()]; };
    for (int i = 0; i < 20; ++i) {
      std::string text;
      for (int turn = 0; turn < 20; ++turn) {
        if (turn % 10 == 0) {
          text += "И: Расскажите, как аренда квартиры, пәтер жалдау?\n";
          continue;
        }
        const bool about = random() % 8 == 0;
        text += "Р: Ну, " + any(other) + ". ";
        if (about) text += (random() % 2 == 0 ? any(russian) : any(kazakh)) + ", вот так. ";
        text += any(other) + ".\n";
        if (about) about_.insert({"T" + std::to_string(i), turn});
      }
      transcripts.push_back(add("T" + std::to_string(i), text, i18n::TextLanguage::Russian));
    }
    project().edit(message("Code"), [&](corpus::Edit& edit) { code = coding::addCodePath(edit, "Rent"); });
  }

  bool isAbout(const search::Suggestion& one) const {
    return about_.contains({one.hit.transcriptName, static_cast<int>(one.hit.turn)});
  }
  std::size_t aboutCount() const { return about_.size(); }
  // Codes the first `count` turns about rent, as whole turns.
  void codeSome(std::size_t count) {
    project().edit(message("Tag"), [&](corpus::Edit& edit) {
      for (const auto& [name, turn] : about_) {
        if (count-- == 0) break;
        const Guid transcript = corpus::transcriptNamed(project(), name)->guid;
        const auto span = corpus::turns(project(), transcript)[static_cast<std::size_t>(turn)].span;
        coding::addSegment(edit, transcript, span, code, sample().coder());
        coded.insert({name, turn});
      }
    });
  }
  search::Suggestions suggestions(const search::SuggestionOptions& options = {}) {
    return search::suggestionsFor(code, index(), project(), *support::analyser(), options);
  }

  Guid code;
  std::vector<Guid> transcripts;
  std::set<std::pair<std::string, int>> coded;

 private:
  std::set<std::pair<std::string, int>> about_;
};

}  // namespace

TEST_CASE("Of the first ten passages offered for a code, eight are about it, and none is coded or refused",
          "[search][suggestions]") {
  RentProject project;
  project.codeSome(12);
  REQUIRE(project.aboutCount() > 30);
  auto offered = project.suggestions();
  CHECK(offered.learntFrom == 12);
  REQUIRE(offered.passages.size() >= 10);
  // Of the first ten, or of all where they are fewer.
  const auto precision = [&] {
    const auto first = std::min<std::ptrdiff_t>(10, static_cast<std::ptrdiff_t>(offered.passages.size()));
    const auto good = std::count_if(offered.passages.begin(), offered.passages.begin() + first,
                                    [&](const auto& one) { return project.isAbout(one); });
    return static_cast<double>(good) / static_cast<double>(first);
  };
  CHECK(precision() >= .8);

  // Those that are not wanted are refused; they and what is accepted don't come again.
  std::set<std::pair<std::string, int>> gone = project.coded;
  project.project().edit(message("Decide"), [&](corpus::Edit& edit) {
    for (std::size_t i = 0; i < 5; ++i) {
      const search::Suggestion& one = offered.passages[i];
      gone.insert({one.hit.transcriptName, static_cast<int>(one.hit.turn)});
      if (i % 2 == 0)
        coding::refusePassage(edit, project.code, one.hit.transcript, one.span);
      else
        coding::addSegment(edit, one.hit.transcript, one.span, project.code, project.sample().coder());
    }
  });
  offered = project.suggestions();
  CHECK(offered.learntFrom == 14);
  for (const search::Suggestion& one : offered.passages)
    CHECK_FALSE(gone.contains({one.hit.transcriptName, static_cast<int>(one.hit.turn)}));
  REQUIRE(offered.passages.size() >= 5);
  CHECK(precision() >= .8);
}

TEST_CASE("A suggestion is the sentences that speak for it, with the words that do",
          "[search][suggestions]") {
  RentProject project;
  project.codeSome(12);
  const auto offered = project.suggestions();
  REQUIRE_FALSE(offered.passages.empty());
  double before = 1;
  for (const search::Suggestion& one : offered.passages) {
    CHECK(one.score <= before);
    CHECK(one.score > 0);
    before = one.score;
    CHECK_FALSE(one.hit.text.starts_with("Расскажите"));  // an interviewer's
    CHECK_FALSE(one.hit.marks.empty());
    CHECK(one.hit.span.contains(one.span));
    CHECK_FALSE(one.because.empty());
    const std::string span(i18n::slice(corpus::text(project.project(), one.hit.transcript), one.span));
    for (const std::string& word : one.because) CHECK(span.find(word) != std::string::npos);
  }
  // The sentence about rent, not the talk around it.
  const search::Suggestion& best = offered.passages.front();
  const std::string span(i18n::slice(corpus::text(project.project(), best.hit.transcript), best.span));
  CHECK(span.ends_with("вот так."));
  CHECK(std::count(span.begin(), span.end(), '.') < 3);
}

TEST_CASE("Nothing is offered for a code without passages, something for one short passage",
          "[search][suggestions]") {
  SearchedProject project;
  const Guid a = project.add("A", "Р: Пәтердің жалдау ақысы қымбат.\nР: Бүгін ауа райы жақсы.");
  project.add("B", "И: Пәтер ше?\nР: Пәтер жалдадық.\nР: Ит үріп тұр.\nР: Пәтерге көштік, пәтерақы көп.");
  Guid code, child;
  project.project().edit(message("Code"), [&](corpus::Edit& edit) {
    code = coding::addCodePath(edit, "Home");
    child = coding::addCodePath(edit, "Home / Rent");
  });
  const auto of = [&](const Guid& which, bool withSubcodes = true) {
    search::SuggestionOptions options;
    options.withSubcodes = withSubcodes;
    std::string all;
    for (const auto& one :
         search::suggestionsFor(which, project.index(), project.project(), *support::analyser(), options)
             .passages)
      all += one.hit.transcriptName + std::to_string(one.hit.turn) + " ";
    return all;
  };
  CHECK(of(code).empty());
  project.project().edit(message("Tag"), [&](corpus::Edit& edit) {
    coding::addSegment(edit, a, {3, 11}, child, project.sample().coder());
  });
  CHECK(of(child) == "B1 B3 ");
  CHECK(of(code) == "B1 B3 ");
  CHECK(of(code, false).empty());
  // A passage of signs and stop words only.
  project.project().undo();
  project.project().edit(message("Tag"), [&](corpus::Edit& edit) {
    coding::addSegment(edit, a, {31, 33}, code, project.sample().coder());
  });
  CHECK_NOTHROW(of(code));
}
