#include "coding/export/html_document.h"

#include "coding/export/excerpt_writers.h"

namespace coding {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ink: #22262b; --faint: #5d6670; --line: #d9dee3; --paper: #fcfcfb; --mark: #2f6f8f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e6e8; --faint: #9aa4ad; --line: #3a4148; --paper: #1d2124; --mark: #7fb8d4; }
}
body { margin: 0 auto; padding: 3rem 1.5rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1.05rem/1.6 "Noto Serif", Georgia, "PT Serif", serif; }
h1, h2, footer, nav, .count, .summary, cite, .memo { font-family: "Noto Sans", "Segoe UI", system-ui, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2.6rem 0 .8rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); }
.summary, .count, cite { color: var(--faint); font-size: .85rem; font-style: normal; font-weight: normal; }
nav ol { padding-left: 1.4rem; font-size: .92rem; line-height: 1.5; }
nav a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
figure { margin: 0 0 1.5rem; break-inside: avoid; }
blockquote { margin: 0 0 .35rem; padding-left: 1rem; border-left: 3px solid var(--mark); white-space: pre-line; overflow-wrap: anywhere; }
.counterpart { margin-top: .55rem; border-left-color: var(--line); color: var(--faint); }
mark { background: none; color: inherit; font-weight: bold; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.4; }
td { padding: .15rem .35rem; vertical-align: baseline; }
td.left { text-align: right; width: 42%; }
td.right { width: 42%; }
.memo { margin: .35rem 0 0; font-size: .92rem; font-style: italic; white-space: pre-line; }
@media print {
  :root { --ink: #000; --faint: #444; --line: #bbb; --paper: #fff; --mark: #777; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2 { break-after: avoid; }
}
)";

}  // namespace

std::string escapedHtml(std::string_view text) {
  std::string result;
  for (const char c : xmlText(text)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string langAttribute(std::string_view language) {
  return languageTag(language).empty() ? "" : " lang=\"" + std::string(language) + "\"";
}

void beginHtml(std::ostream& out, const std::string& title, const std::string& summary,
               i18n::Language language) {
  out << "<!DOCTYPE html>\n<html lang=\"" << i18n::code(language) << "\">\n<head>\n<meta charset=\"utf-8\">\n"
      << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      // Nothing in the file may run or be fetched, whatever a transcript holds.
      << "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
         "'unsafe-inline'\">\n"
      << "<meta name=\"generator\" content=\"Suhbat\">\n<title>" << escapedHtml(title) << "</title>\n<style>"
      << kStyle << "</style>\n</head>\n<body>\n<header>\n<h1>" << escapedHtml(title)
      << "</h1>\n<p class=\"summary\">" << escapedHtml(summary) << "</p>\n</header>\n";
}

void endHtml(std::ostream& out) {
  out << "</body>\n</html>\n";
}

}  // namespace coding
