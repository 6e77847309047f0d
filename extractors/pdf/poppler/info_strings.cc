#include "extractors/pdf/poppler/info_strings.h"

#include <array>
#include <utility>

namespace acervo::pdf {

std::optional<std::string> IsoTime(std::time_t time) {
  std::tm parts{};
  if (time <= 0 || gmtime_r(&time, &parts) == nullptr) return std::nullopt;
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return std::string(text.data(), size);
}

std::optional<std::string> NonEmpty(std::string text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace acervo::pdf
