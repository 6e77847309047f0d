#include "tests/support/docx_builder.h"

#include <zip.h>

#include <algorithm>
#include <cstdlib>

namespace acervo::test {
namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kTransitionalWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view kStrictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main";
constexpr std::string_view kTransitionalRelationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kStrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";
constexpr std::string_view kDocumentType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

// A test that cannot make its input must not go on.
void Require(bool ok) {
  if (!ok) std::abort();
}

std::string ReadAll(zip_source_t* source) {
  Require(zip_source_open(source) == 0);
  Require(zip_source_seek(source, 0, SEEK_END) == 0);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  Require(zip_source_seek(source, 0, SEEK_SET) == 0);
  Require(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(source);
  return bytes;
}

// libzip refuses a name that is there: it is added under another of its length, which is then overwritten.
std::string PlaceholderName(std::size_t length, std::size_t index) {
  std::string name(length, '~');
  for (std::size_t i = 0; i < length && index > 0; ++i, index /= 10) name[i] = static_cast<char>('0' + index % 10);
  return name;
}

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string Relationship(std::string_view id, std::string_view type, std::string_view target) {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(type) + "\" Target=\"" +
         std::string(target) + "\"/>";
}

std::string RelationshipsPart(const std::string& relationships) {
  return std::string(kXml) + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         relationships + "</Relationships>";
}

}  // namespace

std::string MakeZip(const std::vector<ZipMember>& members) {
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  Require(buffer != nullptr);
  zip_source_keep(buffer);
  zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, nullptr);
  Require(archive != nullptr);
  std::vector<std::pair<std::string, std::string>> renamed;
  for (const ZipMember& member : members) {
    zip_source_t* source = zip_source_buffer(archive, member.content.data(), member.content.size(), 0);
    std::string name = member.name;
    if (zip_name_locate(archive, name.c_str(), 0) >= 0) {
      name = PlaceholderName(name.size(), renamed.size() + 1);
      renamed.emplace_back(name, member.name);
    }
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    Require(index >= 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), member.deflate ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                             0);
  }
  Require(zip_close(archive) == 0);
  std::string bytes = members.empty() ? std::string("PK\x05\x06") + std::string(18, '\0') : ReadAll(buffer);
  zip_source_free(buffer);
  for (const auto& [from, to] : renamed) ReplaceAll(bytes, from, to);
  return bytes;
}

DocxBuilder::DocxBuilder(Dialect dialect) : dialect_(dialect), main_type_(kDocumentType) {}

DocxBuilder& DocxBuilder::AddPart(std::string name, std::string relationship_type, std::string root,
                                  std::string_view xml) {
  parts_.push_back({std::move(name), std::move(relationship_type), std::move(root), std::string(xml)});
  return *this;
}

DocxBuilder& DocxBuilder::Body(std::string_view xml) {
  body_ += xml;
  return *this;
}
DocxBuilder& DocxBuilder::Styles(std::string_view xml) { return AddPart("styles.xml", "styles", "styles", xml); }
DocxBuilder& DocxBuilder::Numbering(std::string_view xml) {
  return AddPart("numbering.xml", "numbering", "numbering", xml);
}
DocxBuilder& DocxBuilder::Settings(std::string_view xml) {
  return AddPart("settings.xml", "settings", "settings", xml);
}
DocxBuilder& DocxBuilder::Footnotes(std::string_view xml) {
  return AddPart("footnotes.xml", "footnotes", "footnotes", xml);
}
DocxBuilder& DocxBuilder::Endnotes(std::string_view xml) {
  return AddPart("endnotes.xml", "endnotes", "endnotes", xml);
}
DocxBuilder& DocxBuilder::Comments(std::string_view xml) {
  return AddPart("comments.xml", "comments", "comments", xml);
}
DocxBuilder& DocxBuilder::Related(std::string id, std::string relationship_type, std::string name,
                                  std::string content_type, std::string content) {
  related_.push_back(
      {std::move(id), std::move(relationship_type), std::move(name), std::move(content_type), std::move(content)});
  return *this;
}
DocxBuilder& DocxBuilder::Header(std::string_view name, std::string_view xml) {
  return AddPart(std::string(name) + ".xml", "header", "hdr", xml);
}
DocxBuilder& DocxBuilder::Footer(std::string_view name, std::string_view xml) {
  return AddPart(std::string(name) + ".xml", "footer", "ftr", xml);
}
DocxBuilder& DocxBuilder::CoreProperties(std::string_view xml) {
  core_ = xml;
  return *this;
}
DocxBuilder& DocxBuilder::MainPart(std::string name) {
  main_part_ = std::move(name);
  return *this;
}
DocxBuilder& DocxBuilder::MainContentType(std::string type) {
  main_type_ = std::move(type);
  return *this;
}
DocxBuilder& DocxBuilder::RawPart(std::string name, std::string content) {
  raw_.emplace_back(std::move(name), std::move(content));
  return *this;
}
DocxBuilder& DocxBuilder::WithoutPart(std::string name) {
  removed_.push_back(std::move(name));
  return *this;
}

std::string DocxBuilder::Element(const std::string& root, const std::string& children) const {
  const bool strict = dialect_ == Dialect::kStrict;
  return std::string(kXml) + "<w:" + root + " xmlns:w=\"" + std::string(strict ? kStrictWord : kTransitionalWord) +
         "\" xmlns:r=\"" + std::string(strict ? kStrictRelationships : kTransitionalRelationships) +
         "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
         " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
         " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
         " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
         " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
         " xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\""
         " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
         "xmlns:v=\"urn:schemas-microsoft-com:vml\">" +
         children + "</w:" + root + ">";
}

std::string DocxBuilder::Folder() const { return main_part_.substr(0, main_part_.rfind('/') + 1); }

std::string DocxBuilder::ContentTypes() const {
  std::string related;
  for (const RelatedPart& part : related_) {
    related += "<Override PartName=\"/" + Folder() + part.name + "\" ContentType=\"" + part.content_type + "\"/>";
  }
  return std::string(kXml) +
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
         "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/" +
         main_part_ + "\" ContentType=\"" + main_type_ + "\"/>" + related + "</Types>";
}

std::string DocxBuilder::PackageRelationships() const {
  const bool strict = dialect_ == Dialect::kStrict;
  std::string xml = Relationship(
      "main", std::string(strict ? kStrictRelationships : kTransitionalRelationships) + "/officeDocument", main_part_);
  if (!core_.empty()) {
    xml += Relationship("core", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                        "docProps/core.xml");
  }
  return RelationshipsPart(xml);
}

std::string DocxBuilder::MainRelationships() const {
  const bool strict = dialect_ == Dialect::kStrict;
  std::string xml;
  for (const Part& part : parts_) {
    const std::string id = part.name.substr(0, part.name.rfind('.'));
    xml += Relationship(
        id, std::string(strict ? kStrictRelationships : kTransitionalRelationships) + "/" + part.relationship_type,
        part.name);
  }
  for (const RelatedPart& part : related_) {
    xml += Relationship(part.id, std::string(kTransitionalRelationships) + "/" + part.relationship_type, part.name);
  }
  return RelationshipsPart(xml);
}

std::vector<ZipMember> DocxBuilder::Parts() const {
  std::vector<ZipMember> members = {
      {"[Content_Types].xml", ContentTypes()},
      {"_rels/.rels", PackageRelationships()},
      {main_part_, Element("document", "<w:body>" + body_ + "</w:body>")},
      {Folder() + "_rels/" + main_part_.substr(Folder().size()) + ".rels", MainRelationships()},
  };
  for (const Part& part : parts_) members.push_back({Folder() + part.name, Element(part.root, part.xml)});
  for (const RelatedPart& part : related_) members.push_back({Folder() + part.name, part.content});
  if (!core_.empty()) {
    members.push_back(
        {"docProps/core.xml",
         std::string(kXml) +
             "<cp:coreProperties "
             "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
             "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">" +
             core_ + "</cp:coreProperties>"});
  }
  for (const auto& [name, content] : raw_) {
    const auto same = std::ranges::find(members, name, &ZipMember::name);
    if (same != members.end()) {
      same->content = content;
    } else {
      members.push_back({name, content});
    }
  }
  std::erase_if(members, [&](const ZipMember& member) {
    return std::find(removed_.begin(), removed_.end(), member.name) != removed_.end();
  });
  return members;
}

std::string R(std::string_view text, std::string_view properties) {
  return "<w:r><w:rPr>" + std::string(properties) + "</w:rPr><w:t xml:space=\"preserve\">" + std::string(text) +
         "</w:t></w:r>";
}

std::string Para(std::string_view children, std::string_view properties) {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr>" + std::string(children) + "</w:p>";
}

std::string P(std::string_view text, std::string_view properties) { return Para(R(text), properties); }

std::string Table(std::string_view rows) { return "<w:tbl><w:tblPr/><w:tblGrid/>" + std::string(rows) + "</w:tbl>"; }

std::string Row(std::string_view cells, std::string_view properties) {
  return "<w:tr><w:trPr>" + std::string(properties) + "</w:trPr>" + std::string(cells) + "</w:tr>";
}

std::string Cell(std::string_view content, std::string_view properties) {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + std::string(content) + "</w:tc>";
}

std::string TextCell(std::string_view text, std::string_view properties) { return Cell(P(text), properties); }

std::string Num(int num_id, int level) {
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(num_id) +
         "\"/></w:numPr>";
}

std::string Ind(int left, int hanging) {
  return "<w:ind w:left=\"" + std::to_string(left) + "\" w:hanging=\"" + std::to_string(hanging) + "\"/>";
}

std::string List(int num_id, std::string_view format, std::string_view level_texts, std::string_view font) {
  std::string levels;
  for (int level = 0; level < 3; ++level) {
    const std::size_t end = level_texts.find(' ');
    const std::string text(level_texts.substr(0, end));
    if (end != std::string_view::npos) level_texts.remove_prefix(end + 1);
    levels += "<w:lvl w:ilvl=\"" + std::to_string(level) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
              std::string(format) + "\"/><w:lvlText w:val=\"" + text + "\"/><w:pPr>" + Ind(720 * (level + 1), 360) +
              "</w:pPr><w:rPr><w:rFonts w:ascii=\"" + std::string(font) + "\"/></w:rPr></w:lvl>";
  }
  const std::string id = std::to_string(num_id);
  return "<w:abstractNum w:abstractNumId=\"" + id + "\">" + levels + "</w:abstractNum><w:num w:numId=\"" + id +
         "\"><w:abstractNumId w:val=\"" + id + "\"/></w:num>";
}

}  // namespace acervo::test
