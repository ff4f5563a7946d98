#pragma once
// What the program says to the person. Every sentence is written once in English in the source, marked for
// translation, and said in the language of the interface at the moment it is shown.
//
// xgettext finds: tr("…"), tr.in("context", "…"), tr.plural("one", "many", n), message("…", …).
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace i18n {

enum class Language { Kazakh, Russian, English };

std::string_view code(Language language);                   // "kk", "ru", "en"
std::optional<Language> languageOf(std::string_view code);  // "kk", "kk_KZ", "ru-RU", …
std::string_view ownName(Language language);                // "Қазақша", "Русский", "English"
constexpr Language kLanguages[] = {Language::Kazakh, Language::Russian, Language::English};

// A sentence not yet said: the English text with {name} places, and what fills them. Made where something
// happens, said where a person reads it, so an error can be shown in any language of the interface.
struct Message {
  std::string id;
  std::map<std::string, std::string> arguments;
  bool operator==(const Message&) const = default;
};
Message message(std::string id, std::map<std::string, std::string> arguments = {});

// One language's catalogue. Cheap to copy, safe to share between threads.
class Messages {
 public:
  explicit Messages(Language language = Language::English);
  Language language() const { return language_; }

  // The translation of an English text (the text itself when there is none).
  std::string operator()(std::string_view text) const;
  // The same with {name} places filled.
  std::string operator()(std::string_view text, const std::map<std::string, std::string>& arguments) const;
  // For words whose meaning needs a context ("Open" the adjective and the verb).
  std::string in(std::string_view context, std::string_view text) const;
  // Plural forms by the language's rule; {n} is filled with the number written in the language's way.
  std::string plural(std::string_view one, std::string_view many, std::int64_t n,
                     std::map<std::string, std::string> arguments = {}) const;
  std::string operator()(const Message& message) const;

 private:
  Language language_;
  struct Catalogue;
  std::shared_ptr<const Catalogue> catalogue_;
};

}  // namespace i18n
