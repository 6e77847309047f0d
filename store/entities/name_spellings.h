// How a name may be spelt that was typed by ear or with a slip. Private to store/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace acervo::store {

// Spellings that sound alike in Spanish ("jika", "jica"; "unesko", "unesco"), at most 64; the word itself is none.
std::vector<std::string> AlikeInSound(std::string_view folded);

// All that one keystroke makes of it: a letter left out, doubled, exchanged with its neighbour, or another one. Of a
// word too long or too short for a slip none.
std::vector<std::string> OneKeystrokeAway(std::string_view folded);

}  // namespace acervo::store
