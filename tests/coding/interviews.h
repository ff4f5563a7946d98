#pragma once
// A small project made by hand, for tests whose expected numbers are worked out on paper.
#include <memory>
#include <string>
#include <vector>

#include "coding/codebook.h"
#include "coding/coders.h"
#include "coding/segments.h"
#include "corpus/participants.h"
#include "corpus/project.h"
#include "corpus/transcripts.h"
#include "i18n/text.h"
#include "tests/support/fixed_environment.h"
#include "tests/support/temporary_folder.h"

namespace coding_test {

using corpus::Guid;
using i18n::TextLanguage;

struct Said {
  std::string label;
  corpus::SpeakerRole role;
  std::string text;
  TextLanguage language = TextLanguage::English;
};

struct Interviews {
  support::TemporaryFolder folder;
  std::unique_ptr<corpus::Project> project;
  Guid ann;

  explicit Interviews(i18n::Language language = i18n::Language::English)
      : project(corpus::Project::create(folder / "test.suhbat", {"Test", language, "Ann"},
                                        support::fixedEnvironment())),
        ann(coding::coderNamed(*project, "Ann")->guid) {}

  template <typename Work>
  void edit(Work work) {
    project->edit(i18n::message("Test"), work);
  }
  // Turns without labels in the text, one a line.
  Guid add(const std::string& name, const std::vector<Said>& turns) {
    corpus::ImportedTranscript imported;
    imported.name = name;
    imported.sourceFile = name + ".txt";
    imported.sourceSha256 = std::string(64, 'a');
    imported.textSha256 = std::string(64, 'b');
    for (const Said& said : turns) {
      if (!imported.text.empty()) imported.text += '\n';
      const auto begin = i18n::length(imported.text);
      imported.text += said.text;
      std::size_t speaker = 0;
      while (speaker < imported.speakers.size() && imported.speakers[speaker].label != said.label) ++speaker;
      if (speaker == imported.speakers.size()) imported.speakers.push_back({said.label, said.role});
      imported.turns.push_back({begin, {begin, i18n::length(imported.text)}, speaker, said.language, {}, {}});
    }
    imported.length = i18n::length(imported.text);
    Guid guid;
    edit([&](corpus::Edit& e) { guid = corpus::addTranscript(e, imported); });
    return guid;
  }
  Guid code(const std::string& path) {
    Guid guid;
    edit([&](corpus::Edit& e) { guid = coding::addCodePath(e, path); });
    return guid;
  }
  Guid tag(const Guid& transcript, i18n::Span span, const Guid& code, const Guid& coder) {
    Guid guid;
    edit([&](corpus::Edit& e) { guid = coding::addSegment(e, transcript, span, code, coder); });
    return guid;
  }
  // The respondents of a transcript are this participant.
  Guid participant(const Guid& transcript, const std::string& name) {
    Guid guid;
    edit([&](corpus::Edit& e) {
      guid = corpus::addParticipant(e, name);
      for (const auto& speaker : corpus::speakers(*project, transcript))
        if (speaker.role == corpus::SpeakerRole::Respondent)
          corpus::setSpeakerParticipant(e, speaker.guid, guid);
    });
    return guid;
  }
};

}  // namespace coding_test
