// Every letter and digit of a text is in some block of its document: over all texts of testdata, and over shapes torn
// apart here. What a page repeats (its running lines, a table's heading) is told once, so it is asked for once.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "core/text.h"
#include "extractors/txt/encoding.h"
#include "extractors/txt/html_entities.h"
#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

namespace fs = std::filesystem;

using Letters = std::array<long, 128>;

void Count(std::string_view text, Letters& letters) {
  for (const char c : Fold(CleanText(text))) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) ++letters[static_cast<std::size_t>(c)];
  }
}

Letters LettersOf(const Document& document) {
  Letters letters{};
  for (const Block& block : document.blocks) {
    if (const auto* const paragraph = std::get_if<Paragraph>(&block)) {
      if (paragraph->list) Count(paragraph->list->marker, letters);
      Count(paragraph->text, letters);
      continue;
    }
    for (const std::vector<Cell>& row : std::get<Table>(block).rows) {
      for (const Cell& cell : row) Count(cell.text, letters);
    }
  }
  return letters;
}

// A line without its numbers: "Página 2 de 3" comes again as "Página 3 de 3".
std::string KeyOf(std::string_view line) {
  std::string key = CleanText(line);
  std::erase_if(key, [](char c) { return c >= '0' && c <= '9'; });
  return key;
}

bool IsPaged(std::string_view text) { return text.find('\f') != text.npos || text.find("Página 2") != text.npos; }

// The labels of fields, letters for bullets and Markdown's <br> are shape, not text; so is what a paged text repeats.
Letters LettersOf(std::string_view text) {
  Letters letters{};
  std::set<std::string> seen;
  const bool paged = IsPaged(text);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\f\v", begin), text.size());
    std::string line(text.substr(begin, end - begin));
    for (std::size_t tag = line.find("<br>"); tag != line.npos; tag = line.find("<br>")) line.replace(tag, 4, " ");
    const bool repeats = !seen.insert(KeyOf(line)).second;
    if (!paged || !repeats) Count(line, letters);
    begin = end + 1;
  }
  return letters;
}

std::string Missing(const Letters& wanted, const Letters& read) {
  std::string missing;
  for (std::size_t c = 0; c < wanted.size(); ++c) {
    for (long lacking = wanted[c] - read[c]; lacking > 0; --lacking) missing += static_cast<char>(c);
  }
  return missing;
}

void ExpectNothingLost(std::string_view bytes, std::string_view name) {
  const Result<Document> document = ExtractTxt(bytes, {});
  if (!document.ok()) {
    EXPECT_EQ(document.error().code, ErrorCode::kEmpty) << name;
    return;
  }
  std::string text = Decode(bytes).text;
  DecodeHtmlEntities(text);
  if (name.find("labelled_fields") != name.npos) return;  // labels come again in each record, told once as the header
  for (std::size_t mark = text.find("[bookmark: "); mark != text.npos; mark = text.find("[bookmark: ")) {
    text.erase(mark, text.find(']', mark) + 1 - mark);
  }
  EXPECT_EQ(Missing(LettersOf(text), LettersOf(document.value())), "") << name;
}

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(NothingLost, InAnyTextOfTheSamples) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(ACERVO_TESTDATA_DIR)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".txt" || name.ends_with(".expected.txt")) continue;
    ExpectNothingLost(ReadFile(entry.path()), name);
    ++count;
  }
  EXPECT_GT(count, 40U) << "the samples were not found";
}

// Lines taken out, doubled and moved aside: whatever table remains, its letters remain.
TEST(NothingLost, WhereLinesAreTornApart) {
  const fs::path samples = fs::path(ACERVO_TESTDATA_DIR) / "features" / "txt";
  for (const auto& entry : fs::directory_iterator(samples)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".expected.txt") || name.starts_with("encoding_") || name.starts_with("labelled")) continue;
    const std::string text = Decode(ReadFile(entry.path())).text;
    if (IsPaged(text)) continue;
    for (std::size_t cut = 0; cut < 12; ++cut) {
      std::string torn;
      std::size_t number = 0;
      for (std::size_t begin = 0; begin < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (number % 12 != cut)
          torn += std::string(number % 5 == cut % 5 ? cut : 0, ' ') + text.substr(begin, end - begin) + "\n";
        begin = end + 1;
      }
      ExpectNothingLost(torn, name + " without line " + std::to_string(cut));
    }
  }
}

// The table of a report of many pages: every numbered row once, in one table.
TEST(NothingLost, EveryNumberedRowOfALongTableOnce) {
  std::string text = "Informe de mayo de 2019\n\n";
  constexpr int kRows = 700, kRowsOnPage = 17;
  for (int row = 1; row <= kRows; ++row) {
    if (row % kRowsOnPage == 1) text += "No.   Actividad             Entidad                Fecha\n";
    std::string number = std::to_string(row);
    number.resize(6, ' ');
    text += number + "Reunión de             Embajada de la         " + std::to_string(row % 28 + 1) + " de\n";
    const bool cut = row % kRowsOnPage == 0;
    if (cut) text += "\n\n          Página " + std::to_string(row / kRowsOnPage) + "\n\f";
    text += "      seguimiento            República de Italia    mayo\n";
  }
  const std::vector<Table> tables = TablesOf(Read(text));
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].rows.size(), kRows + 1U);
  for (int row = 1; row <= kRows; ++row) {
    const std::vector<Cell>& cells = tables[0].rows[static_cast<std::size_t>(row)];
    ASSERT_EQ(cells.size(), 4U);
    EXPECT_EQ(cells[0].text, std::to_string(row));
    EXPECT_EQ(cells[2].text, "Embajada de la República de Italia");
  }
}

}  // namespace
}  // namespace acervo::txt
