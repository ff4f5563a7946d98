#include "corpus/import/xml.h"

#include <expat.h>

#include <climits>
#include <exception>
#include <memory>
#include <type_traits>
#include <utility>

#include "corpus/errors.h"

namespace corpus::import {
namespace {

constexpr int kMaxDepth = 256;
constexpr char kSeparator = '|';

std::pair<std::string_view, std::string_view> split(std::string_view name) {
  const auto bar = name.rfind(kSeparator);
  if (bar == name.npos) return {{}, name};
  return {name.substr(0, bar), name.substr(bar + 1)};
}

// Exceptions must not cross Expat's C frames: they are kept here and thrown again after parsing has stopped.
struct Session {
  XML_Parser parser;
  XmlHandler& handler;
  int depth = 0;
  bool refused = false;
  std::exception_ptr thrown{};

  void stop() { XML_StopParser(parser, XML_FALSE); }
  template <typename Call>
  void guarded(Call call) {
    if (thrown || refused) return;  // Expat still reports what it had already read
    try {
      call();
    } catch (...) {
      thrown = std::current_exception();
      stop();
    }
  }
};

void XMLCALL onStart(void* data, const XML_Char* name, const XML_Char** attributes) {
  auto& session = *static_cast<Session*>(data);
  if (++session.depth > kMaxDepth) {
    session.refused = true;
    session.stop();
    return;
  }
  session.guarded([&] {
    const auto [space, local] = split(name);
    session.handler.start(space, local, XmlAttributes(attributes));
  });
}

void XMLCALL onEnd(void* data, const XML_Char* name) {
  auto& session = *static_cast<Session*>(data);
  --session.depth;
  session.guarded([&] {
    const auto [space, local] = split(name);
    session.handler.end(space, local);
  });
}

void XMLCALL onCharacters(void* data, const XML_Char* text, int length) {
  auto& session = *static_cast<Session*>(data);
  session.guarded([&] { session.handler.characters({text, static_cast<std::size_t>(length)}); });
}

void XMLCALL onDoctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  auto& session = *static_cast<Session*>(data);
  session.refused = true;
  session.stop();
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view local) const {
  for (const char* const* pair = pairs_; *pair; pair += 2)
    if (split(pair[0]).second == local) return pair[1];
  return {};
}

void readXml(std::string_view xml, XmlHandler& handler, const std::string& file) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser(
      XML_ParserCreateNS(nullptr, kSeparator), &XML_ParserFree);
  if (!parser) throw std::bad_alloc();
  Session session{parser.get(), handler};
  XML_SetUserData(parser.get(), &session);
  XML_SetElementHandler(parser.get(), &onStart, &onEnd);
  XML_SetCharacterDataHandler(parser.get(), &onCharacters);
  XML_SetStartDoctypeDeclHandler(parser.get(), &onDoctype);
  const bool parsed =
      xml.size() <= INT_MAX &&
      XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE) == XML_STATUS_OK;
  if (session.thrown) std::rethrow_exception(session.thrown);
  if (session.refused || !parsed)
    throw FileError(
        i18n::message("“{file}” is not a document as its program would write it: its content is damaged "
                      "or was made by hand. Open it in its own program and save it anew. Nothing was "
                      "imported from it.",
                      {{"file", file}}));
}

}  // namespace corpus::import
