#include "search/hit_export.h"

#include <set>

#include "coding/export/csv.h"
#include "coding/export/docx_document.h"
#include "coding/export/html_document.h"
#include "coding/export/sheet.h"
#include "corpus/environment.h"
#include "corpus/whole_file.h"
#include "i18n/format.h"
#include "i18n/text.h"

namespace search {
namespace {

using coding::ExportFormat;
using coding::SheetColumn;
using coding::TextRun;

std::string titleOf(const std::string& query, const i18n::Messages& tr) {
  // TRANSLATORS: title of an exported document; {query} is what was searched for.
  return tr("Found: {query}", {{"query", query}});
}

// "speaker · transcript · characters 10–20"
std::string sourceOf(const std::string& transcript, const std::string& speaker, i18n::Span span,
                     const i18n::Messages& tr) {
  std::string line = transcript;
  if (!speaker.empty()) line += " · " + speaker;
  line += " · ";
  line += tr("characters {begin}–{end}", {{"begin", i18n::number(span.begin, tr.language())},
                                          {"end", i18n::number(span.end, tr.language())}});
  return line;
}

// A turn's text in pieces, the marked ones bold.
std::vector<TextRun> runsOf(const Hit& hit) {
  const i18n::TextIndex text(hit.text);
  std::vector<TextRun> runs;
  const auto add = [&](i18n::Span span, bool bold) {
    if (!span.empty()) runs.push_back({std::string(text.slice(span)), bold});
  };
  std::int64_t at = 0;
  for (const i18n::Span mark : hit.marks) {
    add({at, mark.begin}, false);
    add(mark, true);
    at = mark.end;
  }
  add({at, text.length()}, false);
  return runs;
}

// One export: the same columns, title and summary in every format.
class HitReport {
 public:
  HitReport(const std::vector<Hit>& hits, HitExport form, const std::string& query, const i18n::Messages& tr,
            std::optional<ConcordanceOrder> order)
      : hits_(hits), form_(form), tr_(tr), title_(titleOf(query, tr)) {
    if (form == HitExport::Kwic) lines_ = concordance(hits);
    if (order) sortConcordance(lines_, *order, tr.language());
  }

  void write(ExportFormat format, const std::filesystem::path& path) const {
    switch (format) {
      case ExportFormat::Csv:
        return writeCsv(path);
      case ExportFormat::Xlsx:
        // TRANSLATORS: name of the sheet of an exported spreadsheet.
        return coding::writeSheet(path, tr_.in("found turns", "Hits"), columns(), rows());
      case ExportFormat::Docx:
        return writeDocx(path);
      case ExportFormat::Html:
        return writeHtml(path);
    }
  }

 private:
  std::vector<SheetColumn> columns() const {
    using Width = SheetColumn::Width;
    std::vector<SheetColumn> columns;
    if (form_ == HitExport::Kwic) {
      columns.push_back({tr_("Left context"), Width::Wide});
      columns.push_back({tr_("Match")});
      columns.push_back({tr_("Right context"), Width::Wide});
    }
    columns.push_back({tr_("Transcript")});
    columns.push_back({tr_("Speaker")});
    columns.push_back({tr_("Language"), Width::Narrow});
    columns.push_back({tr_.in("position", "Begin"), Width::Narrow, true});
    columns.push_back({tr_.in("position", "End"), Width::Narrow, true});
    if (form_ == HitExport::Turns) {
      columns.push_back({tr_("Text"), Width::Wide});
      columns.push_back({tr_("Matches")});
    }
    return columns;
  }

  std::vector<std::vector<std::string>> rows() const {
    std::vector<std::vector<std::string>> rows;
    if (form_ == HitExport::Kwic) {
      for (const ConcordanceLine& line : lines_) {
        rows.push_back({line.left, line.match, line.right, line.transcriptName, line.speaker, line.language,
                        std::to_string(line.span.begin), std::to_string(line.span.end)});
      }
      return rows;
    }
    for (const Hit& hit : hits_) {
      std::string matches;
      for (const i18n::Span mark : hit.marks) {
        if (!matches.empty()) matches += "; ";
        matches += i18n::slice(hit.text, mark);
      }
      rows.push_back({hit.transcriptName, hit.speaker, hit.language, std::to_string(hit.span.begin),
                      std::to_string(hit.span.end), hit.text, std::move(matches)});
    }
    return rows;
  }

  std::string summary() const {
    std::set<Guid> transcripts;
    for (const Hit& hit : hits_) transcripts.insert(hit.transcript);
    const auto count = [](const auto& of) { return static_cast<std::int64_t>(of.size()); };
    std::string line;
    if (form_ == HitExport::Kwic) line = tr_.plural("{n} match", "{n} matches", count(lines_)) + " · ";
    return line + tr_.plural("{n} turn", "{n} turns", count(hits_)) + " · " +
           tr_.plural("{n} transcript", "{n} transcripts", count(transcripts)) + " · " +
           i18n::dateTime(corpus::Environment::system().now(), tr_.language());
  }

  void writeCsv(const std::filesystem::path& path) const {
    corpus::writeWholeFile(path, [&](std::ostream& out) {
      coding::CsvWriter csv(out);
      std::vector<std::string> headings;
      for (const SheetColumn& column : columns()) headings.push_back(column.heading);
      csv.row(headings);
      for (const auto& row : rows()) csv.row(row);
    });
  }

  void writeDocx(const std::filesystem::path& path) const {
    using Cell = coding::DocxDocument::Cell;
    const std::string own(i18n::code(tr_.language()));
    coding::DocxDocument document(title_, tr_.language());
    document.addParagraph("Title", title_, own);
    document.addParagraph("Subtitle", summary(), own);
    if (form_ == HitExport::Turns) {
      for (const Hit& hit : hits_) {
        document.addParagraph("Quote", runsOf(hit), hit.language);
        document.addParagraph("Source", sourceOf(hit.transcriptName, hit.speaker, hit.span, tr_), own);
      }
      return document.write(path);
    }
    std::vector<std::vector<Cell>> rows;
    for (const ConcordanceLine& line : lines_) {
      rows.push_back(
          {{{{line.left, false}}, "Normal", Cell::Align::Right, line.language},
           {{{line.match, true}, {line.right, false}}, "Normal", Cell::Align::Left, line.language},
           {{{line.transcriptName + " · " + line.speaker, false}}, "Memo", Cell::Align::Left, {}}});
    }
    document.addTable({3600, 3900, 1570}, rows);
    document.write(path);
  }

  void writeHtml(const std::filesystem::path& path) const {
    using coding::escapedHtml;
    corpus::writeWholeFile(path, [&](std::ostream& out) {
      coding::beginHtml(out, title_, summary(), tr_.language());
      out << "<main>\n";
      if (form_ == HitExport::Turns) {
        for (const Hit& hit : hits_) {
          out << "<figure>\n<blockquote" << coding::langAttribute(hit.language) << ">";
          for (const TextRun& run : runsOf(hit))
            out << (run.bold ? "<mark>" : "") << escapedHtml(run.text) << (run.bold ? "</mark>" : "");
          out << "</blockquote>\n<figcaption><cite>"
              << escapedHtml(sourceOf(hit.transcriptName, hit.speaker, hit.span, tr_))
              << "</cite></figcaption>\n</figure>\n";
        }
      } else {
        out << "<table>\n";
        for (const ConcordanceLine& line : lines_) {
          out << "<tr" << coding::langAttribute(line.language) << "><td class=\"left\">"
              << escapedHtml(line.left) << "</td><td><mark>" << escapedHtml(line.match)
              << "</mark></td><td class=\"right\">" << escapedHtml(line.right) << "</td><td><cite>"
              << escapedHtml(line.transcriptName) << "</cite></td></tr>\n";
        }
        out << "</table>\n";
      }
      out << "</main>\n";
      coding::endHtml(out);
    });
  }

  const std::vector<Hit>& hits_;
  HitExport form_;
  const i18n::Messages& tr_;
  std::string title_;
  std::vector<ConcordanceLine> lines_;
};

}  // namespace

void exportHits(const std::vector<Hit>& hits, HitExport form, coding::ExportFormat format,
                const std::filesystem::path& path, const std::string& query, const i18n::Messages& messages,
                std::optional<ConcordanceOrder> order) {
  HitReport(hits, form, query, messages, order).write(format, path);
}

}  // namespace search
