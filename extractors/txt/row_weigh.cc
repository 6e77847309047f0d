// Text lines stand on a grid of characters: a letter is half as wide as its line is high. So placed, the layout engine
// reads their rows as it reads those of a page.
#include "extractors/txt/row_weigh.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extractors/layout/columns.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/row_evidence.h"
#include "extractors/layout/row_reading.h"
#include "extractors/txt/lines.h"

namespace acervo::txt {
namespace {

constexpr double kLetter = 5;           // points: the width of a letter,
constexpr double kSize = 10;            // its height,
constexpr double kPitch = 12.5;         // from line to line,
constexpr double kBlank = 9;            // what an empty line adds,
constexpr double kBetween = 10;         // between two columns
constexpr double kProportional = 0.95;  // of the width: a full line of letters of many widths has fewer or more

layout::Line Placed(std::string_view text, double left, double y) {
  layout::Line line;
  double x = left;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    const std::string_view token = text.substr(from, to - from);
    const double width = kLetter * Width(token);
    if (!token.empty()) {
      layout::Word word;
      word.text = std::string(token);
      word.size = kSize;
      word.box = {x, y - kSize / 2, x + width, y + kSize / 2};
      line.words.push_back(std::move(word));
    }
    x += width + kLetter;
    from = to + 1;
  }
  if (!line.words.empty()) layout::Measure(line);
  return line;
}

layout::CutLine CutLineOf(const CellLine& line, const std::vector<double>& lefts, double y) {
  layout::CutLine cut;
  cut.across = line.section;
  cut.spans.assign(lefts.size(), 1);
  for (std::size_t c = 0; c < lefts.size(); ++c) cut.cells.push_back(Placed(line.cells[c], lefts[c], y));
  return cut;
}

}  // namespace

std::vector<std::size_t> WeighRows(const std::vector<CellLine>& lines, const std::vector<WrapWidth>& widths) {
  std::vector<double> lefts, rights;
  double left = 0;
  for (const WrapWidth& width : widths) {
    const double share = width.measure == Measure::kExact ? 1 : kProportional;
    lefts.push_back(left);
    rights.push_back(left + share * kLetter * width.columns);
    left += kLetter * width.columns + kBetween;
  }
  std::vector<layout::CutLine> cut;
  double y = 0;
  for (const CellLine& line : lines) {
    y += kPitch + (line.after_blank ? kBlank : 0);
    cut.push_back(CutLineOf(line, lefts, y));
  }
  const layout::RowEvidence evidence = layout::WeighLines(cut, rights, {});
  std::vector<std::size_t> begins{0};
  if (evidence.fragments.empty()) return begins;
  for (const std::size_t start : layout::ReadRows(evidence).starts) {
    const std::size_t line = evidence.fragments[start].cut_line;
    if (line > begins.back()) begins.push_back(line);
  }
  return begins;
}

}  // namespace acervo::txt
