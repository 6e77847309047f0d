// EAD3: one finding aid; in its <dsc> a <c level="series"> an office, a <c level="file"> a report, a <c level="item"> a
// record.
// Source: EAD3 1.1.1 (Society of American Archivists, 2019), held against its RELAX NG and XSD schemas in the tests.
#include <sstream>

#include "tools/present/export/exporter.h"
#include "tools/present/export/record_words.h"
#include "tools/present/export/xml_writer.h"

namespace acervo::tools {
namespace {

// The element for a name by the kind of entity.
const char* NameElement(const RecordEntity& entity) {
  if (entity.is_place()) return "geogname";
  return entity.is_person() ? "persname" : "corpname";
}

class Ead3 : public Exporter {
 public:
  Ead3(Stream& stream, std::string read_at) : xml_(stream, notes_.dropped_characters), read_at_(std::move(read_at)) {}
  Walk walk() const override { return Walk::kByOffice; }

  void Begin() override {
    xml_.Start("ead").Attribute("xmlns", "http://ead3.archivists.org/schema/").Attribute("audience", "internal");
    Control();
    xml_.Start("archdesc").Attribute("level", "collection").Attribute("lang", "spa").Attribute("script", "Latn");
    xml_.Start("did");
    xml_.Element("unitid", "acervo");
    xml_.Element("unittitle", say_("export.collection.title"));
    Language();
    xml_.End();
    xml_.Start("arrangement").Element("p", say_("export.arrangement")).End();
    xml_.Start("dsc").Attribute("dsctype", "combined");
  }

  void Series(const OfficeSeries& series) override {
    Close(Level::kSeries);
    Open(Level::kSeries, "series", SeriesId(series));
    xml_.Element("unittitle", SeriesTitle(say_, series));
    if (series.first_period) {
      xml_.Element("unitdate", SeriesDates(say_, series));
      Dates({{FirstDay(*series.first_period), LastDay(*series.last_period)}});
    }
    xml_.Element("physdesc", SeriesExtent(say_, series));
    if (!series.office.empty()) {
      xml_.Start("origination");
      Name("corpname", series.office);
      xml_.End();
    }
    xml_.End();
  }

  void Report(const StoredReport& report) override {
    Close(Level::kFile);
    Open(Level::kFile, "file", report.id);
    xml_.Element("unittitle", ReportTitle(say_, report.report));
    if (report.report.period) {
      xml_.Element("unitdate", MonthInWords(say_, report.report.period));
      Dates({{FirstDay(*report.report.period), LastDay(*report.report.period)}});
    }
    xml_.Optional("physdesc", ReportExtent(say_, report));
    xml_.End();
    Paragraphs("custodhist", ReportHistory(say_, report));
    Paragraphs("scopecontent", Lines(ReportSections(report.report)));
    if (!report.report.contact.empty()) {
      Paragraphs("odd", Lines(say_("export.note", say_("export.contact"), report.report.contact)));
    }
  }

  void Record(const RecordView& view) override {
    const acervo::Record& record = view.record;
    Close(Level::kItem);
    Open(Level::kItem, "item", view.id);
    xml_.Element("unittitle", TitleOf(view));
    xml_.Optional("unitdate", record.date.raw);
    Dates(record.date.intervals);
    xml_.End();
    Paragraphs("scopecontent", Lines(record.text));
    Paragraphs("originalsloc", {PaperPlace(say_, view)});
    Paragraphs("odd", NotesOf(say_, view));
    AccessPoints(record);
  }

  Status End(Archive&) override {
    xml_.Finish();
    return Ok();
  }

 private:
  enum class Level { kSeries, kFile, kItem };

  static std::vector<std::string> Lines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream all(text);
    for (std::string line; std::getline(all, line);) {
      if (!line.empty()) lines.push_back(line);
    }
    return lines;
  }

  void Control() {
    xml_.Start("control")
        .Attribute("langencoding", "iso639-2b")
        .Attribute("scriptencoding", "iso15924")
        .Attribute("dateencoding", "iso8601");
    xml_.Element("recordid", "acervo");
    xml_.Start("filedesc").Start("titlestmt").Element("titleproper", say_("export.collection.title")).End().End();
    xml_.Start("maintenancestatus").Attribute("value", "derived").End();
    xml_.Start("publicationstatus").Attribute("value", "inprocess").End();
    xml_.Start("maintenanceagency").Element("agencyname", "acervo").End();
    xml_.Start("languagedeclaration");
    xml_.Start("language").Attribute("langcode", "spa").Text(say_("export.language")).End();
    xml_.Start("script").Attribute("scriptcode", "Latn").Text(say_("export.script")).End();
    xml_.End();
    xml_.Start("conventiondeclaration").Element("citation", "ISAD(G)").End();
    xml_.Start("maintenancehistory").Start("maintenanceevent");
    xml_.Start("eventtype").Attribute("value", "derived").End();
    xml_.Start("eventdatetime");
    if (!read_at_.empty()) xml_.Attribute("standarddatetime", read_at_);
    xml_.Text(read_at_).End();
    xml_.Start("agenttype").Attribute("value", "machine").End();
    xml_.Element("agent", "acervo " ACERVO_VERSION);
    xml_.End().End().End();
  }

  void Language() {
    xml_.Start("langmaterial");
    xml_.Start("language").Attribute("langcode", "spa").Text(say_("export.language")).End();
    xml_.End();
  }

  // Ends what is open at this level and below it.
  void Close(Level level) {
    for (; open_ > static_cast<int>(level); --open_) xml_.End();
  }

  // A component, up to inside its <did>.
  void Open(Level level, const char* name, const std::string& id) {
    open_ = static_cast<int>(level) + 1;
    xml_.Start("c").Attribute("level", name).Attribute("id", id);
    xml_.Start("did").Element("unitid", id);
  }

  void Range(const DateInterval& interval) {
    const std::string first = ToIso(interval.first), last = ToIso(interval.last);
    if (first == last) {
      xml_.Start("datesingle").Attribute("standarddate", first).Text(first).End();
      return;
    }
    xml_.Start("daterange");
    xml_.Start("fromdate").Attribute("standarddate", first).Text(first).End();
    xml_.Start("todate").Attribute("standarddate", last).Text(last).End();
    xml_.End();
  }

  void Dates(const std::vector<DateInterval>& intervals) {
    if (intervals.empty()) return;
    xml_.Start("unitdatestructured").Attribute("unitdatetype", "inclusive");
    const bool several = intervals.size() > 1;
    if (several) xml_.Start("dateset");
    for (const auto& interval : intervals) Range(interval);
    if (several) xml_.End();
    xml_.End();
  }

  void Paragraphs(const char* element, const std::vector<std::string>& paragraphs) {
    if (paragraphs.empty()) return;
    xml_.Start(element);
    for (const std::string& paragraph : paragraphs) xml_.Element("p", paragraph);
    xml_.End();
  }

  void Name(const char* element, const std::string& name) { xml_.Start(element).Element("part", name).End(); }

  void AccessPoints(const acervo::Record& record) {
    const std::vector<RecordEntity> entities = EntitiesOf(record);
    const std::string type = record.type.value_or("");
    if (entities.empty() && type.empty()) return;
    xml_.Start("controlaccess");
    if (!type.empty()) Name("subject", type);
    for (const RecordEntity& entity : entities) {
      xml_.Start(NameElement(entity)).Attribute("identifier", entity.id).Element("part", entity.name).End();
    }
    xml_.End();
  }

  const Messages say_{acervo::tools::Language::kSpanish};
  XmlWriter xml_;
  const std::string read_at_;
  int open_ = 0;  // levels of components
};

}  // namespace

std::unique_ptr<Exporter> MakeEad3(Stream& stream, const std::string& read_at) {
  return std::make_unique<Ead3>(stream, read_at);
}

}  // namespace acervo::tools
