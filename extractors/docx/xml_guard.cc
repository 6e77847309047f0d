// Walks from '<' to '<' as a parser would: comments, CDATA sections and quoted attribute values hide markup.
//
// A DTD is refused outright: ECMA-376-2 5th ed., 8.1.4 forbids it in every part, and with it go entities, external
// references and their expansion. Depth and attributes are counted here because libxml2 2.9 looks for a repeated
// attribute by comparing all pairs, and because a reader that is told of the depth by the parser has recursed already.
#include "extractors/docx/xml_guard.h"

#include <algorithm>
#include <string>

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kPiece = 512;  // bytes that libxml2's reader hands to its parser at a time

std::string UpperAscii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

// The encodings that office programs write, and which leave '<' what it is in ASCII. UTF-16 is UTF-8 by now.
bool IsAsciiCompatible(std::string_view encoding) {
  static constexpr std::string_view kNames[] = {"UTF-8",      "UTF8",      "US-ASCII",    "ASCII",
                                                "ISO-8859-1", "ISO8859-1", "ISO-8859-15", "WINDOWS-1252",
                                                "UTF-16",     "UTF-16LE",  "UTF-16BE"};
  return std::find(std::begin(kNames), std::end(kNames), UpperAscii(encoding)) != std::end(kNames);
}

// XML 1.0 5th ed., 4.3.3: the encoding declaration; empty where there is none.
std::string_view DeclaredEncoding(std::string_view xml) {
  if (!xml.starts_with("<?xml"sv)) return {};
  const std::string_view declaration = xml.substr(0, xml.find("?>"sv));
  const std::size_t name = declaration.find("encoding"sv);
  if (name == std::string_view::npos) return {};
  const std::size_t open = declaration.find_first_of("\"'"sv, name);
  if (open == std::string_view::npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  return close == std::string_view::npos ? std::string_view() : declaration.substr(open + 1, close - open - 1);
}

class MarkupScanner {
 public:
  MarkupScanner(std::string_view xml, const MarkupLimits& limits) : xml_(xml), limits_(limits) {}

  Status Scan() {
    while (position_ < xml_.size()) {
      position_ = xml_.find('<', position_);
      if (position_ == std::string_view::npos) break;
      const std::size_t begin = position_;
      if (Status status = ScanMarkup(); !status.ok()) return status;
      const std::size_t length = position_ - begin;
      looked_at_ += length / kPiece * (length / 2);
      if (looked_at_ > limits_.max_looked_at) return Error{ErrorCode::kTooLarge, "markup", {}};
    }
    return Ok();
  }

 private:
  Status ScanMarkup() {
    const std::string_view rest = xml_.substr(position_);
    if (rest.starts_with("<!--"sv)) return SkipPast("-->"sv);
    if (rest.starts_with("<![CDATA["sv)) return SkipPast("]]>"sv);
    if (rest.starts_with("<?"sv)) return SkipPast("?>"sv);
    if (rest.starts_with("<!"sv)) return Error{ErrorCode::kCorrupt, "DOCTYPE", {}};
    if (rest.starts_with("</"sv)) {
      --depth_;
      return SkipPast(">"sv);
    }
    return ScanStartTag();
  }

  Status SkipPast(std::string_view end) {
    const std::size_t at = xml_.find(end, position_);
    position_ = at == std::string_view::npos ? xml_.size() : at + end.size();
    return Ok();
  }

  Status ScanStartTag() {
    std::size_t attributes = 0;
    for (std::size_t i = position_ + 1; i < xml_.size(); ++i) {
      const char c = xml_[i];
      if (c == '>') return EndStartTag(i);
      if (c != '"' && c != '\'') continue;
      if (++attributes > limits_.max_attributes) return Error{ErrorCode::kTooLarge, "attributes", {}};
      i = xml_.find(c, i + 1);
      if (i == std::string_view::npos) break;
    }
    position_ = xml_.size();
    return Ok();
  }

  Status EndStartTag(std::size_t close) {
    position_ = close + 1;
    if (xml_[close - 1] == '/') return Ok();
    if (++depth_ > limits_.max_depth) return Error{ErrorCode::kTooLarge, "depth", {}};
    return Ok();
  }

  std::string_view xml_;
  MarkupLimits limits_;
  std::size_t position_ = 0;
  int depth_ = 0;
  std::size_t looked_at_ = 0;  // by the parser, to find the ends of what is long
};

}  // namespace

Status CheckMarkup(std::string_view xml, const MarkupLimits& limits) {
  const std::string_view encoding = DeclaredEncoding(xml.substr(0, 256));
  if (!encoding.empty() && !IsAsciiCompatible(encoding)) {
    return Error{ErrorCode::kCorrupt, "encoding " + std::string(encoding), {}};
  }
  return MarkupScanner(xml, limits).Scan();
}

}  // namespace acervo::docx
