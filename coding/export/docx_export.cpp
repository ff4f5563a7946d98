#include "coding/export/docx_document.h"
#include "coding/export/excerpt_writers.h"

namespace coding {

void writeExcerptsDocx(const ExcerptSet& set, const std::filesystem::path& path, const i18n::Messages& tr) {
  const std::string_view own = i18n::code(tr.language());
  DocxDocument document(reportTitle(set, tr), tr.language());
  document.addParagraph("Title", reportTitle(set, tr), own);
  document.addParagraph("Subtitle", reportSummary(set, tr), own);
  for (const auto& [begin, end] : byCode(set)) {
    document.addParagraph("Heading1", set.excerpts[begin].code);
    document.addParagraph(
        "Summary", tr.plural("{n} excerpt", "{n} excerpts", static_cast<std::int64_t>(end - begin)), own);
    for (std::size_t i = begin; i < end; ++i) {
      const Excerpt& excerpt = set.excerpts[i];
      document.addParagraph("Quote", excerpt.text, excerpt.language);
      // The parts of one excerpt stay together on the page; the last leaves room before the next.
      std::size_t more = excerpt.counterparts.size() + (excerpt.memo.empty() ? 0 : 1);
      document.addParagraph(more > 0 ? "SourceBeforeMore" : "Source", sourceLine(excerpt, tr), own);
      for (const Counterpart& counterpart : excerpt.counterparts) {
        document.addParagraph("TranslationQuote", counterpart.text, counterpart.language);
        document.addParagraph(--more > 0 ? "SourceBeforeMore" : "Source", sourceLine(counterpart, tr), own);
      }
      if (!excerpt.memo.empty()) document.addParagraph("Memo", excerpt.memo);
    }
  }
  document.write(path);
}

}  // namespace coding
