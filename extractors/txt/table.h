// What the detectors of tables share.
//
// A detector looks at the lines from `begin` on and says either nothing or which table stands there and where it ends.
// It reads a bounded number of lines before it gives up, so that asking at every line stays linear.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/document.h"
#include "extractors/txt/lines.h"
#include "extractors/txt/wrap.h"

namespace acervo::txt {

// A run of lines, half-open.
struct LineRange {
  std::size_t begin;
  std::size_t end;
};

struct TableMatch {
  Table table;
  std::size_t end;                 // the first line behind the table
  std::vector<LineRange> between;  // lines before `end` that are no part of it: footnotes of its pages
};

struct TextContext {
  std::span<const Line> lines;
  const LineEnds* ends;
  Measure measure;
};

using Detector = std::optional<TableMatch> (*)(const TextContext& context, std::size_t begin);

// The shapes that mark their cells, one that labels them, and the one that only aligns them, each in its file.
std::optional<TableMatch> FindGridTable(const TextContext& context, std::size_t begin);      // grid_table.cc
std::optional<TableMatch> FindRuledTable(const TextContext& context, std::size_t begin);     // ruled_table.cc
std::optional<TableMatch> FindPipeTable(const TextContext& context, std::size_t begin);      // pipe_table.cc
std::optional<TableMatch> FindTabCells(const TextContext& context, std::size_t begin);       // tab_cells.cc
std::optional<TableMatch> FindTabRows(const TextContext& context, std::size_t begin);        // tab_rows.cc
std::optional<TableMatch> FindTabRuns(const TextContext& context, std::size_t begin);        // tab_runs.cc
std::optional<TableMatch> FindSeparatedRows(const TextContext& context, std::size_t begin);  // separated_rows.cc
std::optional<TableMatch> FindFieldBlocks(const TextContext& context, std::size_t begin);    // field_blocks.cc
std::optional<TableMatch> FindAlignedTable(const TextContext& context, std::size_t begin);   // aligned_table.cc

std::size_t SkipBlank(std::span<const Line> lines, std::size_t at);
// A row with text in its first cell alone, in a table of several columns, is a heading over its whole width: one cell.
void SpanLoneCells(Table& table, int columns);

}  // namespace acervo::txt
