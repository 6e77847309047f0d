#include "tools/web/views/card.h"

#include <algorithm>

#include "core/text.h"
#include "tools/present/export/plain_text.h"
#include "tools/present/export/record_words.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

constexpr std::size_t kMostChips = 3;
constexpr std::size_t kLongestText = 280;  // code points of a text without a match

// A snippet without the signs of what is left out before and behind it.
std::string_view Inside(std::string_view snippet) {
  constexpr std::string_view kLeftOut = "…";
  if (snippet.starts_with(kLeftOut)) snippet.remove_prefix(kLeftOut.size());
  if (snippet.ends_with(kLeftOut)) snippet.remove_suffix(kLeftOut.size());
  return snippet;
}

std::string OnOneLine(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

bool Holds(const std::string& text, std::string_view words) {
  return Harmless(OnOneLine(text)).find(words) != std::string::npos;
}

// The title with its marks; empty where the record has none.
MarkedText TitleWithMarks(const SearchHit& hit) {
  return FromSpans(hit.view.record.title.value_or(""), hit.title_marks);
}

// What is told of it: the passage that matched, else the beginning.
MarkedText TextWithMarks(const SearchHit& hit) {
  const std::string& text = hit.view.record.text;
  MarkedText snippet = FromRuns(hit.snippet);
  if (!snippet.marks.empty() && Holds(text, Inside(snippet.text))) return snippet;
  return {Harmless(Shortened(OnOneLine(text), kLongestText)), {}};
}

// A cell beside title, text, entities and date that holds the passage that matched.
Json OtherCell(const Page& page, const SearchHit& hit) {
  const MarkedText snippet = FromRuns(hit.snippet);
  const std::string_view words = Inside(snippet.text);
  const Record& record = hit.view.record;
  if (snippet.marks.empty() || Holds(record.text, words) || Holds(record.title.value_or(""), words)) return nullptr;
  for (const auto& [name, value] : record.fields) {
    const bool is_shown = name == "entidad" || name == "fecha";
    if (is_shown || !Holds(value, words)) continue;
    return {{"name", Word(page.say, "web.field.", name)}, {"runs", RunsOf(snippet)}};
  }
  return nullptr;
}

// Those that matched first.
Json ChipsOf(const Page& page, const SearchHit& hit, std::vector<RecordEntity> entities) {
  const auto matched = [&](const RecordEntity& entity) {
    return std::ranges::find(hit.entities, entity.id) != hit.entities.end();
  };
  std::ranges::stable_partition(entities, matched);
  Json chips = Json::array();
  for (const RecordEntity& entity : entities) {
    if (chips.size() == kMostChips) break;
    chips.push_back({{"name", entity.name},
                     {"link", page.EntityLink(entity.id)},
                     {"kind", Token(entity.kind)},
                     {"matched", matched(entity)}});
  }
  return chips;
}

// "informe de mayo de 2019"
std::string ReportWords(const Page& page, const ReportRef& report) {
  return page.say("export.report.title", MonthInWords(page.say, report.period));
}

}  // namespace

Json RunsOf(const MarkedText& text) {
  Json runs = Json::array();
  std::size_t at = 0;
  const auto add = [&](std::size_t begin, std::size_t end, bool mark) {
    if (begin < end) runs.push_back({{"text", text.text.substr(begin, end - begin)}, {"mark", mark}});
  };
  for (const Span& mark : text.marks) {
    add(at, mark.begin, false);
    add(mark.begin, mark.begin + mark.length, true);
    at = mark.begin + mark.length;
  }
  add(at, text.text.size(), false);
  return runs;
}

Json CardJson(const Page& page, const SearchHit& hit, const std::string& link) {
  const RecordView& view = hit.view;
  const Record& record = view.record;
  MarkedText title = TitleWithMarks(hit), text = TextWithMarks(hit);
  // A bullet has no title: its own words are the link.
  const bool untitled = title.text.empty();
  if (untitled) title = text.text.empty() ? MarkedText{TitleOf(view), {}} : std::move(text);
  const bool repeats = untitled || text.text == title.text;
  std::vector<RecordEntity> entities = EntitiesOf(record);
  const std::size_t more = entities.size() > kMostChips ? entities.size() - kMostChips : 0;
  return {{"id", view.id},
          {"link", link},
          {"kind", Token(record.kind)},
          {"kind_word", Word(page.say, "web.kind.", Token(record.kind))},
          {"type", TypeWords(page.say, record.type.value_or(""))},
          {"untitled", untitled},
          {"title", RunsOf(title)},
          {"runs", repeats ? Json::array() : RunsOf(text)},
          {"other", OtherCell(page, hit)},
          {"day", DayText(record.date)},
          {"date", DateWords(page.say, record.date)},
          {"uncertain", record.date.source == DateSource::kPeriod},
          {"entities", ChipsOf(page, hit, std::move(entities))},
          {"more_entities", more > 0 ? page.say("web.more", more) : ""},
          {"report_link", page.ReportLink(view.report.id)},
          {"report", ReportWords(page, view.report)}};
}

Json LineJson(const Page& page, const RecordView& view) {
  constexpr std::size_t kMost = 150;
  const Record& record = view.record;
  const std::string title = OnOneLine(record.title.value_or("")), text = OnOneLine(record.text);
  const bool untitled = title.empty() && !text.empty();
  return {{"link", page.RecordLink(view.id)},
          {"day", DayText(record.date)},
          {"date", DateWords(page.say, record.date)},
          {"title", Shortened(untitled ? text : TitleOf(view), kMost)},
          {"text", untitled || text == title ? "" : Shortened(text, kMost)}};
}

}  // namespace acervo::tools::serve
