#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/project.h"

namespace corpus {

// The audio or video file of a transcript is linked, never copied.

// Where it is on this machine: a path below the project's folder is kept relative to it, so that both can be
// moved together. Whether there is such a file is not looked at.
std::optional<std::filesystem::path> recording(const Project& project, const Guid& transcript);
// Nothing: no recording any more.
void setRecording(Edit& edit, const Guid& transcript, const std::optional<std::filesystem::path>& file);
// How many recordings lie below the project's folder, and are looked for beside a copy of it.
std::int64_t recordingsBeside(const Project& project);

// Extensions of sound and video files, lower case, without dot.
const std::vector<std::string_view>& recordingExtensions();
// By its name or, where that says nothing, by its first bytes. False for what is no readable file.
bool isRecording(const std::filesystem::path& file);
// By its first bytes alone, in doubt yes: false for texts, documents, pictures and archives.
bool holdsSound(const std::filesystem::path& file);
// Whether there is a track of pictures in it: MP4 and its kin, Matroska and WebM, AVI, Ogg, by what they say
// of their tracks; WMV and MPEG by their first bytes.
bool holdsPictures(const std::filesystem::path& file);

}  // namespace corpus
