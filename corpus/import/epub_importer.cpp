// Books (.epub): web pages in a ZIP, in the order of the book's spine.
#include <algorithm>
#include <map>
#include <set>

#include "corpus/import/readers.h"
#include "corpus/import/xml.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

constexpr std::size_t kMaxChapters = 5000;

[[noreturn]] void refuseDamaged(const std::string& file) {
  throw FileError(
      i18n::message("“{file}” is damaged: it is cut off or was changed on its way. Ask for it again or "
                    "open it in its own program and save it anew. Nothing was imported from it.",
                    {{"file", file}}));
}

// META-INF/container.xml names the book's package file.
class Container : public XmlHandler {
 public:
  std::string package;
  void start(std::string_view, std::string_view name, const XmlAttributes& attributes) override {
    if (name == "rootfile" && package.empty()) package = attributes["full-path"];
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}
};

// META-INF/encryption.xml; fonts made unreadable for others are no hindrance.
class Encryption : public XmlHandler {
 public:
  std::set<std::string> members;
  void start(std::string_view, std::string_view name, const XmlAttributes& attributes) override {
    if (name == "CipherReference") members.emplace(attributes["URI"]);
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}
};

class Package : public XmlHandler {
 public:
  struct Item {
    std::string address, kind, properties;
  };
  std::map<std::string, Item, std::less<>> items;
  std::vector<std::string> spine;  // ids of items, each once

  void start(std::string_view, std::string_view name, const XmlAttributes& attributes) override {
    if (name == "item") {
      items.emplace(attributes["id"],
                    Item{std::string(attributes["href"]), std::string(attributes["media-type"]),
                         std::string(attributes["properties"])});
    } else if (name == "itemref" && spine.size() < kMaxChapters) {
      std::string id(attributes["idref"]);
      if (seen_.insert(id).second) spine.push_back(std::move(id));
    } else if (name == "reference" && attributes["type"] == "toc") {
      contents_ = attributes["href"];
    }
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}

  // The table of contents says nothing the chapters don't.
  bool isContents(const Item& item) const {
    return (" " + item.properties + " ").find(" nav ") != std::string::npos ||
           item.address == contents_.substr(0, contents_.find('#'));
  }

 private:
  std::set<std::string, std::less<>> seen_;
  std::string contents_ = "#";
};

int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The member that an address in `folder` (with its last '/') means: %20, "../" and "#place" resolved.
std::string memberOf(std::string_view folder, std::string_view address) {
  address = address.substr(0, address.find_first_of("#?"));
  std::string path(address.starts_with('/') ? std::string_view() : folder);
  for (std::size_t i = 0; i < address.size(); ++i) {
    const int high = i + 2 < address.size() && address[i] == '%' ? hexValue(address[i + 1]) : -1;
    const int low = high >= 0 ? hexValue(address[i + 2]) : -1;
    if (low >= 0) {
      path += static_cast<char>(static_cast<unsigned char>(high * 16 + low));
      i += 2;
    } else {
      path += address[i];
    }
  }
  std::vector<std::string_view> parts;
  for (std::string_view rest = path; !rest.empty();) {
    const auto slash = std::min(rest.find('/'), rest.size());
    const auto part = rest.substr(0, slash);
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  std::string member;
  for (const auto part : parts) {
    if (!member.empty()) member += '/';
    member += part;
  }
  return member;
}

bool isPage(const Package::Item& item) {
  if (!item.kind.empty()) return item.kind == "application/xhtml+xml" || item.kind == "text/html";
  for (const std::string_view ending : {".xhtml", ".html", ".htm"})
    if (item.address.ends_with(ending)) return true;
  return false;
}

void refuseEncrypted(Archive& archive, const std::set<std::string>& chapters) {
  const auto xml = archive.read("META-INF/encryption.xml");
  if (!xml) return;
  Encryption encryption;
  readXml(*xml, encryption, archive.file());
  const bool any = std::any_of(encryption.members.begin(), encryption.members.end(),
                               [&](const std::string& uri) { return chapters.contains(memberOf("", uri)); });
  if (any)
    throw FileError(
        i18n::message("“{file}” is locked by its publisher (DRM), so its text cannot be read. Nothing was "
                      "imported from it.",
                      {{"file", archive.file()}}));
}

}  // namespace

Document readEpub(Archive& archive) {
  const auto& file = archive.file();
  const auto containerXml = archive.read("META-INF/container.xml");
  if (!containerXml) refuseDamaged(file);
  Container container;
  readXml(*containerXml, container, file);
  const auto packageMember = memberOf("", container.package);
  const auto packageXml = archive.read(packageMember);
  if (!packageXml) refuseDamaged(file);
  Package package;
  readXml(*packageXml, package, file);
  const auto slash = packageMember.rfind('/');
  const auto folder = slash == packageMember.npos ? std::string() : packageMember.substr(0, slash + 1);

  std::vector<std::string> chapters;
  std::set<std::string> known;
  for (const auto& id : package.spine) {
    const auto item = package.items.find(id);
    if (item == package.items.end() || !isPage(item->second) || package.isContents(item->second)) continue;
    auto member = memberOf(folder, item->second.address);
    if (known.insert(member).second) chapters.push_back(std::move(member));
  }
  refuseEncrypted(archive, known);

  Document document;
  for (const auto& member : chapters) {
    auto bytes = archive.read(member);
    if (!bytes) refuseDamaged(file);  // a chapter is missing: better nothing than half an interview
    SourceFile page;
    page.name = file;
    page.bytes = std::move(*bytes);
    Document chapter = readHtml(page, i18n::isValidUtf8(page.bytes) ? "UTF-8" : "");
    const auto last = chapter.text.find_last_not_of(" \t\n");
    if (last == chapter.text.npos) continue;
    chapter.text.resize(last + 1);
    if (!document.text.empty()) document.text += '\n';
    const auto at = document.text.size();
    document.text += chapter.text;
    checkTextSize(document.text.size(), file);
    for (auto formatted : chapter.formatting) {
      formatted.begin = std::min(formatted.begin, chapter.text.size()) + at;
      formatted.end = std::min(formatted.end, chapter.text.size()) + at;
      if (formatted.begin < formatted.end) document.formatting.push_back(formatted);
    }
  }
  document.format = "epub";
  return document;
}

}  // namespace corpus::import
