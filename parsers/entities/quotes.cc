// Quotation marks and brackets come in pairs: a name that holds one of a pair takes the other where it stands beside
// it.
#include <array>
#include <utility>

#include "parsers/entities/tokens.h"

namespace acervo::entities {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kPairs = {
    {{"(", ")"}, {"[", "]"}, {"“", "”"}, {"«", "»"}, {"‘", "’"}, {"‹", "›"}, {"„", "“"}, {"\"", "\""}, {"'", "'"}}};

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// How often a mark stands in a name, but between two letters, where it is an apostrophe.
std::size_t Count(std::string_view name, std::string_view mark) {
  std::size_t count = 0;
  for (std::size_t at = name.find(mark); at != name.npos; at = name.find(mark, at + mark.size())) {
    const std::size_t after = at + mark.size();
    count += !(at > 0 && after < name.size() && IsLetter(name[at - 1]) && IsLetter(name[after]));
  }
  return count;
}

}  // namespace

Span WithQuotes(Span name, std::string_view text) {
  for (const auto& [open, close] : kPairs) {
    const std::string_view written = name.In(text);
    const std::size_t opens = Count(written, open), closes = Count(written, close);
    const bool alike = open == close;
    const bool lacks_close = alike ? opens % 2 == 1 : opens > closes;
    const bool lacks_open = alike ? opens % 2 == 1 : closes > opens;
    if (lacks_close && text.substr(name.end()).starts_with(close)) {
      name.length += close.size();
    } else if (lacks_open && text.substr(0, name.begin).ends_with(open)) {
      name.begin -= open.size();
      name.length += open.size();
    }
  }
  return name;
}

}  // namespace acervo::entities
