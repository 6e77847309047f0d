// Numbers of list items as words and letters (ECMA-376-1 5th ed., 17.18.59 ST_NumberFormat).
#pragma once

#include <string>
#include <string_view>

namespace acervo::docx {

// "bullet" and "none" give nothing; formats of other scripts and spelled-out numbers are told in digits.
std::string FormatNumber(int number, std::string_view format);

}  // namespace acervo::docx
