#include "i18n/messages.h"

#include <cstring>
#include <stdexcept>
#include <unordered_map>

#include "i18n/format.h"

namespace embedded {
std::string_view catalogue_kk();
std::string_view catalogue_ru();
}  // namespace embedded

namespace i18n {
namespace {

std::uint32_t word(std::string_view bytes, std::size_t at) {
  if (at + 4 > bytes.size()) throw std::logic_error("a message catalogue is cut short");
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data() + at);
  return static_cast<std::uint32_t>(p[0]) | static_cast<std::uint32_t>(p[1]) << 8 |
         static_cast<std::uint32_t>(p[2]) << 16 | static_cast<std::uint32_t>(p[3]) << 24;
}

std::string filled(std::string_view text, const std::map<std::string, std::string>& arguments) {
  std::string out;
  out.reserve(text.size() + 32);
  for (std::size_t at = 0; at < text.size();) {
    const auto close = text[at] == '{' ? text.find('}', at) : std::string_view::npos;
    if (close != std::string_view::npos) {
      const auto found = arguments.find(std::string(text.substr(at + 1, close - at - 1)));
      if (found != arguments.end()) {
        out += found->second;
        at = close + 1;
        continue;
      }
    }
    out += text[at++];
  }
  return out;
}

// Which plural form a number takes (CLDR; the catalogues' Plural-Forms headers say the same).
std::size_t pluralForm(Language language, std::int64_t n) {
  const std::int64_t positive = n < 0 ? -n : n;
  if (language != Language::Russian) return positive == 1 ? 0 : 1;
  const auto ten = positive % 10, hundred = positive % 100;
  if (ten == 1 && hundred != 11) return 0;
  return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2;
}

}  // namespace

std::string_view code(Language language) {
  switch (language) {
    case Language::Kazakh:
      return "kk";
    case Language::Russian:
      return "ru";
    case Language::English:
      break;
  }
  return "en";
}

std::optional<Language> languageOf(std::string_view text) {
  const auto start = text.substr(0, 2);
  if (text.size() > 2 && text[2] != '_' && text[2] != '-' && text[2] != '.') return std::nullopt;
  for (const auto language : kLanguages) {
    if (start == code(language)) return language;
  }
  return std::nullopt;
}

std::string_view ownName(Language language) {
  switch (language) {
    case Language::Kazakh:
      return "Қазақша";
    case Language::Russian:
      return "Русский";
    case Language::English:
      break;
  }
  return "English";
}

Message message(std::string id, std::map<std::string, std::string> arguments) {
  return {std::move(id), std::move(arguments)};
}

// GNU .mo: two tables of (length, offset) pairs, originals and translations, little-endian as msgfmt writes
// them here. Plural forms stand in one entry, parted by NUL; the key is the singular.
struct Messages::Catalogue {
  explicit Catalogue(std::string_view mo) {
    if (mo.size() < 28 || word(mo, 0) != 0x950412deu)
      throw std::logic_error("a message catalogue is damaged");
    const auto count = word(mo, 8), originals = word(mo, 12), translations = word(mo, 16);
    for (std::uint32_t n = 0; n < count; ++n) {
      const auto original = mo.substr(word(mo, originals + n * 8 + 4), word(mo, originals + n * 8));
      const auto translation = mo.substr(word(mo, translations + n * 8 + 4), word(mo, translations + n * 8));
      if (!original.empty() && !translation.empty()) {
        texts.emplace(original.substr(0, original.find('\0')), translation);
      }
    }
  }
  std::string_view form(std::string_view key, std::size_t n) const {
    const auto found = texts.find(key);
    if (found == texts.end()) return {};
    std::string_view rest = found->second;
    for (; n > 0; --n) {
      const auto end = rest.find('\0');
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    return rest.substr(0, rest.find('\0'));
  }
  std::unordered_map<std::string_view, std::string_view> texts;  // into the embedded bytes
};

Messages::Messages(Language language) : language_(language) {
  if (language == Language::Kazakh) catalogue_ = std::make_shared<Catalogue>(embedded::catalogue_kk());
  if (language == Language::Russian) catalogue_ = std::make_shared<Catalogue>(embedded::catalogue_ru());
}

std::string Messages::operator()(std::string_view text) const {
  const auto translated = catalogue_ ? catalogue_->form(text, 0) : std::string_view();
  return std::string(translated.empty() ? text : translated);
}

std::string Messages::operator()(std::string_view text,
                                 const std::map<std::string, std::string>& arguments) const {
  return filled((*this)(text), arguments);
}

std::string Messages::in(std::string_view context, std::string_view text) const {
  std::string key(context);
  key += '\4';
  key += text;
  const auto translated = catalogue_ ? catalogue_->form(key, 0) : std::string_view();
  return std::string(translated.empty() ? text : translated);
}

std::string Messages::plural(std::string_view one, std::string_view many, std::int64_t n,
                             std::map<std::string, std::string> arguments) const {
  auto translated = catalogue_ ? catalogue_->form(one, pluralForm(language_, n)) : std::string_view();
  if (translated.empty()) translated = n == 1 ? one : many;
  arguments.emplace("n", number(n, language_));
  return filled(translated, arguments);
}

std::string Messages::operator()(const Message& message) const {
  return (*this)(message.id, message.arguments);
}

}  // namespace i18n
