#include "extractors/docx/style_slices.h"

#include <algorithm>

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kRootClose = "</w:styles>"sv;
constexpr std::string_view kOpen = "<w:style "sv;
constexpr std::string_view kClose = "</w:style>"sv;

// Without an encoding declared it is UTF-8 (XML 1.0, 4.3.3).
bool IsUtf8(std::string_view head) {
  static constexpr std::string_view kForms[] = {"encoding=\"UTF-8\""sv, "encoding='UTF-8'"sv, "encoding=\"utf-8\""sv,
                                                "encoding='utf-8'"sv};
  return head.find("encoding="sv) == std::string_view::npos ||
         std::any_of(std::begin(kForms), std::end(kForms),
                     [&](std::string_view form) { return head.find(form) != std::string_view::npos; });
}

bool IsPlain(std::string_view xml) {
  return IsUtf8(xml.substr(0, xml.find("?>"sv))) && xml.find("<!"sv) == std::string_view::npos &&
         xml.substr(0, xml.find_last_not_of(" \t\r\n"sv) + 1).ends_with(kRootClose);
}

// From `open` to the end of `close`; empty where either is missing.
std::string_view Between(std::string_view xml, std::string_view open, std::string_view close) {
  const std::size_t begin = xml.find(open);
  const std::size_t end = begin == std::string_view::npos ? begin : xml.find(close, begin);
  return end == std::string_view::npos ? std::string_view() : xml.substr(begin, end + close.size() - begin);
}

// The value of an attribute in a start tag; empty where it is absent.
std::string_view AttributeIn(std::string_view tag, std::string_view name_and_quote) {
  const std::size_t at = tag.find(name_and_quote);
  if (at == std::string_view::npos) return {};
  const std::string_view value = tag.substr(at + name_and_quote.size());
  return value.substr(0, value.find('"'));
}

std::optional<StyleSlice> SliceOf(std::string_view tag, std::string_view element) {
  StyleSlice slice;
  slice.id = AttributeIn(tag, " w:styleId=\""sv);
  const std::string_view type = AttributeIn(tag, " w:type=\""sv);
  const std::string_view by_default = AttributeIn(tag, " w:default=\""sv);
  if (slice.id.empty() || type.empty()) return std::nullopt;
  slice.default_paragraph =
      type == "paragraph"sv && (by_default == "1"sv || by_default == "true"sv || by_default == "on"sv);
  if (type != "table"sv) slice.xml = element;
  return slice;
}

}  // namespace

std::string StyleSlices::Wrapped(std::string_view element) const {
  std::string out;
  out.reserve(root.size() + element.size() + kRootClose.size());
  return ((out += root) += element) += kRootClose;
}

std::optional<StyleSlices> SliceStyles(std::string_view xml) {
  if (!IsPlain(xml)) return std::nullopt;
  StyleSlices slices;
  slices.root = Between(xml, "<w:styles "sv, ">"sv);
  if (slices.root.empty()) return std::nullopt;
  slices.defaults = Between(xml, "<w:docDefaults>"sv, "</w:docDefaults>"sv);
  for (std::size_t open = xml.find(kOpen); open != std::string_view::npos; open = xml.find(kOpen, open)) {
    const std::size_t tag_end = xml.find('>', open);
    const std::string_view tag = xml.substr(open, tag_end - open);
    const std::size_t close = tag.ends_with('/') ? tag_end : xml.find(kClose, tag_end);
    if (close == std::string_view::npos || tag.find_first_of("&'"sv) != std::string_view::npos) return std::nullopt;
    const std::size_t end = close == tag_end ? tag_end + 1 : close + kClose.size();
    std::optional<StyleSlice> slice = SliceOf(tag, xml.substr(open, end - open));
    if (!slice) return std::nullopt;
    if (!slice->xml.empty()) slices.styles.push_back(std::move(*slice));
    open = end;
  }
  return slices;
}

}  // namespace acervo::docx
