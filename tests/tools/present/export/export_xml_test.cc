// EAD3 and Dublin Core, read by xmllint and Python's ElementTree.
#include <set>

#include "export_support.h"

namespace acervo::cli {
namespace {

const std::string kStandards = std::string(ACERVO_TESTDATA_DIR) + "/standards/";

class Ead3 : public Exports {
 protected:
  static void ExpectValid(const std::string& file) {
    for (const char* schema : {"--relaxng", "--schema"}) {
      const std::string path = kStandards + (schema == std::string("--schema") ? "ead3.xsd" : "ead3.rng");
      const Finished finished = Shell("xmllint --noout --nonet " + std::string(schema) + " '" + path + "' " + file);
      EXPECT_EQ(finished.status, 0) << finished.out;
    }
  }
};

TEST_F(Ead3, IsValidByBothSchemas) {
  run_->Write("all.xml", Export("ead3"));
  ExpectValid("all.xml");
}

TEST_F(Ead3, IsValidWithoutARecord) {
  run_->Write("none.xml", Export("ead3", {"xyzzyqwerty"}));
  ExpectValid("none.xml");
}

TEST_F(Ead3, HoldsEveryRecordInItsReportAndSeries) {
  run_->Write("all.xml", Export("ead3"));
  const Json items = Python(R"(
import json, xml.etree.ElementTree as E
n = '{http://ead3.archivists.org/schema/}'
root = E.parse('all.xml').getroot()
items = {}
for series in root.iter(n + 'dsc'):
    for s in series.findall(n + 'c'):
        assert s.get('level') == 'series'
        for f in s.findall(n + 'c'):
            assert f.get('level') == 'file'
            for i in f.findall(n + 'c'):
                assert i.get('level') == 'item'
                text = '\n'.join(p.text for p in i.findall(n + 'scopecontent/' + n + 'p'))
                days = [e.get('standarddate') for e in i.iter() if e.tag in (n + 'datesingle', n + 'fromdate')]
                items[i.get('id')] = {'report': f.get('id'), 'series': s.findtext(n + 'did/' + n + 'unittitle'),
                    'title': i.findtext(n + 'did/' + n + 'unittitle'), 'text': text, 'days': days,
                    'date': i.findtext(n + 'did/' + n + 'unitdate') or '',
                    'names': [e.findtext(n + 'part') for e in i.iter() if e.tag[len(n):] in ('persname', 'corpname', 'geogname')]}
print(json.dumps(items)))");
  const auto records = Records();
  ASSERT_EQ(items.size(), records.size());
  for (const Json& record : records) {
    const Json& item = items.at(record.at("id").get<std::string>());
    EXPECT_EQ(item.at("report"), record.at("report").at("id"));
    EXPECT_NE(item.at("series").get<std::string>().find(record.at("report").at("office").get<std::string>()),
              std::string::npos);
    EXPECT_EQ(item.at("text"), record.at("text"));
    EXPECT_EQ(item.at("date"), record.at("date").at("raw"));
    EXPECT_EQ(item.at("days").size(), record.at("date").at("intervals").size());
    std::set<std::string> names;
    for (const Json& entity : record.at("entities")) names.insert(entity.at("name"));
    EXPECT_EQ(item.at("names").get<std::set<std::string>>(), names);
  }
}

class DublinCore : public Exports {};

TEST_F(DublinCore, HoldsEveryRecord) {
  run_->Write("dc.xml", Export("dc"));
  EXPECT_EQ(Shell("xmllint --noout --nonet dc.xml").out, "");
  const Json found = Python(R"(
import json, xml.etree.ElementTree as E
o, d = '{http://www.openarchives.org/OAI/2.0/oai_dc/}', '{http://purl.org/dc/elements/1.1/}'
root = E.parse('dc.xml').getroot()
assert not root.tag.startswith(o), 'the namespace of OAI has no such element'
print(json.dumps([{e.tag[len(d):]: e.text for e in reversed(r)} for r in root.findall(o + 'dc')])))");
  const auto records = Records();
  ASSERT_EQ(found.size(), records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    EXPECT_EQ(found[i].at("identifier"), records[i].at("id"));
    EXPECT_EQ(found[i].at("description"), records[i].at("text"));
    EXPECT_EQ(found[i].at("language"), "es");
    EXPECT_FALSE(found[i].at("title").get<std::string>().empty());
    const Json& start = records[i].at("date").at("start");
    EXPECT_EQ(found[i].value("date", "").substr(0, 10), start.is_null() ? "" : start.get<std::string>());
  }
}

// What takes Dublin Core takes one <oai_dc:dc> at a time.
TEST_F(DublinCore, EveryRecordIsValidByItself) {
  run_->Write("dc.xml", Export("dc"));
  const Json count = Python(R"(
import json, xml.etree.ElementTree as E
root = E.parse('dc.xml').getroot()
for i, record in enumerate(root): E.ElementTree(record).write(f'dc-{i}.xml', encoding='utf-8', xml_declaration=True)
print(json.dumps(len(root))))");
  EXPECT_EQ(count, Records().size());
  const Finished finished = Shell("xmllint --noout --nonet --schema '" + kStandards + "oai_dc.xsd' dc-*.xml");
  EXPECT_EQ(finished.status, 0) << finished.out;
}

TEST_F(DublinCore, IsWellFormedWithoutARecord) {
  run_->Write("none.xml", Export("dc", {"xyzzyqwerty"}));
  EXPECT_EQ(Shell("xmllint --noout --nonet none.xml").out, "");
}

TEST_F(DublinCore, AStreamThatCannotBeWrittenIsTold) {
  const Finished finished = (*run_)(Call{{"export", "--format", "dc"}, "", {}, -1, "/dev/full"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.err.find("no queda espacio"), finished.err.npos) << finished.err;
}

}  // namespace
}  // namespace acervo::cli
