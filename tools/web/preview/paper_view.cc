#include "tools/web/preview/paper_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include "tools/web/api.h"
#include "tools/web/json_response.h"

namespace acervo::tools::serve {
namespace {

constexpr int kWidths[] = {600, 1000, 2000};  // pixels; few, for each is kept
constexpr int kUsualWidth = 1000, kLargeWidth = 2000;
constexpr std::size_t kMostPages = 12;  // of a report, shown at once

std::vector<std::string> CellsOfRecord(const Record& record) {
  std::vector<std::string> cells;
  for (const auto& [name, value] : record.fields) cells.push_back(value);
  if (cells.empty()) cells.push_back(record.text);
  return cells;
}

// The first pages, or just that one of a file that is longer: the same question for a report and its records.
std::vector<SoughtPage> Asked(const PaperFile& file, const SoughtPage* only) {
  if (only != nullptr && file.pages.size() > kMostPages) return {*only};
  const auto end = file.pages.begin() + static_cast<std::ptrdiff_t>(std::min(file.pages.size(), kMostPages));
  return {file.pages.begin(), end};
}

Result<std::vector<MarkedPage>> PlacesIn(const ServerContext& server, const PaperFile& file, const SoughtPage* only) {
  return server.previews.Places(file.sha256, Asked(file, only), [&]() -> Result<std::string> {
    auto archive = LendForAnswer(server.archives);
    if (!archive.ok()) return std::move(archive.error());
    return archive.value()->OriginalBytes(file.sha256);
  });
}

std::string PictureLink(const PaperFile& file, int number, int width) {
  std::string link = "/pagina/" + file.sha256 + "/" + std::to_string(number) + ".png";
  return width == kUsualWidth ? link : link + "?ancho=" + std::to_string(width);
}

Json MarkJson(const PageMark& mark) {
  const auto points = [](double value) { return fmt::format("{:.1f}", value); };
  return {{"x", points(mark.x0)},
          {"y", points(mark.y0)},
          {"width", points(mark.x1 - mark.x0)},
          {"height", points(mark.y1 - mark.y0)}};
}

// A page as a picture; its size and its marks where they are known.
Json FigureJson(const Page& page, const PaperFile& file, int number, const MarkedPage* known) {
  Json json{{"number", number},
            {"picture", PictureLink(file, number, kUsualWidth)},
            {"larger", PictureLink(file, number, kLargeWidth)},
            {"original", "/original/" + PercentEncoded(file.sha256) + "#page=" + std::to_string(number)},
            {"path", file.path},
            {"alt", page.say("web.paper.alt", number, file.path)},
            {"caption", page.say("web.paper.page", number)},
            {"marks", Json::array()}};
  if (known == nullptr) return json;
  const double width = std::min<double>(kUsualWidth, 2 * kUsualWidth * known->width / known->height);
  json["pixels_across"] = std::lround(width);
  json["pixels_down"] = std::lround(width * known->height / known->width);
  json["view_box"] = fmt::format("0 0 {:.1f} {:.1f}", known->width, known->height);
  return json;
}

const MarkedPage* PageWithNumber(const std::vector<MarkedPage>& pages, int number) {
  const auto found = std::ranges::find(pages, number, &MarkedPage::number);
  return found == pages.end() ? nullptr : &*found;
}

Json ReportFileJson(const Page& page, const ServerContext& server, std::string_view report_id, const PaperFile& file) {
  const Result<std::vector<MarkedPage>> found = PlacesIn(server, file, nullptr);
  const std::vector<MarkedPage> places = found.ok() ? found.value() : std::vector<MarkedPage>();
  Json figures = Json::array(), others = Json::array();
  for (const SoughtPage& sought : file.pages) {
    if (figures.size() == kMostPages) {
      others.push_back({{"number", sought.number}, {"picture", PictureLink(file, sought.number, kUsualWidth)}});
      continue;
    }
    const MarkedPage* known = PageWithNumber(places, sought.number);
    Json figure = FigureJson(page, file, sought.number, known);
    for (const PageMark& mark : known == nullptr ? std::vector<PageMark>() : known->marks) {
      Json one = MarkJson(mark);
      const std::string id = std::string(report_id) + "." + mark.id;
      one["anchor"] = "papel-" + mark.id;
      one["link"] = page.RecordLink(id);
      one["label"] = page.say("web.paper.mark", id);
      figure["marks"].push_back(std::move(one));
    }
    figures.push_back(std::move(figure));
  }
  return {
      {"transient", !found.ok()}, {"path", file.path}, {"figures", std::move(figures)}, {"others", std::move(others)}};
}

struct PictureRequest {
  std::string sha256;
  int page = 0;
};

bool IsSha256(std::string_view text) {
  constexpr std::size_t kDigits = 64;
  return text.size() == kDigits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

std::optional<int> NumberFrom(std::string_view text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = problem == std::errc() && end == text.data() + text.size();
  return whole && number > 0 && text.front() != '0' ? std::optional(number) : std::nullopt;
}

// "SHA256/7.png"
std::optional<PictureRequest> PictureRequestFrom(std::string_view rest) {
  constexpr std::string_view kEnding = ".png";
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  const std::string_view sha256 = rest.substr(0, slash);
  std::string_view page = rest.substr(std::min(slash + 1, rest.size()));
  if (!IsSha256(sha256) || page.size() <= kEnding.size() || !page.ends_with(kEnding)) return std::nullopt;
  page.remove_suffix(kEnding.size());
  const auto number = NumberFrom(page);
  if (!number) return std::nullopt;
  return PictureRequest{std::string(sha256), *number};
}

WebResponse PictureRefused(const Messages& say, const Error& error) {
  switch (error.code) {
    case ErrorCode::kCorrupt:
    case ErrorCode::kEncrypted:
    case ErrorCode::kTooLarge:
    case ErrorCode::kCrashed:
    case ErrorCode::kOutOfMemory: return ErrorAnswer(422, Token(error.code), say("web.error.page"));
    case ErrorCode::kTimeout: return ErrorAnswer(503, Token(error.code), say("web.error.page"));
    default: return ErrorAnswer(say, error);
  }
}

}  // namespace

Result<std::vector<PaperFile>> PaperOf(Archive& archive, std::string_view report_id) {
  const Result<std::vector<SourceReading>> readings = archive.ReadingsOf(report_id, Format::kPdf);
  if (!readings.ok()) return readings.error();
  std::vector<PaperFile> files;
  for (const SourceReading& reading : readings.value()) {
    std::map<int, SoughtPage> pages;
    for (const Record& record : reading.report.records) {
      if (!record.source.page) continue;
      SoughtPage& page = pages[*record.source.page];
      page.number = *record.source.page;
      page.records.push_back({record.local_id, CellsOfRecord(record)});
    }
    if (pages.empty()) continue;
    PaperFile file{reading.path, reading.sha256, {}};
    for (auto& [number, page] : pages) file.pages.push_back(std::move(page));
    files.push_back(std::move(file));
  }
  return files;
}

Json ReportPaperJson(const Page& page, const ServerContext& server, std::string_view report_id,
                     const std::vector<PaperFile>& files) {
  // One is enough: the others say the same, and the sources have links to them.
  return files.empty() ? Json(nullptr) : ReportFileJson(page, server, report_id, files.front());
}

Json RecordPaperJson(const Page& page, const ServerContext& server, std::string_view local_id,
                     const std::vector<PaperFile>& files) {
  for (const PaperFile& file : files) {
    for (const SoughtPage& sought : file.pages) {
      if (std::ranges::find(sought.records, local_id, &SoughtRecord::id) == sought.records.end()) continue;
      const Result<std::vector<MarkedPage>> found = PlacesIn(server, file, &sought);
      const std::vector<MarkedPage> places = found.ok() ? found.value() : std::vector<MarkedPage>();
      const MarkedPage* known = PageWithNumber(places, sought.number);
      Json figure = FigureJson(page, file, sought.number, known);
      for (const PageMark& mark : known == nullptr ? std::vector<PageMark>() : known->marks) {
        if (mark.id == local_id) figure["marks"].push_back(MarkJson(mark));
      }
      figure["transient"] = !found.ok();
      const bool is_marked = !figure["marks"].empty();
      if (is_marked) figure["alt"] = page.say("web.paper.alt.marked", sought.number, file.path);
      figure["note"] = page.say(is_marked ? "web.paper.marked" : "web.paper.unmarked");
      return figure;
    }
  }
  return nullptr;
}

WebResponse PictureAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                          std::string_view rest) {
  const auto asked = PictureRequestFrom(rest);
  if (!asked) return ErrorAnswer(say, 404);
  const std::string wanted = ParamOf(request, "ancho").value_or("");
  const int width = wanted.empty() ? kUsualWidth : NumberFrom(wanted).value_or(0);
  if (std::ranges::find(kWidths, width) == std::end(kWidths)) {
    return ErrorAnswer(400, "bad_parameter", say("usage.choice", "ancho", wanted, "600, 1000, 2000"));
  }
  {
    auto archive = LendForAnswer(server.archives);
    if (!archive.ok()) return ErrorAnswer(say, archive.error());
    const Result<Format> format = archive.value()->FormatOfOriginal(asked->sha256);
    if (!format.ok()) return ErrorAnswer(say, format.error());
    if (format.value() != Format::kPdf) return ErrorAnswer(say, 404);
  }
  // Nobody else waits for an archive while a page is painted.
  const auto picture = server.previews.Picture(asked->sha256, asked->page, width, [&]() -> Result<std::string> {
    auto archive = LendForAnswer(server.archives);
    if (!archive.ok()) return std::move(archive.error());
    return archive.value()->OriginalBytes(asked->sha256);
  });
  if (!picture.ok()) return PictureRefused(say, picture.error());
  WebResponse response;
  response.type = "image/png";
  response.body = *picture.value();
  return response;
}

}  // namespace acervo::tools::serve
