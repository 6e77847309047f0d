// Which ids the records of a new reading keep.
#include "store/identity/record_ids.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/store/fixtures.h"

namespace acervo::testing::record_ids {
namespace {

using ::testing::ElementsAre;

Record Text(int number, const std::string& text) {
  Record record;
  record.kind = RecordKind::kText;
  record.order = number;
  record.local_id = "t" + std::to_string(number);
  record.text = text;
  return record;
}

Report Reading(const std::vector<std::string>& texts) {
  std::vector<Record> records{Activity(1, {"Foro de agua", "JICA", "Se debatió la gestión de la cuenca", "7"})};
  for (const std::string& text : texts) records.push_back(Text(static_cast<int>(records.size()), text));
  return MadeReport("2019-05", records);
}

std::vector<std::string> IdsOf(const Report& report) {
  std::vector<std::string> ids;
  for (const Record& record : report.records) ids.push_back(record.local_id);
  return ids;
}

TEST(RecordIds, TextsBesideRowsKeepTheirs) {
  const Report earlier = Reading({"La oficina acompaña a tres corregimientos", "Atentamente, la dirección"});
  Report same = earlier;
  store::KeepRecordIds(earlier, {"a1", "t1", "t2"}, same);
  EXPECT_THAT(IdsOf(same), ElementsAre("a1", "t1", "t2"));
}

TEST(RecordIds, ANewTextBeforeThemTakesTheNextNumber) {
  const Report earlier = Reading({"La oficina acompaña a tres corregimientos", "Atentamente, la dirección"});
  Report next = Reading(
      {"Resumen de los convenios del año", "La oficina acompaña a tres corregimientos", "Atentamente, la dirección"});
  store::KeepRecordIds(earlier, {"a1", "t1", "t2"}, next);
  EXPECT_THAT(IdsOf(next), ElementsAre("a1", "t3", "t1", "t2"));
}

}  // namespace
}  // namespace acervo::testing::record_ids
