#include "gui/stock_labels.h"

#include <wx/arrstr.h>
#include <wx/translation.h>

#include <map>

#include "gui/text.h"

namespace gui {
namespace {

// The wx words that a person can meet here.
std::map<std::string, std::string> stockWords(const i18n::Messages& tr) {
  // Not the words of OK, Cancel, Yes, No, Open, Save and Close: a button that is called like its stock label
  // gets GTK's own word, in the language of the desktop. Our dialogs name these buttons themselves.
  return {{"&Copy", tr("Copy")},
          {"Cu&t", tr("Cut")},
          {"&Paste", tr("Paste")},
          {"&Delete", tr("Delete")},
          {"Select &All", tr("Select all")},
          {"&Undo", tr("Undo")},
          {"&Redo", tr("Redo")},
          {"&Help", tr("Help")},
          {"Error", tr("Error")},
          {"Search", tr("Search")},
          {"All files", tr("All files")},
          {"Select a file", tr("Choose a file")},
          {"Select a directory", tr("Choose a folder")}};
}

void append32(std::string& bytes, std::size_t value) {
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>((value >> shift) & 0xff);
}

// A .mo file (GNU gettext manual, "The Format of GNU MO Files"), little-endian, strings sorted.
std::string catalogue(std::map<std::string, std::string> words) {
  words[""] = "Content-Type: text/plain; charset=UTF-8\n";
  const std::size_t count = words.size();
  const std::size_t head = 28, strings = head + 16 * count;
  std::string ids, texts, idTable, textTable;
  std::size_t idBytes = 0;
  for (const auto& [id, text] : words) idBytes += id.size() + 1;
  for (const auto& [id, text] : words) {
    append32(idTable, id.size());
    append32(idTable, strings + ids.size());
    ids += id + '\0';
    append32(textTable, text.size());
    append32(textTable, strings + idBytes + texts.size());
    texts += text + '\0';
  }
  std::string bytes;
  for (const std::size_t field :
       {std::size_t{0x950412de}, std::size_t{0}, count, head, head + 8 * count, std::size_t{0}, strings})
    append32(bytes, field);
  return bytes + idTable + textTable + ids + texts;
}

class Loader : public wxTranslationsLoader {
 public:
  explicit Loader(const i18n::Messages& tr)
      : language_(toWx(i18n::code(tr.language()))), bytes_(catalogue(stockWords(tr))) {}

  wxMsgCatalog* LoadCatalog(const wxString& domain, const wxString&) override {
    return domain == "suhbat" ? wxMsgCatalog::CreateFromData(
                                    wxScopedCharBuffer::CreateNonOwned(bytes_.data(), bytes_.size()), domain)
                              : nullptr;
  }
  wxArrayString GetAvailableTranslations(const wxString&) const override {
    return wxArrayString(1, &language_);
  }

 private:
  wxString language_;
  std::string bytes_;
};

}  // namespace

void useStockLabels(const i18n::Messages& tr) {
  auto* translations = new wxTranslations;
  translations->SetLoader(new Loader(tr));
  translations->SetLanguage(toWx(i18n::code(tr.language())));
  wxTranslations::Set(translations);
  translations->AddCatalog("suhbat");
}

}  // namespace gui
