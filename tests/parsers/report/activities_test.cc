#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/parsers/report/document_builder.h"

namespace acervo {
namespace {

using test::Activities;
using test::C;
using test::DocumentBuilder;
using test::Field;
using test::HasDoubt;
using test::Reasons;
using test::Reconciles;
using test::Tall;
using test::Wide;
using Lines = std::vector<std::string>;

const Lines kHeader = {"Actividad", "Entidad", "Información", "Fecha"};

TEST(Activities, ARowBecomesARecord) {
  const Report report = DocumentBuilder()
                            .Line("Mayo 2019")
                            .Rows({kHeader,
                                   {"Foro de Diplomacia Cultural", "Cancillería de Panamá",
                                    "Intercambio de experiencias.", "27 al 30 de May."}})
                            .Parse();
  ASSERT_EQ(report.records.size(), 1u);
  const Record& record = report.records[0];
  EXPECT_EQ(record.local_id, "a1");
  EXPECT_EQ(record.order, 1);
  EXPECT_EQ(record.title, "Foro de Diplomacia Cultural");
  EXPECT_EQ(record.type, "foro");
  EXPECT_EQ(record.text, "Intercambio de experiencias.");
  EXPECT_EQ(Field(record, "fecha"), "27 al 30 de May.");
  EXPECT_EQ(record.fields.size(), 4u);
  ASSERT_EQ(record.date.intervals.size(), 1u);
  EXPECT_EQ(ToIso(record.date.intervals[0].first), "2019-05-27");
  EXPECT_EQ(ToIso(record.date.intervals[0].last), "2019-05-30");
  EXPECT_EQ(record.date.source, DateSource::kCell);
  ASSERT_FALSE(record.entities.empty());
  EXPECT_EQ(record.entities[0].role, EntityRole::kCell);
  EXPECT_EQ(record.source.table, 0);
  EXPECT_EQ(record.source.row, 1);
  EXPECT_EQ(record.source.block, 1);
  EXPECT_EQ(Reasons(report), Lines{"header_row"});
  EXPECT_TRUE(Reconciles(report));
}

TEST(Activities, SeveralTablesRunOn) {
  const Report report = DocumentBuilder()
                            .Rows({kHeader, {"Foro", "JICA", "x", "1"}})
                            .Line("Otras actividades del mes:")
                            .Rows({kHeader, {"Taller", "AECID", "y", "2"}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[1].order, 2);
  EXPECT_EQ(records[1].source.table, 1);
  EXPECT_FALSE(records[0].section);
  EXPECT_EQ(records[1].section, "Otras actividades del mes");
  EXPECT_TRUE(Reconciles(report));
}

TEST(Activities, RepeatedHeaderIsNoRecord) {
  const Report report = DocumentBuilder()
                            .Rows({kHeader,
                                   {"Foro", "JICA", "x", "1"},
                                   {"ACTIVIDAD", "ENTIDAD", "INFORMACION", "FECHA"},
                                   {"Taller", "AECID", "y", "2"}})
                            .Parse();
  EXPECT_EQ(Activities(report).size(), 2u);
  EXPECT_EQ(Reasons(report), (Lines{"header_row", "repeated_header"}));
}

TEST(Activities, ANewHeaderInTheMidstChangesTheColumns) {
  const Report report = DocumentBuilder()
                            .Rows({kHeader,
                                   {"Foro", "JICA", "x", "1"},
                                   {"Fecha", "Actividad", "Detalle", "Institución"},
                                   {"2", "Taller", "y", "AECID"}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[1].title, "Taller");
  EXPECT_EQ(Field(records[1], "entidad"), "AECID");
}

TEST(Activities, RowOverTheWholeWidthIsTheSection) {
  const Report report = DocumentBuilder()
                            .Cells({{Wide("JULIO 2017", 4)},
                                    {C("ACTIVIDAD"), C("ENTIDAD"), C("INFORMACIÓN"), C("FECHA")},
                                    {Wide("GESTIÓN INTERNACIONAL", 4)},
                                    {C("Foro"), C("JICA"), C("x"), C("8 de julio")},
                                    {Wide("Gestión con entidades locales, ampliada", 4)},
                                    {C("Taller"), C("AECID"), C("y"), C("9")}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].section, "GESTIÓN INTERNACIONAL");
  EXPECT_EQ(records[1].section, "Gestión con entidades locales, ampliada");
  EXPECT_EQ(report.period, MonthFromIso("2017-07"));
  EXPECT_EQ(Reasons(report), (Lines{"section_row", "header_row", "section_row", "section_row"}));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Activities, ARowThatEndsAfterItsFirstCellIsASection) {
  const Report report = DocumentBuilder(Format::kTxt)
                            .Rows({kHeader, {"GESTIÓN INTERNACIONAL"}, {"Foro", "JICA", "x", "1"}, {"REUNIÓN"}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].section, "GESTIÓN INTERNACIONAL");
  EXPECT_EQ(records[1].title, "REUNIÓN");  // names an activity: a row with only a title
}

TEST(Activities, CellsMergedOverRowsHoldForEach) {
  const Report report = DocumentBuilder()
                            .Cells({{C("Actividad"), C("Entidad"), C("Información"), C("Fecha")},
                                    {C("Foro"), Tall("JICA", 2), C("x"), Tall("7 de mayo de 2019", 2)},
                                    {C("Taller"), C("y")}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(Field(records[1], "entidad"), "JICA");
  EXPECT_EQ(Field(records[1], "fecha"), "7 de mayo de 2019");
  EXPECT_EQ(records[1].date, records[0].date);
}

TEST(Activities, ACellOverSeveralColumnsIsKeptUnderTheFirst) {
  const Report report = DocumentBuilder()
                            .Cells({{C("Actividad"), C("Entidad"), C("Información"), C("Fecha")},
                                    {C("Foro"), Wide("Encuentro con JICA", 2), C("7")}})
                            .Parse();
  ASSERT_EQ(report.records.size(), 1u);
  EXPECT_EQ(Field(report.records[0], "entidad"), "Encuentro con JICA");
  EXPECT_EQ(Field(report.records[0], "informacion"), "");
}

TEST(Activities, EmptyRowsAreRejected) {
  const Report report = DocumentBuilder().Rows({kHeader, {"", "", "", ""}, {"Foro", "", "", ""}, {}}).Parse();
  EXPECT_EQ(Activities(report).size(), 1u);
  EXPECT_EQ(Reasons(report), (Lines{"header_row", "empty_row", "empty_row"}));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Activities, WithoutADateCellTheTextTellsElseTheMonth) {
  const Report report = DocumentBuilder()
                            .Line("Mayo 2019")
                            .Rows({kHeader,
                                   {"Foro", "JICA", "Se celebró el 12 de mayo de 2019.", ""},
                                   {"Taller", "JICA", "Sin más."},
                                   {"Curso", "JICA", "El 3 de junio de 2019 cierra.", "Pendiente"}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[0].date.source, DateSource::kText);
  EXPECT_EQ(ToIso(records[0].date.intervals.at(0).first), "2019-05-12");
  EXPECT_EQ(records[1].date.source, DateSource::kPeriod);
  EXPECT_EQ(records[1].date.precision, DatePrecision::kMonth);
  EXPECT_EQ(ToIso(records[1].date.intervals.at(0).last), "2019-05-31");
  EXPECT_EQ(records[2].date.source, DateSource::kNone);
  EXPECT_EQ(records[2].date.raw, "Pendiente");
  EXPECT_TRUE(HasDoubt(report, "missing_date"));
}

TEST(Activities, AnImpossibleDateInTheTextDatesNothing) {
  const Report report = DocumentBuilder()
                            .Line("Abril 2019")
                            .Rows({kHeader,
                                   {"Foro", "JICA", "Del 31 de abril de 2019 se pasó al 3 de mayo de 2019.", ""},
                                   {"Taller", "JICA", "El 31 de abril de 2019.", ""}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].date.raw, "3 de mayo de 2019");
  EXPECT_EQ(records[1].date.source, DateSource::kPeriod);
}

TEST(Activities, BeginAndEndInColumnsOfTheirOwn) {
  const Report report =
      DocumentBuilder()
          .Line("Mayo 2019")
          .Rows({{"Actividad", "Fecha de inicio", "Fecha de fin"}, {"Curso", "6 de mayo", "17 de mayo"}})
          .Parse();
  ASSERT_EQ(report.records.size(), 1u);
  ASSERT_EQ(report.records[0].date.intervals.size(), 1u);
  EXPECT_EQ(ToIso(report.records[0].date.intervals[0].first), "2019-05-06");
  EXPECT_EQ(ToIso(report.records[0].date.intervals[0].last), "2019-05-17");
}

TEST(Activities, UnknownColumnsKeepTheirHeading) {
  const Report report =
      DocumentBuilder()
          .Rows({{"Actividad", "Fecha", "Presupuesto (B/.)", "N° de asistentes"}, {"Foro", "1", "250.00", "40"}})
          .Parse();
  ASSERT_EQ(report.records.size(), 1u);
  EXPECT_EQ(Field(report.records[0], "presupuesto-b"), "250.00");
  EXPECT_EQ(Field(report.records[0], "n-de-asistentes"), "40");
}

TEST(Activities, WithoutHeaderColumnsAreGuessedWithADoubt) {
  const Report report =
      DocumentBuilder()
          .Line("Mayo 2019")
          .Rows({{"Foro", "Intercambio de experiencias entre los gobiernos de la región.", "7 de mayo"},
                 {"Taller", "Taller dictado a los funcionarios de la municipalidad.", "9 de mayo"}})
          .Parse();
  ASSERT_EQ(Activities(report).size(), 2u);
  EXPECT_EQ(report.records[0].title, "Foro");
  EXPECT_EQ(Field(report.records[1], "fecha"), "9 de mayo");
  EXPECT_TRUE(HasDoubt(report, "columns_guessed"));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Activities, OfAnAttendanceListAreDatedByItsColumn) {
  const Report report = DocumentBuilder()
                            .Rows({{"No.", "FECHA", "HORA DE ENTRADA", "HORAS POR DÍA", "FIRMA"},
                                   {"1", "5/noviembre/2018", "17:00", "4 horas", ""},
                                   {"2", "6/noviembre/2018", "17:00", "4 horas", ""},
                                   {"TOTAL", "", "", "8", ""}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_FALSE(records[0].title);
  EXPECT_EQ(Field(records[1], "fecha"), "6/noviembre/2018");
  EXPECT_EQ(Field(records[1], "no"), "2");
  EXPECT_EQ(records[1].date.source, DateSource::kCell);
}

TEST(Activities, ABorderDraggedInSomeRowsDividesNoColumn) {
  const Report report = DocumentBuilder(Format::kPdf)
                            .Cells({{test::Wide("Actividad", 2), test::C("Entidad"), test::C("Fecha")},
                                    {test::C("Foro"), test::Wide("JICA", 2), test::C("3 de mayo")},
                                    {test::Wide("Taller", 2), test::C("UCCI"), test::C("4 de mayo")}})
                            .Parse();
  ASSERT_EQ(Activities(report).size(), 2u);
  EXPECT_EQ(Field(report.records[0], "actividad"), "Foro");
  EXPECT_EQ(Field(report.records[0], "entidad"), "JICA");
  EXPECT_EQ(Field(report.records[1], "entidad"), "UCCI");
}

TEST(Activities, AHeaderOfSeveralRowsMayBeRepeated) {
  const std::vector<Cell> first = {test::Tall("Actividad", 2), test::Wide("Fecha", 2)};
  const std::vector<Cell> second = {test::C("Inicio"), test::C("Fin")};
  const Report report = DocumentBuilder()
                            .Cells({first,
                                    second,
                                    {test::C("Foro"), test::C("3 de mayo"), test::C("4 de mayo")},
                                    first,
                                    second,
                                    {test::C("Taller"), test::C("9 de mayo"), test::C("9 de mayo")}})
                            .Parse();
  ASSERT_EQ(Activities(report).size(), 2u);
  EXPECT_EQ(Activities(report)[1].title, "Taller");
}

TEST(Activities, TickedDaysUnderAMonthAreTheDate) {
  const Report report = DocumentBuilder()
                            .Cells({{test::Tall("Actividad", 2), test::Wide("Julio 2017", 3)},
                                    {test::C("6"), test::C("7"), test::C("10")},
                                    {test::C("Encuesta"), test::C("X"), test::C("X"), test::C("")},
                                    {test::C("Informe"), test::C(""), test::C(""), test::C("")}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(Field(records[0], "julio-2017-6"), "X");
  ASSERT_EQ(records[0].date.intervals.size(), 1u);
  EXPECT_EQ(records[0].date.intervals[0].first, std::chrono::year(2017) / 7 / 6);
  EXPECT_EQ(records[0].date.intervals[0].last, std::chrono::year(2017) / 7 / 7);
  EXPECT_NE(records[1].date.source, DateSource::kCell);
}

TEST(Activities, FromBeginToEndAreAnInterval) {
  const Report report =
      DocumentBuilder()
          .Rows({{"Actividad", "Desde", "Hasta"}, {"Feria", "3 de mayo de 2019", "7 de mayo de 2019"}})
          .Parse();
  ASSERT_EQ(report.records.size(), 1u);
  ASSERT_EQ(report.records[0].date.intervals.size(), 1u);
  EXPECT_EQ(report.records[0].date.intervals[0].first, std::chrono::year(2019) / 5 / 3);
  EXPECT_EQ(report.records[0].date.intervals[0].last, std::chrono::year(2019) / 5 / 7);
}

TEST(Activities, ATableThatGoesOnKeepsItsColumns) {
  const Report report = DocumentBuilder(Format::kPdf)
                            .Rows({kHeader, {"Foro", "JICA", "x", "1"}})
                            .Rows({{"Barrio Chino", "MIRE", "algo", "por definir"}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[1].title, "Barrio Chino");
  EXPECT_EQ(Field(records[1], "entidad"), "MIRE");
}

TEST(Activities, RowsAboveARepeatedHeaderBelongToTheTableBefore) {
  const Report report = DocumentBuilder(Format::kPdf)
                            .Rows({kHeader, {"Foro", "JICA", "x", "1"}})
                            .Line("un resto de celda")
                            .Rows({{"Taller", "MIRE", "y", "2"}, kHeader, {"Visita", "BID", "z", "3"}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[1].title, "Taller");
  EXPECT_EQ(records[2].title, "Visita");
  EXPECT_TRUE(Reconciles(report));
}

TEST(Activities, EveryPieceOfATableKeepsItsColumns) {
  const Report report = DocumentBuilder()
                            .Rows({{"N.º", "ACTIVIDAD", "ENTIDAD", "FECHA"}, {"1", "Foro", "JICA", "3 de mayo"}})
                            .Rows({{"2", "Taller", "MIRE", "4 de mayo"}})
                            .Rows({{"3", "Visita", "UCCI", "5 de mayo"}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(Field(records[2], "no"), "3");
  EXPECT_EQ(Field(records[2], "fecha"), "5 de mayo");
  EXPECT_FALSE(HasDoubt(report, "columns_guessed"));
}

TEST(Activities, NumberedRowsAboveARepeatedHeaderAreRowsEvenWhereTheTableBeforeWasCutOtherwise) {
  const Report report =
      DocumentBuilder(Format::kPdf)
          .Rows({{"N°", "Fecha", "Actividad Entidad"}, {"1", "2/5", "Foro JICA"}})
          .Rows(
              {{"2", "3/5", "Taller", "MIRE"}, {"N°", "Fecha", "Actividad", "Entidad"}, {"3", "4/5", "Visita", "BID"}})
          .Parse();
  ASSERT_EQ(Activities(report).size(), 3u);
  EXPECT_EQ(Activities(report)[1].title, "Taller");
}

TEST(Activities, ARowCutByAPageBreakGoesOnInTheRowAbove) {
  const std::vector<std::vector<std::string>> rows = {
      kHeader, {"Foro", "JICA", "Intercambio de experiencias", "1"}, {"", "", "entre los gobiernos locales.", ""}};
  const Report pdf = DocumentBuilder(Format::kPdf).Rows(rows).Parse();
  ASSERT_EQ(Activities(pdf).size(), 1u);
  EXPECT_EQ(pdf.records[0].text, "Intercambio de experiencias entre los gobiernos locales.");
  EXPECT_EQ(Field(pdf.records[0], "informacion"), pdf.records[0].text);
  EXPECT_TRUE(HasDoubt(pdf, "continued_row"));
  EXPECT_TRUE(Reconciles(pdf));
  EXPECT_EQ(Activities(DocumentBuilder(Format::kDocx).Rows(rows).Parse()).size(), 2u);
}

TEST(Activities, InANumberedTableARowWithoutNumberGoesOnInTheRowAbove) {
  const std::vector<std::vector<std::string>> rows = {{"N°", "Fecha", "Actividad", "Entidad", "Detalle"},
                                                      {"1", "2/5", "Foro", "Embajada de", "Primer párrafo."},
                                                      {"", "", "", "Italia", "Segundo párrafo."},
                                                      {"2", "3/5", "Taller", "JICA", "x"}};
  const Report pdf = DocumentBuilder(Format::kPdf).Rows(rows).Parse();
  ASSERT_EQ(Activities(pdf).size(), 2u);
  EXPECT_EQ(Field(pdf.records[0], "entidad"), "Embajada de Italia");
  EXPECT_EQ(pdf.records[0].text, "Primer párrafo.\nSegundo párrafo.");
  EXPECT_TRUE(Reconciles(pdf));
  EXPECT_EQ(Activities(DocumentBuilder(Format::kDocx).Rows(rows).Parse()).size(), 3u);
}

TEST(Activities, ARowNumberedBeforehandAndLeftEmptyIsNone) {
  const Report report = DocumentBuilder()
                            .Rows({{"N°", "Actividad", "Fecha"}, {"1", "Foro", "2/5"}, {"2", "", ""}, {"3", "", ""}})
                            .Parse();
  EXPECT_EQ(Activities(report).size(), 1u);
  EXPECT_EQ(Reasons(report), (std::vector<std::string>{"header_row", "number_alone", "number_alone"}));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Activities, SignaturesDrawnIntoTheTableEndIt) {
  const Report report = DocumentBuilder()
                            .Cells({{C("Fecha"), C("Actividad"), C("Entidad"), C("Detalle")},
                                    {C("2/5"), C("Foro"), C("JICA"), C("x")},
                                    {Wide("Elaborado por:", 2), Wide("Revisado por:", 2)},
                                    {Wide("Lcda. Sofía Paz", 2), Wide("Ing. Mario Cruz", 2)}})
                            .Parse();
  EXPECT_EQ(Activities(report).size(), 1u);
  EXPECT_EQ(Reasons(report), (std::vector<std::string>{"header_row", "closing_row", "closing_row"}));
  ASSERT_EQ(report.sections.size(), 2u);
  EXPECT_EQ(report.sections[1].text, "Lcda. Sofía Paz | Ing. Mario Cruz");
  EXPECT_TRUE(Reconciles(report));
}

const std::vector<std::vector<Cell>> kForm = {{Wide("FICHA N° 1", 2)},       {C("Actividad:"), C("Taller de datos")},
                                              {C("Fecha:"), C("2 de mayo")}, {C("Lugar:"), C("Sala A")},
                                              {C("Entidad:"), C("PNUD")},    {Wide("Descripción:", 2)},
                                              {Wide("Se trató el plan.", 2)}};

TEST(Activities, AFormOfLabelsAndValuesIsOneActivity) {
  const Report report = DocumentBuilder().Cells(kForm).Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].title, "Taller de datos");
  EXPECT_EQ(records[0].text, "Se trató el plan.");
  EXPECT_EQ(records[0].section, "FICHA N° 1");
  EXPECT_EQ(Field(records[0], "fecha"), "2 de mayo");
  EXPECT_EQ(Field(records[0], "lugar"), "Sala A");
  EXPECT_EQ(records[0].source.row, 1);
  EXPECT_EQ(Reasons(report), (Lines{"section_row", "field_row", "field_row", "field_row", "field_row", "field_row"}));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Activities, FormsBelowEachOtherInOneTable) {
  const Report report = DocumentBuilder()
                            .Rows({{"Actividad", "Taller", "Fecha", "2 de mayo"},
                                   {"Entidad", "PNUD", "Lugar", "Sala A"},
                                   {"Actividad", "Foro", "Fecha", "3 de mayo"},
                                   {"Entidad", "BID", "Lugar", ""}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[1].title, "Foro");
  EXPECT_EQ(Field(records[1], "entidad"), "BID");
  EXPECT_EQ(Field(records[1], "lugar"), "");
  EXPECT_EQ(records[1].source.row, 2);
  EXPECT_TRUE(Reconciles(report));
}

TEST(Activities, ATableWithAHeaderIsNoForm) {
  const Report report =
      DocumentBuilder().Rows({{"Actividad", "Fecha"}, {"Entidad", "2 de mayo"}, {"Lugar", "3 de mayo"}}).Parse();
  EXPECT_EQ(Activities(report).size(), 2u);
}

TEST(Activities, ATableOfCoordinationsKeepsItsOwnColumns) {
  const Report report = DocumentBuilder()
                            .Rows({{"Fecha", "Actividad", "Entidad", "Detalle"}, {"2/5", "Foro", "JICA", "x"}})
                            .Bold("COORDINACIONES")
                            .Rows({{"N°", "Coordinación", "Institución", "Estado"}, {"1", "Nota", "BID", "Cumplido"}})
                            .Parse();
  const auto records = Activities(report);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(Field(records[1], "coordinacion"), "Nota");
  EXPECT_EQ(records[1].title, "Nota");
  EXPECT_EQ(Field(records[1], "entidad"), "BID");
  EXPECT_EQ(Field(records[1], "estado"), "Cumplido");
}

TEST(Activities, OtherTablesAreKeptAsText) {
  const Report report = DocumentBuilder()
                            .Rows({kHeader, {"Foro", "JICA", "x", "1"}})
                            .Rows({{"Elaborado por", "Revisado por"}, {"Ana Pérez", "Luis Gómez"}})
                            .Parse();
  EXPECT_EQ(Activities(report).size(), 1u);
  ASSERT_FALSE(report.sections.empty());
  EXPECT_EQ(report.sections.back().text, "Elaborado por | Revisado por\nAna Pérez | Luis Gómez");
  EXPECT_TRUE(HasDoubt(report, "table_set_aside"));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Activities, FormLinesAboveTheHeaderAreKeptAsText) {
  const Report report = DocumentBuilder()
                            .Rows({{"Unidad", "Oficina de Turismo", "", ""},
                                   {"Mes", "Mayo 2019", "", ""},
                                   kHeader,
                                   {"Foro", "JICA", "x", "1"}})
                            .Parse();
  ASSERT_EQ(Activities(report).size(), 1u);
  EXPECT_EQ(report.period, MonthFromIso("2019-05"));
  EXPECT_EQ(report.office, "Oficina de Turismo");
  EXPECT_EQ(Reasons(report), (Lines{"before_header", "before_header", "header_row"}));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Activities, AColumnMadeForItTellsTheKind) {
  const Report report =
      DocumentBuilder()
          .Rows({{"Tipo de actividad", "Nombre de la actividad", "Fecha"}, {"Taller", "Agua y ciudad", "7"}})
          .Parse();
  ASSERT_EQ(Activities(report).size(), 1u);
  EXPECT_EQ(report.records[0].title, "Agua y ciudad");
  EXPECT_EQ(report.records[0].type, "taller");
  EXPECT_EQ(Field(report.records[0], "tipo-de-actividad"), "Taller");
}

TEST(Activities, TwoColumnsAreEnough) {
  const Report report =
      DocumentBuilder().Line("Mayo 2019").Rows({{"Fecha", "Gestión"}, {"7", "Foro de ciudades"}}).Parse();
  ASSERT_EQ(Activities(report).size(), 1u);
  EXPECT_EQ(report.records[0].title, "Foro de ciudades");
  EXPECT_EQ(report.records[0].text, "");
  EXPECT_EQ(ToIso(report.records[0].date.intervals.at(0).first), "2019-05-07");
}

}  // namespace
}  // namespace acervo
