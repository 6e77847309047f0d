#include "tools/output/hit_table.h"

#include <algorithm>
#include <span>

#include "tools/messages/errors.h"
#include "tools/output/json.h"
#include "tools/output/table.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kMostFacets = 12;  // of types and entities, the most frequent first; the JSON has all
constexpr int kNarrow = 60;              // under it a table would be ribbons: the cells stand under each other

std::optional<int> NumberAt(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number_integer() ? std::optional(found->get<int>()) : std::nullopt;
}

std::string_view FileName(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

void Append(MarkedText& to, const MarkedText& more) {
  for (const Span& mark : more.marks) to.marks.push_back({to.text.size() + mark.begin, mark.length});
  to.text += more.text;
}

// The title and under it the words around what matched; the snippet alone where there is no title or it repeats it.
MarkedText WhatWasFound(const SearchHit& hit) {
  MarkedText snippet = FromSnippet(hit.snippet);
  const std::string title = Harmless(TextAt(hit.record, "title"));
  if (title.empty() || snippet.text.starts_with(title)) return snippet;
  MarkedText all{title, {}};
  if (!snippet.text.empty()) Append(all, {"\n", {}});
  Append(all, snippet);
  return all;
}

std::string Entities(const Json& record) {
  std::string all;
  for (const std::string& name : EntityNamesOf(record)) all += (all.empty() ? "" : "\n") + name;
  return all;
}

std::string Place(const Messages& say, const SearchHit& hit) {
  Json source = hit.record.at("source");
  source["path"] = HarmlessLine(FileName(TextAt(source, "path")));
  return TextAt(hit.record, "id") + "\n" + SourceForPeople(say, source);
}

// An interval on two lines: a column of ten digits is wide enough for both days.
std::string DateCell(const Messages& say, const Json& date) {
  std::string text = DateForPeople(say, date);
  const std::size_t dash = text.find(" – ");
  return dash == text.npos ? text : text.replace(dash, 1, "\n");
}

std::vector<Column> Columns(const Messages& say) {
  return {{say("table.date"), 12, 1},
          {say("table.what"), 18, 4},
          {say("table.entities"), 12, 2},
          {say("table.where"), 14, 2}};
}

std::vector<Row> Rows(const Messages& say, const SearchResult& result) {
  std::vector<Row> rows;
  for (const SearchHit& hit : result.hits) {
    rows.push_back({{Harmless(DateCell(say, hit.record.at("date"))), {}},
                    WhatWasFound(hit),
                    {Harmless(Entities(hit.record)), {}},
                    {Harmless(Place(say, hit)), {}}});
  }
  return rows;
}

std::string UnderEachOther(const std::vector<Row>& rows, int width, Colour colour) {
  std::string out;
  for (const Row& row : rows) {
    for (const MarkedText& cell : row) {
      if (cell.text.empty()) continue;
      for (const MarkedText& line : Wrapped(cell, width)) out += Painted(line, colour) + '\n';
    }
    out += '\n';
  }
  return out;
}

void AppendFacet(std::string& out, const Messages& say, std::string_view key, const std::vector<FacetCount>& counts,
                 std::size_t most, int width) {
  if (counts.empty()) return;
  std::string line = say(key) + ": ";
  for (const FacetCount& count : std::span(counts).first(std::min(counts.size(), most))) {
    line +=
        (&count == &counts.front() ? "" : " · ") + HarmlessLine(count.name) + " (" + std::to_string(count.count) + ")";
  }
  if (counts.size() > most) line += " · " + say("facet.more", counts.size() - most);
  for (const MarkedText& part : Wrapped({line, {}}, width)) out += part.text + '\n';
}

std::string TotalLine(const Messages& say, const SearchRequest& request, const SearchResult& result) {
  const auto shown = static_cast<std::int64_t>(result.hits.size());
  std::string total = say.Count("search.total", result.total);
  if (shown == result.total || shown == 0) return total;
  return total + " " + say("search.shown", request.offset + 1, request.offset + shown);
}

}  // namespace

std::string DateForPeople(const Messages& say, const Json& date) {
  const std::string start = TextAt(date, "start");
  const std::string end = TextAt(date, "end");
  const std::string raw = TextAt(date, "raw");
  if (start.empty()) return raw.empty() ? say("date.none") : raw;
  if (TextAt(date, "precision") == "month" && start.substr(0, 7) == end.substr(0, 7)) return start.substr(0, 7);
  return start == end ? start : start + " – " + end;
}

std::string SourceForPeople(const Messages& say, const Json& source) {
  const Source place{NumberAt(source, "page"), NumberAt(source, "table"), NumberAt(source, "row"),
                     NumberAt(source, "block")};
  const std::string where = PlaceForPeople(say, place);
  return TextAt(source, "path") + (where.empty() ? "" : ", ") + where;
}

std::vector<std::string> EntityNamesOf(const Json& record) {
  std::vector<std::string> names;
  for (const Json& entity : record.at("entities")) {
    const std::string name = TextAt(entity, "name");
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

std::string HitTable(const Context& context, const SearchRequest& request, const SearchResult& result) {
  const Messages& say = context.say;
  const int width = TerminalWidth(context.out.fd());
  const Colour colour = context.colour(context.out);
  const std::vector<Row> rows = Rows(say, result);
  std::string out;
  if (!rows.empty()) {
    out = width < kNarrow ? UnderEachOther(rows, width, colour) : LayOut(Columns(say), rows, width, colour) + '\n';
  }
  AppendFacet(out, say, "facet.kind", result.kind_facets, result.kind_facets.size(), width);
  AppendFacet(out, say, "facet.year", result.year_facets, result.year_facets.size(), width);
  AppendFacet(out, say, "facet.type", result.type_facets, kMostFacets, width);
  AppendFacet(out, say, "facet.entity", result.entity_facets, kMostFacets, width);
  out += TotalLine(say, request, result) + '\n';
  if (result.suggestion) out += say("search.suggestion", Harmless(*result.suggestion)) + '\n';
  return out;
}

}  // namespace acervo::tools
