#include "gui/search_commands.h"

#include "gui/glossary_window.h"
#include "gui/main_window.h"
#include "gui/search_page.h"

namespace gui {

using i18n::message;

namespace {

using Page = MainWindow::Page;

void addGoing(CommandTable& table, MainWindow& window) {
  const auto open = [&window] { return window.workspace().project() != nullptr; };
  const auto hits = [&window] { return window.workspace().project() && window.search().count() > 0; };
  table.add({"search/find", message("&Find…"),
             message("Search all transcripts, in three languages, with word forms."), "Ctrl+F", "search",
             [&window] { window.showPage(Page::Search); }, open});
  table.add({"search/next", message("Next &hit"), message("Go to the next passage that was found."), "F3",
             "next", [&window] { window.goToHit(+1); }, hits});
  table.add({"search/previous", message("Pre&vious hit"), message("Go to the passage found before this one."),
             "Shift+F3", "previous", [&window] { window.goToHit(-1); }, hits});
  table.add({"search/go", message("&Open on the reading page"), message("Shows the hit in its transcript."),
             "", "", [&window] { window.search().go(window.search().current()); },
             [&window] { return window.search().current() >= 0; }});
}

void addAsking(CommandTable& table, MainWindow& window) {
  const auto open = [&window] { return window.workspace().project() != nullptr; };
  const auto toggle = [&](const char* id, i18n::Message title, i18n::Message help, const char* key,
                          bool (SearchPage::*is)() const, void (SearchPage::*set)(bool)) {
    Command command{id,
                    std::move(title),
                    std::move(help),
                    key,
                    "",
                    [&window, is, set] {
                      window.showPage(Page::Search);
                      (window.search().*set)(!(window.search().*is)());
                    },
                    open};
    command.isChecked = [&window, is] { return (window.search().*is)(); };
    table.add(std::move(command));
  };
  toggle("search/form", message("Search &form"),
         message("Builds the search by filling in rows; what is typed and the form show each other."),
         "Ctrl+Shift+F", &SearchPage::formShown, &SearchPage::showForm);
  toggle("search/across", message("Also in the other &languages"),
         message("Adds what your words are called in the other languages, by the glossary."), "",
         &SearchPage::across, &SearchPage::setAcross);
  table.add({"search/glossary", message("&Glossary…"),
             message("Shows the words that a search in the other languages adds, to read, try and change."),
             "", "", [&window] { editGlossary(&window, window.workspace()); }, open});
  toggle("search/facets", message("&Counts beside the hits"),
         message("Shows or hides what the hits are: languages, speakers, codes, transcripts, attributes."),
         "", &SearchPage::facetsWanted, &SearchPage::showFacets);
  toggle("search/preview", message("Hit in its &transcript, below the list"),
         message("Shows or hides the transcript of the hit at hand."), "", &SearchPage::previewWanted,
         &SearchPage::showPreview);
  table.add({"search/save", message("&Save this search…"),
             message("Keeps the search in the project under a name."), "", "saved",
             [&window] {
               if (const auto asked = window.search().asked()) window.search().saved().save(*asked);
             },
             [&window] { return window.workspace().writable() && window.search().asked().has_value(); }});
  table.add({"search/saved", message("Sa&ved searches…"), message("Searches kept in the project."), "", "",
             [&window] {
               window.showPage(Page::Search);
               window.search().showSaved();
             },
             open});
  table.add({"search/shards", message("Search in s&hared index…"),
             message("Searches in an index that lies on other machines or in another folder (.stub)."), "",
             "",
             [&window] {
               window.showPage(Page::Search);
               window.search().askShards();
             },
             open});
  table.add({"search/own-index", message("&Back to this computer’s index"),
             message("Searches in the index of this computer again."), "", "",
             [&window] { window.search().useOwnIndex(); },
             [&window] { return window.search().usesShards(); }});
}

void addDoing(CommandTable& table, MainWindow& window) {
  const auto found = [&window] { return window.search().count() > 0; };
  const auto one = [&window] { return window.search().current() >= 0; };
  const auto writable = [&window] { return window.workspace().writable() && window.search().count() > 0; };
  table.add({"search/tag", message("Tag the &hits…"),
             message("Gives codes to the ticked hits, or to the one at hand. In the list the key T does the "
                     "same."),
             "", "tag", [&window] { window.search().tagTicked(); },
             [&window] { return window.search().canTag(); }});
  table.add(
      {"search/tag-all", message("Tag &all hits…"),
       message("Gives codes to everything that was found, also what is not on the screen; one step that "
               "can be undone."),
       "", "", [&window] { window.search().tagAll(); }, writable});
  table.add({"search/review", message("&Review the hits one by one…"),
             message("Goes from hit to hit for one code: Enter tags, S skips."), "", "",
             [&window] {
               window.showPage(Page::Search);
               window.search().askReview();
             },
             writable});
  table.add({"search/tick-all", message("T&ick all hits"), message("Ticks everything that was found."), "",
             "", [&window] { window.search().rows().tickAll(); }, found});
  table.add({"search/untick", message("&Untick all hits"), message("No hit is ticked any more."), "", "",
             [&window] { window.search().rows().untick(); },
             [&window] { return window.search().rows().tickedCount() > 0; }});
  table.add({"search/copy", message("&Copy as text"),
             message("Copies the ticked hits, or the one at hand, with transcript and speaker. In the list "
                     "Ctrl+C does the same."),
             "", "copy", [&window] { window.search().copy(); }, one});
  table.add({"search/export", message("&Export hits…"),
             message("Writes the hits to CSV, XLSX, DOCX or HTML."), "", "export",
             [&window] { window.search().exportHits(); }, found});
  table.add({"search/like", message("Search for turns &like this"),
             message("Asks for the words of this turn that are rarest in the texts."), "", "",
             [&window] { window.search().likeThis(); }, one});
  table.add({"search/only-transcript", message("O&nly this transcript"),
             message("Narrows the search to the transcript of this hit."), "", "",
             [&window] { window.search().onlyThisTranscript(false); }, one});
  table.add({"search/without-transcript", message("&Without this transcript"),
             message("Leaves the transcript of this hit out of the search."), "", "",
             [&window] { window.search().onlyThisTranscript(true); }, one});
}

}  // namespace

void addSearchCommands(CommandTable& table, MainWindow& window) {
  addGoing(table, window);
  addAsking(table, window);
  addDoing(table, window);
}

std::vector<std::string> hitCommands() {
  return {"search/go",
          "-",
          "search/tag",
          "search/review",
          "search/copy",
          "-",
          "search/only-transcript",
          "search/without-transcript"};
}

std::vector<std::string> hitsCommands() {
  return {"search/tag-all",
          "search/review",
          "-",
          "search/tick-all",
          "search/untick",
          "-",
          "search/copy",
          "search/export",
          "-",
          "search/save",
          "-",
          "search/facets",
          "search/preview"};
}

std::vector<std::string> searchMenu() {
  return {"search/find",
          "search/next",
          "search/previous",
          "-",
          "search/form",
          "search/across",
          "search/glossary",
          "search/saved",
          "search/save",
          "-",
          "search/tag",
          "search/tag-all",
          "search/review",
          "-",
          "search/tick-all",
          "search/untick",
          "search/export",
          "-",
          "search/facets",
          "search/preview",
          "-",
          "search/shards",
          "search/own-index"};
}

}  // namespace gui
