// One report in three formats is one Document. Each PDF and TXT of testdata/reports is held against the DOCX beside it,
// whole, after both were reduced to what both formats can hold (`Holds`). What still differs stands in
// equality_differences.tsv with its reason; a change that makes it more or less changes that table.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/text.h"
#include "extractors/extract.h"
#include "tests/support/document_outline.h"

namespace acervo::test {
namespace {

namespace fs = std::filesystem;

const fs::path kReports = fs::path(ACERVO_TESTDATA_DIR) / "reports";
const fs::path kTable = fs::path(ACERVO_SOURCE_DIR) / "tests/extractors/equality_differences.tsv";

// What a format can say beyond blocks in their order, kinds, texts, list levels, numbers of items, rows and cells.
// Pages, metadata and warnings are never compared.
struct Holds {
  bool spans = false;    // else a cell stands in each row and column it covers, and empty cells at a row's end go
  bool bold = false;     // a text file has none
  bool heading = false;  // outline levels: DOCX alone
  bool running = false;  // headers and footers: a text file has only what was copied into its text
  bool glyphs = false;   // which bullet: a text file writes '-' where the paper has '•' or '➢'
  bool items = false;    // list items within cells: DOCX alone tells them from lines
};

Holds HeldBy(Format format) {
  switch (format) {
    case Format::kDocx:
      return {.spans = true, .bold = true, .heading = true, .running = true, .glyphs = true, .items = true};
    case Format::kPdf: return {.spans = true, .bold = true, .heading = false, .running = true, .glyphs = true};
    case Format::kTxt:
    case Format::kJpeg:
    case Format::kPng:
    case Format::kTiff: break;
  }
  return {};
}

// "•", "-", "➢", and Word's second bullet; not "1." or "a)".
bool IsGlyph(std::string_view marker) { return marker == "o" || Words(marker).empty(); }

// "- uno⏎- dos" as "• uno⏎• dos".
std::string WithOneGlyph(const std::string& text) {
  std::istringstream lines(text);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t space = line.find(' ');
    if (space != std::string::npos && IsGlyph(line.substr(0, space))) line.replace(0, space, "•");
    out += (out.empty() ? "" : "\n") + line;
  }
  return out;
}

std::vector<std::vector<Cell>> WithoutSpans(const Table& table) {
  std::vector<std::vector<Cell>> rows;
  for (const auto& places : Grid(table)) {
    std::vector<Cell>& row = rows.emplace_back();
    for (const Cell* cell : places) row.push_back({cell ? cell->text : std::string(), 1, 1});
    while (!row.empty() && row.back().text.empty()) row.pop_back();
  }
  return rows;
}

void Reduce(Table& table, const Holds& holds) {
  if (!holds.spans) table.rows = WithoutSpans(table);
  for (auto& row : table.rows) {
    for (Cell& cell : row) {
      if (!holds.items) cell.items.clear();
    }
  }
  if (holds.glyphs) return;
  for (auto& row : table.rows) {
    for (Cell& cell : row) cell.text = WithOneGlyph(cell.text);
  }
}

bool IsRunning(const Paragraph& paragraph) {
  return paragraph.role == BlockRole::kHeader || paragraph.role == BlockRole::kFooter;
}

// Page numbers: a DOCX keeps those of the page on which it was last saved.
std::string WithoutNumbers(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) out += c;
    if (digit && (out.empty() || out.back() != '#')) out += '#';
  }
  return out;
}

void Reduce(Paragraph& paragraph, const Holds& holds) {
  if (!holds.bold) paragraph.bold = false;
  if (!holds.heading) paragraph.heading.reset();
  if (IsRunning(paragraph)) paragraph.text = WithoutNumbers(paragraph.text);
  if (!holds.glyphs && paragraph.list && IsGlyph(paragraph.list->marker)) paragraph.list->marker = "•";
}

bool IsRunningBlock(const Block& block) {
  const Paragraph* paragraph = std::get_if<Paragraph>(&block);
  return paragraph && IsRunning(*paragraph);
}

Document Reduced(Document document, const Holds& holds) {
  if (!holds.running) std::erase_if(document.blocks, IsRunningBlock);
  for (Block& block : document.blocks) {
    std::visit([&](auto& part) { Reduce(part, holds); }, block);
  }
  return document;
}

Holds HeldByBoth(const Holds& a, const Holds& b) {
  return {a.spans && b.spans,     a.bold && b.bold,     a.heading && b.heading,
          a.running && b.running, a.glyphs && b.glyphs, a.items && b.items};
}

std::vector<std::string> LinesOf(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// The lines that a longest common subsequence leaves over, as "- of the left" and "+ of the right".
std::vector<std::string> DiffOf(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  std::vector<std::vector<int>> common(left.size() + 1, std::vector<int>(right.size() + 1, 0));
  for (std::size_t i = left.size(); i-- > 0;) {
    for (std::size_t j = right.size(); j-- > 0;) {
      common[i][j] = left[i] == right[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::vector<std::string> diff;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < left.size() || j < right.size()) {
    if (i < left.size() && j < right.size() && left[i] == right[j]) {
      ++i, ++j;
    } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
      diff.push_back("- " + left[i++]);
    } else {
      diff.push_back("+ " + right[j++]);
    }
  }
  return diff;
}

Result<Document> Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  ExtractOptions options;
  options.ocr = OcrUse::kNever;  // what is recognised is not what was typed
  return Extract(std::string{std::istreambuf_iterator<char>(file), {}}, options);
}

std::vector<std::string> Differences(const Document& docx, const Document& other) {
  const Holds holds = HeldByBoth(HeldBy(docx.format), HeldBy(other.format));
  const OutlineOptions options{.bold = true, .notices = false};
  return DiffOf(LinesOf(DocumentOutline(Reduced(docx, holds), options)),
                LinesOf(DocumentOutline(Reduced(other, holds), options)));
}

// By file; a file may stand in several rows, one a reason.
std::map<std::string, std::size_t> ExpectedDifferences() {
  std::map<std::string, std::size_t> expected;
  std::ifstream file(kTable);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    std::string name;
    std::string count;
    std::getline(fields, name, '\t');
    std::getline(fields, count, '\t');
    expected[name] += std::stoul(count);
  }
  return expected;
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "  " + line + "\n";
  return text;
}

std::set<fs::path> Samples() {
  std::set<fs::path> samples;
  for (const auto& entry : fs::directory_iterator(kReports)) {
    if (entry.path().extension() == ".docx") samples.insert(entry.path());
  }
  return samples;
}

TEST(Equality, OneReportIsOneDocumentInEveryFormat) {
  const std::map<std::string, std::size_t> expected = ExpectedDifferences();
  std::size_t compared = 0;
  for (const fs::path& path : Samples()) {
    const Result<Document> docx = Read(path);
    ASSERT_TRUE(docx.ok()) << path;
    for (const char* ending : {".pdf", ".txt"}) {
      const fs::path other_path = fs::path(path).replace_extension(ending);
      const Result<Document> other = Read(other_path);
      if (!other.ok()) continue;  // a scan: its gold says so
      const std::string name = other_path.filename().string();
      const std::vector<std::string> differences = Differences(docx.value(), other.value());
      const auto allowed = expected.find(name);
      EXPECT_EQ(differences.size(), allowed == expected.end() ? 0 : allowed->second) << name << "\n"
                                                                                     << Joined(differences);
      ++compared;
    }
  }
  EXPECT_GE(compared, 30u) << "the samples were not found";
}

TEST(Equality, ExpectationsNameFilesThatExist) {
  for (const auto& [name, count] : ExpectedDifferences()) EXPECT_TRUE(fs::exists(kReports / name)) << name;
}

Document Made(Format format, const ListMark& mark, bool bold, std::vector<std::vector<Cell>> rows) {
  Paragraph item;
  item.text = "Uno";
  item.list = mark;
  item.bold = bold;
  Document document;
  document.format = format;
  document.blocks = {item, Table{{}, std::move(rows), {}}};
  return document;
}

TEST(Equality, ComparesWhatBothFormatsHold) {
  const Document docx =
      Made(Format::kDocx, {0, "➢"}, true, {{{"a", 2, 1}, {"- b", 1, 1}}, {{"c", 1, 1}}, {{"d", 1, 1}, {"", 1, 1}}});
  Document txt =
      Made(Format::kTxt, {0, "-"}, false, {{{"a", 1, 1}, {"• b", 1, 1}}, {{"a", 1, 1}, {"c", 1, 1}}, {{"d", 1, 1}}});
  EXPECT_EQ(Differences(docx, txt), std::vector<std::string>());
  std::get<Paragraph>(txt.blocks[0]).list->level = 1;
  EXPECT_EQ(Differences(docx, txt),
            (std::vector<std::string>{"- li[level=0 marker=•]: Uno", "+ li[level=1 marker=•]: Uno"}));
}

}  // namespace
}  // namespace acervo::test
