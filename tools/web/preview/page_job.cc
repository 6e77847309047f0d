#include "tools/web/preview/page_job.h"

#include <array>

#include "core/json.h"
#include "extractors/page_view.h"

namespace acervo::tools::serve {
namespace {

// The errors that a page can have. A worker that was taken over says what it likes: nothing else is understood.
constexpr std::array kPageErrors = {ErrorCode::kCorrupt, ErrorCode::kEncrypted, ErrorCode::kTooLarge,
                                    ErrorCode::kNotFound, ErrorCode::kOutOfMemory};

std::string Cbor(const Json& json) {
  std::string out;
  Json::to_cbor(json, out);
  return out;
}

Json ProblemJson(const Error& error) { return {{"error", Token(error.code)}, {"detail", error.detail}}; }

Error ProblemFrom(const Json& json) {
  const auto token = json.at("error").get<std::string>();
  for (const ErrorCode code : kPageErrors) {
    if (Token(code) == token) return Error{code, json.at("detail").get<std::string>(), {}};
  }
  return Error{ErrorCode::kCrashed, "", {}};
}

Error EndOf(const JobResult& result) {
  switch (result.end) {
    case JobEnd::kTimeout: return Error{ErrorCode::kTimeout, "", {}};
    case JobEnd::kOutOfMemory: return Error{ErrorCode::kOutOfMemory, "", {}};
    case JobEnd::kReplyTooLarge: return Error{ErrorCode::kTooLarge, "", {}};
    default: return Error{ErrorCode::kCrashed, result.reply, {}};
  }
}

Json SizesOf(PdfPages& pdf, const Json& numbers) {
  Json sizes = Json::array();
  for (const Json& number : numbers) {
    const Result<PageSize> size = pdf.Size(number.get<int>());
    if (size.ok()) sizes.push_back({number, size.value().width, size.value().height});
  }
  return sizes;
}

}  // namespace

std::string PictureHead(int page, int width) { return Cbor({{"picture", page}, {"width", width}}); }

std::string SizesHead(const std::vector<int>& pages) { return Cbor({{"sizes", pages}}); }

std::string DoPageJob(std::string_view head, std::string_view body) {
  const Json request = Json::from_cbor(head);
  Result<std::unique_ptr<PdfPages>> pdf = PdfPages::Open(body);
  if (!pdf.ok()) return Cbor(ProblemJson(pdf.error()));
  if (request.contains("picture")) {
    Result<std::string> png = pdf.value()->Picture(request.at("picture").get<int>(), request.at("width").get<int>());
    if (!png.ok()) return Cbor(ProblemJson(png.error()));
    return Cbor({{"png", Json::binary({png.value().begin(), png.value().end()})}});
  }
  return Cbor({{"pages", SizesOf(*pdf.value(), request.at("sizes"))}});
}

Result<std::string> PictureFrom(const JobResult& result) try {
  if (result.end != JobEnd::kDone) return EndOf(result);
  const Json json = Json::from_cbor(result.reply);
  if (json.contains("error")) return ProblemFrom(json);
  const auto& png = json.at("png").get_binary();
  return std::string(png.begin(), png.end());
} catch (const Json::exception& exception) {
  return Error{ErrorCode::kCrashed, exception.what(), {}};
}

Result<std::vector<MeasuredPage>> SizesFrom(const JobResult& result) try {
  if (result.end != JobEnd::kDone) return EndOf(result);
  const Json json = Json::from_cbor(result.reply);
  if (json.contains("error")) return ProblemFrom(json);
  std::vector<MeasuredPage> pages;
  for (const Json& page : json.at("pages")) {
    pages.push_back({page.at(0).get<int>(), page.at(1).get<double>(), page.at(2).get<double>()});
  }
  return pages;
} catch (const Json::exception& exception) {
  return Error{ErrorCode::kCrashed, exception.what(), {}};
}

}  // namespace acervo::tools::serve
