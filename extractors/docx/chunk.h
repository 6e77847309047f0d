// Documents within the document (ECMA-376-1 5th ed., 17.17.2 "altChunk"): text that stands in the body but is kept in a
// part of another format.
#pragma once

#include <cstddef>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "extractors/docx/part_source.h"
#include "extractors/options.h"

namespace acervo::docx {

// Bounds what all chunks of a document may cost together: their number, their depth in each other, their bytes.
class ChunkReader {
 public:
  ChunkReader(const ExtractOptions& options, int depth)
      : options_(options), depth_(depth), bytes_left_(options.max_inflated) {}

  // The blocks of a chunk in DOCX, HTML, MHTML or plain text. kUnsupportedFormat: another format. kTooLarge.
  Result<std::vector<Block>> Read(const EmbeddedPart& part);

 private:
  Result<std::vector<Block>> ReadPackage(const EmbeddedPart& part);

  ExtractOptions options_;
  int depth_;  // 0: of a document that is no chunk itself
  std::size_t chunks_ = 0;
  std::size_t bytes_left_;
};

}  // namespace acervo::docx
