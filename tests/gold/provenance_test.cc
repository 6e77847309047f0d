// Where each record stands: its place must lead a reader to the very words, in every format, and over page breaks.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "extractors/extract.h"
#include "parsers/parse.h"

namespace acervo {
namespace {

// Scans fail as they do where nothing recognises letters.
ExtractOptions WithoutOcr() {
  ExtractOptions options;
  options.ocr = OcrUse::kNever;
  return options;
}

namespace fs = std::filesystem;

const fs::path kTestdata = ACERVO_TESTDATA_DIR;

std::set<fs::path> Samples() {
  std::set<fs::path> samples;
  for (const auto& entry : fs::directory_iterator(kTestdata / "reports")) {
    const std::string ending = entry.path().extension().string();
    if (ending == ".docx" || ending == ".pdf" || ending == ".txt") samples.insert(entry.path());
  }
  return samples;
}

Result<Document> Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return Extract(std::string{std::istreambuf_iterator<char>(file), {}}, WithoutOcr());
}

Report Parse(const Document& document, const fs::path& path) {
  return ParseReport(document, {path.filename().string()});
}

// The how-manieth table of the document this block is.
int TableIndex(const Document& document, std::size_t block) {
  const auto end = document.blocks.begin() + static_cast<std::ptrdiff_t>(block);
  return static_cast<int>(std::count_if(document.blocks.begin(), end,
                                        [](const Block& before) { return std::holds_alternative<Table>(before); }));
}

bool RowHolds(const std::vector<const Cell*>& row, const std::string& text) {
  return std::any_of(row.begin(), row.end(),
                     [&](const Cell* cell) { return cell && cell->text.find(text) != std::string::npos; });
}

// A record that goes on in other rows or paragraphs has their boxes, too.
void ExpectCover(const std::vector<PageBox>& boxes, const std::vector<PageBox>& part) {
  for (const PageBox& inner : part) {
    const auto outer = std::ranges::find(boxes, inner.page, &PageBox::page);
    ASSERT_NE(outer, boxes.end());
    EXPECT_TRUE(outer->left <= inner.left && outer->top <= inner.top && outer->right >= inner.right &&
                outer->bottom >= inner.bottom);
  }
}

void ExpectRowOf(const Document& document, const Record& record) {
  ASSERT_TRUE(record.source.block && record.source.table && record.source.row);
  const auto block = static_cast<std::size_t>(*record.source.block);
  ASSERT_LT(block, document.blocks.size());
  const Table* table = std::get_if<Table>(&document.blocks[block]);
  ASSERT_TRUE(table);
  EXPECT_EQ(TableIndex(document, block), *record.source.table);
  const auto row = static_cast<std::size_t>(*record.source.row);
  ASSERT_LT(row, table->rows.size());
  const auto grid = Grid(*table);
  for (const auto& [name, text] : record.fields) EXPECT_TRUE(RowHolds(grid[row], text)) << name << ": " << text;
  if (!table->row_pages.empty()) {
    EXPECT_EQ(record.source.page, table->row_pages[row]);
  }
  if (!table->row_boxes.empty()) ExpectCover(record.source.boxes, table->row_boxes[row]);
}

void ExpectParagraphOf(const Document& document, const Record& record) {
  ASSERT_TRUE(record.source.block);
  const auto block = static_cast<std::size_t>(*record.source.block);
  ASSERT_LT(block, document.blocks.size());
  const Paragraph* paragraph = std::get_if<Paragraph>(&document.blocks[block]);
  ASSERT_TRUE(paragraph);
  EXPECT_TRUE(record.text.starts_with(paragraph->text)) << record.text;
  EXPECT_EQ(record.source.page, paragraph->page);
  ExpectCover(record.source.boxes, paragraph->boxes);
  EXPECT_FALSE(record.source.table || record.source.row);
}

// A text stands where its heading does, or its first paragraph; a row of a table that was set aside in that table.
void ExpectTextOf(const Document& document, const Record& record) {
  ASSERT_TRUE(record.source.block);
  const auto block = static_cast<std::size_t>(*record.source.block);
  ASSERT_LT(block, document.blocks.size());
  const Paragraph* paragraph = std::get_if<Paragraph>(&document.blocks[block]);
  EXPECT_EQ(paragraph == nullptr, record.source.table.has_value());
  if (paragraph == nullptr) return;
  const bool is_heading = record.title && paragraph->text.starts_with(*record.title);
  EXPECT_TRUE(is_heading || record.text.find(paragraph->text) != std::string::npos) << record.text;
  EXPECT_EQ(record.source.page, paragraph->page);
}

void ExpectPlaceOf(const Document& document, const Record& record) {
  switch (record.kind) {
    case RecordKind::kActivity: return ExpectRowOf(document, record);
    case RecordKind::kCoordination: return ExpectParagraphOf(document, record);
    case RecordKind::kText: return ExpectTextOf(document, record);
  }
}

TEST(Provenance, EachRecordStandsWhereItSays) {
  std::size_t records = 0;
  for (const fs::path& path : Samples()) {
    const Result<Document> document = Read(path);
    if (!document.ok()) continue;  // a scan
    for (const Record& record : Parse(document.value(), path).records) {
      SCOPED_TRACE(path.filename().string() + " " + record.local_id);
      ExpectPlaceOf(document.value(), record);
      EXPECT_EQ(record.source.page.has_value(), document.value().format == Format::kPdf);
      EXPECT_EQ(!record.source.boxes.empty(), document.value().format == Format::kPdf);
      ++records;
    }
  }
  EXPECT_GE(records, 500u) << "the samples were not found";
}

std::vector<std::string> RowsOf(const fs::path& path) {
  const Result<Document> document = Read(path);
  std::vector<std::string> places;
  if (!document.ok()) return places;
  for (const Record& record : Parse(document.value(), path).records) {
    if (record.kind != RecordKind::kActivity) continue;
    places.push_back("table " + std::to_string(*record.source.table) + " row " + std::to_string(*record.source.row));
  }
  return places;
}

TEST(Provenance, TableAndRowAreTheSameInEveryFormat) {
  for (const fs::path& path : Samples()) {
    if (path.extension() == ".docx") continue;
    const std::vector<std::string> places = RowsOf(path);
    if (places.empty()) continue;  // a scan
    EXPECT_EQ(places, RowsOf(fs::path(path).replace_extension(".docx"))) << path;
  }
}

// Read off the pages by eye.
struct PagesCase {
  const char* file;
  std::vector<int> activities;     // the page on which each begins
  std::vector<int> coordinations;  // the same
};

const PagesCase kPages[] = {
    {"reports/table_over_pages.pdf", {1, 1, 1, 1, 1, 2, 2, 2, 2, 2}, {2, 2, 3, 3, 3}},
    {"features/pdf/rows_over_pages_libreoffice.pdf", {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2}, {}},
};

TEST(Provenance, ARecordIsOnThePageWhereItBegins) {
  for (const PagesCase& expected : kPages) {
    const Result<Document> document = Read(kTestdata / expected.file);
    ASSERT_TRUE(document.ok()) << expected.file;
    std::vector<int> activities;
    std::vector<int> coordinations;
    for (const Record& record : Parse(document.value(), expected.file).records) {
      if (record.kind == RecordKind::kText) continue;
      auto& pages = record.kind == RecordKind::kActivity ? activities : coordinations;
      pages.push_back(record.source.page.value_or(0));
    }
    EXPECT_EQ(activities, expected.activities) << expected.file;
    EXPECT_EQ(coordinations, expected.coordinations) << expected.file;
  }
}

// The header that stands again on the second page is counted once: rows are numbered as in one table.
TEST(Provenance, RowsOfATableOverPagesAreNumberedOn) {
  std::vector<std::string> rows;
  for (int row = 1; row <= 12; ++row) rows.push_back("table 0 row " + std::to_string(row));
  EXPECT_EQ(RowsOf(kTestdata / "features/pdf/rows_over_pages_libreoffice.pdf"), rows);
}

}  // namespace
}  // namespace acervo
