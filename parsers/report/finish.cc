#include "parsers/report/finish.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "parsers/entities/entities.h"

namespace acervo::report {
namespace {

struct DoubtWeight {
  DiagnosticCode code;
  double weight;
};
constexpr DoubtWeight kWeights[] = {
    {DiagnosticCode::kImpossibleDate, 0.9},  {DiagnosticCode::kUnreadableDate, 0.7},
    {DiagnosticCode::kWeekdayMismatch, 0.6}, {DiagnosticCode::kDayMonthOrder, 0.5},
    {DiagnosticCode::kFarFromPeriod, 0.5},   {DiagnosticCode::kDateLeftover, 0.6},
    {DiagnosticCode::kYearInferred, 0.5},
};

double WeightOf(DiagnosticCode code) {
  for (const DoubtWeight& entry : kWeights) {
    if (entry.code == code) return entry.weight;
  }
  return 0.5;
}

class Finisher {
 public:
  Finisher(Draft draft, const DateReference& reference, const LocalNames& names, std::vector<Diagnostic>& doubts)
      : draft_(std::move(draft)), record_(draft_.record), reference_(reference), names_(names), doubts_(doubts) {}

  Record Finish() && {
    ReadHeadingDate();
    record_.mentions = FindDates(record_.text, reference_, DateContext::kText);
    for (const DateExpression& mention : record_.mentions) {
      for (const DiagnosticCode code : mention.doubts) Doubtful(code, "informacion", mention.raw, WeightOf(code) / 2);
    }
    record_.date = ReadDate();
    ReadEntities();
    return std::move(record_);
  }

 private:
  void Doubtful(DiagnosticCode code, std::string field, std::string text, double weight) {
    doubts_.push_back({code, record_.source, record_.local_id, std::move(field), std::move(text), weight});
  }

  // The day of the heading, which 'el viernes' and 'mañana' below it refer to.
  void ReadHeadingDate() {
    if (draft_.heading_date.empty()) return;
    for (DateExpression& found : FindDates(draft_.heading_date, reference_, DateContext::kText)) {
      if (found.intervals.empty()) continue;
      reference_.day = found.start();
      heading_date_ = std::move(found);
      return;
    }
  }

  RecordDate ReadDate() {
    if (draft_.date_cells.empty()) return DateWithoutCell();
    RecordDate date = ReadCell(draft_.date_cells.front());
    if (draft_.date_cells.size() > 1) Extend(date, draft_.date_cells[1]);
    return date;
  }

  RecordDate ReadCell(const std::string& cell) {
    DateCellReading reading = ReadDateCell(cell, reference_);
    for (const DiagnosticCode code : reading.doubts) Doubtful(code, "fecha", cell, WeightOf(code));
    return std::move(reading.date);
  }

  // Begin and end in columns of their own.
  void Extend(RecordDate& date, const std::string& end_cell) {
    const RecordDate end = ReadCell(end_cell);
    if (date.intervals.empty() || end.intervals.empty()) return;
    const Date last = end.intervals.back().last;
    if (last < date.intervals.front().first) return;
    date.raw += " – " + end.raw;
    date.intervals = {{date.intervals.front().first, last}};
    date.year_source = std::max(date.year_source, end.year_source);
  }

  // Below a heading that is a day a month or a year is what the record speaks of, not when it was.
  bool Dates(const DateExpression& mention) const {
    if (mention.intervals.empty()) return false;
    return !heading_date_ || mention.precision == DatePrecision::kDay || mention.precision == DatePrecision::kInterval;
  }

  static RecordDate DateBy(const DateExpression& found) {
    return {found.raw, found.intervals, found.precision, DateSource::kText, found.year_source};
  }

  // The first mention that names days ('31 de abril' names none), else the heading above, else the month.
  RecordDate DateWithoutCell() {
    if (record_.kind == RecordKind::kActivity) DoubtMissingDate();
    for (const DateExpression& mention : record_.mentions) {
      if (Dates(mention)) return DateBy(mention);
    }
    if (heading_date_) return DateBy(*heading_date_);
    if (!reference_.month) return {};
    const Month last = reference_.last_month.value_or(*reference_.month);
    const DatePrecision precision = last == *reference_.month ? DatePrecision::kMonth : DatePrecision::kInterval;
    const DateInterval months{FirstDay(*reference_.month), LastDay(last)};
    return {{}, {months}, precision, DateSource::kPeriod, YearSource::kPeriod};
  }

  void DoubtMissingDate() {
    if (heading_date_) return;
    Doubtful(DiagnosticCode::kMissingDate, "fecha", record_.title.value_or(record_.text),
             record_.mentions.empty() ? 0.4 : 0.3);
  }

  void ReadEntities() {
    for (const std::string& cell : draft_.entity_cells) {
      std::vector<EntityMention> named = SplitEntityCell(cell);
      std::move(named.begin(), named.end(), std::back_inserter(record_.entities));
    }
    if (draft_.has_entity_column && draft_.entity_cells.empty())
      Doubtful(DiagnosticCode::kMissingEntity, "entidad", record_.title.value_or(record_.text), 0.2);
    std::vector<EntityMention> mentioned = FindEntities(record_.text, names_);
    std::move(mentioned.begin(), mentioned.end(), std::back_inserter(record_.entities));
  }

  Draft draft_;
  Record& record_;
  DateReference reference_;
  std::optional<DateExpression> heading_date_;
  const LocalNames& names_;
  std::vector<Diagnostic>& doubts_;
};

}  // namespace

Record Finish(Draft draft, const DateReference& reference, const LocalNames& names, std::vector<Diagnostic>& doubts) {
  return Finisher(std::move(draft), reference, names, doubts).Finish();
}

}  // namespace acervo::report
