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

}  // namespace

std::string TitleOf(const RecordView& view) {
  const Record& record = view.record;
  std::string title = record.title.value_or("");
  if (title.empty()) title = Shortened(record.text, kLongestTitle);
  if (title.empty()) title = record.date.raw;
  if (title.empty()) title = view.id;
  return OneLineOf(std::move(title));
}

std::vector<RecordEntity> EntitiesOf(const Record& record) {
  std::vector<RecordEntity> entities;
  for (const EntityMention& mention : record.entities) {
    const bool from_cell = mention.role == EntityRole::kCell;
    const auto known = std::ranges::find(entities, mention.id, &RecordEntity::id);
    if (known == entities.end())
      entities.push_back({mention.id, mention.name, mention.kind, from_cell});
    else
      known->from_cell = known->from_cell || from_cell;
  }
  return entities;
}

std::string DateCaveat(const Messages& say, const RecordDate& date) {
  if (date.source == DateSource::kPeriod) return say("export.date.period");
  if (date.precision == DatePrecision::kDay || date.precision == DatePrecision::kNone) return "";
  return say("export.date.approximate", say("export.precision." + std::string(Token(date.precision))));
}

std::vector<std::string> NotesOf(const Messages& say, const RecordView& view) {
  std::vector<std::string> notes;
  const auto add = [&](const std::string& label, const std::string& value) {
    if (!value.empty()) notes.push_back(say("export.note", label, value));
  };
  add(say("export.section"), view.record.section.value_or(""));
  add(say("export.parent"), view.parent_id.value_or(""));
  if (const std::string caveat = DateCaveat(say, view.record.date); !caveat.empty()) notes.push_back(caveat);
  for (const auto& [name, value] : view.record.fields) {
    if (std::ranges::find(kToldElsewhere, name) == kToldElsewhere.end()) add(Label(name), value);
  }
  return notes;
}

std::string PaperPlace(const Messages& say, const RecordView& view) {
  const std::string words = PlaceForPeople(say, view.record.source);
  return view.file.path + (words.empty() ? "" : ", " + words);
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
