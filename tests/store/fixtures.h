// Small reports and archives for the tests of the store.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/text.h"
#include "store/archive.h"

namespace acervo::testing {

// A folder that goes with the test.
class Folder {
 public:
  explicit Folder(const std::filesystem::path& base = std::filesystem::temp_directory_path()) {
    std::string name = (base / "acervo-store-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline Date Day(const std::string& iso) { return *DateFromIso(iso); }

inline EntityMention Entity(const std::string& id, const std::string& name, const std::string& raw,
                            EntityKind kind = EntityKind::kOrganism) {
  return {id, name, kind, raw, EntityRole::kCell, std::nullopt};
}

struct Row {
  std::string title, entity, text, date;
  std::string start = "", end = "";
  std::string type = "";
  std::vector<EntityMention> entities = {};
};

inline Record Activity(int order, const Row& row) {
  Record record;
  record.kind = RecordKind::kActivity;
  record.order = order;
  record.local_id = "a" + std::to_string(order);
  record.title = row.title;
  record.text = row.text;
  record.fields = {{"actividad", row.title}, {"entidad", row.entity}, {"informacion", row.text}, {"fecha", row.date}};
  record.entities = row.entities;
  record.source.table = 0;
  record.source.row = order;
  if (!row.type.empty()) record.type = row.type;
  if (!row.start.empty()) {
    record.date = {row.date,
                   {{Day(row.start), Day(row.end.empty() ? row.start : row.end)}},
                   DatePrecision::kDay,
                   DateSource::kCell};
  }
  return record;
}

inline Record Bullet(int order, const std::string& text, const std::string& local_id = "", int depth = 0,
                     std::optional<int> parent = std::nullopt) {
  Record record;
  record.kind = RecordKind::kCoordination;
  record.order = order;
  record.local_id = local_id.empty() ? "c" + std::to_string(order) : local_id;
  record.depth = depth;
  record.parent = parent;
  record.text = text;
  record.source.block = order;
  return record;
}

inline Report MadeReport(const std::string& period, std::vector<Record> records,
                         const std::string& office = "Oficina de Cooperación Internacional") {
  Report report;
  report.period = MonthFromIso(period);
  if (report.period) report.period_source = PeriodSource::kText;
  report.period_confidence = 0.9;
  report.office = office;
  report.records = std::move(records);
  report.rows_seen = static_cast<int>(report.records.size());
  report.parser_version = "1";
  return report;
}

inline SourceFile File(const std::string& path, const std::string& bytes) {
  SourceFile file;
  file.path = path;
  file.original = bytes;
  file.sha256 = Sha256Hex(bytes);
  const std::string ending = path.substr(path.rfind('.') + 1);
  file.format = FormatFromToken(ending).value_or(Format::kTxt);
  return file;
}

template <typename T>
T Must(Result<T> result) {
  if (!result.ok()) {
    ADD_FAILURE() << Token(result.error().code) << ": " << result.error().detail;
    std::abort();
  }
  return std::move(result.value());
}

inline Archive MadeArchive(const std::string& path) { return Must(Archive::Open(path, OpenMode::kCreate)); }

inline std::vector<Json> AllRecords(Archive& archive, const SearchRequest& request = {}) {
  std::vector<Json> records;
  Must(archive.ForEachRecord(request, [&](const RecordView& view) {
    records.push_back(RecordJson(view));
    return true;
  }));
  return records;
}

// A record as the interface prints it.
inline Json RecordOf(Archive& archive, std::string_view id) { return RecordJson(Must(archive.RecordById(id))); }

// Runs in one line, what is marked between brackets.
inline std::string Bracketed(const Snippet& snippet) {
  std::string text;
  for (const TextRun& run : snippet) text += run.marked ? "[" + run.text + "]" : run.text;
  return text;
}

// The ids of what a query finds, in the order of relevance.
inline std::vector<std::string> Find(Archive& archive, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 1000;
  std::vector<std::string> ids;
  for (const SearchHit& hit : Must(archive.Search(request)).hits) ids.push_back(hit.view.id);
  return ids;
}

// Rows of a plain SQLite connection that knows nothing of the program: columns with '|' between them.
inline std::vector<std::string> StockSql(const std::string& path, const std::string& sql) {
  sqlite3* db = nullptr;
  EXPECT_EQ(sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr), SQLITE_OK);
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr), SQLITE_OK) << sqlite3_errmsg(db) << "\n"
                                                                                     << sql;
  std::vector<std::string> rows;
  while (statement != nullptr && sqlite3_step(statement) == SQLITE_ROW) {
    std::string row;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      row += (i == 0 ? "" : "|") + std::string(text == nullptr ? "" : text);
    }
    rows.push_back(row);
  }
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return rows;
}

}  // namespace acervo::testing
