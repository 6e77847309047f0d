// Which tables list activities, and which of their rows are headers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/report.h"
#include "parsers/report/columns.h"
#include "parsers/report/field_table.h"

namespace acervo::report {

struct TableReading {
  std::size_t block = 0;  // in Document::blocks
  int index = 0;          // among the document's tables
  Rows grid;
  std::vector<Column> columns;       // empty: no table of activities
  std::size_t header_row = 0;        // of the grid; as large as first_row where no row is a header
  std::size_t first_row = 0;         // the first row under the header
  bool guessed = false;              // no header: columns come from the cells
  bool goes_on = false;              // the rows above the header belong to the table before this one
  std::optional<FieldTable> fields;  // labels and values: `columns` are those of the table as turned

  bool lists_activities() const { return !columns.empty(); }
  bool has_header() const { return header_row < first_row; }
};

// All tables of the document in order. The cells pointed at live as long as `document`.
std::vector<TableReading> ReadTables(const Document& document);

// What the rows above a table's header say; empty without a header.
std::vector<std::string> TitleRows(const TableReading& table);

// Where row `row` of the table stands.
Source RowSource(const Document& document, const TableReading& table, std::size_t row);

// The cells of a row that are not empty, joined: "REUNIÓN | JICA | 12 de mayo".
std::string RowText(const Row& row);

}  // namespace acervo::report
