#include "search/completions.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "i18n/text.h"
#include "search/fields.h"
#include "search/letters.h"
#include "search/query.h"
#include "search/query_signs.h"

namespace search {
namespace {

using i18n::message;

constexpr std::size_t kShortestName = 2;       // letters of a field before it is offered
constexpr std::size_t kLongestQuery = 20'000;  // bytes

// Where the word at the caret begins, and whether quotation marks are open there.
struct Begun {
  std::size_t begin = 0;
  std::size_t colon = std::u32string::npos;  // behind the name of a field
  bool open = false;
};

Begun begunAt(std::u32string_view before) {
  Begun begun;
  char32_t quote = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const char32_t c = before[i];
    if (quote != 0) {
      if (closesQuotation(quote, c)) quote = 0;
    } else if (isQuotationMark(c)) {
      quote = c;
    } else if (isQuerySpace(c) || c == U'(' || c == U')' ||
               (c == U'-' && begun.begin == i && begun.colon == std::u32string::npos)) {
      begun.begin = i + 1;
      begun.colon = std::u32string::npos;
    } else if (c == U':' && begun.colon == std::u32string::npos) {
      begun.colon = i;
    }
  }
  begun.open = quote != 0;
  return begun;
}

class Offers {
 public:
  Offers(std::string_view letters, i18n::Span replaces, std::size_t most)
      : wanted_(foldedName(letters)), replaces_(replaces), most_(most) {}

  void offer(const std::string& name, std::string text, i18n::Message title) {
    const std::string folded = foldedName(name);
    const bool begins = folded.starts_with(wanted_);
    if (!begins && folded.find(" " + wanted_) == std::string::npos) return;
    if (!known_.insert(text).second) return;
    (begins ? first_ : second_).push_back({std::move(text), std::move(title), replaces_});
  }
  std::vector<Completion> take() {
    for (Completion& one : second_) first_.push_back(std::move(one));
    if (first_.size() > most_) first_.resize(most_);
    return std::move(first_);
  }

 private:
  std::string wanted_;
  i18n::Span replaces_;
  std::size_t most_;
  std::vector<Completion> first_, second_;
  std::set<std::string> known_;
};

// A filter as the writer writes it: quotation marks only where needed.
std::string written(const std::string& field, const std::string& value, i18n::Language language,
                    const std::vector<std::string>& attributes) {
  Node filter;
  filter.kind = Node::Kind::Filter;
  filter.field = field;
  filter.text = value;
  return writtenQuery(filter, language, attributes);
}

class Completer {
 public:
  Completer(Catalogue& catalogue, i18n::Language language, std::size_t most)
      : catalogue_(catalogue), language_(language), most_(most), fields_(queryFields(catalogue.project())) {
    for (const FieldInfo& field : fields_) {
      if (field.attribute) attributes_.push_back(field.canonical);
    }
  }

  std::vector<Completion> names(std::string_view letters, i18n::Span replaces) const {
    Offers offers(letters, replaces, most_);
    for (const FieldInfo& field : fields_) {
      const std::string filter = written(field.canonical, "x", language_, attributes_);
      const std::string text = filter.substr(0, filter.size() - 1);
      const std::string spoken = field.attribute ? field.canonical : fieldName(field.canonical, language_);
      offers.offer(spoken, text, field.title);
      if (!field.attribute) offers.offer(field.canonical, text, field.title);
    }
    return offers.take();
  }

  std::vector<Completion> values(const std::string& name, std::string_view letters, i18n::Span replaces) {
    const FieldInfo* field = fieldOf(name);
    if (field == nullptr) return {};
    Offers offers(letters, replaces, most_);
    const auto offer = [&](const std::string& value, const std::string& spoken, i18n::Message title) {
      const std::string filter = written("x", value, language_, attributes_);
      offers.offer(spoken, filter.substr(2), std::move(title));
    };
    const auto plain = [&](const std::string& value) { offer(value, value, message(value)); };
    const i18n::Messages said(language_);
    for (const auto& [value, title] : field->values) {
      offer(value, value, title);
      offer(value, said(title), title);
    }
    switch (field->kind) {
      case ValueKind::Code:
      case ValueKind::CodeGroup:
        offerCodes(field->kind == ValueKind::CodeGroup, offer);
        break;
      case ValueKind::Coder:
        for (const coding::Coder& coder : catalogue_.coders()) plain(coder.name);
        break;
      case ValueKind::Transcript:
        for (const CatalogueTranscript& transcript : catalogue_.transcripts()) plain(transcript.name);
        break;
      case ValueKind::Speaker:
        for (const CatalogueTranscript& transcript : catalogue_.transcripts()) {
          for (const CatalogueSpeaker& speaker : transcript.speakers) plain(speaker.label);
        }
        for (const auto& [guid, participant] : catalogue_.participants()) plain(participant.name);
        break;
      default:
        if (field->attribute) offerAttribute(field->canonical, plain);
        break;
    }
    return offers.take();
  }

 private:
  const FieldInfo* fieldOf(const std::string& name) const {
    const std::string folded = foldedFieldName(name);
    const auto called = [&](const std::string& canonical) {
      return std::find_if(fields_.begin(), fields_.end(), [&](const FieldInfo& field) {
        return foldedFieldName(field.canonical) == foldedFieldName(canonical);
      });
    };
    auto found = called(folded);
    if (found == fields_.end()) {
      const auto builtIn = builtInField(folded);
      if (builtIn) found = called(*builtIn);
    }
    return found == fields_.end() ? nullptr : &*found;
  }

  template <typename Offer>
  void offerCodes(bool groups, const Offer& offer) {
    const coding::Codebook& codebook = catalogue_.codes().codebook();
    for (const coding::Code& code : codebook.all()) {
      if (groups && codebook.children(code.guid).empty()) continue;
      const std::string& name = code.in(language_).name;
      // A name that several codes have would stand for all of them.
      const bool shared =
          std::count_if(codebook.all().begin(), codebook.all().end(),
                        [&](const coding::Code& other) { return other.in(language_).name == name; }) > 1;
      offer(shared ? codebook.path(code.guid, language_) : name, name,
            message(codebook.path(code.guid, language_)));
    }
  }

  template <typename Plain>
  void offerAttribute(const std::string& name, const Plain& plain) {
    for (const corpus::Attribute& attribute : catalogue_.attributes()) {
      if (attribute.name != name) continue;
      for (const auto& [guid, participant] : catalogue_.participants()) {
        const auto value = participant.values.find(attribute.guid);
        if (value != participant.values.end()) plain(value->second);
      }
    }
  }

  Catalogue& catalogue_;
  i18n::Language language_;
  std::size_t most_;
  std::vector<FieldInfo> fields_;
  std::vector<std::string> attributes_;
};

}  // namespace

std::vector<Completion> completions(std::string_view typed, std::int64_t caret, Catalogue& catalogue,
                                    i18n::Language language, std::size_t most) {
  if (typed.size() > kLongestQuery || !i18n::isValidUtf8(typed)) return {};
  const std::u32string letters = lettersOf(typed);
  const auto end =
      static_cast<std::size_t>(std::clamp<std::int64_t>(caret, 0, static_cast<std::int64_t>(letters.size())));
  const std::u32string_view before = std::u32string_view(letters).substr(0, end);
  const Begun begun = begunAt(before);
  Completer completer(catalogue, language, most);
  if (begun.colon == std::u32string::npos) {
    if (begun.open || end - begun.begin < kShortestName) return {};
    return completer.names(utf8Of(before.substr(begun.begin)),
                           {static_cast<std::int64_t>(begun.begin), static_cast<std::int64_t>(end)});
  }
  std::u32string name(before.substr(begun.begin, begun.colon - begun.begin));
  std::erase_if(name, isQuotationMark);
  std::u32string_view value = before.substr(begun.colon + 1);
  if (!value.empty() && isQuotationMark(value.front())) {
    if (!begun.open) return {};  // it is closed already
    value.remove_prefix(1);
  }
  return completer.values(utf8Of(name), utf8Of(value),
                          {static_cast<std::int64_t>(begun.colon) + 1, static_cast<std::int64_t>(end)});
}

}  // namespace search
