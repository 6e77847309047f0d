#include "extractors/txt/html_entities.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "core/text.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kLongestName = 10;  // "thetasym"
constexpr int kMostRounds = 2;            // "&amp;oacute;" was escaped twice

std::optional<char32_t> FromNumber(std::string_view digits) {
  const bool hex = !digits.empty() && (digits.front() == 'x' || digits.front() == 'X');
  if (hex) digits.remove_prefix(1);
  unsigned value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, hex ? 16 : 10);
  const bool is_scalar = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  if (digits.empty() || error != std::errc() || stop != end || !is_scalar) return std::nullopt;
  return static_cast<char32_t>(value);
}

std::optional<char32_t> FromName(const std::string& name) {
  const htmlEntityDesc* const entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  if (entity == nullptr) return std::nullopt;
  return static_cast<char32_t>(entity->value);
}

struct Reference {
  char32_t character = 0;
  std::size_t length = 0;  // bytes, from '&' to ';'
};

std::optional<Reference> ReferenceAt(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at + 1, kLongestName + 1);
  const std::size_t end = rest.find(';');
  if (end == rest.npos || end == 0) return std::nullopt;
  const std::string_view name = rest.substr(0, end);
  const auto character = name.front() == '#' ? FromNumber(name.substr(1)) : FromName(std::string(name));
  if (!character) return std::nullopt;
  return Reference{*character, end + 2};
}

bool NamesBeyondAscii(std::string_view text) {
  for (std::size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    const std::optional<Reference> reference = ReferenceAt(text, at);
    if (reference && reference->character >= 0x80) return true;
  }
  return false;
}

int DecodeOnce(std::string& text) {
  std::string decoded;
  decoded.reserve(text.size());
  int count = 0;
  std::size_t begin = 0;
  for (std::size_t at = text.find('&'); at != text.npos; at = text.find('&', at)) {
    const std::optional<Reference> reference = ReferenceAt(text, at);
    if (!reference) {
      ++at;
      continue;
    }
    decoded.append(text, begin, at - begin);
    AppendUtf8(decoded, reference->character);
    begin = at += reference->length;
    ++count;
  }
  decoded.append(text, begin, text.npos);
  text = std::move(decoded);
  return count;
}

}  // namespace

int DecodeHtmlEntities(std::string& text) {
  int count = 0;
  bool found = NamesBeyondAscii(text);
  if (!found && text.find("&amp;") != text.npos) {
    std::string once = text;
    DecodeOnce(once);
    found = NamesBeyondAscii(once);
  }
  for (int round = 0; found && round < kMostRounds; ++round) count = std::max(count, DecodeOnce(text));
  return count;
}

}  // namespace acervo::txt
