#include "extractors/layout/cell_text.h"

#include <optional>

#include "core/text.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/markers.h"
#include "extractors/layout/wrapping.h"

namespace acervo::layout {
namespace {

constexpr double kLetter = 0.8;         // of the font size: a broad letter's width
constexpr double kParagraphStep = 1.3;  // of the line pitch

// In a cell only a glyph is surely a marker; '1.' and '-' also stand in running text.
std::optional<Marker> MarkerOf(const Line& line) {
  std::optional<Marker> marker = LeadingMarker(line);
  if (marker && marker->kind != MarkerKind::kGlyph) marker.reset();
  return marker;
}

bool IsLoneMarker(const Line& line) { return line.words.size() == 1 && MarkerOf(line); }

bool BeginsParagraph(const Line& above, const Line& line, double right, double pitch) {
  if (MarkerOf(line)) return true;
  if (IsLoneMarker(above)) return false;
  const bool wraps = Wraps(above, line, right);
  if (above.page == line.page && line.box.mid_y() - above.box.mid_y() > kParagraphStep * pitch) {
    return !wraps || EndsSentence(above.words.back().text);
  }
  return !wraps;
}

// Whether a word was cut at the end of `line` because not one letter more would have fitted.
bool IsCut(const Line& line, const std::string& text, const std::string& next, double right,
           const Hyphenation& hyphenation) {
  if (right - line.box.x1 >= kLetter * line.size || EndsInHyphen(text)) return false;
  const auto fills = line.words.size() == 1 ? Hyphenation::Fills::kLine : Hyphenation::Fills::kLineEnd;
  return hyphenation.IsCutWord(text, next, fills);
}

// No text ends in a word of one small letter: it is the end of the word above, which the narrow cell cut.
bool IsLoneLetter(const std::string& text) { return CodePointCount(text) == 1 && StartsSmall(text); }

// An item keeps its marker, as one that was typed does.
std::string TextWithMarker(const Line& line) {
  const std::optional<Marker> marker = MarkerOf(line);
  if (!marker) return TextOf(line);
  const Word* first = line.words.data();
  return marker->text + " " + TextOf(first + 1, first + line.words.size());
}

}  // namespace

bool IsNumber(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view rest = text.substr(digits);
  return digits > 0 && (rest.empty() || rest == "." || rest == ")" || rest == "°" || rest == "º" || rest == ".-");
}

std::string CellText(const CellPiece& cell, const Hyphenation& hyphenation) {
  std::string text, paragraph;
  const double pitch = LinePitch(cell.lines);
  for (std::size_t i = 0; i < cell.lines.size(); ++i) {
    const Line& line = cell.lines[i];
    if (i > 0 && BeginsParagraph(cell.lines[i - 1], line, cell.right, pitch)) {
      text += paragraph + "\n";
      paragraph.clear();
    }
    const std::string next = TextWithMarker(line);
    const bool rest = i > 0 && i + 1 == cell.lines.size() && IsLoneLetter(next);
    if (rest || (i > 0 && IsCut(cell.lines[i - 1], paragraph, next, cell.right, hyphenation))) {
      paragraph += next;
    } else {
      hyphenation.Append(paragraph, next);
    }
  }
  return CleanLines(text + paragraph);
}

}  // namespace acervo::layout
