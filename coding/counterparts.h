#pragma once
#include <memory>
#include <string>
#include <vector>

#include "corpus/transcripts.h"

namespace coding {

using corpus::Guid;
using corpus::Project;

// The words of the turns that are paired with an excerpt's in a linked transcript.
struct Counterpart {
  std::string transcript;  // the linked one's name
  std::string language;    // of the first of the turns
  std::string text;        // of each turn once, in the order of the text, joined by line ends
  bool original = false;   // the linked transcript is the original, the excerpt's its translation
};

// Finds them. Keeps what it read of the transcript that was asked for last.
class Counterparts {
 public:
  explicit Counterparts(const Project& project);
  ~Counterparts();
  // For turns [first, end) of a transcript: of its original, then of its translations by name. A linked
  // transcript where none of the turns has a partner with words is left out.
  std::vector<Counterpart> of(const Guid& transcript, const std::vector<corpus::Turn>& turns,
                              std::size_t first, std::size_t end);

 private:
  struct Linked;
  void open(const Guid& transcript);

  const Project& project_;
  Guid open_;
  std::vector<std::unique_ptr<Linked>> linked_;
};

}  // namespace coding
