// The names of options and of their values in both languages: `--limit` is `--limite` in Spanish.
//
// Shape:  the rows "flag.WORD" and "choice.WORD" of the catalogue, WORD being the English name. What has no row is
//         called the same in both.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/present/messages/messages.h"

namespace acervo::tools {

// "--limit" in the user's language, dashes included.
std::string OptionName(const Messages& say, std::string_view english);
// All names for CLI11, the English one first: "--limit,--limite,-n" for "--limit,-n".
std::string AllOptionNames(std::string_view english);

// "relevance" in the user's language.
std::string ChoiceName(const Messages& say, std::string_view english);
// The English name of what a user wrote in either language, in any case and with or without accents; empty: it is none
// of `choices`.
std::string ChoiceFrom(std::string_view written, const std::vector<std::string>& choices);

}  // namespace acervo::tools
