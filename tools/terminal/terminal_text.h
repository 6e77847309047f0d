// Text for a screen: harmless, of known width, wrapped, with marks.
//
// Units:  widths are columns of a terminal (UAX #11: wide characters take two, combining marks none). Spans are bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "core/text_run.h"

namespace acervo::tools {

// No control character, escape sequence or bidirectional control of a document reaches the screen: each shows as a
// visible sign instead. Line feeds stay, tabs become a space; ill-formed UTF-8 becomes U+FFFD.
std::string Harmless(std::string_view text);

// The same on one line: a line feed shows as a sign too, so that a name cannot pretend to be a message of its own.
std::string HarmlessLine(std::string_view text);

int DisplayWidth(std::string_view text);

// At most `width` columns: of what is too long, the beginning and the end with "…" between them. REQUIRES: width > 2
std::string CutInTheMiddle(std::string_view text, int width);

// A text with marked ranges (what matched). Marks ascend and do not overlap.
struct MarkedText {
  std::string text;
  std::vector<Span> marks;
  friend bool operator==(const MarkedText&, const MarkedText&) = default;
};

// Joins runs, those that are marked with their marks; the result is harmless.
MarkedText FromRuns(const std::vector<TextRun>& runs);
// Marks the spans of a text on one line; the result is harmless. REQUIRES: they ascend and do not overlap.
MarkedText FromSpans(std::string_view text, const std::vector<Span>& marks);

// Lines of at most `width` columns, broken at spaces where possible, else after a hyphen or slash, else anywhere
// between two characters. Line feeds break too. REQUIRES: width > 1
enum class Breaks {
  kAtSpacesAndHyphens,
  kAtSpaces,  // names of options and files stay whole as long as a line takes them
};
std::vector<MarkedText> Wrapped(const MarkedText& text, int width, Breaks breaks = Breaks::kAtSpacesAndHyphens);

// Lines of at most `width` columns with their line feeds, all indented by `indent` and all but the first by four more.
std::string Hanging(std::string_view text, int indent, int width);

enum class Colour { kOff, kOn };
// With marks in bold yellow, or nothing around them.
std::string Painted(const MarkedText& line, Colour colour);
enum class Style { kBold, kDim, kRed, kGreen };
std::string Painted(std::string_view text, Style style, Colour colour);

// Columns of the terminal behind `fd`: what it says, else $COLUMNS, else 100.
int TerminalWidth(int fd);

}  // namespace acervo::tools
