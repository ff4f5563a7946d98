#include "search/catalogue.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "i18n/format.h"
#include "i18n/text.h"

namespace search {
namespace {

using corpus::Kind;

// FNV-1a, 64 bits: tells two sets of turns apart, against accident, not malice.
class Fnv {
 public:
  void add(std::int64_t value) {
    for (int shift = 0; shift < 64; shift += 8) {
      hash_ ^= (static_cast<std::uint64_t>(value) >> shift) & 0xffU;
      hash_ *= 1099511628211ULL;
    }
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 14695981039346656037ULL;
};

void addIds(const std::map<Kind, std::set<Guid>>& from, Kind kind, std::set<Guid>& to) {
  if (const auto found = from.find(kind); found != from.end())
    to.insert(found->second.begin(), found->second.end());
}

}  // namespace

void Catalogue::noteChanges(const corpus::Changes& changes) {
  if (changes.touches(Kind::Transcript)) {
    addIds(changes.added, Kind::Transcript, stale_);
    addIds(changes.modified, Kind::Transcript, stale_);
    addIds(changes.removed, Kind::Transcript, stale_);
  }
  if (changes.touches(Kind::Segment) || changes.touches(Kind::Code)) segmentsStale_ = true;
  if (changes.touches(Kind::Code) || changes.touches(Kind::Project)) codes_.reset();
  if (changes.touches(Kind::Coder)) coders_.reset();
  if (changes.touches(Kind::Memo) || changes.touches(Kind::Segment) || changes.touches(Kind::Code)) {
    memosStale_ = true;
  }
  if (changes.touches(Kind::Participant) || changes.touches(Kind::Attribute)) participantsStale_ = true;
  // A removed participant is taken from her speakers by the file itself.
  if (changes.removed.contains(Kind::Participant)) all_ = true;
  if (changes.touches(Kind::Project)) all_ = true;  // another language sorts names otherwise
}

const std::vector<CatalogueTranscript>& Catalogue::transcripts() {
  if (!all_ && stale_.empty()) return transcripts_;
  if (all_) {
    readAll();
  } else {
    readAgain(stale_);
  }
  all_ = false;
  stale_.clear();
  segmentsStale_ = memosStale_ = true;  // they point into the list
  ++version_;
  index_.clear();
  for (std::size_t i = 0; i < transcripts_.size(); ++i) index_.emplace(transcripts_[i].guid, i);
  return transcripts_;
}

std::optional<std::size_t> Catalogue::find(const Guid& transcript) {
  transcripts();
  const auto found = index_.find(transcript);
  return found == index_.end() ? std::nullopt : std::optional(found->second);
}

std::int64_t Catalogue::version() {
  transcripts();
  return version_;
}

namespace {

// By name, as the project's language sorts; then by anything, so that the order is always the same.
class ByName {
 public:
  explicit ByName(i18n::Language language) : collator_(language) {}
  bool operator()(const CatalogueTranscript& a, const CatalogueTranscript& b) const {
    const int compared = collator_.compare(a.name, b.name);
    return compared != 0 ? compared < 0 : std::tie(a.name, a.guid) < std::tie(b.name, b.guid);
  }

 private:
  i18n::Collator collator_;
};

}  // namespace

void Catalogue::readAll() {
  transcripts_ = read(nullptr);
  const ByName byName(project_.language());
  std::sort(transcripts_.begin(), transcripts_.end(), std::cref(byName));
}

// One import after the other must not cost a look at all the others' turns each time.
void Catalogue::readAgain(const std::set<Guid>& guids) {
  std::erase_if(transcripts_, [&](const CatalogueTranscript& known) { return guids.contains(known.guid); });
  const auto kept = static_cast<std::ptrdiff_t>(transcripts_.size());
  for (const Guid& guid : guids) {
    for (CatalogueTranscript& transcript : read(&guid)) transcripts_.push_back(std::move(transcript));
  }
  const ByName byName(project_.language());
  std::sort(transcripts_.begin() + kept, transcripts_.end(), std::cref(byName));
  std::inplace_merge(transcripts_.begin(), transcripts_.begin() + kept, transcripts_.end(),
                     std::cref(byName));
}

std::vector<CatalogueTranscript> Catalogue::read(const Guid* only) {
  SQLite::Statement list(project_.database(),
                         std::string("SELECT guid, name, source_file, length, text_sha256 FROM transcripts "
                                     "WHERE retired = 0") +
                             (only != nullptr ? " AND guid = ?" : ""));
  if (only != nullptr) list.bind(1, only->text());
  std::vector<CatalogueTranscript> found;
  while (list.executeStep()) {
    CatalogueTranscript transcript;
    transcript.guid = Guid::fromStored(list.getColumn(0).getString());
    transcript.name = list.getColumn(1).getString();
    transcript.sourceFile = list.getColumn(2).getString();
    transcript.length = list.getColumn(3).getInt64();
    transcript.fingerprint = list.getColumn(4).getString();
    found.push_back(std::move(transcript));
  }
  for (CatalogueTranscript& transcript : found) readTurns(transcript);
  return found;
}

void Catalogue::readTurns(CatalogueTranscript& transcript) {
  SQLite::Statement speakers(
      project_.database(),
      "SELECT guid, label, role, coalesce(participant, '') FROM speakers WHERE transcript = ?");
  speakers.bind(1, transcript.guid.text());
  while (speakers.executeStep()) {
    transcript.speakers.push_back({speakers.getColumn(0).getString(), speakers.getColumn(1).getString(),
                                   corpus::speakerRoleOf(speakers.getColumn(2).getString()),
                                   speakers.getColumn(3).getString()});
  }
  // The same order as corpus::turns(), which numbers them.
  SQLite::Statement turns(project_.database(),
                          "SELECT \"begin\", \"end\", speaker, language FROM turns WHERE transcript = ? "
                          "ORDER BY \"begin\", \"end\", label_begin, rowid");
  turns.bind(1, transcript.guid.text());
  Fnv hash;
  while (turns.executeStep()) {
    CatalogueTurn turn;
    turn.span = {turns.getColumn(0).getInt64(), turns.getColumn(1).getInt64()};
    if (const char* speaker = turns.getColumn(2).getText(nullptr)) {
      for (std::size_t i = 0; i < transcript.speakers.size() && turn.speaker < 0; ++i) {
        if (transcript.speakers[i].guid == speaker) turn.speaker = static_cast<std::int32_t>(i);
      }
    }
    turn.language = i18n::textLanguageOf(turns.getColumn(3).getText(""));
    hash.add(turn.span.begin);
    hash.add(turn.span.end);
    transcript.turns.push_back(turn);
  }
  transcript.fingerprint += ':' + std::to_string(hash.value());
}

const std::vector<CatalogueSegment>& Catalogue::segments() {
  transcripts();
  if (!segmentsStale_) return segments_;
  segments_.clear();
  SQLite::Statement all(project_.database(),
                        "SELECT transcript, \"begin\", \"end\", code, coder FROM segments");
  while (all.executeStep()) {
    const auto transcript = index_.find(Guid::fromStored(all.getColumn(0).getString()));
    if (transcript == index_.end()) continue;  // retired
    segments_.push_back({transcript->second,
                         {all.getColumn(1).getInt64(), all.getColumn(2).getInt64()},
                         Guid::fromStored(all.getColumn(3).getString()),
                         Guid::fromStored(all.getColumn(4).getString())});
  }
  segmentsStale_ = false;
  return segments_;
}

const std::map<std::string, corpus::Participant>& Catalogue::participants() {
  if (participantsStale_) {
    participants_.clear();
    for (corpus::Participant& participant : corpus::participants(project_)) {
      std::string guid = participant.guid.text();
      participants_.emplace(std::move(guid), std::move(participant));
    }
    attributes_ = corpus::attributes(project_);
    participantsStale_ = false;
  }
  return participants_;
}

const std::vector<corpus::Attribute>& Catalogue::attributes() {
  participants();
  return attributes_;
}

const CodesByName& Catalogue::codes() {
  if (!codes_) codes_.emplace(coding::Codebook::read(project_));
  return *codes_;
}

const std::vector<coding::Coder>& Catalogue::coders() {
  if (!coders_) coders_ = coding::coders(project_);
  return *coders_;
}

const std::vector<CatalogueMemo>& Catalogue::memos() {
  transcripts();
  if (!memosStale_) return memos_;
  memos_.clear();
  memoTerms_.reset();
  SQLite::Statement all(project_.database(),
                        "SELECT coalesce(s.transcript, m.transcript), s.\"begin\", s.\"end\", "
                        "trim(m.title || char(10) || m.text, char(10)) "
                        "FROM memos m LEFT JOIN segments s ON s.guid = m.segment "
                        "WHERE m.segment IS NOT NULL OR m.transcript IS NOT NULL");
  while (all.executeStep()) {
    const auto transcript = index_.find(Guid::fromStored(all.getColumn(0).getString()));
    if (transcript == index_.end()) continue;  // retired
    CatalogueMemo memo{transcript->second, {}, all.getColumn(3).getString()};
    if (!all.getColumn(1).isNull()) memo.span = {all.getColumn(1).getInt64(), all.getColumn(2).getInt64()};
    memos_.push_back(std::move(memo));
  }
  memosStale_ = false;
  return memos_;
}

const std::map<std::string, std::set<std::size_t>>& Catalogue::memoTerms(const i18n::Analyser& analyser,
                                                                         i18n::Tokeniser& tokeniser) {
  memos();
  if (memoTerms_) return *memoTerms_;
  memoTerms_.emplace();
  for (std::size_t i = 0; i < memos_.size(); ++i) {
    tokeniser.each(memos_[i].text, [&](const i18n::Token& token) {
      for (const std::string& term : *analyser.indexTerms(token.text)) (*memoTerms_)[term].insert(i);
    });
  }
  return *memoTerms_;
}

const std::vector<std::int64_t>& Catalogue::wordsBegin(std::size_t transcript, i18n::Tokeniser& tokeniser) {
  CatalogueTranscript& of = transcripts_[transcript];
  if (!of.words) {
    const std::string whole = text(of.guid);
    of.words.emplace();
    for (std::size_t turn = 0; turn < of.turns.size(); ++turn) {
      const std::int64_t begin = of.turns[turn].span.begin;
      tokeniser.each(wordsOf(transcript, static_cast<std::int32_t>(turn), whole),
                     [&](const i18n::Token& token) { of.words->push_back(begin + token.span.begin); });
    }
  }
  return *of.words;
}

std::string_view Catalogue::wordsOf(std::size_t transcript, std::int32_t turn, std::string_view text) {
  CatalogueTranscript& of = transcripts_[transcript];
  if (of.bytes.empty()) {
    const i18n::TextIndex index(text);
    of.bytes.reserve(of.turns.size());
    for (const CatalogueTurn& each : of.turns) {
      const std::size_t begin = index.byteOf(each.span.begin);
      of.bytes.emplace_back(begin, index.byteOf(each.span.end) - begin);
    }
  }
  const auto [begin, length] = of.bytes[static_cast<std::size_t>(turn)];
  return text.substr(std::min(begin, text.size()), length);
}

std::string Catalogue::text(const Guid& transcript) const {
  return corpus::text(project_, transcript);
}

}  // namespace search
