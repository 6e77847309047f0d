// The input is lines: TAB splits a table row, a leading '*' per level makes a bullet, anything else a paragraph. So the
// fuzzer reaches every document that an extractor could make, without reading JSON first.
#include <map>
#include <set>
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

std::string Squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

// All words of the document, without white space, in which a cell of a record must be found again.
std::string WordsOf(const Document& document) {
  std::string words;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      words += Squeezed(paragraph->text) + '\n';
      continue;
    }
    for (const auto& row : std::get<Table>(block).rows) {
      for (const Cell& cell : row) words += Squeezed(cell.text) + '\n';
    }
  }
  return words;
}

void RequireTree(const Report& report) {
  std::set<std::string> ids;
  std::map<RecordKind, int> orders;
  for (const Record& record : report.records) {
    fuzz::Require(ids.insert(record.local_id).second, "local ids are unique");
    fuzz::Require(record.order == ++orders[record.kind], "records are numbered in order");
    fuzz::Require(!record.parent || (*record.parent >= 1 && *record.parent < record.order),
                  "a parent stands before its children");
    fuzz::Require((record.depth > 0) == record.parent.has_value(), "what lies deeper has a parent");
    for (const DateInterval& interval : record.date.intervals)
      fuzz::Require(interval.first <= interval.last, "a record's interval runs forwards");
  }
}

// The longest beginning of `text` that ends before a space and stands in the document; 0: none.
std::size_t KeptBeginning(std::string_view text, const std::string& words) {
  for (std::size_t end = text.size(); end != std::string_view::npos && end > 0; end = text.rfind(' ', end - 1)) {
    if (words.find(Squeezed(text.substr(0, end))) != std::string::npos) return end;
  }
  return 0;
}

// A heading over several columns joins their cells with a space.
void RequireCells(const Report& report, const std::string& words) {
  for (const Record& record : report.records) {
    if (record.kind != RecordKind::kActivity) continue;
    for (const auto& [name, value] : record.fields) {
      for (std::string_view rest = value; !rest.empty();) {
        const std::size_t kept = KeptBeginning(rest.substr(0, rest.find('\n')), words);
        fuzz::Require(kept > 0 || rest.front() == '\n', "a cell is kept as written");
        rest.remove_prefix(std::min(rest.size(), kept + 1));
      }
    }
  }
}

void Check(const Document& document, const std::string& words, const ParseHints& hints) {
  const Report report = ParseReport(document, hints);
  fuzz::RequireSound(report);
  RequireTree(report);
  RequireCells(report, words);
  fuzz::Require(report.period_confidence >= 0 && report.period_confidence <= 1, "a confidence is a share");
  fuzz::Require(report.period.has_value() == report.period_source.has_value(), "a period comes from somewhere");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > (1U << 16)) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const Document document = DocumentFrom(input);
  const std::string words = WordsOf(document);
  Check(document, words, {"informes/2019/mayo.docx"});
  Check(document, words, {std::string(input.substr(0, input.find('\n')))});  // the first line as a path
  return 0;
}
