#include "store/decisions/record_fields.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "core/text.h"

namespace acervo::store {
namespace {

constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {{"type", kType},
                                                                         {"text", kText},
                                                                         {"section", kSection},
                                                                         {"period", kPeriod},
                                                                         {"office", kOffice},
                                                                         {"date", kDate},
                                                                         {"activity", "actividad"},
                                                                         {"entity", "entidad"},
                                                                         {"information", "informacion"},
                                                                         {"place", "lugar"},
                                                                         {"title", "actividad"},
                                                                         {"titulo", "actividad"},
                                                                         {"status", "estado"},
                                                                         {"responsible", "responsable"},
                                                                         {"remarks", "observaciones"}};

constexpr std::array<std::string_view, 12> kCells = {"actividad", "entidad",     "informacion", "fecha",
                                                     "lugar",     "responsable", "estado",      "observaciones",
                                                     "no",        kType,         kText,         kSection};

using Cells = std::vector<std::pair<std::string, std::string>>;

auto FindCell(Cells& cells, std::string_view name) {
  return std::ranges::find(cells, name, [](const auto& cell) { return std::string_view(cell.first); });
}

const std::string* CellOf(const Record& record, std::string_view name) {
  for (const auto& [field, value] : record.fields) {
    if (field == name) return &value;
  }
  return nullptr;
}

void SetCell(std::string_view name, const std::optional<std::string>& value, Record& record) {
  const auto found = FindCell(record.fields, name);
  if (!value) {
    if (found != record.fields.end()) record.fields.erase(found);
  } else if (found != record.fields.end()) {
    found->second = *value;
  } else {
    record.fields.emplace_back(name, *value);
  }
}

bool IsTitle(const Record& before, std::string_view name) {
  const std::string* const cell = CellOf(before, name);
  if (cell != nullptr && before.title) return *cell == *before.title;
  return name == "actividad";
}

bool IsText(const Record& before, std::string_view name) {
  const std::string* const cell = CellOf(before, name);
  if (cell != nullptr && !before.text.empty()) return *cell == before.text && !IsTitle(before, name);
  return name == "informacion";
}

// The cell that is the text of the record, where there is one.
std::optional<std::string> TextCell(const Record& before) {
  for (const auto& [name, value] : before.fields) {
    if (IsText(before, name)) return name;
  }
  return std::nullopt;
}

}  // namespace

std::string FieldName(std::string_view typed) {
  const std::string name = Slug(typed);
  for (const auto& [other, own] : kOtherNames) {
    if (name == other) return std::string(own);
  }
  return name;
}

bool MayHaveField(const Report& report, std::string_view field) {
  if (std::ranges::find(kCells, field) != kCells.end()) return true;
  return std::ranges::any_of(report.records, [&](const Record& record) { return CellOf(record, field) != nullptr; });
}

std::optional<std::string> FieldValue(const Record& record, std::string_view field) {
  if (field == kType) return record.type;
  if (field == kSection) return record.section;
  if (field == kText) return record.text.empty() ? std::nullopt : std::optional(record.text);
  const std::string* const cell = CellOf(record, field);
  return cell == nullptr || cell->empty() ? std::nullopt : std::optional(*cell);
}

void SetField(const Record& before, std::string_view field, const std::optional<std::string>& value, Record& record) {
  if (field == kType) {
    record.type = value;
  } else if (field == kSection) {
    record.section = value;
  } else if (field == kText) {
    record.text = value.value_or("");
    if (const auto cell = TextCell(before)) SetCell(*cell, value, record);
  } else {
    if (IsTitle(before, field)) record.title = value;
    if (IsText(before, field)) record.text = value.value_or("");
    SetCell(field, value, record);
  }
}

std::string WordsOf(const Record& record) {
  std::set<std::string> words;
  const auto add = [&](std::string_view text) {
    for (const Word& word : Words(text)) words.insert(Fold(word.text));
  };
  add(record.text);
  if (record.title) add(*record.title);
  for (const auto& [name, value] : record.fields) add(value);
  std::string all;
  for (const std::string& word : words) all.append(all.empty() ? "" : " ").append(word);
  return all;
}

double SharedWords(std::string_view a, std::string_view b) {
  const auto split = [](std::string_view text) {
    std::set<std::string_view> words;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(' '), text.size());
      words.insert(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
  };
  const auto ours = split(a), theirs = split(b);
  if (ours.empty() || theirs.empty()) return 0;
  const auto shared = std::ranges::count_if(ours, [&](std::string_view word) { return theirs.contains(word); });
  const auto all = static_cast<double>(ours.size() + theirs.size()) - static_cast<double>(shared);
  return static_cast<double>(shared) / all;
}

bool SayTheSame(const std::optional<std::string>& a, const std::optional<std::string>& b) {
  return Slug(a.value_or("")) == Slug(b.value_or(""));
}

}  // namespace acervo::store
