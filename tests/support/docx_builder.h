// Makes DOCX and other ZIP files in memory, from parts given as strings.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace acervo::test {

struct ZipMember {
  std::string name;
  std::string content;
  bool deflate = true;
};

// A ZIP with these members in this order; a name may stand twice.
std::string MakeZip(const std::vector<ZipMember>& members);

// A DOCX whose parts are consistent by themselves. `Body("<w:p>…</w:p>")` is enough for a document; the prefixes w, r,
// mc, m, wps, wp, a, v, dgm, c are bound in every part of WordprocessingML.
class DocxBuilder {
 public:
  enum class Dialect { kTransitional, kStrict };

  explicit DocxBuilder(Dialect dialect = Dialect::kTransitional);

  DocxBuilder& Body(std::string_view xml);       // adds to w:body
  DocxBuilder& Styles(std::string_view xml);     // the children of w:styles
  DocxBuilder& Numbering(std::string_view xml);  // of w:numbering
  DocxBuilder& Settings(std::string_view xml);   // of w:settings
  DocxBuilder& Footnotes(std::string_view xml);  // of w:footnotes
  DocxBuilder& Endnotes(std::string_view xml);   // of w:endnotes
  DocxBuilder& Comments(std::string_view xml);   // of w:comments
  // A header or footer part "word/NAME.xml" with NAME as its relationship id.
  DocxBuilder& Header(std::string_view name, std::string_view xml);
  DocxBuilder& Footer(std::string_view name, std::string_view xml);
  DocxBuilder& CoreProperties(std::string_view xml);  // the children of cp:coreProperties; prefixes dc, dcterms
  // A part beside the main one under a relationship of it ("chunk1", "aFChunk", "anexo.html", "text/html", bytes).
  DocxBuilder& Related(std::string id, std::string relationship_type, std::string name, std::string content_type,
                       std::string content);
  // Where the main part stands, and of which content type it is.
  DocxBuilder& MainPart(std::string name);
  DocxBuilder& MainContentType(std::string type);
  // Puts a part in as it is, or replaces one of the above at build time.
  DocxBuilder& RawPart(std::string name, std::string content);
  DocxBuilder& WithoutPart(std::string name);

  std::vector<ZipMember> Parts() const;
  std::string Build() const { return MakeZip(Parts()); }

 private:
  struct Part {
    std::string name;  // relative to the main part's folder
    std::string relationship_type;
    std::string root;
    std::string xml;
  };
  struct RelatedPart {
    std::string id;
    std::string relationship_type;
    std::string name;
    std::string content_type;
    std::string content;
  };

  DocxBuilder& AddPart(std::string name, std::string relationship_type, std::string root, std::string_view xml);
  std::string Element(const std::string& root, const std::string& children) const;
  std::string ContentTypes() const;
  std::string PackageRelationships() const;
  std::string MainRelationships() const;
  std::string Folder() const;

  Dialect dialect_;
  std::string main_part_ = "word/document.xml";
  std::string main_type_;
  std::string body_;
  std::string core_;
  std::vector<Part> parts_;
  std::vector<RelatedPart> related_;
  std::vector<std::pair<std::string, std::string>> raw_;
  std::vector<std::string> removed_;
};

// <w:p> with one run of this text, properties in front ("<w:pStyle w:val='X'/>"). The text is XML.
std::string P(std::string_view text, std::string_view properties = {});
// <w:r> with run properties.
std::string R(std::string_view text, std::string_view properties = {});
// A <w:p> of given children.
std::string Para(std::string_view children, std::string_view properties = {});
// <w:tbl> of rows; <w:tr> of cells; <w:tc> of content with its properties.
std::string Table(std::string_view rows);
std::string Row(std::string_view cells, std::string_view properties = {});
std::string Cell(std::string_view content, std::string_view properties = {});
// A cell of one paragraph of this text.
std::string TextCell(std::string_view text, std::string_view properties = {});
// "<w:numPr>…" and "<w:ind …/>" for paragraph properties.
std::string Num(int num_id, int level);
std::string Ind(int left, int hanging);
// <w:abstractNum> and <w:num> of one bullet or number format on three levels, 720 apart, texts parted by spaces.
std::string List(int num_id, std::string_view format, std::string_view level_texts, std::string_view font = {});

}  // namespace acervo::test
