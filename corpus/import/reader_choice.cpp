#include "corpus/import/reader_choice.h"

#include <algorithm>

#include "corpus/import/readers.h"

namespace corpus {

const std::vector<std::string>& importableExtensions() {
  static const std::vector<std::string> extensions = {"docx", "odt", "rtf",  "txt", "md",
                                                      "srt",  "vtt", "lrc", "json", "csv", "tsv", "xlsx",
                                                      "html", "htm", "docm", "pdf", "doc", "epub"};
  return extensions;
}

namespace import {
namespace {

[[noreturn]] void refuseKind(const SourceFile& file) {
  throw FileError(i18n::message(
      "“{file}” is not of a kind that can be imported. Save it as .docx, .odt, .rtf, .pdf, .txt, "
      ".srt, .vtt or .html. Nothing was imported from it.",
      {{"file", file.name}}));
}

// What is no transcript whatever its name says.
void refuseByContent(const SourceFile& file, Content content) {
  switch (content) {
    case Content::EncryptedOffice:
      throw FileError(
          i18n::message("“{file}” is protected with a password. Remove the password in Word and import it "
                        "again. Nothing was imported from it.",
                        {{"file", file.name}}));
    case Content::Picture:
      throw FileError(i18n::message("“{file}” is a picture, not a text. Nothing was imported from it.",
                                    {{"file", file.name}}));
    case Content::Sound:
      throw FileError(
          i18n::message("“{file}” is a recording, not a transcript of it. Nothing was imported from it.",
                        {{"file", file.name}}));
    case Content::OtherArchive:
      throw FileError(
          i18n::message("“{file}” is a packed archive. Unpack it and import the files in it. Nothing was "
                        "imported from it.",
                        {{"file", file.name}}));
    default:
      break;
  }
}

Document readZip(const SourceFile& file) {
  if (file.extension != "docx" && file.extension != "docm" && file.extension != "odt" &&
      file.extension != "epub") {
    if (file.extension == "zip")
      throw FileError(
          i18n::message("“{file}” is a packed archive. Unpack it and import the files in it. Nothing was "
                        "imported from it.",
                        {{"file", file.name}}));
    throw FileError(
        i18n::message("“{file}” is not what its ending .{ending} says: it is a packed file, perhaps a Word "
                      "document with a wrong name. Give it its right ending and import it again. Nothing "
                      "was imported from it.",
                      {{"file", file.name}, {"ending", file.extension}}));
  }
  Archive archive(file.bytes, file.name);
  // The content decides between them: renamed documents are common.
  if (archive.contains("META-INF/container.xml")) return readEpub(archive);
  const bool word = archive.contains("[Content_Types].xml") || archive.contains("word/document.xml");
  const bool open = archive.contains("content.xml");
  if (word && !(open && file.extension == "odt")) return readDocx(archive);
  if (open || file.extension == "odt") return readOdt(archive);
  return readDocx(archive);
}

}  // namespace

Document readDocument(const SourceFile& file, const ImportOptions& options) {
  const auto& encoding = options.encoding;
  const auto& extensions = importableExtensions();
  const auto content = contentOf(file.bytes);
  refuseByContent(file, content);
  const bool known = std::find(extensions.begin(), extensions.end(), file.extension) != extensions.end();
  if (content == Content::Zip && file.extension == "xlsx") return readTurnTable(file, options);
  if (content == Content::Zip) return readZip(file);
  if (content == Content::Pdf) return readPdf(file);
  if (content == Content::OldOffice) return readOldWord(file);
  if (content == Content::Rtf && (known || file.extension == "doc")) return readRtf(file);
  if (!known) refuseKind(file);
  if (file.extension == "srt" || file.extension == "vtt") return readSubtitles(file, options);
  if (file.extension == "lrc") return readLrc(file, options);
  if (file.extension == "json") return readSegmentsJson(file, options);
  if (file.extension == "tsv" && isSegmentsTsv(file.bytes)) return readSegmentsTsv(file, options);
  if (file.extension == "csv" || file.extension == "tsv") return readTurnTable(file, options);
  if (file.extension == "html" || file.extension == "htm") return readHtml(file, encoding);
  if (file.extension == "txt" || file.extension == "md") {
    if (content == Content::WebVtt) return readSubtitles(file, options);
    return readText(file, encoding);
  }
  if (file.extension == "rtf")
    throw FileError(i18n::message(
        "“{file}” is not an RTF document, though its name says so. Nothing was imported from it.",
        {{"file", file.name}}));
  throw FileError(i18n::message(
      "“{file}” is not a .{ending} document, though its name says so: it is cut off, or another "
      "kind of file was given this name. Nothing was imported from it.",
      {{"file", file.name}, {"ending", file.extension}}));
}

}  // namespace import
}  // namespace corpus
