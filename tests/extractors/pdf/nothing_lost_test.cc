// Every letter and number that a page's plain text has stands in some block of the document: over all PDFs of testdata.
#include <gtest/gtest.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/text.h"
#include "extractors/options.h"
#include "extractors/pdf/pdf.h"

namespace acervo::pdf {
namespace {

namespace fs = std::filesystem;

// How often each letter stands in a text, accents and case apart. Digits are no part of it: page numbers and the marks
// of notes are told once or not at all.
using LetterCounts = std::array<long, 26>;

void Count(std::string_view text, long times, LetterCounts& letters) {
  for (const char c : Fold(CleanText(text))) {
    if (c >= 'a' && c <= 'z') letters[static_cast<std::size_t>(c - 'a')] += times;
  }
}

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> AllPdfs() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(ACERVO_TESTDATA_DIR)) {
    if (entry.path().extension() == ".pdf") paths.push_back(entry.path());
  }
  return paths;
}

std::vector<std::string> PageTexts(const std::string& bytes) {
  std::vector<std::string> texts;
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  for (int number = 0; document != nullptr && number < document->pages(); ++number) {
    const std::unique_ptr<poppler::page> page(document->create_page(number));
    const poppler::byte_array text = page->text().to_utf8();
    texts.emplace_back(text.data(), text.size());
  }
  return texts;
}

struct Said {
  std::string text;
  long times = 1;  // running text and the header of a table are told once however many pages have them
};

std::vector<Said> TextsOf(const Document& document) {
  std::vector<Said> said;
  const long pages = document.pages.value_or(1);
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      const bool runs = paragraph->role == BlockRole::kHeader || paragraph->role == BlockRole::kFooter;
      said.push_back({paragraph->text, runs ? pages : 1});
      if (paragraph->list) said.push_back({paragraph->list->marker});
      continue;
    }
    const auto& table = std::get<Table>(block);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (const Cell& cell : table.rows[row]) said.push_back({cell.text, row == 0 ? pages : 1});
    }
  }
  return said;
}

// The numbers of three digits and more.
std::vector<std::string> NumbersIn(const std::string& text) {
  std::vector<std::string> numbers;
  std::string number;
  for (const char c : text + " ") {
    if (c >= '0' && c <= '9') {
      number += c;
    } else {
      if (number.size() > 2) numbers.push_back(number);
      number.clear();
    }
  }
  return numbers;
}

std::string WithoutSpaces(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

constexpr std::array<std::string_view, 2> kTwice = {"drawn_twice", "over_visible"};

// What a page's plain text has twice, or a second time where nobody sees it.
bool SaysThingsTwice(const fs::path& path) {
  const std::string name = path.filename().string();
  return std::any_of(kTwice.begin(), kTwice.end(),
                     [&](std::string_view part) { return name.find(part) != std::string::npos; });
}

void ExpectAllLetters(const fs::path& path, const std::vector<std::string>& pages, const std::vector<Said>& said) {
  LetterCounts on_pages{}, in_blocks{};
  for (const std::string& page : pages) Count(page, 1, on_pages);
  for (const Said& text : said) Count(text.text, text.times, in_blocks);
  for (std::size_t i = 0; i < on_pages.size(); ++i) {
    EXPECT_GE(in_blocks[i], on_pages[i]) << static_cast<char>('a' + i) << " in " << path;
  }
}

void ExpectAllNumbers(const fs::path& path, const std::vector<std::string>& pages, const std::vector<Said>& said) {
  std::string all;
  for (const Said& text : said) all += WithoutSpaces(text.text) + "|";
  for (const std::string& page : pages) {
    for (const std::string& number : NumbersIn(page)) {
      EXPECT_NE(all.find(number), std::string::npos) << number << " in " << path;
    }
  }
}

TEST(NothingLost, EveryLetterAndNumberStandsInSomeBlock) {
  int read = 0;
  for (const fs::path& path : AllPdfs()) {
    const std::string bytes = ReadFile(path);
    const Result<Document> document = ExtractPdf(bytes, {});
    if (!document.ok() || SaysThingsTwice(path)) continue;
    ++read;
    const std::vector<std::string> pages = PageTexts(bytes);
    const std::vector<Said> said = TextsOf(document.value());
    ExpectAllLetters(path, pages, said);
    ExpectAllNumbers(path, pages, said);
  }
  EXPECT_GT(read, 10);
}

}  // namespace
}  // namespace acervo::pdf
