// The lines of a text and how they look on a screen of fixed-width letters.
//
// Shape:  a `Line` borrows its text from the decoded file: NFC, no line ends, no bookmark marks.
// Units:  columns count code points from 0, a TAB reaches to the next multiple of 8; `page` counts form feeds from 0.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/characters.h"

namespace acervo::txt {

struct Line {
  std::string_view text;
  int page = 0;
  int indent = 0;  // columns before the first letter
  bool blank = true;
};

// LF and FF end a line; VT ends one only where a list item begins behind it, else it is a space.
std::vector<Line> SplitLines(std::string_view text);

// Writes hyphens of their own code (U+2010) at the ends of lines and cells as '-'.
void PlainHyphens(std::string& text);

// Takes out what converters leave of Word's bookmarks: "[bookmark: _Hlk160787352]".
void RemoveBookmarks(std::string& text);

// The line as columns, TABs expanded, spaces of any width but the no-break one as ' '.
std::u32string Columns(std::string_view text);
std::string FromColumns(std::u32string_view columns);
int Width(std::string_view text);

// Text without white space at its ends; no-break spaces count as text inside of columns but as space here.
std::u32string_view TrimColumns(std::u32string_view columns);

// A run of text with at least two spaces (or the line's ends) on each side. Half-open columns.
struct Piece {
  int begin;
  int end;
};
std::vector<Piece> PiecesOf(std::u32string_view columns);

char32_t FirstOf(std::string_view text);  // first code point, 0 where there is none
char32_t LastOf(std::string_view text);
bool EndsSentence(std::string_view text);  // . : ; ! ? … perhaps inside closing quotes or brackets
std::string_view FirstWord(std::string_view text);

// Words one space apart: how two prints of one line are compared.
std::string Collapsed(std::string_view text);

}  // namespace acervo::txt
