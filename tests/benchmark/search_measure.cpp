#include "tests/benchmark/search_measure.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <random>

#include "coding/codebook.h"
#include "coding/coders.h"
#include "coding/segments.h"
#include "corpus/participants.h"
#include "corpus/transcripts.h"
#include "i18n/messages.h"
#include "i18n/text.h"
#include "search/glossary.h"
#include "search/suggestions.h"
#include "tests/benchmark/measure.h"

namespace benchmark {
namespace {

using i18n::message;
using Level = search::MatchLevel;

// Words of queries, by how frequent they are in the texts; the same ones in every run.
class Words {
 public:
  explicit Words(const std::vector<std::string>& vocabulary) : vocabulary_(vocabulary) {}
  const std::string& any() { return among(0, 5'000); }
  const std::string& frequent() { return among(0, 30); }
  const std::string& rare() { return among(vocabulary_.size() / 2, vocabulary_.size()); }
  const std::string& ofLetters(std::int64_t least) {
    while (true) {
      const std::string& word = any();
      if (i18n::length(word) >= least) return word;
    }
  }
  // The first letters of a word.
  std::string beginning(std::int64_t letters) {
    return std::string(i18n::slice(ofLetters(letters), {0, letters}));
  }
  // Letters from within a word.
  std::string middle() { return std::string(i18n::slice(ofLetters(6), {1, 5})); }

 private:
  const std::string& among(std::size_t begin, std::size_t end) {
    end = std::min(end, vocabulary_.size());
    begin = std::min(begin, end - 1);
    return vocabulary_[begin + random_() % (end - begin)];
  }

  const std::vector<std::string>& vocabulary_;
  std::mt19937 random_{11};
};

struct Kind {
  const char* name;
  std::function<std::string()> query;
  Level level = Level::Forms;
  search::HitOrder order = search::HitOrder::Rank;
};

std::string phrase(const std::string& first, const std::string& second) {
  return '"' + first + ' ' + second + '"';
}

std::vector<Kind> kindsOf(Words& words, const std::string& code) {
  const auto any = [&] { return words.any(); };
  const auto frequent = [&] { return words.frequent(); };
  const auto tenWords = [&] {
    std::string query = words.any();
    for (int n = 0; n < 9; ++n) query += " OR " + words.any();
    return query;
  };
  return {
      {"one word", any},
      {"a frequent word", frequent},
      {"a rare word", [&] { return words.rare(); }},
      {"a word as typed", [&] { return '=' + words.any(); }},
      {"a word, wide", any, Level::Wide},
      {"a frequent word, wide", frequent, Level::Wide},
      {"two words", [&] { return words.any() + ' ' + words.any(); }},
      {"a phrase", [&] { return phrase(words.any(), words.any()); }},
      {"a phrase of frequent words", [&] { return phrase(words.frequent(), words.frequent()); }},
      {"NEAR", [&] { return words.frequent() + " NEAR/5 " + words.any(); }},
      {"ORDERED", [&] { return words.frequent() + " ORDERED/5 " + words.any(); }},
      {"OR of ten words", tenWords},
      {"NOT", [&] { return words.any() + " NOT " + words.frequent(); }},
      {"a beginning*", [&] { return words.beginning(4) + '*'; }},
      {"*letters within*", [&] { return '*' + words.middle() + '*'; }},
      {"?letters*", [&] { return '?' + words.middle() + '*'; }},
      {"a fuzzy word~", [&] { return words.ofLetters(5) + '~'; }},
      {"a fuzzy word~2", [&] { return words.ofLetters(6) + "~2"; }},
      {"a word, lang:", [&] { return words.frequent() + " lang:kk"; }},
      {"a word, speaker:", [&] { return words.frequent() + " speaker:Респондент"; }},
      {"a word, code:", [&words, code] { return words.frequent() + " code:\"" + code + '"'; }},
      {"a word, attribute", [&] { return words.frequent() + " age:20..29"; }},
      {"a word, coded:no", [&] { return words.any() + " coded:no"; }},
      {"a word, by place", any, Level::Forms, search::HitOrder::Place},
      {"a frequent word, by place", frequent, Level::Forms, search::HitOrder::Place},
  };
}

// Without what is a sign of queries (НЕ, OR) as it stands.
std::vector<std::string> askable(search::Index& index, const std::vector<std::string>& vocabulary) {
  std::vector<std::string> words;
  std::copy_if(vocabulary.begin(), vocabulary.end(), std::back_inserter(words), [&](const std::string& word) {
    try {
      return index.parse(word).kind == search::Node::Kind::Word;
    } catch (const search::QueryError&) {
      return false;
    }
  });
  return words;
}

// A participant for each transcript's respondents.
void addParticipants(corpus::Project& project) {
  project.edit(message("Add participants"), [&](corpus::Edit& edit) {
    const auto age = corpus::addAttribute(edit, "age", corpus::AttributeType::Number);
    int number = 0;
    for (const auto& transcript : corpus::transcripts(project)) {
      const auto participant = corpus::addParticipant(edit, "P" + std::to_string(++number));
      corpus::setValue(edit, participant, age, std::to_string(18 + number % 40));
      for (const auto& speaker : corpus::speakers(project, transcript.guid)) {
        if (speaker.role == corpus::SpeakerRole::Respondent)
          corpus::setSpeakerParticipant(edit, speaker.guid, participant);
      }
    }
  });
}

// Wall time is what a person waits; CPU time tells what a busy machine hides.
struct Times {
  void add(const Cost& cost) {
    wall.add(cost.wall);
    cpu.add(cost.cpu);
  }
  void print(const std::string& kind) const {
    const std::string what = "search: " + kind + ", ";
    report(what + "p50", wall.percentile(0.5) * 1000, "ms");
    report(what + "p95", wall.percentile(0.95) * 1000, "ms", 5);
    report(what + "p99", wall.percentile(0.99) * 1000, "ms", 20);
    report(what + "p95, CPU", cpu.percentile(0.95) * 1000, "ms");
  }
  Samples wall, cpu;
};

}  // namespace

void measureQueries(search::Index& index, corpus::Project& project,
                    const std::vector<std::string>& vocabulary, const i18n::Analyser& analyser) {
  constexpr int kOfAKind = 100;
  addParticipants(project);
  const auto plain = askable(index, vocabulary);
  Words words(plain);
  const auto codes = coding::Codebook::read(project).all();
  const auto kinds = kindsOf(words, codes.empty() ? "none" : codes.front().text.name);
  Times all;
  const auto ask = [&](Times& times, const search::Node& tree, const Kind& kind) {
    search::SearchOptions options;
    options.level = kind.level;
    options.order = kind.order;
    const Cost cost = measured([&] { index.find(tree, options); });
    times.add(cost);
    all.add(cost);
  };
  for (const Kind& kind : kinds) {
    Times times;
    for (int n = 0; n < kOfAKind; ++n) ask(times, index.parse(kind.query()), kind);
    times.print(kind.name);
  }
  const auto glossary = search::Glossary::read(project);
  report("search: the glossary made ready, wall", measured([&] { glossary.lookup(analyser); }).wall * 1000,
         "ms");
  Times across;
  for (int n = 0; n < kOfAKind; ++n) {
    const auto& entries = glossary.entries();
    const auto& russian = entries[static_cast<std::size_t>(n) * 7 % entries.size()].russian;
    const auto typed = index.parse(russian.empty() ? words.any() : russian.front());
    ask(across, search::acrossLanguages(typed, glossary, analyser).query, kinds.front());
  }
  across.print("a word across languages");
  all.print("all kinds");
}

void measureSuggestions(search::Index& index, corpus::Project& project, const i18n::Analyser& analyser) {
  constexpr int kSegments = 10'000;
  const auto code = coding::Codebook::read(project).all().front().guid;
  const auto coder = coding::coders(project).front().guid;
  const auto transcripts = corpus::transcripts(project);
  project.edit(message("Import codings"), [&](corpus::Edit& edit) {
    std::mt19937 random(7);
    for (int n = 0; n < kSegments; ++n) {
      const auto& transcript = transcripts[random() % transcripts.size()];
      const auto begin = static_cast<std::int64_t>(random() % static_cast<unsigned>(transcript.length - 400));
      coding::addSegment(edit, transcript.guid, {begin, begin + 120}, code, coder);
    }
  });
  Samples samples;
  for (int n = 0; n < 5; ++n)
    samples.add(measured([&] { search::suggestionsFor(code, index, project, analyser); }).wall);
  report("suggestions: from 10,000 segments, the first time", samples.first() * 1000, "ms", 300);
  report("suggestions: from 10,000 segments, median", samples.percentile(0.5) * 1000, "ms", 300);
}

}  // namespace benchmark
