#pragma once
#include <stdexcept>
#include <string>

#include "i18n/messages.h"

namespace i18n {

// The root of everything the program throws on purpose: a message a researcher understands (what happened, to
// which file, what was kept, what to do), said in her language where it is caught. what() is the English
// text.
class Error : public std::runtime_error {
 public:
  explicit Error(Message message);
  const Message& message() const { return message_; }

 private:
  Message message_;
};

// The person asked for something that cannot be done as asked (a code name that is taken, an unknown column).
class UsageError : public Error {
 public:
  using Error::Error;
};

// The person stopped the job. Not a failure; nothing was changed.
class Cancelled : public Error {
 public:
  Cancelled();
};

}  // namespace i18n
