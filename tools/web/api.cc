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

WebResponse Complaint(const BadParameter& bad) {
  return JsonAnswer(
      TopLevel({{"error", {{"code", "bad_parameter"}, {"parameter", bad.name}, {"message", bad.message}}}}), 400);
}

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

WebResponse SearchAnswer(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view) {
  const auto began = Clock::now();
  const SearchParams params = SearchParamsFrom(say, request);
  if (!params.bad.empty()) return Complaint(params.bad.front());
  auto archive = LendForAnswer(server.archives);
  if (!archive.ok()) return ErrorAnswer(say, archive.error());
  const SearchRequest& search = params.request;
  const Result<SearchResult> result = archive.value()->Search(search);
  if (!result.ok()) return ErrorAnswer(say, result.error());
  return JsonAnswer(SearchJson(search, result.value(), Clock::now() - began));
}

WebResponse TimelineAnswer(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view) {
  const SearchParams params = SearchParamsFrom(say, request);
  if (!params.bad.empty()) return Complaint(params.bad.front());
  auto archive = LendForAnswer(server.archives);
  if (!archive.ok()) return ErrorAnswer(say, archive.error());
  const SearchRequest& search = params.request;
  const Result<Timeline> timeline = archive.value()->TimelineOf(search);
  if (!timeline.ok()) return ErrorAnswer(say, timeline.error());
  Json json{{"query", search.query},
            {"total", timeline.value().total},
            {"undated", timeline.value().undated},
            {"months", Json::array()}};
  for (const auto& [month, count] : timeline.value().months) {
    json["months"].push_back({{"month", ToIso(month)}, {"count", count}});
  }
  return JsonAnswer(TopLevel(std::move(json)));
}

WebResponse RecordAnswer(const Messages& say, ServerContext& server, const WebRequest&, std::string_view id) {
  auto archive = LendForAnswer(server.archives);
  if (!archive.ok()) return ErrorAnswer(say, archive.error());
  Result<Json> record = archive.value()->RecordById(id);
  if (!record.ok()) return ErrorAnswer(say, record.error());
  const auto stored = archive.value()->ReportById(record.value().at("report").at("id").get<std::string>());
  if (!stored.ok()) return ErrorAnswer(say, stored.error());
  record.value()["warnings"] = WarningsJson(say, DoubtsAbout(stored.value(), id), {});
  return JsonAnswer(TopLevel(std::move(record.value())));
}

WebResponse ReportAnswer(const Messages& say, ServerContext& server, const WebRequest&, std::string_view id) {
  auto archive = LendForAnswer(server.archives);
  if (!archive.ok()) return ErrorAnswer(say, archive.error());
  const Result<StoredReport> stored = archive.value()->ReportById(id);
  if (!stored.ok()) return ErrorAnswer(say, stored.error());
  const Result<SourceComparison> comparison = archive.value()->CompareSources(id);
  if (!comparison.ok()) return ErrorAnswer(say, comparison.error());
  return JsonAnswer(TopLevel(ComparedReportJson(say, stored.value(), comparison.value())));
}

WebResponse EntitiesAnswer(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view) {
  const auto filter = EntityFilterFrom(say, request);
  if (const auto* bad = std::get_if<BadParameter>(&filter)) return Complaint(*bad);
  auto archive = LendForAnswer(server.archives);
  if (!archive.ok()) return ErrorAnswer(say, archive.error());
  const Result<EntityList> list = archive.value()->Entities(std::get<EntityFilter>(filter));
  if (!list.ok()) return ErrorAnswer(say, list.error());
  return JsonAnswer(TopLevel(EntityListJson(list.value())));
}

WebResponse ExportAnswer(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view) {
  const SearchParams params = SearchParamsFrom(say, request);
  if (!params.bad.empty()) return Complaint(params.bad.front());
  const std::string format = ParamOf(request, "format").value_or("ndjson");
  if (std::ranges::find(ExportFormats(), format) == ExportFormats().end()) {
    std::string all;
    for (const std::string& name : ExportFormats()) all += (all.empty() ? "" : ", ") + name;
    return Complaint({"format", say("usage.choice", LabelOf(say, "format"), format, all)});
  }
  // Exports take long: half of the archives stay for whoever only reads a page.
  const std::size_t half = std::max<std::size_t>(1, server.archives.most() / 2);
  auto lent = server.archives.Lend(kPatience, Clock::now() + kLongestExport, half);
  if (!lent.ok()) return ErrorAnswer(say, lent.error());
  const auto archive = std::make_shared<ArchivePool::Loan>(std::move(lent.value()));
  const Result<std::string> read_at = (*archive)->LastReadAt();
  if (!read_at.ok()) return ErrorAnswer(say, read_at.error());
  const FileType type = TypeOf(kExportTypes, format);
  WebResponse response;
  response.type = type.media;
  const std::string stem = DownloadName(params.request);
  response.headers.emplace_back("Content-Disposition", Attachment(stem, type.ending));
  const bool excel = format == "csv" && ParamOf(request, "excel").value_or("") == "1";
  response.stream = [archive, format, excel, language = say.language(), read_at = read_at.value(),
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

WebResponse OriginalAnswer(const Messages& say, ServerContext& server, const WebRequest&, std::string_view sha256) {
  auto archive = LendForAnswer(server.archives);
  if (!archive.ok()) return ErrorAnswer(say, archive.error());
  Result<SourceFile> file = archive.value()->Original(sha256);
  if (!file.ok()) return ErrorAnswer(say, file.error());
  const FileType type = TypeOf(kOriginalTypes, Token(file.value().format));
  WebResponse response;
  response.type = type.media;
  response.body = std::move(file.value().original);
  response.headers.emplace_back("Content-Disposition", Attachment(StemOf(file.value().path), type.ending));
  return response;
}

WebResponse HealthAnswer(const Messages& say, ServerContext& server, const WebRequest&, std::string_view) {
  auto archive = LendForAnswer(server.archives);
  if (!archive.ok()) return ErrorAnswer(say, archive.error());
  const Result<std::string> read_at = archive.value()->LastReadAt();
  if (!read_at.ok()) return ErrorAnswer(say, read_at.error());
  return JsonAnswer(TopLevel({{"status", "ok"}}));
}

}  // namespace acervo::tools::serve
