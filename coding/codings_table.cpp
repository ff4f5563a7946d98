// Codings from a table: one row a coded passage.
#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "coding/code_names.h"
#include "coding/codebook_files.h"
#include "coding/coders.h"
#include "coding/segments.h"
#include "coding/table_columns.h"
#include "corpus/transcripts.h"

namespace coding {
namespace {

// Spreadsheets write 12 as "12" or "12.0".
std::optional<std::int64_t> wholeNumber(std::string_view text) {
  if (text.ends_with(".0") || text.ends_with(",0")) text.remove_suffix(2);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// A transcript by its name, else by the one file it came from, extension or not.
class Transcripts {
 public:
  explicit Transcripts(const Project& project) : all_(corpus::transcripts(project)) {
    for (const auto& transcript : all_) names_.emplace(cleanText(transcript.name), &transcript);
    for (const auto& transcript : all_) {
      if (transcript.sourceFile.empty()) continue;
      put(cleanText(transcript.sourceFile), &transcript);
      const auto dot = transcript.sourceFile.rfind('.');
      if (dot != std::string::npos && dot > 0)
        put(cleanText(transcript.sourceFile.substr(0, dot)), &transcript);
    }
  }
  const corpus::Transcript* find(const std::string& name) const {
    if (const auto found = names_.find(name); found != names_.end()) return found->second;
    const auto found = files_.find(name);
    return found == files_.end() ? nullptr : found->second;
  }

 private:
  void put(const std::string& file, const corpus::Transcript* transcript) {
    const auto [place, fresh] = files_.emplace(file, transcript);
    if (!fresh && place->second != transcript) place->second = nullptr;  // which one is meant can't be told
  }
  std::vector<corpus::Transcript> all_;
  std::unordered_map<std::string, const corpus::Transcript*> names_, files_;
};

class Importer {
 public:
  Importer(Edit& edit, const std::vector<std::string>& header, bool createCodes)
      : edit_(edit),
        createCodes_(createCodes),
        columns_(header),
        transcripts_(edit.project()),
        codebook_(Codebook::read(edit.project())) {
    transcript_ = columns_.find({"transcript", "транскрипт", "стенограмма", "document", "file"});
    begin_ = columns_.find({"begin", "start", "начало", "басы"});
    end_ = columns_.find({"end", "конец", "соңы"});
    code_ = columns_.find({"code", "код"});
    coder_ = columns_.find({"coder", "кодировщик", "кодтаушы"});
    weight_ = columns_.find({"weight", "вес", "салмағы"});
    memo_ = columns_.find({"memo", "заметка", "жазба", "ескертпе"});
    const std::pair<std::optional<std::size_t>, const char*> needed[] = {
        {transcript_, "transcript"}, {begin_, "begin"}, {end_, "end"}, {code_, "code"}};
    for (const auto& [column, name] : needed)
      if (!column)
        throw i18n::UsageError(i18n::message(
            "The table has no column “{column}”; needed are transcript, begin, end, code and coder.",
            {{"column", name}}));
    for (const Segment& segment : segments(edit.project())) present_.insert(segment.guid);
  }

  void row(const std::vector<std::string>& cells, CodingsReport& report) {
    const std::string name = cleanText(columns_.cell(cells, transcript_));
    const corpus::Transcript* transcript = transcripts_.find(name);
    if (!transcript)
      throw i18n::UsageError(
          i18n::message("Row {row}: there is no transcript “{transcript}”.", {{"transcript", name}}));
    const auto begin = wholeNumber(columns_.cell(cells, begin_)),
               end = wholeNumber(columns_.cell(cells, end_));
    if (!begin || !end)
      throw i18n::UsageError(
          i18n::message("Row {row}: begin and end must be whole numbers, counted in characters from 0."));
    if (*begin < 0 || *begin >= *end || *end > transcript->length)
      throw i18n::UsageError(i18n::message(
          "Row {row}: {begin}–{end} is no passage of “{transcript}”, which has {length} characters.",
          {{"begin", std::to_string(*begin)},
           {"end", std::to_string(*end)},
           {"transcript", name},
           {"length", std::to_string(transcript->length)}}));
    std::optional<int> weight;
    if (const std::string text = columns_.cell(cells, weight_); !text.empty()) {
      const auto value = wholeNumber(text);
      if (!value || *value < 0 || *value > 100)
        throw i18n::UsageError(i18n::message(
            "Row {row}: a weight is a whole number from 0 to 100, not “{weight}”.", {{"weight", text}}));
      weight = static_cast<int>(*value);
    }
    // The code first: a row that can't be used leaves no new coder behind.
    const Guid code = codeFor(columns_.cell(cells, code_));
    const Guid coder = coderOf(columns_.cell(cells, coder_));
    const Guid guid = addSegment(edit_, transcript->guid, {*begin, *end}, code, coder, weight);
    if (!present_.insert(guid).second) {
      ++report.alreadyThere;
      return;
    }
    ++report.added;
    if (const std::string memo = columns_.cell(cells, memo_); !memo.empty())
      setSegmentMemo(edit_, guid, memo);
  }

 private:
  Guid codeFor(const std::string& path) {
    if (const auto known = codes_.find(path); known != codes_.end()) return known->second;
    auto code = codebook_.byPath(path);
    if (!code && createCodes_ && !pathParts(path).empty()) {
      code = addCodePath(edit_, path);
      codebook_ = Codebook::read(edit_.project());
    }
    if (!code)
      throw i18n::UsageError(
          i18n::message("Row {row}: no code, or more than one, fits “{code}”.", {{"code", path}}));
    codes_.emplace(path, *code);
    return *code;
  }
  Guid coderOf(const std::string& name) {
    if (name.empty() && edit_.project().coder()) return edit_.project().coder();
    if (const auto known = coders_.find(name); known != coders_.end()) return known->second;
    const Guid coder = coderFor(edit_, name);
    coders_.emplace(name, coder);
    return coder;
  }

  Edit& edit_;
  bool createCodes_;
  TableColumns columns_;
  Transcripts transcripts_;
  Codebook codebook_;
  std::optional<std::size_t> transcript_, begin_, end_, code_, coder_, weight_, memo_;
  std::unordered_set<Guid> present_;
  std::unordered_map<std::string, Guid> codes_, coders_;
};

}  // namespace

CodingsReport importCodings(Edit& edit, const std::vector<std::string>& header,
                            const std::vector<std::vector<std::string>>& rows, bool createCodes) {
  CodingsReport report;
  Importer importer(edit, header, createCodes);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (std::all_of(rows[r].begin(), rows[r].end(), [](const std::string& cell) { return cell.empty(); }))
      continue;
    try {
      importer.row(rows[r], report);
    } catch (const i18n::UsageError& problem) {
      const std::string row = std::to_string(r + 2);  // the header is row 1
      i18n::Message reason = problem.message();
      reason.arguments["row"] = row;
      if (reason.id.find("{row}") == std::string::npos)
        reason =
            i18n::message("Row {row} was left out: {reason}", {{"row", row}, {"reason", problem.what()}});
      report.failures.push_back(std::move(reason));
    }
  }
  return report;
}

}  // namespace coding
