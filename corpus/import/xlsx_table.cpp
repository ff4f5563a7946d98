// Excel workbooks (ECMA-376, SpreadsheetML), the first sheet's values.
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <set>

#include "corpus/import/archive.h"
#include "corpus/import/tables.h"
#include "corpus/import/xml.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

// Text of <si> or <is>: every <t> but phonetic ones.
class SharedStrings : public XmlHandler {
 public:
  explicit SharedStrings(std::string file) : file_(std::move(file)) {}
  void start(std::string_view, std::string_view name, const XmlAttributes&) override {
    if (name == "si") strings.emplace_back();
    if (name == "rPh") phonetic_ = true;
    inText_ = name == "t" && !phonetic_ && !strings.empty();
  }
  void end(std::string_view, std::string_view name) override {
    if (name == "rPh") phonetic_ = false;
    inText_ = false;
    if (strings.size() > kMaxTableCells) refuseLargeTable(file_);
  }
  void characters(std::string_view utf8) override {
    if (inText_) strings.back() += utf8;
  }
  std::vector<std::string> strings;

 private:
  std::string file_;
  bool inText_ = false, phonetic_ = false;
};

enum class Format { Plain, Date, Time, Seconds, DateTime };

// Which a custom number format is: letters outside quotes, brackets and escapes.
Format formatOf(std::string_view code) {
  bool date = false, time = false, seconds = false, quoted = false, bracket = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == '[') {
      bracket = true;
      if (i + 1 < code.size() && (code[i + 1] == 'h' || code[i + 1] == 'm' || code[i + 1] == 's'))
        time = true;
      if (i + 1 < code.size() && code[i + 1] == 's') seconds = true;
    } else if (!quoted && c == ']') {
      bracket = false;
    } else if (!quoted && !bracket) {
      if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') date = true;
      if (c == 'h' || c == 'H' || c == 's' || c == 'S') time = true;
      if (c == 's' || c == 'S') seconds = true;
    }
  }
  if (code == "General") return Format::Plain;
  if (date) return time ? Format::DateTime : Format::Date;
  return seconds ? Format::Seconds : time ? Format::Time : Format::Plain;
}

class Styles : public XmlHandler {
 public:
  void start(std::string_view, std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt") {
      custom_[std::string(attributes["numFmtId"])] = formatOf(attributes["formatCode"]);
    } else if (name == "cellXfs") {
      inCellFormats_ = true;
    } else if (name == "xf" && inCellFormats_ && cellFormats.size() < 100'000) {
      cellFormats.push_back(byId(attributes["numFmtId"]));
    }
  }
  void end(std::string_view, std::string_view name) override {
    if (name == "cellXfs") inCellFormats_ = false;
  }
  void characters(std::string_view) override {}
  std::vector<Format> cellFormats;

 private:
  Format byId(std::string_view id) const {
    if (const auto custom = custom_.find(id); custom != custom_.end()) return custom->second;
    int number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number);
    if (number >= 14 && number <= 17) return Format::Date;
    if (number == 22) return Format::DateTime;
    if (number == 18 || number == 20) return Format::Time;
    if (number == 19 || number == 21 || (number >= 45 && number <= 47)) return Format::Seconds;
    return Format::Plain;
  }
  std::map<std::string, Format, std::less<>> custom_;
  bool inCellFormats_ = false;
};

class Workbook : public XmlHandler {
 public:
  void start(std::string_view, std::string_view name, const XmlAttributes& attributes) override {
    if (name == "sheet" && sheets.size() < 100) sheets.emplace_back(attributes["id"]);
    if (name == "workbookPr") from1904 = attributes["date1904"] == "1" || attributes["date1904"] == "true";
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}
  std::vector<std::string> sheets;  // relationship ids
  bool from1904 = false;
};

class Relationships : public XmlHandler {
 public:
  void start(std::string_view, std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship") return;
    const auto type = attributes["Type"];
    byId[std::string(attributes["Id"])] = attributes["Target"];
    byType.emplace(type.substr(type.rfind('/') + 1), attributes["Target"]);
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}
  std::map<std::string, std::string, std::less<>> byId, byType;
};

// Days since 1899-12-30 (Excel counts a 29 February 1900 that never was) -> year, month, day, by Howard
// Hinnant's "chrono-compatible low-level date algorithms", civil_from_days.
std::string isoDate(std::int64_t serial) {
  const std::int64_t z = serial - 25569 + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t dayOfEra = z - era * 146097;
  const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
  const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
  const auto day = static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1);
  const auto month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  const auto year = static_cast<int>(yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
  std::array<char, 48> buffer;
  const int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

// Days as a clock shows them: "0:01:27.5" for a part of one, "27:00:00" past one.
std::string clockOf(double days) {
  const auto ms = std::llround((days < 100 ? days : days - std::floor(days)) * 86'400'000);
  std::array<char, 64> buffer;
  const int length = std::snprintf(buffer.data(), buffer.size(),
                                   ms % 1000 == 0 ? "%02lld:%02lld:%02lld" : "%02lld:%02lld:%02lld.%03lld",
                                   ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string shown(std::string_view stored, Format format, bool from1904) {
  double value = 0;
  const auto read = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (read.ec != std::errc() || read.ptr != stored.data() + stored.size() || !std::isfinite(value))
    return std::string(stored);
  if (format != Format::Plain && value >= 0 && value < 2'958'466) {  // to the year 9999
    if (format == Format::Seconds) return clockOf(value);
    double whole = std::floor(value);
    auto minutes = static_cast<std::int64_t>(std::llround((value - whole) * 24 * 60));
    if (minutes == 24 * 60) {
      whole += 1;
      minutes = 0;
    }
    std::array<char, 48> clock;
    const int length = std::snprintf(clock.data(), clock.size(), "%02d:%02d", static_cast<int>(minutes / 60),
                                     static_cast<int>(minutes % 60));
    const std::string time(clock.data(), static_cast<std::size_t>(length));
    if (format == Format::Time) return time;
    auto date = isoDate(static_cast<std::int64_t>(whole) + (from1904 ? 1462 : 0));
    return format == Format::DateTime && minutes != 0 ? date + " " + time : date;
  }
  // The shortest digits that mean this number: what was typed, not 2.2999999999999998.
  std::array<char, 64> buffer;
  const auto written =
      std::abs(value) < 1e15
          ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed)
          : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return written.ec == std::errc() ? std::string(buffer.data(), written.ptr) : std::string(stored);
}

class Sheet : public XmlHandler {
 public:
  Sheet(const std::vector<std::string>& strings, const std::vector<Format>& formats, bool from1904,
        std::string file)
      : strings_(strings), formats_(formats), from1904_(from1904), file_(std::move(file)) {}

  Rows rows;

  void start(std::string_view, std::string_view name, const XmlAttributes& attributes) override {
    if (name == "row") {
      // Empty rows may be left out of the file; those after them keep their numbers.
      const auto reference = attributes["r"];
      std::size_t number = 0;
      std::from_chars(reference.data(), reference.data() + reference.size(), number);
      if (number > rows.size() + 1 && number <= kMaxTableRows) rows.resize(number - 1);
      if (rows.size() >= kMaxTableRows) refuseLargeTable(file_);
      rows.emplace_back();
      column_ = 0;
    } else if (name == "c" && !rows.empty()) {
      if (const auto named = columnOf(attributes["r"])) column_ = *named;
      type_ = attributes["t"];
      style_ = 0;
      const auto style = attributes["s"];
      std::from_chars(style.data(), style.data() + style.size(), style_);
      value_.clear();
    } else if (name == "rPh") {
      phonetic_ = true;
    } else if (name == "v" || (name == "t" && !phonetic_)) {
      inValue_ = true;
    }
  }

  void end(std::string_view, std::string_view name) override {
    if (name == "v" || name == "t") inValue_ = false;
    if (name == "rPh") phonetic_ = false;
    if (name != "c" || rows.empty()) return;
    if (!value_.empty()) put();
    ++column_;
  }

  void characters(std::string_view utf8) override {
    if (inValue_) value_ += utf8;
  }

 private:
  // "BC12" -> 54.
  static std::optional<std::size_t> columnOf(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
      if (c < 'A' || c > 'Z') break;
      column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
      if (column > 20'000) break;
    }
    if (column == 0) return std::nullopt;
    return column - 1;
  }

  void put() {
    std::string text;
    if (type_ == "s") {
      std::size_t index = strings_.size();
      std::from_chars(value_.data(), value_.data() + value_.size(), index);
      if (index < strings_.size()) text = strings_[index];
    } else if (type_ == "b") {
      text = value_ == "0" ? "no" : "yes";
    } else if (type_ == "e") {
      return;  // #N/A and the like
    } else if (type_ == "str" || type_ == "inlineStr" || type_ == "d") {
      text = std::move(value_);
    } else {
      const auto format = style_ < formats_.size() ? formats_[style_] : Format::Plain;
      text = shown(value_, format, from1904_);
    }
    if (text.empty()) return;
    if (column_ >= kMaxTableColumns || text.size() > kMaxCellBytes) refuseLargeTable(file_);
    auto& row = rows.back();
    if (row.size() <= column_) {
      cells_ += column_ + 1 - row.size();
      row.resize(column_ + 1);
    }
    size_ += text.size();
    if (cells_ > kMaxTableCells || size_ > kMaxTextBytes) refuseLargeTable(file_);
    row[column_] = std::move(text);
  }

  const std::vector<std::string>& strings_;
  const std::vector<Format>& formats_;
  bool from1904_;
  std::string file_, type_, value_;
  std::size_t column_ = 0, style_ = 0, cells_ = 0, size_ = 0;
  bool inValue_ = false, phonetic_ = false;
};

std::string resolved(const std::string& target) {
  return target.starts_with('/') ? target.substr(1) : "xl/" + target;
}

}  // namespace

std::vector<Rows> readXlsxSheets(const SourceFile& file, std::size_t most) {
  Archive archive(file.bytes, file.name);
  const auto parse = [&](const std::string& part, XmlHandler& handler) {
    const auto xml = archive.read(part);
    if (xml) readXml(*xml, handler, file.name);
    return xml.has_value();
  };
  Workbook workbook;
  if (!parse("xl/workbook.xml", workbook))
    throw FileError(i18n::message(
        "“{file}” is not an Excel workbook, though its name says so. Nothing was imported from it.",
        {{"file", file.name}}));
  Relationships relationships;
  parse("xl/_rels/workbook.xml.rels", relationships);
  const auto partOf = [&](const char* type, const char* usual) {
    const auto target = relationships.byType.find(type);
    return target == relationships.byType.end() ? std::string(usual) : resolved(target->second);
  };
  SharedStrings shared(file.name);
  parse(partOf("sharedStrings", "xl/sharedStrings.xml"), shared);
  Styles styles;
  parse(partOf("styles", "xl/styles.xml"), styles);

  std::vector<Rows> sheets;
  if (workbook.sheets.empty()) workbook.sheets.emplace_back();
  std::size_t cells = 0;
  for (std::size_t i = 0; i < workbook.sheets.size() && sheets.size() < most; ++i) {
    const auto target = relationships.byId.find(workbook.sheets[i]);
    if (target == relationships.byId.end() && i > 0) continue;
    const auto part =
        target == relationships.byId.end() ? "xl/worksheets/sheet1.xml" : resolved(target->second);
    Sheet sheet(shared.strings, styles.cellFormats, workbook.from1904, file.name);
    try {
      if (!parse(part, sheet) && i == 0)
        throw FileError(
            i18n::message("“{file}” has no sheet. Nothing was imported from it.", {{"file", file.name}}));
    } catch (const FileError&) {
      if (i == 0) throw;
      break;  // the first is what most people mean, and it is whole
    }
    for (const auto& row : sheet.rows) cells += row.size();
    sheets.push_back(std::move(sheet.rows));
    if (cells > kMaxTableCells / 4) break;
  }
  return sheets;
}

Rows readXlsx(const SourceFile& file) {
  return std::move(readXlsxSheets(file, 1).front());
}

}  // namespace corpus::import
