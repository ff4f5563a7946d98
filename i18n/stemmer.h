#pragma once
#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace i18n {

// A Snowball stemmer (libstemmer's C library). Not for two threads at once.
class Stemmer {
 public:
  enum class Algorithm { Russian, English };
  explicit Stemmer(Algorithm algorithm);
  std::string operator()(std::string_view word);

 private:
  struct Deleter {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Deleter> stemmer_;
};

}  // namespace i18n
