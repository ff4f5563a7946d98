#include "corpus/sha256.h"

#include <sodium.h>

namespace corpus {
namespace {

void update(crypto_hash_sha256_state& state, std::string_view bytes) {
  crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string hexOf(crypto_hash_sha256_state& state) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(&state, hash);
  char hex[2 * sizeof hash + 1];
  sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
  return std::string(hex, 2 * sizeof hash);
}

}  // namespace

std::string sha256Hex(std::string_view bytes) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  update(state, bytes);
  return hexOf(state);
}

std::pair<std::string, std::string> sha256HexOfPrefixAndWhole(std::string_view bytes, std::size_t prefix) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  update(state, bytes.substr(0, prefix));
  crypto_hash_sha256_state ofPrefix = state;  // the state is a plain value
  update(state, bytes.substr(prefix));
  std::string first = hexOf(ofPrefix);
  return {std::move(first), hexOf(state)};
}

}  // namespace corpus
