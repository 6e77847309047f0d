// What is longer than the screen goes through the pager; lists that are cut tell how to go on; documents and doubts are
// found by their names.
#include <gtest/gtest.h>

#include <algorithm>

#include "run_program.h"

namespace acervo::cli::cli_pager {
namespace {

class People : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    run_ = new Sandbox;
    run_->Copy("real_month_in_the_text.docx", "in/2019/mayo.docx");
    std::string text = "Informe mensual\nMayo 2020\n\nActividad | Entidad | Información | Fecha\n";
    text +=
        "Foro de ciudades | JICA, UCCI, BID, Embajada de México, Embajada de Chile | Se habló de agua | 31 de febrero "
        "de 2020\n";
    run_->Write("in/2020/mayo.txt", text);
    ASSERT_EQ((*run_)({"import", "in"}).status, 0);
  }
  static void TearDownTestSuite() { delete run_; }
  static Finished OnScreen(const std::vector<std::string>& arguments, const std::string& pager) {
    return (*run_)(Call{arguments, "", {{"PAGER", pager}, {"TERM", "xterm"}}, -1, {}, true});
  }
  static Sandbox* run_;
};
Sandbox* People::run_ = nullptr;

TEST_F(People, ALongAnswerGoesThroughThePager) {
  const Finished paged = OnScreen({"buscar"}, "sed 's/^/PAGED /'");
  EXPECT_EQ(paged.status, 0);
  EXPECT_NE(paged.out.find("PAGED "), paged.out.npos) << paged.out;
  EXPECT_NE(OnScreen({"ayuda", "importar"}, "sed 's/^/PAGED /'").out.find("PAGED "), std::string::npos);
}

TEST_F(People, AShortAnswerAndOneWithoutAPagerDoNot) {
  const std::string pager = "sed 's/^/PAGED /'";
  EXPECT_EQ(OnScreen({"buscar", "agua"}, pager).out.find("PAGED"), std::string::npos);
  EXPECT_EQ(OnScreen({"buscar", "--sin-paginador"}, pager).out.find("PAGED"), std::string::npos);
  EXPECT_EQ((*run_)(Call{{"buscar"}, "", {{"PAGER", pager}}}).out.find("PAGED"), std::string::npos);
  const Finished none = OnScreen({"buscar"}, "no-such-pager-anywhere");
  EXPECT_EQ(none.status, 0);
  EXPECT_NE(none.out.find("resultados"), none.out.npos) << none.out;
}

TEST_F(People, ResultsBeginWithTheirCountAndEndWithTheNextCommand) {
  const std::string out = (*run_)({"buscar", "--limite", "2"}).out;
  EXPECT_NE(out.substr(0, out.find('\n')).find("resultados (se muestran del 1 al 2)"), out.npos) << out;
  EXPECT_NE(out.find("acervo buscar --limite 2 --desplazamiento 2\n"), out.npos) << out;
  EXPECT_EQ((*run_)({"buscar", "agua"}).out.find("--desplazamiento"), std::string::npos);
}

TEST_F(People, AnEntityThatMatchedDoesNotHideWhatWasDone) {
  const std::string out = (*run_)({"buscar", "--entidad", "Embajada de Chile"}).out;
  EXPECT_NE(out.find("Foro de ciudades"), out.npos) << out;
  EXPECT_NE(out.find("Se habló de agua"), out.npos) << out;
  EXPECT_NE(out.find("Chile"), out.npos) << out;  // before the others, however many there are
  EXPECT_NE(out.find("y 2 más"), out.npos) << out;
}

TEST_F(People, ADocumentIsShownByItsPathOrName) {
  const std::string whole = (*run_)({"mostrar", "in/2020/mayo.txt"}).out;
  EXPECT_NE(whole.find("Foro de ciudades"), whole.npos) << whole;
  EXPECT_EQ((*run_)({"mostrar", "mayo.txt"}).out, whole);
  EXPECT_EQ((*run_)({"mostrar", "2019/mayo.docx"}).status, 0);
  EXPECT_EQ((*run_)({"mostrar", "julio.txt"}).status, 1);
  EXPECT_EQ((*run_)({"mostrar", "yo.txt"}).status, 1);
}

TEST_F(People, DoubtsAreListedForAllReports) {
  const Json json = Json::parse((*run_)({"estadisticas", "--dudas", "--formato", "json"}).out);
  EXPECT_EQ(json.at("schema_version"), 1);
  ASSERT_GT(json.at("total").get<int>(), 0);
  EXPECT_EQ(json.at("total"), json.at("doubts").size());
  EXPECT_EQ(json.at("total"), Json::parse((*run_)({"stats", "--format", "json"}).out).at("doubts"));
  const std::string table = (*run_)({"estadisticas", "--dudas"}).out;
  EXPECT_NE(table.find("31 de febrero"), table.npos) << table;
  EXPECT_EQ(table.find("impossible_date"), table.npos) << table;
  const std::string csv = (*run_)({"stats", "--doubts", "--format", "csv"}).out;
  EXPECT_TRUE(csv.starts_with("report,period,path,record,code,")) << csv;
  EXPECT_EQ((*run_)({"stats", "--format", "csv"}).status, 2);
}

TEST_F(People, KindsAreSpeltAsPeopleWriteThem) {
  const std::string out = (*run_)({"buscar", "--facetas"}).out;
  EXPECT_NE(out.find("Coordinación ("), out.npos) << out;
  EXPECT_EQ(out.find("coordinacion"), out.npos) << out;
  EXPECT_EQ(out.find("reunion ("), out.npos) << out;
}

TEST_F(People, AFolderIsNoArchive) {
  const Finished finished = (*run_)({"--acervo", "in", "buscar"});
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(finished.err.find("in es una carpeta"), finished.err.npos) << finished.err;
}

TEST_F(People, WhatDoesNotExistIsToldSo) {
  const Finished finished = (*run_)({"--acervo", "otro.db", "importar", "no/existe.docx"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.err.find("existe.docx: No existe."), finished.err.npos) << finished.err;
}

TEST_F(People, MessagesAreWrappedToTheTerminalAlone) {
  const Finished screen = OnScreen({"--acervo", "nada.db", "buscar"}, "cat");
  EXPECT_NE(screen.out.find("\n    "), screen.out.npos) << screen.out;
  const Finished pipe = (*run_)({"--acervo", "nada.db", "buscar"});
  EXPECT_EQ(std::count(pipe.err.begin(), pipe.err.end(), '\n'), 1) << pipe.err;
}

}  // namespace
}  // namespace acervo::cli::cli_pager
