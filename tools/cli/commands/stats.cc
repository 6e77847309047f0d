// What the archive holds.
#include "store/archive.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/options.h"
#include "tools/present/detail_view.h"
#include "tools/present/doubt_list.h"
#include "tools/present/json.h"
#include "tools/present/messages/errors.h"
#include "tools/present/messages/spelling.h"
#include "tools/present/report_list.h"

namespace acervo::tools {
namespace {

Json MonthJson(const std::optional<Month>& month) { return month ? Json(ToIso(*month)) : Json(nullptr); }

template <typename Key>
Json CountsJson(const std::vector<std::pair<Key, int>>& counts, const char* key) {
  Json json = Json::array();
  for (const auto& [name, count] : counts) {
    Json one;
    one[key] = name;
    one["count"] = count;
    json.push_back(std::move(one));
  }
  return json;
}

Json StatsJson(const ArchiveStats& stats) {
  Json missing = Json::array();
  for (const Month month : stats.missing_months) missing.push_back(ToIso(month));
  return {{"reports", stats.reports},
          {"sources", stats.sources},
          {"activities", stats.activities},
          {"coordinations", stats.coordinations},
          {"texts", stats.texts},
          {"entities", stats.entities},
          {"doubts", stats.doubts},
          {"failures", stats.failures},
          {"earlier_editions", stats.earlier_editions},
          {"withdrawn", stats.withdrawn},
          {"first_period", MonthJson(stats.first_period)},
          {"last_period", MonthJson(stats.last_period)},
          {"missing_months", std::move(missing)},
          {"records_per_year", CountsJson(stats.records_per_year, "year")},
          {"records_per_type", CountsJson(stats.records_per_type, "type")},
          {"originals_per_format", CountsJson(stats.originals_per_format, "format")},
          {"reports_per_parser_version", CountsJson(stats.reports_per_parser, "parser_version")},
          {"doubts_per_code", CountsJson(stats.doubts_per_code, "code")},
          {"failures_per_code", CountsJson(stats.failures_per_code, "code")},
          {"bytes_of_originals", stats.bytes_of_originals},
          {"bytes_of_archive", stats.bytes_of_archive},
          {"archive_schema_version", stats.schema_version}};
}

// Months in a row as "2019-03 – 2019-05".
std::string MissingMonths(const std::vector<Month>& months) {
  std::string all;
  for (std::size_t i = 0; i < months.size();) {
    std::size_t last = i;
    while (last + 1 < months.size() && months[last + 1] == months[last] + std::chrono::months(1)) ++last;
    all += (all.empty() ? "" : ", ") + ToIso(months[i]) + (last > i ? " – " + ToIso(months[last]) : "");
    i = last + 1;
  }
  return all;
}

std::string Mebibytes(std::int64_t bytes) { return fmt::format("{:.1f} MiB", static_cast<double>(bytes) / (1 << 20)); }

// "docx 12 · pdf 3"
std::string CountsText(const std::vector<std::pair<std::string, int>>& counts) {
  std::string all;
  for (const auto& [name, count] : counts) all += (all.empty() ? "" : " · ") + name + " " + std::to_string(count);
  return all;
}

// Codes with their counts, and in words where the catalogue has them.
void AddCodes(const Messages& say, const std::string& heading, const std::vector<std::pair<std::string, int>>& counts,
              DetailView& sheet) {
  if (!counts.empty()) sheet.Heading(heading);
  for (const auto& [code, count] : counts) {
    const std::string title = WarningTitle(say, code);
    sheet.Entry(code, std::to_string(count) + (title == code ? "" : "  " + title));
  }
}

DetailView StatsSheet(const Messages& say, const std::string& archive, const ArchiveStats& stats) {
  DetailView sheet;
  sheet.Title(archive);
  sheet.Entry(say("stats.reports"), std::to_string(stats.reports));
  if (stats.earlier_editions > 0) sheet.Entry(say("stats.earlier_editions"), std::to_string(stats.earlier_editions));
  if (stats.withdrawn > 0) sheet.Entry(say("stats.withdrawn"), std::to_string(stats.withdrawn));
  sheet.Entry(say("stats.sources"), std::to_string(stats.sources));
  sheet.Entry(say("stats.formats"), CountsText(stats.originals_per_format));
  sheet.Entry(say("stats.activities"), std::to_string(stats.activities));
  sheet.Entry(say("stats.coordinations"), std::to_string(stats.coordinations));
  sheet.Entry(say("stats.texts"), std::to_string(stats.texts));
  sheet.Entry(say("stats.entities"), std::to_string(stats.entities));
  sheet.Entry(say("stats.doubts"), std::to_string(stats.doubts));
  sheet.Entry(say("stats.failures"), std::to_string(stats.failures));
  if (stats.first_period && stats.last_period) {
    sheet.Entry(say("stats.periods"), ToIso(*stats.first_period) + " – " + ToIso(*stats.last_period));
  }
  sheet.Entry(say("stats.missing"), MissingMonths(stats.missing_months));
  sheet.Entry(say("stats.parsers"), CountsText(stats.reports_per_parser));
  sheet.Entry(say("stats.originals"), Mebibytes(stats.bytes_of_originals));
  sheet.Entry(say("stats.size"), Mebibytes(stats.bytes_of_archive));
  AddCodes(say, say("stats.per_failure"), stats.failures_per_code, sheet);
  AddCodes(say, say("stats.per_doubt"), stats.doubts_per_code, sheet);
  if (!stats.records_per_year.empty()) sheet.Heading(say("stats.per_year"));
  for (const auto& [year, count] : stats.records_per_year) sheet.Entry(std::to_string(year), std::to_string(count));
  if (!stats.records_per_type.empty()) sheet.Heading(say("stats.per_type"));
  for (const auto& [type, count] : stats.records_per_type) sheet.Entry(TypeWords(say, type), std::to_string(count));
  return sheet;
}

class StatsCommand : public Command {
 public:
  CommandName name() const override { return {"stats", "estadisticas", Words::kNone}; }
  bool pages() const override { return true; }

  void AddOptions(OptionList& options) override {
    options.Flag("--doubts", doubts_);
    options.Flag("--reports", reports_);
    options.Choice("--format,-f", format_, {"table", "json", "csv"});
  }

  int Run(const Context& context, const std::vector<std::string>&) override {
    if (doubts_ && reports_) throw UsageError(context.say("usage.stats.apart"));
    if (format_ == "csv" && !doubts_ && !reports_) throw UsageError(context.say("usage.stats.csv"));
    Result<Archive> archive = Archive::Open(context.settings.archive, OpenMode::kReadOnly);
    if (!archive.ok()) return context.ArchiveFailed(archive.error());
    if (reports_) return PrintReports(context, archive.value());
    return doubts_ ? PrintDoubts(context, archive.value()) : PrintCounts(context, archive.value());
  }

 private:
  int PrintCounts(const Context& context, Archive& archive) const {
    const Result<ArchiveStats> stats = archive.Stats();
    if (!stats.ok()) return context.ArchiveFailed(stats.error());
    if (format_ == "json") {
      context.out.Line(Indented(TopLevel(StatsJson(stats.value()))));
    } else {
      Print(context, StatsSheet(context.say, context.settings.archive, stats.value()));
    }
    return context.Finished();
  }

  int PrintDoubts(const Context& context, Archive& archive) const {
    std::vector<ListedDoubt> doubts;
    const Status walked = ForEachDoubt(archive, [&](const ListedDoubt& listed) { doubts.push_back(listed); });
    if (!walked.ok()) return context.ArchiveFailed(walked.error());
    if (format_ == "json") {
      context.out.Line(Indented(TopLevel(DoubtsJson(context.say, doubts))));
    } else if (format_ == "csv") {
      context.out.SpareTheScreen();
      context.out.Write(DoubtsCsv(context.say, doubts));
    } else {
      Print(context, DoubtsSheet(context.say, doubts));
    }
    return context.Finished();
  }

  int PrintReports(const Context& context, Archive& archive) const {
    const Result<std::vector<ReportLine>> reports = archive.Reports();
    if (!reports.ok()) return context.ArchiveFailed(reports.error());
    if (format_ == "json") {
      context.out.Line(Indented(TopLevel(ReportListJson(reports.value()))));
    } else if (format_ == "csv") {
      context.out.SpareTheScreen();
      context.out.Write(ReportListCsv(reports.value()));
    } else {
      Print(context, ReportListSheet(context.say, reports.value()));
    }
    return context.Finished();
  }

  static void Print(const Context& context, const DetailView& sheet) {
    context.out.Write(sheet.Text(TerminalWidth(context.out.fd()), context.colour(context.out)));
  }

  bool doubts_ = false;
  bool reports_ = false;
  std::string format_ = "table";
};

}  // namespace

std::unique_ptr<Command> MakeStats() { return std::make_unique<StatsCommand>(); }

}  // namespace acervo::tools
