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
constexpr double kMargin = 2;           // points around a mark
constexpr std::size_t kMostPages = 12;  // of a report, shown at once

// The first pages, or just that one of a file that is longer: the same question for a report and its records.
std::vector<int> Asked(const PaperFile& file, const PaperPage* only) {
  if (only != nullptr && file.pages.size() > kMostPages) return {only->number};
  std::vector<int> numbers;
  for (std::size_t i = 0; i < std::min(file.pages.size(), kMostPages); ++i) numbers.push_back(file.pages[i].number);
  return numbers;
}

// The bytes of a stored file. No archive is lent for longer than that: nobody waits for one while a page is painted.
Result<std::string> OriginalBytes(const ServerContext& server, const std::string& sha256) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  return archive->OriginalBytes(sha256);
}

Result<std::vector<MeasuredPage>> SizesIn(const ServerContext& server, const PaperFile& file, const PaperPage* only) {
  return server.previews.Sizes(file.sha256, Asked(file, only), [&] { return OriginalBytes(server, file.sha256); });
}

std::string PictureLink(const PaperFile& file, int number, int width) {
  std::string link = "/pagina/" + file.sha256 + "/" + std::to_string(number) + ".png";
  return width == kUsualWidth ? link : link + "?ancho=" + std::to_string(width);
}

// With a margin, within the page.
Json MarkJson(const PageBox& box, const MeasuredPage& page) {
  const auto points = [](double value) { return fmt::format("{:.1f}", value); };
  const double left = std::max(0.0, box.left - kMargin), top = std::max(0.0, box.top - kMargin);
  const double right = std::min(page.width, box.right + kMargin), bottom = std::min(page.height, box.bottom + kMargin);
  return {{"x", points(left)},
          {"y", points(top)},
          {"width", points(std::max(0.0, right - left))},
          {"height", points(std::max(0.0, bottom - top))}};
}

// A page as a picture; its size and its marks where they are known.
Json FigureJson(const Page& page, const PaperFile& file, int number, const MeasuredPage* known) {
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

const MeasuredPage* PageWithNumber(const std::vector<MeasuredPage>& pages, int number) {
  const auto found = std::ranges::find(pages, number, &MeasuredPage::number);
  return found == pages.end() ? nullptr : &*found;
}

// A mark that leads to its record. A record that goes on over a page is at its anchor where it begins.
Json LinkedMarkJson(const Page& page, std::string_view report_id, const PageMark& mark, const MeasuredPage& known) {
  Json json = MarkJson(*mark.box, known);
  const std::string id = std::string(report_id) + "." + mark.id;
  json["anchor"] = (mark.goes_on ? "papel-" + std::to_string(mark.box->page) + "-" : "papel-") + mark.id;
  json["link"] = page.RecordLink(id);
  json["label"] = page.say("web.paper.mark", id);
  return json;
}

Json ReportFileJson(const Page& page, const ServerContext& server, std::string_view report_id, const PaperFile& file) {
  const Result<std::vector<MeasuredPage>> found = SizesIn(server, file, nullptr);
  const std::vector<MeasuredPage> sizes = found.ok() ? found.value() : std::vector<MeasuredPage>();
  Json figures = Json::array(), others = Json::array();
  for (const PaperPage& paper : file.pages) {
    if (figures.size() == kMostPages) {
      others.push_back({{"number", paper.number}, {"picture", PictureLink(file, paper.number, kUsualWidth)}});
      continue;
    }
    const MeasuredPage* known = PageWithNumber(sizes, paper.number);
    Json figure = FigureJson(page, file, paper.number, known);
    for (const PageMark& mark : paper.marks) {
      if (known != nullptr && mark.box) figure["marks"].push_back(LinkedMarkJson(page, report_id, mark, *known));
    }
    figures.push_back(std::move(figure));
  }
  return {{"transient", !found.ok()},
          {"path", file.path},
          {"hint", page.say(file.has_places ? "web.paper.hint" : "web.paper.hint.unmarked", file.path)},
          {"figures", std::move(figures)},
          {"others", std::move(others)}};
}

// The page of a record with its mark alone.
Json RecordFigureJson(const Page& page, const ServerContext& server, const PaperFile& file, const PaperPage& paper,
                      const PageMark& mark) {
  const Result<std::vector<MeasuredPage>> found = SizesIn(server, file, &paper);
  const std::vector<MeasuredPage> sizes = found.ok() ? found.value() : std::vector<MeasuredPage>();
  const MeasuredPage* known = PageWithNumber(sizes, paper.number);
  Json figure = FigureJson(page, file, paper.number, known);
  const bool is_marked = known != nullptr && mark.box;
  if (is_marked) {
    figure["marks"].push_back(MarkJson(*mark.box, *known));
    figure["alt"] = page.say("web.paper.alt.marked", paper.number, file.path);
  }
  figure["transient"] = !found.ok();
  const bool is_old = !mark.box && !file.has_places;
  figure["note"] = page.say(is_marked ? "web.paper.marked" : is_old ? "web.paper.old" : "web.paper.unmarked");
  return figure;
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
    case ErrorCode::kOutOfMemory: return ErrorAnswer(422, {std::string(Token(error.code)), say("web.error.page")});
    case ErrorCode::kTimeout: return ErrorAnswer(503, {std::string(Token(error.code)), say("web.error.page")});
    default: return ErrorAnswer(say, error);
  }
}

// The pages where a reading's records stand.
PaperFile PaperFileOf(const SourceReading& reading) {
  std::map<int, PaperPage> pages;
  PaperFile file{reading.path, reading.sha256, {}};
  for (const Record& record : reading.report.records) {
    const std::vector<PageBox>& boxes = record.source.boxes;
    for (const PageBox& box : boxes) {
      pages[box.page].marks.push_back({record.local_id, box, box.page != boxes.front().page});
    }
    file.has_places = file.has_places || !boxes.empty();
    if (boxes.empty() && record.source.page) pages[*record.source.page].marks.push_back({record.local_id});
  }
  for (auto& [number, page] : pages) {
    page.number = number;
    file.pages.push_back(std::move(page));
  }
  return file;
}

}  // namespace

Result<std::vector<PaperFile>> PaperOf(Archive& archive, std::string_view report_id) {
  ACERVO_ASSIGN_OR_RETURN(const std::vector<SourceReading> readings, archive.ReadingsOf(report_id, IsPaged));
  std::vector<PaperFile> files;
  for (const SourceReading& reading : readings) {
    PaperFile file = PaperFileOf(reading);
    if (!file.pages.empty()) files.push_back(std::move(file));
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
    for (const PaperPage& paper : file.pages) {
      const auto mark = std::ranges::find(paper.marks, local_id, &PageMark::id);
      if (mark != paper.marks.end()) return RecordFigureJson(page, server, file, paper, *mark);
    }
  }
  return nullptr;
}

Result<WebResponse> PictureAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                  std::string_view rest) {
  const auto asked = PictureRequestFrom(rest);
  if (!asked) return Error{ErrorCode::kNotFound, std::string(rest), {}};
  const std::string wanted = ParamOf(request, "ancho").value_or("");
  const int width = wanted.empty() ? kUsualWidth : NumberFrom(wanted).value_or(0);
  if (std::ranges::find(kWidths, width) == std::end(kWidths)) {
    return ErrorAnswer({"ancho", say("usage.choice", "ancho", wanted, "600, 1000, 2000")});
  }
  {
    ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
    ACERVO_ASSIGN_OR_RETURN(const Format format, archive->FormatOfOriginal(asked->sha256));
    if (!IsPaged(format)) return Error{ErrorCode::kNotFound, asked->sha256, {}};
  }
  const auto picture =
      server.previews.Picture(asked->sha256, asked->page, width, [&] { return OriginalBytes(server, asked->sha256); });
  if (!picture.ok()) return PictureRefused(say, picture.error());
  WebResponse response;
  response.type = "image/png";
  response.body = *picture.value();
  return response;
}

}  // namespace acervo::tools::serve
