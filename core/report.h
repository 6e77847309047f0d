// What a report says: the value that parsers make and the archive keeps.
//
// Shape:  records in the order activities, coordinations, text; `order` counts from 1 within a kind, in document
//         order, children of bullets included. All text is UTF-8 NFC.
// Units:  `Source` counts tables, rows and blocks from 0, pages from 1. A table's row 0 is its first row on paper
//         (the header, where it has one). Spans are bytes of the record's `text`; JSON counts code points.
// Errors: none. What is doubtful stands in `doubts`; what was seen but is no record stands in `rejected`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/diagnostic.h"
#include "core/document.h"
#include "core/source.h"
#include "core/span.h"

namespace acervo {

enum class RecordKind { kActivity, kCoordination, kText };
std::string_view Token(RecordKind kind);  // "actividad", "coordinacion", "text"
std::optional<RecordKind> RecordKindFromToken(std::string_view token);

enum class DateSource { kCell, kText, kPeriod, kNone };
std::string_view Token(DateSource source);  // "cell", "text", "period", "none"
std::optional<DateSource> DateSourceFromToken(std::string_view token);

// The date of a record. Without intervals start and end are null in JSON.
struct RecordDate {
  std::string raw;  // the cell, or the expression in the text; empty where source is kPeriod
  std::vector<DateInterval> intervals;
  DatePrecision precision = DatePrecision::kNone;
  DateSource source = DateSource::kNone;
  std::optional<YearSource> year_source = std::nullopt;  // nullopt: nothing dates the record
  friend bool operator==(const RecordDate&, const RecordDate&) = default;
};

enum class EntityKind {
  kEmbassy,
  kOrganism,
  kGovernment,
  kMunicipalUnit,
  kCity,
  kCompany,
  kCivilSociety,
  kAcademia,
  kPlace,
  kPerson,
  kOther,
};
std::string_view Token(EntityKind kind);  // "embajada", "organismo", "gobierno", "unidad-municipal", …
std::optional<EntityKind> EntityKindFromToken(std::string_view token);

enum class EntityRole { kCell, kMention };
std::string_view Token(EntityRole role);  // "entidad", "mencion"
std::optional<EntityRole> EntityRoleFromToken(std::string_view token);

struct EntityMention {
  std::string id;    // slug of the entity: "jica", "cancilleria-de-panama"
  std::string name;  // its preferred name
  EntityKind kind = EntityKind::kOther;
  std::string raw;  // as written
  EntityRole role = EntityRole::kMention;
  std::optional<Span> span;  // in the record's text; nullopt for kCell
  bool known = false;        // by a table or a rule; else its id is made of its own words
  friend bool operator==(const EntityMention&, const EntityMention&) = default;
};

// All the names under which the parsers know an entity of a report: what makes 'JICA' find its long name.
struct EntityNames {
  std::string id;
  std::vector<std::string> names;
  friend bool operator==(const EntityNames&, const EntityNames&) = default;
};

// Two names that a text says are one: 'Nombre Largo (SIGLA)', 'Nombre -SIGLA-', 'SIGLA (Nombre Largo)'.
struct EntityDefinition {
  std::string id;        // of the entity that the long name means
  std::string short_id;  // of the entity that the short name would mean alone
  std::string raw;       // both, as written
  std::string record;    // "a3": where it stands
  friend bool operator==(const EntityDefinition&, const EntityDefinition&) = default;
};

// A name of an entity cell that no table has, but that means its entity in any text where it is written as a name
// ('Fundación Calicanto', 'FUNDALCO'; not 'Cultura' or 'Panamá').
struct CellName {
  std::string id;
  std::string name;  // as written
  friend bool operator==(const CellName&, const CellName&) = default;
};

struct Record {
  RecordKind kind = RecordKind::kActivity;
  int order = 0;
  int depth = 0;
  std::optional<int> parent;  // `order` of the bullet above
  std::string local_id;       // "a3", "c2", "c2.1" (ordinals among siblings); the report's id stands before it
  std::optional<std::string> title;
  std::optional<std::string> type;
  std::string text;
  RecordDate date;
  std::optional<std::string> section;
  std::vector<DateExpression> mentions;
  std::vector<EntityMention> entities;
  std::vector<std::pair<std::string, std::string>> fields;  // normalised column name, cell as written; paper's order
  Source source;
  std::vector<std::string> also_in;  // ids of the same record in other reports; set by the archive alone
  friend bool operator==(const Record&, const Record&) = default;
};

enum class PeriodSource { kText, kFilename, kDates, kMetadata, kDecision };
std::string_view Token(PeriodSource source);
std::optional<PeriodSource> PeriodSourceFromToken(std::string_view token);

struct Section {
  std::string title;
  std::string text;
  friend bool operator==(const Section&, const Section&) = default;
};

// Words of the document's body, each as often as it stands there. `found` counts those that a record of the report
// holds where a search looks.
struct WordCounts {
  int read = 0;
  int found = 0;
  friend bool operator==(const WordCounts&, const WordCounts&) = default;
};

struct Report {
  std::optional<Month> period;
  std::optional<Month> period_end;  // the last month of a report of several; `period` where it is of one
  std::optional<PeriodSource> period_source;
  double period_confidence = 0;
  std::string office;   // empty: not told
  std::string contact;  // empty: not told
  std::string
      letterhead;  // the lines that say office, contact and period and nothing else, as written; no record has them
  std::vector<Section> sections;
  std::vector<Record> records;
  std::vector<EntityNames> entity_names;      // of the entities of the records that have more than one, by id
  std::vector<EntityDefinition> definitions;  // in document order; each pair of ids once
  std::vector<CellName> cell_names;           // by id and name, each once
  std::vector<Diagnostic> doubts;             // what a person should look at
  std::vector<Diagnostic> rejected;           // rows and bullets that are no record, each with the reason as its code
  int rows_seen = 0;  // table rows and bullets seen: activities + coordinations + rejected rows and bullets
  WordCounts words;
  std::string parser_version;
  friend bool operator==(const Report&, const Report&) = default;
};

int CountOf(const Report& report, RecordKind kind);

// "r" and the first 8 hex digits of the SHA-256 of the file that first brought the report.
std::string ReportId(std::string_view sha256_hex);
// "r7f3a9c21.a3"
std::string RecordId(std::string_view report_id, const Record& record);

}  // namespace acervo
