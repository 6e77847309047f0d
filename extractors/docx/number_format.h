// Numbers of list items as words and letters (ECMA-376-1 5th ed., 17.18.59 ST_NumberFormat).
#pragma once

#include <string>
#include <string_view>

namespace acervo::docx {

// "bullet" and "none" give nothing; formats of other scripts are told in digits. "001" (of w:numFmt w:format) is the
// number with at least so many digits. `language`: of spelled-out numbers, a BCP 47 tag; "" is Spanish.
std::string FormatNumber(int number, std::string_view format, const std::string& language = {});

}  // namespace acervo::docx
