// suhbat-pdf-text: reads a PDF on standard input and writes where its words stand, one JSON value a line. A
// program of its own, so that a PDF made to do harm harms only this (corpus/helper_process.h).
//
//   {"pages": 3}
//   {"page": 1, "w": 595, "h": 842, "boxes": [[x0, y0, x1, y1, size, flags, "word"], ...]}
//   {"end": true}
// or, instead of all or of the rest, {"error": "locked" | "damaged" | "long"}. Points from the page's upper
// left corner; flags: 1 bold, 2 italic, 4 a space follows, 8 and 16 quarter turns clockwise.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

namespace {

constexpr int kMaxPages = 3000;
constexpr std::size_t kMaxBoxes = 1'500'000;  // a thousand pages full of words have half of them

bool contains(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

int fontFlags(const poppler::text_box& box) {
  if (!box.has_font_info()) return 0;
  auto name = box.get_font_name();
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  int flags = 0;
  // "demi" is a weight of Adobe's fonts, "semibold" holds "bold".
  if (contains(name, "bold") || contains(name, "black") || contains(name, "heavy") || contains(name, "demi"))
    flags |= 1;
  if (contains(name, "italic") || contains(name, "oblique")) flags |= 2;
  return flags;
}

double rounded(double value) {
  // Coordinates of a broken file may be anything.
  return std::isfinite(value) && std::abs(value) < 1e6 ? std::round(value * 100) / 100 : -1e6;
}

void write(const nlohmann::json& value) {
  const auto line = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  std::fwrite(line.data(), 1, line.size(), stdout);
}

int stop(const char* why) {
  write({{"error", why}});
  return 0;
}

std::vector<char> standardInput() {
  std::vector<char> bytes;
  constexpr std::size_t kPiece = 1 << 20;
  for (std::size_t got = kPiece; got == kPiece;) {
    const auto before = bytes.size();
    bytes.resize(before + kPiece);
    got = std::fread(bytes.data() + before, 1, kPiece, stdin);
    bytes.resize(before + got);
  }
  return bytes;
}

}  // namespace

int main() {
#ifdef _WIN32
  _setmode(_fileno(stdin), _O_BINARY);
  _setmode(_fileno(stdout), _O_BINARY);
#endif
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const auto bytes = standardInput();
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return stop("damaged");
  if (document->is_locked()) return stop("locked");
  const int pages = document->pages();
  if (pages > kMaxPages) return stop("long");
  if (pages < 1) return stop("damaged");
  write({{"pages", pages}});
  std::size_t count = 0;
  for (int number = 0; number < pages; ++number) {
    const std::unique_ptr<poppler::page> page(document->create_page(number));
    if (!page) continue;
    auto area = page->page_rect();
    const bool lying =
        page->orientation() == poppler::page::landscape || page->orientation() == poppler::page::seascape;
    nlohmann::json boxes = nlohmann::json::array();
    for (const auto& box : page->text_list(poppler::page::text_list_include_font)) {
      if (++count > kMaxBoxes) return stop("long");
      const auto where = box.bbox();
      const auto utf8 = box.text().to_utf8();
      if (utf8.empty()) continue;
      const int flags = fontFlags(box) | (box.has_space_after() ? 4 : 0) | ((box.rotation() & 3) << 3);
      boxes.push_back({rounded(where.left()), rounded(where.top()), rounded(where.right()),
                       rounded(where.bottom()), rounded(box.has_font_info() ? box.get_font_size() : 0), flags,
                       std::string(utf8.begin(), utf8.end())});
    }
    write({{"page", number + 1},
           {"w", rounded(lying ? area.height() : area.width())},
           {"h", rounded(lying ? area.width() : area.height())},
           {"boxes", std::move(boxes)}});
  }
  write({{"end", true}});
  return 0;
}
