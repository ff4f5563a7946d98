#pragma once
#include <vector>

#include "corpus/import/importer.h"
#include "corpus/project.h"

namespace corpus {

// How the person corrected the recognition of speakers, remembered in the project for the files to come.
std::vector<SpeakerRule> speakerRules(const Project& project);
// Adds to them; a rule for the same label (folded) takes the place of the older one.
void rememberSpeakerRules(Edit& edit, const std::vector<SpeakerRule>& rules);
void forgetSpeakerRule(Edit& edit, const std::string& label);

}  // namespace corpus
