// Dates as a person types them into a filter: "mayo 2019", "27/05/2019", "T2 2019", "desde mayo de 2019".
//
// Shape:  every date that FindDates reads without a reference, if it is all of the text but for the words of
//         parsers/data/typed_date_words.tsv, which may leave the period open at one end.
// Errors: none; what is no such date has a fault and no periods.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace acervo {

// nullopt: open at this end.
struct TypedPeriod {
  std::optional<Date> first, last;
  friend bool operator==(const TypedPeriod&, const TypedPeriod&) = default;
};

enum class TypedDateFault {
  kNone,
  kUnreadable,
  kImpossible,  // a day that no calendar has: "31/02/2019"
  kNoYear,      // "mayo", "27 de mayo"
};

struct TypedDates {
  std::vector<TypedPeriod> periods;  // ascending
  TypedDateFault fault = TypedDateFault::kNone;
};
TypedDates ReadTypedDates(std::string_view text);

}  // namespace acervo
