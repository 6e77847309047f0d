// The job of a worker: bytes of a document in, what stands in it out.
// Wire: core/wire.h; a request and a reply each begin with a version. Both ends are one program.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/json.h"
#include "core/report.h"
#include "core/result.h"
#include "extractors/options.h"
#include "store/preparation.h"
#include "tools/app/worker/pool.h"

namespace acervo::tools {

enum class Stage { kLayout, kDocument, kReport };

struct DocumentRequest {
  Stage stage = Stage::kReport;
  std::string path;  // a hint for the period; never opened
  OcrUse ocr = OcrUse::kAuto;
  std::string password;  // for encrypted PDF
  std::size_t max_size = std::size_t{256} << 20;
  std::size_t max_text = std::size_t{8} << 20;  // more could not be answered anyway
  bool prepares = false;                        // Stage::kReport: also what the archive will take of it
};

struct DocumentReply {
  std::optional<Format> format;  // told even where the document could not be read
  Result<Report> report = Report{};
  Json document;                        // Stage::kDocument: DOCUMENT; Stage::kLayout: what it rests on
  std::optional<std::string> modified;  // when its author last changed it, as SourceFile has it
  std::vector<Diagnostic> notices;      // what the extractor read with a reservation
  std::optional<Preparation> prepared;  // where it was asked for, as `packed`
  std::optional<std::string> packed;    // the document as SourceFile has it
};

Job DocumentJob(std::uint64_t ticket, const DocumentRequest& request, std::shared_ptr<const Bytes> bytes);

// Runs in the worker. Pages whose letters have to be recognised are parts of the job.
JobAnswer ReadDocument(std::string_view head, std::string_view body);

// Runs in the parent: what came back, or why nothing did (kTimeout, kCrashed, kOutOfMemory, kTooLarge).
DocumentReply ReplyFrom(JobResult result);

}  // namespace acervo::tools
