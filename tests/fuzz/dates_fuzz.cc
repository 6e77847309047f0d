#include "parsers/spanish/dates.h"

#include "tests/fuzz/properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace acervo;
  if (size > 4096) return 0;
  const std::string text = CleanText({reinterpret_cast<const char*>(data), size});
  const DateReference references[] = {
      {}, {MonthFromIso("2019-12"), {}}, {MonthFromIso("2024-02"), DateFromIso("2024-02-29")}};
  for (const DateReference& reference : references) {
    for (const auto context : {DateContext::kText, DateContext::kCell}) {
      std::size_t end = 0;
      for (const DateExpression& date : FindDates(text, reference, context)) {
        fuzz::RequireSound(date, text);
        fuzz::Require(date.span.begin >= end, "dates stand in order");
        end = date.span.end();
      }
    }
    ReadDateCell(text, reference);
  }
  return 0;
}
