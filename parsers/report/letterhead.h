// Who writes the report and how to reach them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace acervo::report {

struct OfficeName {
  std::string name;    // "Oficina de Cooperación Internacional", capitals set right
  int rank = 0;        // lower is nearer to the writer
  bool whole = false;  // the line names the office and nothing else
};

// The office that a line of a letterhead, page header or signature names.
std::optional<OfficeName> FindOffice(std::string_view line);

// 'Teléfonos: 506-9696/97 | www.mupa.gob.pa'.
bool IsContactLine(std::string_view line);

}  // namespace acervo::report
