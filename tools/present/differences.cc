#include "tools/present/differences.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "tools/present/json.h"

namespace acervo::tools {
namespace {

// Keys and tokens of the JSON: two versions in time, or two files side by side.
struct Vocabulary {
  const char* before;
  const char* after;
  std::array<std::string_view, 3> changes;  // in the order of RecordChange
  bool added_has_id;                        // what only a file beside the shown one has is no record of the archive
};
constexpr Vocabulary kInTime = {"before", "after", {"added", "gone", "changed"}, true};
constexpr Vocabulary kSideBySide = {"shown", "here", {"extra", "missing", "different"}, false};

bool HasId(const RecordDifference& record, const Vocabulary& words) {
  return words.added_has_id || record.change != RecordChange::kAdded;
}

Json FieldsJson(const std::vector<FieldChange>& changes, const Vocabulary& words) {
  Json json = Json::array();
  for (const FieldChange& change : changes) {
    json.push_back({{"field", change.field},
                    {words.before, change.before ? Json(*change.before) : Json(nullptr)},
                    {words.after, change.after ? Json(*change.after) : Json(nullptr)}});
  }
  return json;
}

Json DifferenceJson(const std::string& report_id, const ReportDifference& difference, const Vocabulary& words) {
  Json records = Json::array();
  for (const RecordDifference& record : difference.records) {
    const bool has_id = HasId(record, words);
    records.push_back({{"id", has_id ? Json(report_id + "." + record.id) : Json(nullptr)},
                       {"change", words.changes[static_cast<std::size_t>(record.change)]},
                       {"kind", Token(record.kind)},
                       {"heading", record.heading},
                       {"fields", FieldsJson(record.fields, words)}});
  }
  return {{"fields", FieldsJson(difference.fields, words)}, {"records", std::move(records)}};
}

std::string FieldForPeople(const Messages& say, const std::string& field) {
  constexpr std::string_view kCells = "fields.";
  if (field.starts_with(kCells)) return field.substr(kCells.size());
  return say("difference." + field);
}

// The part of a text between what it shares at both ends with another one, with some words around it.
constexpr std::size_t kContext = 40, kLongest = 400;  // code points

MarkedText Excerpt(const std::string& text, std::size_t shared_begin, std::size_t shared_end) {
  const std::size_t points = CodePointCount(text);
  const std::size_t begin = CodePointIndex(text, shared_begin), end = points - shared_end;
  const std::size_t from = begin > kContext ? begin - kContext : 0;
  const std::size_t to = std::min({points, end + kContext, from + kLongest});
  const auto part = [&](std::size_t a, std::size_t b) {
    const std::size_t byte = ByteOffset(text, a);
    return Harmless(std::string_view(text).substr(byte, ByteOffset(text, std::max(a, b)) - byte));
  };
  std::string lead = (from > 0 ? "…" : "") + part(from, begin);
  const std::string marked = part(begin, std::min(end, to));
  MarkedText excerpt{lead + marked + part(std::max(end, from), to) + (to < points ? "…" : ""), {}};
  if (!marked.empty()) excerpt.marks.push_back({lead.size(), marked.size()});
  return excerpt;
}

bool IsInsideCodePoint(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::size_t SharedBegin(const std::string& a, const std::string& b) {
  std::size_t shared = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  while (shared > 0 &&
         ((shared < a.size() && IsInsideCodePoint(a[shared])) || (shared < b.size() && IsInsideCodePoint(b[shared])))) {
    --shared;
  }
  return shared;
}

// In code points, after the first `begin` bytes.
std::size_t SharedEnd(const std::string& a, const std::string& b, std::size_t begin) {
  std::size_t bytes = 0;
  const std::size_t most = std::min(a.size(), b.size()) - begin;
  while (bytes < most && a[a.size() - bytes - 1] == b[b.size() - bytes - 1]) ++bytes;
  while (bytes > 0 && IsInsideCodePoint(a[a.size() - bytes])) --bytes;
  return CodePointCount(std::string_view(a).substr(a.size() - bytes));
}

MarkedText Whole(const std::optional<std::string>& text) {
  if (!text) return {};
  MarkedText whole = Excerpt(*text, 0, 0);
  whole.marks.clear();
  return whole;
}

Row ChangeRow(const Messages& say, const std::string& record, const FieldChange& change) {
  Row row = {{record, {}}, {Harmless(FieldForPeople(say, change.field)), {}}};
  if (!change.before || !change.after) {
    row.push_back(Whole(change.before));
    row.push_back(Whole(change.after));
    return row;
  }
  const std::size_t begin = SharedBegin(*change.before, *change.after);
  const std::size_t end = SharedEnd(*change.before, *change.after, begin);
  row.push_back(Excerpt(*change.before, begin, end));
  row.push_back(Excerpt(*change.after, begin, end));
  return row;
}

std::string RecordForPeople(const Messages& say, const RecordDifference& record, const Vocabulary& words) {
  if (record.change == RecordChange::kChanged) return record.id;
  return (HasId(record, words) ? record.id + " " : "") +
         say("difference.record." + std::string(words.changes[static_cast<std::size_t>(record.change)]));
}

void AddTable(const Messages& say, const ReportDifference& difference, const Sides& sides, Compared compared,
              DetailView& sheet) {
  sheet.Table({{say("difference.column.record"), 8, 1},
               {say("difference.column.field"), 8, 1},
               {sides.before, 12, 4},
               {sides.after, 12, 4}},
              DifferenceRows(say, difference, compared));
}

std::string FileForPeople(const std::string& path, const std::optional<Format>& format) {
  return path + (format ? " (" + std::string(Token(*format)) + ")" : "");
}

void AddEvent(const Messages& say, const HistoryEvent& event, DetailView& sheet) {
  sheet.Heading(event.at + " · " + say("event." + event.kind) + " · " + say("history.edition", event.edition));
  sheet.Item(FileForPeople(event.path, event.format) + "\nsha256 " + event.sha256);
  if (event.kind == "reparsed") sheet.Paragraph(say("history.parser", event.parser_before, event.parser_after));
  if (!event.difference) return;
  if (event.difference->empty()) return sheet.Paragraph(say("history.same"));
  AddDifference(say, *event.difference, {say("difference.before"), say("difference.after")}, sheet);
}

Json ShownJson(const SourceComparison& comparison) {
  return {{"path", comparison.path},
          {"sha256", comparison.sha256},
          {"format", Token(comparison.format)},
          {"reason", comparison.reason}};
}

Json SourceDifferencesJson(const std::string& report_id, const SourceComparison& comparison) {
  Json json = Json::array();
  for (const SourceDifference& other : comparison.others) {
    json.push_back({{"path", other.path},
                    {"sha256", other.sha256},
                    {"format", Token(other.format)},
                    {"differences", DifferenceJson(report_id, other.difference, kSideBySide)}});
  }
  return json;
}

}  // namespace

Json DifferenceJson(const std::string& report_id, const ReportDifference& difference) {
  return DifferenceJson(report_id, difference, kInTime);
}

std::vector<Row> DifferenceRows(const Messages& say, const ReportDifference& difference, Compared compared) {
  const Vocabulary& words = compared == Compared::kInTime ? kInTime : kSideBySide;
  std::vector<Row> rows;
  for (const FieldChange& change : difference.fields) {
    rows.push_back(ChangeRow(say, rows.empty() ? say("difference.report") : "", change));
  }
  for (const RecordDifference& record : difference.records) {
    bool first = true;
    for (const FieldChange& change : record.fields) {
      rows.push_back(ChangeRow(say, first ? RecordForPeople(say, record, words) : "", change));
      first = false;
    }
  }
  return rows;
}

void AddDifference(const Messages& say, const ReportDifference& difference, const Sides& sides, DetailView& sheet) {
  AddTable(say, difference, sides, Compared::kInTime, sheet);
}

Json HistoryJson(const ReportHistory& history) {
  Json events = Json::array();
  for (const HistoryEvent& event : history.events) {
    Json json{{"at", event.at},           {"event", event.kind},
              {"edition", event.edition}, {"path", event.path},
              {"sha256", event.sha256},   {"format", event.format ? Json(Token(*event.format)) : Json(nullptr)}};
    json["parser_version"] =
        event.kind == "reparsed" ? Json{{"before", event.parser_before}, {"after", event.parser_after}} : Json(nullptr);
    json["differences"] = event.difference ? DifferenceJson(history.report_id, *event.difference) : Json(nullptr);
    events.push_back(std::move(json));
  }
  const std::string id = history.report_id + (history.record_id.empty() ? "" : "." + history.record_id);
  return {{"id", id}, {"edition", history.edition}, {"withdrawn", history.withdrawn}, {"events", std::move(events)}};
}

DetailView HistorySheet(const Messages& say, const ReportHistory& history) {
  DetailView sheet;
  sheet.Title(say("history.title", history.report_id + (history.record_id.empty() ? "" : "." + history.record_id)));
  sheet.Entry(say("history.editions"), std::to_string(history.edition));
  if (history.withdrawn) sheet.Paragraph(say("history.withdrawn"));
  for (const HistoryEvent& event : history.events) AddEvent(say, event, sheet);
  return sheet;
}

Json ComparedReportJson(const Messages& say, const StoredReport& stored, const SourceComparison& comparison) {
  Json json = ReportJson(say, stored);
  json["shown_from"] = ShownJson(comparison);
  json["source_differences"] = SourceDifferencesJson(stored.id, comparison);
  return json;
}

void AddSourceComparison(const Messages& say, const SourceComparison& comparison, DetailView& sheet) {
  if (comparison.others.empty()) return;
  sheet.Heading(say("sources.compared"));
  sheet.Paragraph(say("sources.shown." + comparison.reason, FileForPeople(comparison.path, comparison.format)));
  for (const SourceDifference& other : comparison.others) {
    const std::string file = FileForPeople(other.path, other.format);
    sheet.Item(other.difference.empty() ? say("sources.same", file) : say("sources.differ", file));
    if (other.difference.empty()) continue;
    AddTable(say, other.difference, {say("sources.column.shown"), say("sources.column.here")}, Compared::kSideBySide,
             sheet);
  }
}

}  // namespace acervo::tools
