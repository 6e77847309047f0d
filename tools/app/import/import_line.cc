#include "tools/app/import/import_line.h"

#include "tools/present/json.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools {
namespace {

Json RejectedJson(const Messages& say, const std::vector<Diagnostic>& all) {
  Json json = Json::array();
  for (const Diagnostic& rejected : all) {
    json.push_back({{"where", PlaceText(rejected.where)},
                    {"text", rejected.text},
                    {"reason", Token(rejected.code)},
                    {"message", RejectedSentence(say, rejected.code)}});
  }
  return json;
}

Json TextOrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

std::string_view Token(FileStatus status) {
  switch (status) {
    case FileStatus::kImported: return "imported";
    case FileStatus::kUnchanged: return "unchanged";
    case FileStatus::kUpdated: return "updated";
    case FileStatus::kDuplicate: return "duplicate";
    case FileStatus::kFailed: return "failed";
    case FileStatus::kSkipped: return "skipped";
  }
  return "";
}

FileStatus StatusFrom(ImportStatus status) {
  switch (status) {
    case ImportStatus::kImported: return FileStatus::kImported;
    case ImportStatus::kUnchanged: return FileStatus::kUnchanged;
    case ImportStatus::kUpdated: return FileStatus::kUpdated;
    case ImportStatus::kDuplicate: return FileStatus::kDuplicate;
  }
  return FileStatus::kFailed;
}

Json LineJson(const Messages& say, const ImportLine& line) {
  Json json;
  json["path"] = line.path;
  json["sha256"] = TextOrNull(line.sha256);
  json["format"] = line.format ? Json(Token(*line.format)) : Json(nullptr);
  json["status"] = Token(line.status);
  json["report"] = TextOrNull(line.report);
  json["activities"] = line.activities;
  json["coordinations"] = line.coordinations;
  json["text_records"] = line.text_records;
  json["rows_seen"] = line.rows_seen;
  json["words"] = {{"read", line.words.read}, {"found", line.words.found}};
  json["rejected"] = RejectedJson(say, line.rejected);
  json["warnings"] = WarningsJson(say, line.doubts, line.notices);
  json["error"] = line.error ? ErrorJson(say, *line.error) : Json(nullptr);
  json["ms"] = line.ms;
  return json;
}

}  // namespace acervo::tools
