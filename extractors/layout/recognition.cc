#include "extractors/layout/recognition.h"

#include <algorithm>
#include <cstddef>
#include <variant>

namespace acervo::layout {
namespace {

constexpr double kUnsure = 0.6;         // a word
constexpr double kUnsureFigure = 0.85;  // one with figures
constexpr std::string_view kSpaces = " \n";

}  // namespace

bool IsUnsure(std::string_view word, double confidence) {
  const bool has_figure = word.find_first_of("0123456789") != std::string_view::npos;
  return confidence < (has_figure ? kUnsureFigure : kUnsure);
}

void RecognisedWords::Add(const PageText& page) {
  if (!page.scanned) return;
  Page& known = pages_[page.number];
  for (const Word& word : page.words) {
    const Box& place = word.sheet == Box() ? word.box : word.sheet;
    const auto [at, first] = known.words.emplace(word.text, Reading{word.confidence, place});
    if (!first && word.confidence < at->second.confidence) at->second = {word.confidence, place};
    known.known = known.known || word.confidence < 1;
  }
}

Recognition RecognisedWords::Of(const std::string& text, int page) const {
  Recognition recognition;
  const Page& known = pages_.at(page);
  if (!known.known) return recognition;
  double least = 1;
  for (std::size_t begin = text.find_first_not_of(kSpaces); begin != std::string::npos;) {
    const std::size_t end = std::min(text.find_first_of(kSpaces, begin), text.size());
    const auto word = known.words.find(text.substr(begin, end - begin));
    if (word != known.words.end()) {
      const auto& [letters, reading] = *word;
      least = std::min(least, reading.confidence);
      if (IsUnsure(letters, reading.confidence)) {
        const Box& box = reading.box;
        recognition.unsure.push_back(
            {{begin, end - begin}, reading.confidence, {page, box.x0, box.y0, box.x1, box.y1}});
      }
    }
    begin = text.find_first_not_of(kSpaces, end);
  }
  recognition.confidence = least;
  return recognition;
}

void RecognisedWords::TellTable(Table& table) const {
  for (std::size_t r = 0; r < table.rows.size() && r < table.row_pages.size(); ++r) {
    if (!pages_.contains(table.row_pages[r])) continue;
    for (Cell& cell : table.rows[r]) cell.recognition = Of(cell.text, table.row_pages[r]);
  }
}

void RecognisedWords::Tell(Document& document) const {
  for (Block& block : document.blocks) {
    if (auto* table = std::get_if<Table>(&block)) {
      TellTable(*table);
    } else if (auto& paragraph = std::get<Paragraph>(block); paragraph.page && pages_.contains(*paragraph.page)) {
      paragraph.recognition = Of(paragraph.text, *paragraph.page);
    }
  }
}

}  // namespace acervo::layout
