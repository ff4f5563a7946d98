#include "search/letters.h"

#include <algorithm>
#include <array>
#include <utility>

#include "search/fields.h"

namespace search {
namespace {

constexpr std::size_t kLongestName = 200;  // letters; longer ones are not compared

}  // namespace

std::u32string lettersOf(std::string_view utf8) {
  std::u32string letters;
  letters.reserve(utf8.size());
  // Lead bytes alone tell the lengths.
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0xffU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k) {
      c = (c << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3fU);
    }
    letters.push_back(c);
    i += length;
  }
  return letters;
}

std::string utf8Of(std::u32string_view letters) {
  std::string utf8;
  for (const char32_t c : letters) {
    if (c < 0x80) {
      utf8 += static_cast<char>(c);
    } else if (c < 0x800) {
      utf8 += static_cast<char>(0xc0 | (c >> 6));
      utf8 += static_cast<char>(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
      utf8 += static_cast<char>(0xe0 | (c >> 12));
      utf8 += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
      utf8 += static_cast<char>(0x80 | (c & 0x3f));
    } else {
      utf8 += static_cast<char>(0xf0 | (c >> 18));
      utf8 += static_cast<char>(0x80 | ((c >> 12) & 0x3f));
      utf8 += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
      utf8 += static_cast<char>(0x80 | (c & 0x3f));
    }
  }
  return utf8;
}

std::uint64_t letterBits(std::u32string_view word) {
  std::uint64_t bits = 0;
  for (const char32_t c : word) bits |= std::uint64_t{1} << (c & 63U);
  return bits;
}

int editDistance(std::u32string_view a, std::u32string_view b, int most) {
  if (a.size() > b.size()) std::swap(a, b);
  const int rows = static_cast<int>(a.size()), columns = static_cast<int>(b.size());
  if (columns - rows > most) return most + 1;
  // Only cells within `most` of the diagonal can be small enough.
  const int far = most + 1;
  std::vector<int> memory(3 * (a.size() + 1), far);
  int* before = memory.data();
  int* above = before + rows + 1;
  int* now = above + rows + 1;
  for (int i = 0; i <= rows; ++i) above[i] = std::min(i, far);
  for (int j = 1; j <= columns; ++j) {
    const int from = std::max(1, j - most), to = std::min(rows, j + most);
    now[from - 1] = from == 1 ? std::min(j, far) : far;
    int best = now[from - 1];
    for (int i = from; i <= to; ++i) {
      const auto x = static_cast<std::size_t>(i), y = static_cast<std::size_t>(j);
      int cost = above[i - 1] + (a[x - 1] == b[y - 1] ? 0 : 1);
      cost = std::min(cost, std::min(above[i], now[i - 1]) + 1);
      if (i > 1 && j > 1 && a[x - 1] == b[y - 2] && a[x - 2] == b[y - 1]) {
        cost = std::min(cost, before[i - 2] + 1);
      }
      now[i] = std::min(cost, far);
      best = std::min(best, now[i]);
    }
    if (to < rows) now[to + 1] = far;
    // A swap looks two columns back.
    if (best > most && *std::min_element(above, above + rows + 1) > most) return far;
    std::swap(before, above);
    std::swap(above, now);
  }
  return above[rows];
}

std::optional<std::string> nearestName(std::string_view typed, const std::vector<std::string>& names) {
  const std::u32string wanted = lettersOf(foldedName(typed));
  if (wanted.size() < 2 || wanted.size() > kLongestName) return std::nullopt;
  int most = wanted.size() <= 4 ? 1 : wanted.size() <= 9 ? 2 : 3;
  std::optional<std::string> nearest;
  for (const std::string& name : names) {
    const std::u32string letters = lettersOf(foldedName(name));
    if (letters.size() > kLongestName) continue;
    const int distance = editDistance(wanted, letters, most);
    if (distance > most) continue;
    nearest = name;
    if (distance == 0) break;
    most = distance - 1;
  }
  return nearest;
}

}  // namespace search
