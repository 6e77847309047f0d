#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/text.h"
#include "store/columns/column_blocks.h"
#include "store/rows/places.h"
#include "store/rows/report_rows.h"

namespace acervo::store {
namespace {

// Columns of one record, in the order of `RecordFrom`.
constexpr std::string_view kRecordColumns =
    "c.record_key, c.local_id, c.kind, c.number, c.depth, c.parent, c.title, (SELECT t.type FROM record_type t WHERE "
    "t.type_key = c.type_key), c.text, c.section, c.date_raw, c.date_precision, c.date_source, c.page, c.table_number, "
    "c.row_number, c.block, c.first_day, c.last_day, c.year_source";
constexpr int kColumnsOfRecord = 20;

// A number out of a table as one of an enum's; 0 … `last` are given.
template <typename Enum>
Enum EnumFrom(std::int64_t number, Enum last) {
  return number >= 0 && number <= static_cast<std::int64_t>(last) ? static_cast<Enum>(number) : last;
}

void AddDays(const Query& row, int first_column, Record& record) {
  if (row.IsNull(first_column) || row.IsNull(first_column + 1)) return;
  const std::int32_t first = KnownDay(row.Int(first_column)), last = KnownDay(row.Int(first_column + 1));
  if (first != kNoDay && last != kNoDay) record.date.intervals.push_back({DateOf(first), DateOf(last)});
}

Source SourceFrom(const Query& row, int first_column) {
  return {row.OptionalInt(first_column), row.OptionalInt(first_column + 1), row.OptionalInt(first_column + 2),
          row.OptionalInt(first_column + 3)};
}

Record RecordFrom(const Query& row) {
  Record record;
  record.local_id = row.Text(1);
  record.kind = EnumFrom(row.Int(2) - 1, RecordKind::kText);
  record.order = static_cast<int>(row.Int(3));
  record.depth = static_cast<int>(row.Int(4));
  record.parent = row.OptionalInt(5);
  record.title = row.OptionalText(6);
  record.type = row.OptionalText(7);
  record.text = row.Text(8);
  record.section = row.OptionalText(9);
  record.date.raw = row.Text(10);
  record.date.precision = EnumFrom(row.Int(11), DatePrecision::kNone);
  record.date.source = EnumFrom(row.Int(12), DateSource::kNone);
  record.source = SourceFrom(row, 13);
  AddDays(row, 17, record);
  if (!row.IsNull(19)) record.date.year_source = EnumFrom(row.Int(19), YearSource::kNearest);
  return record;
}

std::optional<DateInterval> IntervalFrom(std::string_view first, std::string_view last) {
  const auto begin = DateFromIso(first), end = DateFromIso(last);
  if (!begin || !end) return std::nullopt;
  return DateInterval{*begin, *end};
}

std::vector<std::string> Split(std::string_view text, char between) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(between), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::vector<DateInterval> IntervalsFrom(std::string_view text) {
  std::vector<DateInterval> intervals;
  for (const std::string& part : Split(text, ' ')) {
    const std::string_view both = part;
    const std::size_t slash = std::min(both.find('/'), both.size() - 1);
    if (auto interval = IntervalFrom(both.substr(0, slash), both.substr(slash + 1))) intervals.push_back(*interval);
  }
  return intervals;
}

Span SpanFrom(std::string_view text, std::int64_t begin, std::int64_t length) {
  const std::size_t from = ByteOffset(text, static_cast<std::size_t>(std::max<std::int64_t>(begin, 0)));
  const std::size_t to = ByteOffset(text, static_cast<std::size_t>(std::max<std::int64_t>(begin + length, 0)));
  return {from, std::max(from, to) - from};
}

// The days one by one, where the record has the first and the last of all.
void AddRun(const Query& row, Record& record) {
  if (row.Int(1) == 0) record.date.intervals.clear();
  AddDays(row, 2, record);
}

void AddField(const Query& row, Record& record) {
  const std::string_view same_as = row.View(2);
  std::string value = same_as == "title"      ? record.title.value_or("")
                      : same_as == "text"     ? record.text
                      : same_as == "date_raw" ? record.date.raw
                                              : row.Text(3);
  record.fields.emplace_back(row.Text(1), std::move(value));
}

// What is written there, where nothing else is told.
std::string Written(const Query& row, int column, const Record& record, const std::optional<Span>& span) {
  if (!row.IsNull(column) || !span) return row.Text(column);
  return std::string(span->In(record.text));
}

void AddMention(const Query& row, Record& record) {
  DateExpression mention;
  mention.span = SpanFrom(record.text, row.Int(2), row.Int(3));
  mention.raw = Written(row, 1, record, mention.span);
  mention.precision = EnumFrom(row.Int(4), DatePrecision::kNone);
  mention.intervals = IntervalsFrom(row.View(5));
  for (const std::string& token : Split(row.View(6), ' ')) mention.doubts.push_back(DiagnosticCodeFromToken(token));
  mention.year_source = EnumFrom(row.Int(7), YearSource::kNearest);
  record.mentions.push_back(std::move(mention));
}

void AddEntity(const Query& row, Record& record) {
  EntityMention mention;
  mention.id = row.Text(1);
  mention.name = row.Text(2);
  mention.kind = EntityKindFromToken(row.View(3)).value_or(EntityKind::kOther);
  mention.role = EnumFrom(row.Int(5), EntityRole::kMention);
  if (!row.IsNull(6)) mention.span = SpanFrom(record.text, row.Int(6), row.Int(7));
  mention.raw = Written(row, 4, record, mention.span);
  mention.known = row.Int(8) != 0;
  record.entities.push_back(std::move(mention));
}

// The rows that hang on records, whether of one record or of a whole report: `filter` says which.
struct Part {
  std::string_view columns_and_tables;
  void (*add)(const Query&, Record&);
  std::string_view condition = "";
  std::string_view order = "p.position";
};
void AddRecordPlace(const Query& row, Record& record) { AddPlace(row, 1, record.source); }
constexpr Part kParts[] = {
    {"SELECT p.record_key, p.boxes, p.ocr, p.confidence FROM record_place p", AddRecordPlace, "", "p.record_key"},
    {"SELECT p.record_key, p.position, p.first_day, p.last_day FROM record_run p", AddRun},
    {"SELECT p.record_key, s.name, s.same_as, v.value FROM record p JOIN field_shape_part s ON s.shape_key = "
     "p.shape_key "
     "LEFT JOIN field_value v ON v.record_key = p.record_key AND v.position = s.position",
     AddField, "", "s.position"},
    {"SELECT p.record_key, p.raw, p.begin, p.length, p.precision, p.intervals, p.doubts, p.year_source FROM mention p",
     AddMention},
};
constexpr Part kEntitiesAsRead = {
    "SELECT p.record_key, e.id, e.name, e.kind, n.name, p.role, p.begin, p.length, e.known FROM record_entity p "
    "JOIN entity e ON e.entity_key = p.entity_key LEFT JOIN entity_name n ON n.name_key = p.name_key",
    AddEntity, " AND p.taught IS NULL"};
// Cells first, then the text in its order, whatever found the mention.
constexpr Part kEntitiesResolved = {
    "SELECT p.record_key, e.id, e.name, e.kind, n.name, p.role, p.begin, p.length, e.known FROM record_entity p "
    "JOIN entity o ON o.entity_key = p.entity_key JOIN entity e ON e.entity_key = o.root "
    "LEFT JOIN entity_name n ON n.name_key = p.name_key",
    AddEntity, "", "p.begin IS NOT NULL, p.begin, p.position"};
// The same record in other reports, in the order of their keys.
void AddSame(const Query& row, Record& record) { record.also_in.push_back(row.Text(1)); }
constexpr Part kSame = {
    "SELECT p.record_key, r.id || '.' || o.local_id FROM same_record p JOIN record o ON o.record_key = p.other_key "
    "JOIN report r ON r.report_key = o.report_key",
    AddSame, "", "p.other_key"};

using Places = std::unordered_map<std::int64_t, std::size_t>;  // record key to its place among the records

template <typename Key>
Status AddPart(Connection& connection, const Part& part, std::string_view filter, const Key& key, const Places& places,
               std::vector<Record>& records) {
  Query query = connection(std::string(part.columns_and_tables)
                               .append(filter)
                               .append(part.condition)
                               .append(" ORDER BY p.record_key, ")
                               .append(part.order));
  query.Bind(key);
  while (query.Next()) {
    const auto place = places.find(query.Int(0));
    if (place != places.end()) part.add(query, records[place->second]);
  }
  return query.Finish();
}

template <typename Key>
Status AddParts(Connection& connection, std::string_view filter, const Key& key, EntityView view, const Places& places,
                std::vector<Record>& records) {
  for (const Part& part : kParts) ACERVO_RETURN_IF_ERROR(AddPart(connection, part, filter, key, places, records));
  const Part& entities = view == EntityView::kAsRead ? kEntitiesAsRead : kEntitiesResolved;
  ACERVO_RETURN_IF_ERROR(AddPart(connection, entities, filter, key, places, records));
  return view == EntityView::kAsRead ? Ok() : AddPart(connection, kSame, filter, key, places, records);
}

Status ReadHeader(Connection& connection, std::int64_t key, Report& report) {
  Query query = connection(
      "SELECT period, period_source, period_confidence, office, contact, rows_seen, parser_version, period_end, "
      "words_read, words_found, letterhead FROM report WHERE report_key = ?");
  query.Bind(key);
  if (!query.Next()) {
    ACERVO_RETURN_IF_ERROR(query.Finish());
    return Error{ErrorCode::kNotFound, {}, {}};
  }
  report.period = MonthFromIso(query.View(0));
  report.period_source = PeriodSourceFromToken(query.View(1));
  report.period_confidence = query.Real(2);
  report.office = query.Text(3);
  report.contact = query.Text(4);
  report.rows_seen = static_cast<int>(query.Int(5));
  report.parser_version = query.Text(6);
  report.period_end = MonthFromIso(query.View(7));
  report.letterhead = query.Text(10);
  report.words = {static_cast<int>(query.Int(8)), static_cast<int>(query.Int(9))};
  return Ok();
}

Status ReadRecords(Connection& connection, std::int64_t key, EntityView view, Report& report) {
  Places places;
  Query query = connection(
      std::string("SELECT ").append(kRecordColumns).append(" FROM record c WHERE report_key = ? ORDER BY record_key"));
  query.Bind(key);
  while (query.Next()) {
    places.emplace(query.Int(0), report.records.size());
    report.records.push_back(RecordFrom(query));
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return AddParts(connection, " JOIN record c ON c.record_key = p.record_key WHERE c.report_key = ?", key, view, places,
                  report.records);
}

Status ReadSectionsAndDoubts(Connection& connection, std::int64_t key, Report& report) {
  Query sections = connection("SELECT title, text FROM section WHERE report_key = ? ORDER BY position");
  sections.Bind(key);
  while (sections.Next()) report.sections.push_back({sections.Text(0), sections.Text(1)});
  ACERVO_RETURN_IF_ERROR(sections.Finish());
  Query doubts = connection(
      "SELECT code, record, field, text, weight, page, table_number, row_number, block FROM doubt "
      "WHERE report_key = ? ORDER BY position");
  doubts.Bind(key);
  while (doubts.Next()) {
    report.doubts.push_back({DiagnosticCodeFromToken(doubts.View(0)), SourceFrom(doubts, 5), doubts.Text(1),
                             doubts.Text(2), doubts.Text(3), doubts.Real(4)});
  }
  return doubts.Finish();
}

Status ReadNameLists(Connection& connection, std::int64_t key, Report& report) {
  Query lists = connection("SELECT lists FROM report_name_list WHERE report_key = ?");
  lists.Bind(key);
  const std::vector<std::string> numbers = Split(lists.Next() ? lists.View(0) : std::string_view(), ' ');
  ACERVO_RETURN_IF_ERROR(lists.Finish());
  Query names = connection("SELECT entity_id, names FROM name_list WHERE name_list_key = ?");
  for (const std::string& number : numbers) {
    names.Again().Bind(number);
    if (names.Next()) report.entity_names.push_back({names.Text(0), Split(names.View(1), '\n')});
    ACERVO_RETURN_IF_ERROR(names.Finish());
  }
  return Ok();
}

Status ReadRejectedAndNames(Connection& connection, std::int64_t key, Report& report) {
  Query rejected = connection(
      "SELECT text, reason, page, table_number, row_number, block FROM rejected WHERE report_key = ? "
      "ORDER BY position");
  rejected.Bind(key);
  while (rejected.Next())
    report.rejected.push_back(
        NoRecord(DiagnosticCodeFromToken(rejected.View(1)), SourceFrom(rejected, 2), rejected.Text(0)));
  ACERVO_RETURN_IF_ERROR(rejected.Finish());
  ACERVO_RETURN_IF_ERROR(ReadNameLists(connection, key, report));
  Query definitions =
      connection("SELECT id, short_id, raw, record FROM entity_definition WHERE report_key = ? ORDER BY position");
  definitions.Bind(key);
  while (definitions.Next()) {
    report.definitions.push_back({definitions.Text(0), definitions.Text(1), definitions.Text(2), definitions.Text(3)});
  }
  ACERVO_RETURN_IF_ERROR(definitions.Finish());
  Query cells = connection("SELECT id, name FROM cell_name WHERE report_key = ? ORDER BY position");
  cells.Bind(key);
  while (cells.Next()) report.cell_names.push_back({cells.Text(0), cells.Text(1)});
  return cells.Finish();
}

// What people have answered is asked no more. `doubts` are in the order of their positions.
Status RemoveAnswered(Connection& connection, std::int64_t key, std::vector<Diagnostic>& doubts) {
  Query query = connection(
      "SELECT position FROM doubt WHERE report_key = ? AND question IN (SELECT question FROM answer WHERE answer <> "
      "'unsure') ORDER BY position DESC");
  query.Bind(key);
  while (query.Next()) {
    const auto at = query.Int(0);
    if (at >= 0 && at < std::ssize(doubts)) doubts.erase(doubts.begin() + at);
  }
  return query.Finish();
}

// Columns of a record's report, file and parent, behind those of the record.
constexpr std::string_view kViewColumns =
    "r.id, r.period, r.office, r.read_from_path, o.sha256, o.format, r.period_end, u.local_id";

// A bullet's parent is of its report and its kind.
constexpr std::string_view kViewTables =
    " FROM record c JOIN report r ON r.report_key = c.report_key JOIN original o ON o.original_key = r.read_from LEFT "
    "JOIN record u ON u.report_key = c.report_key AND u.kind = c.kind AND u.number = c.parent ";

RecordView ViewFrom(const Query& row) {
  constexpr int kReport = kColumnsOfRecord;
  RecordView view;
  view.record = RecordFrom(row);
  view.report = {row.Text(kReport), MonthFromIso(row.View(kReport + 1)), MonthFromIso(row.View(kReport + 6)),
                 row.Text(kReport + 2)};
  view.file = {row.Text(kReport + 3), row.Text(kReport + 4),
               FormatFromToken(row.View(kReport + 5)).value_or(Format::kTxt)};
  view.id = RecordId(view.report.id, view.record);
  if (!row.IsNull(kReport + 7)) view.parent_id = view.report.id + "." + row.Text(kReport + 7);
  return view;
}

// "[3,17]": one parameter for all keys, so that the statement is the same for any number of them.
std::string KeyList(std::span<const std::int64_t> keys) {
  std::string list = "[";
  for (const std::int64_t key : keys) list += (list.size() > 1 ? "," : "") + std::to_string(key);
  return list + "]";
}

Status ReadViews(Connection& connection, const std::string& keys, const Places& places,
                 std::vector<RecordView>& views) {
  Query query = connection(std::string("SELECT ")
                               .append(kRecordColumns)
                               .append(", ")
                               .append(kViewColumns)
                               .append(kViewTables)
                               .append("WHERE c.record_key IN (SELECT value FROM json_each(?))"));
  query.Bind(keys);
  while (query.Next()) views[places.at(query.Int(0))] = ViewFrom(query);
  return query.Finish();
}

// Adds what hangs on the records, whose values move out and back: a part knows records alone.
Status AddPartsOfViews(Connection& connection, const std::string& keys, const Places& places,
                       std::vector<RecordView>& views) {
  std::vector<Record> records;
  records.reserve(views.size());
  for (RecordView& view : views) records.push_back(std::move(view.record));
  ACERVO_RETURN_IF_ERROR(AddParts(connection, " WHERE p.record_key IN (SELECT value FROM json_each(?))", keys,
                                  EntityView::kResolved, places, records));
  for (std::size_t i = 0; i < views.size(); ++i) views[i].record = std::move(records[i]);
  return Ok();
}

// Adds the fields that follow decisions; most archives have none.
Status AddDecided(Connection& connection, const std::string& keys, const Places& places,
                  std::vector<RecordView>& views) {
  Query query = connection(
      "SELECT c.record_key, f.field, f.n, f.was, d.by, d.at, d.why FROM record c JOIN decided_field f ON f.report_key "
      "= "
      "c.report_key AND f.local_id = c.local_id JOIN decision d ON d.n = f.n WHERE c.record_key IN (SELECT value FROM "
      "json_each(?)) ORDER BY f.field");
  query.Bind(keys);
  while (query.Next()) {
    views[places.at(query.Int(0))].decided.push_back(
        {query.Text(1), query.Int(2), query.OptionalText(3), query.Text(4), query.Text(5), query.Text(6)});
  }
  return query.Finish();
}

}  // namespace

Result<Report> ReadAllButRecords(Connection& connection, std::int64_t report_key, EntityView view) {
  Report report;
  ACERVO_RETURN_IF_ERROR(ReadHeader(connection, report_key, report));
  ACERVO_RETURN_IF_ERROR(ReadSectionsAndDoubts(connection, report_key, report));
  ACERVO_RETURN_IF_ERROR(ReadRejectedAndNames(connection, report_key, report));
  ACERVO_RETURN_IF_ERROR(ReadDiagnosticPlaces(connection, report_key, report));
  if (view == EntityView::kResolved) ACERVO_RETURN_IF_ERROR(RemoveAnswered(connection, report_key, report.doubts));
  return report;
}

Result<Report> ReadRows(Connection& connection, std::int64_t report_key, EntityView view) {
  Result<Report> report = ReadAllButRecords(connection, report_key, view);
  if (report.ok()) ACERVO_RETURN_IF_ERROR(ReadRecords(connection, report_key, view, report.value()));
  return report;
}

Result<std::vector<RecordView>> ReadRecords(Connection& connection, std::span<const std::int64_t> keys) {
  Places places;
  for (std::size_t i = 0; i < keys.size(); ++i) places.emplace(keys[i], i);
  const std::string list = KeyList(keys);
  std::vector<RecordView> views(keys.size());
  ACERVO_RETURN_IF_ERROR(ReadViews(connection, list, places, views));
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (views[i].id.empty()) return Error{ErrorCode::kNotFound, std::to_string(keys[i]), {}};
  }
  ACERVO_RETURN_IF_ERROR(AddPartsOfViews(connection, list, places, views));
  ACERVO_RETURN_IF_ERROR(AddDecided(connection, list, places, views));
  return views;
}

Result<RecordView> ReadRecord(Connection& connection, std::int64_t record_key) {
  ACERVO_ASSIGN_OR_RETURN(std::vector<RecordView> views, ReadRecords(connection, {&record_key, 1}));
  return std::move(views.front());
}

Status ForEachRow(Connection& connection, std::span<const std::int64_t> keys,
                  const std::function<bool(const RecordView&)>& visit) {
  constexpr std::size_t kAtOnce = 64;
  for (; !keys.empty(); keys = keys.subspan(std::min(kAtOnce, keys.size()))) {
    ACERVO_ASSIGN_OR_RETURN(const std::vector<RecordView> views,
                            ReadRecords(connection, keys.first(std::min(kAtOnce, keys.size()))));
    for (const RecordView& view : views) {
      if (!visit(view)) return Ok();
    }
  }
  return Ok();
}

}  // namespace acervo::store
