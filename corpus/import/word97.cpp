#include "corpus/import/word97.h"

#include <algorithm>
#include <array>

#include "corpus/errors.h"
#include "corpus/import/source_file.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

// Places in the head of the main stream.
constexpr std::size_t kFlags = 0x0A, kLengths = 0x4C, kPairs = 0x9A;
enum Pair : std::size_t {
  kFootnoteReferences = 2,
  kFootnoteTexts = 3,
  kCommentReferences = 4,
  kCommentTexts = 5,
  kCharacterPages = 12,
  kParagraphPages = 13,
  kPieces = 33,
  kCommentAuthors = 36,
  kEndnoteReferences = 46,
  kEndnoteTexts = 47
};
constexpr std::size_t kPageSize = 512;

// 0x80..0x9F of Windows-1252.
constexpr std::array<char16_t, 32> kWestern = {
    u'\u20AC', u'\u0081', u'\u201A', u'\u0192', u'\u201E', u'\u2026', u'\u2020', u'\u2021',
    u'\u02C6', u'\u2030', u'\u0160', u'\u2039', u'\u0152', u'\u008D', u'\u017D', u'\u008F',
    u'\u0090', u'\u2018', u'\u2019', u'\u201C', u'\u201D', u'\u2022', u'\u2013', u'\u2014',
    u'\u02DC', u'\u2122', u'\u0161', u'\u203A', u'\u0153', u'\u009D', u'\u017E', u'\u0178'};

// Applies the list of properties ("sprms") that is of interest here.
void apply(std::string_view list, Word97Text::Character& look) {
  for (std::size_t at = 0; at + 3 <= list.size();) {
    const auto code = u16At(list, at);
    at += 2;
    const auto value = static_cast<unsigned char>(list[at]);
    // 1 and 0x81 (the opposite of the style's, which is seldom bold itself) say yes.
    const bool on = value == 1 || value == 0x81;
    switch (code) {
      case 0x0835:
        look.styles.bold = on;
        break;
      case 0x0836:
        look.styles.italic = on;
        break;
      case 0x2A3E:
        look.styles.underline = value != 0;
        break;
      case 0x0800:  // deleted, with changes tracked
      case 0x083C:  // hidden
        look.left = look.left || on;
        break;
      case 0x2417:
        look.rowEnd = value != 0;
        break;
      default:
        break;
    }
    switch (code >> 13) {  // how long its value is
      case 0:
      case 1:
        at += 1;
        break;
      case 3:
        at += 4;
        break;
      case 6:
        // Of two codes the length itself is longer, or is said otherwise.
        at += code == 0xD608                   ? std::size_t{u16At(list, at)} + 1
              : code == 0xC615 && value == 255 ? list.size()
                                               : std::size_t{value} + 1;
        break;
      case 7:
        at += 3;
        break;
      default:
        at += 2;
    }
  }
}

}  // namespace

bool Word97Text::isWord97(std::string_view mainStream) {
  return u16At(mainStream, 0) == 0xA5EC && u16At(mainStream, 2) >= 0xC1;
}

Word97Text::Word97Text(const CompoundFile& container)
    : file_(container.file()), main_(container.read("WordDocument")) {
  const auto flags = u16At(main_, kFlags);
  if (flags & 0x0100)
    throw FileError(
        i18n::message("“{file}” is protected with a password. Remove the password in Word and import it "
                      "again. Nothing was imported from it.",
                      {{"file", file_}}));
  table_ = container.read(flags & 0x0200 ? "1Table" : "0Table");
  if (!isWord97(main_) || table_.empty()) refuseDamaged();
  bodyLength_ = u32At(main_, kLengths);
  checkTextSize(bodyLength_, file_);
  // A saved text has a byte of its own for every character; a small file that says it has fifty million
  // shows some of them again and again.
  if (bodyLength_ > main_.size()) refuseDamaged();
  readPieces();
  if (pieces_.empty() || pieces_.back().end < bodyLength_) refuseDamaged();
}

void Word97Text::readPieces() {
  auto rest = table(kPieces);
  // Property lists come first; the pieces last.
  while (rest.size() > 3 && rest[0] == 1)
    rest.remove_prefix(std::min<std::size_t>(rest.size(), 3U + u16At(rest, 1)));
  if (rest.size() < 5 || rest[0] != 2) refuseDamaged();
  const auto list = rest.substr(5, u32At(rest, 1));
  if (list.size() < 16) refuseDamaged();
  const std::size_t count = (list.size() - 4) / 12;
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < count; ++i) {
    Piece piece;
    piece.begin = u32At(list, i * 4);
    piece.end = u32At(list, i * 4 + 4);
    if (piece.begin != before || piece.end < piece.begin) refuseDamaged();
    before = piece.end;
    const auto place = u32At(list, (count + 1) * 4 + i * 8 + 2);
    piece.single = (place & 0x40000000) != 0;
    piece.offset = piece.single ? (place & 0x3FFFFFFF) / 2 : place & 0x3FFFFFFF;
    pieces_.push_back(piece);
  }
}

std::string_view Word97Text::table(std::size_t pair) const {
  const std::size_t at = u32At(main_, kPairs + pair * 8), size = u32At(main_, kPairs + pair * 8 + 4);
  if (at > table_.size()) return {};
  return std::string_view(table_).substr(at, size);
}

std::optional<Word97Text::Character> Word97Text::characterAt(std::uint32_t at) {
  if (piece_ >= pieces_.size() || at < pieces_[piece_].begin || at >= pieces_[piece_].end) {
    const auto next =
        std::upper_bound(pieces_.begin(), pieces_.end(), at,
                         [](std::uint32_t value, const Piece& piece) { return value < piece.end; });
    if (next == pieces_.end()) return std::nullopt;
    piece_ = static_cast<std::size_t>(next - pieces_.begin());
  }
  const auto& piece = pieces_[piece_];
  const std::size_t width = piece.single ? 1 : 2;
  const std::size_t offset = piece.offset + (at - piece.begin) * width;
  if (offset + width > main_.size()) refuseDamaged();
  const auto byte = static_cast<unsigned char>(main_[offset]);
  const auto place = static_cast<std::uint32_t>(offset);
  if (place < characters_.begin || place >= characters_.end)
    characters_ = runAt(table(kCharacterPages), place, false);
  Character character = characters_.look;
  character.unit = !piece.single                 ? u16At(main_, offset)
                   : byte >= 0x80 && byte < 0xA0 ? kWestern[byte - 0x80U]
                                                 : char16_t{byte};
  if (character.unit == 7) {
    if (place < paragraphs_.begin || place >= paragraphs_.end)
      paragraphs_ = runAt(table(kParagraphPages), place, true);
    character.rowEnd = paragraphs_.look.rowEnd;
  }
  return character;
}

// `pages` lists pages of 512 bytes in the main stream, each with runs of bytes and their properties.
Word97Text::Run Word97Text::runAt(std::string_view pages, std::uint32_t offset, bool paragraphs) const {
  Run run{offset, offset + 1, {}};
  if (pages.size() < 12) return run;
  const std::size_t count = (pages.size() - 4) / 8;
  std::size_t low = 0, high = count;  // the last page that begins at or before it
  while (low < high) {
    const auto middle = (low + high) / 2;
    if (u32At(pages, middle * 4) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == 0) return run;
  // Where no run says anything, up to the next one.
  run.end = std::max(run.end, u32At(pages, low * 4));
  const std::size_t page = std::size_t{u32At(pages, (count + 1) * 4 + (low - 1) * 4) & 0x3FFFFF} * kPageSize;
  if (page + kPageSize > main_.size()) return run;
  const auto bytes = std::string_view(main_).substr(page, kPageSize);
  const std::size_t runs = static_cast<unsigned char>(bytes.back());
  const std::size_t width = paragraphs ? 13 : 1;
  if ((runs + 1) * 4 + runs * width > kPageSize) return run;
  for (std::size_t i = 0; i < runs; ++i) {
    const auto begin = u32At(bytes, i * 4), end = u32At(bytes, i * 4 + 4);
    if (begin > offset) run.end = std::min(run.end, begin);
    if (offset < begin || offset >= end) continue;
    run.begin = begin;
    run.end = end;
    std::size_t at = std::size_t{static_cast<unsigned char>(bytes[(runs + 1) * 4 + i * width])} * 2;
    if (at == 0) return run;
    std::size_t size = static_cast<unsigned char>(bytes[at]);
    if (paragraphs) {  // counted in words, half of one less or in a second byte; a style's number before it
      size = size > 0 ? size * 2 - 1 : std::size_t{static_cast<unsigned char>(bytes[++at])} * 2;
      if (size < 2) return run;
      at += 2;
      size -= 2;
    }
    if (at + 1 < bytes.size()) apply(bytes.substr(at + 1, size), run.look);
    return run;
  }
  return run;
}

std::vector<Word97Text::Note> Word97Text::notes() const {
  // Lengths of body, footnotes, headers, (unused), comments, endnotes: they follow each other in this order.
  std::array<std::uint32_t, 6> lengths{};
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    lengths[i] = u32At(main_, kLengths + i * 4);
    checkTextSize(lengths[i], file_);
    if (lengths[i] > main_.size()) refuseDamaged();
  }
  std::vector<Note> notes;
  const auto footnotes = lengths[0], comments = footnotes + lengths[1] + lengths[2] + lengths[3];
  appendNotes(notes, kFootnoteReferences, kFootnoteTexts, 2, footnotes, lengths[1]);
  appendNotes(notes, kEndnoteReferences, kEndnoteTexts, 2, comments + lengths[4], lengths[5]);
  appendNotes(notes, kCommentReferences, kCommentTexts, 30, comments, lengths[4]);
  std::stable_sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) { return a.at < b.at; });
  return notes;
}

void Word97Text::appendNotes(std::vector<Note>& notes, std::size_t references, std::size_t texts,
                             std::size_t extra, std::uint32_t from, std::uint32_t length) const {
  const auto places = table(references), parts = table(texts);
  if (places.size() < 4 + extra) return;
  const std::size_t count = (places.size() - 4) / (4 + extra);
  const auto names = extra == 30 ? authors() : std::vector<std::string>();
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < count && (i + 2) * 4 <= parts.size(); ++i) {
    const auto begin = u32At(parts, i * 4), end = u32At(parts, i * 4 + 4);
    if (begin < before || end < begin || end > length) return;  // overlapping ones could grow without end
    before = end;
    Note note{u32At(places, i * 4), {from + begin, from + end}, {}};
    const std::size_t author = u16At(places, (count + 1) * 4 + i * extra + 20);
    if (author < names.size()) note.author = names[author];
    notes.push_back(std::move(note));
  }
}

std::vector<std::string> Word97Text::authors() const {
  std::vector<std::string> names;
  for (auto rest = table(kCommentAuthors); rest.size() >= 2;) {
    const std::size_t length = u16At(rest, 0);
    if (2 + length * 2 > rest.size()) break;
    std::u16string name;
    for (std::size_t i = 0; i < length; ++i) name += static_cast<char16_t>(u16At(rest, 2 + i * 2));
    names.push_back(i18n::toUtf8(name));
    rest.remove_prefix(2 + length * 2);
  }
  return names;
}

void Word97Text::refuseDamaged() const {
  throw FileError(
      i18n::message("“{file}” is damaged: it is cut off or was changed on its way. Ask for it again or "
                    "open it in its own program and save it anew. Nothing was imported from it.",
                    {{"file", file_}}));
}

}  // namespace corpus::import
