#include "corpus/import/embedded_page.h"

#include <algorithm>
#include <array>

#include "corpus/import/readers.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

// The lines of a part's head, unfolded and in lower case, and what follows them.
struct Part {
  std::string head;
  std::string_view body;
};
Part partOf(std::string_view mime) {
  std::size_t end = mime.find("\n\n"), skip = 2;
  if (const auto crlf = mime.find("\r\n\r\n"); crlf < end) end = crlf, skip = 4;
  if (end == mime.npos) return {i18n::asciiLower(mime), {}};
  Part part{i18n::asciiLower(mime.substr(0, std::min<std::size_t>(end, 10'000))), mime.substr(end + skip)};
  for (char& c : part.head)
    if (c == '\r') c = '\n';
  return part;
}

// boundary="…" or boundary=…
std::string boundaryOf(const Part& part, std::string_view whole) {
  auto at = part.head.find("boundary=");
  if (at == part.head.npos) return {};
  at += 9;
  std::string_view value = whole.substr(at, 200);
  if (value.starts_with('"')) {
    value.remove_prefix(1);
    return std::string(value.substr(0, value.find('"')));
  }
  return std::string(value.substr(0, value.find_first_of("; \t\r\n")));
}

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string fromQuotedPrintable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
    } else if (i + 1 < text.size() && text[i + 1] == '\n') {
      ++i;
    } else if (i + 2 < text.size() && text[i + 1] == '\r' && text[i + 2] == '\n') {
      i += 2;
    } else if (i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0) {
      out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
      i += 2;
    } else {
      out += '=';
    }
  }
  return out;
}

std::string fromBase64(std::string_view text) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::array<int, 256> value;
  value.fill(-1);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i)
    value[static_cast<unsigned char>(kAlphabet[i])] = static_cast<int>(i);
  std::string out;
  unsigned bits = 0;
  int have = 0;
  for (const char c : text) {
    const int six = value[static_cast<unsigned char>(c)];
    if (six < 0) continue;
    bits = bits << 6 | static_cast<unsigned>(six);
    if ((have += 6) < 8) continue;
    have -= 8;
    out += static_cast<char>(bits >> have & 0xFFu);
  }
  return out;
}

// The page of a web archive, decoded; the pictures and styles beside it are not read.
std::string pageOf(std::string_view mime, int depth = 0) {
  const auto part = partOf(mime);
  if (const auto boundary = boundaryOf(part, mime); !boundary.empty() && depth < 4) {
    const std::string line = "--" + boundary;
    auto at = mime.find(line, part.head.size());
    while (at != mime.npos) {
      at += line.size();
      if (mime.substr(at, 2) == "--") break;
      const auto lineEnd = mime.find('\n', at);
      if (lineEnd == mime.npos) break;
      const auto next = mime.find(line, lineEnd);
      auto page = pageOf(mime.substr(lineEnd + 1, next == mime.npos ? next : next - lineEnd - 1), depth + 1);
      if (!page.empty()) return page;
      at = next;
    }
    return {};
  }
  if (part.head.find("text/html") == part.head.npos) return {};
  if (part.head.find("quoted-printable") != part.head.npos) return fromQuotedPrintable(part.body);
  if (part.head.find("base64") != part.head.npos) return fromBase64(part.body);
  return std::string(part.body);
}

}  // namespace

StyledText embeddedPage(std::string_view bytes, const std::string& file) {
  StyledText out;
  const auto content = contentOf(bytes);
  SourceFile inner;
  inner.name = file;
  Document document;
  if (content == Content::Rtf) {
    inner.bytes = bytes;
    document = readRtf(inner);
  } else if (const auto head = i18n::asciiLower(bytes.substr(0, 4096));
             head.find("mime-version:") != head.npos) {
    inner.bytes = pageOf(bytes);
    if (inner.bytes.empty()) return out;
    document = readHtml(inner, {});
  } else if (content == Content::Html || content == Content::Xml) {
    inner.bytes = bytes;
    document = readHtml(inner, {});
  } else if (content == Content::Text) {
    inner.bytes = bytes;
    // Parts of pages come without their <html>.
    const auto first = head.find_first_not_of(" \t\r\n");
    document = first != head.npos && head[first] == '<' ? readHtml(inner, {}) : readText(inner, {});
  }
  out.append(std::move(document));
  return out;
}

}  // namespace corpus::import
