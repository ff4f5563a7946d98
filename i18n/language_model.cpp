#include "i18n/language_model.h"

#include <stdexcept>

namespace embedded {
std::string_view language_model();
}

namespace i18n {
namespace {

std::uint32_t number(const unsigned char* bytes) {
  return static_cast<std::uint32_t>(bytes[0]) | static_cast<std::uint32_t>(bytes[1]) << 8 |
         static_cast<std::uint32_t>(bytes[2]) << 16 | static_cast<std::uint32_t>(bytes[3]) << 24;
}

constexpr std::size_t kHeader = 16;
constexpr std::size_t kSlot = 8;  // 32 bits of hash, three losses, 1 when used

}  // namespace

LanguageModel::LanguageModel() {
  const std::string_view bytes = embedded::language_model();
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  if (bytes.size() < kHeader || bytes.substr(0, 4) != "SLM2")
    throw std::logic_error("no language model inside");
  letters_ = number(data + 4);
  slots_ = number(data + 8);
  // One table of pairs for all languages together, and one for each.
  const std::size_t pairs = (1 + kLanguages) * letters_ * letters_;
  if (bytes.size() != kHeader + pairs + slots_ * kSlot || (slots_ & (slots_ - 1)) != 0)
    throw std::logic_error("the language model inside is damaged");
  pairs_ = bytes.substr(kHeader, pairs);
  table_ = data + kHeader + pairs;
}

std::uint8_t LanguageModel::letterNumber(char32_t letter) const {
  // The order of make_model.py: space, а–я, ә ғ қ ң ө ұ ү һ і, a–z.
  if (letter >= U'а' && letter <= U'я') return static_cast<std::uint8_t>(1 + (letter - U'а'));
  if (letter >= U'a' && letter <= U'z') return static_cast<std::uint8_t>(42 + (letter - U'a'));
  switch (letter) {
    case U'ё':
      return 1 + (U'е' - U'а');
    case U'ә':
      return 33;
    case U'ғ':
      return 34;
    case U'қ':
      return 35;
    case U'ң':
      return 36;
    case U'ө':
      return 37;
    case U'ұ':
      return 38;
    case U'ү':
      return 39;
    case U'һ':
      return 40;
    case U'і':
      return 41;
    default:
      return 0;
  }
}

const unsigned char* LanguageModel::feature(std::uint64_t hash) const {
  std::uint32_t wanted = static_cast<std::uint32_t>(hash >> 32);
  if (wanted == 0) wanted = 1;
  for (std::size_t slot = hash & (slots_ - 1);; slot = (slot + 1) & (slots_ - 1)) {
    const unsigned char* entry = table_ + slot * kSlot;
    if (entry[7] == 0) return nullptr;
    if (number(entry) == wanted) return entry + 4;
  }
}

}  // namespace i18n
