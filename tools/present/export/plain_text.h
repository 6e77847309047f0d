// Text for formats that do not take every character.
#pragma once

#include <string>
#include <string_view>

namespace acervo::tools {

// Without what XML 1.0 cannot hold, not even escaped (XML 1.0 5th ed., production 2 "Char"): control characters but
// TAB, LF and CR, and U+FFFE and U+FFFF. Ill-formed UTF-8 becomes U+FFFD. Adds to `dropped` what went.
std::string XmlText(std::string_view text, long& dropped);

// At most `most` code points, cut between words where that is possible, with "…" where something is missing.
std::string Shortened(std::string_view text, std::size_t most);

}  // namespace acervo::tools
