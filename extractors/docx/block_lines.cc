#include "extractors/docx/block_lines.h"

#include <algorithm>
#include <variant>

namespace acervo::docx {
namespace {

std::string LineOf(const std::vector<Cell>& row) {
  std::string line;
  for (const Cell& cell : row) {
    if (cell.text.empty()) continue;
    if (!line.empty()) line += ' ';
    line += cell.text;
  }
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace

void AppendLine(std::string& out, std::string_view line) {
  if (line.empty()) return;
  if (!out.empty()) out += '\n';
  out += line;
}

void AppendLines(std::string& out, const Block& block) {
  if (const auto* table = std::get_if<Table>(&block)) {
    for (const std::vector<Cell>& row : table->rows) AppendLine(out, LineOf(row));
    return;
  }
  const auto& paragraph = std::get<Paragraph>(block);
  AppendLine(out, paragraph.list ? paragraph.list->marker + " " + paragraph.text : paragraph.text);
}

}  // namespace acervo::docx
