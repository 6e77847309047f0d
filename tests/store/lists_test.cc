// Reports and doubts in pages, and entities under their initials.
#include "store/lists.h"

#include <gtest/gtest.h>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {
namespace lists {

class ReportLists : public ::testing::Test {
 protected:
  ReportLists() : archive_(MadeArchive(folder_ / "a.db")) {
    Add("2019-05", "Oficina de Cooperación", "Primero");
    Add("2019-05", "Oficina de Turismo", "Segundo");
    Add("2019-06", "OFICINA DE COOPERACIÓN", "Tercero");
    Add("2020-01", "Oficina de Cooperación", "Cuarto");
    Add("", "Oficina de Cooperación", "Quinto");
  }
  void Add(const std::string& period, const std::string& office, const std::string& title) {
    Report report = MadeReport(period, {Activity(1, {title, "", "Texto de " + title, "1"})});
    report.office = office;
    report.doubts.push_back({DiagnosticCode::kUnknownMonth, {}, "a1", "fecha", title, title == "Tercero" ? 0.9 : 0.2});
    ids_[title] = Must(archive_.Import(report, File(title + ".txt", "bytes of " + title))).report_id;
  }
  std::vector<std::string> Listed(const ReportFilter& filter) {
    std::vector<std::string> ids;
    for (const ListedReport& report : Must(archive_.ListReports(filter)).reports) ids.push_back(report.id);
    return ids;
  }

  Folder folder_;
  Archive archive_;
  std::map<std::string, std::string> ids_;
};

TEST_F(ReportLists, LeaveNoReportOut) {
  const ReportList all = Must(archive_.ListReports({}));
  EXPECT_EQ(all.total, 5);
  ASSERT_EQ(all.reports.size(), 5U);
  EXPECT_EQ(all.reports.front().id, ids_["Cuarto"]);
  EXPECT_EQ(all.reports.back().id, ids_["Quinto"]);
  EXPECT_EQ(all.without_period, 1);
  EXPECT_EQ(all.years, (std::vector<std::pair<int, int>>{{2020, 1}, {2019, 3}}));
  EXPECT_EQ(all.reports.front().activities, 1);
  EXPECT_EQ(all.reports.front().doubts, 1);
  EXPECT_EQ(all.reports.front().formats, std::vector<Format>{Format::kTxt});
}

TEST_F(ReportLists, OneOfficeUnderAllItsSpellings) {
  const ReportList all = Must(archive_.ListReports({}));
  ASSERT_EQ(all.offices.size(), 2U);
  EXPECT_EQ(all.offices[0], std::pair(std::string("Oficina de Cooperación"), 4));
  ReportFilter filter;
  filter.office = "oficina de cooperacion";
  filter.year = 2019;
  EXPECT_EQ(Listed(filter), (std::vector<std::string>{ids_["Tercero"], ids_["Primero"]}));
  const ReportList some = Must(archive_.ListReports(filter));
  EXPECT_EQ(some.total, 2);
  EXPECT_EQ(some.years, (std::vector<std::pair<int, int>>{{2020, 1}, {2019, 2}}));
}

TEST_F(ReportLists, PagesMakeTheWhole) {
  std::vector<std::string> pages;
  for (int offset = 0; offset < 6; offset += 2) {
    ReportFilter filter;
    filter.limit = 2;
    filter.offset = offset;
    for (const std::string& id : Listed(filter)) pages.push_back(id);
  }
  EXPECT_EQ(pages, Listed({}));
  ReportFilter undated;
  undated.without_period = true;
  EXPECT_EQ(Listed(undated), std::vector<std::string>{ids_["Quinto"]});
}

TEST_F(ReportLists, StepsGoThroughTheReportsOfAnOffice) {
  const ReportSteps steps = Must(archive_.StepsFrom(ids_["Tercero"]));
  ASSERT_TRUE(steps.earlier && steps.later);
  EXPECT_EQ(steps.earlier->id, ids_["Primero"]);
  EXPECT_EQ(steps.later->id, ids_["Cuarto"]);
  EXPECT_FALSE(Must(archive_.StepsFrom(ids_["Primero"])).earlier);
  EXPECT_FALSE(Must(archive_.StepsFrom(ids_["Quinto"])).later);
  EXPECT_FALSE(Must(archive_.StepsFrom("nothing")).later);
}

TEST_F(ReportLists, CountReportsAMonth) {
  const auto months = Must(archive_.ReportsPerMonth());
  ASSERT_EQ(months.size(), 3U);
  EXPECT_EQ(ToIso(months[0].first), "2019-05");
  EXPECT_EQ(months[0].second, 2);
}

TEST_F(ReportLists, DoubtsComeWeightiestFirst) {
  DoubtFilter filter;
  filter.limit = 2;
  const DoubtList list = Must(archive_.ListDoubts(filter));
  EXPECT_EQ(list.total, 5);
  ASSERT_EQ(list.doubts.size(), 2U);
  EXPECT_EQ(list.doubts[0].report, ids_["Tercero"]);
  EXPECT_EQ(list.doubts[0].doubt.text, "Tercero");
  EXPECT_EQ(list.doubts[0].path, "Tercero.txt");
  ASSERT_EQ(list.codes.size(), 1U);
  EXPECT_EQ(list.codes[0].second, 5);
  filter.code = "nothing";
  EXPECT_EQ(Must(archive_.ListDoubts(filter)).total, 0);
}

TEST(InitialOf, IsALetterWithoutItsAccent) {
  const std::pair<std::string, std::string> cases[] = {{"Ágora", "A"},     {"ñandú", "Ñ"}, {"«Oficina»", "O"},
                                                       {"3 de mayo", "#"}, {"…", "#"},     {"", "#"},
                                                       {"Ñ", "Ñ"},         {"zona", "Z"},  {"(SICA)", "S"}};
  for (const auto& [name, initial] : cases) EXPECT_EQ(InitialOf(name), initial) << name;
}

TEST_F(ReportLists, EntitiesStandUnderTheirInitialAndKind) {
  std::vector<EntityMention> named = {Entity("agora", "Ágora", "Ágora"), Entity("arte", "Arte", "Arte"),
                                      Entity("nino", "Ñandú", "Ñandú")};
  Must(archive_.Import(MadeReport("2021-01", {Activity(1, {"Foro", "", "Texto", "1", "", "", "", named})}),
                       File("e.txt", "bytes of e")));
  EntityFilter filter;
  filter.groups = true;
  filter.initial = "A";
  filter.sort = EntitySort::kName;
  const EntityList list = Must(archive_.Entities(filter));
  EXPECT_EQ(list.total, 2);
  EXPECT_EQ(list.entities.front().name, "Ágora");
  EXPECT_EQ(list.initials, (std::vector<std::pair<std::string, int>>{{"A", 2}, {"Ñ", 1}}));
  ASSERT_EQ(list.kinds.size(), 1U);
  EXPECT_EQ(list.kinds.front().second, 3);
}

}  // namespace lists
}  // namespace
}  // namespace acervo::testing
