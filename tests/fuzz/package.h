#pragma once
#include <string>
#include <string_view>

namespace fuzz {

// Zipped formats: random bytes rarely get past the container's checksums, so an input that is no container
// itself is taken for the parts inside, "== NAME" before each ("== word/comments.xml"), and packed here; what
// stands before the first of these lines is the main part. Other formats: the bytes as they are.
std::string packed(std::string_view input, std::string_view extension);

}  // namespace fuzz
