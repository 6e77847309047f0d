// The workbook, read by Python's zipfile and ElementTree, and by LibreOffice where it is installed.
#include <set>

#include "export_support.h"

namespace acervo::cli {
namespace {

// sheets('a.xlsx') → {name: {"rows": [{column: value}], "frozen": …, "filter": …}}; days come as ISO 8601 by their
// style.
constexpr const char* kReadSheet = R"(
import json, re, zipfile, datetime, xml.etree.ElementTree as E
m = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
r = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
def sheets(name):
    z = zipfile.ZipFile(name)
    assert z.testzip() is None
    xml = lambda path: E.fromstring(z.read(path))
    shared = [''.join(t.text or '' for t in s.iter(m + 't')) for s in xml('xl/sharedStrings.xml')] \
        if 'xl/sharedStrings.xml' in z.namelist() else []
    styles = xml('xl/styles.xml')
    formats = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(m + 'numFmt')}
    cells = [formats.get(x.get('numFmtId')) for x in styles.find(m + 'cellXfs')]
    targets = {x.get('Id'): x.get('Target') for x in xml('xl/_rels/workbook.xml.rels')}
    book = {}
    for s in xml('xl/workbook.xml').iter(m + 'sheet'):
        sheet = xml('xl/' + targets[s.get(r + 'id')])
        grid = []
        for row in sheet.iter(m + 'row'):
            values = {}
            for c in row.findall(m + 'c'):
                kind, v = c.get('t'), c.findtext(m + 'v')
                if kind == 's': v = shared[int(v)]
                elif kind == 'inlineStr': v = ''.join(t.text or '' for t in c.iter(m + 't'))
                elif cells[int(c.get('s', 0))] == 'yyyy-mm-dd':
                    v = str(datetime.date(1899, 12, 30) + datetime.timedelta(int(v)))
                else: v = int(v)
                assert c.find(m + 'f') is None
                values[re.match('[A-Z]+', c.get('r')).group()] = v
            grid.append(values)
        names = grid[0]
        pane = sheet.find('.//' + m + 'pane')
        book[s.get('name')] = {'columns': list(names.values()), 'frozen': pane.get('state') + pane.get('ySplit'),
            'filter': sheet.find(m + 'autoFilter').get('ref'),
            'rows': [{names[k]: v for k, v in row.items()} for row in grid[1:]]}
    return book
)";

class Xlsx : public Exports {
 protected:
  static Json Read(const std::string& name) {
    return Python(std::string(kReadSheet) + "print(json.dumps(sheets('" + name + "')))");
  }
};

TEST_F(Xlsx, HoldsEveryRecordWithTypedDays) {
  run_->Write("all.xlsx", Export("xlsx"));
  const Json book = Read("all.xlsx");
  const Json& sheet = book.at("Registros");
  EXPECT_EQ(sheet.at("frozen"), "frozen1");
  const auto records = Records();
  EXPECT_EQ(sheet.at("filter"), "A1:AI" + std::to_string(records.size() + 1));
  ASSERT_EQ(sheet.at("rows").size(), records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Json& row = sheet.at("rows")[i];
    EXPECT_EQ(row.at("Identificador"), records[i].at("id"));
    EXPECT_EQ(row.at("Orden"), records[i].at("order"));
    EXPECT_EQ(row.value("Información", ""), records[i].at("text"));
    EXPECT_EQ(row.value("Desde", Json(nullptr)), records[i].at("date").at("start")) << row;
    EXPECT_EQ(row.value("Hasta", Json(nullptr)), records[i].at("date").at("end")) << row;
    EXPECT_TRUE(row.at("Enlace").get<std::string>().ends_with("/registro/" + records[i].at("id").get<std::string>()));
  }
}

TEST_F(Xlsx, PutsWhatWhoAndWhenFirstInTheUsersLanguage) {
  run_->Write("es.xlsx", Export("xlsx"));
  run_->Write("en.xlsx", Export("xlsx", {"--lang", "en"}));
  const auto spanish = Read("es.xlsx").at("Registros").at("columns").get<std::vector<std::string>>();
  const auto english = Read("en.xlsx").at("Records").at("columns").get<std::vector<std::string>>();
  ASSERT_EQ(spanish.size(), english.size());
  EXPECT_EQ(std::vector<std::string>(spanish.begin(), spanish.begin() + 4),
            (std::vector<std::string>{"Qué", "Con quién", "Desde", "Hasta"}));
  EXPECT_EQ(english.front(), "What");
  EXPECT_EQ(spanish.back(), "SHA-256");
  for (const std::string& heading : spanish) EXPECT_EQ(heading.find("column."), heading.npos) << heading;
  EXPECT_EQ(std::set<std::string>(spanish.begin(), spanish.end()).size(), spanish.size());
}

TEST_F(Xlsx, HasASheetOfEntities) {
  run_->Write("some.xlsx", Export("xlsx", {"--kind", "actividad"}));
  std::map<std::string, int> expected;
  for (const Json& record : Records({"--kind", "actividad"})) {
    std::set<std::string> ids;
    for (const Json& entity : record.at("entities")) ids.insert(entity.at("id"));
    for (const std::string& id : ids) ++expected[id];
  }
  const Json book = Read("some.xlsx");
  std::map<std::string, int> found;
  for (const Json& row : book.at("Entidades").at("rows")) found.emplace(row.at("Identificador"), row.at("Registros"));
  EXPECT_EQ(found, expected);
}

TEST_F(Xlsx, IsValidWithoutARecord) {
  run_->Write("none.xlsx", Export("xlsx", {"xyzzyqwerty", "--lang", "en"}));
  const Json book = Read("none.xlsx");
  EXPECT_TRUE(book.at("Records").at("rows").empty());
  EXPECT_TRUE(book.at("Entities").at("rows").empty());
}

TEST_F(Xlsx, WithAnOutputItIsAFile) {
  EXPECT_EQ(Do({"export", "--format", "xlsx", "--output", "file.xlsx"}).status, 0);
  EXPECT_EQ(run_->Read("file.xlsx"), Export("xlsx"));
  EXPECT_EQ(Do({"export", "--format", "xlsx", "--output", "no/such/file.xlsx"}).status, 1);
}

TEST_F(Xlsx, IsNotSentToATerminal) {
  const Finished finished = Shell("script -qec '" ACERVO_PROGRAM " export --format xlsx' /dev/null </dev/null");
  EXPECT_EQ(finished.status, 2);
  EXPECT_NE(finished.out.find("--salida"), finished.out.npos) << finished.out;
  EXPECT_EQ(finished.out.find("PK"), finished.out.npos);
}

// SQLite needs 32 KiB beside the archive; the rows of the workbook are more than 40 before they are packed.
TEST_F(Xlsx, AFullDiskIsToldAndNothingStays) {
  const Finished finished = (*run_)(Call{{"export", "--format", "xlsx", "--output", "full.xlsx"}, "", {}, 40'000, {}});
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.err.find("full.xlsx"), finished.err.npos) << finished.err;
  EXPECT_EQ(Shell("ls | grep -c full").out, "0\n");
}

class LibreOffice : public Exports {
 protected:
  void SetUp() override {
    if (Shell("test -e \"$(dirname \"$(readlink -f \"$(command -v soffice)\")\")/libsclo.so\"").status != 0) {
      GTEST_SKIP() << "LibreOffice Calc is not installed";
    }
  }
  // The rows of the first sheet after LibreOffice has opened the file and saved it in its own format.
  static std::size_t RowsOf(const std::string& file) {
    const Finished converted =
        Shell("soffice -env:UserInstallation=file://$PWD/profile --headless --convert-to fods " + file);
    EXPECT_EQ(converted.status, 0) << converted.out;
    const std::string saved = file.substr(0, file.rfind('.')) + ".fods";
    return Python(
               "import json, xml.etree.ElementTree as E\n"
               "t = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'\n"
               "sheet = next(E.parse('" +
               saved +
               "').iter(t + 'table'))\n"
               "rows = [r for r in sheet.iter(t + 'table-row') if ''.join(r.itertext()).strip()]\n"
               "print(json.dumps(len(rows)))")
        .get<std::size_t>();
  }
};

TEST_F(LibreOffice, OpensTheWorkbookAndTheCsv) {
  run_->Write("book.xlsx", Export("xlsx"));
  run_->Write("table.csv", Export("csv"));
  const std::size_t rows = Records().size() + 1;
  EXPECT_EQ(RowsOf("book.xlsx"), rows);
  EXPECT_EQ(RowsOf("table.csv"), rows);
}

}  // namespace
}  // namespace acervo::cli
