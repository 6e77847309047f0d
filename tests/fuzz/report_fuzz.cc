// The input is lines: TAB splits a table row, a leading '*' per level makes a bullet, anything else a paragraph. So the
// fuzzer reaches every document that an extractor could make, without reading JSON first.
#include <string>

#include "parsers/parse.h"
#include "tests/fuzz/properties.h"

namespace {

using namespace acervo;

std::vector<Cell> RowFrom(std::string_view line) {
  std::vector<Cell> cells;
  while (true) {
    const std::size_t tab = line.find('\t');
    Cell cell;
    cell.text = CleanText(line.substr(0, tab));
    if (line.substr(0, tab).starts_with('>')) cell.col_span = 2;
    if (line.substr(0, tab).starts_with('v')) cell.row_span = 2;
    cells.push_back(std::move(cell));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

Paragraph ParagraphFrom(std::string_view line) {
  Paragraph paragraph;
  const std::size_t stars = std::min(line.find_first_not_of('*'), line.size());
  if (stars > 0) paragraph.list = ListMark{static_cast<int>(stars) - 1, "•"};
  if (line.starts_with('=')) paragraph.continues = 0;
  if (line.starts_with('#')) paragraph.bold = true;
  paragraph.text = CleanText(line.substr(stars));
  return paragraph;
}

Document DocumentFrom(std::string_view input) {
  Document document;
  while (!input.empty()) {
    const std::size_t end = input.find('\n');
    const std::string_view line = input.substr(0, end);
    input = end == std::string_view::npos ? std::string_view() : input.substr(end + 1);
    if (line.find('\t') == std::string_view::npos) {
      document.blocks.emplace_back(ParagraphFrom(line));
      continue;
    }
    if (document.blocks.empty() || !std::holds_alternative<Table>(document.blocks.back())) {
      document.blocks.emplace_back(Table{});
    }
    std::get<Table>(document.blocks.back()).rows.push_back(RowFrom(line));
  }
  return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > (1U << 16)) return 0;
  const Document document = DocumentFrom({reinterpret_cast<const char*>(data), size});
  fuzz::RequireSound(ParseReport(document, {"informes/2019/mayo.docx"}));
  fuzz::RequireSound(ParseReport(document, {}));
  return 0;
}
