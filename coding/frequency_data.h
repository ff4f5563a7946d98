#pragma once
// What frequency tables are made from. Internal to coding.
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "coding/codebook.h"
#include "coding/coders.h"
#include "coding/frequency.h"
#include "corpus/participants.h"
#include "i18n/language_guess.h"

namespace coding {

// The words of one transcript, found when first asked for. A text never changes, so a later reading of the
// project takes over what an earlier one has found.
class TranscriptWords {
 public:
  explicit TranscriptWords(std::string text) : text_(std::move(text)) {}
  const std::vector<i18n::Span>& spans() const;  // in order, apart; thread-safe

 private:
  mutable std::once_flag found_;
  mutable std::string text_;
  mutable std::vector<i18n::Span> spans_;
};

constexpr std::int32_t kNobody = -1;

struct FrequencyData {
  struct Turn {
    i18n::Span span;
    std::int32_t speaker = kNobody;      // into speakerCount
    std::int32_t participant = kNobody;  // who speaks, where known; the transcript's only one otherwise
    bool interviewer = false;
    i18n::TextLanguage language = i18n::TextLanguage::Unknown;
  };
  struct Transcript {
    Guid guid;
    std::string name;
    std::int64_t length = 0;
    std::vector<Turn> turns;
    std::vector<std::int32_t> participants;  // of its speakers, interviewers left out
    std::shared_ptr<TranscriptWords> words;  // only where something is coded
  };
  struct Voice {
    std::int32_t speaker, participant;
    bool interviewer;
  };
  struct Coded {
    std::uint32_t transcript, code, coder;  // into transcripts, codebook.all(), coders
    i18n::Span span;
    i18n::TextLanguage language = i18n::TextLanguage::Unknown;
    std::uint32_t firstVoice = 0, endVoice = 0;  // into voices
  };

  Language language = Language::Russian;
  Codebook codebook;
  std::vector<Transcript> transcripts;  // in order of name
  std::vector<corpus::Participant> participants;
  std::vector<corpus::Attribute> attributes;
  std::vector<Coder> coders;
  std::vector<std::vector<bool>>
      assigned;  // by coder, by transcript; whoever coded a transcript counts as assigned
  std::int32_t speakerCount = 0;
  std::vector<Coded> segments;  // by transcript, begin, end
  std::vector<Voice> voices;    // who speaks in each segment

  // For each segment the words that it touches, [first, end) of its transcript's words; the first and the
  // last of them are kept here too, since they decide what is partly covered.
  struct Touched {
    std::uint32_t first = 0, end = 0;
    i18n::Span head, tail;
  };
  const std::vector<Touched>& touchedWords() const;  // made when first asked for; thread-safe

 private:
  mutable std::once_flag touchedMade_;
  mutable std::vector<Touched> touched_;
};

}  // namespace coding
