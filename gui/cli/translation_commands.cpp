#include <CLI/CLI.hpp>
#include <map>
#include <set>

#include "corpus/translations.h"
#include "gui/cli/commands.h"

namespace cli {
namespace {

using corpus::Project;
using i18n::message;

struct Pair {
  std::string project, original, translation;
  bool unlink = false;
};

corpus::Label linkLabel(const corpus::Transcript& original, const corpus::Transcript& translation) {
  return message("Link “{translation}” as a translation of “{original}”",
                 {{"translation", translation.name}, {"original", original.name}});
}

// One row a pair; a turn without a partner has empty cells beside it.
void listTurns(Session& session, const Project& project, const corpus::Translation& link) {
  const auto original = corpus::turns(project, link.original);
  const auto translated = corpus::turns(project, link.translation);
  std::map<corpus::Guid, const corpus::Turn*> byGuid;
  for (const auto* turns : {&original, &translated})
    for (const auto& turn : *turns) byGuid[turn.guid] = &turn;
  std::map<corpus::Guid, std::vector<const corpus::Turn*>> partners;
  std::set<corpus::Guid> paired;
  for (const auto& pair : corpus::alignedTurns(project, link.guid)) {
    partners[pair.original].push_back(byGuid[pair.translated]);
    paired.insert(pair.translated);
  }
  Grid grid{{"original_begin", "original_end", "translation_begin", "translation_end"}, {}};
  for (const auto& turn : original) {
    for (const auto* partner : partners[turn.guid])
      grid.rows.push_back({turn.span.begin, turn.span.end, partner->span.begin, partner->span.end});
    if (partners[turn.guid].empty()) grid.rows.push_back({turn.span.begin, turn.span.end, Cell(), Cell()});
  }
  for (const auto& turn : translated)
    if (!paired.contains(turn.guid)) grid.rows.push_back({Cell(), Cell(), turn.span.begin, turn.span.end});
  session.print(grid);
}

void listLinks(Session& session, const Project& project, const corpus::Guid& original) {
  Grid grid{{"original", "translation", "pairs"}, {}};
  std::map<corpus::Guid, std::string> names;
  for (const auto& transcript : corpus::transcripts(project)) names[transcript.guid] = transcript.name;
  for (const auto& link :
       original ? corpus::translationsOf(project, original) : corpus::translations(project))
    grid.rows.push_back({names[link.original], names[link.translation],
                         static_cast<std::int64_t>(corpus::alignedTurns(project, link.guid).size())});
  session.print(grid);
}

std::optional<corpus::Translation> linkOf(const Project& project, const corpus::Guid& original,
                                          const corpus::Guid& translation) {
  const auto found = corpus::translationInto(project, translation);
  return found && found->original == original ? found : std::nullopt;
}

void pairTranscripts(Session& session, const Pair& wanted) {
  const auto project = openProject(session, wanted.project, Project::Mode::ReadWrite);
  const auto original = transcriptCalled(*project, wanted.original);
  const auto translation = transcriptCalled(*project, wanted.translation);
  const auto link = linkOf(*project, original.guid, translation.guid);
  if (wanted.unlink) {
    if (!link)
      throw NothingDone(
          message("“{translation}” is not linked as a translation of “{original}”. Nothing was changed.",
                  {{"translation", translation.name}, {"original", original.name}}));
    project->edit(message("Unlink the translation “{translation}”", {{"translation", translation.name}}),
                  [&](corpus::Edit& edit) { corpus::unlinkTranslation(edit, link->guid); });
    return;
  }
  corpus::Guid made;
  project->edit(linkLabel(original, translation), [&](corpus::Edit& edit) {
    made = corpus::linkTranslation(edit, original.guid, translation.guid);
  });
  const auto pairs = corpus::alignedTurns(*project, made);
  std::set<corpus::Guid> paired;
  for (const auto& pair : pairs) paired.insert(pair.original);
  session.say(session.tr.plural(
      "{n} of {count} turn of the original was paired.", "{n} of {count} turns of the original were paired.",
      static_cast<std::int64_t>(paired.size()), {{"count", std::to_string(original.turns)}}));
}

void translation(Session& session, const Pair& wanted, bool list) {
  if (!list && !wanted.original.empty() && !wanted.translation.empty())
    return pairTranscripts(session, wanted);
  const auto project = openProject(session, wanted.project, Project::Mode::ReadOnly);
  const auto original =
      wanted.original.empty() ? corpus::Guid() : transcriptCalled(*project, wanted.original).guid;
  if (wanted.translation.empty()) return listLinks(session, *project, original);
  const auto into = corpus::translationInto(*project, transcriptCalled(*project, wanted.translation).guid);
  if (!into || (original && into->original != original))
    throw NothingDone(message("“{translation}” is not linked as a translation. Without --list, it is linked.",
                              {{"translation", wanted.translation}}));
  listTurns(session, *project, *into);
}

}  // namespace

void addTranslationCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  const auto wanted = std::make_shared<Pair>();
  const auto list = std::make_shared<bool>(false);
  auto* command = app.add_subcommand(
      "translation", tr("Link a transcript as the translation of another, or list what is linked"));
  command->add_option("PROJECT", wanted->project, tr("The project file, NAME.suhbat"))->required();
  command->add_option("--original", wanted->original,
                      tr("The name of the transcript in the language spoken"));
  auto* into = command->add_option("--translation", wanted->translation,
                                   tr("The name of the transcript that is its translation"));
  auto* unlink =
      command->add_flag("--unlink", wanted->unlink, tr("Take the link away; both transcripts stay"));
  unlink->needs(into);
  command->add_flag("--list", *list, tr("Print where the paired turns stand; nothing is changed"))
      ->excludes(unlink);
  command->callback([&session, wanted, list] {
    if (wanted->unlink && wanted->original.empty()) throw CLI::RequiredError("--original");
    if (!*list && !wanted->translation.empty() && wanted->original.empty())
      throw CLI::RequiredError("--original");
    translation(session, *wanted, *list);
  });
}

}  // namespace cli
