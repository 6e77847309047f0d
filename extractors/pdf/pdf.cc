// The way of a PDF: pages are read as words, words become lines; running text and notes leave the pages; tables are
// told by ruling lines, else by white gutters; what remains is the flow of paragraphs. Pieces of a table on following
// pages are joined while the flow is laid end to end.
#include "extractors/pdf/pdf.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <exception>
#include <iterator>
#include <limits>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "core/text.h"
#include "extractors/hyphens.h"
#include "extractors/pdf/aside.h"
#include "extractors/pdf/columns.h"
#include "extractors/pdf/lines.h"
#include "extractors/pdf/markers.h"
#include "extractors/pdf/notes.h"
#include "extractors/pdf/page_flow.h"
#include "extractors/pdf/paragraphs.h"
#include "extractors/pdf/reader.h"
#include "extractors/pdf/running.h"
#include "extractors/pdf/word_cleanup.h"

namespace acervo {
namespace {

using pdf::PageLayout;
using pdf::Reader;

constexpr int kFewLines = 2;      // a page needs so many before it may hold a table
constexpr int kFewBullets = 2;    // a list needs so many items
constexpr double kSamePlace = 4;  // points between the same indent on two lines

bool MayHoldTable(const PageLayout& page, bool table_before) {
  if (static_cast<int>(page.lines.size()) < kFewLines && !table_before) return false;
  return table_before || std::any_of(page.lines.begin(), page.lines.end(), pdf::HasWideGap);
}

// Notes a font whose letters mean nothing, once a page.
void WarnGarbled(const pdf::PageText& text, std::vector<Notice>& warnings) {
  std::string garbled;
  for (const pdf::Word& word : text.words) {
    if (garbled.size() < 60 && pdf::IsGarbled(word)) garbled += word.text + " ";
  }
  if (!garbled.empty()) {
    warnings.push_back({"font_without_unicode", "page " + std::to_string(text.number), CleanText(garbled)});
  }
}

bool IsIndented(const pdf::Line& line, double left) {
  return line.words.front().box.x0 > left + line.size && !pdf::LeadingMarker(line);
}

bool HasGlyphMarker(const pdf::Line& line) {
  const auto marker = pdf::LeadingMarker(line);
  return marker && marker->kind == pdf::MarkerKind::kGlyph;
}

double LeftEdge(const PageLayout& page) {
  double left = page.width;
  for (const pdf::Line& line : page.lines) left = std::min(left, line.box.x0);
  return left;
}

double TextBegin(const pdf::Line& line) {
  return line.words[line.words.size() > 1 && pdf::LeadingMarker(line) ? 1 : 0].box.x0;
}

// How many lines are indented though the line above does not begin there, nor the text of its item.
std::ptrdiff_t CountIndents(const PageLayout& page, double left) {
  std::ptrdiff_t count = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const pdf::Line& line = page.lines[i];
    const bool goes_on = i > 0 && std::abs(TextBegin(page.lines[i - 1]) - line.words.front().box.x0) < kSamePlace;
    count += !goes_on && IsIndented(line, left) ? 1 : 0;
  }
  return count;
}

// Indented lines without a written marker may have drawn ones; among written ones, where they open a new indent.
bool MayHoldDrawnBullets(const PageLayout& page, double left) {
  if (std::any_of(page.lines.begin(), page.lines.end(), HasGlyphMarker)) return CountIndents(page, left) >= kFewBullets;
  return std::count_if(page.lines.begin(), page.lines.end(),
                       [&](const pdf::Line& line) { return IsIndented(line, left); }) >= kFewBullets;
}

// Reads rulings and drawn bullets; a bullet becomes the first word of its line.
void ReadDrawn(Reader& reader, PageLayout& page, double left) {
  std::vector<pdf::Box> windows;
  std::vector<pdf::Line*> lines;
  if (MayHoldDrawnBullets(page, left)) {
    for (pdf::Line& line : page.lines) {
      if (!IsIndented(line, left)) continue;
      windows.push_back(pdf::BulletWindow(line));
      lines.push_back(&line);
    }
  }
  const pdf::Drawing drawing = reader.ReadDrawing(windows);
  page.rulings = drawing.rulings;
  page.grids = pdf::FindGrids(page.rulings);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!drawing.spots[i]) continue;
    lines[i]->words.insert(lines[i]->words.begin(), pdf::BulletWord(*drawing.spots[i], *lines[i]));
    pdf::Measure(*lines[i]);
  }
}

// `left` is the leftmost text of the pages so far.
PageLayout ReadLayout(Reader& reader, int number, bool table_before, double& left, std::vector<Notice>& warnings) {
  pdf::PageText text = reader.ReadPage(number);
  pdf::CleanUp(text.words);
  WarnGarbled(text, warnings);
  PageLayout page{number, text.width, text.height, {}, {}, {}, pdf::TakeAside(text)};
  page.lines = pdf::BuildLines(std::move(text.words), number);
  for (pdf::Line& line : page.lines) pdf::JoinPieces(line);
  left = std::min(left, LeftEdge(page));
  if (MayHoldTable(page, table_before) || MayHoldDrawnBullets(page, left)) ReadDrawn(reader, page, left);
  return page;
}

// A grid that reaches down to the foot of the page may go on overleaf, where perhaps nothing else shows it.
bool EndsInGrid(const PageLayout& page) {
  return std::any_of(page.grids.begin(), page.grids.end(),
                     [&](const pdf::Grid& grid) { return grid.ys.back() > 0.75 * page.height; });
}

std::vector<PageLayout> ReadPages(Reader& reader, std::vector<Notice>& warnings) {
  std::vector<PageLayout> pages;
  double left = std::numeric_limits<double>::max();
  pages.reserve(static_cast<std::size_t>(reader.pages()));
  for (int number = 1; number <= reader.pages(); ++number) {
    const bool table_before = !pages.empty() && EndsInGrid(pages.back());
    pages.push_back(ReadLayout(reader, number, table_before, left, warnings));
  }
  return pages;
}

bool HasText(const std::vector<PageLayout>& pages) {
  return std::any_of(pages.begin(), pages.end(), [](const PageLayout& page) { return !page.lines.empty(); });
}

void Append(std::vector<Block>& blocks, std::vector<Paragraph> paragraphs) {
  std::move(paragraphs.begin(), paragraphs.end(), std::back_inserter(blocks));
}

Result<Document> ReadDocument(Reader& reader, const ExtractOptions& options) {
  Document document;
  document.format = Format::kPdf;
  document.pages = reader.pages();
  document.meta = reader.meta();
  std::vector<PageLayout> pages = ReadPages(reader, document.warnings);
  if (!HasText(pages)) return Error{ErrorCode::kNoText, "", {}};
  const Hyphenation hyphenation = pdf::LearnHyphenation(pages);
  pdf::RunningText running = pdf::TakeRunningText(pages);
  const std::vector<pdf::Note> notes = pdf::TakeNotes(pages);
  Append(document.blocks, std::move(running.headers));
  std::vector<Block> body = pdf::BuildBlocks(pdf::BuildFlow(std::move(pages)), hyphenation);
  std::move(body.begin(), body.end(), std::back_inserter(document.blocks));
  Append(document.blocks, std::move(running.footers));
  for (const pdf::Note& note : notes) document.blocks.emplace_back(pdf::ToParagraph(note, hyphenation));
  if (document.blocks.size() > options.max_blocks) {
    return Error{ErrorCode::kTooLarge, std::to_string(document.blocks.size()), {}};
  }
  return document;
}

}  // namespace

Result<Document> ExtractPdf(std::string_view bytes, const ExtractOptions& options) try {
  if (bytes.size() > options.max_input) return Error{ErrorCode::kTooLarge, std::to_string(bytes.size()), {}};
  Result<std::unique_ptr<Reader>> opened = pdf::OpenReader(bytes, options.password);
  if (!opened.ok()) return std::move(opened.error());
  Reader& reader = *opened.value();
  if (reader.pages() > options.max_pages) return Error{ErrorCode::kTooLarge, std::to_string(reader.pages()), {}};
  return ReadDocument(reader, options);
} catch (const std::bad_alloc&) {
  return Error{ErrorCode::kOutOfMemory, "", {}};
} catch (const std::exception& failure) {
  return Error{ErrorCode::kCorrupt, failure.what(), {}};
}

}  // namespace acervo
