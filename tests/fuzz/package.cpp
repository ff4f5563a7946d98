#include "tests/fuzz/package.h"

#include <zip.h>

#include <map>

namespace fuzz {
namespace {

std::string zipped(const std::map<std::string, std::string>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (!target) return {};
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (!archive) {
    zip_source_free(target);
    return {};
  }
  for (const auto& [name, content] : parts) {
    zip_source_t* part = zip_source_buffer(archive, content.data(), content.size(), 0);
    const auto index = zip_file_add(archive, name.c_str(), part, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(part);
      continue;
    }
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  std::string bytes;
  if (zip_close(archive) == 0 && zip_source_open(target) == 0) {
    zip_source_seek(target, 0, SEEK_END);
    const auto size = zip_source_tell(target);
    zip_source_seek(target, 0, SEEK_SET);
    bytes.resize(static_cast<std::size_t>(size < 0 ? 0 : size));
    if (zip_source_read(target, bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size()))
      bytes.clear();
    zip_source_close(target);
  }
  zip_source_free(target);
  return bytes;
}

}  // namespace

std::string packed(std::string_view input, std::string_view extension) {
  std::string main;
  std::map<std::string, std::string> parts;
  if (extension == "docx") {
    main = "word/document.xml";
    parts["[Content_Types].xml"] = "<Types/>";
  } else if (extension == "odt") {
    main = "content.xml";
    parts["mimetype"] = "application/vnd.oasis.opendocument.text";
  } else if (extension == "xlsx") {
    main = "xl/worksheets/sheet1.xml";
    parts["[Content_Types].xml"] = "<Types/>";
    parts["xl/workbook.xml"] =
        R"(<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>)";
    parts["xl/_rels/workbook.xml.rels"] =
        R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)";
  } else if (extension == "epub") {
    main = "OEBPS/chapter.xhtml";
    parts["mimetype"] = "application/epub+zip";
    parts["META-INF/container.xml"] =
        R"(<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>)";
    parts["OEBPS/content.opf"] =
        R"(<package><manifest><item id="c" href="chapter.xhtml" media-type="application/xhtml+xml"/></manifest>)"
        R"(<spine><itemref idref="c"/></spine></package>)";
  }
  if (main.empty() || input.starts_with("PK")) return std::string(input);

  std::string name = main;
  std::size_t at = 0;
  while (at <= input.size()) {
    auto end = input.find('\n', at);
    if (end == std::string_view::npos) end = input.size();
    const auto line = input.substr(at, end - at);
    if (line.starts_with("== ")) {
      name = line.substr(3, 100);
      if (name.empty() || name.find('\0') != std::string::npos) name = main;
      parts[name].clear();
    } else {
      parts[name].append(line).append("\n");
    }
    at = end + 1;
  }
  return zipped(parts);
}

}  // namespace fuzz
