// Text that stands in other parts: diagrams, charts, comments, documents within the document; and what is left out.
#include <gtest/gtest.h>

#include <string>

#include "extractors/docx/docx.h"
#include "extractors/docx/html.h"
#include "extractors/docx/mime.h"
#include "tests/extractors/docx/outline.h"

namespace acervo::test {
namespace {

std::string Drawing(const std::string& data) {
  return "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData>" + data +
         "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
}
std::string Chunk(const std::string& id) { return "<w:altChunk r:id='" + id + "'/>"; }

std::string OutlineWithChunk(const std::string& content_type, const std::string& content,
                             const std::string& name = "anexo.bin") {
  return Outline(DocxBuilder()
                     .Related("c1", "aFChunk", name, content_type, content)
                     .Body(P("antes") + Chunk("c1") + P("después")));
}

std::vector<Diagnostic> WarningsOf(const DocxBuilder& builder) {
  const Result<Document> document = ExtractDocx(builder.Build(), {});
  return document.ok() ? document.value().warnings
                       : std::vector<Diagnostic>{InPart(DiagnosticCode::kOther, "error", "")};
}

TEST(DocxEmbedded, DiagramsFollowTheirParagraph) {
  const std::string data =
      "<dgm:dataModel xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram' "
      "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><dgm:ptLst>"
      "<dgm:pt modelId='1'><dgm:t><a:bodyPr/><a:p><a:r><a:t>Primer </a:t></a:r><a:r><a:t>paso</a:t></a:r></a:p></dgm:t>"
      "</dgm:pt><dgm:pt modelId='2'><dgm:t><a:p><a:r><a:t>Segundo</a:t></a:r></a:p><a:p/></dgm:t></dgm:pt>"
      "</dgm:ptLst></dgm:dataModel>";
  const DocxBuilder builder =
      DocxBuilder()
          .Related("d1", "diagramData", "diagrams/data1.xml", "application/xml", data)
          .Body(Para(R("Pasos") + Drawing("<dgm:relIds r:dm='d1' r:lo='x' r:qs='y' r:cs='z'/>")) + P("fin"));
  EXPECT_EQ(Outline(builder), "Pasos\nPrimer paso\nSegundo\nfin\n");
}

TEST(DocxEmbedded, ChartsTellTheirWordsOnce) {
  const std::string names =
      "<c:strRef><c:strCache><c:pt idx='0'><c:v>Enero</c:v></c:pt><c:pt idx='1'><c:v>Febrero"
      "</c:v></c:pt></c:strCache></c:strRef>";
  const std::string chart =
      "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' "
      "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><c:chart><c:title><c:tx><c:rich><a:p><a:r>"
      "<a:t>Visitas</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:ser><c:cat>" +
      names + "</c:cat><c:val><c:numRef><c:numCache><c:pt><c:v>7</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>" +
      "<c:ser><c:cat>" + names + "</c:cat></c:ser></c:plotArea></c:chart></c:chartSpace>";
  const DocxBuilder builder = DocxBuilder()
                                  .Related("g1", "chart", "charts/chart1.xml", "application/xml", chart)
                                  .Body(Para(Drawing("<c:chart r:id='g1'/>")) + P("fin"));
  EXPECT_EQ(Outline(builder), "Visitas\nEnero; Febrero\nfin\n");
}

TEST(DocxEmbedded, DiagramsAndChartsWithoutTheirPartAreNothing) {
  EXPECT_EQ(OutlineOfBody(Para(R("a") + Drawing("<dgm:relIds r:dm='d1'/>") + Drawing("<c:chart r:id='g1'/>"))), "a\n");
  EXPECT_EQ(Outline(DocxBuilder()
                        .Related("g1", "chart", "charts/chart1.xml", "application/xml", "<c:chart")
                        .Body(Para(R("a") + Drawing("<c:chart r:id='g1'/>")))),
            "a\n");
}

TEST(DocxEmbedded, WordArtAndShapesOfDrawingsAreText) {
  EXPECT_EQ(OutlineOfBody(Para(R("a") + "<w:r><w:pict><v:shape><v:textpath on='t' string='BORRADOR'/></v:shape>"
                                        "</w:pict></w:r>") +
                          P("b")),
            "a\nBORRADOR\nb\n");
  EXPECT_EQ(OutlineOfBody(Para(Drawing("<a:txSp><a:txBody><a:p><a:r><a:t>rótulo</a:t></a:r><a:br/><a:r><a:t>dos</a:t>"
                                       "</a:r></a:p></a:txBody></a:txSp>"))),
            "rótulo dos\n");
}

TEST(DocxEmbedded, CommentsAreNotesInOrderOfReference) {
  const std::string reference = "<w:r><w:commentReference w:id='4'/></w:r>";
  const DocxBuilder builder =
      DocxBuilder()
          .Comments("<w:comment w:id='3' w:author='x'>" + P("sin referencia") +
                    "</w:comment><w:comment w:id='4' w:author='y'>" + P("revisar") + P("la fecha") + "</w:comment>")
          .Body(
              Para("<w:commentRangeStart w:id='4'/>" + R("a") + "<w:commentRangeEnd w:id='4'/>" + reference + R("b")));
  EXPECT_EQ(Outline(builder), "ab\nnote: revisar\nnote: la fecha\n");
}

// --- documents within the document ---

TEST(DocxChunks, OfHtmlAreRead) {
  EXPECT_EQ(
      OutlineWithChunk("text/html",
                       "<html><head><title>no</title><style>p{}</style></head><body><h2>T&iacute;tulo</h2>suelto"
                       "<p>uno<br>dos <b>tres</b></p><ul><li>a<ul><li>b</ul><li>c<p>sigue</p></ul><ol start=3>"
                       "<li>x<li>y</ol><p><strong>fuerte</strong></p></body></html>"),
      "antes\n#2 Título\nsuelto\nuno dos tres\n0 • a\n1 o b\n0 • c\n+0 sigue\n0 3. x\n0 4. y\n*fuerte\ndespués\n");
}

TEST(DocxChunks, OfHtmlKeepTablesAndSpans) {
  EXPECT_EQ(OutlineWithChunk("text/html; charset=utf-8",
                             "<table><thead><tr><th colspan=2>Año</th></tr></thead><tr><td rowspan=2><p>a</p><p>b</p>"
                             "<td>c<table><tr><td>x<td>y</table></tr><tr><td>d</table>"),
            "antes\n| Año 1x2 |\n| a/b 2x1 | c/x y |\n| d |\ndespués\n");
}

TEST(DocxChunks, OfMhtmlAreRead) {
  EXPECT_EQ(OutlineWithChunk("message/rfc822",
                             "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n type=\"text/html\";\r\n "
                             "boundary=\"--limite\"\r\n\r\n----limite\r\nContent-Type: text/html; charset=\"utf-8\"\r\n"
                             "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Coopera=\r\nci=C3=B3n</p>\r\n"
                             "----limite\r\nContent-Type: image/png\r\n\r\nxx\r\n----limite--\r\n"),
            "antes\nCooperación\ndespués\n");
}

TEST(DocxChunks, OfTextAndOfDocxAreRead) {
  EXPECT_EQ(OutlineWithChunk("text/plain", "uno\n\ndos"), "antes\nuno\ndos\ndespués\n");
  const std::string inner = DocxBuilder()
                                .Numbering(List(1, "decimal", "%1) %2) %3)"))
                                .Body(P("a", Num(1, 0)) + Table(Row(TextCell("b") + TextCell("c"))))
                                .Build();
  EXPECT_EQ(OutlineWithChunk("application/vnd.openxmlformats-officedocument.wordprocessingml.document", inner),
            "antes\n0 1) a\n| b | c |\ndespués\n");
}

TEST(DocxChunks, InACellAreTextOfIt) {
  EXPECT_EQ(Outline(DocxBuilder()
                        .Related("c1", "aFChunk", "a.html", "text/html", "<p>x</p><ul><li>y</ul>")
                        .Body(Table(Row(Cell(P("a") + Chunk("c1")) + TextCell("z"))))),
            "| a/x/• y | z |\n");
}

TEST(DocxChunks, ThatCannotBeReadAreTold) {
  for (const char* type : {"application/rtf", "message/rfc822"}) {
    EXPECT_EQ(WarningsOf(DocxBuilder().Related("c1", "aFChunk", "a.bin", type, "x").Body(P("a") + Chunk("c1"))),
              (std::vector<Diagnostic>{InPart(DiagnosticCode::kEmbeddedDocument, "", "word/a.bin")}))
        << type;
  }
  EXPECT_EQ(WarningsOf(DocxBuilder().Body(P("a") + Chunk("c9"))),
            (std::vector<Diagnostic>{InPart(DiagnosticCode::kEmbeddedDocument, "", "c9")}));
}

TEST(DocxChunks, DoNotRepeatOrNestWithoutEnd) {
  EXPECT_EQ(Outline(DocxBuilder()
                        .Related("c1", "aFChunk", "a.html", "text/html", "<p>x</p>")
                        .Body(Chunk("c1") + Chunk("c1") + P("b"))),
            "x\nb\n");
  std::string inner = DocxBuilder().Body(P("fondo")).Build();
  for (int depth = 0; depth < 5; ++depth) {
    inner = DocxBuilder().Related("c1", "aFChunk", "a.docx", "x/y", inner).Body(P("capa") + Chunk("c1")).Build();
  }
  const Result<Document> document = ExtractDocx(inner, {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document.value().blocks.size(), 3u);
}

TEST(Html, ForgivesWhatBrowsersDo) {
  EXPECT_TRUE(docx::ReadHtml("<p>a<td>b</p></div><li>c", {}).ok());
  EXPECT_TRUE(docx::ReadHtml("\xFF\xFE<p>\xC3(", "utf-8").ok());
  EXPECT_FALSE(docx::ReadHtml("", {}).ok());
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<div><b>";
  const Result<std::vector<Block>> blocks = docx::ReadHtml(deep + "x", {});
  EXPECT_TRUE(!blocks.ok() || blocks.value().size() <= 1);
}

TEST(Html, RefusesTablesBeyondAllMeasure) {
  std::string rows;
  for (int i = 0; i < 5000; ++i) rows += "<tr><td colspan=1000>x";
  EXPECT_FALSE(docx::ReadHtml("<table>" + rows + "</table>", {}).ok());
}

TEST(Mime, FindsNoHtmlInAnythingElse) {
  for (const char* message : {"", "\r\n", "Content-Type", "Content-Type: text/plain\r\n\r\n<p>",
                              "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n--x--",
                              "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n"}) {
    EXPECT_FALSE(docx::FindHtml(message).has_value()) << message;
  }
}

TEST(Mime, UndoesBase64) {
  const auto html = docx::FindHtml("Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+w7M8L3A+\n");
  ASSERT_TRUE(html.has_value());
  EXPECT_EQ(html->text, "<p>ó</p>");
}

// --- what is left out ---

TEST(DocxLeftOut, DeletedTextIsTold) {
  const std::string row = Row(TextCell("fila") + TextCell("borrada"), "<w:del w:id='1'/>");
  EXPECT_EQ(
      WarningsOf(DocxBuilder().Body(Para(R("a") + "<w:del w:id='1'><w:r><w:delText>viejo </w:delText></w:r></w:del>") +
                                    Table(row + Row(TextCell("c") + TextCell("d", "<w:cellDel w:id='2'/>"))))),
      (std::vector<Diagnostic>{InPart(DiagnosticCode::kDeletedText, "word/document.xml", "viejo fila borrada d")}));
}

TEST(DocxLeftOut, HiddenTextIsTold) {
  EXPECT_EQ(WarningsOf(DocxBuilder().Body(Para(R("a") + R("oculto", "<w:vanish/>")) +
                                          Table(Row(TextCell("b")) + Row(TextCell("fila"), "<w:hidden/>")))),
            (std::vector<Diagnostic>{InPart(DiagnosticCode::kHiddenText, "word/document.xml", "oculto fila")}));
}

TEST(DocxLeftOut, MovedTextIsNot) {
  EXPECT_EQ(WarningsOf(DocxBuilder().Body(Para("<w:moveFrom w:id='1'>" + R("x") + "</w:moveFrom>" + R("a") +
                                               "<w:moveTo w:id='2'>" + R("x") + "</w:moveTo>"))),
            std::vector<Diagnostic>());
}

}  // namespace
}  // namespace acervo::test
