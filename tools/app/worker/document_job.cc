#include "tools/app/worker/document_job.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "core/report_wire.h"
#include "extractors/extract.h"
#include "parsers/parse.h"
#include "store/preparation_wire.h"
#include "tools/app/worker/layout_json.h"

namespace acervo {

template <>
inline constexpr int kLastOf<OcrUse> = static_cast<int>(OcrUse::kAlways);
template <>
inline constexpr int kLastOf<tools::Stage> = static_cast<int>(tools::Stage::kReport);

}  // namespace acervo

namespace acervo::tools {

void Fields(auto& wire, MaybeConst<DocumentRequest> auto& it) {
  wire(it.stage, it.path, it.password, it.max_size, it.max_text, it.prepares, it.ocr);
}

namespace {

// The errors that a document can have; the archive's never cross the pipe.
constexpr std::array kDocumentErrors = {ErrorCode::kUnsupportedFormat, ErrorCode::kCorrupt, ErrorCode::kEncrypted,
                                        ErrorCode::kTooLarge,          ErrorCode::kTimeout, ErrorCode::kCrashed,
                                        ErrorCode::kOutOfMemory,       ErrorCode::kEmpty,   ErrorCode::kNoText,
                                        ErrorCode::kUnreadable};

struct WireRequest {
  DocumentRequest request;
  Date today;
};

struct WireReply {
  std::optional<Format> format;
  std::optional<Error> error;
  std::optional<Report> report;
  std::optional<Preparation> prepared;
  std::optional<std::string> packed, modified;
  std::vector<Diagnostic> notices;
  std::string document;  // CBOR of DOCUMENT, or of what a layout rests on; empty: not asked for
};

void Fields(auto& wire, MaybeConst<WireRequest> auto& it) { wire(it.request, it.today); }
void Fields(auto& wire, MaybeConst<WireReply> auto& it) {
  wire(it.format, it.error, it.report, it.prepared, it.packed, it.modified, it.notices, it.document);
}

// Of both messages; another one is of no worker of ours.
constexpr std::uint64_t kWireVersion = 1;

template <typename T>
std::string Written(const T& value) {
  WireWriter writer;
  writer(kWireVersion, value);
  return writer.Take();
}

template <typename T>
std::optional<T> ReadBack(std::string_view bytes) {
  std::optional<T> value(std::in_place);
  std::uint64_t version = 0;
  WireReader reader(bytes);
  reader(version);
  if (version == kWireVersion) reader(*value);
  if (version != kWireVersion || !reader.AtEnd()) value.reset();
  return value;
}

void PutReading(WireReply& reply, const Document& document, const LayoutEvidence& evidence, const WireRequest& asked,
                std::string_view body) {
  if (asked.request.stage != Stage::kReport) {
    Json::to_cbor(asked.request.stage == Stage::kLayout ? LayoutJson(evidence) : ToJson(document), reply.document);
    return;
  }
  reply.report = ParseReport(document, {asked.request.path, asked.today});
  reply.notices = document.warnings;
  reply.modified = document.meta.modified ? document.meta.modified : document.meta.created;
  if (!asked.request.prepares) return;
  static auto& preparer = *new Preparer;  // remembers the words of all documents of this worker
  reply.prepared = preparer.Prepare(*reply.report);
  reply.packed = PackOriginal(body);
}

// What an honest worker says: an error that a document can have, or a sound report with what belongs to it.
bool IsHonest(const WireReply& reply) {
  if (reply.error) return std::ranges::find(kDocumentErrors, reply.error->code) != kDocumentErrors.end();
  if (!reply.report) return !reply.prepared;
  return IsSound(*reply.report) && (!reply.prepared || Fits(*reply.prepared, *reply.report));
}

DocumentReply Failed(ErrorCode code, std::string detail = {}) {
  DocumentReply reply;
  reply.report = Error{code, std::move(detail), {}};
  return reply;
}

Date Today() { return Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())}; }

}  // namespace

Job DocumentJob(std::uint64_t ticket, const DocumentRequest& request, std::shared_ptr<const Bytes> bytes) {
  return {ticket, Written(WireRequest{request, Today()}), std::move(bytes)};
}

std::string ReadDocument(std::string_view head, std::string_view body) {
  const std::optional<WireRequest> asked = ReadBack<WireRequest>(head);
  WireReply reply;
  if (!asked) {
    reply.error = Error{ErrorCode::kCrashed, "request", {}};
    return Written(reply);
  }
  ExtractOptions options;
  options.password = asked->request.password;
  options.max_input = asked->request.max_size;
  options.max_text = asked->request.max_text;
  options.ocr = asked->request.ocr;
  LayoutEvidence evidence;
  if (asked->request.stage == Stage::kLayout) options.evidence = &evidence;
  if (const Result<Format> format = DetectFormat(body); format.ok()) reply.format = format.value();
  const Result<Document> document = Extract(body, options);
  if (document.ok()) {
    reply.format = document.value().format;
    PutReading(reply, document.value(), evidence, *asked, body);
  } else {
    reply.error = document.error();
  }
  return Written(reply);
}

namespace {

DocumentReply Parsed(std::string bytes) {
  std::optional<WireReply> reply = ReadBack<WireReply>(bytes);
  std::string().swap(bytes);
  if (!reply || !IsHonest(*reply)) return Failed(ErrorCode::kCrashed, "reply");
  DocumentReply out;
  out.format = reply->format;
  if (reply->error) out.report = std::move(*reply->error);
  if (reply->report) out.report = std::move(*reply->report);
  if (!reply->document.empty()) out.document = Json::from_cbor(reply->document);
  out.modified = std::move(reply->modified);
  out.notices = std::move(reply->notices);
  out.prepared = std::move(reply->prepared);
  out.packed = std::move(reply->packed);
  return out;
}

}  // namespace

DocumentReply ReplyFrom(JobResult result) {
  switch (result.end) {
    case JobEnd::kTimeout: return Failed(ErrorCode::kTimeout);
    case JobEnd::kOutOfMemory: return Failed(ErrorCode::kOutOfMemory);
    case JobEnd::kReplyTooLarge: return Failed(ErrorCode::kTooLarge);
    case JobEnd::kCrashed: return Failed(ErrorCode::kCrashed, result.reply);
    case JobEnd::kDone: break;
  }
  try {
    return Parsed(std::move(result.reply));
  } catch (const Json::exception& exception) {
    return Failed(ErrorCode::kCrashed, exception.what());
  }
}

}  // namespace acervo::tools
