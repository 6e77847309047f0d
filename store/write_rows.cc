#include <tuple>
#include <utility>

#include "core/text.h"
#include "store/entity_rows.h"
#include "store/lexicon.h"
#include "store/report_rows.h"

namespace acervo::store {
namespace {

constexpr int kLongIntervalDays = 31;

Status WriteHeader(Connection& connection, std::int64_t key, const Report& report) {
  std::optional<std::string> period, source;
  if (report.period) period = ToIso(*report.period);
  if (report.period_source) source = Token(*report.period_source);
  return connection(
             "UPDATE report SET period = ?, period_source = ?, period_confidence = ?, office = ?, contact = ?, "
             "rows_seen = ?, parser_version = ? WHERE report_key = ?")
      .Bind(period, source, report.period_confidence, report.office, report.contact, report.rows_seen,
            report.parser_version, key)
      .Run();
}

Status WriteSections(Connection& connection, std::int64_t key, const std::vector<Section>& sections) {
  Query insert = connection("INSERT INTO section VALUES(?, ?, ?, ?)");
  for (int i = 0; const Section& section : sections) {
    ACERVO_TRY(insert.Again().Bind(key, i++, section.title, section.text).Run());
  }
  return Ok();
}

Status WriteDoubts(Connection& connection, std::int64_t key, const std::vector<Doubt>& doubts) {
  Query insert = connection("INSERT INTO doubt VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (int i = 0; const Doubt& d : doubts) {
    ACERVO_TRY(insert.Again()
                   .Bind(key, i++, d.code, d.record, d.field, d.text, d.weight, d.where.page, d.where.table,
                         d.where.row, d.where.block)
                   .Run());
  }
  return Ok();
}

Status WriteRejected(Connection& connection, std::int64_t key, const std::vector<Rejected>& rejected) {
  Query insert = connection("INSERT INTO rejected VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
  for (int i = 0; const Rejected& r : rejected) {
    ACERVO_TRY(
        insert.Again().Bind(key, i++, r.text, r.reason, r.where.page, r.where.table, r.where.row, r.where.block).Run());
  }
  return Ok();
}

Result<std::int64_t> WriteRecord(Connection& connection, std::int64_t key, const Record& record) {
  std::optional<std::string> start, end;
  if (!record.date.intervals.empty()) {
    start = ToIso(record.date.intervals.front().first);
    end = ToIso(record.date.intervals.back().last);
  }
  Query insert = connection(
      "INSERT INTO record(report_key, local_id, kind, number, depth, parent, title, type, text, section, date_raw, "
      "date_start, date_end, date_precision, date_source, page, table_number, row_number, block) "
      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.Bind(key, record.local_id, Token(record.kind), record.order, record.depth, record.parent, record.title,
              record.type, record.text, record.section, record.date.raw, start, end, Token(record.date.precision),
              Token(record.date.source), record.source.page, record.source.table, record.source.row,
              record.source.block);
  ACERVO_TRY(insert.Run());
  const std::int64_t record_key = connection.LastRowId();
  ACERVO_TRY(connection("INSERT OR IGNORE INTO record_id VALUES(?, ?)").Bind(key, record.local_id).Run());
  return record_key;
}

Status WriteIntervals(Connection& connection, std::int64_t record_key, const std::vector<DateInterval>& intervals) {
  Query insert = connection("INSERT INTO record_interval VALUES(?, ?, ?, ?, ?)");
  for (int i = 0; const DateInterval& interval : intervals) {
    const auto days = std::chrono::sys_days(interval.last) - std::chrono::sys_days(interval.first);
    const bool is_long = days.count() >= kLongIntervalDays;
    ACERVO_TRY(insert.Again().Bind(record_key, i++, ToIso(interval.first), ToIso(interval.last), is_long).Run());
  }
  return Ok();
}

Status WriteFields(Connection& connection, std::int64_t record_key, const Record& record) {
  Query insert = connection("INSERT INTO field VALUES(?, ?, ?, ?, ?)");
  for (int i = 0; const auto& [name, value] : record.fields) {
    insert.Again().Bind(record_key, i++, name);
    if (record.title && *record.title == value)
      insert.Bind(nullptr, "title");
    else if (record.text == value)
      insert.Bind(nullptr, "text");
    else
      insert.Bind(value, nullptr);
    ACERVO_TRY(insert.Run());
  }
  return Ok();
}

std::string IntervalsText(const std::vector<DateInterval>& intervals) {
  std::string text;
  for (const DateInterval& interval : intervals) {
    if (!text.empty()) text += ' ';
    text += ToIso(interval.first) + "/" + ToIso(interval.last);
  }
  return text;
}

std::string Joined(const std::vector<std::string>& parts, char between) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

// Begin and length in code points.
std::pair<int, int> CodePoints(std::string_view text, const Span& span) {
  const auto begin = CodePointIndex(text, span.begin);
  return {static_cast<int>(begin), static_cast<int>(CodePointIndex(text, span.end()) - begin)};
}

Status WriteMentions(Connection& connection, std::int64_t record_key, const Record& record) {
  Query insert = connection("INSERT INTO mention VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
  for (int i = 0; const DateExpression& mention : record.mentions) {
    const auto [begin, length] = CodePoints(record.text, mention.span);
    ACERVO_TRY(insert.Again()
                   .Bind(record_key, i++, mention.raw, begin, length, Token(mention.precision),
                         IntervalsText(mention.intervals), Joined(mention.doubts, ' '))
                   .Run());
  }
  return Ok();
}

Status WriteRecordEntities(Connection& connection, std::int64_t record_key, const Record& record, EntityKeys& touched) {
  for (int i = 0; const EntityMention& mention : record.entities) {
    Result<std::int64_t> entity = UpsertEntity(connection, mention, touched);
    if (!entity.ok()) return std::move(entity.error());
    std::optional<int> begin, length;
    if (mention.span) std::tie(begin, length) = CodePoints(record.text, *mention.span);
    ACERVO_TRY(connection("INSERT INTO record_entity(record_key, position, entity_key, raw, role, begin, length) "
                          "VALUES(?, ?, ?, ?, ?, ?, ?)")
                   .Bind(record_key, i++, entity.value(), mention.raw, Token(mention.role), begin, length)
                   .Run());
  }
  return Ok();
}

Status WriteEntityNames(Connection& connection, std::int64_t key, const std::vector<EntityNames>& all) {
  for (int i = 0; const EntityNames& names : all) {
    const std::string list = Joined(names.names, '\n');
    ACERVO_TRY(connection("INSERT OR IGNORE INTO name_list(names) VALUES(?)").Bind(list).Run());
    ACERVO_TRY(connection("INSERT INTO report_name_list SELECT ?, ?, ?, name_list_key FROM name_list WHERE names = ?")
                   .Bind(key, i++, names.id, list)
                   .Run());
    ACERVO_TRY(AddEntityNames(connection, names));
  }
  return Ok();
}

Status WriteDefinitions(Connection& connection, std::int64_t key, const std::vector<EntityDefinition>& all) {
  Query insert = connection("INSERT INTO entity_definition VALUES(?, ?, ?, ?, ?, ?)");
  for (int i = 0; const EntityDefinition& one : all) {
    ACERVO_TRY(insert.Again().Bind(key, i++, one.id, one.short_id, one.raw, one.record).Run());
  }
  return Ok();
}

Status WriteCellNames(Connection& connection, std::int64_t key, const std::vector<CellName>& all) {
  Query insert = connection("INSERT INTO cell_name VALUES(?, ?, ?, ?, ?)");
  for (int i = 0; const CellName& one : all) {
    ACERVO_TRY(insert.Again().Bind(key, i++, one.id, one.name, NameKey(one.name)).Run());
  }
  return Ok();
}

}  // namespace

Result<std::vector<std::int64_t>> WriteRows(Connection& connection, std::int64_t report_key, const Report& report,
                                            EntityKeys& touched) {
  ACERVO_TRY(WriteHeader(connection, report_key, report));
  ACERVO_TRY(WriteSections(connection, report_key, report.sections));
  ACERVO_TRY(WriteDoubts(connection, report_key, report.doubts));
  ACERVO_TRY(WriteRejected(connection, report_key, report.rejected));
  std::vector<std::int64_t> keys;
  for (const Record& record : report.records) {
    Result<std::int64_t> record_key = WriteRecord(connection, report_key, record);
    if (!record_key.ok()) return std::move(record_key.error());
    keys.push_back(record_key.value());
    ACERVO_TRY(WriteIntervals(connection, keys.back(), record.date.intervals));
    ACERVO_TRY(WriteFields(connection, keys.back(), record));
    ACERVO_TRY(WriteMentions(connection, keys.back(), record));
    ACERVO_TRY(WriteRecordEntities(connection, keys.back(), record, touched));
  }
  ACERVO_TRY(WriteEntityNames(connection, report_key, report.entity_names));
  ACERVO_TRY(WriteDefinitions(connection, report_key, report.definitions));
  ACERVO_TRY(WriteCellNames(connection, report_key, report.cell_names));
  return keys;
}

Status RemoveRows(Connection& connection, std::int64_t report_key) {
  ACERVO_TRY(connection("DELETE FROM record WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_TRY(connection("DELETE FROM section WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_TRY(connection("DELETE FROM doubt WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_TRY(connection("DELETE FROM rejected WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_TRY(connection("DELETE FROM entity_definition WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_TRY(connection("DELETE FROM cell_name WHERE report_key = ?").Bind(report_key).Run());
  return connection("DELETE FROM report_name_list WHERE report_key = ?").Bind(report_key).Run();
}

}  // namespace acervo::store
