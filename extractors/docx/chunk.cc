#include "extractors/docx/chunk.h"

#include <algorithm>
#include <utility>

#include "extractors/docx/document_reader.h"
#include "extractors/docx/html.h"
#include "extractors/docx/mime.h"
#include "extractors/txt/txt.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

constexpr int kMaxDepth = 2;
constexpr std::size_t kMaxChunks = 1000;

// Plain text becomes what its lines are; running matter and notices of its own are none of the document's.
std::vector<Block> BodyOf(std::vector<Block> blocks) {
  std::erase_if(blocks, [](const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    return paragraph != nullptr && (paragraph->role == BlockRole::kHeader || paragraph->role == BlockRole::kFooter);
  });
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) paragraph->role = BlockRole::kBody;
  }
  return blocks;
}

}  // namespace

Result<std::vector<Block>> ChunkReader::Read(const EmbeddedPart& part) {
  if (depth_ >= kMaxDepth || ++chunks_ > kMaxChunks) return Error{ErrorCode::kTooLarge, "chunks", {}};
  const std::string_view type = part.content_type;
  if (part.bytes.starts_with("PK\x03\x04"sv)) return ReadPackage(part);
  if (type == "message/rfc822"sv || type == "multipart/related"sv) {
    const std::optional<MimeText> html = FindHtml(part.bytes);
    if (!html) return Error{ErrorCode::kUnsupportedFormat, std::string(type), {}};
    return ReadHtml(html->text, html->charset);
  }
  if (type == "text/html"sv || type == "application/xhtml+xml"sv) return ReadHtml(part.bytes, {});
  if (type != "text/plain"sv) return Error{ErrorCode::kUnsupportedFormat, std::string(type), {}};
  Result<Document> text = ExtractTxt(part.bytes, options_);
  if (!text.ok()) return std::move(text.error());
  return BodyOf(std::move(text.value().blocks));
}

Result<std::vector<Block>> ChunkReader::ReadPackage(const EmbeddedPart& part) {
  ExtractOptions options = options_;
  options.max_inflated = bytes_left_;
  std::size_t inflated = 0;
  Result<Document> document = ReadDocument(part.bytes, options, depth_ + 1, inflated);
  bytes_left_ -= std::min(bytes_left_, inflated);
  if (!document.ok()) return std::move(document.error());
  return BodyOf(std::move(document.value().blocks));
}

}  // namespace acervo::docx
