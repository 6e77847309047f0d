#include "tests/support/document_outline.h"

#include <string_view>
#include <variant>

namespace acervo::test {
namespace {

void Attach(std::string& attributes, std::string_view name, std::string_view value = {}) {
  if (!attributes.empty()) attributes += ' ';
  attributes += name;
  if (!value.empty()) attributes += "=" + std::string(value);
}

std::string Bracketed(const std::string& attributes) { return attributes.empty() ? "" : "[" + attributes + "]"; }

std::string LineOf(const Paragraph& paragraph, const OutlineOptions& options) {
  std::string attributes;
  if (paragraph.list) {
    Attach(attributes, "level", std::to_string(paragraph.list->level));
    Attach(attributes, "marker", paragraph.list->marker);
  }
  if (paragraph.heading) Attach(attributes, "heading", std::to_string(*paragraph.heading));
  if (paragraph.continues) Attach(attributes, "continues", std::to_string(*paragraph.continues));
  if (options.bold && paragraph.bold) Attach(attributes, "bold");
  const bool body = paragraph.role == BlockRole::kBody;
  const std::string_view kind = !body ? Token(paragraph.role) : paragraph.list ? "li" : "p";
  return std::string(kind) + Bracketed(attributes) + ": " + paragraph.text + "\n";
}

std::string OnOneLine(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "⏎";
    } else {
      if (c == '|') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string TextOf(const Cell& cell) {
  std::string attributes;
  if (cell.row_span != 1) Attach(attributes, "rows", std::to_string(cell.row_span));
  if (cell.col_span != 1) Attach(attributes, "cols", std::to_string(cell.col_span));
  return OnOneLine(cell.text) + Bracketed(attributes);
}

std::string LinesOf(const Table& table) {
  std::string out = "table:\n";
  for (const std::vector<Cell>& row : table.rows) {
    out += "|";
    for (const Cell& cell : row) {
      const std::string text = TextOf(cell);
      out += text.empty() ? " |" : " " + text + " |";
    }
    out += "\n";
  }
  return out;
}

}  // namespace

std::string DocumentOutline(const Document& document, const OutlineOptions& options) {
  std::string out;
  for (const Block& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    out += table != nullptr ? LinesOf(*table) : LineOf(std::get<Paragraph>(block), options);
  }
  if (!options.notices) return out;
  for (const Diagnostic& notice : document.warnings)
    out += "notice[code=" + std::string(Token(notice.code)) + "]: " + notice.text + "\n";
  return out;
}

}  // namespace acervo::test
