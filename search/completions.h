#pragma once
// What a person may be about to type: names of fields after a few letters, values after `field:`.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/messages.h"
#include "i18n/span.h"
#include "search/catalogue.h"

namespace search {

struct Completion {
  std::string text;     // to stand at `replaces`, with the quotation marks that it needs
  i18n::Message title;  // what it is: “Group of codes”, “Push”; a name as it is
  i18n::Span replaces;  // of what was typed, code points
};

// For the word that ends at the caret (code points), the likeliest first: what begins with the letters typed,
// then what has them at the start of a word. Names of fields are offered in `language`, from two letters on.
// At most `most`. Nothing where nothing fits or the text is no valid UTF-8.
std::vector<Completion> completions(std::string_view typed, std::int64_t caret, Catalogue& catalogue,
                                    i18n::Language language, std::size_t most = 20);

}  // namespace search
