// Dublin Core: an <oai_dc:dc> a record, each valid by itself, in a wrapper of our own namespace: that of OAI-PMH has no
// element for more than one.
// Source: DCMI Metadata Terms, /elements/1.1/; OAI-PMH 2.0, oai_dc; dates are W3CDTF, a period as start/end.
#include "tools/present/export/exporter.h"
#include "tools/present/export/record_words.h"
#include "tools/present/export/xml_writer.h"

namespace acervo::tools {
namespace {

std::string Period(const RecordDate& date) {
  const auto first = FirstDayOf(date), last = LastDayOf(date);
  if (!first || !last) return "";
  return *first == *last ? ToIso(*first) : ToIso(*first) + "/" + ToIso(*last);
}

class DublinCore : public Exporter {
 public:
  explicit DublinCore(Stream& stream) : xml_(stream, notes_.dropped_characters) {}

  void Begin() override {
    xml_.Start("registros")
        .Attribute("xmlns", "urn:acervo:registros")
        .Attribute("xmlns:oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/")
        .Attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
  }

  void Record(const RecordView& view) override {
    const acervo::Record& record = view.record;
    xml_.Start("oai_dc:dc");
    xml_.Element("dc:identifier", view.id);
    xml_.Element("dc:title", TitleOf(view));
    xml_.Optional("dc:creator", view.report.office);
    Names(record);
    xml_.Optional("dc:description", record.text);
    for (const std::string& note : NotesOf(say_, view)) xml_.Element("dc:description", note);
    xml_.Optional("dc:date", Period(record.date));
    // What was done is an event; a coordination or a plain text is known by what it says.
    xml_.Element("dc:type", record.kind == RecordKind::kActivity ? "Event" : "Text");
    xml_.Optional("dc:type", record.type.value_or(""));
    xml_.Element("dc:source", PaperPlace(say_, view));
    xml_.Element("dc:language", "es");
    xml_.Element("dc:relation", view.report.id);
    xml_.Optional("dc:relation", view.parent_id.value_or(""));
    xml_.End();
  }

  Status End(Archive&) override {
    xml_.Finish();
    return Ok();
  }

 private:
  void Names(const acervo::Record& record) {
    for (const RecordEntity& entity : EntitiesOf(record)) {
      const char* const role = entity.from_cell ? "dc:contributor" : "dc:subject";
      xml_.Optional(entity.is_place() ? "dc:coverage" : role, entity.name);
    }
  }

  const Messages say_{Language::kSpanish};
  XmlWriter xml_;
};

}  // namespace

std::unique_ptr<Exporter> MakeDublinCore(Stream& stream) { return std::make_unique<DublinCore>(stream); }

}  // namespace acervo::tools
