#include "parsers/report/field_table.h"

#include <algorithm>
#include <string>
#include <utility>

#include "parsers/report/column_names.h"
#include "parsers/report/wording.h"

namespace acervo::report {
namespace {

constexpr std::size_t kLongestLabel = 60;  // bytes
constexpr std::size_t kFewestLabels = 3;

std::vector<const Cell*> DistinctCells(const Row& row) {
  std::vector<const Cell*> cells;
  for (const Cell* cell : row) {
    if (cell && (cells.empty() || cells.back() != cell)) cells.push_back(cell);
  }
  return cells;
}

bool IsLabel(const std::string& text) {
  if (text.empty() || text.size() > kLongestLabel || text.find('\n') != std::string::npos) return false;
  return text.ends_with(':') || FindColumnName(text);
}

// In a header both cells are labels; a colon tells a label that has any value.
bool IsPair(const std::string& label, const std::string& value) {
  if (!IsLabel(label)) return false;
  if (label.ends_with(':')) return true;
  const std::optional<ColumnName> name = FindColumnName(value);
  return !name || name->rank > 1;
}

class FieldReader {
 public:
  std::optional<FieldTable> Read(const Rows& grid) {
    for (const Row& row : grid) {
      if (!TakeRow(DistinctCells(row))) return std::nullopt;
    }
    if (labels_.size() < kFewestLabels || pending_) return std::nullopt;
    return FieldTable{Turned(), std::move(rows_)};
  }

 private:
  bool TakeRow(const std::vector<const Cell*>& cells) {
    if (cells.size() == 1) return TakeWide(cells.front()->text);
    if (cells.empty() || cells.size() % 2 != 0 || pending_) return false;
    FieldRow row = FieldRow::kRest;
    for (std::size_t i = 0; i < cells.size(); i += 2) {
      const bool filler = cells[i]->text.empty() && cells[i + 1]->text.empty();
      if (filler && i > 0) continue;
      if (!IsPair(cells[i]->text, cells[i + 1]->text)) return false;
      if (TakePair(cells[i]->text, cells[i + 1]->text)) row = FieldRow::kFirst;
    }
    rows_.push_back(row);
    return true;
  }

  // 'Descripción:' over the whole width, its text in the row below; or the title of a form.
  bool TakeWide(const std::string& text) {
    if (pending_) {
      const std::string label = *std::exchange(pending_, std::nullopt);
      rows_.push_back(TakePair(label, text) ? FieldRow::kFirst : FieldRow::kRest);
      return true;
    }
    const bool label = !records_.empty() && IsLabel(text);
    if (label) pending_ = text;
    rows_.push_back(label ? FieldRow::kRest : FieldRow::kTitle);
    return true;
  }

  // Whether the pair begins an activity: the first label of all comes again.
  bool TakePair(const std::string& label, const std::string& value) {
    const std::size_t at = LabelIndex(label);
    const bool first = at == 0;
    if (first) records_.emplace_back();
    std::vector<std::string>& record = records_.back();
    record.resize(labels_.size());
    record[at] += (record[at].empty() ? "" : "\n") + value;
    return first;
  }

  std::size_t LabelIndex(const std::string& label) {
    const std::string phrase = FoldedPhrase(label);
    const auto found = std::find(phrases_.begin(), phrases_.end(), phrase);
    if (found != phrases_.end()) return static_cast<std::size_t>(found - phrases_.begin());
    phrases_.push_back(phrase);
    labels_.push_back(label.ends_with(':') ? label.substr(0, label.size() - 1) : label);
    return labels_.size() - 1;
  }

  Table Turned() const {
    Table table;
    const auto add = [&](const std::vector<std::string>& texts) {
      std::vector<Cell>& row = table.rows.emplace_back();
      for (std::size_t i = 0; i < labels_.size(); ++i)
        row.push_back({i < texts.size() ? texts[i] : std::string(), 1, 1});
    };
    add(labels_);
    for (const auto& record : records_) add(record);
    return table;
  }

  std::vector<std::string> labels_;   // as written, without their colon
  std::vector<std::string> phrases_;  // the same, folded
  std::vector<std::vector<std::string>> records_;
  std::vector<FieldRow> rows_;
  std::optional<std::string> pending_;  // a label whose text is the next row
};

}  // namespace

std::optional<FieldTable> ReadFieldTable(const Rows& grid) { return FieldReader().Read(grid); }

}  // namespace acervo::report
