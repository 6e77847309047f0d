// Bytes → lines → tables and what stands between them → blocks.
#include "extractors/txt/txt.h"

#include <array>

#include "core/text.h"
#include "extractors/txt/encoding.h"
#include "extractors/txt/flow.h"
#include "extractors/txt/html_entities.h"
#include "extractors/txt/markdown.h"
#include "extractors/txt/notes.h"
#include "extractors/txt/page_furniture.h"
#include "extractors/txt/quoted_mail.h"
#include "extractors/txt/table.h"
#include "extractors/txt/typed_signs.h"

namespace acervo {
namespace txt {
namespace {

// Drawn boxes cannot be anything else; after them the shapes follow from the most to the least marked.
constexpr std::array<Detector, 9> kDetectors = {FindGridTable,     FindRuledTable,  FindPipeTable,
                                                FindTabCells,      FindTabRows,     FindTabRuns,
                                                FindSeparatedRows, FindFieldBlocks, FindAlignedTable};

std::optional<TableMatch> FindTable(const TextContext& context, std::size_t at) {
  for (const Detector detect : kDetectors) {
    if (std::optional<TableMatch> match = detect(context, at)) return match;
  }
  return std::nullopt;
}

// Lines without a table, and the table behind them.
struct Part {
  LineRange range;
  std::optional<Table> table;
};

std::vector<Part> FindTables(const TextContext& context) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < context.lines.size();) {
    std::optional<TableMatch> match;
    if (!context.lines[at].blank) match = FindTable(context, at);
    if (!match) {
      ++at;
      continue;
    }
    parts.push_back({{begin, at}, std::move(match->table)});
    for (const LineRange& range : match->between) parts.push_back({range, std::nullopt});
    begin = at = std::max(match->end, at + 1);
  }
  parts.push_back({{begin, context.lines.size()}, std::nullopt});
  return parts;
}

void AddFurniture(const std::vector<std::string>& texts, BlockRole role, Document& document) {
  for (const std::string& text : texts) {
    Paragraph paragraph;
    paragraph.text = text;
    paragraph.role = role;
    document.blocks.emplace_back(std::move(paragraph));
  }
}

void AddParts(const TextContext& context, std::vector<Part> parts, Document& document) {
  std::vector<LineRange> ranges;
  ranges.reserve(parts.size());
  for (const Part& part : parts) ranges.push_back(part.range);
  std::vector<std::vector<Paragraph>> flow = ReadFlow(context, ranges);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    for (Paragraph& paragraph : flow[k]) document.blocks.emplace_back(std::move(paragraph));
    if (parts[k].table) document.blocks.emplace_back(std::move(*parts[k].table));
  }
}

std::size_t CountRows(const Document& document) {
  std::size_t count = 0;
  for (const Block& block : document.blocks) {
    const Table* const table = std::get_if<Table>(&block);
    count += table == nullptr ? 1 : table->rows.size();
  }
  return count;
}

// Lines of a page printed as text are as wide as their letters, not as many.
Measure MeasureOf(const std::vector<Line>& lines, std::string_view text) {
  const bool paged = text.find('\f') != text.npos || (!lines.empty() && lines.back().page > 0);
  return paged ? Measure::kProportional : Measure::kExact;
}

Error TooMuchText(std::size_t size) { return {ErrorCode::kTooLarge, "text " + std::to_string(size), {}}; }

Document ReadDocument(DecodedText decoded) {
  Document document;
  document.format = Format::kTxt;
  document.warnings = std::move(decoded.warnings);
  RemoveBookmarks(decoded.text);
  PlainHyphens(decoded.text);
  if (const int references = DecodeHtmlEntities(decoded.text); references > 0)
    document.warnings.push_back(InPart(DiagnosticCode::kHtmlEntities, "", std::to_string(references)));
  if (const int signs = RestoreTypedSigns(decoded.text); signs > 0)
    document.warnings.push_back(InPart(DiagnosticCode::kTypedSigns, "", std::to_string(signs)));
  const Markdown markdown = ReadMarkdown(decoded.text);
  UnquoteMail(decoded.text);
  const LineEnds ends(decoded.text);
  std::vector<Line> lines = SplitLines(decoded.text);
  RecoverPages(lines);
  const Measure measure = MeasureOf(lines, decoded.text);
  const PageFurniture furniture = TakePageFurniture(lines);
  const TextContext context{lines, &ends, measure};
  AddFurniture(furniture.headers, BlockRole::kHeader, document);
  AddParts(context, FindTables(context), document);
  TakeNotes(document);
  AddFurniture(furniture.footers, BlockRole::kFooter, document);
  RemoveMarks(markdown, document);
  return document;
}

}  // namespace
}  // namespace txt

Result<Document> ExtractTxt(std::string_view bytes, const ExtractOptions& options) {
  constexpr double kMostForeign = 0.1;
  if (bytes.size() > options.max_input) return Error{ErrorCode::kTooLarge, std::to_string(bytes.size()), {}};
  // What a disk gives back where a file was never written to the end.
  if (bytes.find_first_not_of('\0') == bytes.npos) return Error{ErrorCode::kEmpty, "", {}};
  constexpr std::size_t kMostBytesOfACharacter = 4;  // of an encoding, for one byte of UTF-8
  if (bytes.size() / kMostBytesOfACharacter > options.max_text) return txt::TooMuchText(bytes.size());
  txt::DecodedText decoded = txt::Decode(bytes);
  if (decoded.text.size() > options.max_text) return txt::TooMuchText(decoded.text.size());
  if (Trim(decoded.text).empty()) return Error{ErrorCode::kEmpty, "", {}};
  if (decoded.foreign > kMostForeign) return Error{ErrorCode::kUnsupportedFormat, decoded.charset, {}};
  Document document = txt::ReadDocument(std::move(decoded));
  if (txt::CountRows(document) > options.max_blocks) {
    return Error{ErrorCode::kTooLarge, std::to_string(txt::CountRows(document)), {}};
  }
  return document;
}

}  // namespace acervo
