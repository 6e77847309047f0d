#include "parsers/report/period.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "parsers/report/period_dates.h"
#include "parsers/spanish/period_text.h"

namespace acervo::report {
namespace {

constexpr double kTitle = 0.6;     // from here on a statement in the text outweighs the file's name
constexpr double kWeakText = 0.3;  // below, it is a day's date
constexpr double kByName = 0.85;
constexpr double kByMetadata = 0.5;
constexpr double kGuessedYear = 0.5;         // times the confidence
constexpr double kYearBeside = 0.9;          // the same where another title line has the year
constexpr double kSureMargin = 4;            // of dates that speak against the text
constexpr std::size_t kLongestTitle = 1500;  // bytes
constexpr std::size_t kLongestTitleLine = 160;

struct Statement {
  PeriodStatement said;
  std::string text;
};

// The most trusted first; of equals the first.
std::vector<Statement> Statements(const std::vector<std::string>& lines) {
  std::vector<Statement> found;
  for (const std::string& line : lines) {
    if (line.size() > kLongestTitle) continue;
    for (const PeriodStatement& said : FindPeriods(line)) {
      if (said.confidence >= kWeakText) found.push_back({said, line});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Statement& a, const Statement& b) { return a.said.confidence > b.said.confidence; });
  return found;
}

// Years that stand alone in a path or in the metadata: '/informes/2019/', 'created 2019-06-01T…'.
std::vector<std::chrono::year> YearsIn(std::string_view text) {
  static const RE2 kYear(R"((?:^|[^0-9A-Za-z])((?:19|20)\d\d)(?:[^0-9A-Za-z]|$))");
  std::vector<std::chrono::year> years;
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece found;
  while (RE2::FindAndConsume(&rest, kYear, &found)) {
    int year = 0;
    std::from_chars(found.data(), found.data() + found.size(), year);
    years.emplace_back(year);
  }
  return years;
}

std::string_view ParentOf(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

class PeriodReader {
 public:
  PeriodReader(const PeriodEvidence& evidence, std::vector<Doubt>& doubts)
      : evidence_(evidence),
        doubts_(doubts),
        text_(Statements(evidence.front)),
        path_(FindPeriodsInPath(evidence.path)),
        metadata_(Statements({evidence.meta.title.value_or("")})) {}

  PeriodReading Read() {
    PeriodReading reading = Choose();
    if (reading.month) DoubtConflicts(reading);
    return reading;
  }

 private:
  PeriodReading Choose() {
    if (auto reading = ByText(kTitle)) return *reading;
    if (auto reading = ByPath()) return *reading;
    if (auto reading = ByText(kWeakText)) return *reading;
    if (auto reading = ByDates()) return *reading;
    if (auto reading = ByMetadata()) return *reading;
    return {};
  }

  std::optional<PeriodReading> ByText(double least) {
    for (const Statement& statement : text_) {
      if (statement.said.confidence < least) break;
      if (statement.said.full())
        return PeriodReading{statement.said.full(), PeriodSource::kText, statement.said.confidence};
    }
    for (const Statement& statement : text_) {
      if (statement.said.confidence < least) break;
      if (auto reading = WithYear(statement.said, PeriodSource::kText, statement.text)) return reading;
    }
    return std::nullopt;
  }

  std::optional<PeriodReading> ByPath() {
    for (const PeriodStatement& said : path_) {
      if (said.full()) return PeriodReading{said.full(), PeriodSource::kFilename, std::min(said.confidence, kByName)};
    }
    if (path_.empty()) return std::nullopt;
    return WithYear(path_.front(), PeriodSource::kFilename, std::string(evidence_.path));
  }

  std::optional<PeriodReading> ByDates() {
    const auto verdict = MonthByDates(evidence_.date_cells, evidence_.texts, {{}, {}, OutsideYears(), FrontYears()});
    if (!verdict) return std::nullopt;
    const double confidence = std::min(0.9, 0.4 + verdict->margin / 12);
    return PeriodReading{verdict->month, PeriodSource::kDates, confidence};
  }

  std::optional<PeriodReading> ByMetadata() {
    for (const Statement& statement : metadata_) {
      if (statement.said.full())
        return PeriodReading{statement.said.full(), PeriodSource::kMetadata, statement.said.confidence * kByMetadata};
    }
    return std::nullopt;
  }

  // A month alone: its year stands in the name of the file or a folder, in the dates, or is that of the file's making.
  std::optional<PeriodReading> WithYear(const PeriodStatement& said, PeriodSource source, const std::string& text) {
    if (const auto years = FrontYears(); !years.empty())
      return PeriodReading{years.front() / said.month, source, said.confidence * kYearBeside};
    std::optional<std::chrono::year> year = YearElsewhere(said.month);
    if (!year) return std::nullopt;
    const std::string guessed = ToIso(*year / said.month) + " · " + std::string(said.span.In(text));
    doubts_.push_back({"period_year_guessed", {}, {}, {}, guessed, 0.4});
    return PeriodReading{*year / said.month, source, said.confidence * kGuessedYear};
  }

  std::optional<std::chrono::year> YearElsewhere(std::chrono::month month) const {
    for (const PeriodStatement& said : path_) {
      if (said.year && said.month == month) return said.year;
    }
    if (const auto years = YearsIn(evidence_.path); !years.empty()) return years.back();
    if (const auto verdict = MonthByDates(evidence_.date_cells, evidence_.texts, {month, {}, OutsideYears(), {}}))
      return verdict->month.year();
    for (const Statement& statement : metadata_) {
      if (statement.said.year) return statement.said.year;
    }
    return YearOfMaking(month);
  }

  // 'Mes: marzo', and below it 'Año: 2018'.
  std::vector<std::chrono::year> FrontYears() const {
    std::vector<std::chrono::year> years;
    for (const std::string& line : evidence_.front) {
      if (line.size() > kLongestTitleLine) continue;
      const std::vector<std::chrono::year> found = YearsIn(line);
      years.insert(years.end(), found.begin(), found.end());
    }
    return years;
  }

  // A report is written after its month: one of December in the year that follows.
  std::optional<std::chrono::year> YearOfMaking(std::chrono::month month) const {
    const std::string made = evidence_.meta.created.value_or(evidence_.meta.modified.value_or(""));
    const std::optional<Month> made_in = MonthFromIso(std::string_view(made).substr(0, 7));
    if (!made_in) return std::nullopt;
    return month > made_in->month() ? made_in->year() - std::chrono::years(1) : made_in->year();
  }

  std::vector<std::chrono::year> OutsideYears() const {
    std::vector<std::chrono::year> years = YearsIn(ParentOf(evidence_.path));
    for (const auto& made : {evidence_.meta.created, evidence_.meta.modified}) {
      if (const auto month = made ? MonthFromIso(std::string_view(*made).substr(0, 7)) : std::nullopt)
        years.push_back(month->year());
    }
    return years;
  }

  void DoubtConflicts(const PeriodReading& reading) {
    DoubtText(reading);
    if (reading.source == PeriodSource::kText && !path_.empty() && Contradicts(path_.front(), *reading.month))
      Conflict(reading, path_.front().span.In(evidence_.path), 0.5);
    if (reading.source == PeriodSource::kDates) return;
    const auto verdict = MonthByDates(evidence_.date_cells, {}, {{}, reading.month->year(), {}, {}});
    if (verdict && verdict->month != *reading.month && verdict->margin >= kSureMargin)
      Conflict(reading, ToIso(verdict->month), 0.7);
  }

  // A second title that says otherwise.
  void DoubtText(const PeriodReading& reading) {
    for (const Statement& statement : text_) {
      if (statement.said.confidence < kTitle || !Contradicts(statement.said, *reading.month)) continue;
      return Conflict(reading, statement.said.span.In(statement.text), 0.5);
    }
  }

  static bool Contradicts(const PeriodStatement& said, Month month) {
    return said.month != month.month() || (said.year && *said.year != month.year());
  }

  // "2019-10 · septiembre 2019": the month that was taken, and the words that say otherwise.
  void Conflict(const PeriodReading& reading, std::string_view words, double weight) {
    const std::string text = ToIso(*reading.month) + " · " + std::string(words);
    doubts_.push_back({"period_conflict", {}, {}, {}, text, weight});
  }

  const PeriodEvidence& evidence_;
  std::vector<Doubt>& doubts_;
  std::vector<Statement> text_;
  std::vector<PeriodStatement> path_;
  std::vector<Statement> metadata_;
};

}  // namespace

PeriodReading ReadPeriod(const PeriodEvidence& evidence, std::vector<Doubt>& doubts) {
  return PeriodReader(evidence, doubts).Read();
}

}  // namespace acervo::report
