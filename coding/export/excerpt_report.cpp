// What the four forms of an excerpt report share.
#include <algorithm>
#include <set>

#include "coding/export/excerpt_writers.h"
#include "i18n/format.h"
#include "i18n/text.h"

namespace coding {

std::vector<SheetColumn> excerptColumns(const ExcerptSet& set, const i18n::Messages& tr) {
  using Width = SheetColumn::Width;
  std::vector<SheetColumn> columns{{tr("Transcript")}, {tr("Speaker")}, {tr("Participant")}};
  for (const std::string& name : set.attributeNames) columns.push_back({name});
  columns.push_back({tr("Code")});
  columns.back().width = Width::Middle;
  columns.push_back({tr("Coder")});
  // TRANSLATORS: where a coded passage begins and ends in its transcript, in characters.
  columns.push_back({tr.in("position", "Begin"), Width::Narrow, true});
  columns.push_back({tr.in("position", "End"), Width::Narrow, true});
  columns.push_back({tr("Language"), Width::Narrow});
  columns.push_back({tr("Weight"), Width::Narrow, true});
  columns.push_back({tr("Text"), Width::Wide});
  columns.push_back({tr("Memo")});
  if (set.quotesTranslations) {
    columns.push_back({tr("Translation"), Width::Wide});
    columns.push_back({tr("Translated transcript")});
  }
  return columns;
}

std::vector<std::string> excerptCells(const ExcerptSet& set, const Excerpt& excerpt) {
  std::vector<std::string> cells{excerpt.transcript, excerpt.speaker, excerpt.participant};
  cells.insert(cells.end(), excerpt.attributes.begin(), excerpt.attributes.end());
  cells.insert(
      cells.end(),
      {excerpt.code, excerpt.coder, std::to_string(excerpt.span.begin), std::to_string(excerpt.span.end),
       excerpt.language, excerpt.weight ? std::to_string(*excerpt.weight) : "", excerpt.text, excerpt.memo});
  if (set.quotesTranslations) {
    std::string words, names;
    for (const Counterpart& counterpart : excerpt.counterparts) {
      // Of several, each says which it is.
      if (excerpt.counterparts.size() > 1)
        words += (words.empty() ? "" : "\n\n") + counterpart.transcript + ":\n";
      words += counterpart.text;
      names += (names.empty() ? "" : "\n") + counterpart.transcript;
    }
    cells.insert(cells.end(), {std::move(words), std::move(names)});
  }
  return cells;
}

std::string sourceLine(const Excerpt& excerpt, const i18n::Messages& tr) {
  std::vector<std::string> parts{excerpt.transcript, excerpt.speaker};
  if (excerpt.participant != excerpt.transcript && excerpt.participant != excerpt.speaker)
    parts.push_back(excerpt.participant);
  parts.insert(parts.end(), excerpt.attributes.begin(), excerpt.attributes.end());
  parts.push_back(excerpt.coder);
  parts.push_back(tr("characters {begin}–{end}", {{"begin", i18n::number(excerpt.span.begin, tr.language())},
                                                  {"end", i18n::number(excerpt.span.end, tr.language())}}));
  if (excerpt.weight) parts.push_back(tr("weight {weight}", {{"weight", std::to_string(*excerpt.weight)}}));
  std::string line;
  for (const std::string& part : parts)
    if (!part.empty()) line += (line.empty() ? "" : " · ") + part;
  return line;
}

std::string sourceLine(const Counterpart& counterpart, const i18n::Messages& tr) {
  // TRANSLATORS: below a quotation: the transcript that it was taken from is a translation, or the original.
  return (counterpart.original ? tr("Original") : tr("Translation")) + " · " + counterpart.transcript;
}

std::string reportTitle(const ExcerptSet& set, const i18n::Messages& tr) {
  // TRANSLATORS: title of an exported document; {project} is the project's name.
  return set.project.empty() ? tr("Coded excerpts")
                             : tr("Coded excerpts: {project}", {{"project", set.project}});
}

std::string reportSummary(const ExcerptSet& set, const i18n::Messages& tr) {
  std::set<std::string> transcripts;
  for (const Excerpt& excerpt : set.excerpts) transcripts.insert(excerpt.transcript);
  std::string line =
      tr.plural("{n} excerpt", "{n} excerpts", static_cast<std::int64_t>(set.excerpts.size())) + " · " +
      tr.plural("{n} transcript", "{n} transcripts", static_cast<std::int64_t>(transcripts.size()));
  if (set.madeAt > 0) line += " · " + i18n::dateTime(set.madeAt, tr.language());
  return line;
}

std::vector<std::pair<std::size_t, std::size_t>> byCode(const ExcerptSet& set) {
  std::vector<std::pair<std::size_t, std::size_t>> groups;
  for (std::size_t i = 0; i < set.excerpts.size(); ++i) {
    if (groups.empty() || set.excerpts[i].code != set.excerpts[groups.back().first].code)
      groups.emplace_back(i, i);
    groups.back().second = i + 1;
  }
  return groups;
}

std::string xmlText(std::string_view text) {
  if (!i18n::isValidUtf8(text)) return {};
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 && byte != '\t' && byte != '\n') continue;
    if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF") {
      i += 2;  // U+FFFE and U+FFFF are no characters in XML
      continue;
    }
    result += text[i];
  }
  return result;
}

std::string languageTag(std::string_view language) {
  if (language == "kk") return "kk-KZ";
  if (language == "ru") return "ru-RU";
  if (language == "en") return "en-GB";
  return {};
}

}  // namespace coding
