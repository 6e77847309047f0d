// The way of a PDF: pages are read as words, words become lines; running text and notes leave the pages; tables are
// told by ruling lines, else by white gutters; what remains is the flow of paragraphs. Pieces of a table on following
// pages are joined while the flow is laid end to end.
#include "extractors/pdf/pdf.h"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <iterator>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "core/text.h"
#include "extractors/hyphens.h"
#include "extractors/layout/drawn_bullets.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/notes.h"
#include "extractors/layout/page_flow.h"
#include "extractors/layout/page_furniture.h"
#include "extractors/layout/paragraphs.h"
#include "extractors/layout/recognition.h"
#include "extractors/layout/table_evidence.h"
#include "extractors/layout/two_up.h"
#include "extractors/layout/watermarks.h"
#include "extractors/layout/word_cleanup.h"
#include "extractors/pdf/picture_reader.h"
#include "extractors/pdf/poppler/reader.h"
#include "extractors/pdf/poppler/scan_reader.h"

namespace acervo {
namespace {

using layout::PageLayout;
using pdf::Reader;

// The first words of the page in letters that mean nothing.
std::string Garbled(const std::vector<pdf::Word>& words) {
  std::string garbled;
  for (const pdf::Word& word : words) {
    if (garbled.size() < 60 && layout::IsGarbled(word)) garbled += word.text + " ";
  }
  return CleanText(garbled);
}

double LeftEdge(const PageLayout& page) {
  double left = page.width;
  for (const pdf::Line& line : page.lines) left = std::min(left, line.box.x0);
  return left;
}

// Reads drawn bullets; returns how many. The page stands `offset` from its sheet's left edge.
std::ptrdiff_t ReadBullets(Reader& reader, PageLayout& page, double left, double offset) {
  const std::vector<layout::BulletPlace> places = layout::BulletPlaces(page.lines, left);
  std::vector<pdf::Box> windows;
  windows.reserve(places.size());
  for (const layout::BulletPlace& place : places) {
    windows.push_back(place.window);
    windows.back().x0 += offset, windows.back().x1 += offset;
  }
  std::vector<std::optional<pdf::BulletShape>> spots = reader.FindSpots(windows);
  for (std::optional<pdf::BulletShape>& spot : spots) {
    if (spot) spot->box.x0 -= offset, spot->box.x1 -= offset;
  }
  return layout::InsertBullets(places, spots, page.lines);
}

// Of all pages so far: the leftmost text, and how many bytes of text more there may be.
struct Progress {
  double left = std::numeric_limits<double>::max();
  std::size_t text_left;
  layout::RecognisedWords recognised = {};
};

Status CountText(const pdf::PageText& page, Progress& progress) {
  for (const pdf::Word& word : page.words) {
    if (word.text.size() > progress.text_left) return Error{ErrorCode::kTooLarge, "text", {}};
    progress.text_left -= word.text.size();
  }
  return Ok();
}

// Lays the page out; returns how many bullets are drawn on it.
std::ptrdiff_t AddLayout(Reader& reader, pdf::PageText text, Progress& progress, std::vector<PageLayout>& pages) {
  PageLayout& page =
      pages.emplace_back(PageLayout{text.number, text.width, text.height, {}, {}, {}, layout::TakeWatermarks(text)});
  page.scanned = text.scanned;
  page.aside.insert(page.aside.begin(), std::make_move_iterator(text.slanted.begin()),
                    std::make_move_iterator(text.slanted.end()));
  page.lines = layout::BuildLines(std::move(text.words), text.number);
  if (text.scanned) layout::RepairBullets(page.lines);
  layout::JoinPieces(page.lines);
  progress.left = std::min(progress.left, LeftEdge(page));
  if (page.lines.empty()) return 0;
  page.rulings = std::move(text.rulings);
  page.grids = layout::FindGrids(page.rulings);
  return ReadBullets(reader, page, progress.left, text.offset);
}

Status ReadSheet(Reader& reader, int number, Progress& progress, std::vector<PageLayout>& pages,
                 std::vector<Diagnostic>& warnings) {
  pdf::PageText sheet = reader.ReadPage(number);
  if (Status few = CountText(sheet, progress); !few.ok()) return few;
  layout::CleanUp(sheet.words);
  progress.recognised.Add(sheet);
  const std::string garbled = Garbled(sheet.words);
  const int unread = sheet.unread;
  std::ptrdiff_t bullets = 0;
  for (pdf::PageText& page : layout::PagesOf(std::move(sheet))) {
    bullets += AddLayout(reader, std::move(page), progress, pages);
  }
  if (!garbled.empty() || unread > bullets) {
    warnings.push_back(OnPage(DiagnosticCode::kFontWithoutUnicode, number, garbled));
  }
  return Ok();
}

Result<std::vector<PageLayout>> ReadPages(Reader& reader, Progress& progress, std::vector<Diagnostic>& warnings) {
  std::vector<PageLayout> pages;
  pages.reserve(static_cast<std::size_t>(reader.pages()));
  for (int number = 1; number <= reader.pages(); ++number) {
    if (Status read = ReadSheet(reader, number, progress, pages, warnings); !read.ok()) return std::move(read.error());
  }
  return pages;
}

bool HasText(const std::vector<PageLayout>& pages) {
  return std::any_of(pages.begin(), pages.end(), [](const PageLayout& page) { return !page.lines.empty(); });
}

// A picture of a page among pages of text would be missed by nobody.
void TellPagesWithoutText(const std::vector<PageLayout>& pages, std::vector<Diagnostic>& warnings) {
  for (const PageLayout& page : pages) {
    if (page.lines.empty() && page.aside.empty())
      warnings.push_back(OnPage(DiagnosticCode::kPageWithoutText, page.number, {}));
  }
}

// What the tables rest on: a notice where it is little, and all of it where it is asked for.
void TellTables(const layout::Flow& flow, std::vector<Diagnostic>& warnings, LayoutEvidence* evidence) {
  for (const auto& item : flow) {
    const auto* table = std::get_if<layout::TablePiece>(&item);
    if (table == nullptr) continue;
    layout::TellGuessedRows(*table, warnings);
    if (evidence != nullptr) {
      evidence->tables.insert(evidence->tables.end(), table->evidence.begin(), table->evidence.end());
    }
  }
}

void TellPages(const std::vector<PageLayout>& pages, LayoutEvidence& evidence) {
  for (const PageLayout& page : pages) {
    evidence.pages.push_back({page.number, page.width, page.height, page.lines.size(), page.rulings.horizontal.size(),
                              page.rulings.vertical.size(), page.grids.size()});
  }
}

void Append(std::vector<Block>& blocks, std::vector<Paragraph> paragraphs) {
  std::move(paragraphs.begin(), paragraphs.end(), std::back_inserter(blocks));
}

Result<Document> ReadDocument(Reader& reader, Format format, const ExtractOptions& options) {
  if (reader.pages() > options.max_pages) return Error{ErrorCode::kTooLarge, std::to_string(reader.pages()), {}};
  Document document;
  document.format = format;
  document.pages = reader.pages();
  document.meta = reader.meta();
  Progress progress{.text_left = options.max_text};
  Result<std::vector<PageLayout>> read = ReadPages(reader, progress, document.warnings);
  if (!read.ok()) return std::move(read.error());
  std::vector<PageLayout> pages = std::move(read.value());
  if (!HasText(pages)) return Error{ErrorCode::kNoText, "", {}};
  TellPagesWithoutText(pages, document.warnings);
  if (options.evidence != nullptr) TellPages(pages, *options.evidence);
  const Hyphenation hyphenation = layout::LearnHyphenation(pages);
  layout::PageFurniture running = layout::TakePageFurniture(pages);
  const std::vector<layout::Note> notes = layout::TakeNotes(pages);
  Append(document.blocks, std::move(running.headers));
  layout::Flow flow = layout::BuildFlow(std::move(pages));
  TellTables(flow, document.warnings, options.evidence);
  std::vector<Block> body = layout::BuildBlocks(std::move(flow), hyphenation);
  std::move(body.begin(), body.end(), std::back_inserter(document.blocks));
  Append(document.blocks, std::move(running.footers));
  for (const layout::Note& note : notes) document.blocks.emplace_back(layout::ToParagraph(note, hyphenation));
  progress.recognised.Tell(document);
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
  const std::unique_ptr<Reader> recognising = pdf::WithRecognition(std::move(opened.value()), bytes, options);
  return ReadDocument(*recognising, Format::kPdf, options);
} catch (const std::bad_alloc&) {
  return Error{ErrorCode::kOutOfMemory, "", {}};
} catch (const std::exception& failure) {
  return Error{ErrorCode::kCorrupt, failure.what(), {}};
}

Result<Document> ExtractPictures(const std::vector<std::string_view>& pictures, Format format, Meta meta,
                                 const ExtractOptions& options) try {
  if (options.ocr == OcrUse::kNever) return Error{ErrorCode::kNoText, "", {}};
  ACERVO_ASSIGN_OR_RETURN(const std::unique_ptr<pdf::PictureReader> reader,
                          pdf::PictureReader::Open(pictures, std::move(meta), options.pages));
  Result<Document> document = ReadDocument(*reader, format, options);
  if (!document.ok() && document.error().code == ErrorCode::kNoText)
    return reader->failure().value_or(document.error());
  return document;
} catch (const std::bad_alloc&) {
  return Error{ErrorCode::kOutOfMemory, "", {}};
} catch (const std::exception& failure) {
  return Error{ErrorCode::kCorrupt, failure.what(), {}};
}

Result<std::string> RecognisePdfPage(std::string_view bytes, int page, const ExtractOptions& options) {
  ACERVO_ASSIGN_OR_RETURN(std::unique_ptr<Reader> opened, pdf::OpenReader(bytes, options.password));
  RecognisedPages pages;
  ExtractOptions here = options;
  here.pages = &pages;
  const std::unique_ptr<Reader> reader = pdf::WithRecognition(std::move(opened), bytes, here);
  if (page < 1 || page > reader->pages()) return Error{ErrorCode::kNotFound, std::to_string(page), {}};
  reader->ReadPage(page);
  return std::move(pages.known[page]);
}

Result<std::string> RecognisePicture(const std::vector<std::string_view>& pictures, int page) {
  RecognisedPages pages;
  ACERVO_ASSIGN_OR_RETURN(const std::unique_ptr<pdf::PictureReader> reader,
                          pdf::PictureReader::Open(pictures, {}, &pages));
  if (page < 1 || page > reader->pages()) return Error{ErrorCode::kNotFound, std::to_string(page), {}};
  reader->ReadPage(page);
  return std::move(pages.known[page]);
}

}  // namespace acervo
