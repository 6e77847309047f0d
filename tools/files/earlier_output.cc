// Each kind has a mark that no other program writes: the columns of a CSV, the keys of a line of JSON, the name that an
// XML file gives itself.
#include "tools/files/earlier_output.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

#include "core/json.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kHeadBytes = std::size_t{4} << 20;  // a first line may hold the text of a whole document

std::string HeadOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(kHeadBytes, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
  return head;
}

std::string FirstLine(const std::string& head) {
  std::string line = head.substr(0, head.find('\n'));
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

bool HasKeys(const std::string& text, std::initializer_list<const char*> keys) {
  const Json json = Json::parse(text, nullptr, false);
  return json.is_object() && std::ranges::all_of(keys, [&](const char* key) { return json.contains(key); });
}

// The names of the first line, divided by a comma or a semicolon, without a byte order mark.
std::vector<std::string> HeadColumns(const std::string& head) {
  std::string line = FirstLine(head);
  if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
  const char separator = line.find(';') == line.npos ? ',' : ';';
  std::vector<std::string> columns;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(separator, at), line.size());
    columns.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return columns;
}

bool HasColumns(const std::string& head, std::initializer_list<std::string_view> names) {
  const std::vector<std::string> columns = HeadColumns(head);
  return std::ranges::all_of(names,
                             [&](std::string_view name) { return std::ranges::find(columns, name) != columns.end(); });
}

bool IsNdjson(const std::string&, const std::string& head) {
  return HasKeys(FirstLine(head), {"id", "kind", "report", "fields", "source"});
}

bool IsImportReport(const std::string&, const std::string& head) {
  return HasKeys(FirstLine(head), {"path", "sha256", "status", "rows_seen", "rejected", "ms"});
}

bool IsJson(const std::string&, const std::string& head) {
  return head.starts_with("{\"schema_version\":1,\"records\":[");
}

bool IsCsv(const std::string&, const std::string& head) {
  return HasColumns(head, {"id", "kind", "report", "date_raw", "entity_ids", "sha256"});
}

bool IsAtomCsv(const std::string&, const std::string& head) {
  return HasColumns(head, {"legacyId", "qubitParentSlug", "levelOfDescription", "culture"}) ||
         HasColumns(head, {"authorizedFormOfName", "typeOfEntity", "culture"}) ||
         HasColumns(head, {"parentAuthorizedFormOfName", "alternateForm", "culture"});
}

bool IsIcs(const std::string&, const std::string& head) {
  return head.starts_with("BEGIN:VCALENDAR") && head.find("\nPRODID:-//acervo//") != head.npos;
}

bool IsEad3(const std::string&, const std::string& head) {
  return head.find("http://ead3.archivists.org/schema/") != head.npos &&
         head.find("<unitid>acervo</unitid>") != head.npos;
}

bool IsDublinCore(const std::string&, const std::string& head) {
  return head.find("xmlns=\"urn:acervo:registros\"") != head.npos;
}

struct DiscardZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};

std::string PartOf(zip_t* archive, const char* name) {
  const std::unique_ptr<zip_file_t, DiscardZip> part(zip_fopen(archive, name, 0));
  if (!part) return "";
  std::string text(kHeadBytes, '\0');
  const zip_int64_t count = zip_fread(part.get(), text.data(), text.size());
  text.resize(static_cast<std::size_t>(std::max<zip_int64_t>(0, count)));
  return text;
}

// A workbook keeps the keywords that it was given when somebody edits it.
bool IsXlsx(const std::string& path, const std::string& head) {
  if (!head.starts_with("PK")) return false;
  const std::unique_ptr<zip_t, DiscardZip> archive(zip_open(path.c_str(), ZIP_RDONLY, nullptr));
  return archive && PartOf(archive.get(), "docProps/core.xml").find("acervo:registros") != std::string::npos;
}

struct OutputKindRow {
  std::string_view kind;
  bool (*is_it)(const std::string& path, const std::string& head);
};
constexpr std::array<OutputKindRow, 9> kOutputKinds = {{{"ndjson", IsNdjson},
                                                        {"json", IsJson},
                                                        {"csv", IsCsv},
                                                        {"xlsx", IsXlsx},
                                                        {"ics", IsIcs},
                                                        {"atom-csv", IsAtomCsv},
                                                        {"ead3", IsEad3},
                                                        {"dc", IsDublinCore},
                                                        {kImportReport, IsImportReport}}};

}  // namespace

bool IsEarlierOutput(const std::string& path, std::string_view kind) {
  if (!std::ifstream(path)) return false;
  const std::string head = HeadOf(path);
  if (head.empty()) return true;
  const auto* const row = std::ranges::find(kOutputKinds, kind, &OutputKindRow::kind);
  return row != kOutputKinds.end() && row->is_it(path, head);
}

}  // namespace acervo::tools
