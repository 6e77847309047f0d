#include "store/archive.h"

#include "tests/fuzz/properties.h"

namespace {

using namespace acervo;

// One report in an archive of its own in memory, made once.
Archive& Sample() {
  static Archive archive = [] {
    auto opened = Archive::Open(":memory:", OpenMode::kCreate);
    Report report;
    report.period = MonthFromIso("2019-05");
    report.parser_version = "1";
    report.rows_seen = 1;
    Record record;
    record.order = 1;
    record.local_id = "a1";
    record.title = "Foro de Diplomacia Cultural";
    record.text = "Reunión con la Cancillería «año 500»";
    record.fields = {{"fecha", "27"}};
    record.entities = {{"cancilleria", "Cancillería", EntityKind::kGovernment, "Cancillería", EntityRole::kCell, {}}};
    report.records = {record};
    SourceFile file{"mayo.txt", Sha256Hex("mayo"), Format::kTxt, "mayo"};
    fuzz::Require(opened.ok() && opened.value().Import(report, file).ok(), "the sample archive stands");
    return std::move(opened.value());
  }();
  return archive;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 2048) return 0;
  SearchRequest request;
  request.query.assign(reinterpret_cast<const char*>(data), size);
  request.facets = true;
  request.explain = true;
  const auto result = Sample().Search(request);
  fuzz::Require(result.ok(), "nothing that a person types is an error");
  fuzz::Require(result.value().total == 0 || result.value().total == 1, "the sample holds one record");
  return 0;
}
