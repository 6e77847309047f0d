// The lines of a cell, and which of them are list items.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "parsers/report/columns.h"

namespace acervo::report {

struct CellLine {
  std::string text;              // without the marker
  std::optional<ListMark> mark;  // set: a list item
};

// The cells of a row that hold text, each once.
std::vector<const Cell*> FilledCells(const Row& row);

// What the format tells of lists decides; where it tells nothing, bullets typed at the beginning of lines do. Bullets
// of one look are of one level, in the order in which `bullets` came to know them.
std::vector<CellLine> LinesOf(const Cell& cell, std::vector<std::string>& bullets);

// "•", "o", "1.", "a)": a cell that is the marker of the cell beside it.
bool IsBulletAlone(std::string_view text);
bool IsOrdinalAlone(std::string_view text);

// Whether a line announces coordinations by itself: 'Coordinaciones', 'II. OTRAS GESTIONES', 'Seguimientos:'.
bool AnnouncesCoordinations(std::string_view line);

// A remark, neither heading nor record: 'Nota: …', '* …'.
bool IsNote(std::string_view text);
// A whole sentence: no heading.
bool IsSentence(std::string_view text);
// 'Total general | 64': a sum of the rows above.
bool IsTotal(const Row& row);

}  // namespace acervo::report
