// Every SQL block of docs/esquema.md runs in the stock sqlite3 and finds something.
#include <fstream>
#include <sstream>

#include "tests/tools/present/export/export_support.h"

namespace acervo::cli {
namespace {

std::vector<std::string> SqlBlocks() {
  std::ifstream file(std::string(ACERVO_TESTDATA_DIR) + "/../docs/esquema.md");
  std::vector<std::string> blocks;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line == "```sql") {
      inside = true;
      blocks.emplace_back();
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      blocks.back() += line + "\n";
    }
  }
  return blocks;
}

// All the reports of testdata/reports that can be read.
class SchemaDocs : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    run_ = new Sandbox;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(ACERVO_TESTDATA_DIR) + "/reports")) {
      if (entry.path().extension() == ".docx")
        run_->Copy(entry.path().filename(), "in/" + entry.path().filename().string());
    }
    const Finished imported = (*run_)({"import", "in"});
    ASSERT_EQ(imported.status, 0) << imported.err;
    const std::string id = Json::parse((*run_)({"search", "--format", "json", "--limit", "1"}).out)["hits"][0]["id"];
    ASSERT_EQ((*run_)({"fix", id, "lugar=Panamá"}).status, 0);
  }
  static void TearDownTestSuite() { delete run_; }

  static Json Ask(const std::string& sql) {
    run_->Write("question.sql", sql);
    const std::string command =
        "cd '" + run_->path() + "' && sqlite3 -readonly -json -bail acervo.db <question.sql >answer 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << sql << run_->Read("answer");
    const std::string answer = run_->Read("answer");
    return answer.empty() ? Json::array() : Json::parse(answer, nullptr, false);  // nothing found prints nothing
  }

  static Sandbox* run_;
};
Sandbox* SchemaDocs::run_ = nullptr;

TEST_F(SchemaDocs, EveryQuestionHasAnAnswer) {
  const auto questions = SqlBlocks();
  EXPECT_GE(questions.size(), 10U);
  for (const std::string& sql : questions) {
    const Json answer = Ask(sql);
    ASSERT_TRUE(answer.is_array()) << sql << run_->Read("answer");
    EXPECT_FALSE(answer.empty()) << sql;
  }
}

TEST_F(SchemaDocs, TheViewsHaveTheColumnsTheyAreSaidToHave) {
  std::stringstream text;
  text << std::ifstream(std::string(ACERVO_TESTDATA_DIR) + "/../docs/esquema.md").rdbuf();
  for (const char* view : {"reports", "records", "entities", "record_entities", "sources"}) {
    const std::string all = text.str();
    const std::size_t begin = all.find("### `" + std::string(view) + "`");
    ASSERT_NE(begin, all.npos) << view;
    const std::string part = all.substr(begin, all.find("\n## ", begin) - begin);
    for (const Json& column : Ask("SELECT name FROM pragma_table_info('" + std::string(view) + "');")) {
      EXPECT_NE(part.find("`" + column.at("name").get<std::string>() + "`"), part.npos) << view << column;
    }
    EXPECT_FALSE(Ask("SELECT * FROM " + std::string(view) + " LIMIT 1;").empty()) << view;
  }
}

}  // namespace
}  // namespace acervo::cli
