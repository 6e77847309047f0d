// Every kind of bad input gets its code, a sentence, status 1, and costs nobody else anything.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <fstream>

#include "run_program.h"

namespace acervo::cli {
namespace {

// A page with an encryption dictionary whose keys fit no password (ISO 32000-1, 7.6.3).
std::string EncryptedPdf() {
  const std::string key(32, 'A');
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]>>endobj\n"
         "4 0 obj<</Filter/Standard/V 1/R 2/P -4/O(" +
         key + ")/U(" + key +
         ")>>endobj\n"
         "trailer<</Root 1 0 R/Encrypt 4 0 R/ID[(0123456789abcdef)(0123456789abcdef)]>>\n%%EOF\n";
}

std::string ReadMember(zip_t* archive, const char* name) {
  zip_stat_t about;
  zip_stat(archive, name, 0, &about);
  std::string text(about.size, '\0');
  zip_file_t* file = zip_fopen(archive, name, 0);
  zip_fread(file, text.data(), text.size());
  zip_fclose(file);
  return text;
}

void PutMember(const std::string& path, const char* name, const std::string& text) {
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  zip_file_add(archive, name, zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_OVERWRITE);
  zip_close(archive);
}

void MakeXmlWithEntities(const std::string& path) {
  zip_t* archive = zip_open(path.c_str(), 0, nullptr);
  std::string xml = ReadMember(archive, "word/document.xml");
  zip_discard(archive);
  xml.insert(
      xml.find("<w:document"),
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>");
  xml.insert(xml.find("</w:t>"), "&b;&c;");
  PutMember(path, "word/document.xml", xml);
}

void MakeSparse(const std::string& path, off_t size) {
  std::ofstream(path).close();
  ASSERT_EQ(::truncate(path.c_str(), size), 0);
}

class BadInput : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    run_ = new Sandbox;
    const Sandbox& run = *run_;
    const std::string docx = Testdata("section_rows.docx");
    const std::string pdf = Testdata("section_rows.pdf");
    run.Write("in/aa_good.docx", docx);
    run.Write("in/zz_good.txt", Testdata("real_month_in_the_text.txt"));
    run.Write("in/empty.docx", "");
    run.Write("in/blank.txt", " \n\t\r\n ");
    run.Write("in/pdf_inside.docx", Testdata("hyphenated_lines.pdf"));
    run.Write("in/picture.pdf", std::string("\x89PNG\r\n\x1a\n") + std::string(100, 'x'));
    run.Write("in/cut.docx", docx.substr(0, docx.size() / 2));
    run.Write("in/cut.pdf", pdf.substr(0, pdf.size() / 3));
    run.Write("in/encrypted.pdf", EncryptedPdf());
    run.Write("in/scan.pdf", Testdata("scanned_pages.pdf"));
    run.Write("in/nul.txt", std::string(5000, '\0'));
    run.Write("in/invalid.txt", "Informe \xFF\xFE\x80 de la oficina\n");
    run.Write("in/line\nfeed.docx", docx);
    run.Write("in/lat\xF3n.txt", "Texto en una carpeta vieja.\n");
    PutMember(run.path("in/no_docx.zip"), "hello.txt", "hello");
    run.Write("in/bomb.docx", docx);
    PutMember(run.path("in/bomb.docx"), "word/document.xml", std::string(std::size_t{20} << 20, 'a'));
    run.Write("in/entities.docx", docx);
    MakeXmlWithEntities(run.path("in/entities.docx"));
    MakeSparse(run.path("in/huge.txt"), off_t{300} << 20);
    ASSERT_EQ(::mkfifo(run.path("in/pipe").c_str(), 0600), 0);
    if (::geteuid() != 0) {
      run.Write("in/closed/x.txt", "x");
      std::filesystem::permissions(run.path("in/closed"), std::filesystem::perms::none);
      run.Write("in/secret.txt", "x");
      std::filesystem::permissions(run.path("in/secret.txt"), std::filesystem::perms::none);
    }
    finished_ = run({"import", "in", "not_there.docx", "--ocr", "never", "--report", "report.ndjson"});
    lines_ = ByName(run.Read("report.ndjson"));
  }
  static void TearDownTestSuite() {
    std::error_code ignored;
    std::filesystem::permissions(run_->path("in/closed"), std::filesystem::perms::owner_all, ignored);
    delete run_;
  }

  static std::string Code(const std::string& name) {
    const Json& error = lines_.at(name).at("error");
    return error.is_null() ? "" : error.at("code").get<std::string>();
  }

  static Sandbox* run_;
  static Finished finished_;
  static std::map<std::string, Json> lines_;
};
Sandbox* BadInput::run_ = nullptr;
Finished BadInput::finished_;
std::map<std::string, Json> BadInput::lines_;

TEST_F(BadInput, EndsWithOne) { EXPECT_EQ(finished_.status, 1) << finished_.err; }

TEST_F(BadInput, HasItsCode) {
  const std::map<std::string, std::string> codes = {{"empty.docx", "empty"},
                                                    {"blank.txt", "empty"},
                                                    {"cut.docx", "corrupt"},
                                                    {"cut.pdf", "corrupt"},
                                                    {"encrypted.pdf", "encrypted"},
                                                    {"scan.pdf", "no_text"},
                                                    {"nul.txt", "unsupported_format"},
                                                    {"picture.pdf", "no_text"},
                                                    {"no_docx.zip", "unsupported_format"},
                                                    {"bomb.docx", "too_large"},
                                                    {"huge.txt", "too_large"},
                                                    {"pipe", "unreadable"},
                                                    {"not_there.docx", "unreadable"},
                                                    {"entities.docx", "corrupt"}};
  for (const auto& [name, code] : codes) EXPECT_EQ(Code(name), code) << name;
}

TEST_F(BadInput, HasASentenceInTheReportAndOnStderr) {
  for (const auto& [name, line] : lines_) {
    if (line.at("error").is_null()) continue;
    EXPECT_EQ(line.at("status"), "failed") << name;
    EXPECT_TRUE(line.at("report").is_null()) << name;
    EXPECT_GT(line.at("error").at("message").get<std::string>().size(), 20U) << name;
    EXPECT_NE(finished_.err.find(name), std::string::npos) << name;
  }
}

TEST_F(BadInput, CostsTheOthersNothing) {
  for (const char* name : {"aa_good.docx", "zz_good.txt", "pdf_inside.docx", "invalid.txt", "lat\\xF3n.txt"}) {
    EXPECT_EQ(lines_.at(name).at("status"), "imported") << name;
  }
  EXPECT_EQ(lines_.at("line\nfeed.docx").at("status"), "duplicate");
  EXPECT_EQ(lines_.at("pdf_inside.docx").at("format"), "pdf");
}

TEST_F(BadInput, WithoutStructureIsSearchableText) {
  const auto& warnings = lines_.at("lat\\xF3n.txt").at("warnings");
  EXPECT_TRUE(
      std::any_of(warnings.begin(), warnings.end(), [](const Json& w) { return w.at("code") == "no_structure"; }));
  const Json hits = Json::parse((*run_)({"search", "carpeta vieja", "--format", "json"}).out).at("hits");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].at("kind"), "text");
}

TEST_F(BadInput, WithoutPermissionIsUnreadable) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  EXPECT_EQ(Code("closed"), "unreadable");
  EXPECT_EQ(Code("secret.txt"), "unreadable");
}

TEST_F(BadInput, FailsInInspectWithTheSameCode) {
  for (const char* name : {"empty.docx", "cut.docx", "no_docx.zip", "huge.txt", "scan.pdf", "bomb.docx", "pipe"}) {
    const Finished finished = (*run_)({"inspect", "--ocr", "never", std::string("in/") + name});
    EXPECT_EQ(finished.status, 1) << name;
    EXPECT_EQ(Json::parse(finished.out).at("error").at("code"), Code(name)) << name;
  }
}

TEST(HostileText, DoesNotReachTheTerminal) {
  const Sandbox run;
  run.Write("in/a.txt", "Oficina\n\nTexto con \x1b]0;evil\x07 y \x1b[2J escape \u202E rev\n");
  EXPECT_EQ(run({"import", "in"}).status, 0);
  const Finished found = run({"search", "escape", "--color", "always"});
  EXPECT_EQ(found.out.find("\x1b]"), found.out.npos);
  EXPECT_EQ(found.out.find("\x1b[2J"), found.out.npos);
  EXPECT_EQ(found.out.find("\u202E"), found.out.npos);
}

}  // namespace
}  // namespace acervo::cli
