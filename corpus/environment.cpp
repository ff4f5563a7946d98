#include "corpus/environment.h"

#include <sodium.h>

#include <array>
#include <chrono>
#include <memory>
#include <mutex>
#include <utility>

namespace corpus {
namespace {

// Version-4 UUIDs (RFC 4122, 4.4). Random bytes are fetched by the block: an import makes tens of thousands.
class RandomGuids {
 public:
  Guid next() {
    const std::lock_guard lock(mutex_);
    if (used_ == bytes_.size()) {
      randombytes_buf(bytes_.data(), bytes_.size());
      used_ = 0;
    }
    unsigned char* bytes = bytes_.data() + used_;
    used_ += 16;
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (int i = 0; i < 16; ++i) {
      if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
      text += kDigits[bytes[i] >> 4];
      text += kDigits[bytes[i] & 15];
    }
    return Guid::fromStored(std::move(text));
  }

 private:
  std::mutex mutex_;
  std::array<unsigned char, 4096> bytes_{};
  std::size_t used_ = 4096;
};

}  // namespace

Environment Environment::system() {
  Environment environment;
  environment.now = [] {
    using namespace std::chrono;
    return static_cast<std::int64_t>(
        duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
  };
  environment.newGuid = [guids = std::make_shared<RandomGuids>()] { return guids->next(); };
  return environment;
}

}  // namespace corpus
