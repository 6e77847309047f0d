#include "tools/present/hit_table.h"

#include <algorithm>
#include <span>

#include "tools/present/alike.h"
#include "tools/present/export/plain_text.h"
#include "tools/present/messages/errors.h"
#include "tools/present/messages/spelling.h"
#include "tools/present/next_command.h"
#include "tools/terminal/table.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kMostFacets = 12;  // of types and entities, the most frequent first; the JSON has all
constexpr int kNarrow = 60;              // under it a table would be ribbons: the cells stand under each other

std::string_view FileName(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

void Append(MarkedText& to, const MarkedText& more) {
  for (const Span& mark : more.marks) to.marks.push_back({to.text.size() + mark.begin, mark.length});
  to.text += more.text;
}

// A snippet without the signs of what is left out before and behind it.
std::string_view Inside(std::string_view snippet) {
  constexpr std::string_view kLeftOut = "…";
  if (snippet.starts_with(kLeftOut)) snippet.remove_prefix(kLeftOut.size());
  if (snippet.ends_with(kLeftOut)) snippet.remove_suffix(kLeftOut.size());
  return snippet;
}

std::string BeginningOf(const std::string& text) {
  constexpr std::size_t kMost = 200;
  return Harmless(Shortened(text, kMost));
}

void AppendLine(MarkedText& to, const MarkedText& line) {
  if (!to.text.empty() && !line.text.empty()) to.text += '\n';
  Append(to, line);
}

bool IsOfEntityCell(const Record& record, std::string_view words) {
  const std::string cell = Harmless(FieldOf(record, "entidad"));
  return !words.empty() && cell.find(words) != cell.npos;
}

// What was done and its information, whichever of them matched: the title, and under it the words around what matched,
// or the beginning of the text where that is the title itself or an entity, which has a column of its own.
MarkedText WhatWasFound(const SearchHit& hit) {
  const MarkedText snippet = FromRuns(hit.snippet);
  const Record& record = hit.view.record;
  const std::string title = Harmless(record.title.value_or(""));
  if (title.empty()) return snippet;
  const std::string_view words = Inside(snippet.text);
  const std::size_t in_title = title.find(words);
  const std::string text = BeginningOf(record.text);
  MarkedText all{title, {}};
  if (in_title != title.npos) {
    const auto lead = static_cast<std::size_t>(words.data() - snippet.text.data());
    for (const Span& mark : snippet.marks) all.marks.push_back({in_title + mark.begin - lead, mark.length});
    AppendLine(all, {text, {}});
  } else if (IsOfEntityCell(record, words) && !text.empty()) {
    AppendLine(all, {text, {}});
  } else {
    AppendLine(all, snippet);
  }
  return all;
}

// Whether a marked piece of the snippet is this entity as the record writes it.
bool IsMarked(const MarkedText& snippet, const std::string& raw) {
  const auto is_it = [&](const Span& mark) {
    const std::string_view words = mark.In(snippet.text);
    return !words.empty() && (raw.find(words) != raw.npos || words.find(raw) != words.npos);
  };
  return !raw.empty() && std::ranges::any_of(snippet.marks, is_it);
}

// The first few, those that matched before the others and marked; how many more there are.
MarkedText Entities(const Messages& say, const SearchHit& hit) {
  constexpr std::size_t kMost = 3;
  const MarkedText snippet = FromRuns(hit.snippet);
  std::vector<std::string> marked;
  for (const EntityMention& entity : hit.view.record.entities) {
    if (IsMarked(snippet, Harmless(entity.raw))) marked.push_back(entity.name);
  }
  std::vector<std::string> names = EntityNamesOf(hit.view.record);
  const auto is_marked = [&](const std::string& name) { return std::ranges::find(marked, name) != marked.end(); };
  std::ranges::stable_partition(names, is_marked);
  const std::size_t shown = names.size() <= kMost + 1 ? names.size() : kMost;
  MarkedText all;
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string name = HarmlessLine(names[i]);
    AppendLine(all, {name, is_marked(names[i]) ? std::vector<Span>{{0, name.size()}} : std::vector<Span>{}});
  }
  if (shown < names.size()) AppendLine(all, {say("facet.more", names.size() - shown), {}});
  return all;
}

std::string Place(const Messages& say, const SearchHit& hit) {
  const std::string name = HarmlessLine(FileName(hit.view.file.path));
  return hit.view.id + "\n" + SourceForPeople(say, name, hit.view.record.source);
}

// An interval on two lines: a column of ten digits is wide enough for both days.
std::string DateCell(const Messages& say, const RecordDate& date) {
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

// The ids of the hits that are folded, so that each can be shown.
std::string FoldedIds(const Messages& say, const std::vector<SearchHit>& hits, const AlikeGroup& group) {
  constexpr std::size_t kMost = 4;
  const std::size_t count = group.size() - 1, shown = count <= kMost + 1 ? count : kMost;
  std::string ids;
  for (std::size_t i = 1; i <= shown; ++i) ids += "\n" + hits[group[i]].view.id;
  return shown < count ? ids + "\n" + say("facet.more", count - shown) : ids;
}

Row RowOf(const Messages& say, const std::vector<SearchHit>& hits, const AlikeGroup& group) {
  const SearchHit& hit = hits[group.front()];
  MarkedText what = WhatWasFound(hit);
  AppendLine(what, {AlikeWords(say, hits, group), {}});
  return {{Harmless(DateCell(say, hit.view.record.date)), {}},
          std::move(what),
          Entities(say, hit),
          {Harmless(Place(say, hit) + FoldedIds(say, hits, group)), {}}};
}

std::vector<Row> Rows(const Messages& say, const SearchResult& result) {
  std::vector<Row> rows;
  for (const AlikeGroup& group : AlikeGroups(result.hits)) rows.push_back(RowOf(say, result.hits, group));
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

// A facet's values as people write them.
std::vector<FacetCount> Spelt(const Messages& say, std::string_view key, std::vector<FacetCount> counts) {
  for (FacetCount& count : counts) {
    if (key == "facet.type") count.name = TypeWords(say, count.name);
    if (key == "facet.kind") count.name = Word(say, "web.kind.", count.name);
  }
  return counts;
}

void AppendFacet(std::string& out, const Messages& say, std::string_view key, const std::vector<FacetCount>& tokens,
                 std::size_t most, int width) {
  const std::vector<FacetCount> counts = Spelt(say, key, tokens);
  if (counts.empty()) return;
  std::string line = say(key) + ": ";
  for (const FacetCount& count : std::span(counts).first(std::min(counts.size(), most))) {
    line +=
        (&count == &counts.front() ? "" : " · ") + HarmlessLine(count.name) + " (" + std::to_string(count.count) + ")";
  }
  if (counts.size() > most) line += " · " + say("facet.more", counts.size() - most);
  for (const MarkedText& part : Wrapped({line, {}}, width)) out += part.text + '\n';
}

// Entities that may be meant where little was found.
void AppendNearest(std::string& out, const Messages& say, const std::vector<NamedEntity>& nearest, int width) {
  if (nearest.empty()) return;
  std::string names;
  for (const NamedEntity& entity : nearest) {
    names += (names.empty() ? "" : " · ") + HarmlessLine(entity.name) + " (" + std::to_string(entity.records) + ")";
  }
  for (const MarkedText& part : Wrapped({say("search.nearest", names), {}}, width)) out += part.text + '\n';
}

std::string TotalLine(const Messages& say, const SearchRequest& request, const SearchResult& result) {
  const auto shown = static_cast<std::int64_t>(result.hits.size());
  std::string total = say.Count("search.total", result.total);
  if (shown == result.total || shown == 0) return total;
  return total + " " + say("search.shown", request.offset + 1, request.offset + shown);
}

}  // namespace

std::string DateForPeople(const Messages& say, const RecordDate& date) {
  if (date.intervals.empty()) return date.raw.empty() ? say("date.none") : date.raw;
  constexpr std::size_t kMonth = 7;  // of "2019-05-27"
  const std::string start = ToIso(date.intervals.front().first), end = ToIso(date.intervals.back().last);
  if (date.precision == DatePrecision::kMonth && start.substr(0, kMonth) == end.substr(0, kMonth))
    return start.substr(0, kMonth);
  return start == end ? start : start + " – " + end;
}

std::string SourceForPeople(const Messages& say, std::string_view path, const Source& place) {
  const std::string where = PlaceForPeople(say, place);
  return std::string(path) + (where.empty() ? "" : ", ") + where;
}

std::vector<std::string> EntityNamesOf(const Record& record) {
  std::vector<std::string> names;
  for (const EntityMention& entity : record.entities) {
    if (std::ranges::find(names, entity.name) == names.end()) names.push_back(entity.name);
  }
  return names;
}

std::string HitTable(const Context& context, const SearchRequest& request, const SearchResult& result) {
  const Messages& say = context.say;
  const int width = TerminalWidth(context.out.fd());
  const Colour colour = context.colour(context.out);
  const std::vector<Row> rows = Rows(say, result);
  std::string out = TotalLine(say, request, result) + '\n';
  if (!rows.empty()) {
    out += '\n';
    out += width < kNarrow ? UnderEachOther(rows, width, colour) : LayOut(Columns(say), rows, width, colour) + '\n';
  }
  AppendFacet(out, say, "facet.kind", result.kind_facets, result.kind_facets.size(), width);
  AppendFacet(out, say, "facet.year", result.year_facets, result.year_facets.size(), width);
  AppendFacet(out, say, "facet.type", result.type_facets, kMostFacets, width);
  AppendFacet(out, say, "facet.entity", result.entity_facets, kMostFacets, width);
  if (result.suggestion) out += say("search.suggestion", Harmless(*result.suggestion)) + '\n';
  AppendNearest(out, say, result.nearest, width);
  const auto seen = request.offset + static_cast<std::int64_t>(result.hits.size());
  if (!result.hits.empty() && seen < result.total) {
    out += say("search.next", NextCommand(say, context.settings.typed, static_cast<int>(seen))) + '\n';
  }
  return out;
}

}  // namespace acervo::tools
