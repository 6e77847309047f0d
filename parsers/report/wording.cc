#include "parsers/report/wording.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "core/edit_distance.h"
#include "core/text.h"

namespace acervo::report {
namespace {

constexpr std::array<std::string_view, 16> kSmallWords = {"de", "del", "la", "las", "el",   "los", "y",   "e",
                                                          "en", "a",   "al", "o",   "para", "con", "por", "u"};

void AppendCapitalised(std::string& out, std::string_view word, bool first) {
  const std::string folded = Fold(word);
  const bool small = !first && IsSmallWord(folded);
  bool start = !small;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = NextCodePoint(word, at);
    const UChar32 point = static_cast<UChar32>(c);
    AppendUtf8(out, static_cast<char32_t>(start ? u_toupper(point) : u_tolower(point)));
    if (u_isalpha(point)) start = false;
    if (c == U'-' || c == U'/' || c == U'.' || c == U'(') start = !small;
  }
}

}  // namespace

std::vector<std::string> FoldedWords(std::string_view text) {
  const std::string slug = Slug(text);
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < slug.size();) {
    const std::size_t end = std::min(slug.find('-', begin), slug.size());
    words.push_back(slug.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string FoldedPhrase(std::string_view text) {
  std::string phrase = Slug(text);
  std::replace(phrase.begin(), phrase.end(), '-', ' ');
  return phrase;
}

bool IsMisspellingOf(std::string_view word, std::string_view right) {
  if (word.size() < 6 || right.size() < 5 || word.front() != right.front()) return false;
  constexpr std::size_t kLongestMisspelt = 24;
  if (word.size() > kLongestMisspelt || right.size() > kLongestMisspelt) return false;
  const std::size_t longest = std::max(word.size(), right.size());
  const std::size_t allowed = longest >= 9 ? 2 : 1;
  return EditDistance(word, right, allowed) <= allowed;
}

bool BeginsLower(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && u_islower(static_cast<UChar32>(NextCodePoint(text, at)));
}

bool IsAllCaps(std::string_view text) {
  int upper = 0;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = static_cast<UChar32>(NextCodePoint(text, at));
    if (u_islower(c)) return false;
    if (u_isupper(c)) ++upper;
  }
  return upper >= 2;
}

bool IsSmallWord(std::string_view word) {
  return std::find(kSmallWords.begin(), kSmallWords.end(), word) != kSmallWords.end();
}

std::string_view Prefix(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::string Capitalised(std::string_view text) {
  if (!IsAllCaps(text)) return std::string(text);
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (!out.empty()) out += ' ';
    AppendCapitalised(out, text.substr(begin, end - begin), out.empty());
    begin = end + 1;
  }
  return out;
}

}  // namespace acervo::report
