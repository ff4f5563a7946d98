#include "gui/cli/terminal.h"

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#else
#include <unistd.h>
#endif

namespace cli {

#ifdef _WIN32
bool standardOutputIsTerminal() {
  return _isatty(_fileno(stdout)) != 0;
}
bool standardErrorIsTerminal() {
  return _isatty(_fileno(stderr)) != 0;
}
void keepLineEnds() {
  _setmode(_fileno(stdout), _O_BINARY);
  _setmode(_fileno(stdin), _O_BINARY);
}
#else
bool standardOutputIsTerminal() {
  return isatty(STDOUT_FILENO) == 1;
}
bool standardErrorIsTerminal() {
  return isatty(STDERR_FILENO) == 1;
}
void keepLineEnds() {}
#endif

}  // namespace cli
