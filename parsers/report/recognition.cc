#include "parsers/report/recognition.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace acervo::report {
namespace {

// A recognised text: of a cell, of a paragraph.
struct RecognisedText {
  const std::string* text = nullptr;
  const Recognition* recognition = nullptr;
};

std::vector<RecognisedText> TextsOf(const Document& document, const Source& source) {
  std::vector<RecognisedText> texts;
  if (!source.block || *source.block < 0 || static_cast<std::size_t>(*source.block) >= document.blocks.size())
    return texts;
  const Block& block = document.blocks[static_cast<std::size_t>(*source.block)];
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    if (paragraph->recognition) texts.push_back({&paragraph->text, &*paragraph->recognition});
    return texts;
  }
  const Table& table = std::get<Table>(block);
  if (!source.row || *source.row < 0 || static_cast<std::size_t>(*source.row) >= table.rows.size()) return texts;
  for (const Cell& cell : table.rows[static_cast<std::size_t>(*source.row)]) {
    if (cell.recognition) texts.push_back({&cell.text, &*cell.recognition});
  }
  return texts;
}

bool Holds(const std::string& text, const std::string& word) { return text.find(word) != std::string::npos; }

// The field that the word's doubt is about: nullopt where a misread letter changes no reading.
std::optional<std::string> FieldOf(const Record& record, const std::string& word) {
  if (Holds(record.date.raw, word)) return "fecha";
  const bool named = std::any_of(record.entities.begin(), record.entities.end(),
                                 [&](const EntityMention& entity) { return Holds(entity.raw, word); });
  if (named) return "entidad";
  if (word.find_first_of("0123456789") == std::string::npos) return std::nullopt;
  return "";
}

void DoubtWords(const Record& record, const RecognisedText& text, std::set<std::string>& told,
                std::vector<Diagnostic>& doubts) {
  for (const UnsureWord& unsure : text.recognition->unsure) {
    const std::string word(unsure.span.In(*text.text));
    const std::optional<std::string> field = FieldOf(record, word);
    if (!field || !told.insert(word).second) continue;
    Source where = record.source;
    where.boxes = {unsure.box};
    doubts.push_back(
        {DiagnosticCode::kUncertainLetters, std::move(where), record.local_id, *field, word, 1 - unsure.confidence});
  }
}

void TellOne(const Document& document, Record& record, std::vector<Diagnostic>& doubts) {
  std::set<std::string> told;
  for (const RecognisedText& text : TextsOf(document, record.source)) {
    record.source.ocr = true;
    const std::optional<double>& confidence = text.recognition->confidence;
    if (confidence) record.source.confidence = std::min(*confidence, record.source.confidence.value_or(1));
    DoubtWords(record, text, told, doubts);
  }
}

}  // namespace

void TellRecognition(const Document& document, Report& report) {
  for (Record& record : report.records) TellOne(document, record, report.doubts);
}

}  // namespace acervo::report
