// Package → parts → stories → blocks. The main part must be sound; what is around it (styles, numbering, notes,
// headers, properties) may be damaged: then the text is read without it, and a notice says so.
#include "extractors/docx/docx.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/text.h"
#include "extractors/docx/assembly.h"
#include "extractors/docx/document_reader.h"
#include "extractors/docx/measure.h"
#include "extractors/docx/meta.h"
#include "extractors/docx/numbering.h"
#include "extractors/docx/package.h"
#include "extractors/docx/story.h"
#include "extractors/docx/styles.h"
#include "extractors/docx/xml_reader.h"

namespace acervo {
namespace docx {
namespace {

using std::string_view_literals::operator""sv;

class DocumentReader {
 public:
  DocumentReader(Package package, const ExtractOptions& options, int depth)
      : package_(std::move(package)),
        limits_(package_.markup_limits()),
        chunks_(options, depth),
        context_{styles_, options.max_blocks, parts_, limits_, chunks_} {}

  Result<Document> Read() {
    document_.format = Format::kDocx;
    Status status = FindParts();
    if (status.ok()) status = ReadFormatting();
    if (status.ok()) status = ReadBody();
    if (status.ok()) status = ReadNotes();
    if (status.ok()) status = ReadHeadersAndFooters();
    if (status.ok()) status = ReadMeta();
    if (!status.ok()) return status.error();
    return Finish();
  }

  std::size_t inflated() const { return package_.inflated(); }

 private:
  Status FindParts() {
    Result<std::string> main = package_.MainPart();
    if (!main.ok()) return main.error();
    main_part_ = std::move(main.value());
    for (const std::string& name : package_.duplicates())
      document_.warnings.push_back(InPart(DiagnosticCode::kDuplicatePart, name, ""));
    Result<std::vector<Relationship>> relationships = package_.Relationships(main_part_);
    if (relationships.ok()) relationships_ = std::move(relationships.value());
    return relationships.ok() ? Ok() : Forgive(relationships.error(), main_part_);
  }

  // Damage outside of the text costs what the damaged part would have told; anything worse costs the document.
  Status Forgive(const Error& error, const std::string& part) {
    if (error.code != ErrorCode::kCorrupt) return Error(error).In(part);
    document_.warnings.push_back(InPart(DiagnosticCode::kUnreadablePart, part, error.detail));
    return Ok();
  }

  const Relationship* FindByType(std::string_view type) const {
    const auto found = std::find_if(relationships_.begin(), relationships_.end(),
                                    [&](const Relationship& relationship) { return relationship.type == type; });
    return found == relationships_.end() ? nullptr : &*found;
  }

  const Relationship* FindById(std::string_view id) const {
    const auto found = std::find_if(relationships_.begin(), relationships_.end(),
                                    [&](const Relationship& relationship) { return relationship.id == id; });
    return found == relationships_.end() ? nullptr : &*found;
  }

  // Reads a part that need not be there or be sound. `read` takes its bytes and gives a Status.
  template <typename ReadPart>
  Status ReadAuxiliary(const std::string& part, ReadPart read) {
    Result<std::string> xml = package_.Read(part);
    if (!xml.ok()) return Forgive(xml.error(), part);
    const Status status = read(xml.value());
    return status.ok() ? Ok() : Forgive(status.error(), part);
  }

  template <typename ReadPart>
  Status ReadAuxiliaryOfType(std::string_view type, ReadPart read) {
    const Relationship* relationship = FindByType(type);
    return relationship == nullptr ? Ok() : ReadAuxiliary(relationship->target, read);
  }

  Status ReadFormatting() {
    Status status = ReadAuxiliaryOfType("styles", [&](std::string& xml) -> Status {
      Result<Styles> styles = Styles::Read(std::move(xml), limits_);
      if (!styles.ok()) return styles.error();
      styles_ = std::move(styles.value());
      return Ok();
    });
    if (!status.ok()) return status;
    status = ReadAuxiliaryOfType("numbering", [&](const std::string& xml) -> Status {
      Result<Numbering> numbering = Numbering::Read(xml, limits_);
      if (!numbering.ok()) return numbering.error();
      numbering_ = std::move(numbering.value());
      return Ok();
    });
    numbering_.Link(styles_);
    numbering_.SpeakIn(styles_.language());
    styles_.CountOn(numbering_);
    return status;
  }

  Status ReadBody() {
    const Result<std::string> xml = package_.Read(main_part_);
    if (!xml.ok()) return xml.error();
    parts_.Enter(main_part_);
    XmlReader reader(xml.value(), limits_);
    Story story;
    if (reader.ReadRoot() && reader.tag() != Tag::kDocument) reader.Fail({ErrorCode::kCorrupt, "root element", {}});
    reader.ForEachChild([&](Tag tag) {
      if (tag == Tag::kBody) story = ReadStory(reader, context_);
    });
    if (!reader.status().ok()) return Error(reader.status().error()).In(main_part_);
    Result<std::vector<Block>> body = assembler_.Body(std::move(story));
    if (!body.ok()) return Error(body.error()).In(main_part_);
    body_ = std::move(body.value());
    return Ok();
  }

  Status ReadNotes() {
    Status status = ReadNotesOf("footnotes", NoteKind::kFootnote);
    if (status.ok()) status = ReadNotesOf("endnotes", NoteKind::kEndnote);
    return status.ok() ? ReadNotesOf("comments", NoteKind::kComment) : status;
  }

  // Notes in the order of their references; a note that nothing refers to is on no page.
  Status ReadNotesOf(std::string_view type, NoteKind kind) {
    const std::vector<NoteReference> references = context_.notes;
    const auto fits = [&](const NoteReference& note) { return note.kind == kind; };
    if (std::none_of(references.begin(), references.end(), fits)) return Ok();
    const Relationship* part = FindByType(type);
    if (part == nullptr) return Ok();
    return ReadAuxiliary(part->target, [&](const std::string& xml) -> Status {
      std::unordered_map<std::string, Story> stories;
      parts_.Enter(part->target);
      XmlReader reader(xml, limits_);
      if (reader.ReadRoot()) {
        reader.ForEachChild([&](Tag tag) {
          if (tag != Tag::kFootnote && tag != Tag::kEndnote && tag != Tag::kComment) return;
          const std::string id = reader.Attribute("id");
          stories[id] = ReadStory(reader, context_);
        });
      }
      for (const NoteReference& note : references) {
        if (!fits(note)) continue;
        if (const auto story = stories.extract(note.id)) Append(notes_, story.mapped(), BlockRole::kNote);
      }
      return reader.status();
    });
  }

  void Append(std::vector<Block>& out, const Story& story, BlockRole role) {
    for (Paragraph& paragraph : assembler_.Flat(story, role)) out.emplace_back(std::move(paragraph));
  }

  // Whether the document tells even pages apart (17.10.1); asked only where a section has a header for them.
  Status ReadEvenAndOdd(bool& even_and_odd) {
    const bool asked =
        std::any_of(context_.sections.begin(), context_.sections.end(), [](const SectionFormat& section) {
          return std::any_of(section.references.begin(), section.references.end(),
                             [](const SectionFormat::Reference& reference) { return reference.type == "even"sv; });
        });
    if (!asked) return Ok();
    return ReadAuxiliaryOfType("settings", [&](const std::string& xml) -> Status {
      XmlReader reader(xml, limits_);
      if (reader.ReadRoot()) {
        reader.ForEachChild([&](Tag tag) {
          if (tag == Tag::kEvenAndOddHeaders) even_and_odd = ParseOnOff(reader.Attribute("val", "1"));
        });
      }
      return reader.status();
    });
  }

  // 17.10.2, 17.10.6: the first page's own header counts where the section says so, the even pages' where the document
  // does.
  Status ReadHeadersAndFooters() {
    bool even_and_odd = false;
    Status status = ReadEvenAndOdd(even_and_odd);
    std::vector<SectionFormat> sections = context_.sections;
    std::unordered_set<std::string> seen;
    for (SectionFormat& section : sections) {
      std::stable_partition(section.references.begin(), section.references.end(),
                            [](const SectionFormat::Reference& reference) { return reference.type == "first"sv; });
      for (const SectionFormat::Reference& reference : section.references) {
        if (!status.ok()) return status;
        const bool shown = reference.type == "first"sv  ? section.title_page
                           : reference.type == "even"sv ? even_and_odd
                                                        : true;
        const Relationship* relationship = FindById(reference.relationship);
        if (!shown || relationship == nullptr || !seen.insert(relationship->target).second) continue;
        status = ReadHeaderOrFooter(relationship->target, reference.header);
      }
    }
    return status;
  }

  Status ReadHeaderOrFooter(const std::string& part, bool header) {
    return ReadAuxiliary(part, [&](const std::string& xml) -> Status {
      parts_.Enter(part);
      XmlReader reader(xml, limits_);
      Story story;
      if (reader.ReadRoot()) story = ReadStory(reader, context_);
      std::vector<Block> blocks;
      Append(blocks, story, header ? BlockRole::kHeader : BlockRole::kFooter);
      AppendUnlessTold(header ? headers_ : footers_, std::move(blocks));
      return reader.status();
    });
  }

  // Sections often repeat a header word for word in a part of their own.
  static void AppendUnlessTold(std::vector<Block>& out, std::vector<Block> blocks) {
    if (blocks.empty() || std::search(out.begin(), out.end(), blocks.begin(), blocks.end()) != out.end()) return;
    std::move(blocks.begin(), blocks.end(), std::back_inserter(out));
  }

  Status ReadMeta() {
    const Result<std::vector<Relationship>> relationships = package_.Relationships("");
    if (!relationships.ok()) return Ok();  // the main part was found without them
    for (const Relationship& relationship : relationships.value()) {
      if (relationship.type != "core-properties"sv || !package_.Has(relationship.target)) continue;
      return ReadAuxiliary(relationship.target, [&](const std::string& xml) -> Status {
        Result<Meta> meta = ReadCoreProperties(xml, limits_);
        if (!meta.ok()) return meta.error();
        document_.meta = std::move(meta.value());
        return Ok();
      });
    }
    return Ok();
  }

  bool HasText() const {
    return std::any_of(document_.blocks.begin(), document_.blocks.end(), [](const Block& block) {
      const auto* table = std::get_if<Table>(&block);
      return table == nullptr || std::any_of(table->rows.begin(), table->rows.end(), [](const std::vector<Cell>& row) {
               return std::any_of(row.begin(), row.end(), [](const Cell& cell) { return !cell.text.empty(); });
             });
    });
  }

  Result<Document> Finish() {
    for (std::vector<Block>* blocks : {&headers_, &body_, &notes_, &footers_}) {
      std::move(blocks->begin(), blocks->end(), std::back_inserter(document_.blocks));
    }
    if (!HasText() && context_.pictures) return Error{ErrorCode::kNoText, "", {}};
    if (!HasText()) return Error{ErrorCode::kEmpty, "", {}};
    std::move(context_.warnings.begin(), context_.warnings.end(), std::back_inserter(document_.warnings));
    for (const std::string& text : assembler_.covered_texts()) {
      document_.warnings.push_back(InPart(DiagnosticCode::kCoveredCell, main_part_, text));
    }
    TellTablesAsPictures();
    if (styles_.damaged())
      document_.warnings.push_back(InPart(DiagnosticCode::kUnreadablePart, FindByType("styles")->target, "XML"));
    TellLeftOut(DiagnosticCode::kDeletedText, context_.left_out.deleted);
    TellLeftOut(DiagnosticCode::kHiddenText, context_.left_out.hidden);
    return std::move(document_);
  }

  // A picture is told of where there is no table beside it; photographs stand in many a report that has one.
  void TellTablesAsPictures() {
    const auto tell = [&](const std::string& name) {
      document_.warnings.push_back(InPart(DiagnosticCode::kTableAsPicture, main_part_, CleanText(name)));
    };
    std::for_each(context_.sheets.begin(), context_.sheets.end(), tell);
    const bool table = std::any_of(document_.blocks.begin(), document_.blocks.end(),
                                   [](const Block& block) { return std::holds_alternative<Table>(block); });
    if (!table) std::for_each(context_.large_pictures.begin(), context_.large_pictures.end(), tell);
  }

  void TellLeftOut(DiagnosticCode code, const std::string& text) {
    if (std::string cleaned = CleanText(text); !cleaned.empty()) {
      document_.warnings.push_back(InPart(code, main_part_, std::move(cleaned)));
    }
  }

  Package package_;
  MarkupLimits limits_;
  std::string main_part_;
  std::vector<Relationship> relationships_;
  Styles styles_;
  Numbering numbering_;
  PartSource parts_{package_};
  ChunkReader chunks_;
  StoryContext context_;
  Assembler assembler_{styles_, numbering_};
  std::vector<Block> headers_;
  std::vector<Block> body_;
  std::vector<Block> notes_;
  std::vector<Block> footers_;
  Document document_;
};

}  // namespace

Result<Document> ReadDocument(std::string_view bytes, const ExtractOptions& options, int depth, std::size_t& inflated) {
  Result<Package> package = Package::Open(bytes, options);
  if (!package.ok()) return package.error();
  DocumentReader reader(std::move(package.value()), options, depth);
  Result<Document> document = reader.Read();
  inflated = reader.inflated();
  return document;
}

}  // namespace docx

Status ProbeDocx(std::string_view bytes, const ExtractOptions& options) {
  Result<docx::Package> package = docx::Package::Open(bytes, options);
  if (!package.ok()) return package.error();
  const Result<std::string> main = package.value().MainPart();
  return main.ok() ? Ok() : Status(main.error());
}

Result<Document> ExtractDocx(std::string_view bytes, const ExtractOptions& options) {
  std::size_t inflated = 0;
  return docx::ReadDocument(bytes, options, 0, inflated);
}

}  // namespace acervo
