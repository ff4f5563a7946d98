#include "gui/word_commands.h"

#include "gui/codebook_pane.h"
#include "gui/main_window.h"
#include "gui/search_page.h"
#include "gui/suggestions_page.h"
#include "gui/words_page.h"

namespace gui {

using i18n::message;
using Page = MainWindow::Page;

void addWordCommands(CommandTable& table, MainWindow& window) {
  const auto open = [&window] { return window.workspace().project() != nullptr; };
  const auto view = [&](const char* id, i18n::Message title, i18n::Message help, WordsPage::View which) {
    table.add({id, std::move(title), std::move(help), "", "",
               [&window, which] {
                 window.words().show(which);
                 window.showPage(Page::Words);
               },
               open});
  };
  view("words/frequency", message("&Word list"), message("All words of the texts, the most frequent first."),
       WordsPage::View::Frequency);
  view("words/collocates", message("Co&llocates"),
       message("What stands near a word more often than by chance."), WordsPage::View::Collocates);
  view("words/keyness", message("&Keyness"), message("Words that one group uses more than another."),
       WordsPage::View::Keyness);
  view("words/concordance", message("Conco&rdance"),
       message("Every place of a word, one below the other, with what stands before and after it."),
       WordsPage::View::Concordance);
  table.add({"code/similar", message("More &passages like these…"),
             message("Offers passages that speak of the same as those under the code chosen in the codebook, "
                     "to accept or refuse."),
             "", "search",
             [&window] {
               window.suggestions().show(*window.codebook().selectedCode());
               window.showPage(Page::Suggestions);
             },
             [&window, open] { return open() && window.codebook().selectedCode().has_value(); }});
}

void connectWords(MainWindow& window, std::vector<corpus::Connection>& connections) {
  WordsPage& words = window.words();
  words.lastSearch = [&window]() -> std::optional<WordsPage::Searched> {
    const auto asked = window.search().asked();
    if (!asked) return std::nullopt;
    return WordsPage::Searched{*asked, window.search().rows().found().list()};
  };
  connections.push_back(window.search().newSearch.connect([&words] { words.searchedAnew(); }));
  connections.push_back(words.passagesWanted.connect([&window](const corpus::SavedQuery& query) {
    window.showPage(Page::Search);
    window.search().ask(query);
  }));
  connections.push_back(window.suggestions().ended.connect([&window] { window.leaveSuggestions(); }));
  connections.push_back(window.codebook().similarRequested.connect(
      [&window](const corpus::Guid&) { window.commands().run("code/similar"); }));
}

std::vector<std::string> wordMenu() {
  return {"words/frequency", "words/collocates", "words/keyness", "words/concordance"};
}

}  // namespace gui
