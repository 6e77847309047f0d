#include "store/ingest/write_reading.h"

#include <utility>

#include "store/decisions/in_force.h"
#include "store/entities/entity_rows.h"
#include "store/identity/same_records.h"
#include "store/rows/search_index.h"
#include "store/words/fts_expression.h"

namespace acervo::store {

Status ReadingWriter::Remove(std::int64_t report_key) {
  Result<std::vector<std::string>> names = CellNamesOf(connection_, report_key);
  if (!names.ok()) return std::move(names.error());
  names_before_.insert(names_before_.end(), names.value().begin(), names.value().end());
  for (auto* const find : {GroupedEntitiesOf, DefinedEntities}) {
    Result<EntityKeys> keys = find(connection_, report_key);
    if (!keys.ok()) return std::move(keys.error());
    state_.late.AddTouched(keys.value());
  }
  replaced_rows_ = true;
  return RemoveRows(connection_, report_key);
}

Status ReadingWriter::Write(std::int64_t report_key, const Report& reading) {
  return Write(report_key, reading, state_.late.Keep(state_.preparer.Prepare(reading)));
}

// What people have decided lies over the reading, which is kept beside it.
Status ReadingWriter::Write(std::int64_t report_key, const Report& reading, const Preparation& preparation) {
  ACERVO_ASSIGN_OR_RETURN(const std::optional<DecidedReport> decided,
                          DecideReading(connection_, state_.decisions, report_key, reading));
  if (!decided) return WriteShown(report_key, reading, preparation);
  const Preparation& again = state_.late.Keep(state_.preparer.Prepare(decided->report));
  ACERVO_RETURN_IF_ERROR(WriteShown(report_key, decided->report, again));
  return KeepReading(connection_, report_key, reading, *decided);
}

Status ReadingWriter::WriteShown(std::int64_t report_key, const Report& reading, const Preparation& preparation) {
  Result<std::vector<WrittenRecord>> written =
      WriteRows(connection_, state_.keys, state_.late.touched(), report_key, reading, preparation);
  if (!written.ok()) return std::move(written.error());
  ACERVO_RETURN_IF_ERROR(Index(reading, preparation, written.value()));
  ACERVO_RETURN_IF_ERROR(PairSameRecords(connection_, report_key));
  std::vector<LearnedAliases::NewRecord> records;
  for (std::size_t i = 0; i < reading.records.size(); ++i) {
    const std::string* const words = preparation.records.empty() ? nullptr : &preparation.records[i].index.text;
    records.push_back({written.value()[i].key, reading.records[i].text, words});
  }
  return SettleEntities(report_key, records);
}

namespace {

std::string EntityTerms(const EntityKeys& entities) {
  std::string terms;
  for (const std::int64_t key : entities) terms.append(EntityTerm(key)).append(" ");
  return terms;
}

}  // namespace

Status ReadingWriter::Index(const Report& reading, const Preparation& preparation,
                            const std::vector<WrittenRecord>& written) {
  for (const Term& term : preparation.vocabulary)
    ACERVO_RETURN_IF_ERROR(LearnWord(connection_, state_.term_cache, term));
  if (preparation.records.empty()) return IndexLongReport(reading, written);
  for (std::size_t i = 0; i < written.size(); ++i) {
    state_.late.AddIndexRow(written[i].key, preparation.records[i].index, EntityTerms(written[i].entities));
  }
  return Ok();
}

// One record after another, so that the texts are not held twice.
Status ReadingWriter::IndexLongReport(const Report& reading, const std::vector<WrittenRecord>& written) {
  ACERVO_RETURN_IF_ERROR(state_.late.WriteIndexRows(connection_));  // the index takes its rows in their order
  IndexRowWriter writer(connection_);
  for (std::size_t i = 0; i < written.size(); ++i) {
    UsedTerms used;
    const IndexTexts texts = PrepareIndex(state_.term_cache, reading, reading.records[i], used);
    for (const Term* const term : used.all()) ACERVO_RETURN_IF_ERROR(LearnWord(connection_, state_.term_cache, *term));
    ACERVO_RETURN_IF_ERROR(writer.Write(written[i].key, texts, EntityTerms(written[i].entities)));
  }
  return Ok();
}

// What the new rows, and those that are gone, change for the entities of the whole archive.
Status ReadingWriter::SettleEntities(std::int64_t report_key, const std::vector<LearnedAliases::NewRecord>& records) {
  const auto unindexed = [this](std::string_view phrase, std::set<std::int64_t>& found) {
    state_.late.AddRecordsWith(phrase, found);
  };
  ACERVO_RETURN_IF_ERROR(
      state_.taught.Teach(connection_, state_.term_cache, unindexed, report_key, records, names_before_));
  Result<EntityKeys> defined = DefinedEntities(connection_, report_key);
  if (!defined.ok()) return std::move(defined.error());
  state_.late.AddTouched(defined.value());
  return replaced_rows_ ? SettleReplacedRows() : Ok();
}

// What nothing names any more goes at once, so that a report that comes later in the transaction does not find it.
Status ReadingWriter::SettleReplacedRows() {
  ACERVO_RETURN_IF_ERROR(RemoveUnusedEntities(connection_));
  state_.keys.Clear();
  ACERVO_RETURN_IF_ERROR(state_.late.Finish(connection_, state_.keys));
  return RebuildIndexWhenWorn(connection_, state_.term_cache);
}

Result<std::set<std::string>> TakenRecordIds(Connection& connection, std::int64_t report_key) {
  std::set<std::string> taken;
  Query query = connection(
      "SELECT local_id FROM former_record_id WHERE report_key = ?1 UNION SELECT local_id FROM record WHERE report_key "
      "= "
      "?1");
  query.Bind(report_key);
  while (query.Next()) taken.insert(query.Text(0));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return taken;
}

}  // namespace acervo::store
