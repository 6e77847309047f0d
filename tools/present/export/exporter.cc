#include "tools/present/export/exporter.h"

#include "tools/present/record_writer.h"

namespace acervo::tools {
namespace {

// The formats that `search` prints too.
class PlainExporter : public Exporter {
 public:
  PlainExporter(Stream& stream, RecordFormat format) : writer_(stream, format) {}
  void Record(const RecordView& view) override { writer_.Write(view); }
  Status End(Archive&) override {
    writer_.End();
    return Ok();
  }

 private:
  RecordWriter writer_;
};

using Maker = std::unique_ptr<Exporter> (*)(const ExportSettings&, const ExportStreams&);

template <RecordFormat kFormat>
std::unique_ptr<Exporter> MakePlain(const ExportSettings&, const ExportStreams& streams) {
  return std::make_unique<PlainExporter>(streams.main, kFormat);
}

std::unique_ptr<Exporter> MakeCsv(const ExportSettings& settings, const ExportStreams& streams) {
  return std::make_unique<PlainExporter>(streams.main, settings.excel ? RecordFormat::kExcelCsv : RecordFormat::kCsv);
}

struct FormatRow {
  const char* name;
  Maker make;
};
const FormatRow kFormats[] = {
    {"ndjson", MakePlain<RecordFormat::kNdjson>},
    {"json", MakePlain<RecordFormat::kJson>},
    {"csv", MakeCsv},
    {"xlsx", [](const ExportSettings& s, const ExportStreams& to) { return MakeXlsx(to.main, s.say, s.read_at); }},
    {"ics", [](const ExportSettings& s, const ExportStreams& to) { return MakeIcs(to.main, s.say); }},
    {"atom-csv", [](const ExportSettings&, const ExportStreams& to) { return MakeAtomCsv(to); }},
    {"ead3", [](const ExportSettings& s, const ExportStreams& to) { return MakeEad3(to.main, s.read_at); }},
    {"dc", [](const ExportSettings&, const ExportStreams& to) { return MakeDublinCore(to.main); }},
};

}  // namespace

const std::vector<std::string>& ExportFormats() {
  static const auto* const kNames = [] {
    auto* names = new std::vector<std::string>;
    for (const FormatRow& row : kFormats) names->emplace_back(row.name);
    return names;
  }();
  return *kNames;
}

bool IsBinary(const std::string& format) { return format == "xlsx"; }

std::unique_ptr<Exporter> MakeExporter(const ExportSettings& settings, const ExportStreams& streams) {
  for (const FormatRow& row : kFormats) {
    if (settings.format == row.name) return row.make(settings, streams);
  }
  return nullptr;
}

Status Export(Archive& archive, const SearchRequest& request, Exporter& exporter, const std::function<bool()>& goes_on,
              ExportState state) {
  const auto record = [&](const RecordView& view) {
    exporter.Record(view);
    return goes_on();
  };
  exporter.Begin();
  Status walked = Ok();
  if (exporter.walk() == Walk::kByReport) {
    walked = state == ExportState::kAsRead ? archive.ForEachRecordAsRead(request, record)
                                           : archive.ForEachRecord(request, record);
  } else {
    DescriptionVisitor visitor;
    visitor.series = [&](const OfficeSeries& series) {
      exporter.Series(series);
      return goes_on();
    };
    visitor.report = [&](const StoredReport& report) {
      exporter.Report(report);
      return goes_on();
    };
    visitor.record = record;
    if (state == ExportState::kAsRead) {
      visitor.record = [&](const RecordView& view) {
        const Result<RecordView> read = archive.RecordAsRead(view.id);
        return read.ok() ? record(read.value()) : goes_on();  // one that was added stands on no paper
      };
    }
    walked = archive.ForEachDescription(request, visitor);
  }
  return walked.ok() ? exporter.End(archive) : walked;
}

}  // namespace acervo::tools
