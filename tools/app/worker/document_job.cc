#include "tools/app/worker/document_job.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "core/report_wire.h"
#include "extractors/extract.h"
#include "parsers/parse.h"
#include "store/preparation_wire.h"
#include "tools/app/worker/job_parts.h"
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
  std::optional<int> page = {};  // set: a part, which recognises this page
  // Those that were recognised, in the order of the results behind the request; empty: none was asked for yet.
  std::vector<int> recognised = {};
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

void Fields(auto& wire, MaybeConst<WireRequest> auto& it) { wire(it.request, it.today, it.page, it.recognised); }
void Fields(auto& wire, MaybeConst<WireReply> auto& it) {
  wire(it.format, it.error, it.report, it.prepared, it.packed, it.modified, it.notices, it.document);
}

// Of both messages; another one is of no worker of ours.
constexpr std::uint64_t kWireVersion = 2;

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

struct Asked {
  WireRequest wire;
  std::vector<PartResult> parts;  // of the pages in `wire.recognised`
};

std::optional<Asked> AskedFrom(std::string_view head) {
  Asked asked;
  std::uint64_t version = 0;
  WireReader reader(head);
  reader(version);
  if (version != kWireVersion) return std::nullopt;
  reader(asked.wire);
  if (!asked.wire.recognised.empty()) reader(asked.parts);
  if (!reader.AtEnd() || asked.parts.size() != asked.wire.recognised.size()) return std::nullopt;
  return asked;
}

ExtractOptions OptionsFor(const DocumentRequest& request) {
  ExtractOptions options;
  options.password = request.password;
  options.max_input = request.max_size;
  options.max_text = request.max_text;
  options.ocr = request.ocr;
  return options;
}

// A page that could not be recognised is one without words.
RecognisedPages PagesOf(const Asked& asked) {
  RecognisedPages pages;
  pages.is_asked = asked.wire.recognised.empty();
  for (std::size_t i = 0; i < asked.parts.size(); ++i) {
    pages.known.emplace(asked.wire.recognised[i], asked.parts[i].reply);
  }
  return pages;
}

// A page for each part, and the document itself when they are done.
JobAnswer DividedInto(const std::vector<int>& pages, WireRequest request) {
  std::vector<std::string> parts;
  for (const int page : pages) {
    request.page = page;
    parts.push_back(Written(request));
  }
  request.page.reset();
  request.recognised = pages;
  return {Written(request), std::move(parts)};
}

// Where no page could be read the reason is that of the first one that failed, not that there are no letters.
Error WhyNoText(Error error, const std::vector<PartResult>& parts) {
  if (error.code != ErrorCode::kNoText) return error;
  for (const PartResult& part : parts) {
    if (part.end == JobEnd::kTimeout) return Error{ErrorCode::kTimeout, "page", {}};
    if (part.end == JobEnd::kOutOfMemory) return Error{ErrorCode::kOutOfMemory, "page", {}};
    if (part.end == JobEnd::kCrashed) return Error{ErrorCode::kCrashed, "page", {}};
  }
  return error;
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

JobAnswer ReadDocument(std::string_view head, std::string_view body) {
  const std::optional<Asked> asked = AskedFrom(head);
  WireReply reply;
  if (!asked) {
    reply.error = Error{ErrorCode::kCrashed, "request", {}};
    return Written(reply);
  }
  ExtractOptions options = OptionsFor(asked->wire.request);
  if (asked->wire.page) {
    Result<std::string> page = RecognisePage(body, *asked->wire.page, options);
    return page.ok() ? std::move(page.value()) : std::string();
  }
  LayoutEvidence evidence;
  if (asked->wire.request.stage == Stage::kLayout) options.evidence = &evidence;
  RecognisedPages pages = PagesOf(*asked);
  options.pages = &pages;
  if (const Result<Format> format = DetectFormat(body); format.ok()) reply.format = format.value();
  const Result<Document> document = Extract(body, options);
  if (!pages.wanted.empty()) return DividedInto(pages.wanted, asked->wire);
  if (document.ok()) {
    reply.format = document.value().format;
    PutReading(reply, document.value(), evidence, asked->wire, body);
  } else {
    reply.error = WhyNoText(document.error(), asked->parts);
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
    case JobEnd::kCrashed:
    case JobEnd::kParts: return Failed(ErrorCode::kCrashed, result.reply);
    case JobEnd::kDone: break;
  }
  try {
    return Parsed(std::move(result.reply));
  } catch (const Json::exception& exception) {
    return Failed(ErrorCode::kCrashed, exception.what());
  }
}

}  // namespace acervo::tools
