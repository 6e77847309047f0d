#include <map>
#include <tuple>
#include <utility>

#include "core/text.h"
#include "store/columns/column_blocks.h"
#include "store/entities/entity_rows.h"
#include "store/rows/as_read.h"
#include "store/rows/places.h"
#include "store/rows/questions.h"
#include "store/rows/report_rows.h"

namespace acervo::store {
namespace {

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
  if (doubts.empty()) return Ok();
  Query report = connection("SELECT id FROM report WHERE report_key = ?");
  report.Bind(key);
  const std::string id = report.Next() ? report.Text(0) : "";
  ACERVO_RETURN_IF_ERROR(report.Finish());
  Query insert = connection(
      "INSERT INTO doubt(report_key, position, code, record, field, text, weight, page, table_number, row_number, "
      "block, question) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (int i = 0; const Diagnostic& d : doubts) {
    ACERVO_ASSIGN_OR_RETURN(const std::int64_t question, QuestionOf(connection, d, id));
    ACERVO_RETURN_IF_ERROR(insert.Again()
                               .Bind(key, i++, Token(d.code), d.record, d.field, d.text, d.weight, d.where.page,
                                     d.where.table, d.where.row, d.where.block, question)
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

// The key of what a query finds; where there is nothing, of what `insert` adds.
Result<std::int64_t> KeyOf(Connection& connection, Query find, Query insert) {
  if (find.Next()) return find.Int(0);
  ACERVO_RETURN_IF_ERROR(find.Finish());
  ACERVO_RETURN_IF_ERROR(insert.Run());
  return connection.LastRowId();
}

Result<std::optional<std::int64_t>> TypeKey(Connection& connection, KeyCache& keys,
                                            const std::optional<std::string>& type) {
  if (!type) return std::optional<std::int64_t>();
  if (const auto known = Find(keys.types, *type)) return known;
  Query find = connection("SELECT type_key FROM record_type WHERE type = ?");
  Query insert = connection("INSERT INTO record_type(type) VALUES(?)");
  find.Bind(*type), insert.Bind(*type);
  const Result<std::int64_t> key = KeyOf(connection, std::move(find), std::move(insert));
  if (!key.ok()) return key.error();
  keys.types.emplace(*type, key.value());
  return std::optional(key.value());
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

std::string ShapeOf(const Record& record) {
  std::string shape;
  for (const auto& [name, value] : record.fields) {
    const std::string_view same_as = SameAs(record, value);
    shape.append(shape.empty() ? "" : "\n").append(name).append(same_as.empty() ? "" : "=").append(same_as);
  }
  return shape;
}

Result<std::optional<std::int64_t>> ShapeKey(Connection& connection, KeyCache& keys, const Record& record) {
  if (record.fields.empty()) return std::optional<std::int64_t>();
  const std::string shape = ShapeOf(record);
  if (const auto known = Find(keys.shapes, shape)) return known;
  Query find = connection("SELECT shape_key FROM field_shape WHERE shape = ?");
  Query insert = connection("INSERT INTO field_shape(shape) VALUES(?)");
  find.Bind(shape), insert.Bind(shape);
  const bool is_new = !find.Next();
  const Result<std::int64_t> key = KeyOf(connection, std::move(find.Again().Bind(shape)), std::move(insert));
  if (!key.ok()) return key.error();
  if (is_new) ACERVO_RETURN_IF_ERROR(WriteShapeParts(connection, key.value(), record));
  keys.shapes.emplace(shape, key.value());
  return std::optional(key.value());
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

// Writes the records of one report, each with all that hangs on it.
class RecordWriter {
 public:
  RecordWriter(Connection& connection, KeyCache& keys, std::int64_t report_key, EntityKeys& touched)
      : connection_(connection),
        keys_(keys),
        report_key_(report_key),
        touched_(touched),
        record_(connection(
            "INSERT INTO record(report_key, local_id, kind, number, depth, parent, title, type_key, text, section, "
            "date_raw, first_day, last_day, date_precision, date_source, page, table_number, row_number, block, "
            "shape_key, year_source, words_hash) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0))")),
        run_(connection("INSERT INTO record_run VALUES(?, ?, ?, ?)")),
        field_(connection("INSERT INTO field_value VALUES(?, ?, ?)")),
        mention_(connection("INSERT INTO mention VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")),
        entity_(connection("INSERT INTO record_entity(record_key, position, entity_key, name_key, role, begin, length) "
                           "VALUES(?, ?, ?, ?, ?, ?, ?)")) {}

  Result<WrittenRecord> Write(const Record& record, const PreparedRecord& prepared) {
    ACERVO_RETURN_IF_ERROR(WriteRecord(record, prepared));
    written_ = {connection_.LastRowId(), {}};
    ACERVO_RETURN_IF_ERROR(WriteRecordPlace(connection_, written_.key, record.source));
    ACERVO_RETURN_IF_ERROR(WriteRuns(record.date.intervals));
    ACERVO_RETURN_IF_ERROR(WriteFields(record));
    ACERVO_RETURN_IF_ERROR(WriteMentions(record, prepared));
    ACERVO_RETURN_IF_ERROR(WriteEntities(record, prepared));
    return std::move(written_);
  }

 private:
  Status WriteRecord(const Record& record, const PreparedRecord& prepared) {
    std::optional<Date> first, last;
    if (!record.date.intervals.empty()) {
      first = record.date.intervals.front().first;
      last = record.date.intervals.back().last;
    }
    std::optional<int> year_source;
    if (record.date.year_source) year_source = static_cast<int>(*record.date.year_source);
    auto type = TypeKey(connection_, keys_, record.type), shape = ShapeKey(connection_, keys_, record);
    if (!type.ok()) return std::move(type.error());
    if (!shape.ok()) return std::move(shape.error());
    record_.Again().Bind(report_key_, record.local_id, KindNumber(record.kind), record.order, record.depth,
                         record.parent, record.title, type.value(), record.text, record.section, record.date.raw,
                         Day(first), Day(last), static_cast<int>(record.date.precision),
                         static_cast<int>(record.date.source), record.source.page, record.source.table,
                         record.source.row, record.source.block, shape.value(), year_source, prepared.words_hash);
    return record_.Run();
  }

  Status WriteRuns(const std::vector<DateInterval>& intervals) {
    if (intervals.size() < 2) return Ok();  // the record says it
    for (int i = 0; const DateInterval& interval : intervals) {
      ACERVO_RETURN_IF_ERROR(
          run_.Again().Bind(written_.key, i++, DayNumber(interval.first), DayNumber(interval.last)).Run());
    }
    return Ok();
  }

  Status WriteFields(const Record& record) {
    for (int i = 0; const auto& [name, value] : record.fields) {
      if (SameAs(record, value).empty()) ACERVO_RETURN_IF_ERROR(field_.Again().Bind(written_.key, i, value).Run());
      ++i;
    }
    return Ok();
  }

  Status WriteMentions(const Record& record, const PreparedRecord& prepared) {
    for (std::size_t i = 0; i < record.mentions.size(); ++i) {
      const DateExpression& mention = record.mentions[i];
      const bool is_as_in_text = mention.span.In(record.text) == mention.raw;
      ACERVO_RETURN_IF_ERROR(
          mention_.Again()
              .Bind(written_.key, static_cast<int>(i), prepared.mentions[i].begin, prepared.mentions[i].length,
                    static_cast<int>(mention.precision), is_as_in_text ? std::nullopt : std::optional(mention.raw),
                    IntervalsText(mention.intervals), TokensOf(mention.doubts), static_cast<int>(mention.year_source))
              .Run());
    }
    return Ok();
  }

  Status WriteEntities(const Record& record, const PreparedRecord& prepared) {
    for (std::size_t i = 0; i < record.entities.size(); ++i) {
      const Result<WrittenEntity> entity = UpsertEntity(connection_, keys_, record.entities[i], touched_);
      if (!entity.ok()) return entity.error();
      std::optional<std::int64_t> begin, length;
      if (prepared.entities[i])
        std::tie(begin, length) = std::pair(prepared.entities[i]->begin, prepared.entities[i]->length);
      const auto [entity_key, name_key] = entity.value();
      ACERVO_RETURN_IF_ERROR(entity_.Again()
                                 .Bind(written_.key, static_cast<int>(i), entity_key, name_key,
                                       static_cast<int>(record.entities[i].role), begin, length)
                                 .Run());
      written_.entities.insert(entity_key);
    }
    return Ok();
  }

  Connection& connection_;
  KeyCache& keys_;
  std::int64_t report_key_;
  EntityKeys& touched_;
  WrittenRecord written_;
  Query record_, run_, field_, mention_, entity_;
};

// The number of the list of an entity's names, which may be there from another report.
Result<std::int64_t> NameListKey(Connection& connection, KeyCache& keys, const EntityNames& names) {
  const std::string list = Joined(names.names, '\n');
  const std::string said = names.id + '\0' + list;
  if (const auto known = Find(keys.name_lists, said)) return *known;
  Query find = connection("SELECT name_list_key FROM name_list WHERE entity_id = ? AND names = ?");
  Query insert = connection("INSERT INTO name_list(entity_id, names) VALUES(?, ?)");
  find.Bind(names.id, list), insert.Bind(names.id, list);
  Result<std::int64_t> key = KeyOf(connection, std::move(find), std::move(insert));
  if (!key.ok()) return key;
  const Result<bool> is_known = AddEntityNames(connection, names);
  if (!is_known.ok()) return is_known.error();
  if (is_known.value()) keys.name_lists.emplace(said, key.value());
  return key;
}

Status WriteEntityNames(Connection& connection, KeyCache& keys, std::int64_t key, const std::vector<EntityNames>& all) {
  std::string lists;
  for (const EntityNames& names : all) {
    const Result<std::int64_t> list = NameListKey(connection, keys, names);
    if (!list.ok()) return list.error();
    lists.append(lists.empty() ? "" : " ").append(std::to_string(list.value()));
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

Status WriteCellNames(Connection& connection, std::int64_t key, const std::vector<CellName>& all,
                      const std::vector<std::string>& cell_keys) {
  Query insert = connection("INSERT INTO cell_name VALUES(?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < all.size(); ++i) {
    ACERVO_RETURN_IF_ERROR(insert.Again().Bind(key, static_cast<int>(i), all[i].id, all[i].name, cell_keys[i]).Run());
  }
  return Ok();
}

}  // namespace

Result<std::vector<WrittenRecord>> WriteRows(Connection& connection, KeyCache& keys, EntityKeys& touched,
                                             std::int64_t report_key, const Report& report,
                                             const Preparation& preparation) {
  ACERVO_RETURN_IF_ERROR(WriteHeader(connection, report_key, report));
  ACERVO_RETURN_IF_ERROR(WriteSections(connection, report_key, report.sections));
  ACERVO_RETURN_IF_ERROR(WriteDoubts(connection, report_key, report.doubts));
  ACERVO_RETURN_IF_ERROR(WriteRejected(connection, report_key, report.rejected));
  ACERVO_RETURN_IF_ERROR(WriteDiagnosticPlaces(connection, report_key, report));
  std::vector<WrittenRecord> written;
  RecordWriter writer(connection, keys, report_key, touched);
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    Result<WrittenRecord> record = preparation.records.empty()
                                       ? writer.Write(report.records[i], PrepareRow(report.records[i]))
                                       : writer.Write(report.records[i], preparation.records[i]);
    if (!record.ok()) return std::move(record.error());
    written.push_back(std::move(record.value()));
  }
  ACERVO_RETURN_IF_ERROR(WriteEntityNames(connection, keys, report_key, report.entity_names));
  ACERVO_RETURN_IF_ERROR(WriteDefinitions(connection, report_key, report.definitions));
  ACERVO_RETURN_IF_ERROR(WriteCellNames(connection, report_key, report.cell_names, preparation.cell_keys));
  ACERVO_RETURN_IF_ERROR(MarkReportStale(connection, report_key));
  return written;
}

Status RemoveRows(Connection& connection, std::int64_t report_key) {
  ACERVO_RETURN_IF_ERROR(
      connection("INSERT OR IGNORE INTO former_record_id SELECT report_key, local_id FROM record WHERE "
                 "report_key = ?")
          .Bind(report_key)
          .Run());
  ACERVO_RETURN_IF_ERROR(MarkReportStale(connection, report_key));
  ACERVO_RETURN_IF_ERROR(RemoveAsRead(connection, report_key));
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM record WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM section WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM doubt WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM rejected WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM entity_definition WHERE report_key = ?").Bind(report_key).Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM cell_name WHERE report_key = ?").Bind(report_key).Run());
  return connection("DELETE FROM report_name_list WHERE report_key = ?").Bind(report_key).Run();
}

}  // namespace acervo::store
