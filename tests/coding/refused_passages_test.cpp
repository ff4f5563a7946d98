// Passages that were offered for a code and refused.
#include "coding/refused_passages.h"

#include "corpus/text_edit.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using corpus::Guid;
using i18n::message;
using support::SampleProject;

namespace {

struct Refusing {
  SampleProject project;
  Guid transcript = project.addTranscript("A", "Р: бір екі үш төрт");
  Guid code, other;
  Refusing() {
    project->edit(message("Codes"), [&](coding::Edit& edit) {
      code = coding::addCodePath(edit, "Group / Code");
      other = coding::addCodePath(edit, "Other");
    });
  }
  Guid refuse(i18n::Span span) {
    Guid guid;
    project->edit(message("Refuse"),
                  [&](coding::Edit& edit) { guid = coding::refusePassage(edit, code, transcript, span); });
    return guid;
  }
};

}  // namespace

TEST_CASE("A refused passage is kept for its code, once", "[coding][refused]") {
  Refusing r;
  const Guid guid = r.refuse({7, 10});
  CHECK(r.refuse({7, 10}) == guid);
  r.refuse({3, 6});
  const auto kept = coding::refusedPassages(*r.project, r.code);
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].span == i18n::Span{3, 6});
  CHECK(kept[1].guid == guid);
  CHECK(kept[1].transcript == r.transcript);
  CHECK(coding::refusedPassages(*r.project, r.other).empty());
  for (const i18n::Span span : {i18n::Span{5, 5}, {-1, 4}, {3, 400}})
    CHECK_THROWS_AS(r.refuse(span), i18n::UsageError);
}

TEST_CASE("A refused passage moves with its words when the text is edited", "[coding][refused]") {
  Refusing r;
  r.refuse({11, 13});
  r.project->edit(message("Edit"), [&](coding::Edit& edit) {
    corpus::replaceText(edit, r.transcript, {3, 6}, "он бір");
  });
  const auto kept = coding::refusedPassages(*r.project, r.code);
  REQUIRE(kept.size() == 1);
  CHECK(i18n::slice(corpus::text(*r.project, r.transcript), kept[0].span) == "үш");
  r.project->undo();
  CHECK(coding::refusedPassages(*r.project, r.code)[0].span == i18n::Span{11, 13});
}

TEST_CASE("With its code or its transcript a refusal goes, and comes back by undo", "[coding][refused]") {
  Refusing r;
  r.refuse({3, 6});
  const auto before = support::dump(*r.project);
  SECTION("the code's group is deleted") {
    r.project->edit(message("Delete"), [&](coding::Edit& edit) {
      coding::removeCode(edit, *coding::Codebook::read(*r.project).byPath("Group"));
    });
  }
  SECTION("the transcript is taken away") {
    r.project->edit(message("Remove"),
                    [&](coding::Edit& edit) { corpus::removeTranscript(edit, r.transcript); });
  }
  CHECK(coding::refusedPassages(*r.project, r.code).empty());
  r.project->undo();
  CHECK(coding::refusedPassages(*r.project, r.code).size() == 1);
  CHECK(support::dump(*r.project) == before);
  r.project->redo();
  CHECK(coding::refusedPassages(*r.project, r.code).empty());
}
