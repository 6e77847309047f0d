// Records one after another in one of the formats that `export` and `search` share.
#pragma once

#include <memory>
#include <string>

#include "core/json.h"
#include "store/search.h"
#include "tools/terminal/stream.h"

namespace acervo::tools {

enum class RecordFormat { kNdjson, kJson, kCsv, kExcelCsv };

class RecordWriter {
 public:
  RecordWriter(Stream& stream, RecordFormat format);  // writes what stands before the first record
  void Write(const RecordView& view);
  // A hit of a search: RECORD with its score and snippet, where the format is JSON.
  void Write(const SearchHit& hit);
  void End();  // writes what stands after the last one

 private:
  void WriteJson(const Json& json);
  void WriteRow(const RecordView& view);
  Stream& stream_;
  RecordFormat format_;
  bool first_ = true;
};

}  // namespace acervo::tools
