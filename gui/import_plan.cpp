#include "gui/import_plan.h"

#include <algorithm>
#include <set>

#include "corpus/import/label_spelling.h"

namespace gui {

using corpus::SpeakerRole;
using corpus::SpeakerRule;

namespace {

constexpr double kCertain = 0.95, kLikely = 0.8;  // of a guessed encoding
constexpr std::size_t kManySpeakers = 12;         // more are rarely heard in one recording
constexpr std::int64_t kShortTalk = 10;           // turns; in fewer, one who speaks once is nothing odd

std::string key(std::string_view label) {
  return corpus::import::spellingKey(label);
}

void put(std::vector<SpeakerRule>& rules, const SpeakerRule& rule) {
  const std::string folded = key(rule.label);
  for (auto& known : rules)
    if (key(known.label) == folded) {
      known = rule;
      return;
    }
  rules.push_back(rule);
}

const SpeakerRule* find(const std::vector<SpeakerRule>& rules, const std::string& folded) {
  for (const auto& rule : rules)
    if (key(rule.label) == folded) return &rule;
  return nullptr;
}

// A role that was recognised stays when the name changes; an unknown one may still be guessed.
std::optional<SpeakerRole> kept(SpeakerRole role) {
  return role == SpeakerRole::Unknown ? std::nullopt : std::optional(role);
}

std::int64_t turnsOf(const std::vector<corpus::ImportedSpeaker::Spelling>& spellings) {
  std::int64_t turns = 0;
  for (const auto& spelling : spellings) turns += spelling.turns;
  return turns;
}

}  // namespace

ImportPlan::Certainty ImportPlan::certaintyOf(double confidence) {
  return confidence >= kCertain  ? Certainty::Certain
         : confidence >= kLikely ? Certainty::Likely
                                 : Certainty::Doubtful;
}

ImportPlan::ImportPlan(std::vector<SpeakerRule> remembered, bool keepOriginals)
    : remembered_(std::move(remembered)),
      keepOriginals_(keepOriginals),
      keepOriginalsAtFirst_(keepOriginals) {}

void ImportPlan::add(const std::filesystem::path& path, corpus::ImportedTranscript transcript) {
  File file;
  file.path = path;
  file.name = transcript.name;
  file.guessedEncoding = transcript.sourceEncoding;
  file.confidence = transcript.encodingConfidence;
  file.kazakhFont = transcript.kazakhFont;
  file.lookAlikeWords = transcript.lookAlikeWords;
  file.transcript = std::move(transcript);
  files_.push_back(std::move(file));
}

void ImportPlan::refuse(const std::filesystem::path& path, i18n::Message reason) {
  File file;
  file.path = path;
  file.refusal = std::move(reason);
  files_.push_back(std::move(file));
}

void ImportPlan::addParticipants(const std::filesystem::path& path, corpus::Table table,
                                 std::optional<corpus::TurnTable> turns) {
  File file;
  file.path = path;
  const auto stem = path.stem().u8string();
  file.name = std::string(stem.begin(), stem.end());
  file.kind = Kind::Participants;
  file.table = std::move(table);
  file.turns = std::move(turns);
  files_.push_back(std::move(file));
}

void ImportPlan::setTable(std::optional<corpus::TurnTable> turns, std::optional<corpus::Table> participants) {
  files_.back().turns = std::move(turns);
  files_.back().table = std::move(participants);
}

void ImportPlan::leaveOutDuplicates(
    const std::function<std::optional<std::string>(const std::string& sha256)>& inProject) {
  std::map<std::string, std::string> seen;  // by hash
  for (auto& file : files_) {
    const std::string& sha = file.transcript.sourceSha256;
    if (file.refusal || sha.empty()) continue;
    if (const auto name = inProject(sha))
      file.alreadyThere =
          i18n::message("The same file is in the project already, as “{name}”.", {{"name", *name}});
    else if (const auto [earlier, fresh] = seen.emplace(sha, file.name); !fresh)
      file.alreadyThere =
          i18n::message("The same file as “{name}” in this list.", {{"name", earlier->second}});
    if (file.alreadyThere) file.wanted = false;
  }
}

std::vector<ImportPlan::Concern> ImportPlan::concerns(std::size_t i) const {
  const File& file = files_.at(i);
  std::vector<Concern> found;
  if (file.refusal || file.kind == Kind::Participants) return found;
  const auto& transcript = file.transcript;
  if (!transcript.sourceEncoding.empty() && file.options.encoding.empty() &&
      certaintyOf(transcript.encodingConfidence) == Certainty::Doubtful)
    found.push_back(Concern::Encoding);
  if (!file.options.convertKazakhFont && !transcript.kazakhFont.empty()) found.push_back(Concern::KazakhFont);
  if (!file.options.repairLookAlikes && transcript.lookAlikeWords > 0) found.push_back(Concern::LookAlikes);
  if (file.options.recogniseSpeakers) {
    // Nobody was found though something looked like it; a crowd; or one who speaks once in a long talk and is
    // nobody known.
    bool doubtful = transcript.speakers.size() > kManySpeakers;
    if (transcript.speakers.empty())
      doubtful = std::any_of(transcript.otherLabels.begin(), transcript.otherLabels.end(),
                             [](const auto& label) { return label.turns > 1; });
    const auto rules = effectiveRules(file);
    if (static_cast<std::int64_t>(transcript.turns.size()) >= kShortTalk)
      for (const auto& speaker : transcript.speakers)
        doubtful = doubtful || (speaker.role == SpeakerRole::Unknown && turnsOf(speaker.spellings) == 1 &&
                                !find(rules, key(speaker.spellings.front().label)));
    if (doubtful) found.push_back(Concern::Speakers);
  }
  return found;
}

std::size_t ImportPlan::wantedCount() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < files_.size(); ++i) count += wanted(i);
  return count;
}

std::vector<std::size_t> ImportPlan::wantedTranscripts() const {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < files_.size(); ++i)
    if (wanted(i) && files_[i].kind == Kind::Transcript) result.push_back(i);
  return result;
}

std::vector<std::size_t> ImportPlan::wantedParticipants() const {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < files_.size(); ++i)
    if (wanted(i) && files_[i].kind == Kind::Participants) result.push_back(i);
  return result;
}

void ImportPlan::want(std::size_t i, bool wanted) {
  files_.at(i).wanted = wanted;
}

void ImportPlan::wantAll(bool wanted) {
  for (auto& file : files_) file.wanted = wanted && !file.alreadyThere;
}

void ImportPlan::setName(std::size_t i, const std::string& name) {
  files_.at(i).name = name;
}

void ImportPlan::setKind(std::size_t i, Kind kind) {
  File& file = files_.at(i);
  if (file.kind == kind) return;
  file.kind = kind;
  file.refusal.reset();
  if (kind == Kind::Transcript && file.transcript.text.empty()) ++file.revision;
}

std::vector<ImportPlan::SpeakerRow> ImportPlan::speakers(std::size_t i) const {
  const File& file = files_.at(i);
  std::vector<SpeakerRow> rows;
  std::set<std::string> shown;
  const auto fromProject = [&](const std::string& folded) {
    return find(remembered_, folded) && !find(batch_, folded) && !find(file.rules, folded);
  };
  for (const auto& speaker : file.transcript.speakers) {
    SpeakerRow row{speaker.label, speaker.role, turnsOf(speaker.spellings), speaker.spellings, true, false};
    // Formats that name the speaker themselves may have no spellings of it.
    if (row.spellings.empty()) row.spellings.push_back({speaker.label, 0});
    for (const auto& spelling : row.spellings) {
      row.remembered = row.remembered || fromProject(key(spelling.label));
      shown.insert(key(spelling.label));
    }
    rows.push_back(std::move(row));
  }
  const auto off = [&](const corpus::ImportedSpeaker::Spelling& label, SpeakerRole role) {
    const std::string folded = key(label.label);
    if (!shown.insert(folded).second) return;
    rows.push_back({label.label, role, label.turns, {label}, false, fromProject(folded)});
  };
  for (const auto& speaker : file.turnedOff)
    for (const auto& spelling : speaker.spellings) off(spelling, speaker.role);
  for (const auto& label : file.transcript.otherLabels) off(label, SpeakerRole::Unknown);
  return rows;
}

std::vector<SpeakerRule> ImportPlan::effectiveRules(const File& file) const {
  std::vector<SpeakerRule> rules = remembered_;
  for (const auto& rule : batch_) put(rules, rule);
  for (const auto& rule : file.rules) put(rules, rule);
  return rules;
}

bool ImportPlan::hasLabel(const File& file, std::string_view folded) {
  const auto is = [&](const corpus::ImportedSpeaker::Spelling& spelling) {
    return key(spelling.label) == folded;
  };
  for (const auto& speaker : file.transcript.speakers) {
    if (key(speaker.label) == folded) return true;
    if (std::any_of(speaker.spellings.begin(), speaker.spellings.end(), is)) return true;
  }
  for (const auto& speaker : file.turnedOff)
    if (std::any_of(speaker.spellings.begin(), speaker.spellings.end(), is)) return true;
  return std::any_of(file.transcript.otherLabels.begin(), file.transcript.otherLabels.end(), is);
}

void ImportPlan::apply(std::size_t i, const std::vector<SpeakerRule>& rules, Scope scope) {
  File& chosen = files_.at(i);
  if (scope == Scope::File) {
    for (const auto& rule : rules) put(chosen.rules, rule);
    ++chosen.revision;
    return;
  }
  for (const auto& rule : rules) {
    put(batch_, rule);
    const std::string folded = key(rule.label);
    for (auto& file : files_) {
      // What was said of one file is taken over by what is said of all.
      std::erase_if(file.rules, [&](const SpeakerRule& own) { return key(own.label) == folded; });
      if (&file == &chosen || hasLabel(file, folded)) ++file.revision;
    }
  }
}

void ImportPlan::renameSpeaker(std::size_t i, const SpeakerRow& row, const std::string& name, Scope scope) {
  std::vector<SpeakerRule> rules;
  for (const auto& spelling : row.spellings) rules.push_back({spelling.label, name, kept(row.role)});
  // Two of one name are one: the other's spellings have to be said as well, or they keep what they were.
  for (const auto& other : speakers(i))
    if (other.on && key(other.name) == key(name) && other.name != row.name)
      for (const auto& spelling : other.spellings)
        put(rules, {spelling.label, name, kept(other.role == SpeakerRole::Unknown ? row.role : other.role)});
  apply(i, rules, scope);
}

void ImportPlan::setRole(std::size_t i, const SpeakerRow& row, SpeakerRole role, Scope scope) {
  std::vector<SpeakerRule> rules;
  for (const auto& spelling : row.spellings) rules.push_back({spelling.label, row.name, role});
  apply(i, rules, scope);
}

void ImportPlan::setOn(std::size_t i, const SpeakerRow& row, bool on, Scope scope) {
  std::vector<SpeakerRule> rules;
  for (const auto& spelling : row.spellings)
    rules.push_back({spelling.label, on ? row.name : std::string(), on ? kept(row.role) : std::nullopt});
  // Its turns are known now and not when it is gone.
  const auto remember = [&](File& file) {
    for (const auto& speaker : file.transcript.speakers)
      for (const auto& spelling : speaker.spellings)
        for (const auto& rule : rules)
          if (key(spelling.label) == key(rule.label))
            file.turnedOff.push_back({speaker.label, speaker.role, {spelling}});
  };
  if (!on) {
    if (scope == Scope::File)
      remember(files_.at(i));
    else
      for (auto& file : files_) remember(file);
  }
  apply(i, rules, scope);
}

void ImportPlan::mergeSpeakers(std::size_t i, const std::vector<SpeakerRow>& rows, Scope scope) {
  if (rows.empty()) return;
  const auto most = std::max_element(rows.begin(), rows.end(), [](const SpeakerRow& a, const SpeakerRow& b) {
    return a.on != b.on ? b.on : a.turns < b.turns;
  });
  SpeakerRole role = most->role;
  for (const auto& row : rows)
    if (role == SpeakerRole::Unknown) role = row.role;
  std::vector<SpeakerRule> rules;
  for (const auto& row : rows)
    for (const auto& spelling : row.spellings) rules.push_back({spelling.label, most->name, kept(role)});
  apply(i, rules, scope);
}

void ImportPlan::splitSpeaker(std::size_t i, const SpeakerRow& row, Scope scope) {
  std::vector<SpeakerRule> rules;
  for (const auto& spelling : row.spellings) rules.push_back({spelling.label, spelling.label, std::nullopt});
  apply(i, rules, scope);
}

std::vector<SpeakerRule> ImportPlan::rulesToRemember() const {
  if (!remember_) return {};
  std::vector<SpeakerRule> rules = batch_;
  if (files_.size() == 1)
    for (const auto& rule : files_.front().rules) put(rules, rule);
  return rules;
}

template <typename Concerns, typename Change>
void ImportPlan::change(std::size_t i, Scope scope, Concerns concerns, Change change) {
  File& chosen = files_.at(i);
  for (auto& file : files_) {
    if (&file != &chosen && (scope == Scope::File || !concerns(file))) continue;
    if (file.kind != Kind::Transcript) continue;
    change(file.options);
    ++file.revision;
  }
}

void ImportPlan::setRecognise(std::size_t i, bool recognise, Scope scope) {
  change(
      i, scope, [&](const File& file) { return !file.refusal; },
      [&](corpus::ImportOptions& options) { options.recogniseSpeakers = recognise; });
}

void ImportPlan::setEncoding(std::size_t i, const std::string& encoding, Scope scope) {
  const std::string guessed = files_.at(i).guessedEncoding;
  change(
      i, scope, [&](const File& file) { return file.guessedEncoding == guessed; },
      [&](corpus::ImportOptions& options) { options.encoding = encoding; });
}

void ImportPlan::setRepair(std::size_t i, bool repair, Scope scope) {
  change(
      i, scope, [&](const File& file) { return file.lookAlikeWords > 0; },
      [&](corpus::ImportOptions& options) { options.repairLookAlikes = repair; });
}

void ImportPlan::setConvert(std::size_t i, bool convert, Scope scope) {
  const std::string font = files_.at(i).kazakhFont;
  change(
      i, scope, [&](const File& file) { return file.kazakhFont == font; },
      [&](corpus::ImportOptions& options) { options.convertKazakhFont = convert; });
}

void ImportPlan::setColumns(std::size_t i, const corpus::TurnColumns& columns, Scope scope) {
  const std::size_t count = files_.at(i).turns ? files_.at(i).turns->columns : 0;
  change(
      i, scope, [&](const File& file) { return file.turns && file.turns->columns == count; },
      [&](corpus::ImportOptions& options) { options.columns = columns; });
}

std::vector<std::size_t> ImportPlan::stale() const {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < files_.size(); ++i)
    if (files_[i].revision != files_[i].read && files_[i].kind == Kind::Transcript) result.push_back(i);
  return result;
}

std::vector<std::size_t> ImportPlan::staleForImport() const {
  std::vector<std::size_t> result;
  for (const std::size_t i : wantedTranscripts())
    if (files_[i].revision != files_[i].read || (keepOriginals_ && files_[i].transcript.original.empty()))
      result.push_back(i);
  return result;
}

corpus::ImportRequest ImportPlan::request(std::size_t i) const {
  const File& file = files_.at(i);
  corpus::ImportRequest request{file.path, file.options};
  request.options.speakers = effectiveRules(file);
  request.options.keepOriginal = keepOriginals_;
  return request;
}

const corpus::ImportedTranscript& ImportPlan::transcriptToWrite(std::size_t i) {
  File& file = files_.at(i);
  if (!file.name.empty()) file.transcript.name = file.name;
  if (!keepOriginals_) file.transcript.original.clear();
  return file.transcript;
}

void ImportPlan::readAgain(std::size_t i, std::uint64_t revision, corpus::ImportedTranscript transcript) {
  File& file = files_.at(i);
  if (file.name.empty()) file.name = transcript.name;
  file.transcript = std::move(transcript);
  file.refusal.reset();
  file.read = revision;
}

void ImportPlan::refusedAgain(std::size_t i, std::uint64_t revision, i18n::Message reason) {
  File& file = files_.at(i);
  file.refusal = std::move(reason);
  file.read = revision;
}

void forEachOutcome(corpus::Batch batch, const std::vector<corpus::ImportRequest>& requests,
                    const std::function<void(std::size_t request, corpus::ImportedTranscript)>& came,
                    const std::function<void(std::size_t request, i18n::Message)>& refused) {
  std::size_t transcript = 0, failure = 0;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (failure < batch.failures.size() && batch.failures[failure].path == requests[i].path)
      refused(i, std::move(batch.failures[failure++].reason));
    else if (transcript < batch.transcripts.size())
      came(i, std::move(batch.transcripts[transcript++]));
  }
}

}  // namespace gui
