#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace corpus::import {

// One element's attributes, names as "uri|local" (or "local" where unqualified).
class XmlAttributes {
 public:
  explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
  // By local name, whatever its name space; empty when absent.
  std::string_view operator[](std::string_view local) const;

 private:
  const char* const* pairs_;
};

// What a document reader wants to hear. `space` is the name space's URI, `name` the local name; both are gone
// after the call.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view space, std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view space, std::string_view name) = 0;
  virtual void characters(std::string_view utf8) = 0;
};

// Streams through an XML part of `file` (Expat, so the memory stays small whatever the size). Throws
// FileError when it is not well-formed or not valid in its encoding, has a DOCTYPE (no office document has
// one; it is how entity bombs come), or nests deeper than 256 elements. Exceptions of the handler pass
// through.
void readXml(std::string_view xml, XmlHandler& handler, const std::string& file);

}  // namespace corpus::import
