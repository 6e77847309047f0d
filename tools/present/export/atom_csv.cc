// AtoM's CSV: a series an office, a file a report, an item a record; the authority records and aliases of the names
// used. AtoM knows no escape for '|' inside a list, so it becomes '¦' there.
#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <vector>

#include "tools/present/csv.h"
#include "tools/present/export/atom_columns.h"
#include "tools/present/export/exporter.h"
#include "tools/present/export/record_words.h"

namespace acervo::tools {
namespace {

// AtoM reads every cell as text, and eventDates are to stand as written.
constexpr CsvStyle kAtomStyle{',', "\n", Formulas::kVerbatim};
constexpr std::string_view kNothing = "NULL";  // keeps lists that belong together aligned

// Terms of AtoM's taxonomies, which it looks up in the row's culture: these are its Spanish ones.
constexpr std::string_view kSeriesLevel = "Serie";
constexpr std::string_view kFileLevel = "Unidad documental compuesta";
constexpr std::string_view kItemLevel = "Unidad documental simple";
constexpr std::string_view kCreation = "Creación";
constexpr std::string_view kPerson = "Persona";
constexpr std::string_view kCorporateBody = "Entidad colectiva";
constexpr std::string_view kDraft = "Borrador";  // what a program read is for an archivist to publish
constexpr std::string_view kPartial = "Parcial";
constexpr std::string_view kMinimal = "Básico";

std::string ListValue(std::string_view value) {
  std::string safe;
  for (const char c : value) {
    if (c == '|')
      safe += "¦";
    else
      safe += c;
  }
  return safe;
}

std::string List(const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) list += (list.empty() ? "" : "|") + ListValue(value);
  return list;
}

// A row with its cells by name; what is not set stays empty.
class Row {
 public:
  explicit Row(std::span<const std::string_view> columns) : columns_(columns), cells_(columns.size()) {}
  void Set(std::string_view column, std::string_view value) {
    cells_[static_cast<std::size_t>(std::ranges::find(columns_, column) - columns_.begin())] = value;
  }
  std::string Line() const { return CsvLine(cells_, kAtomStyle); }

 private:
  std::span<const std::string_view> columns_;
  std::vector<std::string> cells_;
};

void WriteHeader(Stream& stream, std::span<const std::string_view> columns) {
  stream.Write(CsvLine({columns.begin(), columns.end()}, kAtomStyle));
}

Row Description(std::string_view level, std::string_view id, std::string_view title) {
  Row row(AtomDescriptionColumns());
  row.Set("legacyId", id);
  row.Set("identifier", id);
  row.Set("descriptionIdentifier", id);
  row.Set("title", title);
  row.Set("levelOfDescription", level);
  row.Set("language", "es");
  row.Set("script", "Latn");
  row.Set("languageOfDescription", "es");
  row.Set("scriptOfDescription", "Latn");
  row.Set("rules", "ISAD(G)");
  row.Set("descriptionStatus", kDraft);
  row.Set("levelOfDetail", kPartial);
  row.Set("publicationStatus", kDraft);
  row.Set("culture", "es");
  return row;
}

struct AtomEvent {
  std::string dates;  // as written
  std::string start;  // ISO 8601
  std::string end;
  std::string actor;
};

void SetEvent(Row& row, const AtomEvent& event) {
  if (event.dates.empty() && event.start.empty() && event.actor.empty()) return;
  const auto set = [&](std::string_view column, const std::string& value) {
    row.Set(column, value.empty() ? std::string(kNothing) : ListValue(value));
  };
  row.Set("eventTypes", kCreation);
  set("eventDates", event.dates);
  set("eventStartDates", event.start);
  set("eventEndDates", event.end);
  set("eventActors", event.actor);
  row.Set("eventActorHistories", kNothing);
}

std::string IsoOrNothing(const std::optional<Date>& day) { return day ? ToIso(*day) : ""; }

class AtomCsv : public Exporter {
 public:
  explicit AtomCsv(const ExportStreams& streams) : streams_(streams) {}
  Walk walk() const override { return Walk::kByOffice; }

  void Begin() override {
    WriteHeader(streams_.main, AtomDescriptionColumns());
    if (streams_.authorities != nullptr) WriteHeader(*streams_.authorities, AtomAuthorityColumns());
    if (streams_.aliases != nullptr) WriteHeader(*streams_.aliases, AtomAliasColumns());
  }

  void Series(const OfficeSeries& series) override {
    series_id_ = SeriesId(series);
    Row row = Description(kSeriesLevel, series_id_, SeriesTitle(say_, series));
    row.Set("extentAndMedium", SeriesExtent(say_, series));
    row.Set("arrangement", say_("export.arrangement"));
    AtomEvent event{SeriesDates(say_, series), "", "", series.office};
    if (series.first_period) event.start = ToIso(FirstDay(*series.first_period));
    if (series.last_period) event.end = ToIso(LastDay(*series.last_period));
    SetEvent(row, event);
    streams_.main.Write(row.Line());
    if (!series.office.empty()) offices_.insert(series.office);
  }

  void Report(const StoredReport& report) override {
    Row row = Description(kFileLevel, report.id, ReportTitle(say_, report.report));
    row.Set("parentId", series_id_);
    row.Set("extentAndMedium", ReportExtent(say_, report));
    row.Set("scopeAndContent", ReportSections(report.report));
    row.Set("archivalHistory", Lines(ReportHistory(say_, report)));
    if (!report.report.contact.empty()) {
      row.Set("generalNote", List({say_("export.note", say_("export.contact"), report.report.contact)}));
    }
    if (report.report.period) {
      SetEvent(row, {MonthInWords(say_, report.report.period), ToIso(FirstDay(*report.report.period)),
                     ToIso(LastDay(*report.report.period)), ""});
    }
    streams_.main.Write(row.Line());
  }

  void Record(const RecordView& view) override {
    const acervo::Record& record = view.record;
    Row row = Description(kItemLevel, view.id, TitleOf(view));
    row.Set("parentId", view.report.id);
    row.Set("scopeAndContent", record.text);
    row.Set("locationOfOriginals", PaperPlace(say_, view));
    row.Set("generalNote", List(NotesOf(say_, view)));
    row.Set("subjectAccessPoints", ListValue(record.type.value_or("")));
    SetAccessPoints(row, record);
    SetEvent(row, {record.date.raw, IsoOrNothing(FirstDayOf(record.date)), IsoOrNothing(LastDayOf(record.date)), ""});
    streams_.main.Write(row.Line());
  }

  Status End(Archive& archive) override {
    if (streams_.authorities == nullptr || streams_.aliases == nullptr) return Ok();
    for (const auto& [name, id] : names_) {
      Result<StoredEntity> entity = archive.EntityById(id);
      if (!entity.ok()) return std::move(entity.error());
      WriteAuthority(name, entity.value());
      WriteAliases(name, entity.value());
    }
    for (const std::string& office : offices_) {
      if (!names_.contains(ListValue(office))) WriteOffice(office);
    }
    return Ok();
  }

 private:
  static Row Authority(std::string_view name, std::string_view type) {
    Row row(AtomAuthorityColumns());
    row.Set("culture", "es");
    row.Set("typeOfEntity", type);
    row.Set("authorizedFormOfName", name);
    row.Set("rules", "ISAAR (CPF)");
    row.Set("status", kDraft);
    row.Set("levelOfDetail", kMinimal);
    return row;
  }

  void WriteAuthority(const std::string& name, const StoredEntity& entity) {
    Row row = Authority(name, entity.kind == EntityKind::kPerson ? kPerson : kCorporateBody);
    row.Set("descriptionIdentifier", entity.id);
    row.Set("otherFormsOfName", List(OtherNames(entity)));
    const std::string records = say_.Count("export.records", entity.records);
    row.Set("maintenanceNotes", entity.first_seen.empty()
                                    ? say_("export.authority.undated", records)
                                    : say_("export.authority.seen", records, entity.first_seen, entity.last_seen));
    streams_.authorities->Write(row.Line());
  }

  void WriteOffice(const std::string& office) {
    Row row = Authority(ListValue(office), kCorporateBody);
    row.Set("maintenanceNotes", say_("export.authority.office"));
    streams_.authorities->Write(row.Line());
  }

  static std::vector<std::string> OtherNames(const StoredEntity& entity) {
    std::vector<std::string> others = entity.names;
    std::erase(others, entity.name);
    return others;
  }

  void WriteAliases(const std::string& name, const StoredEntity& entity) {
    for (const std::string& other : OtherNames(entity)) {
      Row row(AtomAliasColumns());
      row.Set("parentAuthorizedFormOfName", name);
      row.Set("alternateForm", other);
      row.Set("formType", "other");
      row.Set("culture", "es");
      streams_.aliases->Write(row.Line());
    }
  }

  static std::string Lines(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += (all.empty() ? "" : "\n") + line;
    return all;
  }

  void SetAccessPoints(Row& row, const acervo::Record& record) {
    std::vector<std::string> names;
    std::vector<std::string> places;
    for (const RecordEntity& entity : EntitiesOf(record)) {
      (entity.is_place() ? places : names).push_back(entity.name);
      if (!entity.is_place()) names_.emplace(ListValue(entity.name), entity.id);
    }
    row.Set("nameAccessPoints", List(names));
    row.Set("placeAccessPoints", List(places));
  }

  ExportStreams streams_;
  const Messages say_{Language::kSpanish};  // a description is in the language of its `culture`
  std::string series_id_;
  std::map<std::string, std::string> names_;  // access point to entity
  std::set<std::string> offices_;
};

}  // namespace

std::unique_ptr<Exporter> MakeAtomCsv(const ExportStreams& streams) { return std::make_unique<AtomCsv>(streams); }

}  // namespace acervo::tools
