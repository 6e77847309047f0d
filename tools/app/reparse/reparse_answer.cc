#include "tools/app/reparse/reparse_answer.h"

#include "tools/app/import/progress.h"
#include "tools/present/differences.h"
#include "tools/present/json.h"

namespace acervo::tools {
namespace {

Json VersionsJson(const ReparsedSource& source) {
  const std::string& before = source.reading.parser_version;
  return {{"before", before.empty() ? Json(nullptr) : Json(before)},
          {"after", source.change ? Json(source.change->parser_version) : Json(nullptr)}};
}

Json SourceJson(const Messages& say, const std::string& report_id, const ReparsedSource& source) {
  const StoredReading& reading = source.reading;
  return {{"path", reading.path},
          {"sha256", reading.sha256},
          {"format", Token(reading.format)},
          {"edition", reading.edition},
          {"shown", reading.is_shown},
          {"status", Token(source.status())},
          {"parser_version", VersionsJson(source)},
          {"differences", source.change ? DifferenceJson(report_id, source.change->difference) : Json(nullptr)},
          {"error", source.error ? ErrorJson(say, *source.error) : Json(nullptr)}};
}

}  // namespace

Json ReparsedJson(const Messages& say, const ReparsedReport& report) {
  Json sources = Json::array();
  for (const ReparsedSource& source : report.sources) sources.push_back(SourceJson(say, report.id, source));
  return {{"report", report.id},
          {"period", report.period ? Json(ToIso(*report.period)) : Json(nullptr)},
          {"status", Token(report.status())},
          {"sources", std::move(sources)},
          {"ms", report.ms}};
}

DetailView ReparsedDetails(const Messages& say, const ReparsedReport& report) {
  DetailView sheet;
  for (const ReparsedSource& source : report.sources) {
    if (source.status() != ReparseStatus::kReparsed) continue;
    const StoredReading& reading = source.reading;
    sheet.Heading(report.id + (report.period ? " · " + ToIso(*report.period) : "") + " · " + reading.path + " (" +
                  std::string(Token(reading.format)) + ")");
    sheet.Paragraph(say("history.parser", reading.parser_version, source.change->parser_version));
    if (!reading.is_shown) sheet.Paragraph(say("reparse.not_shown", reading.edition));
    AddDifference(say, source.change->difference, {say("difference.before"), say("difference.after")}, sheet);
  }
  return sheet;
}

void ReparseCounts::Add(const ReparsedReport& report) {
  ++reports_;
  ++counts_[static_cast<std::size_t>(report.status())];
  for (const ReparsedSource& source : report.sources) {
    failed_sources_ += source.error ? 1 : 0;
    if (!source.reading.is_shown || !source.change) continue;
    for (const RecordDifference& record : source.change->difference.records) {
      added_ += record.change == RecordChange::kAdded ? 1 : 0;
      gone_ += record.change == RecordChange::kGone ? 1 : 0;
      changed_ += record.change == RecordChange::kChanged ? 1 : 0;
    }
  }
}

std::string ReparseCounts::Sentence(const Messages& say, double seconds) const {
  std::string counts;
  const auto add = [&](const std::string& text) { counts += (counts.empty() ? "" : " · ") + text; };
  for (const ReparseStatus status : {ReparseStatus::kReparsed, ReparseStatus::kUnchanged, ReparseStatus::kFailed}) {
    if (Count(status) > 0) add(say.Count("reparse." + std::string(Token(status)), Count(status)));
  }
  const bool any_record = added_ + gone_ + changed_ > 0;
  return say.Count("reparse.reports", static_cast<long long>(reports_)) + " (" + Duration(seconds) + ")" +
         (counts.empty() ? "" : ": ") + counts +
         (any_record ? "\n" + say("reparse.records", added_, gone_, changed_) : "");
}

Json ReparseCounts::AsJson() const {
  return {{"reports", reports_},
          {"reparsed", Count(ReparseStatus::kReparsed)},
          {"unchanged", Count(ReparseStatus::kUnchanged)},
          {"failed", Count(ReparseStatus::kFailed)},
          {"failed_sources", failed_sources_},
          {"records", {{"added", added_}, {"gone", gone_}, {"changed", changed_}}}};
}

}  // namespace acervo::tools
