#include "coding/export/excerpt_writers.h"
#include "corpus/whole_file.h"

namespace coding {
namespace {

// One file, nothing fetched: readable on paper, by day and by night.
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
.memo { margin: .35rem 0 0; font-size: .92rem; font-style: italic; white-space: pre-line; }
@media print {
  :root { --ink: #000; --faint: #444; --line: #bbb; --paper: #fff; --mark: #777; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2 { break-after: avoid; }
}
)";

std::string escaped(std::string_view text) {
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

}  // namespace

void writeExcerptsHtml(const ExcerptSet& set, const std::filesystem::path& path, const i18n::Messages& tr) {
  corpus::writeWholeFile(path, [&](std::ostream& out) {
    const std::string title = escaped(reportTitle(set, tr));
    out << "<!DOCTYPE html>\n<html lang=\"" << i18n::code(tr.language())
        << "\">\n<head>\n<meta charset=\"utf-8\">\n"
        << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        // Nothing in the file may run or be fetched, whatever a transcript holds.
        << "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'\">\n"
        << "<meta name=\"generator\" content=\"Suhbat\">\n<title>" << title << "</title>\n<style>" << kStyle
        << "</style>\n</head>\n<body>\n<header>\n<h1>" << title << "</h1>\n<p class=\"summary\">"
        << escaped(reportSummary(set, tr)) << "</p>\n</header>\n";
    const auto groups = byCode(set);
    if (groups.size() > 1) {
      out << "<nav>\n<ol>\n";
      for (std::size_t g = 0; g < groups.size(); ++g)
        out << "<li><a href=\"#code-" << g + 1 << "\">" << escaped(set.excerpts[groups[g].first].code)
            << "</a> <span class=\"count\">" << groups[g].second - groups[g].first << "</span></li>\n";
      out << "</ol>\n</nav>\n";
    }
    out << "<main>\n";
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const auto [begin, end] = groups[g];
      out << "<section id=\"code-" << g + 1 << "\">\n<h2>" << escaped(set.excerpts[begin].code)
          << " <span class=\"count\">"
          << escaped(tr.plural("{n} excerpt", "{n} excerpts", static_cast<std::int64_t>(end - begin)))
          << "</span></h2>\n";
      for (std::size_t i = begin; i < end; ++i) {
        const Excerpt& excerpt = set.excerpts[i];
        out << "<figure>\n<blockquote" << langAttribute(excerpt.language) << ">" << escaped(excerpt.text)
            << "</blockquote>\n<figcaption><cite>" << escaped(sourceLine(excerpt, tr)) << "</cite>";
        for (const Counterpart& counterpart : excerpt.counterparts)
          out << "\n<blockquote class=\"counterpart\"" << langAttribute(counterpart.language) << ">"
              << escaped(counterpart.text) << "</blockquote>\n<cite>" << escaped(sourceLine(counterpart, tr))
              << "</cite>";
        if (!excerpt.memo.empty()) out << "\n<p class=\"memo\">" << escaped(excerpt.memo) << "</p>";
        out << "</figcaption>\n</figure>\n";
      }
      out << "</section>\n";
    }
    out << "</main>\n</body>\n</html>\n";
  });
}

}  // namespace coding
