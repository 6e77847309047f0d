#include "tools/present/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/text.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools {
namespace {

Json SourcesJson(const std::vector<StoredSource>& sources) {
  Json json = Json::array();
  for (const StoredSource& source : sources) {
    json.push_back({{"path", source.path},
                    {"location", source.location.empty() ? Json(nullptr) : Json(source.location)},
                    {"sha256", source.sha256},
                    {"format", Token(source.format)},
                    {"bytes", source.bytes},
                    {"imported_at", source.imported_at.empty() ? Json(nullptr) : Json(source.imported_at)}});
  }
  return json;
}

Json SectionsJson(const std::vector<Section>& sections) {
  Json json = Json::array();
  for (const Section& section : sections) json.push_back({{"title", section.title}, {"text", section.text}});
  return json;
}

// What a terminal may obey, beside the controls that JSON escapes anyhow (RFC 8259, 7): the other controls, what turns
// the direction of writing, what cannot be seen. Joiners shape letters and stay.
bool MovesATerminal(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  constexpr Range kRanges[] = {{0x7F, 0x9F},     {0x61C, 0x61C},    {0x180E, 0x180E}, {0x200B, 0x200B},
                               {0x200E, 0x200F}, {0x2028, 0x202E},  {0x2060, 0x206F}, {0xFEFF, 0xFEFF},
                               {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F}};
  return std::any_of(std::begin(kRanges), std::end(kRanges), [c](Range r) { return r.first <= c && c <= r.last; });
}

// The first byte of one of them, and of much else.
bool MayBeginOne(char byte) {
  constexpr std::string_view kLeads = "\x7F\xC2\xD8\xE1\xE2\xEF\xF3";
  return kLeads.find(byte) != kLeads.npos;
}

void AppendEscaped(std::string& out, char32_t c) {
  const auto unit = [&](unsigned u) { fmt::format_to(std::back_inserter(out), "\\u{:04x}", u); };
  if (c < 0x10000) return unit(c);
  unit(0xD800 + ((c - 0x10000) >> 10));
  unit(0xDC00 + ((c - 0x10000) & 0x3FF));
}

// The same JSON, harmless on whatever screen it is shown.
std::string Quiet(const std::string& json) {
  std::string out;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t begin = at;
    if (!MayBeginOne(json[at])) {
      ++at;
      continue;
    }
    const char32_t c = NextCodePoint(json, at);
    if (!MovesATerminal(c)) continue;
    out.append(json, kept, begin - kept);
    AppendEscaped(out, c);
    kept = at;
  }
  return kept == 0 ? json : out.append(json, kept);
}

}  // namespace

std::string OneLine(const Json& json) { return Quiet(json.dump(-1, ' ', false, Json::error_handler_t::replace)); }
std::string Indented(const Json& json) { return Quiet(json.dump(2, ' ', false, Json::error_handler_t::replace)); }

Json TopLevel(Json json) {
  Json top;
  top["schema_version"] = 1;
  for (auto& [key, value] : json.items()) top[key] = std::move(value);
  return top;
}

Json WarningsJson(const Messages& say, const std::vector<Diagnostic>& doubts, const std::vector<Diagnostic>& notices) {
  Json json = Json::array();
  for (const Diagnostic& doubt : doubts) {
    json.push_back({{"code", Token(doubt.code)},
                    {"message", DoubtSentence(say, doubt)},
                    {"where", PlaceText(doubt)},
                    {"text", doubt.text}});
  }
  for (const Diagnostic& notice : notices) {
    json.push_back({{"code", Token(notice.code)},
                    {"message", NoticeSentence(say, notice)},
                    {"where", PlaceText(notice)},
                    {"text", notice.text}});
  }
  return json;
}

Json ErrorJson(const Messages& say, const Error& error) {
  return {{"code", Token(error.code)}, {"message", DocumentSentence(say, error)}};
}

std::vector<Diagnostic> DoubtsAbout(const StoredReport& stored, std::string_view record_id) {
  std::vector<Diagnostic> doubts;
  for (const Diagnostic& doubt : stored.report.doubts) {
    if (stored.id + "." + doubt.record == record_id) doubts.push_back(doubt);
  }
  return doubts;
}

Json ReportJson(const Messages& say, const StoredReport& stored, const std::vector<Diagnostic>& notices) {
  const Report& report = stored.report;
  Json json;
  json["id"] = stored.id;
  json["period"] = report.period ? Json(ToIso(*report.period)) : Json(nullptr);
  json["period_end"] = report.period_end ? Json(ToIso(*report.period_end)) : Json(nullptr);
  json["period_source"] = report.period_source ? Json(Token(*report.period_source)) : Json(nullptr);
  json["period_confidence"] = report.period_confidence;
  json["office"] = report.office;
  json["contact"] = report.contact;
  json["letterhead"] = report.letterhead;
  json["sections"] = SectionsJson(report.sections);
  json["sources"] = SourcesJson(stored.sources);
  json["parser_version"] = report.parser_version;
  json["activities"] = CountOf(report, RecordKind::kActivity);
  json["coordinations"] = CountOf(report, RecordKind::kCoordination);
  json["text_records"] = CountOf(report, RecordKind::kText);
  json["words"] = {{"read", report.words.read}, {"found", report.words.found}};
  json["warnings"] = WarningsJson(say, report.doubts, notices);
  return json;
}

}  // namespace acervo::tools
