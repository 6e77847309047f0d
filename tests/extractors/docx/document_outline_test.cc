// The form of the expected files.
#include "tests/support/document_outline.h"

#include <gtest/gtest.h>

namespace acervo::test {
namespace {

Document Sample() {
  Document document;
  Paragraph title;
  title.text = "Informe";
  title.heading = 1;
  title.bold = true;
  Paragraph item;
  item.text = "uno";
  item.list = ListMark{1, "1."};
  Paragraph rest;
  rest.text = "sigue";
  rest.continues = 1;
  Paragraph note;
  note.text = "nota";
  note.role = BlockRole::kNote;
  acervo::Table table;
  table.rows = {{{"a", 2, 1}, {"b\nc", 1, 2}}, {{"", 1, 1}, {"d|e", 2, 3}}};
  document.blocks = {title, item, rest, table, note};
  document.warnings = {InPart(DiagnosticCode::kEmbeddedDocument, "word/document.xml", "anexo")};
  return document;
}

TEST(DocumentOutlineTest, IsALineForEachBlockAndRow) {
  EXPECT_EQ(DocumentOutline(Sample()),
            "p[heading=1]: Informe\nli[level=1 marker=1.]: uno\np[continues=1]: sigue\n"
            "table:\n| a[rows=2] | b⏎c[cols=2] |\n| | d\\|e[rows=2 cols=3] |\nnote: nota\n");
}

TEST(DocumentOutlineTest, TellsBoldAndNoticesWhereAsked) {
  const std::string outline = DocumentOutline(Sample(), {.bold = true, .notices = true});
  EXPECT_TRUE(outline.starts_with("p[heading=1 bold]: Informe\n"));
  EXPECT_TRUE(outline.ends_with("notice[code=embedded_document]: anexo\n"));
}

}  // namespace
}  // namespace acervo::test
