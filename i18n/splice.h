#pragma once
#include <string>
#include <string_view>

#include "i18n/span.h"
#include "i18n/text.h"

namespace i18n {

// A replacement after which a text is in stored form (see normalised()).
struct Splice {
  Span removed;
  std::string inserted;
};

// `inserted` in stored form, and where it composes with what stands beside it (и before, U+0306 behind), with
// that: then `removed` is a little wider. `text` is in stored form, `inserted` valid UTF-8, `removed` inside
// the text.
Splice normalisedSplice(const TextIndex& text, Span removed, std::string_view inserted);

}  // namespace i18n
