#include "tools/terminal/terminal_text.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>

#include "core/text.h"

namespace acervo::tools {
namespace {

constexpr char32_t kControlPictures = 0x2400;  // U+2400 SYMBOL FOR NULL and the 31 after it
constexpr char32_t kSymbolForDelete = 0x2421;
constexpr char32_t kReplacement = 0xFFFD;

// What a code point may do to a screen decides what stands for it.
char32_t Harmless(char32_t c) {
  if (c == '\n') return c;
  if (c == '\t') return ' ';
  if (c < 0x20) return kControlPictures + c;
  if (c == 0x7F) return kSymbolForDelete;
  if (c == 0x200C || c == 0x200D) return c;  // joiners shape letters and emoji, they move nothing
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:  // bidirectional controls, tags, invisible operators
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return kReplacement;
    default: return c;
  }
}

int CodePointWidth(char32_t c) {
  if (c < 0x300) return c == 0 ? 0 : 1;
  const auto point = static_cast<UChar32>(c);
  const int8_t type = u_charType(point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int wide = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

// Where the next line ends and the one after it begins, in bytes.
struct LineBreak {
  std::size_t end;
  std::size_t next;
};

// Whether a line may end after the hyphen or slash before `at`: not inside 2019-05-27, not in --from or ./acervo.db.
bool MayBreakAfterSign(std::string_view text, std::size_t at) {
  const bool before_digit = at < text.size() && text[at] >= '0' && text[at] <= '9';
  const bool before_sign = at < text.size() && (text[at] == '-' || text[at] == '/');
  const char before = at >= 2 ? text[at - 2] : ' ';
  const bool begins_word = before == ' ' || before == '-' || before == '\n' || before == '.';
  return !before_digit && !before_sign && !begins_word;
}

LineBreak FindBreak(std::string_view text, std::size_t begin, int width, Breaks breaks) {
  LineBreak best{begin, begin};
  int used = 0;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = NextCodePoint(text, at);
    if (c == '\n') return {here, at};
    if (c == ' ') best = {here, at};
    used += CodePointWidth(c);
    if (used > width && best.next > begin) return best;
    if (used > width) return {std::max(here, begin + 1), std::max(here, begin + 1)};
    const bool is_sign = breaks == Breaks::kAtSpacesAndHyphens && (c == '-' || c == '/');
    if (is_sign && MayBreakAfterSign(text, at)) best = {at, at};
  }
  return {text.size(), text.size()};
}

MarkedText Slice(const MarkedText& text, std::size_t begin, std::size_t end) {
  MarkedText line{text.text.substr(begin, end - begin), {}};
  for (const Span& mark : text.marks) {
    const std::size_t first = std::max(mark.begin, begin);
    const std::size_t last = std::min(mark.end(), end);
    if (first < last) line.marks.push_back({first - begin, last - first});
  }
  return line;
}

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kMark = "\x1b[1;33m";

std::string_view Code(Style style) {
  switch (style) {
    case Style::kBold: return "\x1b[1m";
    case Style::kDim: return "\x1b[2m";
    case Style::kRed: return "\x1b[31m";
    case Style::kGreen: return "\x1b[32m";
  }
  return "";
}

}  // namespace

std::string Harmless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) AppendUtf8(out, Harmless(NextCodePoint(text, at)));
  return out;
}

std::string HarmlessLine(std::string_view text) {
  constexpr std::string_view kSymbolForLineFeed = "\xE2\x90\x8A";  // U+240A
  std::string line;
  for (const char c : Harmless(text)) c == '\n' ? line.append(kSymbolForLineFeed) : line.append(1, c);
  return line;
}

std::string CutInTheMiddle(std::string_view text, int width) {
  if (DisplayWidth(text) <= width) return std::string(text);
  const int head = (width - 1) / 2;
  std::string begin, end;
  std::size_t at = 0;
  for (int used = 0; at < text.size();) {
    const std::size_t here = at;
    used += CodePointWidth(NextCodePoint(text, at));
    if (used > head) break;
    begin.append(text.substr(here, at - here));
  }
  at = begin.size();
  while (DisplayWidth(text.substr(at)) > width - 1 - head) NextCodePoint(text, at);
  return begin + "…" + std::string(text.substr(at));
}

int DisplayWidth(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += CodePointWidth(NextCodePoint(text, at));
  return width;
}

MarkedText FromRuns(const std::vector<TextRun>& runs) {
  MarkedText result;
  for (const TextRun& run : runs) {
    const std::size_t begin = result.text.size();
    result.text += Harmless(run.text);
    if (run.marked) result.marks.push_back({begin, result.text.size() - begin});
  }
  return result;
}

MarkedText FromSpans(std::string_view text, const std::vector<Span>& marks) {
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  std::vector<TextRun> runs;
  std::size_t at = 0;
  for (const Span& mark : marks) {
    runs.push_back({line.substr(at, mark.begin - at), false});
    runs.push_back({line.substr(mark.begin, mark.length), true});
    at = mark.end();
  }
  runs.push_back({line.substr(at), false});
  return FromRuns(runs);
}

std::vector<MarkedText> Wrapped(const MarkedText& text, int width, Breaks breaks) {
  std::vector<MarkedText> lines;
  std::size_t begin = 0;
  do {
    const LineBreak found = FindBreak(text.text, begin, width, breaks);
    lines.push_back(Slice(text, begin, found.end));
    begin = found.next;
  } while (begin < text.text.size());
  return lines;
}

std::string Hanging(std::string_view text, int indent, int width) {
  constexpr int kHang = 4;
  constexpr int kNarrowest = 10;
  const std::string lead(static_cast<std::size_t>(indent), ' ');
  const int room = std::max(kNarrowest, width - indent - kHang);
  const auto whole = Wrapped({std::string(text), {}}, std::max(kNarrowest, width - indent), Breaks::kAtSpaces);
  std::string out = lead + whole.front().text + '\n';
  if (whole.size() == 1) return out;
  std::string_view rest = text.substr(whole.front().text.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  for (const MarkedText& line : Wrapped({std::string(rest), {}}, room, Breaks::kAtSpaces)) {
    out += lead + std::string(kHang, ' ') + line.text + '\n';
  }
  return out;
}

std::string Painted(const MarkedText& line, Colour colour) {
  if (colour == Colour::kOff) return line.text;
  std::string out;
  std::size_t at = 0;
  for (const Span& mark : line.marks) {
    out.append(line.text, at, mark.begin - at).append(kMark).append(mark.In(line.text)).append(kReset);
    at = mark.end();
  }
  return out.append(line.text, at);
}

std::string Painted(std::string_view text, Style style, Colour colour) {
  if (colour == Colour::kOff || text.empty()) return std::string(text);
  return std::string(Code(style)).append(text).append(kReset);
}

int TerminalWidth(int fd) {
  constexpr int kDefault = 100;
  constexpr int kNarrowest = 20;
  struct winsize size {};
  if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return std::max<int>(size.ws_col, kNarrowest);
  const char* columns = std::getenv("COLUMNS");
  int width = kDefault;
  if (columns != nullptr) std::from_chars(columns, columns + std::strlen(columns), width);
  return std::clamp(width, kNarrowest, 1000);
}

}  // namespace acervo::tools
