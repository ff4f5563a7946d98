#include "coding/export/excerpt_writers.h"
#include "coding/export/html_document.h"
#include "corpus/whole_file.h"

namespace coding {

void writeExcerptsHtml(const ExcerptSet& set, const std::filesystem::path& path, const i18n::Messages& tr) {
  corpus::writeWholeFile(path, [&](std::ostream& out) {
    beginHtml(out, reportTitle(set, tr), reportSummary(set, tr), tr.language());
    const auto groups = byCode(set);
    if (groups.size() > 1) {
      out << "<nav>\n<ol>\n";
      for (std::size_t g = 0; g < groups.size(); ++g)
        out << "<li><a href=\"#code-" << g + 1 << "\">" << escapedHtml(set.excerpts[groups[g].first].code)
            << "</a> <span class=\"count\">" << groups[g].second - groups[g].first << "</span></li>\n";
      out << "</ol>\n</nav>\n";
    }
    out << "<main>\n";
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const auto [begin, end] = groups[g];
      out << "<section id=\"code-" << g + 1 << "\">\n<h2>" << escapedHtml(set.excerpts[begin].code)
          << " <span class=\"count\">"
          << escapedHtml(tr.plural("{n} excerpt", "{n} excerpts", static_cast<std::int64_t>(end - begin)))
          << "</span></h2>\n";
      for (std::size_t i = begin; i < end; ++i) {
        const Excerpt& excerpt = set.excerpts[i];
        out << "<figure>\n<blockquote" << langAttribute(excerpt.language) << ">" << escapedHtml(excerpt.text)
            << "</blockquote>\n<figcaption><cite>" << escapedHtml(sourceLine(excerpt, tr)) << "</cite>";
        for (const Counterpart& counterpart : excerpt.counterparts)
          out << "\n<blockquote class=\"counterpart\"" << langAttribute(counterpart.language) << ">"
              << escapedHtml(counterpart.text) << "</blockquote>\n<cite>"
              << escapedHtml(sourceLine(counterpart, tr)) << "</cite>";
        if (!excerpt.memo.empty()) out << "\n<p class=\"memo\">" << escapedHtml(excerpt.memo) << "</p>";
        out << "</figcaption>\n</figure>\n";
      }
      out << "</section>\n";
    }
    out << "</main>\n";
    endHtml(out);
  });
}

}  // namespace coding
