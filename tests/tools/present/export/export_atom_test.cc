// AtoM's CSV, read by Python's csv and held against AtoM's own columns.
#include <fstream>
#include <set>

#include "export_support.h"

namespace acervo::cli {
namespace {

// The rows of a file as objects, its columns beside them.
constexpr const char* kRead =
    "import csv, json, sys\n"
    "def rows(name):\n"
    "    with open(name, encoding='utf-8', newline='') as f: text = f.read()\n"
    "    assert '\\r' not in text and text.endswith('\\n') and not text.startswith('\\ufeff'), name\n"
    "    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)\n"
    "    return {'columns': reader.fieldnames, 'rows': list(reader)}\n";

std::vector<std::string> TemplateColumns(int number) {
  std::ifstream file(std::string(ACERVO_TESTDATA_DIR) + "/standards/atom-columns.txt");
  std::vector<std::string> columns;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#') || number-- > 0) continue;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find(',', at), line.size());
      columns.push_back(line.substr(at, end - at));
      at = end + 1;
    }
    break;
  }
  return columns;
}

class AtomCsv : public Exports {
 protected:
  static void SetUpTestSuite() {
    Exports::SetUpTestSuite();
    ASSERT_EQ(Do({"export", "--format", "atom-csv", "--output", "atom/"}).status, 0);
    files_ = new Json(Python(std::string(kRead) +
                             "print(json.dumps([rows('atom/' + n) for n in ('descripciones.csv', 'autoridades.csv', "
                             "'alias.csv')]))"));
  }
  static void TearDownTestSuite() {
    delete files_;
    Exports::TearDownTestSuite();
  }
  static const Json& Rows(std::size_t file) { return files_->at(file).at("rows"); }
  static const Json& RowOf(const std::string& id) {
    for (const Json& row : Rows(0)) {
      if (row.at("legacyId") == id) return row;
    }
    ADD_FAILURE() << id;
    return Rows(0).at(0);
  }
  static Json* files_;
};
Json* AtomCsv::files_ = nullptr;

std::vector<std::string> Split(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; !list.empty() && at <= list.size();) {
    const std::size_t end = std::min(list.find('|', at), list.size());
    parts.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

TEST_F(AtomCsv, HasTheColumnsOfTheTemplates) {
  for (int file = 0; file < 3; ++file) {
    std::vector<std::string> expected = TemplateColumns(file);
    // AtoM reads other names here, whatever its template holds.
    if (file == 1)
      expected.insert(expected.end(), {"parallelFormsOfName", "standardizedFormsOfName", "otherFormsOfName"});
    EXPECT_EQ(files_->at(static_cast<std::size_t>(file)).at("columns").get<std::vector<std::string>>(), expected);
  }
}

TEST_F(AtomCsv, PutsParentsAboveTheirChildren) {
  const std::map<std::string, std::string> above = {{"Unidad documental compuesta", "Serie"},
                                                    {"Unidad documental simple", "Unidad documental compuesta"}};
  std::map<std::string, std::string> levels;
  for (const Json& row : Rows(0)) {
    const std::string id = row.at("legacyId");
    const std::string level = row.at("levelOfDescription");
    EXPECT_TRUE(levels.emplace(id, level).second) << id;
    EXPECT_EQ(row.at("qubitParentSlug"), "");
    if (level == "Serie") {
      EXPECT_EQ(row.at("parentId"), "");
    } else {
      ASSERT_TRUE(levels.contains(row.at("parentId"))) << row;
      EXPECT_EQ(levels.at(row.at("parentId")), above.at(level));
    }
    EXPECT_FALSE(row.at("title").get<std::string>().empty()) << row;
    EXPECT_EQ(row.at("culture"), "es");
    EXPECT_EQ(row.at("language"), "es");
    EXPECT_EQ(row.at("script"), "Latn");
  }
}

TEST_F(AtomCsv, HasASeriesForEachOffice) {
  std::set<std::string> offices;
  for (const Json& record : Records()) offices.insert(record.at("report").at("office"));
  std::set<std::string> series;
  for (const Json& row : Rows(0)) {
    if (row.at("levelOfDescription") == "Serie") series.insert(row.at("title"));
  }
  ASSERT_GT(offices.size(), 1U);
  EXPECT_EQ(series.size(), offices.size());
  EXPECT_TRUE(series.contains("Informes mensuales. Oficina de Turismo & Cultura")) << Json(series);
}

TEST(AtomCsvSeries, AreOneForAnOfficeHoweverItIsSpelt) {
  const Sandbox run;
  const auto report = [](const std::string& office, const std::string& month, const std::string& what) {
    return office + "\nInforme mensual\n" + month + " 2020\n\nActividad | Entidad | Información | Fecha\n" + what +
           " | JICA | Se habló de " + what + " | 3 de " + month + " de 2020\n";
  };
  run.Write("in/1.txt", report("Oficina de Gestión y Turismo", "mayo", "Foro de guías"));
  run.Write("in/2.txt", report("OFICINA DE GESTION Y TURISMO", "junio", "Taller de hoteles"));
  run.Write("in/3.txt", report("Oficina de Gestión y Turismo", "julio", "Visita de prensa"));
  ASSERT_EQ(run({"import", "in"}).status, 0);
  const std::string csv = run({"export", "--format", "atom-csv"}).out;
  std::set<std::string> offices;
  for (const Json& record : Lines(run({"export"}).out)) offices.insert(record.at("report").at("office"));
  ASSERT_EQ(offices.size(), 2U) << Json(offices);
  const std::size_t series = csv.find("\nserie-oficina-de-gestion-y-turismo,");
  ASSERT_NE(series, csv.npos) << csv;
  EXPECT_EQ(csv.find("\nserie-", series + 1), csv.npos);
  EXPECT_NE(csv.find("Informes mensuales. Oficina de Gestión y Turismo,Serie"), csv.npos) << csv;
}

TEST_F(AtomCsv, HoldsEveryRecordAsWritten) {
  std::size_t items = 0;
  for (const Json& row : Rows(0)) items += row.at("levelOfDescription") == "Unidad documental simple" ? 1 : 0;
  const auto records = Records();
  EXPECT_EQ(items, records.size());
  for (const Json& record : records) {
    const Json& row = RowOf(record.at("id"));
    EXPECT_EQ(row.at("parentId"), record.at("report").at("id"));
    EXPECT_EQ(row.at("scopeAndContent"), record.at("text"));
    EXPECT_EQ(row.at("title"), record.at("title").is_null() ? row.at("title") : record.at("title"));
    EXPECT_EQ(row.at("subjectAccessPoints"), record.at("type").is_null() ? Json("") : record.at("type"));
  }
}

TEST_F(AtomCsv, KeepsDatesVerbatimBesideIsoDays) {
  for (const Json& record : Records()) {
    const Json& row = RowOf(record.at("id"));
    const Json& date = record.at("date");
    const std::string raw = date.at("raw");
    if (raw.empty() && date.at("start").is_null()) {
      EXPECT_EQ(row.at("eventTypes"), "");
      continue;
    }
    EXPECT_EQ(row.at("eventTypes"), "Creación");
    EXPECT_EQ(row.at("eventDates"), raw.empty() ? "NULL" : raw);
    EXPECT_EQ(row.at("eventStartDates"), date.at("start").is_null() ? Json("NULL") : date.at("start"));
    EXPECT_EQ(row.at("eventEndDates"), date.at("end").is_null() ? Json("NULL") : date.at("end"));
  }
}

TEST_F(AtomCsv, ListsOfOneEventAreOfOneLength) {
  for (const Json& row : Rows(0)) {
    const auto types = Split(row.at("eventTypes"));
    for (const char* column : {"eventDates", "eventStartDates", "eventEndDates", "eventActors"}) {
      EXPECT_EQ(Split(row.at(column)).size(), types.size()) << column << row;
    }
  }
}

TEST_F(AtomCsv, NamesHaveAuthorityRecordsAndAliases) {
  std::set<std::string> authorities;
  for (const Json& row : Rows(1)) {
    EXPECT_TRUE(authorities.insert(row.at("authorizedFormOfName")).second) << row;
    EXPECT_TRUE(row.at("typeOfEntity") == "Entidad colectiva" || row.at("typeOfEntity") == "Persona") << row;
  }
  std::size_t names = 0;
  for (const Json& row : Rows(0)) {
    for (const std::string& name : Split(row.at("nameAccessPoints"))) {
      EXPECT_TRUE(authorities.contains(name)) << name;
      ++names;
    }
    if (row.at("levelOfDescription") == "Serie" && row.at("eventActors") != "NULL") {
      EXPECT_TRUE(authorities.contains(row.at("eventActors"))) << row;
    }
  }
  EXPECT_GT(names, 10U);
  ASSERT_FALSE(Rows(2).empty());
  for (const Json& row : Rows(2)) {
    EXPECT_TRUE(authorities.contains(row.at("parentAuthorizedFormOfName"))) << row;
    EXPECT_NE(row.at("alternateForm"), row.at("parentAuthorizedFormOfName"));
    EXPECT_EQ(row.at("formType"), "other");
  }
}

// AtoM looks a term up in the culture of its row, and makes a new one where it is not found.
TEST_F(AtomCsv, SpeaksTheTermsOfItsCulture) {
  for (const Json& row : Rows(0)) {
    EXPECT_EQ(row.at("descriptionStatus"), "Borrador");
    EXPECT_EQ(row.at("publicationStatus"), "Borrador");
    EXPECT_EQ(row.at("levelOfDetail"), "Parcial");
    EXPECT_TRUE(row.at("eventTypes") == "" || row.at("eventTypes") == "Creación") << row;
  }
  for (const Json& row : Rows(1)) {
    EXPECT_EQ(row.at("culture"), "es");
    EXPECT_EQ(row.at("status"), "Borrador");
    EXPECT_EQ(row.at("levelOfDetail"), "Básico");
  }
}

TEST_F(AtomCsv, AuthorityRecordsHoldTheAliasesToo) {
  std::map<std::string, std::set<std::string>> aliases;
  for (const Json& row : Rows(2)) aliases[row.at("parentAuthorizedFormOfName")].insert(row.at("alternateForm"));
  ASSERT_FALSE(aliases.empty());
  for (const Json& row : Rows(1)) {
    const auto others = Split(row.at("otherFormsOfName"));
    EXPECT_EQ(std::set<std::string>(others.begin(), others.end()), aliases[row.at("authorizedFormOfName")]) << row;
  }
}

TEST_F(AtomCsv, ToAFileOrStdoutItIsTheDescriptionsAlone) {
  const std::string text = Export("atom-csv");
  EXPECT_EQ(text, run_->Read("atom/descripciones.csv"));
  EXPECT_EQ(Do({"export", "--format", "atom-csv", "--output", "alone.csv"}).status, 0);
  EXPECT_EQ(run_->Read("alone.csv"), text);
}

TEST_F(AtomCsv, HonoursFiltersAndIsValidWhenEmpty) {
  run_->Write("some.csv", Export("atom-csv", {"--kind", "actividad", "--from", "2020"}));
  run_->Write("none.csv", Export("atom-csv", {"xyzzyqwerty"}));
  const Json files = Python(std::string(kRead) + "print(json.dumps([rows('some.csv'), rows('none.csv')]))");
  std::size_t items = 0;
  for (const Json& row : files.at(0).at("rows"))
    items += row.at("levelOfDescription") == "Unidad documental simple" ? 1 : 0;
  EXPECT_EQ(items, Records({"--kind", "actividad", "--from", "2020"}).size());
  EXPECT_GT(items, 0U);
  EXPECT_EQ(files.at(1).at("columns").size(), TemplateColumns(0).size());
  EXPECT_TRUE(files.at(1).at("rows").empty());
}

TEST_F(AtomCsv, AFolderThatCannotBeMadeIsTold) {
  run_->Write("plain", "");
  const Finished finished = Do({"export", "--format", "atom-csv", "--output", "plain/atom/"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.err.find("plain/atom/"), finished.err.npos) << finished.err;
}

}  // namespace
}  // namespace acervo::cli
