#include "gui/status_text.h"

namespace gui {

std::pair<std::string, std::string> statusText(Workspace& workspace, const TranscriptList::Totals& totals,
                                               const std::string& coder) {
  corpus::Project* project = workspace.project();
  if (!project) return {};
  const auto& tr = workspace.tr();
  std::string left, right;
  left = tr.plural("{n} transcript", "{n} transcripts", totals.transcripts) + "  ·  " +
         tr.plural("{n} word", "{n} words", totals.words) + "  ·  " +
         tr.plural("{n} segment", "{n} segments", totals.segments);
  if (project->readOnly()) left += "  ·  " + tr("read only");
  if (!coder.empty()) right = tr("Coder: {name}", {{"name", coder}});
  if (workspace.index()) {
    const auto status = workspace.index()->status();
    const std::string index = status.building ? tr("Search index is being built: {done} of {total}",
                                                   {{"done", std::to_string(status.transcriptsDone)},
                                                    {"total", std::to_string(status.transcriptsTotal)}})
                                              : tr("Search index is ready");
    right += (right.empty() ? "" : "  ·  ") + index;
  }
  return {left, right};
}

}  // namespace gui
