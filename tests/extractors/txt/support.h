// Short ways to write a text down and to read what came out of it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extractors/txt/txt.h"

namespace acervo::txt {

using Rows = std::vector<std::vector<std::string>>;

inline Document Read(std::string_view bytes) {
  const Result<Document> result = ExtractTxt(bytes, {});
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : Token(result.error().code));
  return result.ok() ? result.value() : Document{};
}

inline std::vector<Table> TablesOf(const Document& document) {
  std::vector<Table> tables;
  for (const Block& block : document.blocks) {
    if (const Table* const table = std::get_if<Table>(&block)) tables.push_back(*table);
  }
  return tables;
}

inline Rows TextsOf(const Table& table) {
  Rows rows;
  for (const std::vector<Cell>& row : table.rows) {
    std::vector<std::string>& texts = rows.emplace_back();
    for (const Cell& cell : row) texts.push_back(cell.text);
  }
  return rows;
}

// The cells of the only table; no rows where there is not exactly one.
inline Rows OnlyTable(std::string_view bytes) {
  const std::vector<Table> tables = TablesOf(Read(bytes));
  EXPECT_EQ(tables.size(), 1U);
  return tables.size() == 1 ? TextsOf(tables.front()) : Rows{};
}

// Every paragraph as one string: "text", "• text" at level 0, "  • text" at level 1, "+1 text" going on with an item of
// level 1, "[header] text"; a table as "<table>".
inline std::vector<std::string> Outline(const Document& document) {
  std::vector<std::string> outline;
  for (const Block& block : document.blocks) {
    const Paragraph* const paragraph = std::get_if<Paragraph>(&block);
    std::string line;
    if (paragraph == nullptr) {
      line = "<table>";
    } else {
      if (paragraph->role != BlockRole::kBody) line += "[" + std::string(Token(paragraph->role)) + "] ";
      if (paragraph->continues) line += "+" + std::to_string(*paragraph->continues) + " ";
      if (paragraph->list) line += std::string(2 * paragraph->list->level, ' ') + paragraph->list->marker + " ";
      line += paragraph->text;
    }
    outline.push_back(line);
  }
  return outline;
}

inline std::vector<std::string> Outline(std::string_view bytes) { return Outline(Read(bytes)); }

}  // namespace acervo::txt
