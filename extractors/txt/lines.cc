#include "extractors/txt/lines.h"

#include <unicode/uchar.h>

#include "core/text.h"
#include "extractors/txt/markers.h"

namespace acervo::txt {
namespace {

constexpr int kTabStop = 8;
constexpr std::string_view kBookmark = "[bookmark: ";

bool IsBlankCodePoint(char32_t c) { return c == 0xA0 || u_isUWhiteSpace(static_cast<UChar32>(c)); }

Line MakeLine(std::string_view text, int page) {
  Line line{text, page, 0, true};
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (!IsBlankCodePoint(c) && c != 0xFEFF && c != 0x200B) {
      line.blank = false;
      break;
    }
    line.indent = c == '\t' ? (line.indent / kTabStop + 1) * kTabStop : line.indent + 1;
  }
  return line;
}

bool EndsLine(std::string_view text, std::size_t at) {
  if (text[at] == '\n' || text[at] == '\f') return true;
  if (text[at] != '\v') return false;
  constexpr std::size_t kEnough = 64;
  const std::string_view next = text.substr(at + 1, kEnough);
  return ReadMarker(next.substr(0, next.find_first_of("\n\v\f"))).has_value();
}

}  // namespace

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  int page = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) > '\f' || !EndsLine(text, at)) continue;
    // A form feed right behind a line feed ends a page, not one more line.
    if (text[at] != '\f' || at > begin) lines.push_back(MakeLine(text.substr(begin, at - begin), page));
    page += text[at] == '\f';
    begin = at + 1;
  }
  if (begin < text.size()) lines.push_back(MakeLine(text.substr(begin), page));
  return lines;
}

void PlainHyphens(std::string& text) {
  constexpr std::string_view kHyphen = "\u2010";
  for (std::size_t at = text.find(kHyphen); at != text.npos; at = text.find(kHyphen, at + 1)) {
    const std::size_t end = at + kHyphen.size();
    const bool ends = end >= text.size() || text[end] == '\n' || text.compare(end, 2, "  ") == 0;
    if (ends) text.replace(at, kHyphen.size(), "-");
  }
}

void RemoveBookmarks(std::string& text) {
  std::size_t found = text.find(kBookmark);
  if (found == text.npos) return;
  std::string kept;
  kept.reserve(text.size());
  std::size_t begin = 0;
  for (; found != text.npos; found = text.find(kBookmark, found)) {
    constexpr std::size_t kLongestName = 200;
    std::size_t end = std::string_view(text).substr(found, kLongestName).find_first_of("]\n");
    end = end == text.npos ? end : end + found;
    if (end == text.npos || text[end] != ']') {
      found += kBookmark.size();
      continue;
    }
    kept.append(text, begin, found - begin);
    found = begin = end + 1;
  }
  kept.append(text, begin, text.npos);
  text = std::move(kept);
}

std::u32string Columns(std::string_view text) {
  std::u32string columns;
  columns.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (c == '\t') {
      columns.append(kTabStop - columns.size() % kTabStop, U' ');
    } else {
      columns.push_back(c != 0xA0 && u_isUWhiteSpace(static_cast<UChar32>(c)) ? U' ' : c);
    }
  }
  while (!columns.empty() && columns.back() == U' ') columns.pop_back();
  return columns;
}

std::string FromColumns(std::u32string_view columns) {
  std::string text;
  text.reserve(columns.size());
  for (const char32_t c : columns) AppendUtf8(text, c);
  return text;
}

int Width(std::string_view text) {
  int width = 0;
  for (const char c : text) width += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return width;
}

std::u32string_view TrimColumns(std::u32string_view columns) {
  while (!columns.empty() && IsBlankCodePoint(columns.front())) columns.remove_prefix(1);
  while (!columns.empty() && IsBlankCodePoint(columns.back())) columns.remove_suffix(1);
  return columns;
}

std::vector<Piece> PiecesOf(std::u32string_view columns) {
  std::vector<Piece> pieces;
  int spaces = 2;
  for (int at = 0; at < static_cast<int>(columns.size()); ++at) {
    if (columns[at] == U' ') {
      ++spaces;
      continue;
    }
    if (spaces >= 2) pieces.push_back({at, at});
    pieces.back().end = at + 1;
    spaces = 0;
  }
  return pieces;
}

char32_t FirstOf(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : NextCodePoint(text, at);
}

char32_t LastOf(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return NextCodePoint(text, at);
}

bool EndsSentence(std::string_view text) {
  constexpr std::u32string_view kClosing = U"”’»\"')]";
  constexpr std::u32string_view kEnd = U".:;!?…";
  text = Trim(text);
  char32_t last = LastOf(text);
  while (!text.empty() && kClosing.find(last) != kClosing.npos) {
    text.remove_suffix(last < 0x80 ? 1 : last < 0x800 ? 2 : 3);
    last = LastOf(text);
  }
  return kEnd.find(last) != kEnd.npos && last != 0;
}

std::string_view FirstWord(std::string_view text) {
  text = Trim(text);
  return text.substr(0, text.find_first_of(" \t"));
}

std::string Collapsed(std::string_view text) { return CleanText(text); }

}  // namespace acervo::txt
