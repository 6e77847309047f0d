// Sets the numbers aside that cannot be days: amounts, times of day, telephones, numbers of things.
//
// Shape:  writes DateToken::use of numbers (and of words that tell a time of day) and nothing else.
// Cost:   linear in the number of tokens.
#pragma once

#include <string_view>
#include <vector>

#include "parsers/spanish/date_tokens.h"

namespace acervo::spanish {

// `folded` is the text that the tokens' begin and end count in.
void SetNumbersAside(std::string_view folded, std::vector<DateToken>& tokens);

}  // namespace acervo::spanish
