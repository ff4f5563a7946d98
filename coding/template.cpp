#include <nlohmann/json.hpp>

#include "coding/codebook.h"

namespace embedded {
std::string_view push_pull_template();
}

namespace coding {
namespace {

using Json = nlohmann::json;

CodeText textOf(const Json& json) {
  return {json.at("name").get<std::string>(), json.at("definition").get<std::string>(),
          json.at("use").get<std::string>(), json.at("not").get<std::string>(),
          json.at("example").get<std::string>()};
}

void read(const Json& codes, const std::optional<Guid>& parent, Language language,
          const corpus::Environment& environment, std::vector<Code>& into) {
  std::int64_t position = 0;
  for (const Json& json : codes) {
    Code code;
    code.guid = environment.newGuid();
    code.parent = parent;
    code.position = position++;
    code.role = roleOf(json.at("role").get<std::string>());
    code.place = placeOf(json.at("place").get<std::string>());
    code.colour = json.at("colour").get<std::string>();
    for (const Language each : i18n::kLanguages) {
      CodeText text = textOf(json.at(std::string(i18n::code(each))));
      if (each == language)
        code.text = std::move(text);
      else
        code.translations[each] = std::move(text);
    }
    const Guid guid = code.guid;
    into.push_back(std::move(code));
    if (json.contains("codes")) read(json.at("codes"), guid, language, environment, into);
  }
}

}  // namespace

std::vector<Code> templateCodes(Template which, Language language, const corpus::Environment& environment) {
  std::vector<Code> codes;
  if (which == Template::PushPull)
    read(Json::parse(embedded::push_pull_template()).at("codes"), std::nullopt, language, environment, codes);
  return codes;
}

void addTemplate(Edit& edit, Template which) {
  for (Code& code : templateCodes(which, edit.project().language(), edit.project().environment()))
    addCode(edit, std::move(code));
}

}  // namespace coding
