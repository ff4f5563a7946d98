// Query recall and precision on the published treebanks of /shared/language, by the rules of its evaluate.py.
#include <cstdio>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "i18n/analyser.h"
#include "i18n/spelling.h"
#include "tests/i18n/kazakh_alphabets.h"
#include "tests/support/catch.h"

using i18n::Analyser;
using i18n::MatchLevel;

namespace {

struct Gold {
  std::map<std::pair<std::string, std::string>, int> tokens;  // form, lemma
  std::map<std::string, std::string> citations;               // by lemma
};

bool endsWith(const std::string& word, std::initializer_list<const char*> endings) {
  for (const char* ending : endings)
    if (word.ends_with(ending)) return true;
  return false;
}

// Kazakh verb stems are cited in -у.
std::string citationOf(const std::string& lemma, bool verb) {
  if (!verb || endsWith(lemma, {"у", "ю"})) return lemma;
  if (endsWith(lemma, {"ы", "і"})) return lemma.substr(0, lemma.size() - 2) + "у";
  if (lemma.ends_with("й")) return lemma.substr(0, lemma.size() - 2) + "ю";
  return lemma + "у";
}

Gold goldOf(const std::string& name) {
  static const std::set<std::string> kSkipped = {"PROPN", "PRON", "DET",  "ADP", "CCONJ",
                                                 "SCONJ", "PART", "INTJ", "AUX"};
  Gold out;
  std::map<std::string, bool> onlyVerb;
  std::ifstream file(std::string(SUHBAT_SHARED) + "/language/gold_" + name + ".tsv");
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    std::string form, lemma, part, count;
    std::getline(fields, form, '\t');
    std::getline(fields, lemma, '\t');
    std::getline(fields, part, '\t');
    std::getline(fields, count, '\t');
    if (kSkipped.count(part) != 0) continue;
    out.tokens[{form, lemma}] += std::stoi(count);
    const auto [at, fresh] = onlyVerb.try_emplace(lemma, true);
    at->second = at->second && part == "VERB";
  }
  for (const auto& [lemma, verb] : onlyVerb)
    out.citations[lemma] = citationOf(lemma, verb && name.starts_with("kk"));
  return out;
}

struct Score {
  double recall = 0, precision = 0;
};

using Spelling = std::function<std::string(const std::string&)>;

// Macro-averaged over lemmas.
Score scoreOf(const Gold& gold, const Analyser& analyser, MatchLevel level, const Spelling& inText,
              const Spelling& inQuery) {
  std::map<std::string, std::set<std::string>> postings, formsOf;
  std::map<std::string, int> ofForm, ofLemma;
  for (const auto& [pair, count] : gold.tokens) {
    if (ofForm[pair.first] == 0)
      for (const std::string& term : *analyser.indexTerms(inText(pair.first)))
        postings[term].insert(pair.first);
    ofForm[pair.first] += count;
    ofLemma[pair.second] += count;
    formsOf[pair.second].insert(pair.first);
  }
  Score out;
  for (const auto& [lemma, citation] : gold.citations) {
    std::set<std::string> found;
    for (const std::string& term : analyser.queryTerms(inQuery(citation), level))
      if (const auto at = postings.find(term); at != postings.end())
        found.insert(at->second.begin(), at->second.end());
    int hit = 0, got = 0;
    for (const std::string& form : found) {
      got += ofForm[form];
      if (formsOf[lemma].count(form) != 0) hit += gold.tokens.at({form, lemma});
    }
    out.recall += static_cast<double>(hit) / ofLemma[lemma];
    out.precision += got == 0 ? 1.0 : static_cast<double>(hit) / got;
  }
  const auto lemmas = static_cast<double>(gold.citations.size());
  return {out.recall / lemmas, out.precision / lemmas};
}

std::string asItIs(const std::string& word) {
  return word;
}

void hold(const char* what, const Score& score, double recall, double precision) {
  INFO(what << ": recall " << score.recall << ", precision " << score.precision);
  std::printf("%-48s R %.3f  P %.3f\n", what, score.recall, score.precision);
  CHECK(score.recall >= recall);
  CHECK(score.precision >= precision);
}

}  // namespace

TEST_CASE("Recall and precision of queries hold on published treebanks", "[analyser][measure]") {
  const Gold kazakh = goldOf("kk_ktb");
  if (kazakh.tokens.empty()) {
    WARN("no treebanks at hand: not measured");
    return;
  }
  const Analyser analyser(i18n::Dictionaries::standard());
  const auto score = [&](const Gold& gold) {
    return scoreOf(gold, analyser, MatchLevel::Forms, asItIs, asItIs);
  };
  hold("Kazakh", score(kazakh), .91, .90);
  hold("Russian", score(goldOf("ru_gsd")), .95, .93);
  hold("English", score(goldOf("en_ewt")), .98, .89);
  for (const LatinAlphabet alphabet : kLatinAlphabets) {
    const Spelling latin = [&](const std::string& word) { return inLatin(word, alphabet); };
    const std::string name = nameOf(alphabet);
    hold((name + ", text in it").c_str(), scoreOf(kazakh, analyser, MatchLevel::Forms, latin, asItIs), .85,
         .85);
    hold((name + ", query in it").c_str(), scoreOf(kazakh, analyser, MatchLevel::Forms, asItIs, latin), .85,
         .85);
  }
  // At the level of forms a headword of the Russian dictionary (тур) is asked as Russian alone.
  const auto keyboard = [](const std::string& word) { return i18n::keyboardFolded(word); };
  hold("without its letters, forms, text", scoreOf(kazakh, analyser, MatchLevel::Forms, keyboard, asItIs),
       .85, .85);
  hold("without its letters, forms, query", scoreOf(kazakh, analyser, MatchLevel::Forms, asItIs, keyboard),
       .87, .87);
  hold("without its letters, forms, both", scoreOf(kazakh, analyser, MatchLevel::Forms, keyboard, keyboard),
       .85, .80);
  hold("without its letters, wide, text", scoreOf(kazakh, analyser, MatchLevel::Wide, keyboard, asItIs), .85,
       .80);
  hold("without its letters, wide, query", scoreOf(kazakh, analyser, MatchLevel::Wide, asItIs, keyboard), .85,
       .80);
}
