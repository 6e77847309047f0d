// Source: ECMA-376-1, 18.3.1 (worksheets: row, c, v, is), 18.4 (shared strings), 18.8 (styles: which numbers are days).
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <zip.h>

#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "core/date.h"
#include "tools/present/table_reader.h"

namespace acervo::tools {
namespace {

constexpr zip_uint64_t kMostOfAPart = 1ULL << 30;
constexpr std::size_t kMostColumns = 16384;

template <auto Free>
struct FreeWith {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
using Zip = std::unique_ptr<zip_t, FreeWith<zip_discard>>;
using Part = std::unique_ptr<zip_file_t, FreeWith<zip_fclose>>;
using Xml = std::unique_ptr<xmlDoc, FreeWith<xmlFreeDoc>>;

std::string_view NameOf(const xmlNode* node) { return reinterpret_cast<const char*>(node->name); }

std::string Attribute(xmlNode* node, const char* name) {
  xmlChar* const value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string text = value == nullptr ? "" : reinterpret_cast<const char*>(value);
  xmlFree(value);
  return text;
}

// The texts of all `t` below, but for phonetic ones.
void AppendTexts(xmlNode* node, std::string& text) {
  for (xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || NameOf(child) == "rPh") continue;
    if (NameOf(child) == "t") {
      xmlChar* const content = xmlNodeGetContent(child);
      if (content != nullptr) text += reinterpret_cast<const char*>(content);
      xmlFree(content);
    } else {
      AppendTexts(child, text);
    }
  }
}

template <typename Visit>
void ForEach(xmlNode* node, std::string_view name, const Visit& visit) {
  for (xmlNode* child = node == nullptr ? nullptr : node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && NameOf(child) == name) visit(child);
  }
}

xmlNode* Child(xmlNode* node, std::string_view name) {
  xmlNode* found = nullptr;
  ForEach(node, name, [&](xmlNode* child) { found = found == nullptr ? child : found; });
  return found;
}

// "C7" is column 2.
std::optional<std::size_t> ColumnOf(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  if (column == 0 || column > kMostColumns) return std::nullopt;
  return column - 1;
}

class Workbook {
 public:
  explicit Workbook(zip_t* zip) : zip_(zip) {}

  Result<TableRows> Read() {
    const Xml sheet = Open("xl/worksheets/sheet1.xml");
    if (!sheet) return Error{ErrorCode::kCorrupt, "xl/worksheets/sheet1.xml", {}};
    ReadStrings();
    ReadStyles();
    TableRows rows;
    ForEach(Child(xmlDocGetRootElement(sheet.get()), "sheetData"), "row",
            [&](xmlNode* row) { rows.push_back(ReadRow(row)); });
    return rows;
  }

 private:
  Xml Open(const char* name) {
    zip_stat_t about;
    if (zip_stat(zip_, name, 0, &about) != 0 || about.size > kMostOfAPart) return nullptr;
    const Part part(zip_fopen(zip_, name, 0));
    if (!part) return nullptr;
    std::string bytes(about.size, '\0');
    if (zip_fread(part.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size())) return nullptr;
    return Xml(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                             XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE));
  }

  void ReadStrings() {
    const Xml xml = Open("xl/sharedStrings.xml");
    if (!xml) return;
    ForEach(xmlDocGetRootElement(xml.get()), "si", [&](xmlNode* item) { AppendTexts(item, strings_.emplace_back()); });
  }

  // Which cell formats show days: the built-in ones, and those whose code has y or d.
  void ReadStyles() {
    const Xml xml = Open("xl/styles.xml");
    if (!xml) return;
    xmlNode* const root = xmlDocGetRootElement(xml.get());
    std::set<std::string> days = {"14", "15", "16", "17", "22"};
    ForEach(Child(root, "numFmts"), "numFmt", [&](xmlNode* format) {
      if (Attribute(format, "formatCode").find_first_of("yYdD") != std::string::npos)
        days.insert(Attribute(format, "numFmtId"));
    });
    ForEach(Child(root, "cellXfs"), "xf",
            [&](xmlNode* format) { are_days_.push_back(days.contains(Attribute(format, "numFmtId"))); });
  }

  std::vector<std::string> ReadRow(xmlNode* row) {
    std::vector<std::string> cells;
    ForEach(row, "c", [&](xmlNode* cell) {
      const std::size_t column = ColumnOf(Attribute(cell, "r")).value_or(cells.size());
      if (column >= cells.size()) cells.resize(column + 1);
      cells[column] = ReadCell(cell);
    });
    return cells;
  }

  std::string ReadCell(xmlNode* cell) {
    const std::string type = Attribute(cell, "t");
    std::string text;
    if (type == "inlineStr") {
      AppendTexts(cell, text);
      return text;
    }
    if (xmlNode* const value = Child(cell, "v")) {
      xmlChar* const content = xmlNodeGetContent(value);
      if (content != nullptr) text = reinterpret_cast<const char*>(content);
      xmlFree(content);
    }
    if (type == "s") return StringAt(text);
    return type.empty() || type == "n" ? NumberText(text, Attribute(cell, "s")) : text;
  }

  std::string StringAt(const std::string& number) const {
    std::size_t at = strings_.size();
    std::from_chars(number.data(), number.data() + number.size(), at);
    return at < strings_.size() ? strings_[at] : "";
  }

  // Days count from 1899-12-30 (18.17.4.1, the 1900 system).
  std::string NumberText(const std::string& text, const std::string& style) const {
    std::size_t format = 0;
    std::from_chars(style.data(), style.data() + style.size(), format);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number != std::floor(number) || std::abs(number) > 3'000'000) return text;
    const int whole = static_cast<int>(number);
    if (format >= are_days_.size() || !are_days_[format]) return std::to_string(whole);
    using namespace std::chrono;
    return ToIso(Date(sys_days(year(1899) / 12 / 30) + days(whole)));
  }

  zip_t* zip_;
  std::vector<std::string> strings_;
  std::vector<bool> are_days_;
};

}  // namespace

Result<TableRows> ReadXlsx(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return Error{ErrorCode::kOutOfMemory, {}, {}};
  const Zip zip(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!zip) {
    zip_source_free(source);
    return Error{ErrorCode::kCorrupt, zip_error_strerror(&error), {}};
  }
  return Workbook(zip.get()).Read();
}

}  // namespace acervo::tools
