#include "tools/app/filters/typed_values.h"

#include <chrono>
#include <vector>

#include "core/text.h"
#include "parsers/entities/entities.h"
#include "parsers/question/question.h"
#include "parsers/spanish/typed_dates.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {
namespace {

std::vector<AskedPeriod> AskedPeriods(std::string_view text) {
  std::vector<AskedPeriod> periods;
  for (const TypedPeriod& one : ReadTypedDates(text).periods) periods.push_back({one.first, one.last});
  return periods;
}

// Of a range the fault of the side that has one.
TypedDateFault FaultIn(std::string_view text) {
  const std::size_t dots = text.find("..");
  const TypedDateFault left = ReadTypedDates(text.substr(0, dots)).fault;
  if (dots == text.npos || left == TypedDateFault::kImpossible || left == TypedDateFault::kNoYear) return left;
  const TypedDateFault right = ReadTypedDates(text.substr(dots + 2)).fault;
  return right == TypedDateFault::kNone ? left : right;
}

const char* MessageOf(TypedDateFault fault) {
  switch (fault) {
    case TypedDateFault::kImpossible: return "usage.date.impossible";
    case TypedDateFault::kNoYear: return "usage.date.no_year";
    default: return "usage.date";
  }
}

Question ReadAsSpoken(std::string_view text, const ArchiveNames& names) {
  const Date today{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return QuestionFromText(text, names, {today});
}

}  // namespace

QueryReaders ParserReaders() {
  return {AskedPeriods, [](std::string_view name) { return ResolveEntity(name).id; }, ReadAsSpoken};
}

std::variant<AskedPeriod, std::string> PeriodFromTyped(const Messages& say, std::string_view field,
                                                       std::string_view text) {
  const std::vector<AskedPeriod> periods = ReadPeriods(text, AskedPeriods);
  if (periods.empty()) return say(MessageOf(FaultIn(text)), field, text);
  return AskedPeriod{periods.front().from, periods.back().to};
}

}  // namespace acervo::tools
