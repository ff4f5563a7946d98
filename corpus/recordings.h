#pragma once
#include <filesystem>
#include <optional>

#include "corpus/project.h"

namespace corpus {

// The audio or video file of a transcript is linked, never copied.

// Where it is on this machine: a path below the project's folder is kept relative to it, so that both can be
// moved together. Whether there is such a file is not looked at.
std::optional<std::filesystem::path> recording(const Project& project, const Guid& transcript);
// Nothing: no recording any more.
void setRecording(Edit& edit, const Guid& transcript, const std::optional<std::filesystem::path>& file);

}  // namespace corpus
