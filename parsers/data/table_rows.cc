// One registry for the whole program: filled once, before it is first asked; from then on only read.
#include "parsers/data/table_rows.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/text.h"
#include "parsers/data/table_specs.h"
#include "parsers/data/tsv.h"
#include "parsers/data/user_rows.h"
#include "parsers/user_tables.h"

namespace acervo::data {
namespace {

using Row = std::vector<std::string_view>;

struct Registry {
  std::map<std::string, std::vector<std::vector<std::string>>, std::less<>> rows;  // by table
  std::vector<UserTableUse> use;
  std::string fingerprint;
  std::atomic<bool> asked = false;
  std::mutex mutex;
  std::deque<std::string> joined;  // guarded by mutex: fields of a user's and a compiled row
};

Registry& TheRegistry() {
  static Registry* const registry = new Registry;  // never destroyed: views into it live as long as the program
  return *registry;
}

bool HasLists(const TableSpec& spec) {
  return std::any_of(spec.columns.begin(), spec.columns.end(),
                     [](const ColumnSpec& column) { return column.rule == ColumnRule::kList; });
}

// What the compiled row knows beside the user's: entries of its lists, a name that the user's took the place of, fields
// that the user's leaves empty.
void Join(const TableSpec& spec, Row& user, const Row& compiled, std::deque<std::string>& store) {
  std::string displaced;
  for (std::size_t i = 0; i < spec.columns.size(); ++i) {
    if (spec.columns[i].rule == ColumnRule::kList) {
      std::string list(user[i]);
      for (const std::string_view more : {std::string_view(displaced), compiled[i]}) {
        if (!more.empty()) list += (list.empty() ? "" : "|") + std::string(more);
      }
      displaced.clear();
      user[i] = store.emplace_back(std::move(list));
    } else if (spec.columns[i].rule == ColumnRule::kName) {
      if (Slug(user[i]) != Slug(compiled[i])) displaced = compiled[i];
    } else if (user[i].empty()) {
      user[i] = compiled[i];
    }
  }
}

std::vector<Row> Merged(const TableSpec& spec, const std::vector<std::vector<std::string>>& user,
                        std::string_view compiled, std::deque<std::string>& store) {
  std::vector<Row> rows;
  std::unordered_map<std::string, std::size_t> by_key;
  for (const std::vector<std::string>& fields : user) {
    rows.emplace_back(fields.begin(), fields.end());
    by_key.emplace(KeyOf(spec, rows.back()), rows.size() - 1);
  }
  const bool joins = HasLists(spec);
  for (Row& row : Rows(compiled, spec.columns.size())) {
    const auto found = by_key.find(KeyOf(spec, row));
    if (found == by_key.end())
      rows.push_back(std::move(row));
    else if (joins)
      Join(spec, rows[found->second], row, store);
  }
  return rows;
}

// FNV-1a, 64 bits.
class Fingerprint {
 public:
  void Add(std::string_view text) {
    for (const char c : text) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  std::string Hex() const {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (int shift = 60; shift >= 0; shift -= 4) hex += kDigits[hash_ >> shift & 15];
    return hex;
  }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

std::string FingerprintOf(const Registry& registry) {
  Fingerprint fingerprint;
  bool any = false;
  for (const auto& [table, rows] : registry.rows) {
    if (rows.empty() || table.starts_with("question_")) continue;  // no report is read by these
    any = true;
    fingerprint.Add(table);
    for (const std::vector<std::string>& row : rows) {
      for (const std::string& field : row) {
        fingerprint.Add(field);
        fingerprint.Add("\t");
      }
      fingerprint.Add("\n");
    }
  }
  return any ? fingerprint.Hex() : "";
}

std::string_view WithoutEnding(std::string_view file) {
  constexpr std::string_view kEnding = ".tsv";
  return file.ends_with(kEnding) ? file.substr(0, file.size() - kEnding.size()) : file;
}

}  // namespace

std::vector<Row> TableRows(std::string_view table, std::string_view compiled, std::size_t fields) {
  Registry& registry = TheRegistry();
  registry.asked = true;
  const TableSpec* spec = SpecOf(table);
  const auto user = registry.rows.find(table);
  if (spec == nullptr || user == registry.rows.end() || user->second.empty()) return Rows(compiled, fields);
  const std::lock_guard lock(registry.mutex);
  return Merged(*spec, user->second, compiled, registry.joined);
}

}  // namespace acervo::data

namespace acervo {

std::string_view Token(RowFault fault) {
  static constexpr std::array<std::string_view, 8> kTokens = {"not_utf8",  "too_few_columns", "too_many_columns",
                                                              "empty",     "unknown_value",   "no_number",
                                                              "duplicate", "unknown_table"};
  return kTokens[static_cast<std::size_t>(fault)];
}

std::vector<std::string> UserTableNames() {
  std::vector<std::string> names;
  for (const data::TableSpec& spec : data::TableSpecs()) names.push_back(std::string(spec.name) + ".tsv");
  return names;
}

std::optional<UserTablesReading> UseUserTables(const std::vector<UserTableText>& tables) {
  data::Registry& registry = data::TheRegistry();
  if (registry.asked) return std::nullopt;
  UserTablesReading reading;
  registry.rows.clear();
  for (const UserTableText& table : tables) {
    const std::string name(data::WithoutEnding(table.name));
    const data::TableSpec* spec = data::SpecOf(name);
    if (spec == nullptr || registry.rows.contains(name)) {
      const RowFault fault = spec == nullptr ? RowFault::kUnknownTable : RowFault::kDuplicate;
      reading.notices.push_back({table.name, 0, fault, {}, table.name, {}});
      continue;
    }
    data::UserRows read = data::ReadUserRows(*spec, table.text);
    reading.tables.push_back({table.name, read.rows.size(), read.notices.size()});
    std::move(read.notices.begin(), read.notices.end(), std::back_inserter(reading.notices));
    registry.rows.emplace(name, std::move(read.rows));
  }
  registry.use = reading.tables;
  registry.fingerprint = data::FingerprintOf(registry);
  return reading;
}

std::vector<UserTableUse> UserTablesInUse() { return data::TheRegistry().use; }

std::string UserTablesFingerprint() { return data::TheRegistry().fingerprint; }

}  // namespace acervo
