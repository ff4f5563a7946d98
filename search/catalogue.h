#pragma once
// What the project says now about whom and where: the transcripts in order of name, their turns and speakers,
// the coded segments. The index holds words only; everything a filter asks for is answered from here, so no
// edit but one of a text ever rewrites the index.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "coding/coders.h"
#include "corpus/participants.h"
#include "corpus/project.h"
#include "corpus/transcripts.h"
#include "i18n/analyser.h"
#include "i18n/span.h"
#include "i18n/tokens.h"
#include "search/codes_by_name.h"

namespace search {

using corpus::Guid;

struct CatalogueTurn {
  i18n::Span span;  // the words spoken, code points of the transcript's text
  std::int32_t speaker = -1;
  i18n::TextLanguage language = i18n::TextLanguage::Unknown;
};

struct CatalogueSpeaker {
  std::string guid, label;
  corpus::SpeakerRole role = corpus::SpeakerRole::Unknown;
  std::string participant;  // GUID, empty when none
};

struct CatalogueTranscript {
  Guid guid;
  std::string name, sourceFile;
  std::int64_t length = 0;  // code points
  std::vector<CatalogueSpeaker> speakers;
  std::vector<CatalogueTurn> turns;
  // Of all that the index keeps of it: the text and where its turns stand.
  std::string fingerprint;
  std::vector<std::pair<std::size_t, std::size_t>>
      bytes;                                       // of the turns: offset and length, when asked for once
  std::optional<std::vector<std::int64_t>> words;  // where they begin, when asked for once
};

struct CatalogueSegment {
  std::size_t transcript = 0;  // into Catalogue::transcripts()
  i18n::Span span;
  Guid code, coder;
};

// A memo on a segment or a whole transcript.
struct CatalogueMemo {
  std::size_t transcript = 0;
  std::optional<i18n::Span> span;  // of its segment
  std::string text;                // with its title in front
};

// For the main thread. Reads lazily; noteChanges() marks what has to be read again.
class Catalogue {
 public:
  explicit Catalogue(const corpus::Project& project) : project_(project) {}

  void noteChanges(const corpus::Changes& changes);

  // In order of name (as the project's language sorts).
  const std::vector<CatalogueTranscript>& transcripts();
  std::optional<std::size_t> find(const Guid& transcript);
  const std::vector<CatalogueSegment>& segments();
  const std::map<std::string, corpus::Participant>& participants();  // by GUID
  const std::vector<corpus::Attribute>& attributes();
  const CodesByName& codes();
  const std::vector<coding::Coder>& coders();
  const std::vector<CatalogueMemo>& memos();
  // Which memos hold a word, as places in memos(): by what its words are indexed under.
  const std::map<std::string, std::set<std::size_t>>& memoTerms(const i18n::Analyser& analyser,
                                                                i18n::Tokeniser& tokeniser);
  std::string text(const Guid& transcript) const;
  // The words of a turn, out of the transcript's text. Where turns begin in bytes is remembered.
  std::string_view wordsOf(std::size_t transcript, std::int32_t turn, std::string_view text);
  // Where the words of all turns of a transcript begin, code points of its text, ascending.
  const std::vector<std::int64_t>& wordsBegin(std::size_t transcript, i18n::Tokeniser& tokeniser);
  const corpus::Project& project() const { return project_; }
  // Another number whenever the list of transcripts or their order may be another.
  std::int64_t version();

 private:
  void readAll();
  void readAgain(const std::set<Guid>& guids);
  std::vector<CatalogueTranscript> read(const Guid* only);
  void readTurns(CatalogueTranscript& transcript);

  const corpus::Project& project_;
  std::int64_t version_ = 0;
  bool all_ = true;       // everything has to be read
  std::set<Guid> stale_;  // or only these transcripts
  bool segmentsStale_ = true, participantsStale_ = true, memosStale_ = true;
  std::vector<CatalogueTranscript> transcripts_;
  std::unordered_map<Guid, std::size_t> index_;
  std::vector<CatalogueSegment> segments_;
  std::map<std::string, corpus::Participant> participants_;
  std::vector<corpus::Attribute> attributes_;
  std::optional<CodesByName> codes_;
  std::optional<std::vector<coding::Coder>> coders_;
  std::vector<CatalogueMemo> memos_;
  std::optional<std::map<std::string, std::set<std::size_t>>> memoTerms_;
};

}  // namespace search
