// The headings under which columns go (parsers/data/columns.tsv).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace acervo::report {

struct ColumnName {
  std::string name;  // "actividad", "fecha", "lugar"
  int rank = 1;      // 1 surely, 2 stands in for it, 3 by a part of the heading or a misspelling
  bool own_name =
      false;  // cells keep the heading's own name: it names several columns ('Lugar y fecha') or another thing
};

std::optional<ColumnName> FindColumnName(std::string_view heading);

// "Fecha de inicio" → "fecha-de-inicio"; empty where the heading has no letter or digit.
std::string OwnColumnName(std::string_view heading);

}  // namespace acervo::report
