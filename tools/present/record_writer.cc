#include "tools/present/record_writer.h"

#include "tools/present/csv.h"
#include "tools/present/json.h"
#include "tools/present/record_csv.h"
#include "tools/present/search_answer.h"

namespace acervo::tools {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // without it Excel takes UTF-8 for Windows-1252

CsvStyle StyleOf(RecordFormat format) {
  CsvStyle style;
  if (format == RecordFormat::kExcelCsv) style.separator = ';';
  return style;
}

bool IsTable(RecordFormat format) { return format == RecordFormat::kCsv || format == RecordFormat::kExcelCsv; }

}  // namespace

RecordWriter::RecordWriter(Stream& stream, RecordFormat format) : stream_(stream), format_(format) {
  if (format == RecordFormat::kJson) stream.Write("{\"schema_version\":1,\"records\":[");
  if (format == RecordFormat::kExcelCsv) stream.Write(kByteOrderMark);
  if (IsTable(format)) stream.Write(CsvLine(RecordColumns(), StyleOf(format)));
}

void RecordWriter::Write(const RecordView& view) { IsTable(format_) ? WriteRow(view) : WriteJson(RecordJson(view)); }

void RecordWriter::Write(const SearchHit& hit) { IsTable(format_) ? WriteRow(hit.view) : WriteJson(HitJson(hit)); }

void RecordWriter::WriteJson(const Json& json) {
  if (format_ == RecordFormat::kNdjson) return stream_.Line(OneLine(json));
  stream_.Write(first_ ? "\n" : ",\n");
  stream_.Write(OneLine(json));
  first_ = false;
}

void RecordWriter::WriteRow(const RecordView& view) { stream_.Write(CsvLine(RecordCells(view), StyleOf(format_))); }

void RecordWriter::End() {
  if (format_ == RecordFormat::kJson) stream_.Line("\n]}");
}

}  // namespace acervo::tools
