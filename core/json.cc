// Printing follows the key order of the interface. Reading throws inside (nlohmann's at/get) and catches at the border.
#include "core/json.h"

#include <algorithm>
#include <cmath>

#include "core/text.h"

namespace acervo {
namespace {

template <typename T>
Json OrNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

template <typename T>
Json TokenOrNull(const std::optional<T>& value) {
  return value ? Json(Token(*value)) : Json(nullptr);
}

template <typename T>
std::optional<T> Optional(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || found->is_null()) return std::nullopt;
  return found->template get<T>();
}

struct Malformed {
  std::string what;
};

DiagnosticCode CodeFrom(const Json& json) { return DiagnosticCodeFromToken(json.get<std::string>()); }

template <typename T>
T Required(const std::optional<T>& value, const char* what) {
  if (!value) throw Malformed{what};
  return *value;
}

// ---------------------------------------------------------------- places

// [[page, left, top, right, bottom], …] in points, to a tenth.
Json BoxesJson(const std::vector<PageBox>& boxes) {
  const auto tenths = [](double points) { return std::round(points * 10) / 10; };
  Json json = Json::array();
  for (const PageBox& box : boxes) {
    json.push_back({box.page, tenths(box.left), tenths(box.top), tenths(box.right), tenths(box.bottom)});
  }
  return json;
}

std::vector<PageBox> BoxesFrom(const Json& json) {
  std::vector<PageBox> boxes;
  for (const Json& box : json) {
    boxes.push_back({box.at(0).get<int>(), box.at(1).get<double>(), box.at(2).get<double>(), box.at(3).get<double>(),
                     box.at(4).get<double>()});
  }
  return boxes;
}

// ---------------------------------------------------------------- document

Json ListJson(const std::optional<ListMark>& list) {
  if (!list) return nullptr;
  return Json{{"level", list->level}, {"marker", list->marker}};
}

Json BlockJson(const Paragraph& paragraph) {
  Json json{{"type", "paragraph"},
            {"text", paragraph.text},
            {"page", OrNull(paragraph.page)},
            {"list", ListJson(paragraph.list)},
            {"heading", OrNull(paragraph.heading)}};
  if (paragraph.continues) json["continues"] = *paragraph.continues;
  if (paragraph.bold) json["bold"] = true;
  if (paragraph.role != BlockRole::kBody) json["role"] = Token(paragraph.role);
  if (!paragraph.boxes.empty()) json["boxes"] = BoxesJson(paragraph.boxes);
  return json;
}

Json BlockJson(const Table& table) {
  Json rows = Json::array();
  for (const auto& row : table.rows) {
    Json cells = Json::array();
    for (const Cell& cell : row) {
      Json one{{"text", cell.text}, {"row_span", cell.row_span}, {"col_span", cell.col_span}};
      for (const CellItem& item : cell.items)
        one["items"].push_back({{"line", item.line}, {"list", ListJson(item.list)}});
      cells.push_back(std::move(one));
    }
    rows.push_back(std::move(cells));
  }
  Json json{{"type", "table"}, {"page", OrNull(table.page)}, {"rows", std::move(rows)}};
  if (!table.row_pages.empty()) json["row_pages"] = table.row_pages;
  for (const auto& boxes : table.row_boxes) json["row_boxes"].push_back(BoxesJson(boxes));
  return json;
}

Paragraph ParagraphFrom(const Json& json) {
  Paragraph paragraph;
  paragraph.text = json.at("text").get<std::string>();
  paragraph.page = Optional<int>(json, "page");
  paragraph.heading = Optional<int>(json, "heading");
  paragraph.continues = Optional<int>(json, "continues");
  paragraph.bold = json.value("bold", false);
  if (const auto list = json.find("list"); list != json.end() && !list->is_null()) {
    paragraph.list = ListMark{list->at("level").get<int>(), list->at("marker").get<std::string>()};
  }
  if (const auto role = Optional<std::string>(json, "role")) {
    paragraph.role = Required(BlockRoleFromToken(*role), "role");
  }
  paragraph.boxes = BoxesFrom(json.value("boxes", Json::array()));
  return paragraph;
}

Cell CellFrom(const Json& json) {
  Cell cell{json.at("text").get<std::string>(), json.value("row_span", 1), json.value("col_span", 1)};
  for (const Json& item : json.value("items", Json::array())) {
    const Json& list = item.at("list");
    cell.items.push_back(
        {item.at("line").get<int>(), {list.at("level").get<int>(), list.at("marker").get<std::string>()}});
  }
  return cell;
}

Table TableFrom(const Json& json) {
  Table table;
  table.page = Optional<int>(json, "page");
  for (const Json& row : json.at("rows")) {
    auto& cells = table.rows.emplace_back();
    for (const Json& cell : row) {
      cells.push_back(CellFrom(cell));
    }
  }
  if (const auto pages = json.find("row_pages"); pages != json.end()) table.row_pages = pages->get<std::vector<int>>();
  for (const Json& boxes : json.value("row_boxes", Json::array())) table.row_boxes.push_back(BoxesFrom(boxes));
  return table;
}

// ---------------------------------------------------------------- report

Json IntervalsJson(const std::vector<DateInterval>& intervals) {
  Json json = Json::array();
  for (const DateInterval& interval : intervals) json.push_back({ToIso(interval.first), ToIso(interval.last)});
  return json;
}

std::vector<DateInterval> IntervalsFrom(const Json& json) {
  std::vector<DateInterval> intervals;
  for (const Json& pair : json) {
    intervals.push_back({Required(DateFromIso(pair.at(0).get<std::string>()), "interval"),
                         Required(DateFromIso(pair.at(1).get<std::string>()), "interval")});
  }
  return intervals;
}

void PutEnds(Json& json, const std::vector<DateInterval>& intervals) {
  json["start"] = intervals.empty() ? Json(nullptr) : Json(ToIso(intervals.front().first));
  json["end"] = intervals.empty() ? Json(nullptr) : Json(ToIso(intervals.back().last));
}

RecordDate DateFrom(const Json& json) {
  RecordDate date{json.at("raw").get<std::string>(), IntervalsFrom(json.at("intervals")),
                  Required(DatePrecisionFromToken(json.at("precision").get<std::string>()), "precision"),
                  Required(DateSourceFromToken(json.at("source").get<std::string>()), "source")};
  if (const auto source = Optional<std::string>(json, "year_source"))  // absent in readings of earlier versions
    date.year_source = Required(YearSourceFromToken(*source), "year_source");
  return date;
}

void PutSpan(Json& json, const std::optional<Span>& span, std::string_view text) {
  json["begin"] = span ? Json(CodePointIndex(text, span->begin)) : Json(nullptr);
  json["length"] = span ? Json(CodePointCount(span->In(text))) : Json(nullptr);
}

std::optional<Span> SpanFrom(const Json& json, std::string_view text) {
  const auto begin = Optional<std::size_t>(json, "begin");
  const auto length = Optional<std::size_t>(json, "length");
  if (!begin || !length) return std::nullopt;
  const std::size_t first = ByteOffset(text, *begin);
  return Span{first, ByteOffset(text.substr(first), *length)};
}

DateExpression ExpressionFrom(const Json& json, std::string_view text) {
  DateExpression expression;
  expression.raw = json.at("raw").get<std::string>();
  expression.span = Required(SpanFrom(json, text), "mention");
  expression.intervals = IntervalsFrom(json.at("intervals"));
  expression.precision = Required(DatePrecisionFromToken(json.at("precision").get<std::string>()), "precision");
  if (const auto source = Optional<std::string>(json, "year_source"))  // absent in readings of earlier versions
    expression.year_source = Required(YearSourceFromToken(*source), "year_source");
  if (const auto doubts = json.find("doubts"); doubts != json.end()) {
    for (const Json& token : *doubts) expression.doubts.push_back(CodeFrom(token));
  }
  return expression;
}

EntityMention MentionFrom(const Json& json, std::string_view text) {
  return {json.at("id").get<std::string>(),
          json.at("name").get<std::string>(),
          Required(EntityKindFromToken(json.at("kind").get<std::string>()), "entity kind"),
          json.at("raw").get<std::string>(),
          Required(EntityRoleFromToken(json.at("role").get<std::string>()), "role"),
          SpanFrom(json, text),
          json.value("known", false)};
}

// Readings kept by earlier versions have none of `boxes`, `ocr` and `confidence`.
Source SourceFrom(const Json& json) {
  return {Optional<int>(json, "page"),
          Optional<int>(json, "table"),
          Optional<int>(json, "row"),
          Optional<int>(json, "block"),
          BoxesFrom(json.value("boxes", Json::array())),
          json.value("ocr", false),
          Optional<double>(json, "confidence")};
}

// The part of RECORD that does not depend on ids and files.
void PutContent(Json& json, const Record& record) {
  json["title"] = OrNull(record.title);
  json["type"] = OrNull(record.type);
  json["text"] = record.text;
  json["date"] = ToJson(record.date);
  json["section"] = OrNull(record.section);
  json["mentions"] = Json::array();
  for (const DateExpression& mention : record.mentions) json["mentions"].push_back(ToJson(mention, record.text));
  json["entities"] = Json::array();
  for (const EntityMention& entity : record.entities) json["entities"].push_back(ToJson(entity, record.text));
  json["fields"] = Json::object();
  for (const auto& [name, value] : record.fields) json["fields"][name] = value;
}

Json RecordForPipe(const Record& record) {
  Json json{{"id", record.local_id},
            {"kind", Token(record.kind)},
            {"order", record.order},
            {"depth", record.depth},
            {"parent", OrNull(record.parent)}};
  PutContent(json, record);
  json["source"] = ToJson(record.source);
  return json;
}

Record RecordFrom(const Json& json) {
  Record record;
  record.local_id = json.at("id").get<std::string>();
  record.kind = Required(RecordKindFromToken(json.at("kind").get<std::string>()), "kind");
  record.order = json.at("order").get<int>();
  record.depth = json.at("depth").get<int>();
  record.parent = Optional<int>(json, "parent");
  record.title = Optional<std::string>(json, "title");
  record.type = Optional<std::string>(json, "type");
  record.text = json.at("text").get<std::string>();
  record.date = DateFrom(json.at("date"));
  record.section = Optional<std::string>(json, "section");
  for (const Json& mention : json.at("mentions")) record.mentions.push_back(ExpressionFrom(mention, record.text));
  for (const Json& entity : json.at("entities")) record.entities.push_back(MentionFrom(entity, record.text));
  for (const auto& [name, value] : json.at("fields").items())
    record.fields.emplace_back(name, value.get<std::string>());
  record.source = SourceFrom(json.at("source"));
  return record;
}

Diagnostic DoubtFrom(const Json& json) {
  return {CodeFrom(json.at("code")),           SourceFrom(json.at("source")),      json.at("record").get<std::string>(),
          json.at("field").get<std::string>(), json.at("text").get<std::string>(), json.at("weight").get<double>()};
}

Json SectionsJson(const std::vector<Section>& sections) {
  Json json = Json::array();
  for (const Section& section : sections) json.push_back({{"title", section.title}, {"text", section.text}});
  return json;
}

Json EntityNamesJson(const std::vector<EntityNames>& all) {
  Json json = Json::array();
  for (const EntityNames& names : all) json.push_back({{"id", names.id}, {"names", names.names}});
  return json;
}

Json DefinitionsJson(const std::vector<EntityDefinition>& all) {
  Json json = Json::array();
  for (const EntityDefinition& definition : all) {
    json.push_back({{"id", definition.id},
                    {"short_id", definition.short_id},
                    {"raw", definition.raw},
                    {"record", definition.record}});
  }
  return json;
}

Json CellNamesJson(const std::vector<CellName>& all) {
  Json json = Json::array();
  for (const CellName& cell : all) json.push_back({{"id", cell.id}, {"name", cell.name}});
  return json;
}

Json RejectedJson(const std::vector<Diagnostic>& all) {
  Json json = Json::array();
  for (const Diagnostic& rejected : all) {
    json.push_back({{"where", ToJson(rejected.where)}, {"text", rejected.text}, {"reason", Token(rejected.code)}});
  }
  return json;
}

void PutHeader(Json& json, const Report& report) {
  json["period"] = report.period ? Json(ToIso(*report.period)) : Json(nullptr);
  json["period_end"] = report.period_end ? Json(ToIso(*report.period_end)) : Json(nullptr);
  json["period_source"] = TokenOrNull(report.period_source);
  json["period_confidence"] = report.period_confidence;
  json["office"] = report.office;
  json["contact"] = report.contact;
  json["letterhead"] = report.letterhead;
  json["sections"] = SectionsJson(report.sections);
}

void ReadHeader(Report& report, const Json& json) {
  if (const auto period = Optional<std::string>(json, "period"))
    report.period = Required(MonthFromIso(*period), "period");
  if (!json.contains("period_end")) report.period_end = report.period;  // readings of earlier versions
  if (const auto period_end = Optional<std::string>(json, "period_end"))
    report.period_end = Required(MonthFromIso(*period_end), "period_end");
  if (const auto source = Optional<std::string>(json, "period_source")) {
    report.period_source = Required(PeriodSourceFromToken(*source), "period_source");
  }
  report.period_confidence = json.at("period_confidence").get<double>();
  report.office = json.at("office").get<std::string>();
  report.contact = json.at("contact").get<std::string>();
  report.letterhead = json.value("letterhead", std::string());  // absent in readings of earlier versions
  for (const Json& section : json.at("sections")) {
    report.sections.push_back({section.at("title").get<std::string>(), section.at("text").get<std::string>()});
  }
}

Document ReadDocument(const Json& json) {
  Document document;
  document.format = Required(FormatFromToken(json.at("format").get<std::string>()), "format");
  document.pages = Optional<int>(json, "pages");
  const Json& meta = json.at("meta");
  document.meta = {Optional<std::string>(meta, "title"), Optional<std::string>(meta, "author"),
                   Optional<std::string>(meta, "created"), Optional<std::string>(meta, "modified")};
  for (const Json& block : json.at("blocks")) {
    if (block.at("type") == "table") {
      document.blocks.emplace_back(TableFrom(block));
    } else {
      document.blocks.emplace_back(ParagraphFrom(block));
    }
  }
  for (const Json& notice : json.at("warnings")) {
    document.warnings.push_back(InPart(CodeFrom(notice.at("code")), notice.at("where").get<std::string>(),
                                       notice.at("text").get<std::string>()));
  }
  return document;
}

// Readings kept by earlier versions have neither key.
void ReadLearned(Report& report, const Json& json) {
  for (const Json& one : json.value("definitions", Json::array())) {
    report.definitions.push_back({one.at("id").get<std::string>(), one.at("short_id").get<std::string>(),
                                  one.at("raw").get<std::string>(), one.at("record").get<std::string>()});
  }
  for (const Json& one : json.value("cell_names", Json::array())) {
    report.cell_names.push_back({one.at("id").get<std::string>(), one.at("name").get<std::string>()});
  }
}

Report ReadReport(const Json& json) {
  Report report;
  ReadHeader(report, json);
  for (const Json& record : json.at("records")) report.records.push_back(RecordFrom(record));
  for (const Json& names : json.at("entity_names")) {
    report.entity_names.push_back(
        {names.at("id").get<std::string>(), names.at("names").get<std::vector<std::string>>()});
  }
  ReadLearned(report, json);
  for (const Json& doubt : json.at("doubts")) report.doubts.push_back(DoubtFrom(doubt));
  for (const Json& rejected : json.at("rejected")) {
    report.rejected.push_back(NoRecord(CodeFrom(rejected.at("reason")), SourceFrom(rejected.at("where")),
                                       rejected.at("text").get<std::string>()));
  }
  report.rows_seen = json.at("rows_seen").get<int>();
  if (const auto words = json.find("words"); words != json.end())  // absent in readings of earlier versions
    report.words = {words->at("read").get<int>(), words->at("found").get<int>()};
  report.parser_version = json.at("parser_version").get<std::string>();
  return report;
}

// Runs a reader; whatever it throws becomes kCorrupt.
template <typename Read>
auto Guarded(Read read) -> Result<decltype(read())> {
  try {
    return read();
  } catch (const Malformed& malformed) {
    return Error{ErrorCode::kCorrupt, malformed.what, {}};
  } catch (const nlohmann::json::exception& exception) {
    return Error{ErrorCode::kCorrupt, exception.what(), {}};
  }
}

Json DecidedJson(const std::vector<DecidedField>& decided) {
  Json json = Json::object();
  for (const DecidedField& one : decided) {
    json[one.field] = {{"n", one.n}, {"was", OrNull(one.was)}, {"by", one.by}, {"at", one.at}, {"why", one.why}};
  }
  return json;
}

}  // namespace

Json ToJson(const Document& document) {
  Json blocks = Json::array();
  for (const Block& block : document.blocks) {
    blocks.push_back(std::visit([](const auto& value) { return BlockJson(value); }, block));
  }
  Json warnings = Json::array();
  for (const Diagnostic& notice : document.warnings) {
    warnings.push_back({{"code", Token(notice.code)}, {"where", PlaceText(notice)}, {"text", notice.text}});
  }
  return {{"format", Token(document.format)},
          {"pages", OrNull(document.pages)},
          {"meta",
           {{"title", OrNull(document.meta.title)},
            {"author", OrNull(document.meta.author)},
            {"created", OrNull(document.meta.created)},
            {"modified", OrNull(document.meta.modified)}}},
          {"blocks", std::move(blocks)},
          {"warnings", std::move(warnings)}};
}

Result<Document> DocumentFromJson(const Json& json) {
  return Guarded([&] { return ReadDocument(json); });
}

Json ToJson(const Source& source) {
  return {{"page", OrNull(source.page)},
          {"table", OrNull(source.table)},
          {"row", OrNull(source.row)},
          {"block", OrNull(source.block)},
          {"boxes", BoxesJson(source.boxes)},
          {"ocr", source.ocr},
          {"confidence", OrNull(source.confidence)}};
}

Json ToJson(const RecordDate& date) {
  Json json{{"raw", date.raw}};
  PutEnds(json, date.intervals);
  json["intervals"] = IntervalsJson(date.intervals);
  json["precision"] = Token(date.precision);
  json["source"] = Token(date.source);
  json["year_source"] = TokenOrNull(date.year_source);
  return json;
}

Json ToJson(const DateExpression& expression, std::string_view text) {
  Json json{{"raw", expression.raw}};
  PutSpan(json, expression.span, text);
  PutEnds(json, expression.intervals);
  json["intervals"] = IntervalsJson(expression.intervals);
  json["precision"] = Token(expression.precision);
  json["year_source"] = Token(expression.year_source);
  for (const DiagnosticCode doubt : expression.doubts) json["doubts"].push_back(Token(doubt));
  return json;
}

Json ToJson(const EntityMention& mention, std::string_view text) {
  Json json{{"id", mention.id},
            {"name", mention.name},
            {"kind", Token(mention.kind)},
            {"raw", mention.raw},
            {"role", Token(mention.role)}};
  PutSpan(json, mention.span, text);
  json["known"] = mention.known;
  return json;
}

Json ToJson(const Diagnostic& doubt) {
  return {{"code", Token(doubt.code)},    {"where", PlaceText(doubt)}, {"text", doubt.text},
          {"record", doubt.record},       {"field", doubt.field},      {"weight", doubt.weight},
          {"source", ToJson(doubt.where)}};
}

std::string PlaceText(const Source& source, std::string_view field) {
  std::string out;
  const auto add = [&](std::string_view name, const std::optional<int>& value) {
    if (!value) return;
    if (!out.empty()) out += ", ";
    out += name;
    out += ' ';
    out += std::to_string(*value);
  };
  add("page", source.page);
  add("table", source.table);
  add("row", source.row);
  if (!source.table) add("block", source.block);
  if (!field.empty()) {
    if (!out.empty()) out += ", ";
    out += field;
  }
  return out;
}

std::string PlaceText(const Diagnostic& diagnostic) {
  return diagnostic.part.empty() ? PlaceText(diagnostic.where, diagnostic.field) : diagnostic.part;
}

Json ToJson(const Report& report) {
  Json json;
  PutHeader(json, report);
  json["records"] = Json::array();
  for (const Record& record : report.records) json["records"].push_back(RecordForPipe(record));
  json["entity_names"] = EntityNamesJson(report.entity_names);
  json["definitions"] = DefinitionsJson(report.definitions);
  json["cell_names"] = CellNamesJson(report.cell_names);
  json["doubts"] = Json::array();
  for (const Diagnostic& doubt : report.doubts) json["doubts"].push_back(ToJson(doubt));
  json["rejected"] = RejectedJson(report.rejected);
  json["rows_seen"] = report.rows_seen;
  json["words"] = {{"read", report.words.read}, {"found", report.words.found}};
  json["parser_version"] = report.parser_version;
  return json;
}

Result<Report> ReportFromJson(const Json& json) {
  return Guarded([&] { return ReadReport(json); });
}

Json RecordJson(const RecordView& view) {
  const auto& [id, parent_id, report, file, record, decided] = view;
  Json json{{"id", id},
            {"kind", Token(record.kind)},
            {"order", record.order},
            {"depth", record.depth},
            {"parent", OrNull(parent_id)}};
  json["report"] = {{"id", report.id},
                    {"period", report.period ? Json(ToIso(*report.period)) : Json(nullptr)},
                    {"period_end", report.period_end ? Json(ToIso(*report.period_end)) : Json(nullptr)},
                    {"office", report.office}};
  PutContent(json, record);
  json["source"] = {{"path", file.path}, {"sha256", file.sha256}, {"format", Token(file.format)}};
  json["source"].update(ToJson(record.source));
  json["also_in"] = record.also_in;
  json["decided"] = DecidedJson(decided);
  return json;
}

}  // namespace acervo
