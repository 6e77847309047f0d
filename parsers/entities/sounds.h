// How a word sounds in Spanish, for names written by ear.
#pragma once

#include <string>
#include <string_view>

namespace acervo::entities {

// The same for words that sound alike: "jica" and "jika", "balle" and "vaye". `folded` has small letters, no accents.
std::string SoundOf(std::string_view folded);

}  // namespace acervo::entities
