#include "tools/present/csv.h"

namespace acervo::tools {
namespace {

bool IsNumber(std::string_view field) {
  const bool signed_number = field.size() > 1 && (field.front() == '-' || field.front() == '+');
  return signed_number && field.find_first_not_of("0123456789.,", 1) == field.npos;
}

bool LooksLikeFormula(std::string_view field) {
  constexpr std::string_view kStarts = "=+-@\t\r";
  return !field.empty() && kStarts.find(field.front()) != kStarts.npos && !IsNumber(field);
}

void AppendField(std::string& line, std::string_view field, const CsvStyle& style) {
  const bool formula = style.formulas == Formulas::kNeutralised && LooksLikeFormula(field);
  const bool quoted = field.find_first_of("\"\r\n") != field.npos || field.find(style.separator) != field.npos;
  if (quoted) line += '"';
  if (formula) line += '\'';
  for (const char c : field) {
    if (c == '"') line += '"';
    line += c;
  }
  if (quoted) line += '"';
}

}  // namespace

std::string CsvLine(const std::vector<std::string>& fields, CsvStyle style) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += style.separator;
    AppendField(line, fields[i], style);
  }
  return line.append(style.line_end);
}

}  // namespace acervo::tools
