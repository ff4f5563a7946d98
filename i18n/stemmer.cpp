#include "i18n/stemmer.h"

#include <libstemmer.h>

#include <new>

namespace i18n {

void Stemmer::Deleter::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

Stemmer::Stemmer(Algorithm algorithm)
    : stemmer_(sb_stemmer_new(algorithm == Algorithm::Russian ? "russian" : "english", "UTF_8")) {
  if (!stemmer_) throw std::bad_alloc();
}

std::string Stemmer::operator()(std::string_view word) {
  const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                          static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

}  // namespace i18n
