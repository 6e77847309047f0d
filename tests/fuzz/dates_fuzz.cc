#include "parsers/spanish/dates.h"

#include "tests/fuzz/properties.h"

namespace {

using namespace acervo;

void RequireSoundIn(const std::string& text, const DateReference& reference, DateContext context) {
  const auto found = FindDates(text, reference, context);
  std::size_t end = 0;
  for (const DateExpression& date : found) {
    fuzz::RequireSound(date, text);
    fuzz::Require(date.span.begin >= end, "dates stand in order");
    end = date.span.end();
  }
  fuzz::Require(found == FindDates(text, reference, context), "the same text reads the same");
}

void RequireSoundCell(const std::string& text, const DateReference& reference) {
  const RecordDate date = ReadDateCell(text, reference).date;
  fuzz::Require(date.raw == Trim(text), "a cell is kept as written");
  fuzz::RequireSound(date.intervals);
  const bool dated = !date.intervals.empty();
  fuzz::Require(dated == (date.source == DateSource::kCell), "a cell is a source where it has days");
  fuzz::Require(dated == (date.precision != DatePrecision::kNone), "a cell without days has no precision");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  const std::string text = CleanText({reinterpret_cast<const char*>(data), size});
  const DateReference references[] = {
      {}, {MonthFromIso("2019-12"), {}}, {MonthFromIso("2024-02"), DateFromIso("2024-02-29")}};
  for (const DateReference& reference : references) {
    RequireSoundIn(text, reference, DateContext::kText);
    RequireSoundIn(text, reference, DateContext::kCell);
    RequireSoundCell(text, reference);
  }
  return 0;
}
