// Pages of PDFs as pictures with marks: what is found, what is refused, and that nothing a document does reaches
// further than its worker. And the file of the archive, replaced or gone while it is read.
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "core/json.h"
#include "store/archive.h"
#include "tests/support/pdf_builder.h"
#include "tools/web/archive_pool.h"
#include "tools/web/http/byte_cache.h"
#include "tools/web/preview/page_previews.h"
#include "tools/web/router.h"

namespace acervo::tools::serve {
namespace {

using test::PdfBuilder;
using test::PdfOfObjects;

std::string Folder() {
  std::string folder = ::testing::TempDir() + "acervo-paper-XXXXXX";
  return ::mkdtemp(folder.data());
}

Record RecordWith(const std::string& title, int order, std::optional<int> page, std::vector<PageBox> boxes = {}) {
  Record record;
  record.order = order;
  record.local_id = "a" + std::to_string(order);
  record.title = title;
  record.text = "Intercambio de experiencias";
  record.fields = {{"actividad", title}, {"fecha", std::to_string(order) + " de mayo"}};
  record.source.page = page;
  record.source.boxes = std::move(boxes);
  return record;
}

// An archive, and a site over it, without a socket.
class SiteFixture : public ::testing::Test {
 protected:
  SiteFixture() : folder_(Folder()) {}
  ~SiteFixture() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name = "acervo.db") const { return folder_ + "/" + name; }

  // Stores a file whose report has these records; its digest.
  std::string Store(const std::string& name, std::string bytes, Format format, std::vector<Record> records,
                    const std::string& archive = "acervo.db") {
    Result<Archive> opened = Archive::Open(path(archive), OpenMode::kCreate);
    EXPECT_TRUE(opened.ok());
    Report report;
    report.period = Month(std::chrono::year(2019), std::chrono::May);
    report.office = "Oficina de " + name;
    report.records = std::move(records);
    report.rows_seen = static_cast<int>(report.records.size());
    const std::string sha256 = Sha256Hex(bytes);
    EXPECT_TRUE(opened.value().Import(report, {name, sha256, format, std::move(bytes)}).ok());
    return sha256;
  }

  // REQUIRES: the archive is there
  void Serve(const PreviewLimits& limits = {}) {
    previews_ = std::make_unique<PagePreviews>(limits);
    pool_ = std::move(ArchivePool::Open(path(), 2).value());
    server_ = std::make_unique<ServerContext>(ServerContext{*pool_, *previews_, name_});
    site_ = std::make_unique<Router>(*server_);
  }

  WebResponse Get(const std::string& target, const std::string& accept = "", const std::string& tag = "") const {
    WebRequest request;
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    if (const std::size_t at = target.find("ancho="); at != target.npos)
      request.params = {{"ancho", target.substr(at + 6)}};
    request.accept = accept;
    request.if_none_match = tag;
    return site_->Answer(request);
  }

  static std::string HeaderOf(const WebResponse& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return "";
  }

 private:
  std::string folder_;
  std::unique_ptr<PagePreviews> previews_;
  std::unique_ptr<ArchivePool> pool_;
  ArchiveName name_{""};
  std::unique_ptr<ServerContext> server_;
  std::unique_ptr<Router> site_;
};

int BigEndian(const std::string& bytes, std::size_t at) {
  int number = 0;
  for (std::size_t i = at; i < at + 4; ++i) number = number * 256 + static_cast<unsigned char>(bytes[i]);
  return number;
}

class PagePictures : public SiteFixture {
 protected:
  PagePictures() {
    PdfBuilder pdf;
    pdf.Page(600, 800).Text(60, 113, "Foro de cultura").Text(305, 113, "1 de mayo");
    pdf.Text(60, 143, "Taller de danza").Text(305, 143, "2 de mayo").Page(600, 800).Text(60, 100, "Dos");
    pdf_ = Store("mayo.pdf", pdf.Build(), Format::kPdf,
                 {RecordWith("Foro de cultura", 1, 1, {{1, 60, 100, 360, 115}}),
                  RecordWith("Taller de danza", 2, 1, {{1, 60, 130, 360, 145}, {2, 60, 90, 80, 102}})});
    old_ = Store("abril.pdf", PdfBuilder().Page(600, 800).Text(60, 100, "Sin lugar").Build(), Format::kPdf,
                 {RecordWith("Sin lugar guardado", 1, 1)});
    text_ = Store("junio.txt", "texto", Format::kTxt, {RecordWith("Otra cosa muy distinta", 1, std::nullopt)});
    Serve();
  }
  std::string pdf_, old_, text_;
};

TEST_F(PagePictures, ArePngOfTheWidthAskedFor) {
  const WebResponse usual = Get("/pagina/" + pdf_ + "/1.png"), small = Get("/pagina/" + pdf_ + "/2.png?ancho=600");
  ASSERT_EQ(usual.status, 200) << usual.body;
  EXPECT_EQ(usual.type, "image/png");
  EXPECT_TRUE(usual.body.starts_with("\x89PNG\r\n\x1A\n"));
  EXPECT_EQ(BigEndian(usual.body, 16), 1000);
  EXPECT_NEAR(BigEndian(usual.body, 20), 1333, 1);
  ASSERT_EQ(small.status, 200);
  EXPECT_EQ(BigEndian(small.body, 16), 600);
  const std::string tag = HeaderOf(usual, "ETag");
  EXPECT_EQ(Get("/pagina/" + pdf_ + "/1.png", "", tag).status, 304);
  EXPECT_NE(HeaderOf(small, "ETag"), tag);
  EXPECT_EQ(Get("/pagina/" + pdf_ + "/1.png").body, usual.body);
}

TEST_F(PagePictures, AreRefusedForWhatIsNoPage) {
  for (const std::string& rest :
       {pdf_ + "/0.png", pdf_ + "/3.png", pdf_ + "/-1.png", pdf_ + "/01.png", pdf_ + "/99999999999.png",
        pdf_ + "/1.jpg", pdf_ + "/.png", pdf_ + "/", pdf_, text_ + "/1.png", std::string(64, '0') + "/1.png",
        std::string("../1.png"), pdf_ + "/1.png/2.png", "x" + pdf_.substr(1) + "/1.png"}) {
    EXPECT_EQ(Get("/pagina/" + rest).status, 404) << rest;
  }
  for (const char* width : {"1", "601", "-600", "1e3", "99999999999", "x"}) {
    EXPECT_EQ(Get("/pagina/" + pdf_ + "/1.png?ancho=" + width).status, 400) << width;
  }
}

TEST_F(PagePictures, StandBesideTheirRecords) {
  const std::string report = "r" + pdf_.substr(0, 8);
  const std::string page = Get("/informe/" + report, "text/html").body;
  EXPECT_NE(page.find("<img src=\"/pagina/" + pdf_ + "/1.png\""), page.npos) << page;
  EXPECT_NE(page.find("id=\"papel-a1\" href=\"/registro/" + report + ".a1\""), page.npos) << page;
  EXPECT_NE(page.find("href=\"#papel-a2\""), page.npos);
  const std::string record = Get("/registro/" + report + ".a2", "text/html").body;
  EXPECT_NE(record.find("viewBox=\"0 0 600.0 800.0\""), record.npos) << record;
  EXPECT_EQ(record.find("<rect"), record.rfind("<rect")) << "its own mark alone";
  EXPECT_NE(record.find("<rect x=\"58.0\" y=\"128.0\" width=\"304.0\" height=\"19.0\""), record.npos) << record;
  EXPECT_NE(page.find("id=\"papel-2-a2\""), page.npos) << "it goes on on the next page";
  const std::string other = Get("/registro/r" + text_.substr(0, 8) + ".a1", "text/html").body;
  EXPECT_EQ(other.find("/pagina/"), other.npos) << "no PDF, no picture";
}

TEST_F(PagePictures, SayHowToGetThePlacesThatAnOldArchiveLacks) {
  const std::string report = "r" + old_.substr(0, 8);
  for (const std::string& target : {"/informe/" + report, "/registro/" + report + ".a1"}) {
    const std::string page = Get(target, "text/html").body;
    EXPECT_NE(page.find("<img src=\"/pagina/" + old_ + "/1.png\""), page.npos) << target;
    EXPECT_EQ(page.find("<rect"), page.npos) << target;
    EXPECT_NE(page.find("acervo reanalizar"), page.npos) << page;
  }
}

// Forms in forms, each drawn ten times by the one above it: ten to the tenth.
std::string Bomb() {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
                                      "/Resources << /XObject << /F 5 0 R >> >> >>",
                                      "<< /Length 5 >>\nstream\n/F Do\nendstream"};
  for (int i = 5; i < 15; ++i) {
    std::string draws;
    for (int k = 0; k < 10; ++k) draws += i == 14 ? "0 0 m 9 9 l S " : "/F Do ";
    objects.push_back("<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Length " + std::to_string(draws.size()) +
                      " /Resources << /XObject << /F " + std::to_string(i + 1) + " 0 R >> >> >>\nstream\n" + draws +
                      "\nendstream");
  }
  return PdfOfObjects(objects, "<< /Root 1 0 R >>");
}

std::string OfSize(const std::string& box) {
  return PdfOfObjects({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                       "<< /Type /Page /Parent 2 0 R /MediaBox [" + box + "] >>"},
                      "<< /Root 1 0 R >>");
}

TEST_F(SiteFixture, HostilePdfsGetAnErrorAndTheServerLivesOn) {
  const std::vector<Record> records = {RecordWith("Foro de cultura", 1, 1)};
  const std::string bomb = Store("bomba.pdf", Bomb(), Format::kPdf, records);
  const std::string broken = Store("roto.pdf", "%PDF-1.4\nnada", Format::kPdf, {RecordWith("Roto del todo", 1, 1)});
  const std::string huge =
      Store("enorme.pdf", OfSize("0 0 90000000 90000000"), Format::kPdf, {RecordWith("Enorme y vacío", 1, 1)});
  const std::string thin = Store("fino.pdf", OfSize("0 0 2 14000"), Format::kPdf, {RecordWith("Fino y alto", 1, 1)});
  const std::string good = Store("bueno.pdf", PdfBuilder().Page().Text(60, 60, "Bien").Build(), Format::kPdf,
                                 {RecordWith("Bien leído", 1, 1)});
  const auto code = [&](const std::string& sha256) {
    const WebResponse response = Get("/pagina/" + sha256 + "/1.png");
    if (response.status == 200) return std::string("picture");
    return std::to_string(response.status) + " " + Json::parse(response.body).at("error").at("code").get<std::string>();
  };
  PreviewLimits limits;
  limits.picture_time = limits.sizes_time = std::chrono::milliseconds(300);
  Serve(limits);
  EXPECT_EQ(code(bomb), "503 timeout");
  EXPECT_EQ(Get("/informe/r" + bomb.substr(0, 8), "text/html").status, 200) << "without marks";
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(code(bomb), "503 timeout");
  EXPECT_LT(std::chrono::steady_clock::now() - began, limits.picture_time) << "remembered for a while";
  Serve();
  EXPECT_EQ(code(broken), "422 corrupt");
  EXPECT_EQ(code(huge), "422 too_large");
  EXPECT_EQ(code(thin), "picture") << "narrower than asked for";
  EXPECT_EQ(code(good), "picture");
}

TEST(ByteCache, ForgetsTheLeastLately) {
  ByteCache<std::string> cache(4'000);
  for (const char* key : {"a", "b", "c", "d"}) cache.Keep(key, std::make_shared<const std::string>(key), 600);
  EXPECT_NE(cache.Find("a"), nullptr);
  cache.Keep("e", std::make_shared<const std::string>("e"), 700);
  EXPECT_EQ(cache.Find("b"), nullptr);
  EXPECT_NE(cache.Find("a"), nullptr);
  cache.Keep("f", std::make_shared<const std::string>("f"), 3'900);
  EXPECT_EQ(cache.Find("f"), nullptr) << "too large to keep";
  EXPECT_LE(cache.held(), 4'000U);
}

TEST_F(SiteFixture, AReplacedArchiveIsReadAndAVanishedOneMissed) {
  Store("a.txt", "uno", Format::kTxt, {RecordWith("Foro de cultura", 1, std::nullopt)});
  const std::string other =
      Store("b.txt", "dos", Format::kTxt, {RecordWith("Taller de danza", 1, std::nullopt)}, "otro.db");
  Serve();
  const std::string record = "/api/records/r" + other.substr(0, 8) + ".a1";
  EXPECT_EQ(Get(record).status, 404);
  const std::string before = HeaderOf(Get("/api/search"), "ETag");
  std::filesystem::rename(path("otro.db"), path());
  EXPECT_EQ(Get(record).status, 200);
  EXPECT_NE(HeaderOf(Get("/api/search"), "ETag"), before);
  std::filesystem::rename(path(), path("fuera.db"));
  for (const char* target : {"/", "/api/search", "/healthz", "/registro/x"}) {
    const WebResponse gone = Get(target);
    EXPECT_EQ(gone.status, 503) << target;
    EXPECT_EQ(Json::parse(gone.body).at("error").at("code"), "archive_absent");
  }
  EXPECT_EQ(Get("/", "text/html").type, "text/html; charset=utf-8");
  EXPECT_EQ(Get("/estilo.css").status, 200);
  std::filesystem::rename(path("fuera.db"), path());
  EXPECT_EQ(Get(record).status, 200);
}

TEST_F(SiteFixture, EditionsShowWhatChanged) {
  const Record same = RecordWith("Foro de cultura", 1, std::nullopt);
  const std::string first =
      Store("mayo.txt", "uno", Format::kTxt, {same, RecordWith("Taller de danza", 2, std::nullopt)});
  Store("mayo.txt", "dos", Format::kTxt, {same, RecordWith("Taller de danza moderna", 2, std::nullopt)});
  Serve();
  const std::string report = "r" + first.substr(0, 8);
  for (const std::string& target : {"/informe/" + report, "/registro/" + report + ".a2"}) {
    const std::string page = Get(target, "text/html").body;
    EXPECT_NE(page.find("Versiones y qué cambió"), page.npos) << target;
    EXPECT_NE(page.find("<ins> moderna</ins>"), page.npos) << page;
  }
  const std::string untouched = Get("/registro/" + report + ".a1", "text/html").body;
  EXPECT_EQ(untouched.find("id=\"historia\""), untouched.npos);
}

TEST_F(SiteFixture, WhoAsksFirstIsLentToFirst) {
  Store("a.txt", "uno", Format::kTxt, {RecordWith("Foro de cultura", 1, std::nullopt)});
  auto pool = std::move(ArchivePool::Open(path(), 1).value());
  const auto soon = [] { return std::chrono::steady_clock::now() + std::chrono::seconds(5); };
  std::optional<Result<ArchivePool::Loan>> first(pool->Lend(std::chrono::seconds(1), soon()));
  ASSERT_TRUE(first->ok());
  EXPECT_EQ(pool->Lend(std::chrono::milliseconds(1), soon()).error().code, ErrorCode::kArchiveLocked);
  std::vector<std::thread> threads;
  std::atomic<int> lent = 0;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] { lent += pool->Lend(std::chrono::seconds(5), soon()).ok() ? 1 : 0; });
  }
  first.reset();
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(lent, 8);
}

}  // namespace
}  // namespace acervo::tools::serve
