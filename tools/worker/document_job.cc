#include "tools/worker/document_job.h"

#include <array>

#include "extractors/extract.h"
#include "parsers/parse.h"

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

Json NoticesJson(const std::vector<Notice>& notices) {
  Json json = Json::array();
  for (const Notice& notice : notices) json.push_back({notice.code, notice.where, notice.text});
  return json;
}

std::vector<Notice> NoticesFrom(const Json& json) {
  std::vector<Notice> notices;
  for (const Json& one : json) {
    notices.push_back({one.at(0).get<std::string>(), one.at(1).get<std::string>(), one.at(2).get<std::string>()});
  }
  return notices;
}

std::string Packed(const Json& json) {
  std::string out;
  Json::to_cbor(json, out);
  return out;
}

void PutReading(Json& reply, const Document& document, const Json& request) {
  if (request.at("stage") == "document") {
    reply["document"] = ToJson(document);
    return;
  }
  reply["report"] = ToJson(ParseReport(document, {request.at("path").get<std::string>()}));
  reply["notices"] = NoticesJson(document.warnings);
  const std::optional<std::string>& modified = document.meta.modified ? document.meta.modified : document.meta.created;
  if (modified) reply["modified"] = *modified;
}

DocumentReply Parsed(const std::string& reply) {
  const Json json = Json::from_cbor(reply);
  DocumentReply out;
  if (const Json& format = json.at("format"); !format.is_null())
    out.format = FormatFromToken(format.get<std::string>());
  if (json.contains("error")) out.report = ErrorFrom(json.at("error"));
  if (json.contains("report")) out.report = ReportFromJson(json.at("report"));
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

}  // namespace

Job DocumentJob(std::uint64_t ticket, const DocumentRequest& request, std::shared_ptr<const Bytes> bytes) {
  const Json head{{"stage", request.stage == Stage::kDocument ? "document" : "report"},
                  {"path", request.path},
                  {"password", request.password},
                  {"max_size", request.max_size},
                  {"max_text", request.max_text}};
  return {ticket, Packed(head), std::move(bytes)};
}

std::string ReadDocument(std::string_view head, std::string_view body) {
  const Json request = Json::from_cbor(head);
  ExtractOptions options;
  options.password = request.at("password").get<std::string>();
  options.max_input = request.at("max_size").get<std::size_t>();
  options.max_text = request.at("max_text").get<std::size_t>();
  const Result<Format> format = DetectFormat(body);
  Json reply;
  reply["format"] = format.ok() ? Json(Token(format.value())) : Json(nullptr);
  const Result<Document> document = Extract(body, options);
  if (document.ok()) {
    reply["format"] = Token(document.value().format);
    PutReading(reply, document.value(), request);
  } else {
    reply["error"] = ErrorJson(document.error());
  }
  return Packed(reply);
}

DocumentReply ReplyFrom(const JobResult& result) {
  switch (result.end) {
    case JobEnd::kTimeout: return Failed(ErrorCode::kTimeout);
    case JobEnd::kOutOfMemory: return Failed(ErrorCode::kOutOfMemory);
    case JobEnd::kReplyTooLarge: return Failed(ErrorCode::kTooLarge);
    case JobEnd::kCrashed: return Failed(ErrorCode::kCrashed, result.reply);
    case JobEnd::kDone: break;
  }
  try {
    return Parsed(result.reply);
  } catch (const Json::exception& exception) {
    return Failed(ErrorCode::kCrashed, exception.what());
  }
}

}  // namespace acervo::tools
