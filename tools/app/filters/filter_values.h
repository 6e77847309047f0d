// What people write for a filter, whether after an option or in an address.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/search.h"

namespace acervo::tools {

// In any case, accented or not, in Spanish or English: "actividades", "Coordinación", "texto".
std::optional<RecordKind> RecordKindFromName(std::string_view name);

// "relevance", "date", "-date".
const std::vector<std::string>& SortNames();
std::optional<SortOrder> SortFromName(std::string_view name);
std::string_view NameOf(SortOrder sort);

// A whole number in digits alone, between the two. nullopt: it is none.
std::optional<int> NumberFromText(std::string_view text, int least, int most);

// The most that --limit and --offset take.
inline constexpr int kMostRecords = 1'000'000'000;

// Whether the period does not run backwards.
bool IsInOrder(const std::optional<Date>& from, const std::optional<Date>& to);

}  // namespace acervo::tools
