#include "gui/tagged_hits.h"

#include <wx/utils.h>

#include <algorithm>

namespace gui {

bool tagAsOneStep(Workspace& workspace, const std::vector<search::Passage>& passages,
                  const std::vector<corpus::Guid>& codes) {
  if (!workspace.writable() || passages.empty() || codes.empty()) return false;
  const wxBusyCursor busy;
  const auto& tr = workspace.tr();
  const auto all = static_cast<std::int64_t>(passages.size());
  const std::string path = workspace.codebook().path(codes.front());
  const corpus::Label label =
      codes.size() == 1
          ? i18n::message("Tag {n} search hits with “{code}”", {{"n", std::to_string(all)}, {"code", path}})
          : i18n::message("Tag {n} search hits with {codes} codes",
                          {{"n", std::to_string(all)}, {"codes", std::to_string(codes.size())}});
  std::int64_t tagged = 0;
  if (!workspace.edit(label, [&](corpus::Edit& edit) {
        for (const auto& code : codes)
          tagged = std::max(tagged, search::tagPassages(edit, passages, code, edit.project().coder()));
      }))
    return false;
  const std::string name = workspace.codebook().path(codes.front(), tr.language());
  const std::string count = std::to_string(codes.size());
  workspace.undoable.emit(i18n::message(
      codes.size() == 1 ? tr.plural("{n} passage tagged with “{code}”", "{n} passages tagged with “{code}”",
                                    tagged, {{"code", name}})
                        : tr.plural("{n} passage tagged with {codes} codes",
                                    "{n} passages tagged with {codes} codes", tagged, {{"codes", count}})));
  return true;
}

}  // namespace gui
