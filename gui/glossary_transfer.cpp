#include "gui/glossary_transfer.h"

#include <algorithm>

#include "corpus/import/importer.h"
#include "gui/ask.h"
#include "gui/text.h"
#include "search/glossary_file.h"

namespace gui {
namespace {

using i18n::message;

constexpr std::size_t kMostFailures = 6;  // named one by one

std::string told(const search::GlossaryImport& report, const i18n::Messages& tr) {
  std::string said = tr.plural("{n} entry was added.", "{n} entries were added.", report.added);
  const auto add = [&](const char* between, const std::string& sentence) {
    said += between;
    said += sentence;
  };
  add(" ", tr.plural("{n} was changed.", "{n} were changed.", report.changed));
  add(" ", tr.plural("{n} was there already.", "{n} were there already.", report.alreadyThere));
  for (std::size_t i = 0; i < std::min(report.failures.size(), kMostFailures); ++i)
    add("\n", tr(report.failures[i]));
  if (report.failures.size() > kMostFailures)
    add("\n", tr.plural("{n} more row was left out.", "{n} more rows were left out.",
                        static_cast<std::int64_t>(report.failures.size() - kMostFailures)));
  return said;
}

}  // namespace

bool importGlossaryFile(wxWindow* parent, Workspace& workspace, const std::filesystem::path& file) {
  corpus::Table table;
  search::GlossaryImport report;
  auto reason = workspace.refusal([&] { table = corpus::readTable(file); });
  if (!reason)
    reason = workspace.tryEdit(
        message("Import glossary entries from {file}", {{"file", pathToUtf8(file.filename())}}),
        [&](corpus::Edit& edit) { report = search::importGlossary(edit, table.header, table.rows); });
  tell(parent, workspace.tr(),
       reason ? *reason : message("{report}", {{"report", told(report, workspace.tr())}}));
  return !reason && report.added + report.changed > 0;
}

void exportGlossaryFile(wxWindow* parent, Workspace& workspace, const search::Glossary& glossary,
                        const std::filesystem::path& file) {
  const auto reason = workspace.refusal([&] { search::writeGlossary(glossary, file); });
  tell(parent, workspace.tr(),
       reason ? *reason : message("The glossary was saved as {file}.", {{"file", pathToUtf8(file)}}));
}

}  // namespace gui
