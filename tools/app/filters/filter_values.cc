#include "tools/app/filters/filter_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/text.h"

namespace acervo::tools {
namespace {

// How people call the kinds, folded.
constexpr std::array<std::pair<std::string_view, RecordKind>, 8> kKindNames = {{
    {"actividad", RecordKind::kActivity},
    {"actividades", RecordKind::kActivity},
    {"activity", RecordKind::kActivity},
    {"coordinacion", RecordKind::kCoordination},
    {"coordinaciones", RecordKind::kCoordination},
    {"coordination", RecordKind::kCoordination},
    {"text", RecordKind::kText},
    {"texto", RecordKind::kText},
}};

constexpr std::array<std::pair<std::string_view, SortOrder>, 3> kSortNames = {{
    {"relevance", SortOrder::kRelevance},
    {"date", SortOrder::kDateAscending},
    {"-date", SortOrder::kDateDescending},
}};

template <typename Value, std::size_t kSize>
std::optional<Value> ValueOf(const std::array<std::pair<std::string_view, Value>, kSize>& names,
                             std::string_view name) {
  const auto found = std::ranges::find(names, name, &std::pair<std::string_view, Value>::first);
  if (found == names.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<RecordKind> RecordKindFromName(std::string_view name) { return ValueOf(kKindNames, Fold(name)); }

const std::vector<std::string>& SortNames() {
  static const auto* const kNames = [] {
    auto* names = new std::vector<std::string>;
    for (const auto& [name, sort] : kSortNames) names->emplace_back(name);
    return names;
  }();
  return *kNames;
}

std::optional<SortOrder> SortFromName(std::string_view name) { return ValueOf(kSortNames, name); }

std::string_view NameOf(SortOrder sort) {
  const auto found = std::ranges::find(kSortNames, sort, &std::pair<std::string_view, SortOrder>::second);
  return found == kSortNames.end() ? kSortNames.front().first : found->first;
}

std::optional<int> NumberFromText(std::string_view text, int least, int most) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || error != std::errc() || parsed != end || number < least || number > most) return std::nullopt;
  return number;
}

bool IsInOrder(const std::optional<Date>& from, const std::optional<Date>& to) { return !from || !to || *from <= *to; }

}  // namespace acervo::tools
