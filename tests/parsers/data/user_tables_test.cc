// One process, one taking into use: the tables are given before the first case runs.
#include "parsers/user_tables.h"

#include <gtest/gtest.h>

#include "parsers/entities/entities.h"
#include "parsers/report/column_names.h"
#include "parsers/report/types.h"
#include "parsers/spanish/dates.h"

namespace acervo {
namespace {

const std::vector<UserTableText> kTables = {
    {"gazetteer.tsv",
     "jica\torganismo\tJICA Panamá\tAgencia japonesa\n"
     "liga-de-surf\tsociedad-civil\tLiga de Surf de Arraiján\tLISUAR|ONU Mujeres\n"
     "de-la\tempresa\tDe la\n"
     "roto\tbanco\tRoto\n"},
    {"activity_types.tsv",
     "cafe-diplomatico\thead\tCafé diplomático\n"
     "tertulia-abierta\thead\ttertulia\n"
     "-\thead\tpasarela\n"
     "-\thead\tferia\n"},
    {"columns.tsv", "fecha\t1\tCuándo\n"},
    {"months.tsv", "mayos\t5\tname\n"},
    {"cities.tsv", "arraijan\tArraiján\tPueblo del Agua\tAlcaldía de Arraiján\n"},
    {"unheard_of.tsv", "a\tb\n"},
};

const std::optional<UserTablesReading>& Reading() {
  static const std::optional<UserTablesReading> reading = UseUserTables(kTables);
  return reading;
}

class UserTables : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(Reading()); }
};

std::string TypeOf(std::string_view cell) {
  const auto kind = report::FindActivityKind(cell);
  return kind ? kind->type : "";
}

std::string IdOf(std::string_view cell) {
  const auto found = SplitEntityCell(cell);
  return found.size() == 1 ? found[0].id : "";
}

TEST_F(UserTables, AreCountedAndTheirFaultsTold) {
  ASSERT_EQ(Reading()->tables.size(), 5U);
  EXPECT_EQ(Reading()->tables[0], (UserTableUse{"gazetteer.tsv", 3, 1}));
  EXPECT_EQ(UserTablesInUse(), Reading()->tables);
  ASSERT_EQ(Reading()->notices.size(), 2U);
  EXPECT_EQ(Reading()->notices[0].line, 4U);
  EXPECT_EQ(Reading()->notices[1].fault, RowFault::kUnknownTable);
}

TEST_F(UserTables, HaveAFingerprint) {
  EXPECT_EQ(UserTablesFingerprint().size(), 16U);
  EXPECT_EQ(UserTablesFingerprint().find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST_F(UserTables, NameEntitiesThatNobodyElseKnows) {
  EXPECT_EQ(IdOf("LISUAR"), "liga-de-surf");
  EXPECT_EQ(IdOf("Liga de Surf de Arraijan"), "liga-de-surf");
}

TEST_F(UserTables, GiveAKnownEntityAnotherNameAndKeepItsOwn) {
  const auto found = SplitEntityCell("Agencia japonesa");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, "jica");
  EXPECT_EQ(found[0].name, "JICA Panamá");
  EXPECT_EQ(IdOf("JICA"), "jica");
  EXPECT_EQ(IdOf("Agencia de Cooperación Internacional del Japón"), "jica");
}

TEST_F(UserTables, WinAName) {
  EXPECT_EQ(IdOf("ONU Mujeres"), "liga-de-surf");
  EXPECT_EQ(IdOf("UN Women"), "onu-mujeres");
  const std::vector<std::string> names = NamesOfEntity("onu-mujeres");
  EXPECT_EQ(std::count(names.begin(), names.end(), "UN Women"), 1);
}

TEST_F(UserTables, NameKindsOfActivity) {
  EXPECT_EQ(TypeOf("CAFÉS DIPLOMÁTICOS"), "cafe-diplomatico");
  EXPECT_EQ(TypeOf("Tertulia literaria"), "tertulia-abierta");
}

TEST_F(UserTables, TakeAKindAway) {
  EXPECT_EQ(TypeOf("Pasarela Calzada de Amador"), "");
  EXPECT_EQ(TypeOf("Feria"), "");
  EXPECT_EQ(TypeOf("Taller en la feria"), "taller");
}

TEST_F(UserTables, NameColumnsMonthsAndCities) {
  const auto column = report::FindColumnName("CUÁNDO");
  ASSERT_TRUE(column);
  EXPECT_EQ(column->name, "fecha");
  const auto dates =
      FindDates("5 de mayos", {Month{std::chrono::year{2019}, std::chrono::May}, {}}, DateContext::kCell);
  ASSERT_EQ(dates.size(), 1U);
  EXPECT_EQ(IdOf("Alcaldía de Pueblo del Agua"), IdOf("Alcaldía de Arraiján"));
}

TEST_F(UserTables, AreRefusedOnceATableWasUsed) {
  (void)TypeOf("Foro");
  const std::string before = UserTablesFingerprint();
  EXPECT_FALSE(UseUserTables({}));
  EXPECT_EQ(UserTablesFingerprint(), before);
  EXPECT_EQ(TypeOf("Tertulia"), "tertulia-abierta");
}

TEST(UserTableNames, AreThoseOfTheCompiledOnes) {
  const std::vector<std::string> names = UserTableNames();
  EXPECT_EQ(names.size(), 23U);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
}

}  // namespace
}  // namespace acervo
