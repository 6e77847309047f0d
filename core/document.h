// What stands on the paper, before any understanding: the value that extractors make and parsers read.
//
// Shape:  blocks in reading order. All text is UTF-8 in NFC under the text rules of `CleanText` (core/text.h): runs
//         of white space are one space, soft hyphens are gone, a paragraph break inside a cell is a line feed.
//         A list item's text comes without its marker.
// Units:  pages, list levels and headings: pages and headings count from 1, list levels from 0.
// Errors: none, plain aggregates that own their data and compare with ==.
// Source: DOCX: ECMA-376-1 5th ed., 17.3 (paragraphs), 17.4 (tables), 17.9 (numbering). PDF: ISO 32000-1, 9.4 (text),
//         8.5 (paths, for ruling lines). TXT: lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/diagnostic.h"
#include "core/source.h"
#include "core/span.h"

namespace acervo {

enum class Format { kDocx, kPdf, kTxt, kJpeg, kPng, kTiff };
std::string_view Token(Format format);  // "docx", "pdf", "txt", "jpeg", "png", "tiff"
std::optional<Format> FormatFromToken(std::string_view token);
// Whether a file of the format can be shown page by page.
bool IsPaged(Format format);

struct ListMark {
  int level = 0;       // 0 the outermost
  std::string marker;  // as shown: "•", "-", "1.", "a)"; never empty
  friend bool operator==(const ListMark&, const ListMark&) = default;
};

enum class BlockRole {
  kBody,
  kHeader,  // running header of the page
  kFooter,  // running footer, page number
  kNote,    // footnote or endnote, told once, after the body
};
std::string_view Token(BlockRole role);  // "body", "header", "footer", "note"
std::optional<BlockRole> BlockRoleFromToken(std::string_view token);

// A recognised word that may be wrong.
struct UnsureWord {
  Span span;              // in the text that holds it
  double confidence = 0;  // 0..1
  PageBox box;
  friend bool operator==(const UnsureWord&, const UnsureWord&) = default;
};

// Letters that were recognised in a picture.
struct Recognition {
  std::optional<double> confidence;  // of the least sure word, 0..1; nullopt: an earlier recognition, which kept none
  std::vector<UnsureWord> unsure;    // ascending
  friend bool operator==(const Recognition&, const Recognition&) = default;
};

struct Paragraph {
  std::string text;
  std::optional<int> page;       // nullopt: the format has no pages
  std::optional<ListMark> list;  // set: the paragraph is a list item
  std::optional<int> heading;    // outline level where the format tells one (a style, not a guess from its words)
  std::optional<int> continues;  // an unmarked paragraph indented as the text of a list item: that item's level
  bool bold = false;             // the whole text is bold
  BlockRole role = BlockRole::kBody;
  std::vector<PageBox> boxes = {};              // one a page, ascending; empty: the format has no geometry
  std::optional<Recognition> recognition = {};  // nullopt: letters as typed
  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

// A line of a cell that is a list item. Its marker also begins that line of the cell's text.
struct CellItem {
  int line = 0;  // which of the lines between the line feeds of the cell's text, from 0
  ListMark list;
  friend bool operator==(const CellItem&, const CellItem&) = default;
};

struct Cell {
  std::string text;
  int row_span = 1;
  int col_span = 1;
  std::vector<CellItem> items = {};             // ascending by line; only where the format tells lists within cells
  std::optional<Recognition> recognition = {};  // nullopt: letters as typed
  friend bool operator==(const Cell&, const Cell&) = default;
};

// A cell that a span covers is absent from its row's list. Rows may be ragged (a TXT row without its last cell).
struct Table {
  std::optional<int> page;  // where it begins
  std::vector<std::vector<Cell>> rows;
  std::vector<int> row_pages;                        // the page of each row; empty where the format has no pages
  std::vector<std::vector<PageBox>> row_boxes = {};  // of each row, one a page; empty: the format has no geometry
  friend bool operator==(const Table&, const Table&) = default;
};

using Block = std::variant<Paragraph, Table>;

struct Meta {
  std::optional<std::string> title;
  std::optional<std::string> author;
  std::optional<std::string> created;   // ISO 8601, UTC
  std::optional<std::string> modified;  // ISO 8601, UTC
  friend bool operator==(const Meta&, const Meta&) = default;
};

struct Document {
  Format format = Format::kTxt;
  std::optional<int> pages;
  Meta meta;
  std::vector<Block> blocks;
  std::vector<Diagnostic> warnings;
  friend bool operator==(const Document&, const Document&) = default;
};

// The grid that spans describe: grid[row][column] points at the cell that covers it, nullptr where the row is short.
// The pointers live as long as `table`. Every row has the width of the widest one. Spans that would run out of the
// table or over another cell are cut.
std::vector<std::vector<const Cell*>> Grid(const Table& table);

}  // namespace acervo
