#include "corpus/import/text_repairs.h"

#include <algorithm>
#include <string_view>

#include "i18n/kazakh_font.h"
#include "i18n/look_alikes.h"

namespace corpus::import {
namespace {

bool startsCharacter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
}

// Puts `text` in place of the document's: another letter for some, one for one, so that every place is as
// many letters from the start as before, though not as many bytes.
template <typename Repair>
void replaceLetters(Document& document, const Repair& repair) {
  auto text = repair(document.text);
  if (text == document.text) return;
  std::vector<std::size_t*> places;
  for (auto& passage : document.passages) {
    for (auto* place : {&passage.labelBegin, &passage.begin, &passage.end}) places.push_back(place);
    passage.label = repair(passage.label);
  }
  for (auto& heard : document.heard) {
    places.push_back(&heard.begin);
    places.push_back(&heard.end);
  }
  for (auto& formatted : document.formatting) {
    places.push_back(&formatted.begin);
    places.push_back(&formatted.end);
  }
  std::sort(places.begin(), places.end(), [](const std::size_t* a, const std::size_t* b) { return *a < *b; });
  const std::string_view before = document.text;
  std::size_t from = 0, to = 0;
  const auto step = [](std::string_view in, std::size_t& at) {
    ++at;
    while (at < in.size() && !startsCharacter(in[at])) ++at;
  };
  for (auto* place : places) {
    while (from < *place && from < before.size() && to < text.size()) {
      step(before, from);
      step(text, to);
    }
    *place = to;
  }
  document.text = std::move(text);
}

}  // namespace

void noticeKazakhFont(Document& document, const ImportOptions& options, ImportedTranscript& imported) {
  if (const auto font = i18n::kazakhFontOf(document.text); font && font->certainty >= i18n::kCertainFont) {
    if (options.convertKazakhFont) {
      replaceLetters(document,
                     [&](std::string_view text) { return i18n::withoutKazakhFont(text, font->name); });
    } else {
      imported.kazakhFont = font->name;
    }
  }
}

void noticeLookAlikes(Document& document, const ImportOptions& options, ImportedTranscript& imported) {
  imported.lookAlikeWords = i18n::lookAlikes(document.text).words;
  if (options.repairLookAlikes && imported.lookAlikeWords > 0) {
    replaceLetters(document, [](std::string_view text) { return i18n::lookAlikesRepaired(text); });
    imported.lookAlikeWords = i18n::lookAlikes(document.text).words;
  }
}

}  // namespace corpus::import
