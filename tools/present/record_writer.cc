#include "tools/present/record_writer.h"

#include "tools/present/csv.h"
#include "tools/present/json.h"
#include "tools/present/record_csv.h"

namespace acervo::tools {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // without it Excel takes UTF-8 for Windows-1252

CsvStyle StyleOf(RecordFormat format) {
  CsvStyle style;
  if (format == RecordFormat::kExcelCsv) style.separator = ';';
  return style;
}

}  // namespace

RecordWriter::RecordWriter(Stream& stream, RecordFormat format) : stream_(stream), format_(format) {
  if (format == RecordFormat::kJson) stream.Write("{\"schema_version\":1,\"records\":[");
  if (format == RecordFormat::kExcelCsv) stream.Write(kByteOrderMark);
  if (format == RecordFormat::kCsv || format == RecordFormat::kExcelCsv) {
    stream.Write(CsvLine(RecordColumns(), StyleOf(format)));
  }
}

void RecordWriter::Write(const Json& record) {
  switch (format_) {
    case RecordFormat::kNdjson: stream_.Line(OneLine(record)); break;
    case RecordFormat::kJson:
      stream_.Write(first_ ? "\n" : ",\n");
      stream_.Write(OneLine(record));
      break;
    case RecordFormat::kCsv:
    case RecordFormat::kExcelCsv: stream_.Write(CsvLine(RecordCells(record), StyleOf(format_))); break;
  }
  first_ = false;
}

void RecordWriter::End() {
  if (format_ == RecordFormat::kJson) stream_.Line("\n]}");
}

}  // namespace acervo::tools
