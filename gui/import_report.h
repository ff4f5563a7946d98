#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/import/importer.h"
#include "corpus/participants.h"
#include "i18n/messages.h"

namespace gui {

// What one import did: shown at its end, and can be saved as text.
struct ImportReport {
  struct Came {
    std::string file, name;
    i18n::TextLanguage language = i18n::TextLanguage::Unknown;
    std::int64_t turns = 0, words = 0;
    std::string doubtfulEncoding;  // guessed with little certainty; empty otherwise
    std::string encoding;          // of plain text
    std::int64_t cues = 0;         // passages with a time in the recording
    struct Speaker {
      std::string name;
      corpus::SpeakerRole role = corpus::SpeakerRole::Unknown;
      std::int64_t turns = 0;
    };
    std::vector<Speaker> speakers;
    std::vector<i18n::Message> notes;  // what was corrected, and what still may want a look
  };
  struct Table {
    std::string file;
    corpus::ParticipantsReport report;
  };
  std::vector<Came> came;
  std::vector<corpus::FileFailure> refused;
  std::vector<Table> tables;
  std::int64_t rulesRemembered = 0;  // of speakers, for later files

  bool wantsAttention() const;  // something was refused or is doubtful
  std::string asText(const i18n::Messages& tr) const;
  i18n::Message headline(const i18n::Messages& tr) const;  // already said: one sentence
};

}  // namespace gui
