# Run as a script: writes INPUT as bytes into OUTPUT. Hex rather than a raw string: no length limit, no delimiter.
file(READ ${INPUT} hex HEX)
string(LENGTH "${hex}" digits)
math(EXPR bytes "${digits} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," list "${hex}")
file(WRITE ${OUTPUT}
"#include <string_view>
namespace acervo::data {
namespace {
constexpr char k_${SYMBOL}[] = {${list}'\\0'};
}
extern const std::string_view ${SYMBOL};
const std::string_view ${SYMBOL}{k_${SYMBOL}, ${bytes}};
}  // namespace acervo::data
")
