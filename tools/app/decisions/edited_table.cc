// Three-way: what was exported (found by its version, here or among the former states of the record), what the file
// says, what the archive says now.
#include "tools/app/decisions/edited_table.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/text.h"
#include "tools/app/decisions/mangled_cells.h"
#include "tools/present/record_csv.h"

namespace acervo::tools {
namespace {

// Columns whose cells can be decided, and the field that each is.
constexpr std::pair<std::string_view, std::string_view> kFields[] = {{"section", "seccion"},
                                                                     {"title", "actividad"},
                                                                     {"type", "tipo"},
                                                                     {"text", "texto"},
                                                                     {"date_raw", "fecha"},
                                                                     {"entidad", "entidad"},
                                                                     {"lugar", "lugar"},
                                                                     {"responsable", "responsable"},
                                                                     {"estado", "estado"},
                                                                     {"observaciones", "observaciones"},
                                                                     {"no", "no"}};

// What follows from other cells; an edit of them would be lost.
constexpr std::string_view kDerived[] = {"start", "end", "intervals", "entities", "period", "office", "other_fields"};

std::optional<std::string_view> FieldOf(std::string_view column) {
  for (const auto& [name, field] : kFields) {
    if (name == column) return field;
  }
  return std::nullopt;
}

// Headings in both languages → the names of the columns.
std::string ColumnNamed(std::string_view heading) {
  static const auto* const kNames = [] {
    auto* names = new std::map<std::string, std::string>;
    for (const Language language : {Language::kSpanish, Language::kEnglish}) {
      const Messages say(language);
      for (const std::string& column : RecordColumns()) names->emplace(Slug(say("column." + column)), column);
    }
    for (const std::string& column : RecordColumns()) (*names)[Slug(column)] = column;
    return names;
  }();
  const auto found = kNames->find(Slug(heading));
  return found == kNames->end() ? std::string() : found->second;
}

std::string Plain(std::string_view cell) {
  if (cell.starts_with('\'')) cell.remove_prefix(1);  // how a spreadsheet is told that it is text
  return CleanLines(cell);
}

// The same but for what spreadsheets do to text: letters in another encoding, a number that has lost its zeros.
bool SaysTheSame(std::string_view cell, std::string_view exported) {
  if (Plain(cell) == Plain(exported)) return true;
  return IsTheSameNumber(cell, exported);
}

using Cells = std::map<std::string, std::string, std::less<>>;

Cells CellsByColumn(const RecordView& record) {
  Cells cells;
  const std::vector<std::string> values = RecordCells(record);
  for (std::size_t i = 0; i < values.size(); ++i) cells.emplace(RecordColumns()[i], values[i]);
  return cells;
}

class Comparer {
 public:
  Comparer(Archive& archive, const std::vector<std::string>& heading) : archive_(archive) {
    for (const std::string& one : heading) columns_.push_back(ColumnNamed(one));
  }

  bool HasColumn(std::string_view name) const { return std::ranges::find(columns_, name) != columns_.end(); }

  Status Take(std::vector<std::string> row) {
    MendLetters(row);
    const std::string id = std::string(Trim(CellOf(row, "id")));
    if (id.empty()) return Ok();
    ++table_.rows;
    const Result<RecordView> record = archive_.RecordById(id);
    if (!record.ok() && record.error().code != ErrorCode::kNotFound) return record.error();
    if (!record.ok()) {
      ++table_.unknown;
      table_.refused.push_back({id, "", "", "unknown", ""});
      return Ok();
    }
    return Compare(id, row, record.value());
  }

  EditedTable Finish() {
    // Who edits without a spreadsheet leaves the other days as they were.
    if (verbatim_days_ > 0) {
      std::ranges::move(rewritten_, std::back_inserter(table_.wishes));
    } else {
      table_.rewritten = std::move(rewritten_);
    }
    return std::move(table_);
  }

 private:
  void MendLetters(std::vector<std::string>& row) {
    for (std::string& cell : row) {
      std::string mended = WithItsLetters(cell);
      if (mended == cell) continue;
      if (table_.mended++ == 0) table_.mended_example = {cell, mended};
      cell = std::move(mended);
    }
  }

  std::string CellOf(const std::vector<std::string>& row, std::string_view column) const {
    const auto found = std::ranges::find(columns_, column);
    const auto at = static_cast<std::size_t>(found - columns_.begin());
    return at < row.size() ? row[at] : "";
  }

  Status Compare(const std::string& id, const std::vector<std::string>& row, const RecordView& record) {
    const Cells now = CellsByColumn(record);
    ACERVO_ASSIGN_OR_RETURN(const std::optional<Cells> exported,
                            Exported(id, CellOf(row, "version"), record, now, row));
    std::vector<Wish> wishes;
    bool is_refused = false;
    for (std::size_t i = 0; i < columns_.size() && i < row.size(); ++i) {
      if (columns_[i].empty() || Trim(row[i]).empty()) continue;
      is_refused = !Judge(id, columns_[i], row[i], now, exported, wishes) || is_refused;
    }
    if (!is_refused) std::ranges::move(wishes, std::back_inserter(table_.wishes));
    return Ok();
  }

  // What the record was when it had this version; nullopt: it never had, as far as its decisions tell.
  Result<std::optional<Cells>> Exported(const std::string& id, const std::string& version, const RecordView& record,
                                        const Cells& now, const std::vector<std::string>& row) {
    if (version.empty() || version == RecordVersion(record) || !DiffersFrom(now, row)) return std::optional(now);
    std::optional<Cells> found;
    const auto visit = [&](const RecordView& former) {
      if (RecordVersion(former) != version) return true;
      found = CellsByColumn(former);
      return false;
    };
    ACERVO_RETURN_IF_ERROR(archive_.ForEachFormerState(id, visit));
    return found;
  }

  bool DiffersFrom(const Cells& now, const std::vector<std::string>& row) const {
    for (std::size_t i = 0; i < columns_.size() && i < row.size(); ++i) {
      if (!FieldOf(columns_[i]) || Trim(row[i]).empty()) continue;
      if (!SaysTheSame(row[i], now.at(columns_[i]))) return true;
    }
    return false;
  }

  // False: the cell is refused.
  bool Judge(const std::string& id, const std::string& column, const std::string& cell, const Cells& now,
             const std::optional<Cells>& exported, std::vector<Wish>& wishes) {
    const auto field = FieldOf(column);
    const std::string& current = now.at(column);
    const std::string& base = exported ? exported->at(column) : current;
    const bool empties = Trim(cell) == "NULL";
    const std::string value = empties ? "" : Plain(cell);
    const bool is_date = column == "date_raw";
    if (SaysTheSame(cell, base) || (empties && base.empty())) {
      if (is_date && IsRewrittenBySpreadsheets(base)) ++verbatim_days_;
      return true;
    }
    if (!field) return JudgeDerived(id, column, cell, current);
    if (SaysTheSame(value, current)) return true;  // decided here too
    if (is_date && MayBeTheSameDay(value, base)) {
      if (exported && SaysTheSame(current, base))
        rewritten_.push_back({DecisionKind::kFix, id, std::string(*field), value});
      return true;
    }
    if (is_date && IsMangledDate(value, base)) return Refuse(id, column, cell, "mangled", current);
    if (!exported || !SaysTheSame(current, base)) return Refuse(id, column, cell, "conflict", current);
    wishes.push_back({DecisionKind::kFix, id, std::string(*field), empties ? std::nullopt : std::optional(value)});
    return true;
  }

  bool JudgeDerived(const std::string& id, const std::string& column, const std::string& cell,
                    const std::string& current) {
    const bool is_same =
        SaysTheSame(cell, current) || MayBeTheSameDay(cell, current) || MayBeTheSameMonth(cell, current);
    return is_same || !IsDerived(column) || Refuse(id, column, cell, "derived", current);
  }

  static bool IsDerived(std::string_view column) { return std::ranges::find(kDerived, column) != std::end(kDerived); }

  bool Refuse(const std::string& id, const std::string& column, const std::string& cell, const char* reason,
              const std::string& now) {
    table_.refused.push_back({id, column, cell, reason, now});
    return false;
  }

  Archive& archive_;
  std::vector<std::string> columns_;  // empty: none of ours
  EditedTable table_;
  std::vector<Wish> rewritten_;  // days in another form, as spreadsheets write them
  int verbatim_days_ = 0;        // in a form that a spreadsheet would have changed
};

}  // namespace

Result<EditedTable> CompareTable(Archive& archive, const TableRows& rows) {
  if (rows.empty()) return Error{ErrorCode::kUsage, {}, {"no_rows"}};
  Comparer comparer(archive, rows.front());
  if (!comparer.HasColumn("id")) return Error{ErrorCode::kUsage, {}, {"no_id"}};
  for (std::size_t i = 1; i < rows.size(); ++i) ACERVO_RETURN_IF_ERROR(comparer.Take(rows[i]));
  return comparer.Finish();
}

}  // namespace acervo::tools
