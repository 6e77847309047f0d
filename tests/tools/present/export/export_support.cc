#include "export_support.h"

#include <sys/wait.h>

#include <cstdio>

namespace acervo::cli {
namespace {

// A second office, words that other formats have to escape, a date of every precision, and a bullet under a bullet.
constexpr const char* kOtherOffice =
    "Municipio de Panamá\n"
    "Oficina de Turismo & Cultura\n"
    "Informe mensual\n"
    "Junio 2020\n"
    "\n"
    "Actividad | Entidad | Información | Fecha | Lugar\n"
    "Foro <abierto> & \"libre\" | JICA | =SUMA(A1:A9) se discutió | 14, 15 y 20 de junio de 2020 | Salón Azul; piso 2\n"
    "Taller de guías | Embajada de México | Se capacitó a guías | mediados de junio de 2020 | Casco Antiguo\n"
    "Feria | JICA | Está por definirse | Pendiente |\n"
    "\n"
    "Coordinaciones\n"
    "• Reuniones con la Embajada de México sobre la feria.\n"
    "   o Se acordó el calendario de la feria.\n";

}  // namespace

Sandbox* Exports::run_ = nullptr;

void Exports::SetUpTestSuite() {
  run_ = new Sandbox;
  run_->Copy("real_month_in_the_text.docx", "in/mayo.docx");
  run_->Copy("real_dates_tell_the_period.txt", "in/marzo.txt");
  run_->Copy("hyphenated_lines.pdf", "in/diciembre.pdf");
  run_->Copy("three_list_levels_unruled.docx", "in/niveles.docx");
  run_->Write("in/turismo.txt", kOtherOffice);
  const Finished imported = (*run_)({"import", "in"});
  ASSERT_EQ(imported.status, 0) << imported.err;
}

void Exports::TearDownTestSuite() {
  delete run_;
  run_ = nullptr;
}

std::string Exports::Export(const std::string& format, const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {"export", "--format", format};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Finished finished = Do(arguments);
  EXPECT_EQ(finished.status, 0) << finished.err;
  return finished.out;
}

std::vector<Json> Exports::Records(const std::vector<std::string>& more) { return Lines(Export("ndjson", more)); }

Finished Exports::Shell(const std::string& command) {
  FILE* const pipe = ::popen(("cd '" + run_->path() + "' && { " + command + "\n} 2>&1").c_str(), "r");
  Finished finished;
  char buffer[4096];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) finished.out.append(buffer, count);
  const int status = ::pclose(pipe);
  finished.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return finished;
}

Json Exports::Python(const std::string& program) {
  run_->Write("program.py", program);
  const Finished finished = Shell("python3 program.py");
  EXPECT_EQ(finished.status, 0) << finished.out;
  return Json::parse(finished.out, nullptr, false);
}

}  // namespace acervo::cli
