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
  };
  struct Table {
    std::string file;
    corpus::ParticipantsReport report;
  };
  std::vector<Came> came;
  std::vector<corpus::FileFailure> refused;
  std::vector<Table> tables;

  bool wantsAttention() const;  // something was refused or is doubtful
  std::string asText(const i18n::Messages& tr) const;
  i18n::Message headline(const i18n::Messages& tr) const;  // already said: one sentence
};

}  // namespace gui
