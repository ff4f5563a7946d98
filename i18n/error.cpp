#include "i18n/error.h"

namespace i18n {

Error::Error(Message message)
    : std::runtime_error(Messages(Language::English)(message)), message_(std::move(message)) {}

Cancelled::Cancelled() : Error(i18n::message("Stopped. Nothing was changed.")) {}

}  // namespace i18n
