#include "coding/codebook_qdc.h"

#include <array>
#include <cstdio>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "coding/code_names.h"
#include "coding/export/excerpt_writers.h"
#include "corpus/import/xml.h"

namespace coding {
namespace {

constexpr std::string_view kPlaceholder = "ffffffff-ffff-4fff-bfff-";
constexpr const char* kNamespace = "urn:QDA-XML:codebook:1.0";

// Part of the file's meaning and not of the interface, so fixed here: a file written in one language is read
// in any.
struct GuidanceLabels {
  Language language;
  std::string_view useWhen, notWhen, example;
};
constexpr GuidanceLabels kLabels[] = {
    {Language::English, "Use when: ", "Not when: ", "Example: "},
    {Language::Russian, "Когда применять: ", "Когда не применять: ", "Пример: "},
    {Language::Kazakh, "Қашан қолданылады: ", "Қашан қолданылмайды: ", "Мысал: "}};

// The ids of the sets are the same in every file: they are ours, not the person's.
struct MeaningSet {
  std::string_view name, guid;
  Role role = Role::None;
  Place place = Place::None;
};
constexpr MeaningSet kSets[] = {
    {"role: push", "5a9d3c10-6c1f-4b7e-9a01-3f5e8d2b7c01", Role::Push, Place::None},
    {"role: pull", "5a9d3c10-6c1f-4b7e-9a01-3f5e8d2b7c02", Role::Pull, Place::None},
    {"role: obstacle", "5a9d3c10-6c1f-4b7e-9a01-3f5e8d2b7c03", Role::Obstacle, Place::None},
    {"role: personal", "5a9d3c10-6c1f-4b7e-9a01-3f5e8d2b7c04", Role::Personal, Place::None},
    {"role: rational", "5a9d3c10-6c1f-4b7e-9a01-3f5e8d2b7c05", Role::RationalChoice, Place::None},
    {"place: origin", "5a9d3c10-6c1f-4b7e-9a01-3f5e8d2b7c11", Role::None, Place::Origin},
    {"place: destination", "5a9d3c10-6c1f-4b7e-9a01-3f5e8d2b7c12", Role::None, Place::Destination}};

std::string described(const CodeText& text, Language language) {
  std::string result = text.definition;
  for (const GuidanceLabels& labels : kLabels) {
    if (labels.language != language) continue;
    const std::pair<std::string_view, const std::string&> parts[] = {
        {labels.useWhen, text.useWhen}, {labels.notWhen, text.notWhen}, {labels.example, text.example}};
    for (const auto& [label, part] : parts)
      if (!part.empty()) result += (result.empty() ? "" : "\n\n") + std::string(label) + part;
  }
  return result;
}

// The other way: labels at the start of a paragraph part the text again.
void takeDescription(const std::string& whole, CodeText& text) {
  std::string* into = &text.definition;
  std::string_view rest = whole;
  while (!rest.empty()) {
    const auto at = rest.find("\n\n");
    std::string_view paragraph = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 2);
    for (const GuidanceLabels& labels : kLabels) {
      const std::pair<std::string_view, std::string*> parts[] = {
          {labels.useWhen, &text.useWhen}, {labels.notWhen, &text.notWhen}, {labels.example, &text.example}};
      for (const auto& [label, part] : parts) {
        if (!paragraph.starts_with(label) || !part->empty()) continue;
        paragraph.remove_prefix(label.size());
        into = part;
      }
    }
    *into += (into->empty() ? "" : "\n\n") + std::string(paragraph);
  }
  for (std::string* part : {&text.definition, &text.useWhen, &text.notWhen, &text.example})
    *part = cleanText(*part);
}

class Reader : public corpus::import::XmlHandler {
 public:
  void start(std::string_view, std::string_view name,
             const corpus::import::XmlAttributes& attributes) override {
    if (name == "CodeBook") found_ = true;
    if (name == "Code" && found_) openCode(attributes);
    if (name == "Set") openSet(attributes["name"]);
    if (name == "MemberCode" && set_) {
      // The codebook schema says guid, the project schema targetGUID; programs mix them.
      auto guid = Guid::parse(attributes["guid"]);
      if (!guid) guid = Guid::parse(attributes["targetGUID"]);
      for (Code& code : codes_) {
        if (!guid || code.guid != *guid) continue;
        if (set_->role != Role::None) code.role = set_->role;
        if (set_->place != Place::None) code.place = set_->place;
      }
    }
    inDescription_ = name == "Description" && !open_.empty() && !inSet_;
    if (inDescription_) description_.clear();
  }
  void end(std::string_view, std::string_view name) override {
    if (name == "Description" && inDescription_) takeDescription(description_, codes_[open_.back()].text);
    if (name == "Description") inDescription_ = false;
    if (name == "Code" && !open_.empty()) open_.pop_back();
    if (name == "Set") set_ = nullptr, inSet_ = false;
  }
  void characters(std::string_view utf8) override {
    if (inDescription_) description_ += utf8;
  }
  bool found() const { return found_; }
  std::vector<Code> take() { return std::move(codes_); }

 private:
  void openCode(const corpus::import::XmlAttributes& attributes) {
    Code code;
    const auto guid = Guid::parse(attributes["guid"]);
    code.guid = guid && used_.insert(*guid).second ? *guid : placeholderGuid(codes_.size());
    code.text.name = importedName(attributes["name"]);
    if (code.text.name.empty()) code.text.name = "?";  // NVivo writes nameless codes
    code.colour = canonicalColour(attributes["color"]);
    if (!open_.empty()) code.parent = codes_[open_.back()].guid;
    open_.push_back(codes_.size());
    codes_.push_back(std::move(code));
  }
  void openSet(std::string_view name) {
    inSet_ = true;
    for (const MeaningSet& known : kSets)
      if (known.name == name) set_ = &known;
  }

  bool found_ = false, inDescription_ = false, inSet_ = false;
  std::string description_;
  std::vector<Code> codes_;
  std::vector<std::size_t> open_;
  std::set<Guid> used_;
  const MeaningSet* set_ = nullptr;
};

}  // namespace

Guid placeholderGuid(std::size_t n) {
  std::array<char, 13> digits{};
  std::snprintf(digits.data(), digits.size(), "%012llx", static_cast<unsigned long long>(n));
  return Guid::fromStored(std::string(kPlaceholder) + digits.data());
}

bool isPlaceholder(const Guid& guid) {
  return guid.text().starts_with(kPlaceholder);
}

std::vector<Code> readQdc(std::string_view xml, const std::string& file) {
  Reader reader;
  corpus::import::readXml(xml, reader, file);
  if (!reader.found())
    throw corpus::FileError(i18n::message(
        "“{file}” is XML, but not a REFI-QDA codebook. Nothing was taken from it.", {{"file", file}}));
  return reader.take();
}

std::string writeQdc(const Codebook& codebook, Language language) {
  if (codebook.empty())
    throw i18n::UsageError(i18n::message("The codebook is empty, so there is nothing to write."));
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "utf-8";
  pugi::xml_node root = document.append_child("CodeBook");
  root.append_attribute("xmlns") = kNamespace;
  root.append_attribute("origin") = "Suhbat";
  std::vector<pugi::xml_node> above{root.append_child("Codes")};
  for (const Code& code : codebook.all()) {
    above.resize(static_cast<std::size_t>(codebook.depth(code.guid)) + 1);
    pugi::xml_node node = above.back().append_child("Code");
    node.append_attribute("guid") = code.guid.text().c_str();
    node.append_attribute("name") = xmlText(code.text.name).c_str();
    node.append_attribute("isCodable") = "true";
    if (!code.colour.empty()) node.append_attribute("color") = code.colour.c_str();
    const std::string description = xmlText(described(code.text, language));
    if (!description.empty()) node.append_child("Description").text().set(description.c_str());
    above.push_back(node);
  }
  pugi::xml_node sets;
  for (const MeaningSet& known : kSets) {
    pugi::xml_node set;
    for (const Code& code : codebook.all()) {
      if ((known.role == Role::None || code.role != known.role) &&
          (known.place == Place::None || code.place != known.place))
        continue;
      if (!sets) sets = root.append_child("Sets");
      if (!set) {
        set = sets.append_child("Set");
        set.append_attribute("guid") = std::string(known.guid).c_str();
        set.append_attribute("name") = std::string(known.name).c_str();
      }
      set.append_child("MemberCode").append_attribute("guid") = code.guid.text().c_str();
    }
  }
  std::ostringstream out;
  document.save(out, " ", pugi::format_default, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace coding
