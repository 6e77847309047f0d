#include "parsers/report/column_names.h"

#include <unordered_map>
#include <utility>
#include <vector>

#include "core/text.h"
#include "parsers/data/table_rows.h"
#include "parsers/report/wording.h"

namespace acervo::data {
extern const std::string_view kColumns;
}  // namespace acervo::data

namespace acervo::report {
namespace {

constexpr std::size_t kLongestHeading = 80;  // bytes; what is longer is a sentence

struct Entry {
  std::string_view name;
  int rank;
  bool whole = false;  // it says nothing as the beginning of a longer heading
};
using Table = std::unordered_map<std::string, Entry>;

const Table& Headings() {
  static const Table* const table = [] {
    auto* built = new Table;
    for (const auto& row : data::TableRows("columns", data::kColumns, 3))
      built->emplace(row[2], Entry{row[0], row[1] == "1" ? 1 : row[1] == "2" ? 2 : 3, row[1] == "4"});
    return built;
  }();
  return *table;
}

std::optional<ColumnName> Exact(const std::string& phrase) {
  const auto found = Headings().find(phrase);
  if (found == Headings().end()) return std::nullopt;
  return ColumnName{std::string(found->second.name), found->second.rank, found->second.rank == 3};
}

std::string WithoutBrackets(std::string_view heading) {
  std::string out;
  int depth = 0;
  for (const char c : heading) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) out += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return out;
}

// "Lugar y fecha", "Actividad / Gestión": the parts between joining words and signs.
std::vector<std::string> Parts(std::string_view heading) {
  std::vector<std::string> parts(1);
  std::string spaced;
  for (const char c : heading) {
    if (c == '/' || c == ',' || c == '-' || c == '|')
      spaced += " y ";
    else
      spaced += c;
  }
  for (const std::string& word : FoldedWords(spaced)) {
    if (word == "y" || word == "e" || word == "o" || word == "u") {
      if (!parts.back().empty()) parts.emplace_back();
    } else {
      if (!parts.back().empty()) parts.back() += ' ';
      parts.back() += word;
    }
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

// A date among the parts decides: the cell tells when.
std::optional<ColumnName> ByParts(std::string_view heading) {
  const std::vector<std::string> parts = Parts(heading);
  if (parts.size() < 2) return std::nullopt;
  std::optional<ColumnName> chosen;
  bool mixed = false;
  for (const std::string& part : parts) {
    std::optional<ColumnName> name = Exact(part);
    if (!name) continue;
    if (chosen && chosen->name != name->name) mixed = true;
    if (!chosen || (name->name == "fecha" && chosen->name != "fecha")) chosen = std::move(name);
  }
  if (chosen) chosen->rank = mixed ? 3 : chosen->rank;
  if (chosen && mixed) chosen->own_name = true;
  return chosen;
}

// 'INFORMACON', 'Acitvidad'. Of two as near the alphabet decides, so that the answer never depends on a hash.
std::optional<ColumnName> Misspelt(const std::string& phrase) {
  const std::pair<const std::string, Entry>* best = nullptr;
  for (const auto& row : Headings()) {
    if (row.second.rank == 1 && IsMisspellingOf(phrase, row.first) && (!best || row.first < best->first)) best = &row;
  }
  if (!best) return std::nullopt;
  return ColumnName{std::string(best->second.name), best->second.rank, false};
}

// 'Fecha tentativa', 'Institución que convoca'.
std::optional<ColumnName> ByFirstWord(const std::string& phrase) {
  const std::size_t space = phrase.find(' ');
  if (space == std::string::npos) return std::nullopt;
  const std::string first = phrase.substr(0, space);
  std::optional<ColumnName> name = Exact(first);
  // 'N° de asistentes' counts something else than rows.
  if (!name || name->name == "no" || Headings().at(first).whole) return std::nullopt;
  name->rank = 3;
  return name;
}

}  // namespace

std::optional<ColumnName> FindColumnName(std::string_view heading) {
  if (heading.empty() || heading.size() > kLongestHeading) return std::nullopt;
  if (Trim(heading) == "#") return ColumnName{"no", 1, false};
  std::string phrase = FoldedPhrase(WithoutBrackets(heading));
  if (phrase.empty()) phrase = FoldedPhrase(heading);
  if (auto name = Exact(phrase)) return name;
  if (auto name = ByParts(heading)) return name;
  if (auto name = Misspelt(phrase)) return name;
  return ByFirstWord(phrase);
}

std::string OwnColumnName(std::string_view heading) { return Slug(heading); }

}  // namespace acervo::report
