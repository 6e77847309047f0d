// The records are counted by themselves, whatever was thought to be in them: a word that got lost on the way to a
// record is missed here.
#include "parsers/report/word_counts.h"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "parsers/report/record_words.h"

namespace acervo::report {
namespace {

using Occurrences = std::unordered_map<std::string_view, int>;

std::string Phrase(std::string_view text) {
  std::string phrase;
  for (const std::string_view word : WordViews(text)) phrase.append(word).append(" ");
  return phrase;
}

// The lines of the form and, of a row of headings, each cell: one telling covers every repetition.
std::unordered_set<std::string> FormPhrases(std::string_view letterhead) {
  std::unordered_set<std::string> phrases;
  while (!letterhead.empty()) {
    const std::string_view line = letterhead.substr(0, letterhead.find('\n'));
    phrases.insert(Phrase(line));
    for (std::string_view rest = line; !rest.empty();) {
      const std::size_t end = rest.find(" | ");
      phrases.insert(Phrase(rest.substr(0, end)));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 3);
    }
    letterhead.remove_prefix(std::min(letterhead.size(), line.size() + 1));
  }
  return phrases;
}

class WordCounter {
 public:
  WordCounter(const Document& document, const Report& report) : document_(document), report_(report) {
    for (const Diagnostic& rejected : report.rejected) {
      if (rejected.code == DiagnosticCode::kNumberAlone) bare_numbers_.insert(PlaceOf(rejected.where));
    }
  }

  WordCounts Count() {
    CountRecords();
    form_ = FormPhrases(report_.letterhead);
    for (int block = 0; const Block& each : document_.blocks) {
      if (const Paragraph* paragraph = std::get_if<Paragraph>(&each)) {
        if (paragraph->role == BlockRole::kBody || paragraph->role == BlockRole::kNote) Read(paragraph->text);
      } else {
        ReadTable(std::get<Table>(each), block);
      }
      ++block;
    }
    FindOpen();
    return counts_;
  }

 private:
  // What is indexed, each telling once: neither a section once a row nor a tall cell once for each row it covers.

  void CountRecords() {
    const Record* above = nullptr;
    for (const Record& record : report_.records) {
      if (above && above->kind != record.kind) above = nullptr;
      CountRecord(record, above);
      above = &record;
    }
  }

  void CountRecord(const Record& record, const Record* above) {
    if (record.section && !(above && above->section == record.section)) Hold(*record.section);
    bool has_title = !record.title, has_text = false;
    for (const auto& field : record.fields) {
      has_title = has_title || field.second == *record.title;
      has_text = has_text || field.second == record.text;
      if (!IsTall(record, field.second) || !above || !Has(*above, field)) Hold(field.second);
    }
    const bool repeats = record.kind == RecordKind::kText && above && above->title == record.title &&
                         above->source.block == record.source.block;
    if (!has_title && !repeats) Hold(*record.title);
    const bool joins_fields = record.kind == RecordKind::kText && !record.fields.empty();
    if (!has_text && !joins_fields) Hold(record.text);
  }

  static bool Has(const Record& record, const std::pair<std::string, std::string>& field) {
    for (const auto& other : record.fields) {
      if (other == field) return true;
    }
    return false;
  }

  // Whether a cell of the record's table runs over several rows with that text.
  bool IsTall(const Record& record, const std::string& text) {
    const int block = record.source.block.value_or(-1);
    if (block < 0 || static_cast<std::size_t>(block) >= document_.blocks.size()) return false;
    const auto [known, is_new] = tall_.try_emplace(block);
    const Table* table = std::get_if<Table>(&document_.blocks[static_cast<std::size_t>(block)]);
    for (std::size_t row = 0; is_new && table && row < table->rows.size(); ++row) {
      for (const Cell& cell : table->rows[row]) {
        if (cell.row_span > 1) known->second.insert(cell.text);
      }
    }
    return known->second.contains(text);
  }

  void Hold(std::string_view text) { ++texts_[text]; }

  // The document.

  void ReadTable(const Table& table, int block) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      if (bare_numbers_.contains({block, static_cast<int>(row)})) continue;
      for (const Cell& cell : table.rows[row]) Read(cell.text);
    }
  }

  // A text that a record holds as it stands is found; of others each word is looked for.
  void Read(std::string_view text) {
    std::vector<std::string_view> words = WordViews(text);
    counts_.read += static_cast<int>(words.size());
    if (const auto whole = texts_.find(text); whole != texts_.end() && whole->second > 0) {
      --whole->second;
      counts_.found += static_cast<int>(words.size());
    } else if (!words.empty()) {
      open_.emplace_back(text, std::move(words));
    }
  }

  void FindOpen() {
    Occurrences held;
    for (const auto& [text, times] : texts_) {
      if (times == 0) continue;
      for (const std::string_view word : WordViews(text)) held[word] += times;
    }
    for (const auto& [text, words] : open_) {
      const bool is_form = words.size() < kLongestFormLine && form_.contains(Phrase(text));
      for (const std::string_view word : words) counts_.found += is_form || --held[word] >= 0 ? 1 : 0;
    }
  }

  static constexpr std::size_t kLongestFormLine = 200;  // words

  const Document& document_;
  const Report& report_;
  std::set<Place> bare_numbers_;
  std::unordered_map<int, std::set<std::string, std::less<>>> tall_;  // by block
  std::unordered_set<std::string> form_;
  Occurrences texts_;  // of the records, those not yet found in the document
  std::vector<std::pair<std::string_view, std::vector<std::string_view>>> open_;
  WordCounts counts_;
};

}  // namespace

WordCounts CountWords(const Document& document, const Report& report) { return WordCounter(document, report).Count(); }

}  // namespace acervo::report
