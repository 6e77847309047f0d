// Values cross a pipe whole, and what is no such value is refused.
#include "core/wire.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/report_wire.h"

namespace acervo {
namespace wire_test {
namespace {

template <typename T>
std::string Written(const T& value) {
  WireWriter writer;
  writer(value);
  return writer.Take();
}

template <typename T>
std::optional<T> ReadBack(std::string_view bytes) {
  T value{};
  WireReader reader(bytes);
  reader(value);
  return reader.AtEnd() ? std::optional(std::move(value)) : std::nullopt;
}

Report Sample() {
  Report report;
  report.period = MonthFromIso("2019-05");
  report.period_source = PeriodSource::kDates;
  report.period_confidence = 0.75;
  report.office = "Oficina de Cooperación";
  report.sections = {{"Título", "Texto"}};
  Record record;
  record.kind = RecordKind::kCoordination;
  record.parent = 3;
  record.text = "Reunión con JICA el 3 de mayo";
  record.title = "";
  record.date = {"3",
                 {{*DateFromIso("1914-05-03"), *DateFromIso("2019-05-04")}},
                 DatePrecision::kInterval,
                 DateSource::kText,
                 YearSource::kTense};
  record.mentions = {
      {"3 de mayo", {21, 9}, {}, DatePrecision::kDay, {DiagnosticCode::kFarFromPeriod}, YearSource::kPeriod}};
  record.entities = {{"jica", "JICA", EntityKind::kOrganism, "JICA", EntityRole::kMention, Span{13, 4}, true}};
  record.fields = {{"actividad", "Reunión"}, {"fecha", "3"}};
  record.source = {1, 0, 2, std::nullopt};
  report.records = {record, Record()};
  report.doubts = {{DiagnosticCode::kImpossibleDate, {}, "a1", "fecha", "31 de febrero", 0.9}};
  report.rejected = {NoRecord(DiagnosticCode::kHeaderRow, {1, 0, 0, 4}, "Actividad")};
  report.words = {40, 39};
  return report;
}

TEST(Wire, GivesNumbersBackAtTheEndsOfTheirTypes) {
  for (const std::int64_t number : {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(),
                                    std::numeric_limits<std::int64_t>::max()}) {
    EXPECT_EQ(ReadBack<std::int64_t>(Written(number)), number);
  }
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
  EXPECT_EQ(ReadBack<std::uint64_t>(Written(kMost)), kMost);
}

TEST(Wire, GivesAReportBackWhole) { EXPECT_EQ(ReadBack<Report>(Written(Sample())), Sample()); }

TEST(Wire, RefusesEveryBeginningOfAReport) {
  const std::string bytes = Written(Sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(ReadBack<Report>(std::string_view(bytes).substr(0, size))) << size;
  }
}

TEST(Wire, RefusesBytesAfterTheValue) { EXPECT_FALSE(ReadBack<Report>(Written(Sample()) + '\0')); }

TEST(Wire, RefusesLengthsThatNoBytesFollow) {
  const std::string huge = Written(std::numeric_limits<std::uint64_t>::max());
  EXPECT_FALSE(ReadBack<std::string>(huge + "text"));
  EXPECT_FALSE(ReadBack<std::vector<Record>>(huge + "text"));
}

TEST(Wire, RefusesListsThatWouldTakeFarMoreMemoryThanTheyTakeBytes) {
  constexpr std::uint64_t kMany = 1'000'000;
  EXPECT_FALSE(ReadBack<std::vector<Record>>(Written(kMany) + std::string(kMany, '\0')));
}

TEST(Wire, RefusesValuesOutsideTheirType) {
  EXPECT_FALSE(ReadBack<bool>("\2"));
  EXPECT_FALSE(ReadBack<RecordKind>("\3"));
  EXPECT_FALSE(ReadBack<std::uint8_t>(Written(std::uint64_t{256})));
  EXPECT_FALSE(ReadBack<double>(Written(std::numeric_limits<double>::quiet_NaN())));
  EXPECT_FALSE(ReadBack<Date>(Written(std::int64_t{11'000'001})));
}

TEST(Wire, FindsReportsUnsoundWhoseSpansLeaveTheirTextOrWhoseDaysRunBackwards) {
  EXPECT_TRUE(IsSound(Sample()));
  Report outside = Sample();
  outside.records[0].mentions[0].span.length = outside.records[0].text.size();
  EXPECT_FALSE(IsSound(outside));
  Report far = Sample();
  far.records[0].entities[0].span = Span{std::numeric_limits<std::size_t>::max(), 2};
  EXPECT_FALSE(IsSound(far));
  Report backwards = Sample();
  std::swap(backwards.records[0].date.intervals[0].first, backwards.records[0].date.intervals[0].last);
  EXPECT_FALSE(IsSound(backwards));
}

}  // namespace
}  // namespace wire_test
}  // namespace acervo
