#include "search/suggestions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "coding/refused_passages.h"
#include "corpus/turns_touched.h"
#include "i18n/breaks.h"
#include "i18n/spelling.h"
#include "i18n/text.h"
#include "i18n/tokens.h"
#include "search/catalogue.h"
#include "search/marks.h"
#include "search/word_views.h"

namespace search {
namespace {

// A large code is learnt from by a sample, spread evenly over its transcripts and passages.
constexpr std::size_t kMostTranscripts = 60;
constexpr std::int64_t kMostText = 150'000;  // code points
constexpr std::size_t kMostCandidates = 60;  // words that are looked up in the index
constexpr double kSure = 2.71;               // chi-squared: one in ten is there by chance
constexpr double kSpeaksToo = .5;            // of the best sentence's weight: sentences that are taken along
constexpr std::size_t kWordsShown = 5;
constexpr double kLengthCounts = .3;  // b of BM25: how far a long turn's words count less

using TurnKey = std::pair<std::size_t, std::int32_t>;  // transcript, turn

// A word of the code's passages, with all its forms.
struct Candidate {
  std::string lemma;
  std::string form;     // that stands there most often, as it stands there
  double passages = 0;  // turns of the code that have it
  double weight = 0;    // Robertson and Sparck Jones's
  double offer = 0;     // Robertson's: weight times passages
  double certainty = 0;
  TurnList found;
};

// Which turns the code has, and which parts of them.
class CodedTurns {
 public:
  CodedTurns(const Guid& code, Catalogue& catalogue, bool withSubcodes) : catalogue_(catalogue) {
    const auto codebook = coding::Codebook::read(catalogue.project());
    std::set<Guid> codes{code};
    if (withSubcodes) {
      for (const Guid& below : codebook.subtree(code)) codes.insert(below);
    }
    for (const CatalogueSegment& segment : catalogue.segments()) {
      if (!codes.contains(segment.code)) continue;
      ++segments;
      byTranscript_[segment.transcript].push_back(segment.span);
      leaveOut(segment.transcript, segment.span);
    }
    for (auto& [transcript, spans] : byTranscript_) std::sort(spans.begin(), spans.end());
    for (const auto& refused : coding::refusedPassages(catalogue.project(), code)) {
      if (const auto transcript = catalogue.find(refused.transcript)) leaveOut(*transcript, refused.span);
    }
  }

  bool isLeftOut(TurnKey turn) const { return leftOut_.contains(turn); }

  // The words coded, turn by turn: visit(turn, its words that are coded).
  template <typename Visit>
  void eachSampled(const Visit& visit) const {
    const std::size_t step = (byTranscript_.size() + kMostTranscripts - 1) / kMostTranscripts;
    std::size_t at = 0;
    std::int64_t left = kMostText;
    const std::int64_t share = kMostText / static_cast<std::int64_t>(std::max<std::size_t>(
                                               1, std::min(byTranscript_.size(), kMostTranscripts)));
    for (const auto& [transcript, spans] : byTranscript_) {
      if (at++ % step != 0 || left <= 0) continue;
      left -= sampleOf(transcript, spans, std::max<std::int64_t>(share, 2'000), visit);
    }
  }

  std::size_t segments = 0;

 private:
  void leaveOut(std::size_t transcript, i18n::Span span) {
    const auto [first, end] = corpus::turnsTouched(catalogue_.transcripts()[transcript].turns, span);
    for (std::size_t i = first; i < end; ++i) leftOut_.emplace(transcript, static_cast<std::int32_t>(i));
  }

  template <typename Visit>
  std::int64_t sampleOf(std::size_t transcript, const std::vector<i18n::Span>& spans, std::int64_t most,
                        const Visit& visit) const {
    const CatalogueTranscript& of = catalogue_.transcripts()[transcript];
    std::int64_t all = 0, taken = 0;
    for (const i18n::Span& span : spans) all += span.length();
    const auto step = static_cast<std::size_t>(1 + all / most);
    const std::string text = catalogue_.text(of.guid);
    const i18n::TextIndex index(text);
    for (std::size_t s = 0; s < spans.size(); s += step) {
      const auto [first, end] = corpus::turnsTouched(of.turns, spans[s]);
      for (std::size_t i = first; i < end && taken < most; ++i) {
        i18n::Span words = of.turns[i].span.intersection(spans[s]);
        words.end = std::min(words.end, words.begin + most);
        if (words.empty()) continue;
        visit(TurnKey{transcript, static_cast<std::int32_t>(i)}, index.slice(words));
        taken += words.length();
      }
    }
    return taken;
  }

  Catalogue& catalogue_;
  std::map<std::size_t, std::vector<i18n::Span>> byTranscript_;
  std::set<TurnKey> leftOut_;
};

bool isInterviewers(const CatalogueTranscript& transcript, std::int32_t turn) {
  const std::int32_t speaker = transcript.turns[static_cast<std::size_t>(turn)].speaker;
  return speaker >= 0 &&
         transcript.speakers[static_cast<std::size_t>(speaker)].role == corpus::SpeakerRole::Interviewer;
}

// What the code's passages are about: their words, and in how many of their turns each stands.
class Vocabulary {
 public:
  Vocabulary(const CodedTurns& coded, Catalogue& catalogue, const i18n::Analyser& analyser)
      : catalogue_(catalogue), analyser_(analyser), stops_(StopLists::read(catalogue.project())) {
    // Interviewers' questions are learnt from only where nothing else was coded.
    for (const bool interviewers : {false, true}) {
      if (!forms_.empty()) break;
      coded.eachSampled([&](TurnKey turn, std::string_view words) {
        if (isInterviewers(catalogue.transcripts()[turn.first], turn.second) == interviewers)
          add(turn, words);
      });
    }
  }

  std::size_t turns() const { return turns_.size(); }

  // Those that stand in most turns, at most `most`.
  std::vector<Candidate> candidates(std::size_t most) const {
    struct Lemma {
      std::set<TurnKey> turns;
      std::map<std::string, std::size_t> forms;
    };
    std::map<std::string, Lemma> lemmas;
    for (const auto& [form, stands] : forms_) {
      const auto language = catalogue_.transcripts()[stands.front().first]
                                .turns[static_cast<std::size_t>(stands.front().second)]
                                .language;
      const std::string lemma = analyser_.lemma(form, language);
      if (isStop(i18n::folded(form)) || isStop(i18n::folded(lemma)) || !hasLetters(form)) continue;
      Lemma& of = lemmas[lemma];
      of.turns.insert(stands.begin(), stands.end());
      of.forms[form] += stands.size();
    }
    // Of a code with many passages, a word that stands in one of them says nothing about the others.
    const std::size_t fewest = turns() > 20 ? 2 : 1;
    std::vector<Candidate> candidates;
    for (const auto& [lemma, of] : lemmas) {
      if (of.turns.size() < fewest) continue;
      const auto form = std::max_element(of.forms.begin(), of.forms.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      candidates.push_back({lemma, form->first, static_cast<double>(of.turns.size()), 0, 0, 0, {}});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.passages > b.passages; });
    if (candidates.size() > most) candidates.resize(most);
    return candidates;
  }

 private:
  void add(TurnKey turn, std::string_view words) {
    turns_.insert(turn);
    tokeniser_.each(words, [&](const i18n::Token& token) {
      auto& stands = forms_[i18n::Analyser::exactTerm(token.text)];
      if (stands.empty() || stands.back() != turn) stands.push_back(turn);
    });
  }
  bool isStop(const std::string& folded) const {
    return std::any_of(stops_.words.begin(), stops_.words.end(),
                       [&](const auto& list) { return list.second.contains(folded); });
  }
  // No numbers, no single letters.
  static bool hasLetters(const std::string& folded) {
    return i18n::length(folded) > 1 && (folded.front() < '0' || folded.front() > '9');
  }

  Catalogue& catalogue_;
  const i18n::Analyser& analyser_;
  StopLists stops_;
  i18n::Tokeniser tokeniser_;
  std::unordered_map<std::string, std::vector<TurnKey>> forms_;
  std::set<TurnKey> turns_;
};

// All turns that have the word in any of its forms.
TurnList turnsWith(const Candidate& candidate, Index& index) {
  SearchOptions options;
  options.order = HitOrder::Place;
  Node word;
  word.kind = Node::Kind::Word;
  word.text = candidate.lemma;
  TurnList found = index.turns(word, options);
  if (found.sought->words.contains(candidate.form)) return found;
  word.text = candidate.form;  // a lemma that the index knows nothing of
  return index.turns(word, options);
}

// log of the odds that a turn with the word is of the code, against one without it. `coded` of `all` turns
// are; `with` turns have the word, `both` of them coded.
double relevanceWeight(double both, double with, double coded, double all) {
  with = std::max(with, both);
  all = std::max(all, with + coded - both);
  return std::log((both + .5) * (all - with - coded + both + .5) /
                  ((with - both + .5) * (coded - both + .5)));
}

// How surely the word belongs to the code: log-likelihood of the same four counts (Dunning 1993), chi-squared
// of one degree of freedom.
double certainty(double both, double with, double coded, double all) {
  with = std::max(with, both);
  all = std::max(all, with + coded - both);
  const auto part = [](double observed, double row, double column, double total) {
    return observed > 0 ? observed * std::log(observed * total / (row * column)) : 0;
  };
  return 2 * (part(both, with, coded, all) + part(with - both, with, all - coded, all) +
              part(coded - both, all - with, coded, all) +
              part(all - with - coded + both, all - with, all - coded, all));
}

// The words that weigh most, weightiest first.
std::vector<Candidate> weighed(std::vector<Candidate> candidates, std::size_t coded, Index& index,
                               std::size_t most) {
  double all = 0;
  for (const CatalogueTranscript& transcript : index.catalogue().transcripts())
    all += static_cast<double>(transcript.turns.size());
  for (Candidate& candidate : candidates) {
    candidate.found = turnsWith(candidate, index);
    const auto with = static_cast<double>(candidate.found.turns.size()), of = static_cast<double>(coded);
    candidate.weight = relevanceWeight(candidate.passages, with, of, all);
    candidate.certainty = certainty(candidate.passages, with, of, all);
    candidate.offer = candidate.weight * candidate.passages;
  }
  // What stands nowhere else finds nothing.
  std::erase_if(candidates, [](const Candidate& candidate) {
    return candidate.weight <= 0 || static_cast<double>(candidate.found.turns.size()) <= candidate.passages;
  });
  // Words that may well be there by chance are left out, unless there are no others.
  const auto sure = [](const Candidate& candidate) { return candidate.certainty >= kSure; };
  if (std::any_of(candidates.begin(), candidates.end(), sure))
    std::erase_if(candidates, [&](const Candidate& candidate) { return !sure(candidate); });
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.offer > b.offer; });
  if (candidates.size() > most) candidates.resize(most);
  return candidates;
}

// The best turns, as a list of the index.
TurnList bestTurns(const std::vector<Candidate>& words, const CodedTurns& coded, Index& index,
                   std::size_t limit) {
  Catalogue& catalogue = index.catalogue();
  const auto& transcripts = catalogue.transcripts();
  std::vector<std::vector<float>> scores(transcripts.size());
  TurnList best;
  for (const CatalogueTranscript& transcript : transcripts)
    best.transcripts.push_back({transcript.guid, transcript.fingerprint});
  auto sought = std::make_shared<SoughtWords>();
  for (const Candidate& word : words) {
    sought->words.insert(word.found.sought->words.begin(), word.found.sought->words.end());
    std::vector<std::optional<std::size_t>> places;
    for (const auto& transcript : word.found.transcripts) places.push_back(catalogue.find(transcript.guid));
    for (const TurnRef& turn : word.found.turns) {
      const std::size_t place = *places[turn.transcript];
      if (scores[place].empty()) scores[place].resize(transcripts[place].turns.size());
      scores[place][static_cast<std::size_t>(turn.turn)] += static_cast<float>(word.weight);
    }
  }
  best.sought = std::move(sought);
  double length = 0, turns = 1;
  for (const CatalogueTranscript& transcript : transcripts) {
    turns += static_cast<double>(transcript.turns.size());
    for (const CatalogueTurn& turn : transcript.turns) length += static_cast<double>(turn.span.length());
  }
  const double average = std::max(length / turns, 1.);
  for (std::size_t place = 0; place < transcripts.size(); ++place) {
    for (std::size_t k = 0; k < scores[place].size(); ++k) {
      const auto turn = static_cast<std::int32_t>(k);
      if (scores[place][k] <= 0 || isInterviewers(transcripts[place], turn) || coded.isLeftOut({place, turn}))
        continue;
      const double longer = static_cast<double>(transcripts[place].turns[k].span.length()) / average;
      best.turns.push_back({static_cast<std::uint32_t>(place), turn,
                            scores[place][k] / (1 - kLengthCounts + kLengthCounts * longer)});
    }
  }
  const auto better = [](const TurnRef& a, const TurnRef& b) {
    return a.score != b.score ? a.score > b.score
                              : std::tie(a.transcript, a.turn) < std::tie(b.transcript, b.turn);
  };
  const auto last = best.turns.begin() + static_cast<std::ptrdiff_t>(std::min(limit, best.turns.size()));
  std::partial_sort(best.turns.begin(), last, best.turns.end(), better);
  best.turns.erase(last, best.turns.end());
  return best;
}

// Which words of a turn speak for it, and where they do most.
class Speaking {
 public:
  explicit Speaking(const std::vector<Candidate>& words) : words_(words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (const std::string& form : words[i].found.sought->words) wordOf_.emplace(form, i);
    }
  }

  void fill(Suggestion& suggestion) {
    const Hit& hit = suggestion.hit;
    const i18n::Breaks breaks(hit.text);
    struct Sentence {
      i18n::Span span;
      std::map<std::size_t, std::string> words;  // with a form that stands in it
      double weight = 0;
    };
    std::vector<Sentence> sentences;
    tokeniser_.each(hit.text, [&](const i18n::Token& token) {
      if (sentences.empty() || token.span.begin >= sentences.back().span.end) {
        i18n::Span span = breaks.sentenceAt(token.span.begin);
        span.end = std::max(span.end, token.span.end);
        sentences.push_back({span, {}, 0});
      }
      const auto word = wordOf_.find(i18n::Analyser::exactTerm(token.text));
      if (word == wordOf_.end()) return;
      if (sentences.back().words.emplace(word->second, std::string(token.text)).second)
        sentences.back().weight += words_[word->second].weight;
    });
    const auto best = std::max_element(sentences.begin(), sentences.end(),
                                       [](const auto& a, const auto& b) { return a.weight < b.weight; });
    if (best == sentences.end()) {
      suggestion.span = hit.span;
      return;
    }
    auto first = best, last = best;
    const auto speaks = [&](const Sentence& sentence) {
      return sentence.weight >= kSpeaksToo * best->weight;
    };
    while (first != sentences.begin() && speaks(*(first - 1))) --first;
    while (last + 1 != sentences.end() && speaks(*(last + 1))) ++last;
    suggestion.span = {hit.span.begin + first->span.begin, hit.span.begin + last->span.end};
    std::map<std::size_t, std::string> because;  // weightiest first, as the words are
    for (auto each = first; each <= last; ++each) because.insert(each->words.begin(), each->words.end());
    for (const auto& [word, form] : because) {
      if (suggestion.because.size() < kWordsShown) suggestion.because.push_back(form);
    }
  }

 private:
  const std::vector<Candidate>& words_;
  std::unordered_map<std::string, std::size_t> wordOf_;
  i18n::Tokeniser tokeniser_;
};

}  // namespace

Suggestions suggestionsFor(const Guid& code, Index& index, const corpus::Project&,
                           const i18n::Analyser& analyser, const SuggestionOptions& options) {
  Catalogue& catalogue = index.catalogue();
  const CodedTurns coded(code, catalogue, options.withSubcodes);
  Suggestions result;
  result.learntFrom = coded.segments;
  if (coded.segments == 0) return result;
  const Vocabulary vocabulary(coded, catalogue, analyser);
  const auto words =
      weighed(vocabulary.candidates(kMostCandidates), vocabulary.turns(), index, options.words);
  if (words.empty()) return result;
  for (const Candidate& word : words) result.words.push_back(word.lemma);
  const TurnList best = bestTurns(words, coded, index, options.limit);
  Speaking speaking(words);
  for (Hit& hit : index.hits(best, 0, best.turns.size())) {
    Suggestion suggestion;
    suggestion.score = hit.score / best.turns.front().score;
    suggestion.hit = std::move(hit);
    speaking.fill(suggestion);
    result.passages.push_back(std::move(suggestion));
  }
  return result;
}

}  // namespace search
