#include "parsers/spanish/date_resolver.h"

#include <algorithm>
#include <limits>

#include "parsers/spanish/date_spans.h"

namespace acervo::spanish {
namespace {

using std::chrono::sys_days;

constexpr int kFarMonths = 12;
constexpr int kHalfYear = 6;
constexpr int kDoubtfulMonths = 8;  // a year that is no farther than that may be meant as well
constexpr int kWrongSide = 1000;    // farther than any month
constexpr int kReportWritten = 15;  // the day of the next month by which a report is written

bool IsRelative(const DateAtom& atom) {
  return atom.kind == AtomKind::kRelativeDay || atom.kind == AtomKind::kRelativeSpan ||
         atom.kind == AtomKind::kRelativeWeekday;
}

bool NamesYearOnly(const DateAtom& atom) {
  return atom.kind == AtomKind::kYear || atom.of_year ||
         (atom.kind == AtomKind::kUnit && atom.unit >= Unit::kTwoMonths);
}

bool IsBareDay(const DateAtom& atom) {
  return (atom.kind == AtomKind::kDay || atom.kind == AtomKind::kWeekOf) && atom.month == 0 && !atom.month_shift;
}

class Resolver {
 public:
  Resolver(const DatePhrase& phrase, const DateReference& reference, int tense)
      : atoms_(phrase.atoms), links_(phrase.links), today_(reference.day), tense_(tense) {
    if (reference.month) now_ = NumberOf(*reference.month);
    if (!now_ && today_) now_ = NumberOf({today_->year(), today_->month()});
    last_ = reference.last_month && now_ ? NumberOf(*reference.last_month) : now_;
  }

  std::optional<ResolvedDate> Run() {
    ReadYearAfterComma();
    year_written_ =
        std::any_of(atoms_.begin(), atoms_.end(), [](const DateAtom& atom) { return atom.year.has_value(); });
    ReadShortYears();
    ReadWeekdays();
    ShareMonths();
    if (!year_written_) CountFromPeriod();
    if (!ApplyShifts()) return std::nullopt;
    ShareYears();
    if (!FindYears()) return std::nullopt;
    if (!Collect()) return std::nullopt;
    result_.precision = Precision();
    Doubts();
    return std::move(result_);
  }

 private:
  Link LinkBefore(std::size_t i) const { return links_[i - 1]; }

  bool IsOfSeveralMonths() const { return now_ && *now_ != *last_; }

  // The least certain of the parts tells.
  void YearFrom(YearSource source) { result_.year_source = std::max(result_.year_source, source); }

  // 'del mes en curso', 'ayer', 'el próximo año': counted from the report's time, whatever the years.
  void CountFromPeriod() {
    const auto counted = [](const DateAtom& atom) { return atom.month_shift || atom.year_shift || IsRelative(atom); };
    if (std::any_of(atoms_.begin(), atoms_.end(), counted)) YearFrom(YearSource::kPeriod);
  }

  // 'junio 6, 19' in a report of 2019, 2018 or 2020.
  void ReadYearAfterComma() {
    const DateAtom& last = atoms_.back();
    if (!last.maybe_year_before || atoms_[0].year || !now_) return;
    constexpr int kCentury = 100;
    const int year = *now_ / 12 / kCentury * kCentury + last.day;
    if (year < *now_ / 12 - 1 || year > *last_ / 12 + 1) return;
    atoms_.pop_back();
    links_.pop_back();
    atoms_.back().year = year;
  }

  // 'may-19' in a report of 2019 is the month.
  void ReadShortYears() {
    for (DateAtom& atom : atoms_) {
      if (!atom.maybe_short_year || !now_ || *now_ / 12 % 100 != atom.day) continue;
      atom.kind = AtomKind::kMonth;
      atom.year = *now_ / 12;
      AddDoubt(DiagnosticCode::kDayMonthOrder);
    }
  }

  // 'Mar. 21' in the report of a month whose 21st is a Tuesday.
  void ReadWeekdays() {
    constexpr int kTuesday = 2;
    for (DateAtom& atom : atoms_) {
      if (!atom.maybe_weekday || atom.year || !now_ || *now_ % 12 + 1 == atom.month) continue;
      DateAtom as_weekday = atom;
      as_weekday.weekday = kTuesday;
      const auto day = DaysOf(as_weekday, *now_);
      if (day.empty() || WeekdayContradicts(as_weekday, day.front().first)) continue;
      as_weekday.month = *now_ % 12 + 1;
      as_weekday.year = *now_ / 12;
      as_weekday.month_first = false;
      atom = as_weekday;
      AddDoubt(DiagnosticCode::kDayMonthOrder);
    }
  }

  // '14, 15 y 16 de mayo': a bare day takes the month on its right, else the one on its left, else the reference's.
  void ShareMonths() {
    for (std::size_t i = atoms_.size(); i-- > 1;) {
      if (!IsBareDay(atoms_[i - 1]) || IsBareDay(atoms_[i]) || atoms_[i].month_first || IsRelative(atoms_[i])) continue;
      const bool crosses = links_[i - 1] == Link::kTo && atoms_[i].day != 0 && atoms_[i - 1].day > atoms_[i].day;
      TakeMonth(atoms_[i - 1], atoms_[i], crosses ? -1 : 0);
    }
    if (IsBareDay(atoms_[0])) atoms_[0].month_shift = 0;
    for (std::size_t i = 1; i < atoms_.size(); ++i) {
      if (!IsBareDay(atoms_[i])) continue;
      const bool crosses = LinkBefore(i) == Link::kTo && atoms_[i - 1].day > atoms_[i].day;
      TakeMonth(atoms_[i], atoms_[i - 1], crosses ? 1 : 0);
    }
  }

  static void TakeMonth(DateAtom& to, const DateAtom& from, int step) {
    if (IsRelative(from)) {
      to.month_shift = 0;
      return;
    }
    to.direction = to.direction ? to.direction : from.direction;
    to.year_shift = from.year_shift;
    if (from.month_shift) to.month_shift = *from.month_shift + step;
    to.year = from.year;
    if (from.month == 0) return;
    to.month = from.month + step;
    if (to.month >= 1 && to.month <= 12) return;
    if (to.year) *to.year += step;
    to.month -= step * 12;
  }

  bool ApplyShifts() {
    for (DateAtom& atom : atoms_) {
      if (!atom.month_shift && !atom.year_shift) continue;
      if (!now_ || (atom.month_shift && IsOfSeveralMonths())) return false;
      if (atom.year_shift && *now_ / 12 != *last_ / 12) {  // 'del presente año' from July to June
        if (*atom.year_shift != 0) return false;
        continue;
      }
      if (atom.month_shift) {
        const MonthNumber month = *now_ + *atom.month_shift;
        atom.month = month % 12 + 1;
        if (!atom.year) atom.year = month / 12;
      }
      if (atom.year_shift) atom.year = *now_ / 12 + *atom.year_shift;
    }
    return true;
  }

  // '28 de diciembre al 4 de enero de 2015': the year written once holds for all, crossing New Year where it must.
  void ShareYears() {
    for (std::size_t i = atoms_.size(); i-- > 1;) {
      if (atoms_[i].year && !atoms_[i - 1].year && !IsRelative(atoms_[i - 1])) ShareYear(i, i - 1, links_[i - 1]);
    }
    for (std::size_t i = 1; i < atoms_.size(); ++i) {
      if (atoms_[i - 1].year && !atoms_[i].year && !IsRelative(atoms_[i])) ShareYear(i - 1, i, links_[i - 1]);
    }
  }

  void ShareYear(std::size_t from, std::size_t to, Link link) {
    const bool to_is_left = to < from;
    const int later = to_is_left ? atoms_[to].month - atoms_[from].month : atoms_[from].month - atoms_[to].month;
    const bool crosses = atoms_[to].month != 0 && (link == Link::kTo ? later > 0 : later > kHalfYear);
    atoms_[to].year = *atoms_[from].year + (crosses ? (to_is_left ? -1 : 1) : 0);
  }

  // Years that are written nowhere: a range is placed as a whole, what is enumerated each on its own.
  bool FindYears() {
    const bool one_year = IsListOfOneYear();
    for (std::size_t i = 0; i < atoms_.size();) {
      std::size_t last = one_year ? atoms_.size() - 1 : i;
      while (last + 1 < atoms_.size() && links_[last] == Link::kTo) ++last;
      if (!PlaceOpenPart(i, last)) return false;
      i = last + 1;
    }
    return true;
  }

  // 'marzo, abril y julio': months that are enumerated in their order belong to one year.
  bool IsListOfOneYear() const {
    if (atoms_.size() < 2 || std::find(links_.begin(), links_.end(), Link::kTo) != links_.end()) return false;
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
      if (atoms_[i].year || atoms_[i].month == 0 || IsRelative(atoms_[i]) || NamesYearOnly(atoms_[i])) return false;
      if (i > 0 && atoms_[i].month < atoms_[i - 1].month) return false;
    }
    return true;
  }

  // Of a range, what lacks its year: all of it, unless an end is counted from today ('desde el 3 de mayo hasta hoy').
  bool PlaceOpenPart(std::size_t first, std::size_t last) {
    while (first < last && IsRelative(atoms_[first])) Lean(atoms_[++first], 1);
    while (last > first && IsRelative(atoms_[last])) Lean(atoms_[--last], -1);
    return atoms_[first].year || IsRelative(atoms_[first]) || PlaceRange(first, last);
  }

  static void Lean(DateAtom& atom, int direction) {
    if (!IsRelative(atom) && !atom.direction) atom.direction = direction;
  }

  bool PlaceRange(std::size_t first, std::size_t last) {
    if (!now_) return false;
    if (NamesYearOnly(atoms_[first])) {
      PlaceInYear(first, last);
      YearFrom(YearSource::kPeriod);
      return true;
    }
    const bool bare = std::any_of(atoms_.begin(), atoms_.end(), [](const DateAtom& atom) { return atom.month == 0; });
    if (bare && IsOfSeveralMonths()) return false;
    Candidate best;
    Candidate second;
    for (const int year : CandidateYears()) {
      SetYears(first, last, year);
      const Candidate next{year, Distance(first, last)};
      if (next.distance < best.distance) {
        second = best;
        best = next;
      } else if (next.distance < second.distance) {
        second = next;
      }
    }
    SetYears(first, last, best.year);
    TellYear(first, best, second);
    return true;
  }

  struct Candidate {
    int year = 0;
    int distance = std::numeric_limits<int>::max();
  };

  // The reference's own years before those around it.
  std::vector<int> CandidateYears() const {
    std::vector<int> years;
    for (int year = *now_ / 12; year <= *last_ / 12; ++year) years.push_back(year);
    years.push_back(*now_ / 12 - 1);
    years.push_back(*last_ / 12 + 1);
    return years;
  }

  void TellYear(std::size_t first, const Candidate& best, const Candidate& second) {
    if (best.distance == 0 && second.distance > 0) return YearFrom(YearSource::kPeriod);
    if (DirectionOf(first) != 0 && best.distance > 0) return YearFrom(YearSource::kTense);
    YearFrom(YearSource::kNearest);
    if (second.distance <= kDoubtfulMonths) AddDoubt(DiagnosticCode::kYearInferred);
  }

  int DirectionOf(std::size_t i) const { return atoms_[i].direction.value_or(tense_); }

  void SetYears(std::size_t first, std::size_t last, int year) {
    for (std::size_t i = first; i <= last; ++i) {
      if (atoms_[i].month == 0) atoms_[i].month = *now_ % 12 + 1;
      if (i > first && atoms_[i].month < atoms_[i - 1].month) ++year;
      atoms_[i].year = year;
    }
  }

  MonthNumber MonthOfAtom(const DateAtom& atom) const { return *atom.year * 12 + std::max(atom.month, 1) - 1; }

  // How many months from the reference; the wrong side of 'próximo' is farther than anything else.
  int Distance(std::size_t first, std::size_t last) const {
    const bool range = first == last || LinkBefore(first + 1) == Link::kTo;
    const std::size_t near_end = range ? last : first;  // what is enumerated is as far as the farthest of it
    const std::size_t near_begin = range ? first : last;
    const int before = *now_ - MonthOfAtom(atoms_[near_end]);
    const int after = MonthOfAtom(atoms_[near_begin]) - *last_;
    const int direction = DirectionOf(first);
    const bool wrong = (direction > 0 && IsPast(near_end, before)) || (direction < 0 && IsFuture(near_begin, after));
    return std::max({before, after, 0}) + (wrong ? kWrongSide : 0);
  }

  bool IsPast(std::size_t i, int months_before) const {
    const auto days = today_ && months_before == 0 ? Days(atoms_[i]) : std::vector<DateInterval>{};
    return days.empty() ? months_before > 0 : days.back().last < *today_;
  }

  bool IsFuture(std::size_t i, int months_after) const {
    const auto days = today_ && months_after == 0 ? Days(atoms_[i]) : std::vector<DateInterval>{};
    if (!days.empty()) return days.front().first > *today_;
    // 'se realizó el 3 de abril' in the report of March, which is written in April.
    const DateAtom& atom = atoms_[i];
    const bool soon = !atom.direction && !today_ && atom.kind == AtomKind::kDay && atom.day <= kReportWritten;
    return months_after > (soon ? 1 : 0);
  }

  // Quarters and halves without a year lie in the reference's; at its end the first one is next year's.
  void PlaceInYear(std::size_t first, std::size_t last) {
    const int year = *now_ / 12;
    for (std::size_t i = first; i <= last; ++i) atoms_[i].year = year;
    const auto now = DaysOf(atoms_[first], *atoms_[first].year * 12);
    if (now.empty()) return;
    const int ended = *now_ - NumberOf({now.back().last.year(), now.back().last.month()});
    const int begins = NumberOf({now.front().first.year(), now.front().first.month()}) + 12 - *now_;
    const bool next = atoms_[first].direction.value_or(0) > 0 ? ended > 0 : ended >= 8 && begins <= 2;
    for (std::size_t i = first; next && i <= last; ++i) atoms_[i].year = year + 1;
  }

  // ---------------------------------------------------------------- days

  std::vector<DateInterval> Days(const DateAtom& atom) const {
    if (IsRelative(atom)) return today_ ? DaysFrom(atom, *today_) : std::vector<DateInterval>{};
    return DaysOf(atom, MonthOfAtom(atom));
  }

  // 'entre miércoles y viernes de la próxima semana', 'de lunes a viernes': the second weekday follows the first.
  void JoinWeekdays() {
    for (std::size_t i = 1; i < atoms_.size(); ++i) {
      DateAtom& before = atoms_[i - 1];
      DateAtom& after = atoms_[i];
      const bool both = before.kind == AtomKind::kRelativeWeekday && after.kind == AtomKind::kRelativeWeekday;
      if (!both || LinkBefore(i) != Link::kTo) continue;
      if (after.week_offset && !before.week_offset && !before.direction) before.week_offset = after.week_offset;
      if (after.week_offset || after.direction || !today_) continue;
      const sys_days first = Days(before).front().first;
      const int here = before.weekday;
      const int distance = (after.weekday - here + 7) % 7;
      after.kind = AtomKind::kRelativeDay;
      after.offset = static_cast<int>((first - sys_days(*today_)).count()) + distance;
    }
  }

  bool Collect() {
    std::vector<DateInterval> all;
    bool joins = false;
    JoinWeekdays();
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
      if (IsRelative(atoms_[i]) && !today_) return false;
      std::vector<DateInterval> days = Days(atoms_[i]);
      if (days.empty()) days = Impossible(i);
      const bool to = i > 0 && LinkBefore(i) == Link::kTo;
      if (to && joins && !days.empty()) {
        Stretch(all.back(), days);
      } else {
        all.insert(all.end(), days.begin(), days.end());
      }
      joins = !days.empty();
    }
    result_.intervals = Joined(std::move(all));
    return true;
  }

  void Stretch(DateInterval& range, const std::vector<DateInterval>& days) {
    if (days.back().last < range.first) AddDoubt(DiagnosticCode::kReversedRange);
    range = {std::min(range.first, days.front().first), std::max(range.last, days.back().last)};
  }

  // '27 al 31 de abril' ends with the month; '31 de abril' alone is no day.
  std::vector<DateInterval> Impossible(std::size_t i) {
    AddDoubt(DiagnosticCode::kImpossibleDate);
    const bool ends_range = i > 0 && LinkBefore(i) == Link::kTo && atoms_[i].kind == AtomKind::kDay;
    if (!ends_range || atoms_[i].day > 31) return {};
    const Date last = LastDay(MonthOf(MonthOfAtom(atoms_[i])));
    return {{last, last}};
  }

  DatePrecision Precision() const {
    if (result_.intervals.empty()) return DatePrecision::kNone;
    const auto all = [this](auto... kinds) {
      return std::all_of(atoms_.begin(), atoms_.end(),
                         [=](const DateAtom& atom) { return ((atom.kind == kinds) || ...); });
    };
    if (all(AtomKind::kMonth)) return DatePrecision::kMonth;
    if (all(AtomKind::kYear)) return DatePrecision::kYear;
    if (all(AtomKind::kMonth, AtomKind::kYear)) return DatePrecision::kMonth;
    if (all(AtomKind::kUnit, AtomKind::kPart, AtomKind::kWeekOf, AtomKind::kRelativeSpan, AtomKind::kMonth)) {
      return DatePrecision::kInterval;
    }
    return DatePrecision::kDay;
  }

  // ---------------------------------------------------------------- doubts

  void AddDoubt(DiagnosticCode code) {
    if (std::find(result_.doubts.begin(), result_.doubts.end(), code) == result_.doubts.end()) {
      result_.doubts.push_back(code);
    }
  }

  void Doubts() {
    for (const DateAtom& atom : atoms_) {
      if (atom.must_be_month_day || (atom.maybe_month_day && OtherOrderFitsBetter(atom)))
        AddDoubt(DiagnosticCode::kDayMonthOrder);
      if (atom.kind != AtomKind::kDay) continue;
      const auto days = Days(atom);
      if (!days.empty() && WeekdayContradicts(atom, days.front().first)) AddDoubt(DiagnosticCode::kWeekdayMismatch);
    }
    if (!now_ || !year_written_ || result_.intervals.empty()) return;
    const Date first = result_.intervals.front().first;
    const Date last = result_.intervals.back().last;
    const bool far = NumberOf({first.year(), first.month()}) - *last_ > kFarMonths ||
                     *now_ - NumberOf({last.year(), last.month()}) > kFarMonths;
    if (far) AddDoubt(DiagnosticCode::kFarFromPeriod);
  }

  // '05/06/2019' in the report of May.
  bool OtherOrderFitsBetter(const DateAtom& atom) const {
    const auto within = [this](MonthNumber month) { return month >= *now_ && month <= *last_; };
    return now_ && !within(MonthOfAtom(atom)) && within(*atom.year * 12 + atom.day - 1);
  }

  std::vector<DateAtom> atoms_;
  std::vector<Link> links_;
  std::optional<Date> today_;
  std::optional<MonthNumber> now_;   // the first month of the reference
  std::optional<MonthNumber> last_;  // and its last
  int tense_ = 0;
  bool year_written_ = false;
  ResolvedDate result_;
};

}  // namespace

std::optional<ResolvedDate> ResolveDate(const DatePhrase& phrase, const DateReference& reference, int tense) {
  return Resolver(phrase, reference, tense).Run();
}

}  // namespace acervo::spanish
