#include "tools/present/export/plain_text.h"

#include "core/text.h"

namespace acervo::tools {
namespace {

bool IsXmlChar(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

}  // namespace

std::string XmlText(std::string_view text, long& dropped) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (IsXmlChar(c))
      AppendUtf8(kept, c);
    else
      ++dropped;
  }
  return kept;
}

std::string Shortened(std::string_view text, std::size_t most) {
  if (text.size() <= most || CodePointCount(text) <= most) return std::string(text);
  std::string_view head = text.substr(0, ByteOffset(text, most - 1));
  const std::size_t space = head.find_last_of(" \n");
  // A space far from the end would throw away most of one long word.
  if (space != head.npos && space > head.size() / 2) head = head.substr(0, space);
  return std::string(Trim(head)) + "…";
}

}  // namespace acervo::tools
