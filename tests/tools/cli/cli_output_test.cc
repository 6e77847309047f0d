// What --output and --report may replace: an earlier output of the same kind, and nothing else.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "run_program.h"

namespace acervo::cli::cli_output {
namespace {

namespace fs = std::filesystem;

class Replacing : public ::testing::Test {
 protected:
  Replacing() {
    run_.Copy("real_month_in_the_text.docx", "in/mayo.docx");
    run_.Copy("real_dates_tell_the_period.txt", "in/marzo.txt");
    run_.Copy("hyphenated_lines.pdf", "diciembre.pdf");
    EXPECT_EQ(run_({"import", "in"}).status, 0);
  }
  // The command ends with 2 and the file is what it was.
  void ExpectRefused(const std::vector<std::string>& arguments, const std::string& file) {
    const std::string before = run_.Read(file);
    const Finished finished = run_(arguments);
    EXPECT_EQ(finished.status, 2) << finished.err;
    EXPECT_NE(finished.err.find("no se reemplaza"), finished.err.npos) << finished.err;
    EXPECT_EQ(run_.Read(file), before);
  }
  Sandbox run_;
};

struct Kind {
  std::string name;
  std::vector<std::string> command;  // the path comes last
};
const std::vector<Kind>& Kinds() {
  static const auto* const kKinds = [] {
    auto* kinds = new std::vector<Kind>{{"report", {"import", "in", "--report"}}};
    for (const char* format : {"ndjson", "json", "csv", "xlsx", "ics", "ead3", "dc", "atom-csv"}) {
      kinds->push_back({format, {"export", "--format", format, "--output"}});
    }
    kinds->push_back({"excel", {"export", "--format", "csv", "--excel", "--output"}});
    return kinds;
  }();
  return *kKinds;
}

std::vector<std::string> With(std::vector<std::string> command, const std::string& path) {
  command.push_back(path);
  return command;
}

TEST_F(Replacing, EachKindReplacesItsOwn) {
  for (const Kind& kind : Kinds()) {
    ASSERT_EQ(run_(With(kind.command, kind.name)).status, 0) << kind.name;
    const Finished again = run_(With(kind.command, kind.name));
    EXPECT_EQ(again.status, 0) << kind.name << again.err;
  }
}

TEST_F(Replacing, AnEmptyFileMayBeAnything) {
  for (const Kind& kind : Kinds()) {
    run_.Write("empty-" + kind.name, "");
    EXPECT_EQ(run_(With(kind.command, "empty-" + kind.name)).status, 0) << kind.name;
  }
}

TEST_F(Replacing, NoKindReplacesAnother) {
  for (const Kind& kind : Kinds()) ASSERT_EQ(run_(With(kind.command, kind.name)).status, 0);
  for (const Kind& kind : Kinds()) {
    for (const Kind& other : Kinds()) {
      const bool both_csv = kind.command[2] == "csv" && other.command[2] == "csv";
      if (kind.name != other.name && !both_csv) ExpectRefused(With(kind.command, other.name), other.name);
    }
  }
}

TEST_F(Replacing, NoKindReplacesADocument) {
  run_.Write("notas.txt", "Lo que nadie más tiene.\n");
  run_.Write("datos.csv", "id,kind,nota\n1,x,y\n");
  run_.Write("cita.ics", "BEGIN:VCALENDAR\r\nPRODID:-//Mozilla//Calendar//ES\r\nEND:VCALENDAR\r\n");
  run_.Write("lista.json", "{\"id\": 1}\n");
  run_.Write("otro.xml", "<ead xmlns=\"http://ead3.archivists.org/schema/\"><unitid>fondo</unitid></ead>\n");
  for (const Kind& kind : Kinds()) {
    for (const char* file : {"diciembre.pdf", "notas.txt", "datos.csv", "cita.ics", "lista.json", "otro.xml"}) {
      ExpectRefused(With(kind.command, file), file);
    }
  }
}

TEST_F(Replacing, ALinkLeadsToWhatItPointsTo) {
  fs::create_symlink("diciembre.pdf", run_.path("enlace"));
  for (const Kind& kind : Kinds()) ExpectRefused(With(kind.command, "enlace"), "diciembre.pdf");
}

TEST_F(Replacing, ALinkToAnEarlierOutputStaysALink) {
  ASSERT_EQ(run_({"export", "--output", "hoy.ndjson"}).status, 0);
  fs::create_symlink("hoy.ndjson", run_.path("ultimo"));
  EXPECT_EQ(run_({"export", "--output", "ultimo"}).status, 0);
  EXPECT_TRUE(fs::is_symlink(run_.path("ultimo")));
  EXPECT_EQ(run_.Read("ultimo"), run_.Read("hoy.ndjson"));
}

TEST_F(Replacing, ForceTakesAnythingButInputsAndTheArchive) {
  run_.Write("notas.txt", "Ya no hace falta.\n");
  EXPECT_EQ(run_({"export", "--output", "notas.txt", "--force"}).status, 0);
  EXPECT_EQ(run_.Read("notas.txt").substr(0, 1), "{");
  run_.Write("mas.txt", "Ya no hace falta.\n");
  EXPECT_EQ(run_({"importar", "in", "--informe", "mas.txt", "--forzar"}).status, 0);
  ExpectRefused({"export", "--output", "acervo.db", "--force"}, "acervo.db");
  ExpectRefused({"import", "in", "--report", "acervo.db", "--force"}, "acervo.db");
  ExpectRefused({"import", "in", "--report", "in/mayo.docx", "--force"}, "in/mayo.docx");
  ExpectRefused({"import", "in/mayo.docx", "--report", "in/mayo.docx", "--force"}, "in/mayo.docx");
}

TEST_F(Replacing, AForgottenValueDestroysNothing) {
  ExpectRefused({"import", "--report", "in/mayo.docx", "in/marzo.txt"}, "in/mayo.docx");
  ExpectRefused({"import", "--report", "diciembre.pdf", "in"}, "diciembre.pdf");
}

TEST_F(Replacing, AnEarlierReportIsNoOutputWhereItIsAlsoAnInput) {
  ASSERT_EQ(run_({"import", "in", "--report", "informe.ndjson"}).status, 0);
  ExpectRefused({"import", "informe.ndjson", "--report", "informe.ndjson"}, "informe.ndjson");
  ASSERT_EQ(run_({"import", "in", "--report", "in/informe.ndjson"}).status, 0);
  EXPECT_EQ(run_({"import", "in", "--report", "in/informe.ndjson"}).status, 0);  // skipped among the inputs
}

TEST_F(Replacing, AFolderForAtomKeepsForeignFiles) {
  run_.Write("atom/alias.csv", "a,b\n1,2\n");
  ExpectRefused({"export", "--format", "atom-csv", "--output", "atom"}, "atom/alias.csv");
  EXPECT_FALSE(fs::exists(run_.path("atom/descripciones.csv")));
}

TEST_F(Replacing, ADeviceStaysADevice) {
  EXPECT_EQ(run_({"export", "--output", "/dev/null"}).status, 0);
  struct stat about {};
  ASSERT_EQ(::stat("/dev/null", &about), 0);
  EXPECT_TRUE(S_ISCHR(about.st_mode));
  EXPECT_EQ(run_({"export", "--output", "/dev/full"}).status, 1);
  EXPECT_EQ(run_({"import", "in", "--report", "/dev/null"}).status, 0);
}

// `--report -` goes where the shell sends it.
TEST_F(Replacing, StdoutIsNoInputOfItsOwnRun) {
  run_.Write("salida.txt", "");
  const Finished finished =
      run_(Call{{"import", ".", "--report", "-", "--quiet"}, "", {}, -1, run_.path("salida.txt")});
  EXPECT_EQ(finished.status, 0) << finished.err;
  for (const auto& [name, line] : ByName(run_.Read("salida.txt"))) {
    if (name == "salida.txt") {
      EXPECT_EQ(line.at("status"), "skipped") << line;
    }
  }
}

}  // namespace
}  // namespace acervo::cli::cli_output
