#include "coding/excerpts.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "coding/coders.h"
#include "coding/export/excerpt_writers.h"
#include "corpus/participants.h"
#include "corpus/transcripts.h"
#include "corpus/turns_touched.h"
#include "i18n/text.h"

namespace coding {
namespace {

// Empty: everything passes.
class Wanted {
 public:
  explicit Wanted(const std::vector<Guid>& guids) : guids_(guids.begin(), guids.end()) {}
  void add(const std::vector<Guid>& guids) { guids_.insert(guids.begin(), guids.end()); }
  bool passes(const Guid& guid) const { return guids_.empty() || guids_.contains(guid); }

 private:
  std::unordered_set<Guid> guids_;
};

// One transcript while its segments are made into excerpts.
struct Source {
  std::string name, text;
  std::unique_ptr<i18n::TextIndex> index;
  std::vector<corpus::Turn> turns;
  std::unordered_map<Guid, corpus::Speaker> speakers;
  std::optional<Guid> onlyParticipant;
};

std::unique_ptr<Source> openSource(const Project& project, const corpus::Transcript& transcript) {
  auto source = std::make_unique<Source>();
  source->name = transcript.name;
  source->text = corpus::text(project, transcript.guid);
  source->index = std::make_unique<i18n::TextIndex>(source->text);
  source->turns = corpus::turns(project, transcript.guid);
  std::unordered_set<Guid> present;
  for (corpus::Speaker& speaker : corpus::speakers(project, transcript.guid)) {
    if (speaker.participant && speaker.role != corpus::SpeakerRole::Interviewer)
      present.insert(*speaker.participant);
    source->speakers.emplace(speaker.guid, std::move(speaker));
  }
  if (present.size() == 1) source->onlyParticipant = *present.begin();
  return source;
}

// Fills in who speaks in turns [first, end): the voice heard longest, and the participant heard longest.
std::optional<Guid> place(const Source& source, std::size_t first, std::size_t end, Excerpt& excerpt) {
  const auto& turns = source.turns;
  if (first < end) excerpt.language = std::string(i18n::code(turns[first].language));
  std::optional<Guid> participant;
  std::int64_t longest = -1, longestParticipant = -1;  // a passage on a label holds 0 of the turn's words
  for (auto turn = turns.begin() + static_cast<std::ptrdiff_t>(first);
       turn != turns.begin() + static_cast<std::ptrdiff_t>(end); ++turn) {
    if (turn->span.empty()) continue;
    const std::int64_t length = turn->span.intersection(excerpt.span).length();
    const auto found = turn->speaker ? source.speakers.find(*turn->speaker) : source.speakers.end();
    const corpus::Speaker* speaker = found == source.speakers.end() ? nullptr : &found->second;
    if (length > longest) {
      longest = length;
      excerpt.speaker = speaker ? speaker->label : "";
    }
    if (length <= longestParticipant || (speaker && speaker->role == corpus::SpeakerRole::Interviewer))
      continue;
    longestParticipant = length;
    participant = speaker && speaker->participant ? speaker->participant : source.onlyParticipant;
  }
  return participant;
}

}  // namespace

ExcerptSet excerpts(const Project& project, const ExcerptFilter& filter) {
  const Codebook book = Codebook::read(project);
  Wanted codes(filter.codes), transcriptsWanted(filter.transcripts), codersWanted(filter.coders),
      segmentsWanted(filter.segments);
  if (filter.includeSubcodes)
    for (const Guid& code : filter.codes) codes.add(book.subtree(code));

  ExcerptSet set;
  set.project = project.name();
  set.quotesTranslations = filter.quoteTranslations;
  set.madeAt = project.environment().now();
  const auto attributes = corpus::attributes(project);
  for (const auto& attribute : attributes) set.attributeNames.push_back(attribute.name);
  std::unordered_map<Guid, corpus::Participant> participants;
  for (auto& participant : corpus::participants(project)) participants.emplace(participant.guid, participant);
  std::unordered_map<Guid, std::string> coderNames;
  for (const Coder& coder : coders(project)) coderNames.emplace(coder.guid, coder.name);
  std::vector<std::string> paths(book.size());
  for (std::size_t i = 0; i < book.size(); ++i) paths[i] = book.path(book.all()[i].guid);
  std::unordered_map<Guid, corpus::Transcript> transcripts;
  for (auto& transcript : corpus::transcripts(project)) transcripts.emplace(transcript.guid, transcript);

  std::vector<std::pair<std::size_t, Excerpt>> found;  // with the code's place in the codebook
  std::unique_ptr<Source> source;
  Counterparts counterparts(project);
  Guid open;
  for (const Segment& segment : segments(project)) {
    const auto code = book.indexOf(segment.code);
    const auto transcript = transcripts.find(segment.transcript);
    if (!code || transcript == transcripts.end() || !codes.passes(segment.code) ||
        !transcriptsWanted.passes(segment.transcript) || !codersWanted.passes(segment.coder) ||
        !segmentsWanted.passes(segment.guid))
      continue;
    if (open != segment.transcript) {
      source = openSource(project, transcript->second);
      open = segment.transcript;
    }
    Excerpt excerpt;
    excerpt.segment = segment.guid;
    excerpt.transcript = source->name;
    excerpt.code = paths[*code];
    excerpt.coder = coderNames[segment.coder];
    excerpt.text = std::string(source->index->slice(segment.span));
    excerpt.memo = segment.memo;
    excerpt.span = segment.span;
    excerpt.weight = segment.weight;
    excerpt.attributes.resize(attributes.size());
    const auto [first, end] = corpus::turnsTouched(source->turns, excerpt.span);
    if (filter.quoteTranslations)
      excerpt.counterparts = counterparts.of(segment.transcript, source->turns, first, end);
    if (const auto who = place(*source, first, end, excerpt)) {
      const corpus::Participant& participant = participants[*who];
      excerpt.participant = participant.name;
      for (std::size_t i = 0; i < attributes.size(); ++i) {
        const auto value = participant.values.find(attributes[i].guid);
        if (value != participant.values.end()) excerpt.attributes[i] = value->second;
      }
    }
    found.emplace_back(*code, std::move(excerpt));
  }
  // Segments come by transcript and position already.
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [code, excerpt] : found) set.excerpts.push_back(std::move(excerpt));
  return set;
}

std::optional<ExportFormat> exportFormatOf(std::string_view extension) {
  if (extension.starts_with('.')) extension.remove_prefix(1);
  const std::string lower = i18n::asciiLower(extension);
  if (lower == "csv") return ExportFormat::Csv;
  if (lower == "xlsx") return ExportFormat::Xlsx;
  if (lower == "docx") return ExportFormat::Docx;
  if (lower == "html" || lower == "htm") return ExportFormat::Html;
  return std::nullopt;
}

void exportExcerpts(const ExcerptSet& set, ExportFormat format, const std::filesystem::path& path,
                    const i18n::Messages& messages) {
  switch (format) {
    case ExportFormat::Csv:
      return writeExcerptsCsv(set, path, messages);
    case ExportFormat::Xlsx:
      return writeExcerptsXlsx(set, path, messages);
    case ExportFormat::Docx:
      return writeExcerptsDocx(set, path, messages);
    case ExportFormat::Html:
      return writeExcerptsHtml(set, path, messages);
  }
}

}  // namespace coding
