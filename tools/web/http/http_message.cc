#include "tools/web/http/http_message.h"

#include <algorithm>
#include <charconv>

#include "core/text.h"

namespace acervo::tools::serve {
namespace {

// One entry of Accept-Language: "en-GB;q=0.8".
struct Wish {
  std::string language;  // "en"
  double weight = 1;
};

Wish WishFrom(std::string_view entry) {
  Wish wish;
  const std::string_view tag = Trim(entry.substr(0, entry.find(';')));
  wish.language = Fold(tag.substr(0, tag.find('-')));
  const std::size_t q = entry.find("q=");
  if (q != entry.npos) {
    const std::string_view number = entry.substr(q + 2);
    wish.weight = 0;
    std::from_chars(number.data(), number.data() + number.size(), wish.weight);
  }
  return wish;
}

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

// The byte that "%C3" at `at` encodes.
std::optional<char> EncodedByte(std::string_view text, std::size_t at) {
  unsigned value = 0;
  const std::string_view digits = text.substr(at + 1, 2);
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.size() != 2 || read.ec != std::errc() || read.ptr != digits.data() + 2) return std::nullopt;
  return static_cast<char>(value);
}

enum class Plus { kIsPlus, kIsSpace };  // the second in a query (WHATWG URL, application/x-www-form-urlencoded)

std::string PercentDecoded(std::string_view text, Plus plus) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::optional<char> byte = text[i] == '%' ? EncodedByte(text, i) : std::nullopt;
    if (byte) i += 2;
    decoded += byte ? *byte : text[i] == '+' && plus == Plus::kIsSpace ? ' ' : text[i];
  }
  return decoded;
}

Pairs ParamsFrom(std::string_view query) {
  Pairs params;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (pair.empty()) continue;
    params.emplace_back(PercentDecoded(pair.substr(0, equals), Plus::kIsSpace),
                        PercentDecoded(pair.substr(std::min(equals + 1, pair.size())), Plus::kIsSpace));
  }
  return params;
}

}  // namespace

void SetTarget(WebRequest& request, std::string_view target) {
  const std::string_view whole = target.substr(0, target.find('#'));
  const std::size_t question = std::min(whole.find('?'), whole.size());
  request.target = whole;
  request.path = PercentDecoded(whole.substr(0, question), Plus::kIsPlus);
  request.params = ParamsFrom(whole.substr(std::min(question + 1, whole.size())));
}

std::optional<std::string> ValueOf(const Pairs& pairs, std::string_view name) {
  std::optional<std::string> last;
  for (const auto& [key, value] : pairs) {
    if (key == name) last = value;
  }
  return last;
}

std::optional<std::string> ParamOf(const WebRequest& request, std::string_view name) {
  return ValueOf(request.params, name);
}

Pairs FormFrom(std::string_view body) { return ParamsFrom(body); }

std::optional<std::string> CookieOf(const WebRequest& request, std::string_view name) {
  std::string_view rest = request.cookie;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view cookie = Trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (cookie.starts_with(name) && cookie.substr(name.size()).starts_with('=')) {
      return std::string(cookie.substr(name.size() + 1));
    }
  }
  return std::nullopt;
}

Language LanguageOf(const WebRequest& request) {
  if (const auto chosen = LanguageFromToken(ParamOf(request, "lang").value_or(""))) return *chosen;
  Language best = Language::kSpanish;
  double weight = 0;
  std::string_view rest = request.accept_language;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const Wish wish = WishFrom(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto language = LanguageFromToken(wish.language);
    if (!language || wish.weight <= weight) continue;
    best = *language;
    weight = wish.weight;
  }
  return best;
}

std::string PercentEncoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (IsUnreserved(c)) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return encoded;
}

std::string Address(std::string_view path, const Pairs& params) {
  std::string address(path);
  for (const auto& [name, value] : params) {
    address += address.size() == path.size() ? '?' : '&';
    address += PercentEncoded(name) + "=" + PercentEncoded(value);
  }
  return address;
}

}  // namespace acervo::tools::serve
