#include <map>
#include <tuple>
#include <utility>

#include "core/text.h"
#include "store/columns/column_blocks.h"
#include "store/entities/entity_rows.h"
#include "store/likeness/fingerprint.h"
#include "store/rows/places.h"
#include "store/rows/report_rows.h"
#include "store/words/term_cache.h"

namespace acervo::store {
namespace {

// Of the one row, where there is one.
Result<std::optional<std::int64_t>> KeyOf(Query& query) {
  std::optional<std::int64_t> key;
  if (query.Next()) key = query.Int(0);
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return key;
}

Status WriteHeader(Connection& connection, std::int64_t key, const Report& report) {
  std::optional<std::string> period, period_end, source;
  if (report.period) period = ToIso(*report.period);
  if (report.period_end) period_end = ToIso(*report.period_end);
  if (report.period_source) source = Token(*report.period_source);
  return connection(
             "UPDATE report SET period = ?, period_end = ?, period_source = ?, period_confidence = ?, office = ?, "
             "contact = ?, letterhead = ?, rows_seen = ?, words_read = ?, words_found = ?, parser_version = ? WHERE "
             "report_key = ?")
      .Bind(period, period_end, source, report.period_confidence, report.office, report.contact, report.letterhead,
            report.rows_seen, report.words.read, report.words.found, report.parser_version, key)
      .Run();
}

Status WriteSections(Connection& connection, std::int64_t key, const std::vector<Section>& sections) {
  Query insert = connection("INSERT INTO section VALUES(?, ?, ?, ?)");
  for (int i = 0; const Section& section : sections) {
    ACERVO_RETURN_IF_ERROR(insert.Again().Bind(key, i++, section.title, section.text).Run());
  }
  return Ok();
}

// "impossible_date weekday_mismatch"
std::string TokensOf(const std::vector<DiagnosticCode>& codes) {
  std::string tokens;
  for (const DiagnosticCode code : codes) tokens.append(tokens.empty() ? "" : " ").append(Token(code));
  return tokens;
}

Status WriteDoubts(Connection& connection, std::int64_t key, const std::vector<Diagnostic>& doubts) {
  Query insert = connection("INSERT INTO doubt VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (int i = 0; const Diagnostic& d : doubts) {
    ACERVO_RETURN_IF_ERROR(insert.Again()
                               .Bind(key, i++, Token(d.code), d.record, d.field, d.text, d.weight, d.where.page,
                                     d.where.table, d.where.row, d.where.block)
                               .Run());
  }
  return Ok();
}

Status WriteRejected(Connection& connection, std::int64_t key, const std::vector<Diagnostic>& rejected) {
  Query insert = connection("INSERT INTO rejected VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
  for (int i = 0; const Diagnostic& r : rejected) {
    ACERVO_RETURN_IF_ERROR(
        insert.Again()
            .Bind(key, i++, r.text, Token(r.code), r.where.page, r.where.table, r.where.row, r.where.block)
            .Run());
  }
  return Ok();
}

std::optional<std::int32_t> Day(const std::optional<Date>& date) {
  if (!date) return std::nullopt;
  return DayNumber(*date);
}

Result<std::optional<std::int64_t>> TypeKey(Connection& connection, const std::optional<std::string>& type) {
  if (!type) return std::optional<std::int64_t>();
  ACERVO_RETURN_IF_ERROR(connection("INSERT OR IGNORE INTO record_type(type) VALUES(?)").Bind(*type).Run());
  return KeyOf(connection("SELECT type_key FROM record_type WHERE type = ?").Bind(*type));
}

// Where the record says what a cell says; empty: nowhere else.
std::string_view SameAs(const Record& record, const std::string& cell) {
  if (record.title && *record.title == cell) return "title";
  if (record.text == cell) return "text";
  if (record.date.raw == cell) return "date_raw";
  return {};
}

Status WriteShapeParts(Connection& connection, std::int64_t shape_key, const Record& record) {
  Query insert = connection("INSERT INTO field_shape_part VALUES(?, ?, ?, nullif(?, ''))");
  for (int i = 0; const auto& [name, value] : record.fields) {
    ACERVO_RETURN_IF_ERROR(insert.Again().Bind(shape_key, i++, name, SameAs(record, value)).Run());
  }
  return Ok();
}

Result<std::optional<std::int64_t>> ShapeKey(Connection& connection, const Record& record) {
  if (record.fields.empty()) return std::optional<std::int64_t>();
  std::string shape;
  for (const auto& [name, value] : record.fields) {
    const std::string_view same_as = SameAs(record, value);
    shape.append(shape.empty() ? "" : "\n").append(name).append(same_as.empty() ? "" : "=").append(same_as);
  }
  auto known = KeyOf(connection("SELECT shape_key FROM field_shape WHERE shape = ?").Bind(shape));
  if (!known.ok() || known.value()) return known;
  ACERVO_RETURN_IF_ERROR(connection("INSERT INTO field_shape(shape) VALUES(?)").Bind(shape).Run());
  const std::int64_t key = connection.LastRowId();
  ACERVO_RETURN_IF_ERROR(WriteShapeParts(connection, key, record));
  return std::optional(key);
}

Result<std::int64_t> WriteRecord(Connection& connection, std::int64_t key, const Record& record) {
  std::optional<Date> first, last;
  if (!record.date.intervals.empty()) {
    first = record.date.intervals.front().first;
    last = record.date.intervals.back().last;
  }
  std::optional<int> year_source;
  if (record.date.year_source) year_source = static_cast<int>(*record.date.year_source);
  auto type = TypeKey(connection, record.type), shape = ShapeKey(connection, record);
  if (!type.ok()) return std::move(type.error());
  if (!shape.ok()) return std::move(shape.error());
  Query insert = connection(
      "INSERT INTO record(report_key, local_id, kind, number, depth, parent, title, type_key, text, section, date_raw, "
      "first_day, last_day, date_precision, date_source, page, table_number, row_number, block, shape_key, "
      "year_source, words_hash) "
      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0))");
  insert.Bind(key, record.local_id, KindNumber(record.kind), record.order, record.depth, record.parent, record.title,
              type.value(), record.text, record.section, record.date.raw, Day(first), Day(last),
              static_cast<int>(record.date.precision), static_cast<int>(record.date.source), record.source.page,
              record.source.table, record.source.row, record.source.block, shape.value(), year_source,
              RecordHash(record));
  ACERVO_RETURN_IF_ERROR(insert.Run());
  return connection.LastRowId();
}

Status WriteRuns(Connection& connection, std::int64_t record_key, const std::vector<DateInterval>& intervals) {
  if (intervals.size() < 2) return Ok();  // the record says it
  Query insert = connection("INSERT INTO record_run VALUES(?, ?, ?, ?)");
  for (int i = 0; const DateInterval& interval : intervals) {
    ACERVO_RETURN_IF_ERROR(
        insert.Again().Bind(record_key, i++, DayNumber(interval.first), DayNumber(interval.last)).Run());
  }
  return Ok();
}

Status WriteFields(Connection& connection, std::int64_t record_key, const Record& record) {
  Query insert = connection("INSERT INTO field_value VALUES(?, ?, ?)");
  for (int i = 0; const auto& [name, value] : record.fields) {
    if (SameAs(record, value).empty()) ACERVO_RETURN_IF_ERROR(insert.Again().Bind(record_key, i, value).Run());
    ++i;
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
std::pair<int, int> CodePointRange(std::string_view text, const Span& span) {
  const auto begin = CodePointIndex(text, span.begin);
  return {static_cast<int>(begin), static_cast<int>(CodePointIndex(text, span.end()) - begin)};
}

Status WriteMentions(Connection& connection, std::int64_t record_key, const Record& record) {
  Query insert = connection("INSERT INTO mention VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (int i = 0; const DateExpression& mention : record.mentions) {
    const auto [begin, length] = CodePointRange(record.text, mention.span);
    const bool is_as_in_text = mention.span.In(record.text) == mention.raw;
    ACERVO_RETURN_IF_ERROR(insert.Again()
                               .Bind(record_key, i++, begin, length, static_cast<int>(mention.precision),
                                     is_as_in_text ? std::nullopt : std::optional(mention.raw),
                                     IntervalsText(mention.intervals), TokensOf(mention.doubts),
                                     static_cast<int>(mention.year_source))
                               .Run());
  }
  return Ok();
}

// The entities of one report: each is looked up once, however often it is mentioned.
class EntityWriter {
 public:
  EntityWriter(Connection& connection, EntityKeys& touched) : connection_(connection), touched_(touched) {}

  Status Write(std::int64_t record_key, const Record& record) {
    Query insert = connection_(
        "INSERT INTO record_entity(record_key, position, entity_key, name_key, role, begin, length) "
        "VALUES(?, ?, ?, ?, ?, ?, ?)");
    for (int i = 0; const EntityMention& mention : record.entities) {
      Result<WrittenEntity> entity = Upsert(mention);
      if (!entity.ok()) return std::move(entity.error());
      std::optional<int> begin, length;
      if (mention.span) std::tie(begin, length) = CodePointRange(record.text, *mention.span);
      ACERVO_RETURN_IF_ERROR(insert.Again()
                                 .Bind(record_key, i++, entity.value().entity_key, entity.value().name_key,
                                       static_cast<int>(mention.role), begin, length)
                                 .Run());
    }
    return Ok();
  }

 private:
  Result<WrittenEntity> Upsert(const EntityMention& mention) {
    const auto [known, is_new] =
        written_.try_emplace(std::tuple(mention.id, mention.name, mention.raw, mention.kind, mention.known));
    if (!is_new) return known->second;
    Result<WrittenEntity> entity = UpsertEntity(connection_, mention, touched_);
    if (entity.ok()) known->second = entity.value();
    return entity;
  }

  Connection& connection_;
  EntityKeys& touched_;
  std::map<std::tuple<std::string, std::string, std::string, EntityKind, bool>, WrittenEntity> written_;
};

Status WriteEntityNames(Connection& connection, std::int64_t key, const std::vector<EntityNames>& all) {
  std::string lists;
  for (const EntityNames& names : all) {
    const std::string list = Joined(names.names, '\n');
    ACERVO_RETURN_IF_ERROR(
        connection("INSERT OR IGNORE INTO name_list(entity_id, names) VALUES(?, ?)").Bind(names.id, list).Run());
    auto list_key =
        KeyOf(connection("SELECT name_list_key FROM name_list WHERE entity_id = ? AND names = ?").Bind(names.id, list));
    if (!list_key.ok()) return std::move(list_key.error());
    lists.append(lists.empty() ? "" : " ").append(std::to_string(list_key.value().value_or(0)));
    ACERVO_RETURN_IF_ERROR(AddEntityNames(connection, names));
  }
  return connection("INSERT INTO report_name_list VALUES(?, ?)").Bind(key, lists).Run();
}

Status WriteDefinitions(Connection& connection, std::int64_t key, const std::vector<EntityDefinition>& all) {
  Query insert = connection("INSERT INTO entity_definition VALUES(?, ?, ?, ?, ?, ?)");
  for (int i = 0; const EntityDefinition& one : all) {
    ACERVO_RETURN_IF_ERROR(insert.Again().Bind(key, i++, one.id, one.short_id, one.raw, one.record).Run());
  }
  return Ok();
}

Status WriteCellNames(Connection& connection, std::int64_t key, const std::vector<CellName>& all) {
  Query insert = connection("INSERT INTO cell_name VALUES(?, ?, ?, ?, ?)");
  for (int i = 0; const CellName& one : all) {
    ACERVO_RETURN_IF_ERROR(insert.Again().Bind(key, i++, one.id, one.name, NameKey(one.name)).Run());
  }
  return Ok();
}

}  // namespace

Result<std::vector<std::int64_t>> WriteRows(Connection& connection, std::int64_t report_key, const Report& report,
                                            EntityKeys& touched) {
  ACERVO_RETURN_IF_ERROR(WriteHeader(connection, report_key, report));
  ACERVO_RETURN_IF_ERROR(WriteSections(connection, report_key, report.sections));
  ACERVO_RETURN_IF_ERROR(WriteDoubts(connection, report_key, report.doubts));
  ACERVO_RETURN_IF_ERROR(WriteRejected(connection, report_key, report.rejected));
  ACERVO_RETURN_IF_ERROR(WriteDiagnosticPlaces(connection, report_key, report));
  std::vector<std::int64_t> keys;
  EntityWriter entities(connection, touched);
  for (const Record& record : report.records) {
    Result<std::int64_t> record_key = WriteRecord(connection, report_key, record);
    if (!record_key.ok()) return std::move(record_key.error());
    keys.push_back(record_key.value());
    ACERVO_RETURN_IF_ERROR(WriteRecordPlace(connection, keys.back(), record.source));
    ACERVO_RETURN_IF_ERROR(WriteRuns(connection, keys.back(), record.date.intervals));
    ACERVO_RETURN_IF_ERROR(WriteFields(connection, keys.back(), record));
    ACERVO_RETURN_IF_ERROR(WriteMentions(connection, keys.back(), record));
    ACERVO_RETURN_IF_ERROR(entities.Write(keys.back(), record));
  }
  ACERVO_RETURN_IF_ERROR(WriteEntityNames(connection, report_key, report.entity_names));
  ACERVO_RETURN_IF_ERROR(WriteDefinitions(connection, report_key, report.definitions));
  ACERVO_RETURN_IF_ERROR(WriteCellNames(connection, report_key, report.cell_names));
  return keys;
}

Status RemoveRows(Connection& connection, std::int64_t report_key) {
  ACERVO_RETURN_IF_ERROR(
      connection("INSERT OR IGNORE INTO former_record_id SELECT report_key, local_id FROM record WHERE "
                 "report_key = ?")
          .Bind(report_key)
          .Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM record WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM section WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM doubt WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM rejected WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM entity_definition WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM cell_name WHERE report_key = ?").Bind(report_key).Run());
  return connection("DELETE FROM report_name_list WHERE report_key = ?").Bind(report_key).Run();
}

}  // namespace acervo::store
