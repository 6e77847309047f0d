// The JSON of the interface: DOCUMENT, REPORT and RECORD, and back again for the pipe between worker and parent.
//
// Shape:  key order is the interface's. Spans are printed in code points. `*FromJson` takes exactly what `ToJson`
//         prints (extra keys are ignored) and gives kCorrupt for anything else.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/report.h"
#include "core/result.h"

namespace acervo {

using Json = nlohmann::ordered_json;

Json ToJson(const Document& document);
Result<Document> DocumentFromJson(const Json& json);

// The whole report without ids and file: lossless, for the pipe and for the archive.
Json ToJson(const Report& report);
Result<Report> ReportFromJson(const Json& json);

Json ToJson(const RecordDate& date);
Json ToJson(const DateExpression& expression, std::string_view text);  // begin and length in code points of `text`
Json ToJson(const EntityMention& mention, std::string_view text);
Json ToJson(const Source& source);
Json ToJson(const Diagnostic& doubt);
// "page 2, table 0, row 3, fecha": places as one line for `where` in the import report; language-neutral.
std::string PlaceText(const Source& source, std::string_view field = {});
// The part of the file, else the place and the field.
std::string PlaceText(const Diagnostic& diagnostic);

// What RECORD.source says of the file itself.
struct FileIdentity {
  std::string path;
  std::string sha256;
  Format format = Format::kTxt;
};
// RECORD as in the interface, with its id, report, parent id and source.
Json RecordJson(const Report& report, std::string_view report_id, const Record& record, const FileIdentity& file);

// REPORT as in the interface. `sources` are {"path","sha256","format","bytes","imported_at"} objects, printed as they
// are. Warnings come without "message": tools/ words them in the reader's language.
Json ReportJson(const Report& report, std::string_view report_id, Json sources);

}  // namespace acervo
