#include "extractors/txt/notes.h"

#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kLongestMark = 5;  // bytes: "[123]"

// "[1]" where a note opens with it, else nothing.
std::string_view MarkOf(std::string_view text) {
  const std::size_t close = text.substr(0, kLongestMark).find(']');
  if (!text.starts_with('[') || close == text.npos || close < 2 || text.substr(close + 1, 1) != " ") return {};
  const std::string_view digits = text.substr(1, close - 1);
  return digits.find_first_not_of("0123456789") == digits.npos ? text.substr(0, close + 1) : std::string_view();
}

// The reference behind a word or its full stop.
std::size_t FindReference(std::string_view text, std::string_view mark) {
  const std::size_t found = text.find(mark);
  return found == 0 || found == text.npos || text[found - 1] == ' ' || text[found - 1] == '\n' ? text.npos : found;
}

std::vector<std::string*> TextsBefore(Document& document, std::size_t end) {
  std::vector<std::string*> texts;
  for (std::size_t at = 0; at < end; ++at) {
    if (auto* const paragraph = std::get_if<Paragraph>(&document.blocks[at])) {
      texts.push_back(&paragraph->text);
      continue;
    }
    for (std::vector<Cell>& row : std::get<Table>(document.blocks[at]).rows) {
      for (Cell& cell : row) texts.push_back(&cell.text);
    }
  }
  return texts;
}

bool EraseReferences(const std::vector<std::string*>& texts, std::string_view mark) {
  bool found = false;
  for (std::string* const text : texts) {
    const std::size_t at = FindReference(*text, mark);
    if (at == text->npos) continue;
    text->erase(at, mark.size());
    found = true;
  }
  return found;
}

}  // namespace

void TakeNotes(Document& document) {
  constexpr std::size_t kMostNotes = 200;
  std::size_t first = document.blocks.size();
  for (; first > 0 && document.blocks.size() - first < kMostNotes; --first) {
    const auto* const paragraph = std::get_if<Paragraph>(&document.blocks[first - 1]);
    if (paragraph == nullptr || paragraph->list || MarkOf(paragraph->text).empty()) break;
  }
  if (first == document.blocks.size()) return;
  const std::vector<std::string*> texts = TextsBefore(document, first);
  for (std::size_t at = first; at < document.blocks.size(); ++at) {
    Paragraph& note = std::get<Paragraph>(document.blocks[at]);
    const std::string mark(MarkOf(note.text));
    if (!EraseReferences(texts, mark)) continue;
    note.text = Trim(std::string_view(note.text).substr(mark.size()));
    note.role = BlockRole::kNote;
    note.continues.reset();
  }
}

}  // namespace acervo::txt
