#include "i18n/english_inflection.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace i18n {
namespace {

// lemma: forms
constexpr std::string_view kIrregular[] = {
    "be: am is are was were been being",
    "have: has had having",
    "do: does did done",
    "go: went gone goes",
    "say: said",
    "get: got gotten",
    "make: made",
    "know: knew known",
    "think: thought",
    "take: took taken",
    "see: saw seen",
    "come: came",
    "find: found",
    "give: gave given",
    "tell: told",
    "feel: felt",
    "become: became",
    "leave: left",
    "mean: meant",
    "keep: kept",
    "begin: began begun",
    "show: shown",
    "hear: heard",
    "run: ran",
    "hold: held",
    "bring: brought",
    "write: wrote written",
    "sit: sat",
    "stand: stood",
    "lose: lost",
    "pay: paid",
    "meet: met",
    "lead: led",
    "understand: understood",
    "speak: spoke spoken",
    "spend: spent",
    "grow: grew grown",
    "win: won",
    "teach: taught",
    "buy: bought",
    "send: sent",
    "build: built",
    "fall: fell fallen",
    "sell: sold",
    "draw: drew drawn",
    "catch: caught",
    "break: broke broken",
    "choose: chose chosen",
    "wear: wore worn",
    "eat: ate eaten",
    "drive: drove driven",
    "rise: rose risen",
    "fight: fought",
    "sleep: slept",
    "seek: sought",
    "lend: lent",
    "bend: bent",
    "steal: stole stolen",
    "throw: threw thrown",
    "fly: flew flown",
    "forget: forgot forgotten",
    "forgive: forgave forgiven",
    "hide: hid hidden",
    "sing: sang sung",
    "ring: rang rung",
    "swim: swam swum",
    "drink: drank drunk",
    "ride: rode ridden",
    "shake: shook shaken",
    "wake: woke woken",
    "bite: bit bitten",
    "blow: blew blown",
    "freeze: froze frozen",
    "bear: bore borne born",
    "tear: tore torn",
    "swear: swore sworn",
    "strike: struck",
    "stick: stuck",
    "shoot: shot",
    "dig: dug",
    "hang: hung",
    "feed: fed",
    "bleed: bled",
    "breed: bred",
    "flee: fled",
    "deal: dealt",
    "dream: dreamt",
    "learn: learnt",
    "burn: burnt",
    "spell: spelt",
    "spin: spun",
    "slide: slid",
    "light: lit",
    "bind: bound",
    "wind: wound",
    "grind: ground",
    "lay: laid",
    "lie: lay lain lying",
    "die: dying",
    "tie: tying",
    "shine: shone",
    "shrink: shrank shrunk",
    "sink: sank sunk",
    "sweep: swept",
    "weep: wept",
    "creep: crept",
    "withdraw: withdrew withdrawn",
    "overcome: overcame",
    "undergo: underwent undergone",
    "undertake: undertook undertaken",
    "mistake: mistook mistaken",
    "foresee: foresaw foreseen",
    "arise: arose arisen",
    "awake: awoke",
    "forbid: forbade forbidden",
    "child: children",
    "man: men",
    "woman: women",
    "foot: feet",
    "tooth: teeth",
    "mouse: mice",
    "goose: geese",
    "life: lives",
    "wife: wives",
    "knife: knives",
    "leaf: leaves",
    "half: halves",
    "shelf: shelves",
    "wolf: wolves",
    "self: selves",
    "thief: thieves",
    "loaf: loaves",
    "crisis: crises",
    "analysis: analyses",
    "thesis: theses",
    "hypothesis: hypotheses",
    "basis: bases",
    "criterion: criteria",
    "phenomenon: phenomena",
    "good: better best",
    "bad: worse worst",
    "far: farther farthest further furthest",
};

const std::unordered_map<std::string_view, std::string_view>& irregulars() {
  static const auto kTable = [] {
    std::unordered_map<std::string_view, std::string_view> table;
    for (std::string_view line : kIrregular) {
      const std::string_view lemma = line.substr(0, line.find(':'));
      line.remove_prefix(lemma.size() + 1);
      while (!line.empty()) {
        line.remove_prefix(1);  // the space
        const std::size_t end = std::min(line.find(' '), line.size());
        table.emplace(line.substr(0, end), lemma);
        line.remove_prefix(end);
      }
    }
    return table;
  }();
  return kTable;
}

bool isVowel(std::string_view word, std::size_t i) {
  const char c = word[i];
  if (c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u') return true;
  return c == 'y' && i > 0 && !isVowel(word, i - 1);
}

bool hasVowel(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i)
    if (isVowel(word, i)) return true;
  return false;
}

// The region after the first non-vowel that follows a vowel, from `start` on.
std::size_t region(std::string_view word, std::size_t start) {
  for (std::size_t i = start + 1; i < word.size(); ++i)
    if (!isVowel(word, i) && isVowel(word, i - 1)) return i + 1;
  return word.size();
}

bool endsInShortSyllable(std::string_view word) {
  const std::size_t n = word.size();
  if (n == 2) return isVowel(word, 0) && !isVowel(word, 1);
  if (n < 3) return false;
  const char last = word[n - 1];
  return !isVowel(word, n - 1) && last != 'w' && last != 'x' && last != 'y' && isVowel(word, n - 2) &&
         !isVowel(word, n - 3);
}

void dropEd(std::string& word, std::size_t ending) {
  const std::string rest = word.substr(0, word.size() - ending);
  if (!hasVowel(rest)) return;
  word = rest;
  const std::size_t n = word.size();
  if (word.ends_with("at") || word.ends_with("bl") || word.ends_with("iz")) {
    word += 'e';
  } else if (n >= 2 && word[n - 1] == word[n - 2] &&
             std::string_view("bdfgmnprt").find(word[n - 1]) != std::string_view::npos) {
    word.pop_back();
  } else if (region(word, 0) >= n && endsInShortSyllable(word)) {
    word += 'e';
  }
}

}  // namespace

std::string_view irregularEnglishBase(std::string_view word) {
  const auto found = irregulars().find(word);
  return found == irregulars().end() ? std::string_view() : found->second;
}

std::string englishInflectionStem(std::string_view folded) {
  std::string word(folded);
  for (const std::string_view ending : {"'s'", "'s", "'"})
    if (word.size() > ending.size() && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      break;
    }
  if (const std::string_view base = irregularEnglishBase(word); !base.empty()) word = base;
  if (word.size() > 4 && word.ends_with("men")) word.replace(word.size() - 3, 3, "man");  // businessmen
  if (word.size() < 3) return word;

  if (word.ends_with("sses")) {
    word.resize(word.size() - 2);
  } else if (word.ends_with("ied") || word.ends_with("ies")) {
    word.resize(word.size() - (word.size() > 4 ? 2 : 1));
  } else if (word.ends_with("s") && !word.ends_with("us") && !word.ends_with("ss") &&
             hasVowel(std::string_view(word).substr(0, word.size() - 2))) {
    word.pop_back();
  }

  const std::size_t first = region(word, 0);
  if (word.ends_with("eed")) {
    if (word.size() - 3 >= first) word.pop_back();
  } else if (word.ends_with("ed")) {
    dropEd(word, 2);
  } else if (word.ends_with("ing")) {
    dropEd(word, 3);
  }

  const std::size_t n = word.size();
  if (n > 2 && word[n - 1] == 'y' && !isVowel(word, n - 2)) word[n - 1] = 'i';

  const std::size_t r1 = region(word, 0);
  const std::size_t r2 = r1 < word.size() ? region(word, r1) : word.size();
  if (word.ends_with("e")) {
    const std::size_t at = word.size() - 1;
    if (at >= r2 || (at >= r1 && !endsInShortSyllable(std::string_view(word).substr(0, at)))) word.pop_back();
  } else if (word.ends_with("ll") && word.size() - 1 >= r2) {
    word.pop_back();
  }
  return word;
}

}  // namespace i18n
