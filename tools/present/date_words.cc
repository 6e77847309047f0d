#include "tools/present/date_words.h"

namespace acervo::tools {
namespace {

std::string NameOf(const Messages& say, std::chrono::month month) {
  return say("month." + std::to_string(static_cast<unsigned>(month)));
}

unsigned Number(Date day) { return static_cast<unsigned>(day.day()); }
int Year(Date day) { return static_cast<int>(day.year()); }

bool BeginsMonth(Date day) { return day.day() == std::chrono::day(1); }
bool EndsMonth(Date day) { return day == LastDay(MonthOf(day)); }
bool BeginsYear(Date day) { return BeginsMonth(day) && day.month() == std::chrono::January; }
bool EndsYear(Date day) { return EndsMonth(day) && day.month() == std::chrono::December; }

std::string WholeMonths(const Messages& say, Date first, Date last) {
  if (MonthOf(first) == MonthOf(last)) return MonthWords(say, MonthOf(first));
  const std::string begin = first.year() == last.year() ? NameOf(say, first.month()) : MonthWords(say, MonthOf(first));
  return say("period.months", begin, MonthWords(say, MonthOf(last)));
}

std::string Since(const Messages& say, Date first) {
  if (BeginsYear(first)) return say("period.since", Year(first));
  if (BeginsMonth(first)) return say("period.since", MonthWords(say, MonthOf(first)));
  return say("web.since", DayWords(say, first));
}

std::string Until(const Messages& say, Date last) {
  if (EndsYear(last)) return say("period.until", Year(last));
  if (EndsMonth(last)) return say("period.until", MonthWords(say, MonthOf(last)));
  return say("web.until", DayWords(say, last));
}

}  // namespace

std::string MonthWords(const Messages& say, Month month) {
  return say("export.month", NameOf(say, month.month()), static_cast<int>(month.year()));
}

std::string DayWords(const Messages& say, Date day) {
  return say("web.date.day", Number(day), NameOf(say, day.month()), Year(day));
}

std::string IntervalWords(const Messages& say, const DateInterval& interval) {
  const auto& [first, last] = interval;
  if (first == last) return DayWords(say, first);
  if (BeginsYear(first) && EndsYear(last)) {
    const std::string year = std::to_string(Year(first));
    return first.year() == last.year() ? year : year + "–" + std::to_string(Year(last));
  }
  if (BeginsMonth(first) && EndsMonth(last)) return WholeMonths(say, first, last);
  if (first.year() != last.year()) return say("web.date.years", DayWords(say, first), DayWords(say, last));
  if (first.month() == last.month()) {
    return say("web.date.days", Number(first), Number(last), NameOf(say, first.month()), Year(first));
  }
  return say("web.date.months", Number(first), NameOf(say, first.month()), DayWords(say, last));
}

std::string PeriodWords(const Messages& say, const AskedPeriod& period) {
  if (period.from && period.to) return IntervalWords(say, {*period.from, *period.to});
  if (period.from) return Since(say, *period.from);
  return period.to ? Until(say, *period.to) : "";
}

}  // namespace acervo::tools
