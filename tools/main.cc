// The acervo program.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "core/json.h"
#include "extractors/extract.h"
#include "parsers/parse.h"
#include "store/archive.h"

namespace acervo {
namespace {

int PrintError(const Error& error) {
  const Json json = {{"schema_version", 1},
                     {"error", {{"code", Token(error.code)}, {"message", error.detail}}}};
  std::cout << json.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
  return 1;
}

Json ReportJson(const Report& report, const FileIdentity& file) {
  const std::string id = ReportId(file.sha256);
  Json records = Json::array();
  for (const Record& record : report.records) records.push_back(RecordJson(report, id, record, file));
  Json about;
  about["id"] = id;
  about["period"] = report.period ? Json(ToIso(*report.period)) : Json(nullptr);
  about["office"] = report.office;
  return {{"schema_version", 1}, {"report", std::move(about)}, {"records", std::move(records)}};
}

int Inspect(const std::string& path, const std::string& stage) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream buffer;
  buffer << in.rdbuf();
  const std::string bytes = std::move(buffer).str();
  const Result<Document> document = Extract(bytes);
  if (!document.ok()) return PrintError(document.error());
  Json out;
  if (stage == "document") {
    out = ToJson(document.value());
    out["schema_version"] = 1;
  } else {
    out = ReportJson(ParseReport(document.value(), {path}), {path, Sha256Hex(bytes), document.value().format});
  }
  std::cout << out.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
  return 0;
}

}  // namespace
}  // namespace acervo

int main(int argc, char** argv) {
  std::string path;
  std::string stage = "report";
  for (int i = 2; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--stage" && i + 1 < argc) {
      stage = argv[++i];
    } else {
      path = argv[i];
    }
  }
  return argc < 3 || path.empty() ? 2 : acervo::Inspect(path, stage);
}
