// Speed of the reading view, in a real window (under Xvfb where there is no display): opening a transcript of
// 200,000 words until it is painted, tagging until the tag is seen, and the commit behind it.
#include <wx/app.h>
#include <wx/frame.h>
#include <wx/sizer.h>

#include "coding/codebook.h"
#include "coding/coders.h"
#include "corpus/import/importer.h"
#include "corpus/text_edit.h"
#include "corpus/transcripts.h"
#include "gui/transcript_view.h"
#include "gui/workspace.h"
#include "tests/benchmark/corpus_generator.h"
#include "tests/benchmark/measure.h"
#include "tests/support/temporary_folder.h"

using namespace benchmark;
using i18n::message;

namespace {

class BenchmarkApp : public wxApp {
 public:
  bool OnInit() override {
    frame_ = new wxFrame(nullptr, wxID_ANY, "Suhbat benchmark", wxDefaultPosition, wxSize(1280, 800));
    frame_->Show();
    CallAfter([this] {
      measure();
      frame_->Destroy();
    });
    return true;
  }

 private:
  std::unique_ptr<corpus::Project> project() {
    CorpusGenerator generator(SUHBAT_SAMPLE_SOURCES, 1);
    auto paths = generator.write(folder_.path() / "interviews", 1, 200'000);
    for (const auto& path : generator.write(folder_.path() / "small", 1, 2000)) paths.push_back(path);
    corpus::Progress progress;
    const auto batch = corpus::readTranscripts(paths, {}, progress);
    auto made =
        corpus::Project::create(folder_.path() / "benchmark.suhbat",
                                {"Benchmark", i18n::Language::Russian, "A"}, corpus::Environment::system());
    made->edit(message("Import transcripts"), [&](corpus::Edit& edit) {
      for (const auto& transcript : batch.transcripts)
        ids_.push_back(corpus::addTranscript(edit, transcript));
      coding::addTemplate(edit, coding::Template::PushPull);
    });
    return made;
  }

  void measure() {
    gui::Workspace workspace(corpus::Environment::system(),
                             std::make_shared<i18n::Analyser>(i18n::Dictionaries::standard()),
                             {folder_.path() / "cache"});
    auto* view = new gui::TranscriptView(frame_, workspace);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(view, 1, wxEXPAND);
    frame_->SetSizer(sizer);
    frame_->Layout();
    workspace.setProject(project());
    view->show(ids_[1]);
    view->Update();
    wxYield();

    // Around the view's own painting: the event goes through once more, and this time past us.
    view->Bind(wxEVT_PAINT, [this, view](wxPaintEvent& event) {
      if (painting_) return event.Skip();
      painting_ = true;
      paintBegan_ = std::chrono::steady_clock::now();
      view->ProcessWindowEventLocally(event);
      paintEnded_ = std::chrono::steady_clock::now();
      painting_ = false;
      painted_ = true;
    });

    Samples opening, openingAll;
    for (int n = 0; n < 11; ++n) {
      view->show(ids_[1]);
      paint();
      const auto cost = untilPainted([&] { view->show(ids_[0]); });
      opening.add(cost.work);
      openingAll.add(cost.wall);
      wxYield();
    }
    report("opening 200,000 words: work until painted, median", opening.percentile(0.5) * 1000, "ms", 50);
    report("opening 200,000 words: work until painted, worst", opening.percentile(1) * 1000, "ms");
    report("  with waiting for the screen's next frame, median", openingAll.percentile(0.5) * 1000, "ms");

    const auto codes = coding::Codebook::read(*workspace.project()).all();
    Samples seen, seenAll, committed;
    for (int n = 0; n < 60; ++n) {
      const i18n::Span span{200 + n * 7, 260 + n * 7};
      const auto cost = untilPainted(
          [&] { view->tagSpan(span, {codes[static_cast<std::size_t>(n) % codes.size()].guid}); });
      seen.add(cost.work);
      seenAll.add(cost.wall);
      committed.add(measured([&] { view->commitPending(); }).wall);
      wxYield();
    }
    report("tagging: work until it is painted, p95", seen.percentile(0.95) * 1000, "ms", 16);
    report("  with waiting for the screen's next frame, p95", seenAll.percentile(0.95) * 1000, "ms");
    report("tagging: committed after the painting, p95", committed.percentile(0.95) * 1000, "ms", 50);

    // A word written into a turn in the middle.
    Samples edited, undone;
    const auto turns = corpus::turns(*workspace.project(), ids_[0]);
    for (int n = 0; n < 11; ++n) {
      const auto at = turns[turns.size() / 2 + static_cast<std::size_t>(n)].span.begin;
      view->setSelection({at, at});
      wxYield();
      const auto cost = untilPainted([&] {
        workspace.edit(i18n::message("Edit text"), [&](corpus::Edit& edit) {
          corpus::replaceText(edit, ids_[0], {at, at}, "Ну, ");
        });
      });
      edited.add(cost.work);
      undone.add(untilPainted([&] { workspace.undo(); }).work);
      wxYield();
    }
    report("a word written into 200,000: work until painted, median", edited.percentile(0.5) * 1000, "ms");
    report("  and undone, median", undone.percentile(0.5) * 1000, "ms");
    view->Destroy();
    workspace.setProject(nullptr);
  }

  // GTK paints when the screen's next frame is due, so the program's own work is counted apart from the
  // waiting.
  struct Painting {
    double work = 0, wall = 0;  // seconds
  };
  void paint() {
    painted_ = false;
    while (!painted_) wxYield();
  }
  Painting untilPainted(const std::function<void()>& action) {
    painted_ = false;
    const auto began = std::chrono::steady_clock::now();
    action();
    const auto acted = std::chrono::steady_clock::now();
    const bool paintedAtOnce = painted_;  // by Update(), within the action
    while (!painted_) wxYield();
    using Seconds = std::chrono::duration<double>;
    const auto waiting = paintedAtOnce ? 0 : Seconds(paintBegan_ - acted).count();
    const auto wall = Seconds((paintedAtOnce ? acted : paintEnded_) - began).count();
    return {wall - waiting, wall};
  }

  std::chrono::steady_clock::time_point paintBegan_, paintEnded_;
  bool painting_ = false, painted_ = false;
  wxFrame* frame_ = nullptr;
  support::TemporaryFolder folder_;
  std::vector<corpus::Guid> ids_;
};

}  // namespace

wxIMPLEMENT_APP(BenchmarkApp);
