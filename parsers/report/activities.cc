// Each row is told apart first (header, section, empty, the rest of the row above, record) and then read by columns.
#include "parsers/report/activities.h"

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "parsers/report/cell_lines.h"
#include "parsers/report/column_names.h"
#include "parsers/report/headings.h"
#include "parsers/report/places.h"
#include "parsers/report/types.h"
#include "parsers/report/wording.h"
#include "parsers/spanish/dates.h"

namespace acervo::report {
namespace {

enum class RowKind {
  kHeader,
  kRepeatedHeader,
  kBeforeHeader,
  kSection,
  kNote,
  kTotal,
  kEmpty,
  kNumberAlone,
  kClosing,
  kContinuation,
  kRecord
};

constexpr std::size_t kLongestSection = 300;  // bytes

bool IsEmpty(const Row& row) {
  return std::all_of(row.begin(), row.end(), [](const Cell* cell) { return !cell || cell->text.empty(); });
}

bool SpansWholeRow(const Row& row) {
  return row.size() > 1 && row.front() &&
         std::all_of(row.begin(), row.end(), [&](const Cell* cell) { return cell == row.front(); });
}

// The row's only cell with text, where there is just one.
const Cell* LoneCell(const Row& row) {
  const Cell* lone = nullptr;
  for (const Cell* cell : row) {
    if (!cell || cell->text.empty() || cell == lone) continue;
    if (lone) return nullptr;
    lone = cell;
  }
  return lone;
}

// 'Elaborado por: | Revisado por:', drawn into the table.
bool IsSignatureRow(const Row& row) {
  return std::all_of(row.begin(), row.end(), [](const Cell* cell) {
    if (!cell || cell->text.empty()) return true;
    const auto announced = FindAnnouncement(cell->text);
    return announced && announced->kind == HeadingKind::kClosing;
  });
}

bool BeginsInLowerCase(const std::string& text) {
  std::size_t at = 0;
  const std::string first = FoldKeepingEnye(text);
  return NextCodePoint(text, at) != 0 && text.substr(0, at) == first.substr(0, at) &&
         first.find_first_of("abcdefghijklmnopqrstuvwxyz") == 0;
}

// What goes on behind a sentence begins a paragraph of its own.
std::string Joined(const std::string& above, const std::string& below) {
  const bool sentence_ends = above.ends_with('.') || above.ends_with(':') || above.ends_with(';');
  return above + (sentence_ends && !BeginsInLowerCase(below) ? "\n" : " ") + below;
}

class TableWalk {
 public:
  TableWalk(const Document& document, const TableReading& table, std::optional<std::string> heading,
            std::vector<Draft>& drafts, Tally& tally)
      : document_(document),
        table_(table),
        columns_(table.columns),
        section_(std::move(heading)),
        drafts_(drafts),
        tally_(tally),
        first_draft_(drafts.size()) {}

  void Walk() {
    if (table_.fields) return WalkFields();
    for (row_ = 0; row_ < table_.grid.size(); ++row_) {
      ++tally_.seen;
      Take(Classify(table_.grid[row_]), table_.grid[row_]);
    }
    KeepUnusedSection();
  }

 private:
  void WalkFields() {
    const Rows turned = Grid(table_.fields->turned);
    std::size_t next = 1;
    for (row_ = 0; row_ < table_.grid.size(); ++row_) {
      const Row& row = table_.grid[row_];
      ++tally_.seen;
      switch (table_.fields->rows[row_]) {
        case FieldRow::kTitle: Take(IsEmpty(row) ? RowKind::kEmpty : RowKind::kSection, row); break;
        case FieldRow::kFirst: drafts_.push_back(ReadRow(turned[next++])); break;
        case FieldRow::kRest: RejectRest(row); break;
      }
    }
  }

  // A row with more fields of the activity above.
  void RejectRest(const Row& row) {
    if (!drafts_.empty()) Cover(drafts_.back().record.source, Where());
    Reject(row, DiagnosticCode::kFieldRow);
  }

  RowKind Classify(const Row& row) {
    if (IsEmpty(row)) return RowKind::kEmpty;
    if (table_.has_header() && row_ >= table_.header_row && row_ < table_.first_row) return RowKind::kHeader;
    closing_ = closing_ || (HasRecords() && IsSignatureRow(row));
    if (closing_) return RowKind::kClosing;
    if (IsNoteRow(row)) return RowKind::kNote;
    if (HasRecords() && IsTotal(row)) return RowKind::kTotal;
    if (IsSectionRow(row)) return RowKind::kSection;
    if (IsAboveHeader()) return RowKind::kBeforeHeader;
    if (RepeatsHeader(row)) return RowKind::kRepeatedHeader;
    if (IsNewHeader(row)) return RowKind::kHeader;
    if (IsNumberAlone(row)) return RowKind::kNumberAlone;
    return IsContinuation(row) ? RowKind::kContinuation : RowKind::kRecord;
  }

  void Take(RowKind kind, const Row& row) {
    switch (kind) {
      case RowKind::kHeader: return Reject(row, DiagnosticCode::kHeaderRow);
      case RowKind::kRepeatedHeader: return Reject(row, DiagnosticCode::kRepeatedHeader);
      case RowKind::kBeforeHeader: return Keep(row, DiagnosticCode::kBeforeHeader);
      case RowKind::kEmpty: return Reject(row, DiagnosticCode::kEmptyRow);
      case RowKind::kNumberAlone: return Reject(row, DiagnosticCode::kNumberAlone);
      case RowKind::kClosing: return Keep(row, DiagnosticCode::kClosingRow);
      case RowKind::kNote: return Keep(row, DiagnosticCode::kNoteRow);
      case RowKind::kTotal: return Keep(row, DiagnosticCode::kTotalRow);
      case RowKind::kSection: return OpenSection(row);
      case RowKind::kContinuation: return Continue(row);
      case RowKind::kRecord: drafts_.push_back(ReadRow(row));
    }
  }

  void OpenSection(const Row& row) {
    KeepUnusedSection();
    section_ = LoneCell(row)->text;
    section_unused_ = true;
    Reject(row, DiagnosticCode::kSectionRow);
  }

  // A section of nothing is text of the report.
  void KeepUnusedSection() {
    if (std::exchange(section_unused_, false)) tally_.sections.push_back({{}, *section_});
  }

  // No record, but its text is kept.
  void Keep(const Row& row, DiagnosticCode reason) {
    tally_.sections.push_back({{}, RowText(row)});
    Reject(row, reason);
  }

  void Reject(const Row& row, DiagnosticCode reason) { tally_.Reject(Where(), RowText(row), reason); }
  Source Where() const { return RowSource(document_, table_, row_); }

  bool IsAboveHeader() const { return table_.has_header() && row_ < table_.header_row && !table_.goes_on; }

  // A remark, or a sentence over the whole width below records: it heads nothing.
  bool IsNoteRow(const Row& row) const {
    const Cell* lone = LoneCell(row);
    if (!lone || row.size() < 2 || IsAboveHeader()) return false;
    if (row.front() == lone && IsNote(lone->text)) return true;
    return SpansWholeRow(row) && (lone->text.size() > kLongestSection || (HasRecords() && IsSentence(lone->text)));
  }

  // What stands above the header in one cell belongs to no column.
  bool IsSectionRow(const Row& row) {
    const Cell* lone = LoneCell(row);
    if (!lone || row.size() < 2 || lone->text.size() > kLongestSection) return false;
    if (SpansWholeRow(row)) return true;
    if (IsAboveHeader()) return true;
    return IsLoneHeading(row, *lone);
  }

  // One cell at the row's beginning and nothing beside it: the heading of a group, unless it names an activity.
  // 'REUNIÓN' does, 'CAPACITACIONES' heads a group. A row that ends after its first cell was made as one; where the
  // other cells stand empty the words must look like a heading.
  bool IsLoneHeading(const Row& row, const Cell& lone) {
    if (row.front() != &lone) return false;
    const std::optional<ActivityKind> kind = FindActivityKind(lone.text);
    if (kind && kind->leads && kind->firm && !kind->plural) return false;
    const bool ends_there = row.size() > 1 && std::all_of(row.begin() + 1, row.end(),
                                                          [&](const Cell* cell) { return !cell || cell == &lone; });
    if (ends_there) return true;
    if (!IsAllCaps(lone.text) && !lone.text.ends_with(':')) return false;
    tally_.Doubtful(DiagnosticCode::kSectionGuessed, Where(), lone.text, 0.4);
    return true;
  }

  // Typed again by hand, perhaps in other capitals.
  bool RepeatsHeader(const Row& row) const {
    if (!table_.has_header()) return false;
    if (table_.first_row > table_.header_row + 1) return RepeatsRowOfHeader(row);
    std::size_t same = 0;
    for (const Column& column : columns_) {
      const std::string text = CellText(column, row).value_or("");
      if (FoldedPhrase(text) != FoldedPhrase(column.heading)) return false;
      if (!text.empty()) ++same;
    }
    return same > 0;
  }

  // One row of a header of several.
  bool RepeatsRowOfHeader(const Row& row) const {
    const std::string text = FoldedPhrase(RowText(row));
    for (std::size_t at = table_.header_row; at < table_.first_row; ++at) {
      if (FilledCells(row).size() > 1 && text == FoldedPhrase(RowText(table_.grid[at]))) return true;
    }
    return false;
  }

  // Another table that was drawn into this one with its own header: its columns hold from here.
  bool IsNewHeader(const Row& row) {
    const bool short_cells =
        std::all_of(row.begin(), row.end(), [](const Cell* cell) { return !cell || cell->text.size() <= 60; });
    if (!short_cells) return false;
    std::optional<Header> header = ReadHeader(table_.grid, row_);
    if (!header || header->rows != 1 || header->weight < 2.5 || !AllSure(*header)) return false;
    columns_ = std::move(header->columns);
    return true;
  }

  static bool AllSure(const Header& header) {
    return std::all_of(header.columns.begin(), header.columns.end(),
                       [](const Column& column) { return column.rank == 1 || column.rank == 2; });
  }

  bool HasRecords() const { return drafts_.size() > first_draft_; }

  // Rows numbered beforehand that nobody filled in.
  bool IsNumberAlone(const Row& row) const {
    const Cell* lone = LoneCell(row);
    const Column* column = lone ? ColumnOf(row, lone) : nullptr;
    return column && column->role == ColumnRole::kNumber && columns_.size() > 2;
  }

  // A row cut by a page break in a format without cells of its own. A DOCX row is a row.
  bool IsContinuation(const Row& row) const {
    if (document_.format == Format::kDocx || !HasRecords()) return false;
    return LacksItsNumber(row) || IsMidSentence(row);
  }

  // In a table that numbers its rows: neither a number nor what makes an activity.
  bool LacksItsNumber(const Row& row) const {
    bool numbered = false;
    for (const Column& column : columns_) {
      const bool head = column.role == ColumnRole::kNumber || column.role == ColumnRole::kDate ||
                        column.role == ColumnRole::kActivity;
      if (head && !CellText(column, row).value_or("").empty()) return false;
      numbered = numbered || (column.role == ColumnRole::kNumber && FieldOf(drafts_.back(), column.name));
    }
    return numbered;
  }

  // One cell, not the first, that goes on in the midst of a sentence.
  bool IsMidSentence(const Row& row) const {
    const Cell* lone = LoneCell(row);
    if (!lone) return false;
    const Column* column = ColumnOf(row, lone);
    if (!column || column->role == ColumnRole::kDate || column->role == ColumnRole::kActivity) return false;
    const std::string* above = FieldOf(drafts_.back(), column->name);
    return above && BeginsInLowerCase(lone->text) && !above->ends_with('.');
  }

  const Column* ColumnOf(const Row& row, const Cell* cell) const {
    for (const Column& column : columns_) {
      for (std::size_t at = column.first; at <= column.last && at < row.size(); ++at) {
        if (row[at] == cell) return &column;
      }
    }
    return nullptr;
  }

  static std::string* FieldOf(Draft& draft, const std::string& name) {
    for (auto& [field, text] : draft.record.fields) {
      if (field == name) return &text;
    }
    return nullptr;
  }

  void Continue(const Row& row) {
    for (const Column& column : columns_) {
      const std::string text = CellText(column, row).value_or("");
      if (!text.empty()) ContinueField(drafts_.back(), column, text);
    }
    Cover(drafts_.back().record.source, Where());
    tally_.Doubtful(DiagnosticCode::kContinuedRow, Where(), RowText(row), 0.3);
    Reject(row, DiagnosticCode::kContinuationRow);
  }

  static void ContinueField(Draft& draft, const Column& column, const std::string& text) {
    std::string* above = FieldOf(draft, column.name);
    if (!above) return TakeCell(draft, column, text);
    *above = Joined(*above, text);
    if (column.role == ColumnRole::kInformation) draft.record.text = *above;
    if (column.role == ColumnRole::kEntity && !draft.entity_cells.empty()) draft.entity_cells.back() = *above;
  }

  Draft ReadRow(const Row& row) {
    Draft draft;
    draft.record.kind = RecordKind::kActivity;
    draft.record.section = section_;
    section_unused_ = false;
    draft.record.source = Where();
    const Cell* previous = nullptr;
    for (const Column& column : columns_) {
      const Cell* cell = column.first < row.size() ? row[column.first] : nullptr;
      // A cell drawn over several columns is kept under the first of them.
      const bool again = cell && cell == previous;
      previous = cell;
      TakeCell(draft, column, again ? std::string() : CellText(column, row).value_or(""));
    }
    if (!draft.has_date_column) TakeTickedDays(draft, row);
    draft.record.type = TypeOf(draft.record);
    return draft;
  }

  // Under a month the ticked days are the date.
  void TakeTickedDays(Draft& draft, const Row& row) const {
    constexpr std::size_t kLongestTick = 4;  // bytes
    std::string days;
    for (const Column& column : columns_) {
      if (column.day.empty()) continue;
      draft.has_date_column = true;
      const std::string tick = CellText(column, row).value_or("");
      if (!tick.empty() && tick.size() <= kLongestTick) days += (days.empty() ? "" : "; ") + column.day;
    }
    if (!days.empty()) draft.date_cells.push_back(std::move(days));
  }

  // Told by the activity cell, else by a column made for it ('Tipo').
  static std::optional<std::string> TypeOf(const Record& record) {
    if (record.title) {
      if (const auto kind = FindActivityKind(*record.title)) return kind->type;
    }
    for (const auto& [name, text] : record.fields) {
      if (!name.starts_with("tipo")) continue;
      if (const auto kind = FindActivityKind(text)) return kind->type;
    }
    return std::nullopt;
  }

  static void TakeCell(Draft& draft, const Column& column, std::string text) {
    draft.has_date_column = draft.has_date_column || column.role == ColumnRole::kDate;
    draft.has_entity_column = draft.has_entity_column || column.role == ColumnRole::kEntity;
    if (text.empty()) return;
    if (column.role == ColumnRole::kActivity && !draft.record.title) draft.record.title = text;
    if (column.role == ColumnRole::kInformation && draft.record.text.empty()) draft.record.text = text;
    if (column.role == ColumnRole::kEntity) draft.entity_cells.push_back(text);
    if (column.role == ColumnRole::kDate) draft.date_cells.push_back(text);
    draft.record.fields.emplace_back(column.name, std::move(text));
  }

  const Document& document_;
  const TableReading& table_;
  std::vector<Column> columns_;
  std::optional<std::string> section_;
  bool section_unused_ = false;  // a row of the table said it, and no record stands under it yet
  std::vector<Draft>& drafts_;
  Tally& tally_;
  const std::size_t first_draft_;
  bool closing_ = false;  // signatures: nothing more is an activity
  std::size_t row_ = 0;
};

void DoubtColumns(const Document& document, const TableReading& table, Tally& tally) {
  const Source where = RowSource(document, table, table.header_row < table.grid.size() ? table.header_row : 0);
  if (table.guessed) tally.Doubtful(DiagnosticCode::kColumnsGuessed, where, RowText(table.grid.front()), 0.6);
  for (const Column& column : table.columns) {
    if (table.guessed || column.rank > 0 || column.heading.empty()) continue;
    tally.Doubtful(column.guessed ? DiagnosticCode::kColumnGuessed : DiagnosticCode::kUnknownColumn, where,
                   column.heading, column.guessed ? 0.4 : 0.1);
  }
}

}  // namespace

void ReadActivities(const Document& document, const TableReading& table, const std::optional<std::string>& heading,
                    std::vector<Draft>& drafts, Tally& tally) {
  DoubtColumns(document, table, tally);
  TableWalk(document, table, heading, drafts, tally).Walk();
}

}  // namespace acervo::report
