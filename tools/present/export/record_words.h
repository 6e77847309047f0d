// What archival descriptions, catalogues and calendars tell of a record, in the words that they share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/record_view.h"
#include "store/archive.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {

// The title; of a record without one the beginning of its text, and of one without either the date as written or, at
// last, its id. Never empty; of one line.
std::string TitleOf(const RecordView& view);

struct RecordEntity {
  std::string id;
  std::string name;
  EntityKind kind = EntityKind::kOther;
  bool from_cell = false;  // named in the entity column, not only in the text
  bool is_place() const { return kind == EntityKind::kCity || kind == EntityKind::kPlace; }
  bool is_person() const { return kind == EntityKind::kPerson; }
};
// Each once, in the order of the record.
std::vector<RecordEntity> EntitiesOf(const Record& record);

// "Lugar: Salón azul": the section, the bullet above, what the date is worth where it is not a day, and every cell that
// title, text and date do not tell.
std::vector<std::string> NotesOf(const Messages& say, const RecordView& view);
// "Fecha aproximada (mes)." where the date is not a day or is none that was written. Empty: nothing to say.
std::string DateCaveat(const Messages& say, const RecordDate& date);

// "informes/mayo.docx, tabla 1, fila 3"
std::string PaperPlace(const Messages& say, const RecordView& view);

// "mayo de 2019"; the words for none where there is none.
std::string MonthInWords(const Messages& say, const std::optional<Month>& month);
// "Informe mensual, mayo de 2019"
std::string ReportTitle(const Messages& say, const Report& report);
// "Informes mensuales. Oficina de Cooperación Internacional"
std::string SeriesTitle(const Messages& say, const OfficeSeries& series);
// "serie-oficina-de-cooperacion-internacional"; "sin-oficina" where none is told.
std::string SeriesId(const OfficeSeries& series);
// "mayo de 2019 – julio de 2021"; empty where no period is known.
std::string SeriesDates(const Messages& say, const OfficeSeries& series);
// "3 informes, 120 registros"
std::string SeriesExtent(const Messages& say, const OfficeSeries& series);
// "1 documento DOCX (12345 bytes); …"
std::string ReportExtent(const Messages& say, const StoredReport& report);
// One a source: where it came from, when, with its SHA-256.
std::vector<std::string> ReportHistory(const Messages& say, const StoredReport& report);
// Titles and texts of its sections, a line each.
std::string ReportSections(const Report& report);

}  // namespace acervo::tools
