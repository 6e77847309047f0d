#include "tools/web/api.h"

#include <algorithm>
#include <chrono>

#include "core/text.h"
#include "tools/present/differences.h"
#include "tools/present/entity_answers.h"
#include "tools/present/export/exporter.h"
#include "tools/present/json.h"
#include "tools/present/search_answer.h"
#include "tools/web/json_response.h"
#include "tools/web/list_params.h"
#include "tools/web/search_params.h"

namespace acervo::tools::serve {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds kPatience{5};  // for an archive that is free
constexpr std::chrono::seconds kLongestAnswer{10};
constexpr std::chrono::minutes kLongestExport{10};

// The media type and the ending of each format's file.
struct FileType {
  std::string_view format, media, ending;
};
constexpr FileType kExportTypes[] = {
    {"ndjson", "application/x-ndjson", "ndjson"},
    {"json", "application/json", "json"},
    {"csv", "text/csv; charset=utf-8", "csv"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    {"ics", "text/calendar; charset=utf-8", "ics"},
    {"atom-csv", "text/csv; charset=utf-8", "csv"},
    {"ead3", "application/xml", "xml"},
    {"dc", "application/xml", "xml"},
};
constexpr FileType kOriginalTypes[] = {
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    {"pdf", "application/pdf", "pdf"},
    {"txt", "text/plain", "txt"},
    {"jpeg", "image/jpeg", "jpg"},
    {"png", "image/png", "png"},
    {"tiff", "image/tiff", "tif"},
};

template <std::size_t kSize>
FileType TypeOf(const FileType (&types)[kSize], std::string_view format) {
  const auto* const found = std::ranges::find(types, format, &FileType::format);
  return found == std::end(types) ? FileType{format, "application/octet-stream", "bin"} : *found;
}

// A download under this name (RFC 6266): plain letters for all, the name as it is for whoever reads `filename*`.
std::string Attachment(const std::string& stem, std::string_view ending) {
  const std::string plain = Slug(stem);
  const std::string full = stem + "." + std::string(ending);
  return "attachment; filename=\"" + (plain.empty() ? "documento" : plain) + "." + std::string(ending) +
         "\"; filename*=UTF-8''" + PercentEncoded(full);
}

// "informes/2019/mayo.docx" is "mayo". What no file system likes is left out.
std::string StemOf(std::string_view path) {
  std::string_view name = path.substr(path.find_last_of("/\\") + 1);
  name = name.substr(0, std::min(name.rfind('.'), name.size()));
  std::string stem;
  for (const char c : Nfc(name)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F && std::string_view("\"*:<>?|").find(c) == std::string_view::npos) stem += c;
  }
  return stem.empty() ? "documento" : stem;
}

// "acervo-jica-2019-05-01-2020-02-29": what was asked for, so that two downloads have two names.
std::string DownloadName(const SearchRequest& request) {
  constexpr std::size_t kMost = 60;
  std::string words = request.query;
  for (const std::string& entity : request.entities) words += " " + entity;
  words += " " + request.type + " " + request.report;
  if (request.kind) words += " " + std::string(Token(*request.kind));
  if (request.from) words += " " + ToIso(*request.from);
  if (request.to) words += " " + ToIso(*request.to);
  std::string name = Slug("acervo " + words).substr(0, kMost);
  while (name.ends_with('-')) name.pop_back();
  return name;
}

}  // namespace

Result<ArchivePool::Loan> LendForAnswer(ArchivePool& pool) {
  return pool.Lend(kPatience, Clock::now() + kPatience + kLongestAnswer);
}

Result<WebResponse> SearchAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                 std::string_view) {
  const auto began = Clock::now();
  const SearchParams params = SearchParamsFrom(say, request);
  if (!params.bad.empty()) return ErrorAnswer(params.bad.front());
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  const SearchRequest& search = params.request;
  ACERVO_ASSIGN_OR_RETURN(const SearchResult result, archive->Search(search));
  return JsonAnswer(SearchJson(search, result, Clock::now() - began));
}

Result<WebResponse> TimelineAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                   std::string_view) {
  const SearchParams params = SearchParamsFrom(say, request);
  if (!params.bad.empty()) return ErrorAnswer(params.bad.front());
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  const SearchRequest& search = params.request;
  ACERVO_ASSIGN_OR_RETURN(const Timeline timeline, archive->TimelineOf(search));
  Json json{
      {"query", search.query}, {"total", timeline.total}, {"undated", timeline.undated}, {"months", Json::array()}};
  for (const auto& [month, count] : timeline.months) {
    json["months"].push_back({{"month", ToIso(month)}, {"count", count}});
  }
  return JsonAnswer(TopLevel(std::move(json)));
}

Result<WebResponse> RecordAnswer(const Messages& say, ServerContext& server, const WebRequest&, std::string_view id) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const RecordView record, archive->RecordById(id));
  ACERVO_ASSIGN_OR_RETURN(const auto stored, archive->ReportById(record.report.id));
  Json json = RecordJson(record);
  json["warnings"] = WarningsJson(say, DoubtsAbout(stored, id), {});
  return JsonAnswer(TopLevel(std::move(json)));
}

Result<WebResponse> ReportAnswer(const Messages& say, ServerContext& server, const WebRequest&, std::string_view id) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const StoredReport stored, archive->ReportById(id));
  ACERVO_ASSIGN_OR_RETURN(const SourceComparison comparison, archive->CompareSources(id));
  return JsonAnswer(TopLevel(ComparedReportJson(say, stored, comparison)));
}

Result<WebResponse> EntitiesAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                   std::string_view) {
  const auto filter = EntityFilterFrom(say, request);
  if (const auto* bad = std::get_if<BadParameter>(&filter)) return ErrorAnswer(*bad);
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const EntityList list, archive->Entities(std::get<EntityFilter>(filter)));
  return JsonAnswer(TopLevel(EntityListJson(list)));
}

Result<WebResponse> ExportAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                 std::string_view) {
  const SearchParams params = SearchParamsFrom(say, request);
  if (!params.bad.empty()) return ErrorAnswer(params.bad.front());
  const std::string format = ParamOf(request, "format").value_or("ndjson");
  if (std::ranges::find(ExportFormats(), format) == ExportFormats().end()) {
    std::string all;
    for (const std::string& name : ExportFormats()) all += (all.empty() ? "" : ", ") + name;
    return ErrorAnswer({"format", say("usage.choice", LabelOf(say, "format"), format, all)});
  }
  // Exports take long: half of the archives stay for whoever only reads a page.
  const std::size_t half = std::max<std::size_t>(1, server.archives.most() / 2);
  ACERVO_ASSIGN_OR_RETURN(auto lent, server.archives.Lend(kPatience, Clock::now() + kLongestExport, half));
  const auto archive = std::make_shared<ArchivePool::Loan>(std::move(lent));
  ACERVO_ASSIGN_OR_RETURN(const std::string read_at, (*archive)->LastReadAt());
  const FileType type = TypeOf(kExportTypes, format);
  WebResponse response;
  response.type = type.media;
  const std::string stem = DownloadName(params.request);
  response.headers.emplace_back("Content-Disposition", Attachment(stem, type.ending));
  const bool excel = format == "csv" && ParamOf(request, "excel").value_or("") == "1";
  response.stream = [archive, format, excel, language = say.language(), read_at,
                     search = params.request](const Taker& taker) {
    const Messages words(language);
    Stream stream(taker);
    const auto exporter = MakeExporter({format, excel, words, read_at}, {stream});
    const Status written = Export(**archive, search, *exporter, [&] { return !stream.stopped(); });
    stream.Flush();
    return written.ok() && !stream.stopped();
  };
  return response;
}

Result<WebResponse> OriginalAnswer(const Messages&, ServerContext& server, const WebRequest&, std::string_view sha256) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(SourceFile file, archive->Original(sha256));
  const FileType type = TypeOf(kOriginalTypes, Token(file.format));
  WebResponse response;
  response.type = type.media;
  response.body = std::move(file.original);
  response.headers.emplace_back("Content-Disposition", Attachment(StemOf(file.path), type.ending));
  return response;
}

Result<WebResponse> HealthAnswer(const Messages&, ServerContext& server, const WebRequest&, std::string_view) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const std::string read_at, archive->LastReadAt());
  return JsonAnswer(TopLevel({{"status", "ok"}}));
}

}  // namespace acervo::tools::serve
