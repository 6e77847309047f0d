#include "tools/app/worker/document_job.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>

#include "extractors/extract.h"
#include "parsers/parse.h"
#include "tools/app/worker/layout_json.h"

namespace acervo::tools {
namespace {

// The errors that a document can have; the archive's never cross the pipe.
constexpr std::array kDocumentErrors = {ErrorCode::kUnsupportedFormat, ErrorCode::kCorrupt, ErrorCode::kEncrypted,
                                        ErrorCode::kTooLarge,          ErrorCode::kTimeout, ErrorCode::kCrashed,
                                        ErrorCode::kOutOfMemory,       ErrorCode::kEmpty,   ErrorCode::kNoText,
                                        ErrorCode::kUnreadable};

ErrorCode ErrorCodeFromToken(std::string_view token) {
  for (const ErrorCode code : kDocumentErrors) {
    if (Token(code) == token) return code;
  }
  return ErrorCode::kCrashed;
}

Json ErrorJson(const Error& error) {
  return {{"code", Token(error.code)}, {"detail", error.detail}, {"where", error.where}};
}

Error ErrorFrom(const Json& json) {
  return {ErrorCodeFromToken(json.at("code").get<std::string>()), json.at("detail").get<std::string>(),
          json.at("where").get<std::vector<std::string>>()};
}

Json NoticesJson(const std::vector<Diagnostic>& notices) {
  Json json = Json::array();
  for (const Diagnostic& notice : notices) {
    const Json page = notice.where.page ? Json(*notice.where.page) : Json(nullptr);
    json.push_back({Token(notice.code), notice.part, notice.text, page});
  }
  return json;
}

std::vector<Diagnostic> NoticesFrom(const Json& json) {
  std::vector<Diagnostic> notices;
  for (const Json& one : json) {
    notices.push_back(InPart(DiagnosticCodeFromToken(one.at(0).get<std::string>()), one.at(1).get<std::string>(),
                             one.at(2).get<std::string>()));
    if (!one.at(3).is_null()) notices.back().where.page = one.at(3).get<int>();
  }
  return notices;
}

std::string Packed(const Json& json) {
  std::string out;
  Json::to_cbor(json, out);
  return out;
}

// What a report has many of goes in pieces that the parent unpacks one after another: all of it as one JSON value takes
// ten times what it says.
constexpr std::size_t kPiece = 64;

template <typename T>
std::vector<T> TakePiece(std::vector<T>& all, std::size_t begin) {
  std::vector<T> piece;
  for (std::size_t i = begin; i < std::min(begin + kPiece, all.size()); ++i) piece.push_back(std::move(all[i]));
  return piece;
}

void PutReport(Json& reply, Report report) {
  Report many;
  many.records.swap(report.records);
  many.doubts.swap(report.doubts);
  many.rejected.swap(report.rejected);
  reply["report"] = ToJson(report);
  reply["pieces"] = Json::array();
  const std::size_t longest = std::max({many.records.size(), many.doubts.size(), many.rejected.size()});
  for (std::size_t begin = 0; begin < longest; begin += kPiece) {
    Report piece;
    piece.records = TakePiece(many.records, begin);
    piece.doubts = TakePiece(many.doubts, begin);
    piece.rejected = TakePiece(many.rejected, begin);
    reply["pieces"].push_back(Json::binary(Json::to_cbor(ToJson(piece))));
  }
}

template <typename T>
void MoveBehind(std::vector<T>& all, std::vector<T>& piece) {
  all.insert(all.end(), std::make_move_iterator(piece.begin()), std::make_move_iterator(piece.end()));
}

Result<Report> TakeReport(Json& reply) {
  Result<Report> report = ReportFromJson(reply.at("report"));
  if (!report.ok()) return report;
  for (Json& packed : reply.at("pieces")) {
    Result<Report> piece = ReportFromJson(Json::from_cbor(packed.get_binary()));
    if (!piece.ok()) return piece;
    MoveBehind(report.value().records, piece.value().records);
    MoveBehind(report.value().doubts, piece.value().doubts);
    MoveBehind(report.value().rejected, piece.value().rejected);
    packed = nullptr;
  }
  return report;
}

void PutReading(Json& reply, const Document& document, const LayoutEvidence& evidence, const Json& request) {
  if (request.at("stage") == "layout") {
    reply["document"] = LayoutJson(evidence);
    return;
  }
  if (request.at("stage") == "document") {
    reply["document"] = ToJson(document);
    return;
  }
  const ParseHints hints{request.at("path").get<std::string>(), DateFromIso(request.at("today").get<std::string>())};
  PutReport(reply, ParseReport(document, hints));
  reply["notices"] = NoticesJson(document.warnings);
  const std::optional<std::string>& modified = document.meta.modified ? document.meta.modified : document.meta.created;
  if (modified) reply["modified"] = *modified;
}

DocumentReply Parsed(std::string reply) {
  Json json = Json::from_cbor(reply);
  std::string().swap(reply);
  DocumentReply out;
  if (const Json& format = json.at("format"); !format.is_null())
    out.format = FormatFromToken(format.get<std::string>());
  if (json.contains("error")) out.report = ErrorFrom(json.at("error"));
  if (json.contains("report")) out.report = TakeReport(json);
  if (json.contains("document")) out.document = json.at("document");
  if (json.contains("modified")) out.modified = json.at("modified").get<std::string>();
  if (json.contains("notices")) out.notices = NoticesFrom(json.at("notices"));
  return out;
}

DocumentReply Failed(ErrorCode code, std::string detail = {}) {
  DocumentReply reply;
  reply.report = Error{code, std::move(detail), {}};
  return reply;
}

Date Today() { return Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())}; }

const char* Token(Stage stage) {
  switch (stage) {
    case Stage::kLayout: return "layout";
    case Stage::kDocument: return "document";
    case Stage::kReport: break;
  }
  return "report";
}

}  // namespace

Job DocumentJob(std::uint64_t ticket, const DocumentRequest& request, std::shared_ptr<const Bytes> bytes) {
  const Json head{{"stage", Token(request.stage)},       {"path", request.path},         {"today", ToIso(Today())},
                  {"password", request.password},        {"max_size", request.max_size}, {"max_text", request.max_text},
                  {"ocr", static_cast<int>(request.ocr)}};
  return {ticket, Packed(head), std::move(bytes)};
}

std::string ReadDocument(std::string_view head, std::string_view body) {
  const Json request = Json::from_cbor(head);
  ExtractOptions options;
  options.password = request.at("password").get<std::string>();
  options.max_input = request.at("max_size").get<std::size_t>();
  options.max_text = request.at("max_text").get<std::size_t>();
  options.ocr = static_cast<OcrUse>(request.at("ocr").get<int>());
  LayoutEvidence evidence;
  if (request.at("stage") == "layout") options.evidence = &evidence;
  const Result<Format> format = DetectFormat(body);
  Json reply;
  reply["format"] = format.ok() ? Json(Token(format.value())) : Json(nullptr);
  const Result<Document> document = Extract(body, options);
  if (document.ok()) {
    reply["format"] = Token(document.value().format);
    PutReading(reply, document.value(), evidence, request);
  } else {
    reply["error"] = ErrorJson(document.error());
  }
  return Packed(reply);
}

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
