#include "store/rows/places.h"

#include <algorithm>
#include <cmath>

#include "core/wire.h"

namespace acervo::store {
namespace {

constexpr double kTenths = 10;
std::int64_t TenthsOf(double points) { return std::llround(points * kTenths); }

// Runs `insert`, whose keys are bound.
Status InsertPlace(Query& insert, const Source& source) {
  const std::string boxes = PackBoxes(source.boxes);  // borrowed by the statement until it has run
  insert.BindBlob(boxes);
  insert.BindNext(source.ocr);
  insert.BindNext(source.confidence);
  return insert.Run();
}

Status WritePlaces(Connection& connection, std::string_view table, std::int64_t report_key,
                   const std::vector<Diagnostic>& all) {
  Query insert = connection(std::string("INSERT INTO ").append(table).append(" VALUES(?, ?, ?, ?, ?)"));
  for (int position = 0; const Diagnostic& one : all) {
    if (HasPlace(one.where)) {
      insert.Again().Bind(report_key, position);
      ACERVO_RETURN_IF_ERROR(InsertPlace(insert, one.where));
    }
    ++position;
  }
  return Ok();
}

Status ReadPlaces(Connection& connection, std::string_view table, std::int64_t report_key,
                  std::vector<Diagnostic>& all) {
  Query query = connection(
      std::string("SELECT position, boxes, ocr, confidence FROM ").append(table).append(" WHERE report_key = ?"));
  query.Bind(report_key);
  while (query.Next()) {
    const std::int64_t position = query.Int(0);
    if (position >= 0 && position < std::ssize(all)) AddPlace(query, 1, all[static_cast<std::size_t>(position)].where);
  }
  return query.Finish();
}

bool InSamePlace(const Source& a, const Source& b) {
  return a.boxes == b.boxes && a.ocr == b.ocr && a.confidence == b.confidence;
}

}  // namespace

std::string PackBoxes(const std::vector<PageBox>& boxes) {
  WireWriter write;
  for (const PageBox& box : boxes) {
    write(static_cast<std::uint64_t>(std::max(box.page, 0)), TenthsOf(box.left), TenthsOf(box.top), TenthsOf(box.right),
          TenthsOf(box.bottom));
  }
  return write.Take();
}

std::vector<PageBox> UnpackBoxes(std::string_view bytes) {
  std::vector<PageBox> boxes;
  WireReader read(bytes);
  while (!read.AtEnd()) {
    std::uint64_t page = 0;
    std::int64_t left = 0, top = 0, right = 0, bottom = 0;
    read(page, left, top, right, bottom);
    if (!read.ok()) break;
    boxes.push_back({static_cast<int>(page), static_cast<double>(left) / kTenths, static_cast<double>(top) / kTenths,
                     static_cast<double>(right) / kTenths, static_cast<double>(bottom) / kTenths});
  }
  return boxes;
}

bool HasPlace(const Source& source) { return !source.boxes.empty() || source.ocr || source.confidence.has_value(); }

void AddPlace(const Query& row, int first_column, Source& source) {
  source.boxes = UnpackBoxes(row.Blob(first_column));
  source.ocr = row.Int(first_column + 1) != 0;
  if (!row.IsNull(first_column + 2)) source.confidence = row.Real(first_column + 2);
}

Status WriteRecordPlace(Connection& connection, std::int64_t record_key, const Source& source) {
  if (!HasPlace(source)) return Ok();
  Query insert = connection("INSERT INTO record_place VALUES(?, ?, ?, ?)");
  insert.Bind(record_key);
  return InsertPlace(insert, source);
}

Status WriteDiagnosticPlaces(Connection& connection, std::int64_t report_key, const Report& report) {
  ACERVO_RETURN_IF_ERROR(WritePlaces(connection, "doubt_place", report_key, report.doubts));
  return WritePlaces(connection, "rejected_place", report_key, report.rejected);
}

Status ReadDiagnosticPlaces(Connection& connection, std::int64_t report_key, Report& report) {
  ACERVO_RETURN_IF_ERROR(ReadPlaces(connection, "doubt_place", report_key, report.doubts));
  return ReadPlaces(connection, "rejected_place", report_key, report.rejected);
}

bool SamePlaces(const Report& a, const Report& b) {
  const auto same = [](const Diagnostic& x, const Diagnostic& y) { return InSamePlace(x.where, y.where); };
  const auto same_record = [](const Record& x, const Record& y) { return InSamePlace(x.source, y.source); };
  return std::ranges::equal(a.records, b.records, same_record) && std::ranges::equal(a.doubts, b.doubts, same) &&
         std::ranges::equal(a.rejected, b.rejected, same);
}

Status ReplacePlaces(Connection& connection, std::int64_t report_key, const Report& report) {
  for (const std::string_view table : {"doubt_place", "rejected_place"}) {
    ACERVO_RETURN_IF_ERROR(
        connection(std::string("DELETE FROM ").append(table).append(" WHERE report_key = ?")).Bind(report_key).Run());
  }
  ACERVO_RETURN_IF_ERROR(
      connection("DELETE FROM record_place WHERE record_key IN (SELECT record_key FROM record WHERE report_key = ?)")
          .Bind(report_key)
          .Run());
  Query find = connection("SELECT record_key FROM record WHERE report_key = ? AND local_id = ?");
  for (const Record& record : report.records) {
    find.Again().Bind(report_key, record.local_id);
    const std::int64_t key = find.Next() ? find.Int(0) : 0;
    ACERVO_RETURN_IF_ERROR(find.Finish());
    if (key != 0) ACERVO_RETURN_IF_ERROR(WriteRecordPlace(connection, key, record.source));
  }
  return WriteDiagnosticPlaces(connection, report_key, report);
}

}  // namespace acervo::store
