#include "tools/present/export/record_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/text.h"
#include "tools/present/date_words.h"
#include "tools/present/export/plain_text.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kLongestTitle = 150;
// Told by title, text and date.
constexpr std::array<std::string_view, 3> kToldElsewhere = {"actividad", "informacion", "fecha"};

std::string Upper(std::string_view token) {
  std::string upper(token);
  std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
  return upper;
}

// "fecha-limite" → "Fecha limite": the heading as far as its normalised name still tells it.
std::string Label(std::string_view field) {
  std::string label(field);
  std::ranges::replace(label, '-', ' ');
  if (!label.empty()) label.replace(0, 1, Upper(label.substr(0, 1)));
  return label;
}

std::string OneLineOf(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

std::optional<int> NumberAt(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number() ? std::optional<int>(found->get<int>()) : std::nullopt;
}

}  // namespace

std::string TitleOf(const Json& record) {
  std::string title = TextAt(record, "title");
  if (title.empty()) title = Shortened(TextAt(record, "text"), kLongestTitle);
  if (title.empty()) title = TextAt(record.at("date"), "raw");
  if (title.empty()) title = TextAt(record, "id");
  return OneLineOf(std::move(title));
}

std::vector<RecordEntity> EntitiesOf(const Json& record) {
  std::vector<RecordEntity> entities;
  for (const Json& json : record.at("entities")) {
    const std::string id = TextAt(json, "id");
    const bool from_cell = TextAt(json, "role") == Token(EntityRole::kCell);
    const auto known = std::ranges::find(entities, id, &RecordEntity::id);
    if (known != entities.end()) {
      known->from_cell = known->from_cell || from_cell;
      continue;
    }
    const auto kind = EntityKindFromToken(TextAt(json, "kind")).value_or(EntityKind::kOther);
    entities.push_back({id, TextAt(json, "name"), kind, from_cell});
  }
  return entities;
}

std::string DateCaveat(const Messages& say, const Json& record) {
  const Json& date = record.at("date");
  if (TextAt(date, "source") == Token(DateSource::kPeriod)) return say("export.date.period");
  const std::string precision = TextAt(date, "precision");
  if (precision == Token(DatePrecision::kDay) || precision == Token(DatePrecision::kNone)) return "";
  return say("export.date.approximate", say("export.precision." + precision));
}

std::vector<std::string> NotesOf(const Messages& say, const Json& record) {
  std::vector<std::string> notes;
  const auto add = [&](const std::string& label, const std::string& value) {
    if (!value.empty()) notes.push_back(say("export.note", label, value));
  };
  add(say("export.section"), TextAt(record, "section"));
  add(say("export.parent"), TextAt(record, "parent"));
  if (const std::string caveat = DateCaveat(say, record); !caveat.empty()) notes.push_back(caveat);
  for (const auto& [name, value] : record.at("fields").items()) {
    const bool told = std::ranges::find(kToldElsewhere, name) != kToldElsewhere.end();
    if (!told && value.is_string()) add(Label(name), value.get<std::string>());
  }
  return notes;
}

std::string PaperPlace(const Messages& say, const Json& record) {
  const Json& source = record.at("source");
  const Source place{NumberAt(source, "page"), NumberAt(source, "table"), NumberAt(source, "row"),
                     NumberAt(source, "block")};
  const std::string words = PlaceForPeople(say, place);
  return TextAt(source, "path") + (words.empty() ? "" : ", " + words);
}

std::string MonthInWords(const Messages& say, const std::optional<Month>& month) {
  if (!month) return say("show.period.unknown");
  return MonthWords(say, *month);
}

std::string ReportTitle(const Messages& say, const Report& report) {
  return say("export.report.title", MonthInWords(say, report.period));
}

std::string SeriesTitle(const Messages& say, const OfficeSeries& series) {
  return series.office.empty() ? say("export.series.title.no_office")
                               : say("export.series.title", OneLineOf(series.office));
}

std::string SeriesId(const OfficeSeries& series) {
  const std::string slug = Slug(series.office);
  return slug.empty() ? "sin-oficina" : "serie-" + slug;
}

std::string SeriesDates(const Messages& say, const OfficeSeries& series) {
  if (!series.first_period) return "";
  const std::string first = MonthInWords(say, series.first_period);
  return series.first_period == series.last_period ? first : first + " – " + MonthInWords(say, series.last_period);
}

std::string SeriesExtent(const Messages& say, const OfficeSeries& series) {
  return say.Count("export.reports", series.reports) + ", " + say.Count("export.records", series.records);
}

std::string ReportExtent(const Messages& say, const StoredReport& report) {
  std::string all;
  for (const StoredSource& source : report.sources) {
    all += (all.empty() ? "" : "; ") + say("export.document", Upper(Token(source.format)), source.bytes);
  }
  return all;
}

std::vector<std::string> ReportHistory(const Messages& say, const StoredReport& report) {
  std::vector<std::string> history;
  for (const StoredSource& source : report.sources) {
    history.push_back(say("export.history", source.path, source.imported_at, source.sha256));
  }
  return history;
}

std::string ReportSections(const Report& report) {
  std::string all;
  for (const Section& section : report.sections) {
    for (const std::string& part : {section.title, section.text}) {
      if (!part.empty()) all += (all.empty() ? "" : "\n") + part;
    }
  }
  return all;
}

}  // namespace acervo::tools
