#include "tools/web/preview/page_job.h"

#include <array>

#include "core/json.h"

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

Json MarksJson(const std::vector<PageMark>& marks) {
  Json json = Json::array();
  for (const PageMark& mark : marks) json.push_back({mark.id, mark.x0, mark.y0, mark.x1, mark.y1});
  return json;
}

Json PlacesOn(PdfPages& pdf, const Json& page) {
  const int number = page.at(0).get<int>();
  const Result<PageWords> words = pdf.Words(number);
  if (!words.ok()) return nullptr;
  std::vector<SoughtRecord> records;
  for (const Json& record : page.at(1)) {
    records.push_back({record.at(0).get<std::string>(), record.at(1).get<std::vector<std::string>>()});
  }
  return {number, words.value().width, words.value().height, MarksJson(FindRecords(words.value(), records))};
}

std::vector<PageMark> MarksFrom(const Json& json) {
  std::vector<PageMark> marks;
  for (const Json& mark : json) {
    marks.push_back({mark.at(0).get<std::string>(), mark.at(1).get<double>(), mark.at(2).get<double>(),
                     mark.at(3).get<double>(), mark.at(4).get<double>()});
  }
  return marks;
}

}  // namespace

std::string PictureHead(int page, int width) { return Cbor({{"picture", page}, {"width", width}}); }

std::string PlacesHead(const std::vector<SoughtPage>& pages) {
  Json json = Json::array();
  for (const SoughtPage& page : pages) {
    Json records = Json::array();
    for (const SoughtRecord& record : page.records) records.push_back(Json::array({record.id, record.cells}));
    json.push_back(Json::array({page.number, std::move(records)}));
  }
  return Cbor({{"places", std::move(json)}});
}

std::string DoPageJob(std::string_view head, std::string_view body) {
  const Json request = Json::from_cbor(head);
  Result<PdfPages> pdf = PdfPages::Open(body);
  if (!pdf.ok()) return Cbor(ProblemJson(pdf.error()));
  if (request.contains("picture")) {
    Result<std::string> png = pdf.value().Picture(request.at("picture").get<int>(), request.at("width").get<int>());
    if (!png.ok()) return Cbor(ProblemJson(png.error()));
    return Cbor({{"png", Json::binary({png.value().begin(), png.value().end()})}});
  }
  Json pages = Json::array();
  for (const Json& page : request.at("places")) {
    if (Json places = PlacesOn(pdf.value(), page); !places.is_null()) pages.push_back(std::move(places));
  }
  return Cbor({{"pages", std::move(pages)}});
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

Result<std::vector<MarkedPage>> PlacesFrom(const JobResult& result) try {
  if (result.end != JobEnd::kDone) return EndOf(result);
  const Json json = Json::from_cbor(result.reply);
  if (json.contains("error")) return ProblemFrom(json);
  std::vector<MarkedPage> pages;
  for (const Json& page : json.at("pages")) {
    pages.push_back({page.at(0).get<int>(), page.at(1).get<double>(), page.at(2).get<double>(), MarksFrom(page.at(3))});
  }
  return pages;
} catch (const Json::exception& exception) {
  return Error{ErrorCode::kCrashed, exception.what(), {}};
}

}  // namespace acervo::tools::serve
