#include "extractors/docx/measure.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/text.h"

namespace acervo::docx {
namespace {

constexpr double kMaxTwips = 144000;

struct Unit {
  std::string_view name;
  double twips;
};

constexpr Unit kUnits[] = {
    {"", 1}, {"pt", 20}, {"cm", 1440 / 2.54}, {"mm", 144 / 2.54}, {"in", 1440}, {"pc", 240}, {"pi", 240},
};

}  // namespace

std::optional<int> ParseTwips(std::string_view value) {
  value = Trim(value);
  if (value.starts_with('+')) value.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || !std::isfinite(number)) return std::nullopt;
  const std::string_view name = value.substr(static_cast<std::size_t>(end - value.data()));
  for (const Unit& unit : kUnits) {
    if (unit.name == name) return static_cast<int>(std::lround(std::clamp(number * unit.twips, -kMaxTwips, kMaxTwips)));
  }
  return std::nullopt;
}

std::optional<int> ParseInt(std::string_view value, int low, int high) {
  value = Trim(value);
  if (value.starts_with('+')) value.remove_prefix(1);
  long long number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc::result_out_of_range) return value.starts_with('-') ? low : high;
  if (error != std::errc()) return std::nullopt;
  return static_cast<int>(std::clamp<long long>(number, low, high));
}

bool ParseOnOff(std::string_view value) { return value != "0" && value != "false" && value != "off"; }

}  // namespace acervo::docx
