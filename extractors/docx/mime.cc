// A walk over header blocks: each entity's header tells its type, its encoding and, of a multipart, the boundary of its
// parts (RFC 2045, RFC 2046). Only as much of MIME as writers of MHTML use.
#include "extractors/docx/mime.h"

#include <algorithm>

#include "core/text.h"
#include "extractors/docx/escaped_byte.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

constexpr int kMaxNesting = 8;

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

struct Entity {
  std::string type;
  std::string charset;
  std::string boundary;
  std::string encoding;
  std::string_view body;
};

// The value of `name` among the parameters of a header field: "charset" of 'text/html; charset="utf-8"'.
std::string Parameter(std::string_view value, std::string_view name) {
  const std::string lower = Lower(value);
  const std::size_t at = lower.find(std::string(name) + "=");
  if (at == std::string::npos) return {};
  std::string_view rest = Trim(value.substr(at + name.size() + 1));
  if (rest.starts_with('"')) {
    rest.remove_prefix(1);
    return std::string(rest.substr(0, rest.find('"')));
  }
  return std::string(Trim(rest.substr(0, rest.find_first_of("; \t\r\n"sv))));
}

void TakeField(std::string_view field, Entity& entity) {
  const std::size_t colon = field.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name = Lower(Trim(field.substr(0, colon)));
  const std::string_view value = Trim(field.substr(colon + 1));
  if (name == "content-transfer-encoding") entity.encoding = Lower(value);
  if (name != "content-type") return;
  entity.type = Lower(Trim(value.substr(0, value.find(';'))));
  entity.charset = Parameter(value, "charset"sv);
  entity.boundary = Parameter(value, "boundary"sv);
}

std::string_view TakeLine(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// A field goes on in lines that begin with white space.
Entity ReadEntity(std::string_view bytes) {
  Entity entity;
  std::string field;
  while (!bytes.empty()) {
    const std::string_view line = TakeLine(bytes);
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
    if (!goes_on) {
      TakeField(field, entity);
      field.clear();
    }
    if (line.empty() && !entity.type.empty()) break;
    field += line;
  }
  TakeField(field, entity);
  entity.body = bytes;
  return entity;
}

// The length of the soft line break at `at`, an equals sign and the end of its line; 0: there is none.
std::size_t SoftBreak(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  return rest.starts_with("=\r\n"sv) ? 3 : rest.starts_with("=\n"sv) || rest.starts_with("=\r"sv) ? 2 : 0;
}

std::string QuotedPrintable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (const int byte = EscapedByte(text, i, '='); byte >= 0) {
      out += static_cast<char>(byte);
      i += 3;
    } else if (const std::size_t length = SoftBreak(text, i); length > 0) {
      i += length;
    } else {
      out += text[i++];
    }
  }
  return out;
}

std::string Base64(std::string_view text) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"sv;
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) continue;
    bits = (bits << 6 | static_cast<unsigned>(digit)) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

std::optional<MimeText> FindHtmlIn(std::string_view bytes, int nesting) {
  const Entity entity = ReadEntity(bytes);
  if (entity.type == "text/html"sv) {
    std::string text = entity.encoding == "quoted-printable" ? QuotedPrintable(entity.body)
                       : entity.encoding == "base64"         ? Base64(entity.body)
                                                             : std::string(entity.body);
    return MimeText{std::move(text), entity.charset};
  }
  if (!entity.type.starts_with("multipart/"sv) || entity.boundary.empty() || nesting >= kMaxNesting)
    return std::nullopt;
  const std::string delimiter = "--" + entity.boundary;
  for (std::size_t at = entity.body.find(delimiter); at != std::string_view::npos;) {
    const std::size_t begin = at + delimiter.size();
    at = entity.body.find(delimiter, begin);
    std::string_view part = entity.body.substr(begin, at == std::string_view::npos ? at : at - begin);
    TakeLine(part);  // what is left of the delimiter's line
    if (std::optional<MimeText> html = FindHtmlIn(part, nesting + 1)) return html;
  }
  return std::nullopt;
}

}  // namespace

std::optional<MimeText> FindHtml(std::string_view message) { return FindHtmlIn(message, 0); }

}  // namespace acervo::docx
