#pragma once
// What the command line needs of the operating system.

namespace cli {

bool standardOutputIsTerminal();
bool standardErrorIsTerminal();
// Texts go out byte for byte, also where the system would turn LF into CRLF.
void keepLineEnds();

}  // namespace cli
