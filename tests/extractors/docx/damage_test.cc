// Hostile and damaged files: a code, never a crash, a hang or a wrong success.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "extractors/docx/docx.h"
#include "tests/extractors/docx/outline.h"

namespace acervo::test {
namespace {

std::string CodeOf(std::string_view bytes, const ExtractOptions& options = {}) {
  const Result<Document> document = ExtractDocx(bytes, options);
  return document.ok() ? "ok" : std::string(Token(document.error().code));
}

template <typename T>
ExtractOptions Limit(T ExtractOptions::*member, std::type_identity_t<T> value) {
  ExtractOptions options;
  options.*member = value;
  return options;
}

std::string Repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

DocxBuilder Full() {
  return DocxBuilder()
      .Styles("<w:style w:type='paragraph' w:styleId='A'><w:name w:val='heading 1'/></w:style>")
      .Numbering(List(1, "bullet", "• o -"))
      .Header("h1", P("encabezado"))
      .Footnotes("<w:footnote w:id='1'>" + P("nota") + "</w:footnote>")
      .CoreProperties("<dc:title>t</dc:title>")
      .Comments("<w:comment w:id='1'>" + P("comentario") + "</w:comment>")
      .Related("c1", "aFChunk", "a.html", "text/html", "<ul><li>a<table><tr><td rowspan=2>b</table>")
      .Related("c2", "aFChunk", "a.mht", "message/rfc822",
               "Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n"
               "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C3=B3</p>\r\n--x--")
      .Related("d1", "diagramData", "data1.xml", "application/xml",
               "<d:dataModel xmlns:d='http://schemas.openxmlformats.org/drawingml/2006/diagram' "
               "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:p><a:t>x</a:t></a:p></d:dataModel>")
      .Body(P("título", "<w:pStyle w:val='A'/>") + P("a", Num(1, 0)) +
            "<w:altChunk r:id='c1'/><w:altChunk r:id='c2'/>" +
            Para("<w:r><w:drawing><dgm:relIds r:dm='d1'/></w:drawing></w:r><w:r><w:commentReference w:id='1'/></w:r>"
                 "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den/></m:f></m:oMath>") +
            Table(Row(TextCell("a") + Cell(Para(R("b") + "<w:r><w:footnoteReference w:id='1'/></w:r>")))) +
            "<w:sectPr><w:headerReference r:id='h1'/></w:sectPr>");
}

struct DamageCase {
  const char* name;
  std::string (*make)();  // the file: made by its own test alone, for some are large
  std::string code;
};

std::ostream& operator<<(std::ostream& out, const DamageCase& c) { return out << c.name; }

class DocxDamage : public ::testing::TestWithParam<DamageCase> {};

TEST_P(DocxDamage, GivesItsCodeSoon) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(CodeOf(GetParam().make()), GetParam().code);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

std::string WithDocument(std::string xml) { return DocxBuilder().RawPart("word/document.xml", std::move(xml)).Build(); }

// The uncompressed size of a member in the ZIP's directory and in its local header, told wrong (APPNOTE.TXT 4.3.12).
std::string WithLyingSizes(std::string bytes, std::string_view member, std::uint32_t size) {
  for (std::size_t at = bytes.find(member); at != std::string::npos; at = bytes.find(member, at + 1)) {
    const bool local = at >= 30 && bytes.compare(at - 30, 4, "PK\x03\x04") == 0;
    const bool central = at >= 46 && bytes.compare(at - 46, 4, "PK\x01\x02") == 0;
    if (!local && !central) continue;
    const std::size_t field = local ? at - 30 + 22 : at - 46 + 24;
    for (std::size_t i = 0; i < 4; ++i) bytes[field + i] = static_cast<char>(size >> (8 * i));
  }
  return bytes;
}

constexpr std::string_view kBombedPart = "word/document.xml";
constexpr std::string_view kOpening =
    "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>";
constexpr std::string_view kClosing = "</w:body></w:document>";

std::string Markup(const std::string& body) { return std::string(kOpening) + body + std::string(kClosing); }

std::string NestedCells() {
  return Repeat("<w:tbl><w:tr><w:tc>", 1000) + "<w:p/>" + Repeat("</w:tc></w:tr></w:tbl>", 1000);
}

std::string BillionLaughs() {
  return "<!DOCTYPE x [<!ENTITY a 'ja'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
         "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>" +
         Markup("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>");
}

std::string ExternalEntity() {
  return "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + Markup("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>");
}

std::string ManyAttributes() {
  std::string attributes = "<w:p";
  for (int i = 0; i < 200000; ++i) attributes += " a" + std::to_string(i) + "=''";
  return attributes + "/>";
}

std::string Bomb() {
  return Markup("<w:p><w:r><w:t>" + std::string(std::size_t{40} << 20, ' ') + "x</w:t></w:r></w:p>");
}

const DamageCase kCases[] = {
    {"NoZip", []() -> std::string { return "PK\x03\x04 nada"; }, "corrupt"},
    {"EmptyZip", []() -> std::string { return MakeZip({}); }, "unsupported_format"},
    {"ZipOfSomethingElse",
     []() -> std::string {
       return MakeZip({{"carta.txt", "hola"}});
     },
     "unsupported_format"},
    {"Spreadsheet",
     []() -> std::string {
       return DocxBuilder()
           .MainPart("xl/workbook.xml")
           .MainContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
           .Body(P("a"))
           .Build();
     },
     "unsupported_format"},
    {"OpenDocument",
     []() -> std::string {
       return MakeZip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}});
     },
     "unsupported_format"},
    {"NoMainPart", []() -> std::string { return DocxBuilder().WithoutPart("word/document.xml").Build(); }, "corrupt"},
    {"MainPartIsNoXml", []() -> std::string { return WithDocument("hola"); }, "corrupt"},
    {"MainPartIsEmpty", []() -> std::string { return WithDocument(""); }, "corrupt"},
    {"MainPartIsCut", []() -> std::string { return WithDocument(std::string(kOpening) + "<w:p><w:r><w:t>a"); },
     "corrupt"},
    {"MainPartHasAnotherRoot", []() -> std::string { return WithDocument("<a/>"); }, "corrupt"},
    {"UndefinedEntity", []() -> std::string { return WithDocument(Markup("<w:p><w:r><w:t>&nada;</w:t></w:r></w:p>")); },
     "corrupt"},
    {"UndefinedPrefix", []() -> std::string { return WithDocument("<w:document><w:body/></w:document>"); }, "corrupt"},
    {"BillionLaughs", []() -> std::string { return WithDocument(BillionLaughs()); }, "corrupt"},
    {"ExternalEntity", []() -> std::string { return WithDocument(ExternalEntity()); }, "corrupt"},
    {"InvalidUtf8", []() -> std::string { return WithDocument(Markup("<w:p><w:r><w:t>a\xFF\xFE</w:t></w:r></w:p>")); },
     "corrupt"},
    {"OddEncoding", []() -> std::string { return WithDocument("<?xml version='1.0' encoding='UTF-7'?>" + Markup("")); },
     "corrupt"},
    {"NoText", []() -> std::string { return DocxBuilder().Body("<w:p/>" + Table(Row(TextCell("")))).Build(); },
     "empty"},
    {"PicturesAlone",
     []() -> std::string { return DocxBuilder().Body(Para("<w:r><w:drawing><wp:inline/></w:drawing></w:r>")).Build(); },
     "no_text"},
    {"Bomb", []() -> std::string { return WithDocument(Bomb()); }, "too_large"},
    {"BombThatLiesAboutItsSize",
     []() -> std::string { return WithLyingSizes(WithDocument(Bomb()), kBombedPart, 1000); }, "too_large"},
    {"AttributeFlood", []() -> std::string { return WithDocument(Markup(ManyAttributes())); }, "too_large"},
    {"DepthBomb", []() -> std::string { return WithDocument(Markup(Repeat("<w:sdt>", 100000))); }, "too_large"},
    {"CellsNestedAThousandDeep", []() -> std::string { return WithDocument(Markup(NestedCells())); }, "too_large"},
    {"AMillionEmptyRows",
     []() -> std::string { return WithDocument(Markup("<w:tbl>" + Repeat("<w:tr/>", 1000000) + "</w:tbl>")); },
     "too_large"},
    {"AMillionParagraphs", []() -> std::string { return WithDocument(Markup(Repeat("<w:p/>", 1000000))); },
     "too_large"},
    {"TooManyColumns",
     []() -> std::string {
       return WithDocument(Markup("<w:tbl><w:tr>" + Repeat("<w:tc/>", 5000) + "</w:tr></w:tbl>"));
     },
     "too_large"},
    {"TableOutOfProportion",
     []() -> std::string {
       return WithDocument(Markup("<w:tbl><w:tr>" +
                                  Repeat("<w:tc><w:tcPr><w:gridSpan w:val='1000'/></w:tcPr></w:tc>", 900) + "</w:tr>" +
                                  Repeat("<w:tr><w:tc/></w:tr>", 1000) + "</w:tbl>"));
     },
     "too_large"}};
INSTANTIATE_TEST_SUITE_P(Cases, DocxDamage, ::testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

// What never ends must cost no more than its length.
TEST(DocxDamaged, EndlessFieldsAndJoinedParagraphsAreReadInTime) {
  const ExtractOptions options = Limit(&ExtractOptions::max_ratio, 100000);
  const auto begin = std::chrono::steady_clock::now();
  const std::string field = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>";
  EXPECT_EQ(CodeOf(WithDocument(Markup(Repeat(field, 100000) + P("fin"))), options), "ok");
  const std::string joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>diez letras</w:t></w:r></w:p>";
  EXPECT_EQ(CodeOf(WithDocument(Markup(Repeat(joined, 150000))), options), "ok");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(DocxDamaged, CutAnywhereIsCorrupt) {
  const std::string whole = Full().Build();
  ASSERT_EQ(CodeOf(whole), "ok");
  for (std::size_t i = 1; i < 20; ++i) EXPECT_EQ(CodeOf(whole.substr(0, whole.size() * i / 20)), "corrupt") << i;
}

TEST(DocxDamaged, FlippedBytesNeverCrash) {
  const std::string whole = Full().Build();
  std::uint32_t random = 20240501;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = whole;
    random = random * 1664525 + 1013904223;
    bytes[random % bytes.size()] = static_cast<char>(random >> 24);
    const Result<Document> document = ExtractDocx(bytes, {});
    EXPECT_TRUE(!document.ok() || !document.value().blocks.empty());
  }
}

TEST(DocxDamaged, FlippedBytesOfTheXmlNeverCrash) {
  const std::string xml = Full().Parts()[2].content;
  std::uint32_t random = 7;
  for (int round = 0; round < 1000; ++round) {
    std::string bytes = xml;
    random = random * 1664525 + 1013904223;
    bytes[random % bytes.size()] = static_cast<char>(random >> 24);
    const std::string code = CodeOf(Full().RawPart("word/document.xml", bytes).Build());
    EXPECT_TRUE(code == "ok" || code == "corrupt" || code == "empty") << code;
  }
}

TEST(DocxDamaged, PartsAroundTheTextMayBeUnreadable) {
  for (const char* part : {"word/styles.xml", "word/numbering.xml", "word/h1.xml", "word/footnotes.xml",
                           "docProps/core.xml", "word/_rels/document.xml.rels"}) {
    const Result<Document> document = ExtractDocx(Full().RawPart(part, "<roto").Build(), {});
    ASSERT_TRUE(document.ok()) << part;
    ASSERT_FALSE(document.value().warnings.empty()) << part;
    EXPECT_EQ(document.value().warnings[0].code, DiagnosticCode::kUnreadablePart);
    EXPECT_NE(Outline(document.value()).find("título"), std::string::npos) << part;
  }
}

TEST(DocxDamaged, MissingPartsAreTold) {
  const Result<Document> document = ExtractDocx(Full().WithoutPart("word/footnotes.xml").Build(), {});
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document.value().warnings.size(), 1u);
  EXPECT_EQ(document.value().warnings[0].part, "word/footnotes.xml");
}

TEST(DocxDamaged, TheLastOfEqualMembersIsRead) {
  auto parts = DocxBuilder().Body(P("viejo")).Parts();
  parts.push_back(DocxBuilder().Body(P("nuevo")).Parts()[2]);
  const Result<Document> document = ExtractDocx(MakeZip(parts), {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(Outline(document.value()), "nuevo\n");
  ASSERT_EQ(document.value().warnings.size(), 1u);
  EXPECT_EQ(document.value().warnings[0], InPart(DiagnosticCode::kDuplicatePart, "word/document.xml", ""));
}

TEST(DocxLimits, HoldForMembersTotalsAndCounts) {
  const std::string bytes = Full().Build();
  EXPECT_EQ(CodeOf(bytes, Limit(&ExtractOptions::max_member, 500)), "too_large");
  EXPECT_EQ(CodeOf(bytes, Limit(&ExtractOptions::max_inflated, 2000)), "too_large");
  EXPECT_EQ(CodeOf(bytes, Limit(&ExtractOptions::max_members, 3)), "too_large");
  EXPECT_EQ(CodeOf(bytes, Limit(&ExtractOptions::max_depth, 4)), "too_large");
  EXPECT_EQ(CodeOf(bytes, Limit(&ExtractOptions::max_text, 5)), "too_large");
  EXPECT_EQ(CodeOf(bytes, Limit(&ExtractOptions::max_blocks, 3)), "too_large");
  EXPECT_EQ(CodeOf(bytes, Limit(&ExtractOptions::max_blocks, 20)), "ok");
}

TEST(DocxLimits, MembersThatAreNotReadDoNoHarm) {
  auto parts = DocxBuilder().Body(P("a")).Parts();
  parts.push_back({"word/media/foto.bmp", std::string(std::size_t{8} << 20, '\0')});
  parts.push_back({"../../etc/passwd", "x"});
  parts.push_back({"/absoluto", "x"});
  EXPECT_EQ(CodeOf(MakeZip(parts)), "ok");
  EXPECT_EQ(CodeOf(MakeZip(parts), Limit(&ExtractOptions::max_member, 1 << 20)), "too_large");
}

}  // namespace
}  // namespace acervo::test
