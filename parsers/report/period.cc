#include "parsers/report/period.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>

#include "parsers/report/period_dates.h"
#include "parsers/spanish/period_text.h"

namespace acervo::report {
namespace {

constexpr double kTitle = 0.6;     // from here on a statement in the text outweighs the file's name
constexpr double kWeakText = 0.3;  // below, it is a day's date
constexpr double kByName = 0.85;
constexpr double kByMetadata = 0.5;
constexpr double kByMakingConfidence = 0.4;
constexpr double kGuessedYear = 0.5;   // times the confidence
constexpr double kYearBeside = 0.9;    // the same where another title line has the year
constexpr double kSureMargin = 4;      // of dates that speak against the text
constexpr double kAgreement = 0.4;     // of what is missing to certainty, with each source that agrees
constexpr double kDisagreement = 0.8;  // times the confidence, with each that does not
// Weights of the doubt, by who disagrees.
constexpr double kOtherWords = 0.5;
constexpr double kOtherDates = 0.7;
constexpr double kOtherMetadata = 0.2;
constexpr double kUnsupported = 0.7;  // times the confidence of what only a name tells
constexpr double kWholeYear = 0.5;    // a title's year above dates of many months
constexpr std::size_t kMonthsOfYear = 3;
constexpr double kAfterToday = 0.5;          // times the confidence
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

Month LastOf(Month first, int months) { return first + std::chrono::months(months - 1); }

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
  PeriodReader(const PeriodEvidence& evidence, std::vector<Diagnostic>& doubts)
      : evidence_(evidence),
        doubts_(doubts),
        text_(Statements(evidence.front)),
        path_(FindPeriodsInPath(evidence.path)),
        named_(TimesNamedBy(evidence.date_cells, evidence.texts)),
        metadata_(Statements({evidence.meta.title.value_or("")})) {}

  PeriodReading Read() {
    PeriodReading reading = Choose();
    if (!reading.month) return reading;
    Weigh(reading);
    if (reading.source == PeriodSource::kFilename) DoubtUnsupported(reading);
    if (evidence_.today && *reading.month > *evidence_.today) DoubtAfterToday(reading);
    return reading;
  }

 private:
  PeriodReading Choose() {
    if (auto reading = ByText(kTitle)) return *reading;
    if (auto reading = ByPath()) return *reading;
    if (auto reading = ByText(kWeakText)) return SureDatesInstead().value_or(*reading);
    if (auto reading = ByYear(kMonthsOfYear)) return *reading;
    if (auto reading = ByDates()) return *reading;
    if (auto reading = ByYear(2)) return *reading;
    if (auto reading = ByMetadata()) return *reading;
    if (auto reading = ByMaking()) return *reading;
    return {};
  }

  std::optional<PeriodReading> ByText(double least) {
    for (const Statement& statement : text_) {
      if (statement.said.confidence < least) break;
      if (statement.said.full())
        return PeriodReading{statement.said.full(), statement.said.months, PeriodSource::kText,
                             statement.said.confidence};
    }
    for (const Statement& statement : text_) {
      if (statement.said.confidence < least) break;
      if (auto reading = WithYear(statement.said, PeriodSource::kText, statement.text)) return reading;
    }
    return std::nullopt;
  }

  std::optional<PeriodReading> ByPath() {
    for (const PeriodStatement& said : path_) {
      if (said.full() && MayBeTaken(said))
        return PeriodReading{said.full(), said.months, PeriodSource::kFilename, std::min(said.confidence, kByName)};
    }
    for (PeriodStatement said : path_) {
      if (said.full() && said.trust == NameTrust::kPlain) continue;
      if (said.full() && !NamesMonthInWords(said)) continue;
      said.year.reset();  // 'Marzo_28' is of March, whatever the 28
      if (auto reading = WithYear(said, PeriodSource::kFilename, std::string(evidence_.path))) return reading;
    }
    return std::nullopt;
  }

  // 'Marzo_28', not '1013'.
  bool NamesMonthInWords(const PeriodStatement& said) const {
    const std::string_view words = said.span.In(evidence_.path);
    return std::any_of(words.begin(), words.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  }

  // Whether a period of the name can be the report's: not after today; figures that may be a day or a running number
  // need a text that does not speak of other years; several months need dates that name one of them.
  bool MayBeTaken(const PeriodStatement& said) const {
    if (evidence_.today && *said.full() > *evidence_.today) return false;
    if (said.trust != NameTrust::kPlain && IsContradicted(said)) return false;
    if (said.trust == NameTrust::kNumber && !NamesYearOf(*said.full(), said.months)) return false;
    return said.months == 1 || !named_.bare_days || NamesMonthOf(*said.full(), said.months);
  }

  bool NamesYearOf(Month first, int months) const {
    const auto years = TextYears();
    return years.contains(first.year()) || years.contains(LastOf(first, months).year());
  }

  bool NamesMonthOf(Month first, int months) const {
    for (int i = 0; i < months; ++i) {
      if (named_.months.contains((first + std::chrono::months(i)).month())) return true;
    }
    return false;
  }

  // The text speaks of years, of other ones; a report of December may speak of the next alone.
  bool IsContradicted(const PeriodStatement& said) const {
    const auto years = TextYears();
    return !years.empty() && !NamesYearOf(*said.full(), said.months) &&
           !(said.month == std::chrono::December && years.contains(*said.year + std::chrono::years(1)));
  }

  std::set<std::chrono::year> TextYears() const {
    std::set<std::chrono::year> years = named_.years;
    for (const std::chrono::year year : FrontYears()) years.insert(year);
    return years;
  }

  void DoubtUnsupported(PeriodReading& reading) {
    const bool titled = std::any_of(text_.begin(), text_.end(),
                                    [&](const Statement& statement) { return !Contradicts(statement.said, reading); });
    const bool month = NamesMonthOf(*reading.month, reading.months);
    if (titled || NamesYearOf(*reading.month, reading.months) || (month && TextYears().empty())) return;
    reading.confidence *= kUnsupported;
    doubts_.push_back({DiagnosticCode::kPeriodUnsupported, {}, {}, {}, ToIso(*reading.month), 0.4});
  }

  void DoubtAfterToday(PeriodReading& reading) {
    reading.confidence *= kAfterToday;
    doubts_.push_back({DiagnosticCode::kPeriodAfterToday, {}, {}, {}, ToIso(*reading.month), 0.8});
  }

  std::optional<PeriodReading> ByDates() {
    const auto verdict = MonthByDates(evidence_.date_cells, evidence_.texts, Bounds());
    if (!verdict) return std::nullopt;
    const double confidence = std::min(0.9, 0.4 + verdict->margin / 12);
    if (verdict->year_told) return PeriodReading{verdict->month, 1, PeriodSource::kDates, confidence};
    doubts_.push_back({DiagnosticCode::kPeriodYearGuessed, {}, {}, {}, ToIso(verdict->month), 0.4});
    return PeriodReading{verdict->month, 1, PeriodSource::kDates, confidence * kGuessedYear};
  }

  // 'Informe de labores 2019' above the dates of so many different months: the whole year.
  std::optional<PeriodReading> ByYear(std::size_t least_months) const {
    const auto years = TitleYears();
    if (years.size() != 1 || named_.bare_days || named_.months.size() < least_months) return std::nullopt;
    return PeriodReading{years.front() / std::chrono::January, 12, PeriodSource::kText, kWholeYear};
  }

  std::optional<PeriodReading> ByMetadata() {
    for (const Statement& statement : metadata_) {
      if (statement.said.full())
        return PeriodReading{statement.said.full(), statement.said.months, PeriodSource::kMetadata,
                             statement.said.confidence * kByMetadata};
    }
    return std::nullopt;
  }

  // Weekdays with their days fit one month in seven: with the time of the file's making they may leave one alone.
  std::optional<PeriodReading> ByMaking() {
    const auto made_in = MadeIn();
    const auto month = made_in ? MonthByWeekdays(evidence_.date_cells, *made_in) : std::nullopt;
    if (!month) return std::nullopt;
    return PeriodReading{month, 1, PeriodSource::kMetadata, kByMakingConfidence};
  }

  std::optional<Month> MadeIn() const {
    const std::string made = evidence_.meta.created.value_or(evidence_.meta.modified.value_or(""));
    return MonthFromIso(std::string_view(made).substr(0, 7));
  }

  // 'Panamá, 3 de junio de 2019' above a table that is all May's.
  std::optional<PeriodReading> SureDatesInstead() const {
    const auto verdict = MonthByDates(evidence_.date_cells, {}, Bounds());
    if (!verdict || verdict->margin < kSureMargin || !verdict->year_told) return std::nullopt;
    const bool said = std::any_of(text_.begin(), text_.end(), [&](const Statement& statement) {
      return !Contradicts(statement.said, {verdict->month});
    });
    if (said) return std::nullopt;
    return PeriodReading{verdict->month, 1, PeriodSource::kDates, std::min(0.9, 0.4 + verdict->margin / 12)};
  }

  // A month alone: its year stands in the name of the file or a folder, in the dates, or is that of the file's making.
  std::optional<PeriodReading> WithYear(const PeriodStatement& said, PeriodSource source, const std::string& text) {
    if (const auto years = TitleYears(); !years.empty())
      return PeriodReading{years.front() / said.month, said.months, source, said.confidence * kYearBeside};
    const auto signed_in = SignedIn();
    const std::optional<std::chrono::year> year =
        signed_in ? YearBefore(said.month, *signed_in) : YearElsewhere(said.month);
    if (!year) return std::nullopt;
    const std::string guessed = ToIso(*year / said.month) + " · " + std::string(said.span.In(text));
    doubts_.push_back({DiagnosticCode::kPeriodYearGuessed, {}, {}, {}, guessed, signed_in ? 0.2 : 0.4});
    return PeriodReading{*year / said.month, said.months, source,
                         said.confidence * (signed_in ? kYearBeside : kGuessedYear)};
  }

  // The month in which a title line says that the report was signed: 'Panamá, 4 de enero de 2020'.
  std::optional<Month> SignedIn() const {
    for (const Statement& statement : text_) {
      if (statement.said.of_day && statement.said.full()) return statement.said.full();
    }
    return std::nullopt;
  }

  // Years of title lines that are no day's date.
  std::vector<std::chrono::year> TitleYears() const {
    std::vector<std::chrono::year> years;
    for (const std::string& line : evidence_.front) {
      const bool is_day = std::any_of(text_.begin(), text_.end(), [&](const Statement& statement) {
        return statement.said.of_day && statement.text == line;
      });
      if (is_day || line.size() > kLongestTitleLine) continue;
      const std::vector<std::chrono::year> found = YearsIn(line);
      years.insert(years.end(), found.begin(), found.end());
    }
    return years;
  }

  std::optional<std::chrono::year> YearElsewhere(std::chrono::month month) const {
    for (const PeriodStatement& said : path_) {
      if (said.trust == NameTrust::kPlain && said.year && said.month == month) return said.year;
    }
    if (const auto years = YearsIn(evidence_.path); !years.empty()) return years.back();
    DatesBounds bounds = Bounds();
    bounds.month = month;
    bounds.made_in.reset();  // asked last
    if (const auto verdict = MonthByDates(evidence_.date_cells, evidence_.texts, bounds)) return verdict->month.year();
    if (const auto years = TextYears(); years.size() == 1) return *years.begin();
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
    const std::optional<Month> made_in = MadeIn();
    return made_in ? std::optional(YearBefore(month, *made_in)) : std::nullopt;
  }

  static std::chrono::year YearBefore(std::chrono::month month, Month written) {
    return month > written.month() ? written.year() - std::chrono::years(1) : written.year();
  }

  DatesBounds Bounds() const { return {{}, {}, YearsIn(ParentOf(evidence_.path)), MadeIn(), FrontYears()}; }

  // Every source is asked, whichever was taken: those that agree make it surer, one that says otherwise is a doubt.
  void Weigh(PeriodReading& reading) {
    std::vector<Testimony> heard = {TextSays(reading), PathSays(reading), DatesSay(reading), MetadataSays(reading)};
    std::string words;
    double weight = 0;
    for (const Testimony& testimony : heard) {
      if (testimony.words.empty()) continue;
      words += " · " + std::string(Token(testimony.source)) + ": " + testimony.words;
      if (testimony.source == *reading.source && testimony.agrees) continue;
      weight = std::max(weight, testimony.agrees ? 0 : testimony.weight);
      reading.confidence = testimony.agrees ? reading.confidence + (1 - reading.confidence) * kAgreement
                                            : reading.confidence * kDisagreement;
    }
    if (weight > 0)
      doubts_.push_back({DiagnosticCode::kPeriodConflict, {}, {}, {}, ToIso(*reading.month) + words, weight});
  }

  struct Testimony {
    PeriodSource source = PeriodSource::kText;
    std::string words;  // empty: it says nothing
    bool agrees = true;
    double weight = 0;  // of the doubt where it does not agree
  };

  // The first title that says otherwise, else the surest.
  Testimony TextSays(const PeriodReading& reading) const {
    Testimony says;
    for (const Statement& statement : text_) {
      if (statement.said.confidence < kTitle) break;
      const bool agrees = !Contradicts(statement.said, reading);
      if (!says.words.empty() && agrees) continue;
      says = {PeriodSource::kText, std::string(statement.said.span.In(statement.text)), agrees, kOtherWords};
      if (!agrees) break;
    }
    return says;
  }

  Testimony PathSays(const PeriodReading& reading) const {
    if (path_.empty()) return {};
    const bool agrees = std::any_of(path_.begin(), path_.end(), [&](const PeriodStatement& said) {
      return said.confidence >= path_.front().confidence && !Contradicts(said, reading);
    });
    return {PeriodSource::kFilename, std::string(path_.front().span.In(evidence_.path)), agrees, kOtherWords};
  }

  // Cells alone: texts look ahead and back. A report of several months has the dates of all of them.
  Testimony DatesSay(const PeriodReading& reading) const {
    if (reading.source == PeriodSource::kDates) return {PeriodSource::kDates, ToIso(*reading.month), true, 0};
    const auto in_year = MonthByDates(evidence_.date_cells, {}, {{}, reading.month->year(), {}, {}, {}});
    const auto any = MonthByDates(evidence_.date_cells, {}, {{}, {}, {reading.month->year()}, {}, {}});
    const auto& best = any && any->margin >= kSureMargin ? any : in_year;
    if (!best || best->margin < kSureMargin) return {};
    const bool within = best->month >= *reading.month && best->month <= LastOf(*reading.month, reading.months);
    return {PeriodSource::kDates, ToIso(best->month), within, kOtherDates};
  }

  // A report is written in its month or soon after it; when its file was made says little more than that.
  Testimony MetadataSays(const PeriodReading& reading) const {
    for (const Statement& statement : metadata_) {
      if (!statement.said.full()) continue;
      return {PeriodSource::kMetadata, std::string(statement.said.span.In(statement.text)),
              !Contradicts(statement.said, reading), kOtherMetadata};
    }
    return {};
  }

  // Whether it says a time outside the reading's.
  static bool Contradicts(const PeriodStatement& said, const PeriodReading& reading) {
    for (int i = 0; i < reading.months; ++i) {
      const Month month = *reading.month + std::chrono::months(i);
      const bool begins = said.month == month.month() && (!said.year || *said.year == month.year());
      if (begins) return said.months > reading.months - i;
    }
    return true;
  }

  const PeriodEvidence& evidence_;
  std::vector<Diagnostic>& doubts_;
  std::vector<Statement> text_;
  std::vector<PeriodStatement> path_;
  NamedTimes named_;
  std::vector<Statement> metadata_;
};

}  // namespace

PeriodReading ReadPeriod(const PeriodEvidence& evidence, std::vector<Diagnostic>& doubts) {
  return PeriodReader(evidence, doubts).Read();
}

}  // namespace acervo::report
