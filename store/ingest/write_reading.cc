#include "store/ingest/write_reading.h"

#include <utility>

#include "store/columns/column_blocks.h"
#include "store/entities/entity_rows.h"
#include "store/identity/same_records.h"
#include "store/rows/report_rows.h"
#include "store/rows/search_index.h"

namespace acervo::store {

Status ReadingWriter::Remove(std::int64_t report_key) {
  Result<std::vector<std::string>> names = CellNamesOf(connection_, report_key);
  if (!names.ok()) return std::move(names.error());
  names_before_.insert(names_before_.end(), names.value().begin(), names.value().end());
  for (auto* const find : {GroupedEntitiesOf, DefinedEntities}) {
    Result<EntityKeys> keys = find(connection_, report_key);
    if (!keys.ok()) return std::move(keys.error());
    touched_.merge(keys.value());
  }
  replaced_rows_ = true;
  return RemoveRows(connection_, report_key);
}

Status ReadingWriter::Write(std::int64_t report_key, const Report& reading) {
  Result<std::vector<std::int64_t>> keys = WriteRows(connection_, report_key, reading, touched_);
  if (!keys.ok()) return std::move(keys.error());
  std::vector<LearnedAliases::NewRecord> records;
  for (std::size_t i = 0; i < reading.records.size(); ++i) {
    ACERVO_RETURN_IF_ERROR(IndexRecord(connection_, lexicon_, keys.value()[i], reading.records[i]));
    records.push_back({keys.value()[i], reading.records[i].text});
  }
  ACERVO_RETURN_IF_ERROR(PairSameRecords(connection_, report_key));
  return SettleEntities(report_key, records);
}

// What the new rows, and those that are gone, change for the entities of the whole archive.
Status ReadingWriter::SettleEntities(std::int64_t report_key, const std::vector<LearnedAliases::NewRecord>& records) {
  ACERVO_RETURN_IF_ERROR(taught_.Teach(connection_, lexicon_, report_key, records, names_before_));
  Result<EntityKeys> defined = DefinedEntities(connection_, report_key);
  if (!defined.ok()) return std::move(defined.error());
  touched_.merge(defined.value());
  if (replaced_rows_) ACERVO_RETURN_IF_ERROR(RemoveUnusedEntities(connection_));
  ACERVO_RETURN_IF_ERROR(Regroup(connection_, touched_));
  ACERVO_RETURN_IF_ERROR(PackStaleBlocks(connection_));
  return replaced_rows_ ? RebuildIndexWhenWorn(connection_, lexicon_) : Ok();
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
