#include "parsers/entities/entities.h"

#include "parsers/parse.h"
#include "parsers/report/wording.h"
#include "tests/fuzz/properties.h"

namespace {

using namespace acervo;

// A span begins and ends between code points.
bool OnCodePoints(Span span, std::string_view text) {
  const auto begins = [&](std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  return begins(span.begin) && begins(span.end());
}

void RequireInOrder(const std::vector<EntityMention>& mentions, std::string_view text) {
  std::size_t end = 0;
  for (const EntityMention& mention : mentions) {
    fuzz::RequireSound(mention, text);
    fuzz::Require(mention.span && mention.span->length > 0, "a mention has a place");
    fuzz::Require(mention.span->begin >= end, "mentions stand in order");
    fuzz::Require(OnCodePoints(*mention.span, text), "a mention holds whole code points");
    end = mention.span->end();
  }
}

void RequireInText(const std::vector<DefinedNames>& all, std::string_view text) {
  for (const DefinedNames& names : all) {
    fuzz::Require(!names.entity.id.empty() && !names.short_one.id.empty(), "both names of a definition have an id");
    fuzz::Require(names.raw.find(names.long_name) != names.raw.npos, "a definition holds its long name");
    fuzz::Require(names.raw.find(names.short_name) != names.raw.npos, "a definition holds its short name");
    fuzz::Require(text.find(names.raw) != text.npos, "a definition stands in the text");
  }
}

Report ReportOf(std::string_view cell, std::string_view text) {
  Document document;
  Table table;
  for (const auto& row : {std::vector<std::string_view>{"Actividad", "Entidad", "Información", "Fecha"},
                          std::vector<std::string_view>{"Reunión", cell, text, "3 de mayo de 2019"}}) {
    std::vector<Cell> cells(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) cells[i].text = row[i];
    table.rows.push_back(std::move(cells));
  }
  document.blocks.emplace_back(std::move(table));
  return ParseReport(document, {});
}

void RequireLearnt(const Report& report) {
  fuzz::RequireSound(report);
  for (const EntityDefinition& definition : report.definitions) {
    fuzz::Require(!definition.id.empty() && !definition.short_id.empty() && definition.id != definition.short_id,
                  "a definition joins two ids");
    bool stands = definition.record.empty();
    for (const Record& record : report.records) {
      for (const auto& field : record.fields) stands |= field.second.find(definition.raw) != std::string::npos;
      stands |= record.text.find(definition.raw) != std::string::npos;
    }
    fuzz::Require(stands, "a definition stands in a record");
  }
  for (const CellName& name : report.cell_names)
    fuzz::Require(!name.id.empty() && !name.name.empty(), "names are told");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  const std::string text = CleanLines({reinterpret_cast<const char*>(data), size});
  for (const EntityMention& mention : SplitEntityCell(text)) {
    fuzz::RequireSound(mention, text);
    fuzz::Require(text.find(mention.raw) != text.npos, "an entity of a cell stands in it");
    const std::string name = DistinctiveName(mention);
    fuzz::Require(name.empty() || (!mention.known && mention.kind != EntityKind::kPerson),
                  "what is known is not learnt");
  }
  RequireInOrder(FindEntities(text), text);
  const std::vector<DefinedNames> defined = FindDefinitions(text, EntityRole::kMention);
  RequireInText(defined, text);
  RequireInText(FindDefinitions(text, EntityRole::kCell), text);
  LocalNames local;
  for (const DefinedNames& names : defined) local.Add(names.short_name);
  RequireInOrder(FindEntities(text, local), text);
  const std::string_view head = report::Prefix(text, 80);
  for (const EntityCandidate& candidate : NearEntities(head, 5)) {
    fuzz::Require(!candidate.id.empty() && candidate.score >= 0 && candidate.score <= 1, "a candidate has its score");
  }
  RequireLearnt(ReportOf(head, text));
  return 0;
}
