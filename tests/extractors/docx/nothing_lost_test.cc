// Every letter of a document's parts is in some block of what was read, or a notice tells of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "core/text.h"
#include "extractors/docx/docx.h"
#include "extractors/docx/package.h"
#include "extractors/docx/xml_reader.h"
#include "tests/support/docx_builder.h"

namespace acervo::test {
namespace {

namespace fs = std::filesystem;
using docx::Tag;

using Letters = std::map<char32_t, int>;

void AddLetters(std::string_view text, Letters& letters) {
  const std::string clean = Fold(CleanText(text));
  for (std::size_t i = 0; i < clean.size();) {
    const char32_t c = NextCodePoint(clean, i);
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c > 0x2FF;
    if (is_letter && (c < 0x2000 || c > 0x2FFF) && (c < 0xE000 || c > 0xF8FF)) ++letters[c];
  }
}

// The text of a part as a naive reader finds it: of alternatives the first, of moved text where it went, of fields the
// result.
class TextCollector {
 public:
  explicit TextCollector(docx::XmlReader& reader) : reader_(reader) {}

  std::string Collect() {
    if (reader_.ReadRoot()) Walk();
    return std::move(text_);
  }

 private:
  void Walk() {
    bool chosen = false;
    reader_.ForEachChild([&](Tag tag) {
      const std::size_t before = text_.size();
      if (tag == Tag::kFldChar) ReadField(reader_.Attribute("fldCharType"));
      if (IsText(tag)) {
        if (codes_.find('c') == std::string::npos) reader_.AppendText(text_);
      } else if (tag != Tag::kMoveFrom && !(tag == Tag::kFallback && chosen)) {
        Walk();
      }
      if (tag == Tag::kChoice) chosen = text_.size() > before;
      if (tag == Tag::kP) text_ += ' ';
    });
  }

  static bool IsText(Tag tag) {
    return tag == Tag::kT || tag == Tag::kDelText || tag == Tag::kMathText || tag == Tag::kDrawingText;
  }

  void ReadField(const std::string& type) {
    if (type == "begin") codes_ += 'c';
    if (type == "separate" && !codes_.empty()) codes_.back() = 'r';
    if (type == "end" && !codes_.empty()) codes_.pop_back();
  }

  docx::XmlReader& reader_;
  std::string text_;
  std::string codes_;  // open fields: 'c' in the code, 'r' in the result
};

Letters LettersOf(const Document& document) {
  Letters letters;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      AddLetters(paragraph->text, letters);
      if (paragraph->list) AddLetters(paragraph->list->marker, letters);
      continue;
    }
    for (const auto& row : std::get<acervo::Table>(block).rows) {
      for (const acervo::Cell& cell : row) AddLetters(cell.text, letters);
    }
  }
  for (const Diagnostic& notice : document.warnings) AddLetters(notice.text, letters);
  return letters;
}

// The letters of one part that the document lacks, as text.
std::string Missing(docx::Package& package, const std::string& part, const Letters& read) {
  const Result<std::string> xml = package.Read(part);
  if (!xml.ok()) return "unreadable";
  docx::XmlReader reader(xml.value(), package.markup_limits());
  Letters wanted;
  AddLetters(TextCollector(reader).Collect(), wanted);
  std::string missing;
  for (const auto& [letter, count] : wanted) {
    const auto found = read.find(letter);
    const int lacking = count - (found == read.end() ? 0 : found->second);
    for (int i = 0; i < lacking; ++i) AppendUtf8(missing, letter);
  }
  return missing;
}

// Parts that no page shows (a header of even pages that are not told apart) are none of the document's.
void ExpectNothingLost(const std::string& bytes, const std::vector<std::string>& unseen_parts = {}) {
  const Result<Document> document = ExtractDocx(bytes, {});
  ASSERT_TRUE(document.ok()) << document.error().detail;
  Result<docx::Package> package = docx::Package::Open(bytes, {});
  ASSERT_TRUE(package.ok());
  const Result<std::string> main = package.value().MainPart();
  ASSERT_TRUE(main.ok());
  const Letters read = LettersOf(document.value());
  EXPECT_EQ(Missing(package.value(), main.value(), read), "") << main.value();
  const Result<std::vector<docx::Relationship>> parts = package.value().Relationships(main.value());
  ASSERT_TRUE(parts.ok());
  for (const docx::Relationship& part : parts.value()) {
    static constexpr std::string_view kTypes[] = {"header",   "footer",   "footnotes",
                                                  "endnotes", "comments", "diagramData"};
    const bool has_text = std::find(std::begin(kTypes), std::end(kTypes), part.type) != std::end(kTypes);
    const bool unseen = std::find(unseen_parts.begin(), unseen_parts.end(), part.target) != unseen_parts.end();
    if (!has_text || unseen) continue;
    EXPECT_EQ(Missing(package.value(), part.target, read), "") << part.target;
  }
}

std::string BytesOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(NothingLost, OfTheSamples) {
  for (const char* folder : {"reports", "features/docx"}) {
    for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(ACERVO_TESTDATA_DIR) / folder)) {
      if (entry.path().extension() != ".docx") continue;
      SCOPED_TRACE(entry.path().filename().string());
      ExpectNothingLost(BytesOf(entry.path()));
    }
  }
}

const std::string kRevision = "w:id='1' w:author='a'";

std::string Box(const std::string& blocks) {
  return "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>" + blocks +
         "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + blocks +
         "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
}

// Everything within everything: tables in boxes in cells of tables in controls, with revisions at each step.
TEST(NothingLost, WhateverStandsInWhatever) {
  const std::string deleted = "<w:del " + kRevision + "><w:r><w:delText>abolido</w:delText></w:r></w:del>";
  const std::string runs = R("normal ") + R("oculto", "<w:vanish/>") + deleted + "<w:ins " + kRevision + ">" +
                           R("insertado") + "</w:ins><w:hyperlink>" + R("vinculo") + "</w:hyperlink><w:fldSimple>" +
                           R("campo") + "</w:fldSimple><m:oMath><m:r><m:t>formula</m:t></m:r></m:oMath>";
  const std::string paragraph = Para(runs);
  const std::string covered = Row(TextCell("encima", "<w:vMerge w:val='restart'/>") + TextCell("lado")) +
                              Row(TextCell("debajo", "<w:vMerge/>") + TextCell("otro"));
  const std::string removed = Row(TextCell("eliminada"), "<w:del " + kRevision + "/>") +
                              Row(TextCell("escondida"), "<w:hidden/>") +
                              Row(TextCell("celda", "<w:cellDel " + kRevision + "/>") + TextCell("queda"));
  const std::string inner = Table(covered + removed + Row(Cell(paragraph + Table(covered + removed))));
  const std::string body =
      paragraph + inner + Para(runs + Box(paragraph + inner)) + "<w:sdt><w:sdtContent>" +
      Table(Row("<w:sdt><w:sdtContent>" + Cell(Para(runs + Box(inner))) + "</w:sdtContent></w:sdt>")) +
      "</w:sdtContent></w:sdt><w:customXml>" + paragraph + "</w:customXml>" + R("suelto") +
      Table(P("entre filas") + Row(P("entre celdas") + TextCell("c"))) +
      P("junto ", "<w:rPr><w:del " + kRevision + "/></w:rPr>") + P("pegado");
  ExpectNothingLost(DocxBuilder()
                        .Header("h1", paragraph + inner)
                        .Header("h2", P("nunca"))
                        .Footnotes("<w:footnote w:id='1'>" + paragraph + inner + "</w:footnote>")
                        .Body(body + Para("<w:r><w:footnoteReference w:id='1'/></w:r>") +
                              "<w:sectPr><w:headerReference w:type='default' r:id='h1'/>"
                              "<w:headerReference w:type='even' r:id='h2'/></w:sectPr>")
                        .Build(),
                    {"word/h2.xml"});
}

}  // namespace
}  // namespace acervo::test
