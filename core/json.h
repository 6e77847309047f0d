// The JSON of the interface: DOCUMENT, REPORT and RECORD, and back again for the pipe between worker and parent.
//
// Shape:  key order is the interface's. Spans are printed in code points. `*FromJson` takes exactly what `ToJson`
//         prints (extra keys are ignored) and gives kCorrupt for anything else.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/record_view.h"
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

// RECORD as in the interface.
Json RecordJson(const RecordView& view);

}  // namespace acervo
