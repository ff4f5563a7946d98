#include "corpus/import/markdown.h"
#include "corpus/import/readers.h"
#include "i18n/encoding.h"
#include "i18n/text.h"

namespace corpus::import {

std::string decodedText(const SourceFile& file, const std::string& encoding, Document& document) {
  // Before decoding: no encoding makes less than one byte of text out of two.
  checkTextSize(file.bytes.size() / 2, file.name);
  // Bytes that are valid UTF-8 are UTF-8; weighing the code pages is for the others.
  const bool plainUtf8 = file.bytes.find('\0') == std::string::npos && i18n::isValidUtf8(file.bytes);
  if (encoding.empty() && plainUtf8 && !file.bytes.starts_with("\xEF\xBB\xBF")) {
    checkTextSize(file.bytes.size(), file.name);
    document.encoding = "UTF-8";
    return file.bytes;
  }
  if (encoding.empty()) {
    const auto guesses = i18n::guessEncoding(file.bytes);
    document.encoding = guesses.front().name;
    document.encodingConfidence = guesses.front().confidence;
  } else {
    document.encoding = encoding;
  }
  std::string text;
  try {
    text = i18n::decoded(file.bytes, document.encoding);
  } catch (const i18n::EncodingError&) {
    if (encoding.empty())
      throw FileError(
          i18n::message("“{file}” is not a text file, or its encoding is unknown. Open it in its own "
                        "program and save it as .docx or as UTF-8 text. Nothing was imported from it.",
                        {{"file", file.name}}));
    throw FileError(
        i18n::message("“{file}” is not text in the encoding {encoding}. Choose another encoding or let the "
                      "program find it. Nothing was imported from it.",
                      {{"file", file.name}, {"encoding", encoding}}));
  }
  checkTextSize(text.size(), file.name);
  return text;
}

Document readText(const SourceFile& file, const std::string& encoding) {
  Document document;
  document.text = decodedText(file, encoding, document);
  if (file.extension == "md") markdownText(i18n::normalised(document.text), file.name).moveInto(document);
  document.format = file.extension == "md" ? "md" : "txt";
  return document;
}

}  // namespace corpus::import
