#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "corpus/text_edit.h"
#include "i18n/text.h"
#include "i18n/utf8_next.h"

namespace corpus {
namespace {

// A word, a run of blank space, or one other character.
struct Piece {
  std::string_view text;
  std::int64_t length = 0;  // code points
};

enum class Class { Word, Blank, Other };

Class classOf(UChar32 point) {
  if (u_isUWhiteSpace(point)) return Class::Blank;
  // What is written inside words: apostrophes, hyphens, soft hyphens.
  if (point == '-' || point == '\'' || point == 0x2019 || point == 0x02BC || point == 0xAD)
    return Class::Word;
  return u_isalnum(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0 ? Class::Word : Class::Other;
}

std::vector<Piece> pieces(std::string_view text) {
  std::vector<Piece> all;
  Class last = Class::Other;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t from = at;
    const Class now = classOf(i18n::nextCharacter(text.data(), at, size));
    const auto part = text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from));
    if (!all.empty() && now == last && now != Class::Other) {
      Piece& piece = all.back();
      piece.text = {piece.text.data(), piece.text.size() + part.size()};
      ++piece.length;
    } else {
      all.push_back({part, 1});
    }
    last = now;
  }
  return all;
}

// More than this many pairs of pieces are not compared one by one: the passage between what is the same at
// both ends is then one difference.
constexpr std::size_t kMostPairs = 16'000'000;

// For every piece of `a` whether it stands in the longest common subsequence with `b`, and for `b`.
struct Kept {
  std::vector<bool> a, b;
};

Kept longestCommon(const Piece* a, std::size_t n, const Piece* b, std::size_t m) {
  Kept kept{std::vector<bool>(n), std::vector<bool>(m)};
  if (n == 0 || m == 0 || n > kMostPairs / m) return kept;
  // Letters count for how alike two texts are: words rather than the blanks between them.
  std::vector<std::uint32_t> best((n + 1) * (m + 1));
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return best[i * (m + 1) + j]; };
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      const std::uint32_t skip = std::max(at(i + 1, j), at(i, j + 1));
      at(i, j) = a[i].text == b[j].text
                     ? std::max(skip, at(i + 1, j + 1) + static_cast<std::uint32_t>(a[i].length))
                     : skip;
    }
  }
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (a[i].text == b[j].text && at(i, j) == at(i + 1, j + 1) + static_cast<std::uint32_t>(a[i].length)) {
      kept.a[i++] = kept.b[j++] = true;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  return kept;
}

}  // namespace

std::vector<Replacement> differences(std::string_view before, std::string_view after) {
  const std::vector<Piece> a = pieces(before), b = pieces(after);
  std::size_t same = 0, sameEnd = 0;
  const std::size_t most = std::min(a.size(), b.size());
  while (same < most && a[same].text == b[same].text) ++same;
  while (sameEnd < most - same && a[a.size() - 1 - sameEnd].text == b[b.size() - 1 - sameEnd].text) ++sameEnd;
  const std::size_t n = a.size() - same - sameEnd, m = b.size() - same - sameEnd;
  const Kept kept = longestCommon(a.data() + same, n, b.data() + same, m);

  std::vector<Replacement> all;
  std::int64_t position = 0;
  for (std::size_t i = 0; i < same; ++i) position += a[i].length;
  for (std::size_t i = 0, j = 0; i < n || j < m;) {
    if (i < n && j < m && kept.a[i] && kept.b[j]) {
      position += a[same + i].length;
      ++i, ++j;
      continue;
    }
    Replacement replacement{{position, position}, {}};
    for (; i < n && !kept.a[i]; ++i) replacement.removed.end += a[same + i].length;
    for (; j < m && !kept.b[j]; ++j) replacement.inserted += b[same + j].text;
    position = replacement.removed.end;
    all.push_back(std::move(replacement));
  }
  return all;
}

}  // namespace corpus
