#include "extractors/txt/quoted_mail.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "extractors/txt/markers.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kFewestLines = 3;

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

bool IsQuoted(std::string_view line) { return line.starts_with('>'); }

// Without its marks, ">>" or "> >", and the one space behind each. Deeper indentation belongs to the letter.
std::string_view Unquoted(std::string_view line) {
  while (IsQuoted(line)) {
    line.remove_prefix(1);
    if (line.starts_with(' ')) line.remove_prefix(1);
  }
  return line;
}

bool BeginsAsItem(std::string_view line) {
  return line.starts_with('|') || line.starts_with('+') || ReadMarker(line).has_value();
}

// What a list marked with '>' does not have.
bool SpeaksForQuote(std::string_view line) {
  const std::string_view behind = Unquoted(line);
  return Trim(behind).empty() || line.starts_with(">>") || line.starts_with("> >") || BeginsAsItem(behind);
}

bool IsQuote(const std::vector<std::string_view>& lines, std::size_t begin, std::size_t end) {
  return end - begin >= kFewestLines && std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                                                    lines.begin() + static_cast<std::ptrdiff_t>(end), SpeaksForQuote);
}

}  // namespace

int UnquoteMail(std::string& text) {
  if (!IsQuoted(text) && text.find("\n>") == text.npos) return 0;
  const std::vector<std::string_view> lines = LinesOf(text);
  std::string unquoted;
  unquoted.reserve(text.size());
  int count = 0;
  for (std::size_t at = 0; at < lines.size();) {
    std::size_t end = at;
    while (end < lines.size() && IsQuoted(lines[end])) ++end;
    const bool quote = end > at && IsQuote(lines, at, end);
    for (const std::size_t stop = std::max(end, at + 1); at < stop; ++at) {
      unquoted.append(quote ? Unquoted(lines[at]) : lines[at]);
      if (at + 1 < lines.size()) unquoted.push_back('\n');
      count += quote ? 1 : 0;
    }
  }
  if (count > 0) text = std::move(unquoted);
  return count;
}

}  // namespace acervo::txt
