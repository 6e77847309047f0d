// JSON as it is printed: valid UTF-8 whatever a file's name holds, nothing raw in it that a terminal obeys, and the
// objects that people's words belong to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "store/archive.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {

// One line; ill-formed UTF-8 becomes U+FFFD.
std::string OneLine(const Json& json);
// Indented, for an answer that a person may read too.
std::string Indented(const Json& json);

// {"schema_version": 1} and then the keys of `json`.
Json TopLevel(Json json);

// [{"code","message","where","text"}] of what was read with a reservation.
Json WarningsJson(const Messages& say, const std::vector<Diagnostic>& doubts, const std::vector<Diagnostic>& notices);
Json ErrorJson(const Messages& say, const Error& error);

// What stands in a report about one of its records.
std::vector<Diagnostic> DoubtsAbout(const StoredReport& stored, std::string_view record_id);

// REPORT.
Json ReportJson(const Messages& say, const StoredReport& stored, const std::vector<Diagnostic>& notices = {});

}  // namespace acervo::tools
