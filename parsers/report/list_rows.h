// Which rows of a table are lines of a list, and the paragraphs that they are.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/document.h"
#include "parsers/report/cell_lines.h"
#include "parsers/report/columns.h"

namespace acervo::report {

struct ListRow {
  std::size_t row = 0;
  std::vector<Paragraph> paragraphs;
  std::optional<DiagnosticCode> reason = {};  // why no paragraph of it is a list item; nullopt: one is
};

struct ListRows {
  std::vector<ListRow> rows;  // ascending

  bool empty() const { return rows.empty(); }
  bool Holds(std::size_t row) const;
};

// `under_heading`: the paragraph above the table announces coordinations.
ListRows FindListRows(const Rows& grid, bool under_heading);

}  // namespace acervo::report
