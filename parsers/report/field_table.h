// Tables that tell one activity in each group of rows, label beside value: 'Actividad: | Taller' over 'Fecha: | 2 de
// mayo', one form below the other or each in a table of its own.
#pragma once

#include <optional>
#include <vector>

#include "core/document.h"
#include "parsers/report/columns.h"

namespace acervo::report {

enum class FieldRow {
  kTitle,  // one cell over the whole width that is no label
  kFirst,  // begins an activity
  kRest,   // goes on with it
};

struct FieldTable {
  Table turned;                // labels as the header, below it one row an activity
  std::vector<FieldRow> rows;  // what each row on paper is
};

// nullopt where any row is not made of labels and their values.
std::optional<FieldTable> ReadFieldTable(const Rows& grid);

}  // namespace acervo::report
