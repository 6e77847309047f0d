#include "tests/extractors/docx/outline.h"

#include <algorithm>

#include "extractors/docx/docx.h"

namespace acervo::test {
namespace {

std::string LineOf(const Paragraph& paragraph) {
  std::string line;
  if (paragraph.role != BlockRole::kBody) line += std::string(Token(paragraph.role)) + ": ";
  if (paragraph.heading) line += "#" + std::to_string(*paragraph.heading) + " ";
  if (paragraph.list) line += std::to_string(paragraph.list->level) + " " + paragraph.list->marker + " ";
  if (paragraph.continues) line += "+" + std::to_string(*paragraph.continues) + " ";
  return line + (paragraph.bold ? "*" : "") + paragraph.text;
}

std::string LineOf(const std::vector<acervo::Cell>& row) {
  std::string line = "|";
  for (const acervo::Cell& cell : row) {
    std::string text = cell.text;
    std::replace(text.begin(), text.end(), '\n', '/');
    line += " " + text;
    if (cell.row_span != 1 || cell.col_span != 1) {
      line += " " + std::to_string(cell.row_span) + "x" + std::to_string(cell.col_span);
    }
    line += " |";
  }
  return line;
}

}  // namespace

std::string Outline(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<acervo::Table>(&block)) {
      for (const auto& row : table->rows) out += LineOf(row) + "\n";
    } else {
      out += LineOf(std::get<Paragraph>(block)) + "\n";
    }
  }
  return out;
}

std::string Outline(const DocxBuilder& builder) {
  const Result<Document> document = ExtractDocx(builder.Build(), {});
  return document.ok() ? Outline(document.value()) : "error: " + std::string(Token(document.error().code)) + "\n";
}

std::string OutlineOfBody(const std::string& body) { return Outline(DocxBuilder().Body(body)); }

}  // namespace acervo::test
