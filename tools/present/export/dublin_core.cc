// Dublin Core: an <oai_dc:dc> a record, each valid by itself, in a wrapper of our own namespace: that of OAI-PMH has no
// element for more than one.
// Source: DCMI Metadata Terms, /elements/1.1/; OAI-PMH 2.0, oai_dc; dates are W3CDTF, a period as start/end.
#include "tools/present/export/exporter.h"
#include "tools/present/export/record_words.h"
#include "tools/present/export/xml_writer.h"

namespace acervo::tools {
namespace {

std::string Period(const Json& date) {
  const std::string start = TextAt(date, "start");
  const std::string end = TextAt(date, "end");
  return start == end ? start : start + "/" + end;
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

  void Record(const Json& record) override {
    const Json& report = record.at("report");
    xml_.Start("oai_dc:dc");
    xml_.Element("dc:identifier", TextAt(record, "id"));
    xml_.Element("dc:title", TitleOf(record));
    xml_.Optional("dc:creator", TextAt(report, "office"));
    Names(record);
    xml_.Optional("dc:description", TextAt(record, "text"));
    for (const std::string& note : NotesOf(say_, record)) xml_.Element("dc:description", note);
    xml_.Optional("dc:date", Period(record.at("date")));
    // What was done is an event; a coordination or a plain text is known by what it says.
    xml_.Element("dc:type", TextAt(record, "kind") == Token(RecordKind::kActivity) ? "Event" : "Text");
    xml_.Optional("dc:type", TextAt(record, "type"));
    xml_.Element("dc:source", PaperPlace(say_, record));
    xml_.Element("dc:language", "es");
    xml_.Element("dc:relation", TextAt(report, "id"));
    xml_.Optional("dc:relation", TextAt(record, "parent"));
    xml_.End();
  }

  Status End(Archive&) override {
    xml_.Finish();
    return Ok();
  }

 private:
  void Names(const Json& record) {
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
