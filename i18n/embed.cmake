# Writes OUTPUT, a C++ file that holds the bytes of INPUT:
#   namespace embedded { std::string_view NAME(); }
file(READ ${INPUT} hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE ${OUTPUT}
"#include <string_view>
namespace embedded {
std::string_view ${NAME}();
std::string_view ${NAME}() {
  static const unsigned char bytes[] = {${bytes} 0};
  return {reinterpret_cast<const char*>(bytes), sizeof bytes - 1};
}
}  // namespace embedded
")
