#pragma once
// The sample: twelve fictional interviews, a participants table and two coders' codings. No wx here: the
// window and the command line build the same project from the same files.
#include <filesystem>
#include <memory>
#include <string>

#include "corpus/job.h"
#include "corpus/project.h"

namespace gui {

// Where the sample files are: ../share/suhbat/sample or sample beside the program, else the source tree's
// gui/sample. Empty when there are none.
std::filesystem::path sampleFolder();

// Makes a project from the sample files, with the codebook template "Push, pull and rational choice". May run
// on a worker thread; the project is then handed over whole. An unfinished file is removed. Throws
// ProjectError, FileError, Cancelled.
std::unique_ptr<corpus::Project> buildSampleProject(const std::filesystem::path& path,
                                                    i18n::Language language, corpus::Environment environment,
                                                    corpus::Progress& progress,
                                                    const std::string& coder = {});

}  // namespace gui
