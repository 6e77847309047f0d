// List markers: what stands before an item's text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/layout/layout.h"

namespace acervo::layout {

enum class MarkerKind {
  kGlyph,    // "•", "▪", "➢", a letter of a symbol font
  kDash,     // "-", "–", "*", "o": words elsewhere, markers only where they stand apart
  kOrdinal,  // "1.", "a)", "(iv)", "1.2."
};

struct Marker {
  MarkerKind kind = MarkerKind::kGlyph;
  std::string text;  // as shown; private-use glyphs of symbol fonts become "•"
};

// What `word` would be as a marker, if anything.
std::optional<Marker> AsMarker(const Word& word);

// The marker that opens a line, where it is set apart from the text that follows it on the line. A line that holds
// nothing but a marker has one too.
std::optional<Marker> LeadingMarker(const Line& line);

// How many numbers a decimal marker has: 2 in "1.1."; 0 for others.
int NumbersIn(const Marker& marker);

// A marker that is part of the first word: "•Texto".
std::size_t GluedMarkerLength(std::string_view word);

}  // namespace acervo::layout
