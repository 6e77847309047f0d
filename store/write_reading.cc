#include "store/write_reading.h"

#include <utility>

#include "store/column_blocks.h"
#include "store/entity_rows.h"
#include "store/report_rows.h"
#include "store/same_records.h"
#include "store/search_index.h"

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
  std::vector<TaughtNames::NewRecord> records;
  for (std::size_t i = 0; i < reading.records.size(); ++i) {
    ACERVO_TRY(IndexRecord(connection_, lexicon_, keys.value()[i], reading.records[i]));
    records.push_back({keys.value()[i], reading.records[i].text});
  }
  ACERVO_TRY(PairSameRecords(connection_, report_key));
  return SettleEntities(report_key, records);
}

// What the new rows, and those that are gone, change for the entities of the whole archive.
Status ReadingWriter::SettleEntities(std::int64_t report_key, const std::vector<TaughtNames::NewRecord>& records) {
  ACERVO_TRY(taught_.Teach(connection_, lexicon_, report_key, records, names_before_));
  Result<EntityKeys> defined = DefinedEntities(connection_, report_key);
  if (!defined.ok()) return std::move(defined.error());
  touched_.merge(defined.value());
  if (replaced_rows_) ACERVO_TRY(RemoveUnusedEntities(connection_));
  ACERVO_TRY(Regroup(connection_, touched_));
  ACERVO_TRY(PackStaleBlocks(connection_));
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
  ACERVO_TRY(query.Finish());
  return taken;
}

}  // namespace acervo::store
