// Records one after another in one of the formats that `export` and `search` share.
#pragma once

#include <memory>
#include <string>

#include "core/json.h"
#include "tools/terminal/stream.h"

namespace acervo::tools {

enum class RecordFormat { kNdjson, kJson, kCsv, kExcelCsv };

class RecordWriter {
 public:
  RecordWriter(Stream& stream, RecordFormat format);  // writes what stands before the first record
  void Write(const Json& record);
  void End();  // writes what stands after the last one

 private:
  Stream& stream_;
  RecordFormat format_;
  bool first_ = true;
};

}  // namespace acervo::tools
