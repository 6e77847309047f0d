// The package: where the parts are found, what headers, notes and properties give.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "extractors/docx/docx.h"
#include "extractors/docx/meta.h"
#include "tests/extractors/docx/outline.h"

namespace acervo::test {
namespace {

std::string Section(const std::string& children) { return "<w:sectPr>" + children + "</w:sectPr>"; }
std::string HeaderReference(const std::string& id, const std::string& type) {
  return "<w:headerReference w:type='" + type + "' r:id='" + id + "'/>";
}
std::string FooterReference(const std::string& id) { return "<w:footerReference w:type='default' r:id='" + id + "'/>"; }

TEST(DocxPackage, MainPartIsFoundByItsRelationship) {
  EXPECT_EQ(Outline(DocxBuilder().MainPart("otro/texto.xml").Body(P("a"))), "a\n");
  EXPECT_EQ(Outline(DocxBuilder().MainPart("document.xml").Body(P("a"))), "a\n");
}

TEST(DocxPackage, StrictNamespacesAreTheSame) {
  const DocxBuilder builder = DocxBuilder(DocxBuilder::Dialect::kStrict)
                                  .Numbering(List(1, "bullet", "• o -"))
                                  .Body(P("a", Num(1, 0)) + P("texto", "<w:ind w:start='36pt'/>"));
  EXPECT_EQ(Outline(builder), "0 • a\n+0 texto\n");
}

TEST(DocxPackage, MacrosAndTemplatesAreDocumentsToo) {
  for (const char* type : {"application/vnd.ms-word.document.macroEnabled.main+xml",
                           "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
                           "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"}) {
    EXPECT_EQ(Outline(DocxBuilder().MainContentType(type).Body(P("a"))), "a\n") << type;
  }
}

TEST(DocxPackage, ReadsWithoutPackageRelationshipsOrContentTypes) {
  EXPECT_EQ(Outline(DocxBuilder().WithoutPart("_rels/.rels").Body(P("a"))), "a\n");
  EXPECT_EQ(Outline(DocxBuilder().WithoutPart("[Content_Types].xml").Body(P("a"))), "a\n");
}

TEST(DocxPackage, PartNamesDifferInCase) {
  DocxBuilder builder = DocxBuilder().Body(P("a"));
  auto parts = builder.Parts();
  for (ZipMember& part : parts) {
    if (part.name == "word/document.xml") part.name = "Word/Document.XML";
  }
  EXPECT_TRUE(ExtractDocx(MakeZip(parts), {}).ok());
}

TEST(DocxPackage, Utf16PartsAreRead) {
  const std::string utf8 =
      "<?xml version='1.0' encoding='UTF-16'?><w:document "
      "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>año "
      "&#x1F600;</w:t></w:r></w:p></w:body></w:document>";
  std::string little("\xFF\xFE");
  std::string big("\xFE\xFF");
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    char low = utf8[i];
    if (low == '\xC3') low = static_cast<char>(static_cast<unsigned char>(utf8[++i]) + 0x40);
    little += {low, '\0'};
    big += {'\0', low};
  }
  EXPECT_EQ(Outline(DocxBuilder().RawPart("word/document.xml", little)), "año \xF0\x9F\x98\x80\n");
  EXPECT_EQ(Outline(DocxBuilder().RawPart("word/document.xml", big)), "año \xF0\x9F\x98\x80\n");
}

TEST(DocxHeaders, StandOnceAroundTheBody) {
  const DocxBuilder builder =
      DocxBuilder()
          .Header("h1", P("Alcaldía"))
          .Header("h2", P("Alcaldía"))
          .Footer("f1", Para(R("Página ") + "<w:fldSimple w:instr='PAGE'>" + R("1") + "</w:fldSimple>"))
          .Body(Para(R("a"), Section(HeaderReference("h1", "default") + FooterReference("f1"))) + P("b") +
                Section(HeaderReference("h2", "default") + FooterReference("f1")));
  EXPECT_EQ(Outline(builder), "header: Alcaldía\na\nb\nfooter: Página 1\n");
}

TEST(DocxHeaders, FirstAndEvenPagesCountWhereTheyAreTurnedOn) {
  const std::string references =
      HeaderReference("h1", "first") + HeaderReference("h2", "even") + HeaderReference("h3", "default");
  const auto build = [&](const std::string& title_page, const std::string& settings) {
    return Outline(DocxBuilder()
                       .Header("h1", P("primera"))
                       .Header("h2", P("par"))
                       .Header("h3", P("otra"))
                       .Settings(settings)
                       .Body(P("a") + Section(references + title_page)));
  };
  EXPECT_EQ(build("", ""), "header: otra\na\n");
  EXPECT_EQ(build("<w:titlePg/>", ""), "header: primera\nheader: otra\na\n");
  EXPECT_EQ(build("<w:titlePg w:val='0'/>", "<w:evenAndOddHeaders/>"), "header: par\nheader: otra\na\n");
}

TEST(DocxHeaders, CellsOfTheirTablesAreParagraphs) {
  const DocxBuilder builder = DocxBuilder()
                                  .Header("h1", Table(Row(TextCell("logo") + Cell(P("Alcaldía") + P("Oficina")))))
                                  .Body(P("a") + Section(HeaderReference("h1", "default")));
  EXPECT_EQ(Outline(builder), "header: logo\nheader: Alcaldía\nheader: Oficina\na\n");
}

TEST(DocxNotes, StandOnceAfterTheBodyInOrderOfReference) {
  const DocxBuilder builder =
      DocxBuilder()
          .Footnotes(
              "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
              "<w:footnote w:id='1'>" +
              P("uno") + "</w:footnote><w:footnote w:id='2'>" + Para("<w:r><w:footnoteRef/></w:r>" + R(" dos")) +
              "</w:footnote><w:footnote w:id='3'>" + P("sin referencia") + "</w:footnote>")
          .Endnotes("<w:endnote w:id='1'>" + P("final") + "</w:endnote>")
          .Body(Para(R("a") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + R("b") +
                     "<w:r><w:endnoteReference w:id='1'/></w:r>") +
                Table(Row(
                    Cell(Para(R("c") + "<w:r><w:footnoteReference w:id='1'/><w:footnoteReference w:id='2'/></w:r>")) +
                    TextCell("d"))));
  EXPECT_EQ(Outline(builder), "ab\n| c | d |\nnote: dos\nnote: uno\nnote: final\n");
}

TEST(DocxNotes, MarksOfTheirOwnAreNoText) {
  const DocxBuilder builder = DocxBuilder()
                                  .Footnotes("<w:footnote w:id='1'>" + P("* uno") + "</w:footnote>")
                                  .Body(Para(R("a") +
                                             "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='1'/>"
                                             "<w:t>*</w:t></w:r>" +
                                             R("b")));
  EXPECT_EQ(Outline(builder), "ab\nnote: * uno\n");
}

TEST(DocxNotes, OfDeletedTextAreNone) {
  const DocxBuilder builder =
      DocxBuilder()
          .Footnotes("<w:footnote w:id='1'>" + P("uno") + "</w:footnote>")
          .Body(Para(R("a") + "<w:del w:id='1'><w:r><w:footnoteReference w:id='1'/></w:r></w:del>"));
  EXPECT_EQ(Outline(builder), "a\n");
}

TEST(DocxMeta, IsReadFromCoreProperties) {
  const Result<Document> document =
      ExtractDocx(DocxBuilder()
                      .CoreProperties("<dc:title> Informe  mensual </dc:title><dc:creator>OCI</dc:creator>"
                                      "<dcterms:created>2019-05-31T10:00:00-05:00</dcterms:created>"
                                      "<dcterms:modified>ayer</dcterms:modified>")
                      .Body(P("a"))
                      .Build(),
                  {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document.value().meta, (Meta{"Informe mensual", "OCI", "2019-05-31T15:00:00Z", std::nullopt}));
  EXPECT_EQ(document.value().format, Format::kDocx);
  EXPECT_EQ(document.value().pages, std::nullopt);
}

TEST(DocxMeta, IsReadWhoeverWroteIt) {
  const Meta whole = {"Informe de mayo", "Oficina", "2019-05-31T10:00:00Z", "2019-06-01T08:30:00Z"};
  const std::pair<const char*, Meta> cases[] = {
      {"properties_by_hand.docx", whole},
      {"properties_libreoffice.docx", whole},
      {"properties_pandoc.docx", {"Informe de mayo", "Oficina", "2019-05-31T10:53:20Z", "2019-05-31T10:53:20Z"}},
      {"without_properties_by_hand.docx", {}},
  };
  for (const auto& [name, meta] : cases) {
    std::ifstream file(std::string(ACERVO_TESTDATA_DIR) + "/features/docx/" + name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const Result<Document> document = ExtractDocx(bytes, {});
    ASSERT_TRUE(document.ok()) << name;
    EXPECT_EQ(document.value().meta, meta) << name;
  }
}

TEST(DocxMeta, TimesAreUtc) {
  using docx::UtcTime;
  EXPECT_EQ(UtcTime("2019-05-31T10:00:00Z"), "2019-05-31T10:00:00Z");
  EXPECT_EQ(UtcTime(" 2019-12-31T23:30:00.25-01:00 "), "2020-01-01T00:30:00Z");
  EXPECT_EQ(UtcTime("2019-05-31T10:00"), "2019-05-31T10:00:00Z");
  EXPECT_EQ(UtcTime("2019-05-31"), "2019-05-31");
  for (const char* bad :
       {"", "2019", "2019-02-30", "2019-05-31T10", "31/05/2019", "2019-05-31T10:00:00+5", "2019-05-31T25:00:00Z"}) {
    EXPECT_EQ(UtcTime(bad), std::nullopt) << bad;
  }
}

}  // namespace
}  // namespace acervo::test
